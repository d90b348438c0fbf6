package article

import (
	"strings"
	"unicode"
)

// WithTitle puts the title before the body as a paragraph of its own, unless
// the body begins with it already.
func WithTitle(title, body string) string {
	first, rest, _ := strings.Cut(body, "\n\n")
	if title == "" || rest != "" && SameWords(first, title) {
		return body
	}
	return title + "\n\n" + body
}

// SameWords compares two lines by letters and digits only: the same headline is
// set with different quotes, dashes and capitals.
func SameWords(a, b string) bool { return letters(a) == letters(b) }

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
