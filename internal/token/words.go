package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words cuts text[start:end] into tokens.
func (s *Splitter) words(text string, start, end int) []Token {
	var out []Token
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if isSpace(r) {
			i += n
			continue
		}
		j := i
		for j < end {
			r, n := utf8.DecodeRuneInString(text[j:end])
			if isSpace(r) {
				break
			}
			j += n
		}
		out = s.chunk(text, i, j, out)
		i = j
	}
	return out
}

// chunk cuts a run of characters without space: first what clings to its
// front, then what clings to its end, then what is left.
func (s *Splitter) chunk(text string, a, b int, out []Token) []Token {
	for a < b {
		n := leading(text[a:b])
		if n == 0 {
			break
		}
		out = append(out, Token{a, a + n})
		a += n
	}
	var tail []Token
	for a < b {
		n := s.trailing(text[a:b], text[b:])
		if n == 0 {
			break
		}
		tail = append(tail, Token{b - n, b})
		b -= n
	}
	if a < b {
		out = s.inside(text, a, b, out)
	}
	for i := len(tail) - 1; i >= 0; i-- {
		out = append(out, tail[i])
	}
	return out
}

// leading returns the length of the mark a chunk starts with: an opening
// quote or bracket, a currency sign, a dash or a run of dots.
func leading(c string) int {
	r, n := utf8.DecodeRuneInString(c)
	if n == len(c) || isEmoticon(c) {
		return len(c)
	}
	switch r {
	case '\'', '’':
		if contracted(c) {
			return 0
		}
		return sameRun(c, r)
	case '"', '“', '”', '‘', '«', '»', '(', '[', '{', '<', '`', '!', '?', ',', ';', ')', ']', '}', '>':
		if r == '(' || r == '[' || r == '{' || r == '"' {
			return n
		}
		return sameRun(c, r)
	case '$', '£', '€', '¥', '•', '·':
		return n
	case '#':
		if c[1] >= '0' && c[1] <= '9' {
			return n
		}
	case '*', '_', '~', '|', '=':
		return sameRun(c, r)
	case '-', '–', '—', '―':
		next, _ := utf8.DecodeRuneInString(c[n:])
		if r == '-' && unicode.IsDigit(next) {
			return 0 // a negative number
		}
		return sameRun(c, r)
	case '.':
		if m := sameRun(c, r); m > 1 {
			return m
		}
	case '…', ':':
		if n < len(c) && !isEmoticon(c) {
			return sameRun(c, r)
		}
	}
	return 0
}

func isEmoticon(c string) bool {
	switch c {
	case ":)", ":(", ":D", ";)", ":-)", ":-(", ";-)", "=)", "(:", ":P":
		return true
	}
	return false
}

func sameRun(c string, r rune) int {
	return len(c) - len(strings.TrimLeft(c, string(r)))
}

// contracted reports whether a chunk that starts with an apostrophe is a
// shortened word ("'em", "'90s") and not a quotation.
func contracted(c string) bool {
	rest := strings.ToLower(strings.TrimLeft(c, "'’"))
	if rest == "" {
		return false
	}
	word := strings.TrimRight(rest, ".,;:!?\"")
	switch word {
	case "em", "s", "t", "d", "m", "ll", "re", "ve", "til", "tis", "twas", "cause", "bout", "round":
		return true
	}
	return len(word) >= 2 && word[0] >= '0' && word[0] <= '9' && strings.HasSuffix(word, "s")
}

// trailing returns the length of the mark a chunk ends with, 0 when its last
// character belongs to its word. rest is the text after the chunk.
func (s *Splitter) trailing(c, rest string) int {
	r, n := utf8.DecodeLastRuneInString(c)
	switch r {
	case ',', ';', ':', '"', '”', '“', '»', '«', ']', '}', '>', '`', '|', '*', '~', '_', '=', '™', '®', '©':
		return endRun(c, r, n)
	case ')':
		if strings.Count(c, "(") > 0 && !strings.HasPrefix(c, "(") && strings.HasSuffix(c, "(s)") {
			return 0
		}
		return n
	case '%', '€', '£', '$', '°':
		if len(c) > n && (r == '%' || isDigitAt(c[:len(c)-n])) {
			return n
		}
		return 0
	case '!', '?':
		n := len(c) - len(strings.TrimRight(c, "!?"))
		if before := c[:len(c)-n]; strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "..") && len(before) > 1 && s.kind(before) == "" {
			n++ // "Is it true.?" ends with one mark
		}
		return n
	case '+':
		if name := c[:len(c)-1]; len(name) > 1 && strings.ToUpper(name) == name && strings.ToLower(name) != name && !strings.ContainsAny(name, "+0123456789.") {
			return 0 // "OPEC+"
		}
		return len(c) - len(strings.TrimRight(c, "+"))
	case '…':
		return endRun(c, r, n)
	case '-', '–', '—', '―':
		if r == '-' && brokenOff(c) {
			return 0
		}
		return endRun(c, r, n)
	case '\'', '’', '‘':
		if before, ok := strings.CutSuffix(c, string(r)+string(r)); ok && before != "" {
			return 2 * n // two of them for a quotation mark
		}
		return n
	case '.':
		return s.stop(c, rest)
	}
	return 0
}

// brokenOff reports whether a chunk that ends with a hyphen is a word that its
// speaker broke off: "th- that".
func brokenOff(c string) bool {
	letters := strings.TrimSuffix(c, "-")
	for _, r := range letters {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return len(letters) == 1 || len(letters) > 1 && len(letters) <= 3 && !strings.ContainsAny(strings.ToLower(letters), "aeiouy")
}

func isDigitAt(c string) bool {
	r, _ := utf8.DecodeLastRuneInString(c)
	return unicode.IsDigit(r)
}

func endRun(c string, r rune, n int) int {
	if m := len(c) - len(strings.TrimRight(c, string(r))); r == '-' || r == '>' || r == '*' || r == '…' || r == '=' || r == '—' || r == '~' || r == '_' {
		return m
	}
	return n
}

// stop decides about a full stop at the end of a chunk before the rest of the
// text.
func (s *Splitter) stop(c, rest string) int {
	if m := len(c) - len(strings.TrimRight(c, ".")); m > 1 {
		return m
	}
	if len(c) == 1 {
		return 1
	}
	switch s.kind(c) {
	case "":
		return 1
	case beforeNumber:
		if rest = strings.TrimLeftFunc(rest, isSpace); rest == "" || rest[0] < '0' || rest[0] > '9' {
			return 1
		}
	}
	return 0
}

// kind returns the kind of abbreviation a token is, "" when it is none. What
// stands before the last hyphen or slash does not count ("Lt.-Gen.").
func (s *Splitter) kind(w string) string {
	if k, ok := s.abbreviations[w]; ok {
		return k
	}
	if i := strings.LastIndexAny(w, "-/"); i >= 0 {
		if k, ok := s.abbreviations[w[i+1:]]; ok {
			return k
		}
	}
	if len(w) < 2 || w[len(w)-1] != '.' {
		return ""
	}
	// Single letters with stops: an initial (J.) or an acronym (U.S.).
	for i := 0; i < len(w); i += 2 {
		if !(w[i] >= 'A' && w[i] <= 'Z' || len(w) > 2 && w[i] >= 'a' && w[i] <= 'z') || i+1 >= len(w) || w[i+1] != '.' {
			return ""
		}
	}
	if len(w) == 2 {
		if w == "I." {
			return ""
		}
		return beforeName
	}
	return ofAny
}
