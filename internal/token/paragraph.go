package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type span struct{ start, end int }

// paragraphs cuts text at blank lines and, unless its lines are wrapped at a
// width, at every line break.
func paragraphs(text string) []span {
	lines := splitLines(text)
	wrapped := isWrapped(text, lines)
	var out []span
	open := false
	for _, l := range lines {
		s := text[l.start:l.end]
		if isBlank(s) {
			open = false
			continue
		}
		if open && wrapped && !isBullet(s) {
			out[len(out)-1].end = l.end
			continue
		}
		out = append(out, l)
		open = true
	}
	return out
}

func splitLines(text string) []span {
	var out []span
	start := 0
	for i, r := range text {
		if r == '\n' || r == '\u2028' || r == '\u2029' {
			out = append(out, span{start, i})
			start = i + utf8.RuneLen(r)
		}
	}
	return append(out, span{start, len(text)})
}

func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !isSpace(r) }) < 0
}

// isSpace counts what shows as no ink as space: also zero-width characters and
// byte-order marks, which copying from web pages leaves behind.
func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

func isBullet(s string) bool {
	s = strings.TrimLeftFunc(s, isSpace)
	for _, b := range []string{"•", "·", "‣", "▪", "* ", "- ", "– "} {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}

// isWrapped reports whether the lines of a text were broken at a width, as in
// mail and in wire copy: lines followed by another are about equally long and
// none is very long. Three such lines are asked for, since two long
// paragraphs on a line each look the same.
func isWrapped(text string, lines []span) bool {
	const narrow, wide = 45, 110
	full, short := 0, 0
	for i := range len(lines) - 1 {
		this, next := text[lines[i].start:lines[i].end], text[lines[i+1].start:lines[i+1].end]
		if isBlank(this) || isBlank(next) {
			continue
		}
		switch n := utf8.RuneCountInString(strings.TrimRight(this, " \r\t")); {
		case n > wide:
			return false
		case n >= narrow:
			full++
		default:
			short++
		}
	}
	return full >= 3 && full > 2*short
}
