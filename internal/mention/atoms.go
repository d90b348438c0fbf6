package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// maxName bounds the words of a name that knowledge is asked for.
const maxName = 10

// atom is a name in a sentence: what the tagger and knowledge make of it.
type atom struct {
	first, last int
	head        int
	kind        string // PER|ORG|LOC|NORP|EVENT|MISC
	aliases     []knowledge.Alias
	actor       *knowledge.Actor // nil when knowledge has no such name, or several persons
	alias       string           // kind of the alias chosen
	place       bool             // used as a location here
	entity      int              // -1 until it is known
	title       *title           // of a person
}

// state reports whether the atom stands for a state in any way.
func (a *atom) state() bool { return a.actor != nil && a.actor.Type == "state" }

// described reports whether a name of two words or three stands right behind a
// singular noun for one who acts, as its description: "union leader Amal
// Eltayeb" is a person, whatever the tagger takes the name for.
func (d *document) described(s *syntax.Sentence, a *atom) bool {
	at := a.first - 1
	if at < 0 || a.last-a.first < 2 || a.last-a.first > 3 || s.Words[at].XPOS != "NN" {
		return false
	}
	h := s.Words[at].Head
	before := h >= a.first && h < a.last && s.Words[at].Rel == "nmod:desc"
	over := s.Words[a.first].Head == at && s.Words[a.first].Rel == "flat" // what parsers also make of it
	if !before && !over {
		return false
	}
	noun, n := d.nounEndingAt(s, at)
	return n > 0 && (noun.kind == "person" || noun.kind == "office" || noun.kind == "population")
}

// saidToBe returns the noun for a body that an apposition says a name of one word is, and
// where it stands, -1 for none: "Vyasna, an independent rights group,".
func (d *document) saidToBe(s *syntax.Sentence, a *atom) (actorNoun, int) {
	if a.last-a.first != 1 || a.kind != "PER" && a.kind != "ORG" || a.last+2 >= len(s.Words) || s.Words[a.last].Text != "," || !d.lex.is("indefinite", s.Words[a.last+1].Lower()) && s.Words[a.last+1].Lower() != "the" {
		return actorNoun{}, -1
	}
	the := s.Words[a.last+1].Lower() == "the"
	for c := a.last + 2; c < len(s.Words) && c < a.last+2+2*maxReach; c++ {
		if w := s.Words[c]; w.Rel != "appos" && (w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "ADJ" || w.Text == "-") {
			continue
		}
		noun, n := d.nounEndingAt(s, c)
		if n > 0 && s.Words[c].Rel == "appos" && s.Words[c].Head == a.first && singular(s.Words[c]) && (noun.kind == "organization" || noun.kind == "group" && !the) {
			return noun, c
		}
		break
	}
	return actorNoun{}, -1
}

// findAtoms merges the names that knowledge has with those the tagger saw.
func (d *document) findAtoms(s *syntax.Sentence, spans []NameSpan) []atom {
	known := d.gazette(s, spans)
	spans = d.apart(s, spans, known)
	var out []atom
	for _, span := range spans {
		span = d.trim(s, span)
		if span.First >= span.Last || span.Last > len(s.Words) || span.First < 0 {
			continue
		}
		inside := 0
		for _, k := range known {
			if k.first < span.Last && span.First < k.last {
				inside++
			}
		}
		if _, ok := d.lex.pronouns[s.Words[span.First].Lower()]; ok && span.Last-span.First == 1 && !acronym(s.Words[span.First].Text) {
			continue
		}
		if d.noPerson(s, span) || (span.Type == "ORG" || span.Type == "MISC") && d.common(s, span) {
			continue
		}
		a := atom{first: span.First, last: span.Last, kind: span.Type, entity: -1}
		d.hyphened(s, &a)
		d.hyphenedBefore(s, spans, &a)
		if d.described(s, &a) {
			a.kind = "PER"
		}
		if _, n := d.saidToBe(s, &a); n >= 0 {
			a.kind = "ORG"
		}
		if inside == 0 {
			if (a.kind == "ORG" || a.kind == "PER" && d.governing(s, &a)) && d.lands[textOf(s, a.first, a.last)] != "" {
				a.kind = "LOC" // "Ohio's chief justice": no body of that name
			}
			out = append(out, a)
			continue
		}
		if headline(s) && a.kind != "PER" && a.last-a.first > 2 {
			continue // title case makes names of everything
		}
		known = slices.DeleteFunc(known, func(k atom) bool {
			return k.first < a.last && a.first < k.last && d.outranks(s, &a, &k)
		})
		if !slices.ContainsFunc(known, func(k atom) bool { return k.first < a.last && a.first < k.last }) {
			out = append(out, a)
		}
	}
	out = append(out, known...)
	out = append(out, d.administrations(s, out)...)
	out = append(out, d.leaders(s, out)...)
	out = append(out, d.regions(s, out)...)
	slices.SortStableFunc(out, func(a, b atom) int { return a.first - b.first })
	out = disjoint(out)
	for i := range out {
		d.process(s, out, i)
		a := &out[i]
		a.head = headOf(s, a.first, a.last)
		if a.actor != nil && (a.alias == knowledge.AliasCapital || a.actor.Type == "state" && a.alias == knowledge.AliasName) {
			a.place = d.literal(s, a, out)
		} else if city := capitalAmong(a.aliases); a.alias == knowledge.AliasSeat && city != nil {
			// "Brussels": an organisation's seat and a country's capital
			b := *a
			b.alias, b.actor = knowledge.AliasCapital, city
			if d.literal(s, &b, out) {
				b.place = true
				*a = b
			}
		}
	}
	return out
}

