package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/syntax"
)

// tok is a piece of a word: words are cut further at hyphens and slashes, so
// that "third-quarter" and "9pm" match as "third quarter" and "9 pm" do.
type tok struct {
	start, end int
	word       int // index of the sentence's word it is part of
	key        string
	entry      *entry
	lex        []lexeme // what holds for this place
}

// is reports whether the token is a word, given in lower case and without the
// stop of an abbreviation.
func (t *tok) is(w string) bool { return t.key == w }

// scan cuts a sentence into tokens and looks each up.
func (l *lexicon) scan(text string, s *syntax.Sentence, toks []tok) []tok {
	for i := range s.Words {
		w := &s.Words[i]
		if w.Start < 0 || w.End > len(text) || w.Start >= w.End {
			continue
		}
		n := len(toks)
		toks = cut(text[w.Start:w.End], w.Start, i, toks)
		for j := n; j < len(toks); j++ {
			l.lookup(text, &toks[j])
		}
	}
	for i := range toks {
		if len(toks[i].lex) > 0 || toks[i].entry != nil {
			l.place(text, toks, i)
		}
	}
	return toks
}

// cut appends the pieces of a word.
func cut(w string, at, word int, toks []tok) []tok {
	if isISO(w) {
		return append(toks, tok{start: at, end: at + len(w), word: word})
	}
	for len(w) > 0 {
		n := piece(w)
		toks = append(toks, tok{start: at, end: at + n, word: word})
		w, at = w[n:], at+n
	}
	return toks
}

// piece returns the length of a word's first piece.
func piece(w string) int {
	if n := separator(w); n > 0 {
		return n
	}
	digits := w[0] >= '0' && w[0] <= '9'
	for i := 1; i < len(w); i++ {
		if separator(w[i:]) > 0 {
			return i
		}
		if digits && w[i] == '.' && i+1 == len(w) {
			return i // the sentence's stop, not a decimal point
		}
		if digits && isLetter(w[i]) {
			// "9pm", "0900GMT" are two; "17th", "1990s" are one
			switch strings.ToLower(w[i:min(i+2, len(w))]) {
			case "st", "nd", "rd", "th", "s":
				return len(w[:i]) + suffix(w[i:])
			}
			return i
		}
	}
	return len(w)
}

func suffix(w string) int {
	n := 0
	for n < len(w) && isLetter(w[n]) {
		n++
	}
	return n
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// separator returns the length of the hyphen, dash, slash or apostrophe that w
// starts with, or 0.
func separator(w string) int {
	switch w[0] {
	case '-', '/', '\'', '(', ')', '`':
		return 1
	case 0xE2:
		r, n := utf8.DecodeRuneInString(w)
		switch r {
		case '–', '—', '‑', '‐', '−', '’', '‘':
			return n
		}
	}
	return 0
}

// split cuts a phrase of the tables as scan cuts text.
func split(phrase string) []string {
	var out []string
	for _, w := range strings.Fields(phrase) {
		for _, t := range cut(w, 0, 0, nil) {
			out = append(out, w[t.start:t.end])
		}
	}
	return out
}

// lookup fills what is known of a token by itself.
func (l *lexicon) lookup(text string, t *tok) {
	w := text[t.start:t.end]
	if len(w) > 24 {
		return
	}
	var buf [96]byte
	b := buf[:0]
	for _, r := range w {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			b = append(b, byte(r))
		case r == '–' || r == '—' || r == '‑' || r == '‐' || r == '−':
			b = append(b, '-')
		case r == '’' || r == '‘':
			b = append(b, '\'')
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	if n := len(b); n > 1 && b[n-1] == '.' {
		b = b[:n-1]
	}
	t.entry = l.words[string(b)]
	if t.entry == nil && !(b[0] >= '0' && b[0] <= '9') {
		return
	}
	if t.entry != nil {
		t.key = t.entry.word
	} else {
		t.key = string(b)
	}
	if b[0] >= '0' && b[0] <= '9' {
		t.lex = shape(t.key)
	}
}

// place adds the lexemes that hold at token i: those of the table, checked
// against capitals, stops and following words, and composed numbers.
func (l *lexicon) place(text string, toks []tok, i int) {
	t := &toks[i]
	if t.entry != nil {
		w := text[t.start:t.end]
		first, _ := utf8.DecodeRuneInString(w)
		for _, x := range t.entry.lex {
			if x.capital && !unicode.IsUpper(first) || x.stop && !strings.HasSuffix(w, ".") || !follows(toks, i+1, x.phrase) {
				continue
			}
			t.lex = append(t.lex, x)
		}
	}
	t.lex = compose(toks, i, t.lex)
}

func follows(toks []tok, i int, phrase []string) bool {
	if i+len(phrase) > len(toks) {
		return false
	}
	for k, w := range phrase {
		if toks[i+k].key != w {
			return false
		}
	}
	return true
}
