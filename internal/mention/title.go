package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// maxTitle bounds the words of a title, maxReach the words between a title and
// what it says it is of.
const (
	maxTitle = 6
	maxReach = 4
)

// title is what a text says beside a name that the person is.
type title struct {
	sentence    int
	first, last int      // words of the title, modifiers of rank included ("deputy foreign minister")
	from        int      // first word of the phrase, owner included
	kinds       []string // offices it may mean
	code        string   // role code when it is no office of the knowledge base
	gender      byte
	former      bool
	apposition  bool
	counterpart bool // "his Turkish counterpart": the office is that of another
	// Whose title it is: a name of the sentence, a word such as "department"
	// that points to a body named before, or a possessive pronoun; -1 for none.
	owner, ownerNoun, ownerPronoun int
	// state: whose it is where no word of the title says so, but the party behind the
	// name does ("R-Ohio"); nil for none.
	state *knowledge.Actor
	text  string
}

// titleBefore reads the title that ends before word end, as in "Polish Foreign
// Minister". It returns nil when there is none.
func (d *document) titleBefore(si, end int) *title {
	s := &d.sents[si]
	t := &title{sentence: si, last: end, owner: -1, ownerNoun: -1, ownerPronoun: -1}
	// "President of Russia Vladimir Putin": the owner stands between.
	if a := atomAt(d.atoms[si], end-1); a != nil {
		if a.first < 2 || a.kind == "PER" || inAtom(d.atoms[si], a.first-2) {
			return nil
		}
		if t.last = a.first - 1; s.Words[t.last].UPOS == "DET" && t.last > 1 && !inAtom(d.atoms[si], t.last-2) {
			t.last-- // "Chief of the Defence Staff Jan Novak"
		}
		switch s.Words[t.last].Lemma {
		case "of":
			t.owner = d.atomIndex(si, a.first)
		case "to", "for", "in", "at", "from": // "Malian envoy to Chad Ali Keita"
		default:
			return nil
		}
	}
	n := d.titleWords(si, t)
	if n == 0 {
		n = d.ofTitle(si, t)
	}
	if n == 0 {
		return nil
	}
	t.first = t.last - n
	d.widen(si, t)
	d.secondTitle(si, t)
	t.text = textOf(s, t.first, t.last)
	t.from = t.first
	if t.owner < 0 && !(t.code == "" && len(t.kinds) == 0 && strings.HasSuffix(t.text, ".")) { // "the new bloc Mr. Rojas built"
		d.ownerBefore(si, t)
	}
	return t
}

// beforeRank reads the office that stands before a military rank: "police spokesman |
// Colonel Ivo Maric", "its chief of staff, | Colonel-General Ivo Maric".
func (d *document) beforeRank(si int, a *atom, rank *title) []*title {
	s := &d.sents[si]
	if noun, n := d.nounEndingAt(s, rank.ownerNoun); n > 0 && noun.kind == "person" {
		rank.ownerNoun, rank.from = -1, rank.first // a spokesman owns no rank
	}
	if rank.code != "MIL" || len(rank.kinds) > 0 || rank.owner >= 0 || rank.ownerNoun >= 0 || rank.ownerPronoun >= 0 || rank.counterpart {
		return nil
	}
	at := rank.first
	if at > 1 && s.Words[at-1].Text == "-" && s.Words[at-2].UPOS == "PROPN" {
		at -= 2 // "Colonel-General"
	}
	if at < 1 {
		return nil
	}
	if s.Words[at-1].Text != "," {
		t := d.titleBefore(si, at)
		if t == nil || t.counterpart || t.code == "MIL" && len(t.kinds) == 0 && t.owner < 0 && t.ownerNoun < 0 {
			return nil
		}
		rank.from = t.from
		return []*title{t}
	}
	b := *a
	b.first = at
	t := d.titleBefore(si, at-1)
	if t == nil || t.ownerPronoun < 0 && !(d.closes(si, &b) && (t.owner >= 0 || t.from > 0 && s.Words[t.from-1].UPOS == "DET")) {
		t = d.titleAbove(si, &b)
	}
	if t == nil {
		return nil
	}
	t.apposition = true
	return []*title{t}
}

// endsTitle reports whether a title may end in a word. Most end in others.
func (d *document) endsTitle(w *syntax.Word) bool {
	lower := w.Lower()
	one := strings.TrimSuffix(lower, "s")
	return d.lex.ends[lower] || d.lex.ends[one] || d.kb.EndsTitle(lower) || d.kb.EndsTitle(one)
}

