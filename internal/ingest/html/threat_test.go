package html

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// attributes are n of them, all different.
func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d=1", i)
	}
	return b.String()
}

// Marks on words that are never closed are made anew in each paragraph: a page of
// which 100 kB would become gigabytes is refused, one with a mark left open is read.
func TestThreatArticleCopiedMarks(t *testing.T) {
	const p = "<p>The minister of Norway met the minister of Kenya in Oslo on Monday."
	var many strings.Builder
	for i := range 400 {
		fmt.Fprintf(&many, "<b id=%d>", i)
	}
	for name, page := range map[string]string{
		"one of many attributes": "<p><b" + attributes(3000) + ">x" + strings.Repeat(p, 3000),
		"many, all different":    "<p>" + many.String() + strings.Repeat(p, 10_000),
		"a link":                 "<p><a" + attributes(3000) + ">x" + strings.Repeat(p, 3000),
		"behind a drawing":       "<svg><title><p>" + many.String() + "</title></svg>" + strings.Repeat(p, 10_000),
	} {
		if _, err := Read(page, ""); !errors.Is(err, errCopies) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, open := range []string{"<b class=lead>", "<font size=2 color=red face=Arial><em>", "<a href=/x class=y>"} {
		if a, err := Read("<title>T</title><p>"+open+"x"+strings.Repeat(p, 1000), ""); err != nil || strings.Count(a.Text, "Kenya") != 1000 {
			t.Errorf("%s: %v", open, err)
		}
	}
}

// Time grows with the attributes of a tag, not with their square: minutes, where
// seconds are enough on a machine under load.
func TestThreatArticleAttributes(t *testing.T) {
	page := "<title>T</title><p" + attributes(400_000) + ">" + strings.Repeat("The minister of Norway met the minister of Kenya in Oslo on Monday. ", 5)
	begun := time.Now()
	a, err := Read(page, "")
	if took := time.Since(begun); err != nil || !strings.Contains(a.Text, "Kenya") || took > time.Minute {
		t.Errorf("%v after %v", err, took)
	}
}
