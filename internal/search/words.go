package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words gives the words of a text in small letters, in order: what stands
// between characters that are neither letter, digit nor mark. "U.S." is two.
func Words(s string) []string {
	text := strings.TrimPrefix(spaced(s), " ")
	out := make([]string, 0, len(text)/5)
	for text != "" {
		word, rest, _ := strings.Cut(text, " ")
		out, text = append(out, word), rest
	}
	return out
}

// spaced writes the words of a text in small letters with one space before and
// after each, so that a phrase stands in a text where its spaced form does. It
// is empty where there is no word.
func spaced(s string) string {
	out := make([]byte, 0, len(s)+2)
	inside := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9'):
				inside = false
				continue
			}
			if !inside {
				out, inside = append(out, ' '), true
			}
			out = append(out, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == utf8.RuneError && n == 1 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			inside = false
			continue
		}
		if !inside {
			out, inside = append(out, ' '), true
		}
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	if len(out) > 0 {
		out = append(out, ' ')
	}
	return string(out)
}

// within reports whether the words of a phrase stand in a text one after the
// other.
func within(s, phrase string) bool {
	p := spaced(phrase)
	return p != "" && strings.Contains(spaced(s), p)
}