// titleWords finds the longest title that ends at t.last and returns its
// length in words, filling in what the title means.
func (d *document) titleWords(si int, t *title) int {
	s := &d.sents[si]
	if s.Words[t.last-1].Lemma == "counterpart" && singular(s.Words[t.last-1]) {
		t.counterpart = true
		return 1
	}
	best, longest := 0, maxTitle
	if !d.endsTitle(&s.Words[t.last-1]) {
		longest = 0
	}
	for n := 1; n <= longest && t.last-n >= 0; n++ {
		if inAtom(d.atoms[si], t.last-n) {
			break
		}
		if s.Words[t.last-n].UPOS == "DET" {
			if before := t.last - n - 1; before > 0 && s.Words[before].Lemma == "of" {
				continue // "head of the army"
			}
			break
		}
		words := textOf(s, t.last-n, t.last)
		kinds := d.kb.TitleKinds(words) // "Minister of Foreign Affairs"
		w, ok := d.lex.titled(words)
		if len(kinds) == 0 && !ok && !singular(s.Words[t.last-1]) {
			words = strings.TrimSuffix(words, "s") // "Presidents X and Y"
			kinds = d.kb.TitleKinds(words)
			w, ok = d.lex.titled(words)
		}
		if len(kinds) == 0 && !ok {
			continue
		}
		best, t.kinds = n, kinds
		if ok {
			t.code, t.gender = d.rankCode(words, w.code), w.gender
		}
	}
	if best > 0 {
		t.code = d.onlyOfficer(si, t, best)
		if noun, n := d.nounEndingAt(s, t.last-1); n > best && !d.lex.is("former", s.Words[t.last-n].Lower()) {
			best, t.code = n, noun.code // "opposition candidate"
		}
		return best
	}
	noun, n := d.nounEndingAt(s, t.last-1)
	if n == 0 || s.Words[t.last-1].XPOS == "NNS" || s.Words[t.last-1].XPOS == "NNPS" || noun.kind == "military" || noun.kind == "organization" || noun.kind == "government" {
		return 0
	}
	t.code = noun.code
	return n
}

// widen takes words of rank and field into the title: "deputy", "acting",
// "opposition".
func (d *document) widen(si int, t *title) {
	s := &d.sents[si]
	for k := t.first - 1; k >= 0 && t.first-k <= maxReach; k-- {
		w := s.Words[k]
		lower := w.Lower()
		if d.lex.is("former", lower) {
			t.former = true
			t.first = k + 1
			continue
		}
		t.former = t.former || strings.HasPrefix(lower, "ex-") // "ex-defence minister"
		if w.Text == "-" && k > 0 && d.lex.is("former", s.Words[k-1].Lower()) {
			t.former = true
			return
		}
		if w.UPOS == "CCONJ" && t.first == k+1 && k > 0 && nominalWord(s.Words[k-1]) && nominalWord(s.Words[k+1]) && s.Words[k-1].UPOS == s.Words[k+1].UPOS && !inAtom(d.atoms[si], k-1) {
			continue // "trade and industry commissioner"
		}
		if inAtom(d.atoms[si], k) || len(d.lex.short[lower]) > 0 && !d.widensTitle(lower) || !modifier(w) && !(w.XPOS == "NNS" && k+1 == t.first && s.Words[k+1].Lemma == "minister") { // "mines minister"
			return
		}
		if _, n := d.nounEndingAt(s, k); n > 0 && !d.widensTitle(lower) {
			return
		}
		if d.lex.is("part", lower) {
			return
		}
		t.first = k
		d.speaksFor(t, lower)
	}
}

// speaksFor takes the role of those for whom a title's bearer speaks or acts: "a rebel
// spokesman" is no government's, and a "separatist foreign minister" not the state's.
func (d *document) speaksFor(t *title, word string) {
	code := d.lex.nouns[word].code
	other := func(kind string) bool { return !strings.HasPrefix(kind, "spokesperson") }
	spokes := len(t.kinds) > 0 && !slices.ContainsFunc(t.kinds, other)
	switch rebels := inherits(code) && code != "MIL" && code != "COP"; {
	case code == "" || code == "GOV" || word == "deputy" || t.code != "GOV" && len(t.kinds) == 0 || code == "BUS" && !strings.HasPrefix(lastWord(t.text), "spokes"):
	case rebels, spokes:
		t.code, t.kinds = code, nil
	case len(t.kinds) == 0:
		t.code = code
	}
}

