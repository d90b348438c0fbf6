package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// look is a word as the network sees it.
type look struct {
	text  string // as it would stand in running text
	lower string // lower case, straight quotes
}

// casing tells of common words, in lower case, whether they are names: how to
// write them where a line is all in capitals.
type casing map[string]bool

func casingIn(names, words []string) casing {
	c := make(casing, len(names)+len(words))
	for _, w := range names {
		c[w] = true
	}
	for _, w := range words {
		c[w] = false
	}
	return c
}

// looksOf prepares the words of a sentence. Headlines in capitals are read as if
// written in lower case where the list knows the lower-case word, for
// otherwise every word looks like a name.
func looksOf(words []string, c func() casing) []look {
	shouting := capitals(words)
	out := make([]look, len(words))
	for i, w := range words {
		lower := strings.ToLower(w)
		text := w
		if shouting {
			text = c().unshout(w, lower)
		}
		out[i] = look{text: text, lower: straight(lower)}
	}
	return out
}

// unshout writes a word of a line in capitals or in title case as it would
// stand in running text.
func (c casing) unshout(w, lower string) string {
	name, known := c[lower]
	if !known {
		return w
	}
	if name {
		r, n := utf8.DecodeRuneInString(lower)
		return string(unicode.ToUpper(r)) + lower[n:]
	}
	return lower
}

// capitals reports whether nearly every word of some length starts with a
// capital: a headline. Short sentences are left alone, for they are more often
// a name ("Grand Hotel") than a headline.
func capitals(words []string) bool {
	up, all := 0, 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) < 4 {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			up++
		}
	}
	return all >= 4 && up*10 >= all*9
}

// straight writes curly quotes and apostrophes as straight ones.
func straight(lower string) string {
	if !strings.ContainsFunc(lower, curly) {
		return lower
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘':
			return '\''
		case '“', '”':
			return '"'
		}
		return r
	}, lower)
}

func curly(r rune) bool { return r == '’' || r == '‘' || r == '“' || r == '”' }

// digits writes digits as 0 so that numbers are one word.
func digits(lower string) string {
	if !strings.ContainsAny(lower, "123456789") {
		return lower
	}
	return strings.Map(func(r rune) rune {
		if r >= '1' && r <= '9' {
			return '0'
		}
		return r
	}, lower)
}

// shape writes capitals as X, small letters as x, digits as d, with runs
// longer than two cut short: "McCain" is "XxXxx", "2017" "dd".
func shape(w string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range w {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 {
			b.WriteRune(c)
		}
	}
	return b.String()
}
