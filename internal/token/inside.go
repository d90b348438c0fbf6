package token

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inside cuts what is left of a chunk between its outer marks.
func (s *Splitter) inside(text string, a, b int, out []Token) []Token {
	c := text[a:b]
	if isAddress(c) {
		return append(out, Token{a, b})
	}
	if cut, n := s.inner(c, a > 0 && text[a-1] == '-'); n > 0 {
		if cut > 0 {
			out = s.chunk(text, a, a+cut, out)
		}
		out = append(out, Token{a + cut, a + cut + n})
		if a+cut+n < b {
			out = s.chunk(text, a+cut+n, b, out)
		}
		return out
	}
	return s.clitics(text, a, b, out)
}

// longestAddress bounds what is looked through for an address, in bytes: of a line without
// spaces every rest is asked.
const longestAddress = 2048

// isAddress recognises web and mail addresses, handles and hashtags.
func isAddress(c string) bool {
	if len(c) > longestAddress || strings.ContainsAny(c, "<>\"") {
		return false
	}
	if strings.Contains(c, "://") || strings.HasPrefix(c, "www.") {
		return true
	}
	if i := strings.IndexByte(c, '@'); i >= 0 && i < len(c)-1 {
		return true
	}
	if c[0] == '#' && len(c) > 1 && c[1] > '9' {
		return true
	}
	i := strings.LastIndexByte(c, '.')
	if i <= 0 || i == len(c)-1 {
		return false
	}
	switch strings.ToLower(c[i+1:]) {
	case "com", "org", "net", "gov", "edu", "doc", "xls", "pdf", "html", "htm", "txt", "jpg", "info":
		return !strings.ContainsAny(c, ",;()\"")
	}
	return false
}

// inner finds the first mark inside a word that stands as a token of its own:
// where it starts and its length, 0 when there is none. joined says that a
// hyphen stands before the word.
func (s *Splitter) inner(c string, joined bool) (int, int) {
	for i, r := range c {
		n := utf8.RuneLen(r)
		if n < 0 {
			n = 1
		}
		prev, _ := utf8.DecodeLastRuneInString(c[:i])
		next, _ := utf8.DecodeRuneInString(c[min(i+n, len(c)):])
		switch r {
		case '-':
			if m := sameRun(c[i:], r); m > 1 {
				return i, m
			}
			if i > 0 && i+1 < len(c) && s.cutsHyphen(c, i, joined) {
				return i, 1
			}
		case '–', '—', '―', '‑', '‐', '−':
			return i, sameRun(c[i:], r)
		case '…', '"', '“', '”', '(', ')', '[', ']', '{', '}', '<', '>', ';', '|', '*', '?', '!', '=', '«', '»':
			if (r == '(' || r == ')') && strings.HasSuffix(c, "(s)") {
				continue
			}
			return i, n
		case '$', '£', '€':
			if i > 0 && unicode.IsUpper(prev) && unicode.IsDigit(next) {
				return cutCurrency(c, i+n)
			}
		case '.':
			if m := sameRun(c[i:], r); m > 1 {
				return i, m
			}
			// "end.Start": a missing space.
			if i > 2 && unicode.IsLower(prev) && unicode.IsUpper(next) && i+2 < len(c) && unicode.IsLower(rune(c[i+2])) {
				return i, 1
			}
		case ',', ':':
			if !(unicode.IsDigit(prev) && unicode.IsDigit(next)) && (unicode.IsLetter(prev) || unicode.IsLetter(next)) {
				return i, n
			}
		case '/':
			if wordy(c[:i]) && wordy(c[i+1:]) {
				return i, n
			}
		}
	}
	return numberUnit(c)
}

// cutCurrency makes the sign and its country one token ("US$").
func cutCurrency(c string, end int) (int, int) { return 0, end }

// numberUnit cuts "9pm" after the number.
func numberUnit(c string) (int, int) {
	i := 0
	for i < len(c) && (c[i] >= '0' && c[i] <= '9' || i > 0 && (c[i] == ':' || c[i] == '.')) {
		i++
	}
	if i == 0 {
		return 0, 0
	}
	switch strings.ToLower(c[i:]) {
	case "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "km", "kg", "mm", "cm", "mph", "bn", "ft", "k", "m", "hrs", "gb", "mb":
		return 0, i
	}
	return 0, 0
}

// wordy reports whether a piece starts with a word of two letters or more.
func wordy(p string) bool {
	n := 0
	for _, r := range p {
		if r == '/' {
			break
		}
		if !unicode.IsLetter(r) && r != '-' && r != '.' && r != '\'' {
			return false
		}
		n++
	}
	return n >= 2
}

// cutsHyphen decides about the hyphen at i: kept after a prefix, in telephone
// numbers and the like, cut otherwise.
func (s *Splitter) cutsHyphen(c string, i int, joined bool) bool {
	before := c[strings.LastIndexAny(c[:i], "-–—/")+1 : i]
	// Only at the start of the word: "in-law" keeps its hyphen, but
	// "daughter-in-law" is cut at both.
	if len(before) == i && !joined && s.prefixes[strings.ToLower(before)] {
		return false
	}
	digits := func(p string) bool {
		return p != "" && strings.Trim(p, "0123456789") == ""
	}
	if s.kind(c) != "" && strings.Count(c[i+1:], ".") < 2 { // but "Peru-U.S. talks"
		return false
	}
	after := c[i+1:]
	if j := strings.IndexByte(after, '-'); j >= 0 && digits(before) && digits(after[:j]) {
		return false // 555-12-34 or 11-20-2000
	}
	if digits(before) && digits(after) {
		// The end of such a number, or 555-1234, or 12345-6789; else a range.
		return !strings.Contains(c[:i], "-") && !(len(after) == 4 && (len(before) == 1 || len(before) == 3 || len(before) == 5))
	}
	return true
}

// fits reports whether a contraction is cut before the rest of a text.
func (c contraction) fits(rest string) bool {
	if len(c.before) == 0 {
		return true
	}
	rest = strings.TrimLeftFunc(rest, isSpace)
	if end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		rest = rest[:end]
	}
	return slices.Contains(c.before, strings.ToLower(rest))
}

// clitics cuts what is written together: don't, Russia's, we'll, cannot.
func (s *Splitter) clitics(text string, a, b int, out []Token) []Token {
	c := text[a:b]
	lower := strings.ToLower(c)
	if x, ok := s.contractions[lower]; ok && len(lower) == len(c) && x.fits(text[b:]) {
		for _, at := range x.cuts {
			out = append(out, Token{a, b - len(c) + at})
			a = b - len(c) + at
		}
		return append(out, Token{a, b})
	}
	i := strings.LastIndexAny(c, "'’`")
	if i < 0 {
		return append(out, Token{a, b})
	}
	_, n := utf8.DecodeRuneInString(c[i:])
	switch end := strings.ToLower(c[i+n:]); end {
	case "s", "m", "d", "ll", "re", "ve":
		if i > 0 {
			out = s.clitics(text, a, a+i, out)
			return append(out, Token{a + i, b})
		}
	case "t":
		if i > 1 && (c[i-1] == 'n' || c[i-1] == 'N') {
			return append(out, Token{a, a + i - 1}, Token{a + i - 1, b})
		}
	}
	return append(out, Token{a, b})
}
