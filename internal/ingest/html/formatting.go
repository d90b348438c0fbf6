package html

import (
	"errors"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxCopies bounds how many elements and attributes a parser may make of those
// that are written. What marks up words ("<b>") and is not closed is made anew in
// each paragraph that follows, so that pages can be written of which a few
// kilobytes become gigabytes.
const maxCopies = 8 << 20

var errCopies = errors.New("marks on words that are not closed would be copied without end")

// formatting are the elements that HTML has made anew.
func formatting(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U, atom.A:
		return true
	}
	return false
}

// drawing begins what has other rules for text than the page around it.
var drawing = regexp.MustCompile("(?i)<(svg|math)")

// copies is at most how many elements and attributes are made of formatting that is
// not closed. Each different tag is made anew up to three times at any place, of
// links only the last. What is a script or title for the page is none in a drawing:
// a page that has one is looked through in both ways.
func copies(s string) int {
	seen := map[string]bool{}
	each, link, places := 0, 0, 0
	ways := []bool{false}
	if drawing.MatchString(s) {
		ways = []bool{false, true}
	}
	for _, drawn := range ways {
		z := html.NewTokenizer(strings.NewReader(s))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			places++
			if kind != html.StartTagToken {
				continue
			}
			raw := string(z.Raw())
			name, more := z.TagName()
			if drawn {
				z.NextIsNotRawText()
			}
			a := atom.Lookup(name)
			if !formatting(a) || seen[raw] {
				continue
			}
			seen[raw] = true
			size := 1
			for ; more; size++ {
				_, _, more = z.TagAttr()
			}
			if a == atom.A {
				link = max(link, size)
			} else {
				each += 3 * size
			}
		}
	}
	return (each + link) * places
}
