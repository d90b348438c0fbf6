package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ends reports whether a sentence ends after token i, which is not the last
// of its paragraph.
func (s *Splitter) ends(text string, toks []Token, i int) bool {
	word := func(k int) string { return text[toks[k].Start:toks[k].End] }
	next := toks[i+1]
	if isCloser(text, toks, i+1) {
		return false // the quote or bracket belongs to this sentence
	}
	stop := i
	for stop > 0 && isCloser(text, toks, stop) {
		stop--
	}
	closed := stop < i
	w := word(stop)
	gap := next.Start > toks[i].End
	switch kind := s.kind(w); {
	case kind != "":
		return gap && s.endsAfter(kind, text, toks, i)
	case w == "." || w == "。":
		if !gap {
			return false
		}
		return !closed && !isCommaLike(word(i+1)) || startsBig(text, toks, i+1)
	case strings.Trim(w, "!?") == "":
		return gap && startsBig(text, toks, i+1) || !gap && false
	case strings.Trim(w, ".…") == "" && w != "":
		return gap && startsBig(text, toks, i+1)
	}
	return false
}

func isCommaLike(w string) bool { return w == "," || w == ";" || w == ":" }

// endsAfter decides about an abbreviation at token i.
func (s *Splitter) endsAfter(kind string, text string, toks []Token, i int) bool {
	j := i + 1
	for j < len(toks)-1 && isOpener(text, toks, j) {
		j++
	}
	next := text[toks[j].Start:toks[j].End]
	r, _ := utf8.DecodeRuneInString(next)
	switch kind {
	case beforeName, beforeNumber:
		return false
	case ofTime:
		return s.starters[next] || j > i+1 && unicode.IsUpper(r)
	}
	return s.starters[next] || j > i+1 && unicode.IsUpper(r) && isQuote(text[toks[i+1].Start:toks[i+1].End])
}

func isQuote(w string) bool { return strings.Trim(w, "\"“”‘’'«»") == "" && w != "" }

// isCloser reports whether token i is a quote or bracket that closes: it
// clings to what is before it.
func isCloser(text string, toks []Token, i int) bool {
	w := text[toks[i].Start:toks[i].End]
	switch w {
	case ")", "]", "}", "”", "»":
		return true
	case "\"", "'", "’", "''":
		return i > 0 && toks[i-1].End == toks[i].Start && (i+1 == len(toks) || toks[i+1].Start > toks[i].End || isMark(text[toks[i+1].Start:toks[i+1].End]))
	}
	return false
}

func isMark(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsPunct(r)
}

// isOpener reports whether token i is a quote or bracket that opens.
func isOpener(text string, toks []Token, i int) bool {
	switch w := text[toks[i].Start:toks[i].End]; w {
	case "(", "[", "{", "“", "‘", "«", "``":
		return true
	case "\"", "'":
		return !isCloser(text, toks, i)
	}
	return false
}

// startsBig reports whether a sentence could start at token i: with a capital,
// a number or a quotation, looking past opening marks and bullets.
func startsBig(text string, toks []Token, i int) bool {
	for i < len(toks)-1 && (isOpener(text, toks, i) || text[toks[i].Start:toks[i].End] == "--") {
		i++
	}
	r, _ := utf8.DecodeRuneInString(text[toks[i].Start:toks[i].End])
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r) || strings.ContainsRune("$£€#@•*", r)
}
