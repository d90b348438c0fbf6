package statement

import (
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"readout/internal/syntax"
)

// Layout, not grammar, says who speaks in a transcript ("Q: Was she told?"), in
// a quotation signed with a dash ("“It is over.” — Sara Holm") and in a post ("It is over
// — Sara Holm (@holm)").

const (
	longestSignature = 12  // words that a name with its office may have
	longestLabel     = 5   // words before the colon of a turn
	longestPost      = 600 // bytes
)

var (
	// turnPattern finds the capitals before a colon with which a line begins.
	turnPattern = regexp.MustCompile(`(?m)^[ \t]*["“”']?((?:\p{Lu}[\p{Lu}.'’-]*)(?:[ \t]+\p{Lu}[\p{Lu}.'’-]*)*)(:)[ \t]+\S`)
	// signaturePattern finds the dash and the line behind a quotation.
	signaturePattern = regexp.MustCompile(`^[ \t\x{a0}]*\n{0,2}[ \t\x{a0}]*([―—–]|--?)[ \t\x{a0}]*(\p{Lu}[^\n]{0,200})(?:\n|$)`)
	// postPattern finds the dash and who posted.
	postPattern = regexp.MustCompile(`([―—–]|--)[ \t\x{a0}]*(\p{L}[^\n()―—–]{0,60} \(@\w{1,20}\))`)
)

// laidOut is a statement as the layout gives it, in bytes.
type laidOut struct {
	source, cue, content [2]int
	why                  string
}

// layout returns the statements that a text's lines make by their form alone.
func (w *worker) layout() []Statement {
	var out []Statement
	for _, l := range slices.Concat(w.a.turns(), w.a.signatures(), w.a.posts()) {
		if st, ok := w.layStatement(l); ok {
			out = append(out, st)
		}
	}
	return out
}

// turns returns the turns of a transcript: lines that begin with somebody's name in
// capitals, where somebody speaks twice or two speak. A turn ends with its
// paragraph or where the next begins.
func (a *article) turns() []laidOut {
	var out []laidOut
	names := map[string]bool{}
	all := turnPattern.FindAllStringSubmatchIndex(a.text, -1)
	for i, m := range all {
		name := a.text[m[2]:m[3]]
		words := strings.Fields(strings.ToLower(name))
		if len(words) > longestLabel || a.lex.in(label, words[len(words)-1]) {
			continue
		}
		names[name] = true
		stop := len(a.text)
		if i+1 < len(all) {
			stop = all[i+1][0]
		}
		end := m[5] + paragraphEnd(a.text[m[5]:stop])
		out = append(out, laidOut{source: [2]int{m[2], m[3]}, cue: [2]int{m[4], m[5]}, content: a.trim(m[5], end), why: "turn of a transcript"})
	}
	if len(out) < 2 || len(names) == 1 && len(out) < 3 {
		return nil
	}
	return out
}

// signatures returns the quotations that fill a paragraph and are signed behind a
// dash.
func (a *article) signatures() []laidOut {
	var out []laidOut
	for _, q := range a.quotes {
		m := signaturePattern.FindStringSubmatchIndex(a.text[q.end:])
		if !q.closed || m == nil || !a.beginsLine(q.start) {
			continue
		}
		source := a.trim(q.end+m[4], q.end+m[5])
		if line := a.text[source[0]:source[1]]; len(line) > 2 && line[len(line)-1] == '.' && unicode.IsLower(rune(line[len(line)-2])) {
			source[1]-- // the full stop of "Sara Holm."
		}
		if len(strings.Fields(a.text[source[0]:source[1]])) > longestSignature || !a.signs(source) {
			continue
		}
		out = append(out, laidOut{source: source, cue: [2]int{q.end + m[2], q.end + m[3]}, content: [2]int{q.start, q.end}, why: "quotation signed with a dash"})
	}
	return out
}

// posts returns the posts that an article shows with the account they are from.
func (a *article) posts() []laidOut {
	if !strings.Contains(a.text, " (@") { // looking for the pattern takes longer
		return nil
	}
	var out []laidOut
	for _, m := range postPattern.FindAllStringSubmatchIndex(a.text, -1) {
		first := max(0, m[0]-longestPost)
		line := strings.LastIndexByte(a.text[first:m[0]], '\n')
		if line < 0 && first > 0 {
			continue
		}
		content := a.trim(first+line+1, m[0])
		if content[0] < content[1] {
			out = append(out, laidOut{source: [2]int{m[4], m[5]}, cue: [2]int{m[2], m[3]}, content: content, why: "post signed by its account"})
		}
	}
	return out
}