// process makes one name of a town and what is called after it: "the Minsk
// agreements", "the Geneva process". A state's name there says whose it is.
func (d *document) process(s *syntax.Sentence, atoms []atom, i int) {
	a := &atoms[i]
	if a.kind != "LOC" || a.actor != nil && a.alias != knowledge.AliasCapital || a.last >= len(s.Words) || i+1 < len(atoms) && atoms[i+1].first == a.last {
		return
	}
	if d.lex.is("process", s.Words[a.last].LowerLemma()) {
		*a = atom{first: a.first, last: a.last + 1, kind: "EVENT", entity: -1}
	}
}

// common reports whether a tagged organisation is only a body's kind ("Defense
// Ministry"): which one it is depends on where it stands.
func (d *document) common(s *syntax.Sentence, span NameSpan) bool {
	_, n := d.nounEndingAt(s, span.Last-1)
	words := textOf(s, span.First, span.Last)
	_, titled := d.lex.titled(words)
	if n == span.Last-span.First || titled || len(d.kb.TitleKinds(words)) > 0 {
		return true
	}
	// "Labour Deputy Leader"
	last := s.Words[span.Last-1].Text
	w, titled := d.lex.titled(last)
	return span.Last-span.First > 1 && (titled && w.code != "" || len(d.kb.TitleKinds(last)) > 0 || strings.EqualFold(last, "leader"))
}

// noPerson reports whether a tagged person is only a month ("in May"), a storm
// ("Hurricane Ida") or an office ("the Prime Minister").
func (d *document) noPerson(s *syntax.Sentence, span NameSpan) bool {
	if first := s.Words[max(span.First-1, 0)]; span.Type == "PER" && (d.lex.is("storm", first.Lower()) || d.lex.is("storm", s.Words[span.First].Lower())) {
		return true
	}
	if span.Last-span.First == 1 && d.kb.TitleCountry(s.Words[span.First].Text) != "" {
		return true // "the Pope", whatever the tagger took it for
	}
	if span.Type == "PER" && (d.firstTitle(s, span) || d.onlyOffice(s, span)) {
		return true
	}
	if span.Type != "PER" || span.Last-span.First != 1 || span.First == 0 || !d.lex.is("calendar", s.Words[span.First].Text) {
		return false
	}
	before := s.Words[span.First-1]
	return before.UPOS == "ADP" && before.Lemma != "with" && before.Lemma != "by" || before.Lemma == "last" || before.Lemma == "next" || before.UPOS == "NUM"
}

// onlyOffice reports whether a tagged person is but a noun for one behind an article ("the
// Prime Minister", "the Mayor") or before what it is of ("Mayor of Lima").
func (d *document) onlyOffice(s *syntax.Sentence, span NameSpan) bool {
	noun, n := d.nounEndingAt(s, span.Last-1)
	first := span.Last - n
	if n == 0 || noun.kind != "person" || first > span.First {
		return false
	}
	return first > 0 && s.Words[first-1].UPOS == "DET" || span.Last < len(s.Words) && s.Words[span.Last].Lemma == "of"
}