// secondTitle takes a title before "and" into one that a name follows: "State Councilor
// and Foreign Minister Wang Yi" is one person.
func (d *document) secondTitle(si int, t *title) {
	s := &d.sents[si]
	and := t.first - 1
	if and < 1 || s.Words[and].UPOS != "CCONJ" || inAtom(d.atoms[si], and-1) || !startsUpper(s.Words[and-1].Text) || !startsUpper(s.Words[and+1].Text) {
		return
	}
	first := &title{sentence: si, last: and, owner: -1, ownerNoun: -1, ownerPronoun: -1}
	n := d.titleWords(si, first)
	if n == 0 || first.counterpart || !singular(s.Words[and-1]) {
		return
	}
	first.first = and - n
	d.widen(si, first)
	t.first, t.former = first.first, t.former || first.former
	if len(t.kinds) == 0 {
		t.kinds = first.kinds
	}
}

// widensTitle lists the words that are bodies or people by themselves and yet
// part of a title.
func (d *document) widensTitle(lower string) bool {
	_, ok := d.lex.classes["titlepart"][lower]
	return ok
}

func nominalWord(w syntax.Word) bool { return w.UPOS == "NOUN" || w.UPOS == "PROPN" }

func modifier(w syntax.Word) bool {
	switch w.UPOS {
	case "NOUN", "PROPN", "ADJ":
		return w.XPOS != "NNS" && w.XPOS != "NNPS"
	}
	return false
}

// ownerBefore finds whose title it is to the left: "Polish", "Poland's",
// "State Department", "the ministry's", "her".
func (d *document) ownerBefore(si int, t *title) {
	s := &d.sents[si]
	k := t.from - 1
	for ; k >= 0 && (adjectival(s.Words[k].Text) || d.lex.is("former", s.Words[k].Lower())); k-- {
		t.former, t.from = t.former || !adjectival(s.Words[k].Text), k // "Algeria's leading rights activist"
	}
	if k >= 0 && s.Words[k].UPOS == "PART" {
		k--
	}
	if open := d.bracketed(si, k); open > 0 {
		k = open - 1 // "Organisation of Islamic Cooperation (OIC) head"
	}
	if k < 0 {
		return
	}
	lower := s.Words[k].Lower()
	if a := atomAt(d.atoms[si], k); a != nil {
		if a.actor == nil && a.kind != "PER" && a.kind != "ORG" && a.kind != "LOC" {
			t.from = a.first // "the Democratic mayor": nobody's
			d.formerBefore(s, t)
		} else if b, ok := d.accredited(t, a); ok {
			if t.from = a.first; b != nil {
				t.owner, t.from = d.atomIndex(si, b.first), b.first
			}
			d.formerBefore(s, t)
		} else if b := d.faithBefore(si, a); b != nil {
			t.owner, t.from = d.atomIndex(si, b.first), b.first // "Iraq's top Shiite cleric" is Iraq's
			d.formerBefore(s, t)
		} else if a.kind != "PER" || possessive(s.Words[a.last]) {
			t.owner, t.from = d.atomIndex(si, a.first), a.first
			d.formerBefore(s, t)
		}
		return
	}
	_, n := d.nounEndingAt(s, k)
	switch {
	case s.Words[k].XPOS == "PRP$" || s.Words[k].XPOS == "WP$":
		t.ownerPronoun, t.from = k, k
	case n > 0 || len(d.lex.short[lower]) > 0:
		t.ownerNoun, t.from = k, k-max(n, 1)+1
		// "Russian Foreign Ministry spokeswoman": the phrase begins before the body
		for t.from > 0 && (inAtom(d.atoms[si], t.from-1) || s.Words[t.from-1].UPOS == "ADJ") {
			t.from--
		}
	}
}

// faithBefore returns the state named before a name that only tells the faith of people,
// adjectives between; nil for none.
func (d *document) faithBefore(si int, a *atom) *atom {
	if a.actor == nil || a.actor.Type != "population" || a.actor.Country != "" {
		return nil
	}
	s := &d.sents[si]
	k := a.first - 1
	for k >= 0 && (s.Words[k].UPOS == "ADJ" && !inAtom(d.atoms[si], k) || possessive(s.Words[k])) {
		k--
	}
	if b := atomAt(d.atoms[si], k); b != nil && b.state() {
		return b
	}
	return nil
}

func (d *document) formerBefore(s *syntax.Sentence, t *title) {
	for k := t.from - 1; k >= 0 && k >= t.from-2; k-- {
		if d.lex.is("former", s.Words[k].Lower()) {
			t.former, t.from = true, k
		}
	}
}