// beginsLine reports whether only space stands before a byte in its line.
func (a *article) beginsLine(at int) bool {
	for at > 0 && (a.text[at-1] == ' ' || a.text[at-1] == '\t') {
		at--
	}
	return at == 0 || a.text[at-1] == '\n'
}

// signs reports whether a line behind a dash names who signs and does not go on
// with the text: "— Reduce taxes".
func (a *article) signs(span [2]int) bool {
	for _, r := range a.within(span) {
		for i := r.First; i < r.Last; i++ {
			if word := &a.sents[r.Sentence].Words[i]; word.UPOS != "PUNCT" {
				return word.UPOS == "PROPN" || a.lex.speakers[lower(&a.sents[r.Sentence], i)] != ""
			}
		}
	}
	return false
}

// trim narrows a range to what is no space.
func (a *article) trim(start, end int) [2]int {
	for start < end && strings.ContainsRune(" \t\n\r", rune(a.text[start])) {
		start++
	}
	end = trimmedEnd(a.text, start, end)
	return [2]int{start, end}
}

// within returns the words that lie in a range of bytes.
func (a *article) within(span [2]int) []Range {
	var out []Range
	t := sort.Search(len(a.sents), func(t int) bool { return a.sents[t].End > span[0] })
	for ; t < len(a.sents) && a.sents[t].Start < span[1]; t++ {
		words := a.sents[t].Words
		first := sort.Search(len(words), func(i int) bool { return words[i].Start >= span[0] })
		last := sort.Search(len(words), func(i int) bool { return words[i].End > span[1] })
		if first < last {
			out = append(out, Range{t, first, last})
		}
	}
	return out
}

// layStatement makes a statement of what the layout gives; false where its pieces are
// no words of sentences.
func (w *worker) layStatement(l laidOut) (Statement, bool) {
	cue, source, content := w.a.within(l.cue), w.a.within(l.source), w.a.within(l.content)
	if len(cue) != 1 || len(source) == 0 || len(content) == 0 {
		return Statement{}, false
	}
	sayer := source[len(source)-1] // "MS." may end a sentence
	s := &w.a.sents[sayer.Sentence]
	r := reading{sentence: cue[0].Sentence, cue: cue[0].First, source: -1, sense: sense{frame: "*", class: "say", act: "assert"}, why: l.why}
	st := Statement{Sentence: cue[0].Sentence, CueWord: cue[0].First, Cue: l.cue, ContentWords: content, Parent: -1, Act: r.sense.act, Class: r.sense.class,
		Source: [2]int{s.Words[sayer.First].Start, s.Words[sayer.Last-1].End}, SourceSentence: sayer.Sentence, SourceWord: headOf(s, sayer.First, sayer.Last)}
	w.spans(&st)
	w.detail(&st, &r)
	st.Kind = Direct // a transcript has no marks
	return st, true
}

// withLayout joins what the layout says to what the sentences say, in the order of
// cues. The layout's stands where another statement has its cue within, or where a cue that no
// list knows would say it all ("transcript as follows:").
func (w *worker) withLayout(all []Statement) []Statement {
	laid := w.layout()
	if len(laid) == 0 {
		return all
	}
	all = slices.DeleteFunc(all, func(st Statement) bool {
		return slices.ContainsFunc(laid, func(l Statement) bool {
			return l.Cue[0] >= st.Cue[0] && l.Cue[0] < st.Cue[1] || st.Class == "" && holds(&st, l.Cue)
		})
	})
	all = append(all, laid...)
	slices.SortStableFunc(all, func(x, y Statement) int { return cmp.Compare(x.Cue[0], y.Cue[0]) })
	return all
}

// opensSentence reports whether all before word i can only be the beginning of
// its noun phrase: it joins on by a hyphen, and no
// finite verb, comma or quotation stands before it. What is in brackets does
// not count.
func opensSentence(s *syntax.Sentence, i int) bool {
	if i == 0 || s.Words[i-1].Text != "-" {
		return false
	}
	depth := 0
	for j := range i {
		w := &s.Words[j]
		switch {
		case w.Text == "(":
			depth++
		case w.Text == ")":
			depth--
		case depth > 0 || isNominal(w) || w.UPOS == "ADP" || w.XPOS == "VBG" || w.XPOS == "VBN":
		default:
			return false
		}
	}
	return depth == 0
}