// firstTitle reports whether a tagged person is only a title: the first of two ("State
// Councilor and Foreign Minister"), or one before a comma and the name ("Lima Mayor,
// Ana Sousa").
func (d *document) firstTitle(s *syntax.Sentence, span NameSpan) bool {
	next := span.Last
	if next+1 >= len(s.Words) || !startsUpper(s.Words[next+1].Text) {
		return false
	}
	w, ok := d.lex.titled(s.Words[next-1].Text)
	if !ok || w.code == "" || plausibleGiven(d.lex, s.Words[span.First].Text) {
		return false
	}
	if s.Words[next].Text == "," {
		return span.Last-span.First == 2
	}
	return s.Words[next].UPOS == "CCONJ" && span.Last-span.First == 1 && span.First > 0 && startsUpper(s.Words[span.First-1].Text)
}

func capitalAmong(aliases []knowledge.Alias) *knowledge.Actor {
	for _, a := range aliases {
		if a.Kind == knowledge.AliasCapital {
			return a.Actor
		}
	}
	return nil
}

// headline reports whether a sentence is written in title case and ends
// without a stop.
func headline(s *syntax.Sentence) bool {
	n := len(s.Words)
	if n < 3 || s.Words[n-1].UPOS == "PUNCT" {
		return false
	}
	upper := 0
	for _, w := range s.Words {
		if startsUpper(w.Text) || w.UPOS == "PUNCT" || len(w.Text) < 4 {
			upper++
		}
	}
	return 10*upper >= 9*n
}

// gazette finds the names that knowledge has, the longest at each word.
func (d *document) gazette(s *syntax.Sentence, spans []NameSpan) []atom {
	texts := s.Texts()
	var out []atom
	for i := 0; i < len(texts); {
		article := i+2 < len(texts) && texts[i+1] == "-" && startsUpper(texts[i+2]) // "al-Qaeda"
		if !startsUpper(texts[i]) && !article {
			i++
			continue
		}
		n, aliases := d.kb.Longest(texts[i:min(len(texts), i+maxName)])
		if n == 0 {
			i++
			continue
		}
		nameNext := slices.ContainsFunc(spans, func(x NameSpan) bool { return x.First == i+n })
		ministry := n == 1 && i+2 <= len(texts) && d.postNamed(s, i+1) // "Labour Minister"
		if a, ok := d.knownAtom(s, i, i+n, aliases); ok && !(ministry && a.actor.Type == "group") && (nameNext || !d.biggerName(s, &a)) {
			out = append(out, a)
		}
		i += n
	}
	return out
}

// postNamed reports whether the word before word i and word i name a post or a ministry.
func (d *document) postNamed(s *syntax.Sentence, i int) bool {
	_, n := d.nounEndingAt(s, i)
	return n > 1 || len(d.kb.TitleKinds(textOf(s, i-1, i+1))) > 0
}

// knownAtom judges one name that knowledge has; false when it is no name here.
func (d *document) knownAtom(s *syntax.Sentence, first, last int, aliases []knowledge.Alias) (atom, bool) {
	alias, ok := d.choose(aliases)
	if !ok {
		return atom{}, false
	}
	if last-first == 1 && !nameTag(s.Words[first]) {
		return atom{}, false
	}
	a := atom{first: first, last: last, aliases: aliases, actor: alias.Actor, alias: alias.Kind, entity: -1, kind: "ORG"}
	switch {
	case alias.Actor.Type == "person":
		a.kind = "PER"
		if last-first == 1 {
			return atom{}, false // a bare family name is left to the tagger and the document
		}
	case alias.Kind == knowledge.AliasAdjective || alias.Kind == knowledge.AliasPeople:
		a.kind = "NORP"
	case alias.Actor.Type == "state" && alias.Kind != knowledge.AliasSeat:
		a.kind = "LOC"
	}
	return a, true
}

// choose picks the alias that holds at the document's date; a state's own name
// before others, names before metonyms.
func (d *document) choose(aliases []knowledge.Alias) (knowledge.Alias, bool) {
	best, rank := -1, 0
	for i, a := range aliases {
		if !d.at.IsZero() && (!a.From.IsZero() && d.at.Before(a.From) || !a.To.IsZero() && !d.at.Before(a.To)) {
			continue
		}
		r := 1
		switch a.Kind {
		case knowledge.AliasName:
			r = 5
		case knowledge.AliasAdjective:
			r = 4
		case knowledge.AliasPeople:
			r = 3
		case knowledge.AliasSeat:
			r = 2
		}
		if r > rank {
			best, rank = i, r
		}
	}
	if best < 0 {
		return knowledge.Alias{}, false
	}
	return aliases[best], true
}
