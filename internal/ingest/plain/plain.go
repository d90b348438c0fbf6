// Package plain reads articles in plain text.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/ingest/article"
	"readout/internal/ingest/when"
	"readout/internal/text"
)

// How much of the beginning may carry a title, a byline and a date.
const (
	headBytes  = 4000
	headLines  = 12
	titleBytes = 250
	lineBytes  = 120
	bylineMax  = 60
)

// Read makes an article of decoded text: its first paragraph is the title when
// it reads like one (and stays in the text); a byline and a date are taken from
// short lines near the top. A source without text yields article.ErrEmpty.
func Read(s string) (article.Article, error) {
	a := article.Article{Text: text.Clean(s)}
	if a.Text == "" {
		return a, article.ErrEmpty
	}
	head := a.Text[:min(len(a.Text), headBytes)]
	first, rest, more := strings.Cut(head, "\n\n")
	if more && isTitle(first) {
		a.Title = strings.Join(strings.Fields(first), " ")
		head = rest
	}
	lines := strings.Split(head, "\n")
	readLines(&a, lines[:min(len(lines), headLines)])
	if a.Published.IsZero() {
		// A date in brackets or a credit line may also close the article.
		tail := strings.Split(a.Text[max(0, len(a.Text)-500):], "\n")
		readLines(&a, tail[max(1, len(tail)-3):])
	}
	return a, nil
}

// readLines fills byline and date from credit lines and the dateline.
func readLines(a *article.Article, lines []string) {
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if a.Byline == "" {
			a.Byline = byline(line)
		}
		if !a.Published.IsZero() {
			continue
		}
		if st, ok := when.Find(line[:min(len(line), lineBytes)]); ok && (isCredit(line, st) || isDateline(line, st)) {
			a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromText
		}
	}
}

// isTitle reports whether a paragraph reads like a headline: short, on at most
// three lines, and not closed like a sentence or a clause.
func isTitle(p string) bool {
	if len(p) > titleBytes || strings.Count(p, "\n") > 2 || byline(p) != "" {
		return false
	}
	if st, ok := when.Find(p); ok && isCredit(p, st) {
		return false
	}
	body := strings.TrimRight(p, `"'”’)]`)
	last, _ := utf8.DecodeLastRuneInString(body)
	switch {
	case !strings.ContainsFunc(p, unicode.IsLetter):
		return false
	case last == '.':
		return endsInInitials(body)
	}
	return !strings.ContainsRune(",;:-–—", last)
}

// endsInInitials reports whether the last word is like "U.S.", so that its stop
// does not close a sentence.
func endsInInitials(p string) bool {
	words := strings.Fields(p)
	last := strings.TrimLeft(words[len(words)-1], `"'“‘([`)
	if len(words) < 2 || len(last) < 4 || len(last)%2 != 0 {
		return false
	}
	for i := 0; i < len(last); i += 2 {
		if last[i] < 'A' || last[i] > 'Z' || last[i+1] != '.' {
			return false
		}
	}
	return true
}

// isCredit reports whether a line with a date says when the article appeared:
// the date with hardly anything around it but a label, a byline or a place.
func isCredit(line string, st when.Stamp) bool {
	if len(line) > lineBytes {
		return false
	}
	before := strings.ToLower(line[:st.Start])
	for _, label := range []string{"published", "posted", "updated", "date", "issued", "released", "last modified"} {
		if strings.HasPrefix(before, label) {
			return true
		}
	}
	rest := strings.FieldsFunc(line[:st.Start]+" "+line[min(st.End, len(line)):], func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
	return len(rest) <= 6 && !strings.HasSuffix(line, ".") || len(rest) <= 2
}

// isDateline reports whether the date belongs to the dateline that opens a
// story: "GENEVA, 14 May 2024 (Agency) -".
func isDateline(line string, st when.Stamp) bool {
	place := strings.TrimRight(line[:st.Start], " ,(/-–—")
	if i := strings.IndexAny(place, ",("); i > 0 {
		place = place[:i]
	}
	if len(place) < 2 || strings.ToUpper(place) != place {
		return false
	}
	after := line[min(st.End, len(line)):]
	end := strings.IndexAny(after[:min(len(after), 40)], "-–—:")
	return end >= 0
}

// byline returns the author of a line such as "By Jane Doe", empty for any
// other line.
func byline(line string) string {
	name, ok := strings.CutPrefix(line, "By ")
	if !ok {
		if name, ok = strings.CutPrefix(line, "BY "); !ok {
			return ""
		}
	}
	if i := strings.IndexAny(name, "|·•\n"); i > 0 {
		name = name[:i]
	}
	name = strings.TrimSpace(name)
	words := strings.Fields(name)
	if len(name) > bylineMax || len(words) < 2 || strings.HasSuffix(name, ".") {
		return ""
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "and" && w != "de" && w != "van" && w != "von" && w != "in" && w != "al" && w != "bin" {
			return ""
		}
	}
	return name
}
