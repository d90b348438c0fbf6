package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// biggerName reports whether a country's or city's name is only part of the
// name of something else: "Moscow Times", "New Mexico", "Paris Hilton".
func (d *document) biggerName(s *syntax.Sentence, a *atom) bool {
	if a.kind != "LOC" && a.kind != "NORP" {
		return false
	}
	if a.first > 0 && d.lex.is("nameprefix", s.Words[a.first-1].Text) && !plainFirst(s, a) {
		return true
	}
	if a.last >= len(s.Words) {
		return false
	}
	next := s.Words[a.last]
	if a.kind == "LOC" && d.lex.is("namepart", next.Text) {
		return true
	}
	// "Paris Hilton": the parser takes both for one flat name. A title or a
	// body behind a country is no part of its name.
	if a.kind != "LOC" || next.Rel != "flat" || !startsUpper(next.Text) || next.Head < a.first || next.Head >= a.last {
		return false
	}
	if _, ok := d.lex.titled(next.Text); ok || len(d.kb.TitleKinds(next.Text)) > 0 {
		return false
	}
	_, noun := d.lex.nouns[next.Lower()]
	return !noun && !d.titleStarts(s, a.last)
}

// plainFirst reports whether the word before a name has its capital only from
// beginning the sentence, since nothing is called so: "New US sanctions", "New
// British rules".
func plainFirst(s *syntax.Sentence, a *atom) bool {
	name := s.Words[a.first].Text
	before := a.first - 1
	opens := before == 0 || before > 1 && s.Words[before-1].UPOS == "PUNCT" && s.Words[0].Rel == "parataxis" && s.Words[before-1].Head == 0 // behind a dateline
	return opens && s.Words[before].UPOS == "ADJ" && (a.kind == "NORP" && s.Words[before].XPOS == "JJ" || a.last == a.first+1 && strings.ToUpper(name) == name)
}

// titleStarts reports whether a title of several words begins at word i
// ("Foreign Minister").
func (d *document) titleStarts(s *syntax.Sentence, i int) bool {
	for n := 2; n <= maxTitle && i+n <= len(s.Words); n++ {
		if len(d.kb.TitleKinds(textOf(s, i, i+n))) > 0 {
			return true
		}
	}
	return false
}

// trim takes titles, articles and the possessive mark off a tagged name.
func (d *document) trim(s *syntax.Sentence, span NameSpan) NameSpan {
	for i := span.First + 1; i < span.Last && i < len(s.Words); i++ {
		// a verb in a name: the tagger ran on
		if x := s.Words[i].XPOS; (x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD") && !startsUpper(s.Words[i].Text) {
			span.Last = i
		}
	}
	for span.First < span.Last && span.Last <= len(s.Words) {
		last := s.Words[span.Last-1]
		first := s.Words[span.First]
		switch {
		case last.UPOS == "PART" || last.UPOS == "PUNCT" && last.Text != ".":
			span.Last--
			continue
		case first.UPOS == "DET" || first.UPOS == "PUNCT" && first.Text != "“":
			span.First++
			continue
		}
		break
	}
	if d.partOfState(s, span) {
		span.First++ // "Western Cambodia"
	}
	if n := span.Last; span.Type != "PER" && n-span.First > 2 && s.Words[n-2].Text == "-" && s.Words[n-1].XPOS == "VBN" {
		span.Last -= 2 // "EU-brokered"
	}
	if first := d.afterTitle(s, span); (span.Type == "ORG" || span.Type == "MISC") && first >= 0 {
		span.First, span.Type = first, "PER"
	}
	if span.Type != "PER" {
		// "Ruritanian Finance" before "Minister"
		if span.Last < len(s.Words) && span.Last-span.First > 1 && len(d.kb.TitleKinds(textOf(s, span.Last-1, span.Last+1))) > 0 {
			span.Last--
			span.Type = "NORP"
		}
		return span
	}
	for i := span.Last - 2; i >= span.First; i-- {
		// the last word of a title inside the span ends the title
		t := s.Words[i].Text
		_, isTitle := d.lex.titled(t)
		if isTitle && !plausibleGiven(d.lex, t) || len(d.kb.TitleKinds(textOf(s, span.First, i+1))) > 0 {
			span.First = i + 1
			break
		}
	}
	return span
}

// partOfState reports whether a name is only a stretch of a state with a capital letter
// ("Western Cambodia"), none of its own ("Northern Ireland", "Western Australia").
func (d *document) partOfState(s *syntax.Sentence, span NameSpan) bool {
	if span.Type == "PER" || span.Last-span.First < 2 || span.Last > len(s.Words) || !d.lex.is("compass", s.Words[span.First].Text) {
		return false
	}
	whole := textOf(s, span.First, span.Last)
	return d.lands[whole] == "" && len(d.kb.Lookup(whole)) == 0 && slices.ContainsFunc(d.kb.Lookup(textOf(s, span.First+1, span.Last)), func(a knowledge.Alias) bool {
		return a.Kind == knowledge.AliasName && a.Actor.Type == "state"
	})
}

// afterTitle returns where the person's name begins in what was taken for a body and
// is a person with a title, in it or right before it: "Minister of Finance Ana Costa",
// "Ugandan Senator Amal Okello", "senator Amal Okello"; -1 when it is none.
func (d *document) afterTitle(s *syntax.Sentence, span NameSpan) int {
	if span.Last > len(s.Words) || span.Last-span.First < 2 {
		return -1
	}
	if _, n := d.nounEndingAt(s, span.Last-1); n > 0 {
		return -1 // "President Carter Center"
	}
	for i := max(span.First, 1); i+1 < span.Last; i++ {
		words := span.Last - i
		of := i > span.First+2 && s.Words[span.First+1].Lemma == "of" && plausibleGiven(d.lex, s.Words[i].Text)
		switch {
		case of && len(d.kb.TitleKinds(textOf(s, span.First, i))) > 0:
			return i
		case words <= 3 && d.postOf(s, i-1) && startsUpper(s.Words[i].Text) && startsUpper(s.Words[i+1].Text) && len(d.kb.Lookup(textOf(s, i, span.Last))) == 0:
			return i
		}
	}
	return -1
}

// postOf reports whether a word is the last of a person's title or post.
func (d *document) postOf(s *syntax.Sentence, i int) bool {
	w := s.Words[i]
	if !singular(w) || w.UPOS != "NOUN" && w.UPOS != "PROPN" {
		return false
	}
	t, ok := d.lex.titled(w.Text)
	if ok && t.code != "" || len(d.kb.TitleKinds(w.Text)) > 0 {
		return true
	}
	noun, n := d.nounEndingAt(s, i)
	return n > 0 && noun.kind == "person"
}

func plausibleGiven(l *lexicon, t string) bool { _, ok := l.given[t]; return ok }

// nameTag reports whether a word that looks like a name may be one: "Us" and
// "Who" at the start of a sentence are not.
func nameTag(w syntax.Word) bool {
	switch w.UPOS {
	case "PROPN", "ADJ", "NOUN", "X":
		return true
	case "VERB", "ADV", "NUM", "INTJ", "SYM":
		return utf8.RuneCountInString(w.Text) > 3
	}
	return utf8.RuneCountInString(w.Text) > 1 && strings.ToUpper(w.Text) == w.Text && strings.IndexFunc(w.Text, unicode.IsLetter) >= 0
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
