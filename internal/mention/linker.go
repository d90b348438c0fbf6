package mention

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"time"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// Linker finds mentions and decides which refer to the same entity. It holds
// only tables and is safe for concurrent use.
type Linker struct {
	kb  *knowledge.Base
	lex *lexicon
	geography
}

// NewLinker loads the word lists lexicon/en/{coref,pronouns,titles,givennames,
// actor-nouns}.tsv and places/regions.tsv of the data tree.
func NewLinker(fsys fs.FS, kb *knowledge.Base) (*Linker, error) {
	lex, err := loadLexicon(fsys)
	if err != nil {
		return nil, err
	}
	lands, err := loadLands(fsys)
	if err != nil {
		return nil, err
	}
	return &Linker{kb: kb, lex: lex, geography: geography{lands: lands}}, nil
}

// Link finds every mention of people, states, bodies and groups in a document
// and clusters them into entities. Offices are those held at the date at; with
// a zero date people are linked by their careers. It reads sentences and names
// of the same text and changes neither.
func (l *Linker) Link(text string, sents []syntax.Sentence, names []NameSpan, at time.Time) *Set {
	d := newDocument(l, sents, at)
	d.findNames(names)
	d.people()
	for i := range sents {
		d.sentence(i)
	}
	return d.finish()
}

func newDocument(l *Linker, sents []syntax.Sentence, at time.Time) *document {
	return &document{
		Linker: l, sents: sents, at: at, set: &Set{},
		atoms: make([][]atom, len(sents)), known: map[*knowledge.Actor]int{}, claimed: map[word]int{},
		bodies: map[string]int{}, kinds: map[string]int{}, acronyms: map[string]int{}, nouns: map[string]int{}, called: map[string][]*person{}, short: map[string]int{},
		landKnown: map[string]*knowledge.Actor{}, wordCount: map[string]int{}, families: map[string]bool{},
	}
}

// findNames finds the names of all sentences and the short forms the text
// introduces for them.
func (d *document) findNames(names []NameSpan) {
	spans := bySentence(names, len(d.sents))
	for _, n := range names {
		if n.Type == "PER" && n.Last-n.First > 1 {
			d.families[d.sents[n.Sentence].Words[n.Last-1].Text] = true
		}
	}
	for i := range d.sents {
		d.atoms[i] = d.findAtoms(&d.sents[i], spans[i])
	}
	d.strangers()
	d.halves()
	d.abbreviations()
}

// word addresses a word of the document.
type word struct{ sentence, index int }

// document is the state of linking one document.
type document struct {
	*Linker
	sents   []syntax.Sentence
	at      time.Time
	set     *Set
	atoms   [][]atom // names of each sentence in order, not overlapping
	persons []*person
	// called finds persons by any word of their name, in lower case.
	called map[string][]*person
	// givenAlone: how often the text names somebody by a single word, in lower case.
	givenAlone map[string]int
	// families are the last words of the longer names that the tagger took for people's.
	families map[string]bool
	// known finds the entity of an actor of the knowledge base.
	known map[*knowledge.Actor]int
	// claimed gives words to entities before their turn: the noun of an
	// apposition belongs to the name it explains.
	claimed map[word]int
	// bodies finds named organisations that knowledge does not have, kinds the
	// groups known by noun and country, acronyms what the text abbreviates.
	bodies, kinds, acronyms map[string]int
	// spokenLands are the countries that the text names, by their regions too, once asked for.
	spokenLands map[string]bool
	// landKnown remembers in which state a region or town lies.
	landKnown map[string]*knowledge.Actor
	// short remembers which body a shortened name stands for.
	short map[string]int
	// nouns finds the latest group of a noun, whatever its country.
	nouns map[string]int
	// facts about entities that only clustering needs, parallel to the entities
	facts []facts
	// covers lists the word ranges that a mention answers for in Set.At.
	covers []cover
	quote  quoting
	// main is the country that the document is mostly about, once asked for.
	main     *knowledge.Actor
	mainDone bool

	sheriff, sheriffDone bool             // see deputies.go
	wordCount            map[string]int   // how often words of a class stand in the text, once counted
	homeland             *knowledge.Actor // the country of the dateline, once home looked
	homeDone             bool
	// inDocument holds the countries named anywhere, once main is known.
	inDocument map[*knowledge.Actor]bool
}

// facts is what clustering knows about an entity beyond the record.
type facts struct {
	gender  byte // 'm', 'f' or 0
	many    bool // grammatically plural
	country *knowledge.Actor
	noun    string // head lemma of a nominal entity
	person  *person
	last    int // sentence of the last mention
}

type cover struct{ mention, first, last int }

func bySentence(names []NameSpan, n int) [][]NameSpan {
	out := make([][]NameSpan, n)
	for _, s := range names {
		if s.Sentence >= 0 && s.Sentence < n && s.First < s.Last {
			out[s.Sentence] = append(out[s.Sentence], s)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b NameSpan) int { return cmp.Compare(a.First, b.First) })
	}
	return out
}

// entity adds an entity and returns its index.
func (d *document) entity(e Entity, f facts) int {
	d.set.Entities = append(d.set.Entities, e)
	f.last = -1
	d.facts = append(d.facts, f)
	return len(d.set.Entities) - 1
}

// actor returns the entity of an actor of the knowledge base, made when first
// asked for.
func (d *document) actor(a *knowledge.Actor) int {
	if i, ok := d.known[a]; ok {
		return i
	}
	i := d.entity(Entity{Name: a.Name, Type: a.Type, Code: a.Code, Known: a, Of: -1}, facts{country: d.kb.State(a.Country)})
	d.known[a] = i
	if a.Parent != "" {
		if p := d.kb.Actor(a.Parent); p != nil {
			of := d.actor(p)
			d.set.Entities[i].Of = of
		}
	}
	return i
}

// mention adds a mention and returns its index.
func (d *document) mention(m Mention) int {
	d.set.Mentions = append(d.set.Mentions, m)
	d.facts[m.Entity].last = m.Sentence
	return len(d.set.Mentions) - 1
}

// sentence adds the mentions of one sentence in text order: names that were
// found before, then at each noun or pronoun what it refers to.
func (d *document) sentence(si int) {
	s := &d.sents[si]
	d.enterSentence(si)
	next := 0
	atoms := d.atoms[si]
	for i := range s.Words {
		for next < len(atoms) && atoms[next].first == i {
			d.nameMention(si, &atoms[next])
			next++
		}
		if inAtom(atoms, i) {
			continue
		}
		if strings.EqualFold(s.Words[i].Text, "counterpart") {
			d.nominal(si, i)
			continue
		}
		switch s.Words[i].UPOS {
		case "PRON", "DET", "NUM":
			d.pronoun(si, i)
		case "NOUN", "PROPN", "ADJ":
			d.nominal(si, i)
		case "VERB":
			if d.collective(s, i) {
				d.nominal(si, i)
			}
		}
	}
	d.counterpartsBehind(si)
	d.firstPersons(si)
}

// inAtom reports whether word i belongs to a name. Names are in order.
func inAtom(atoms []atom, i int) bool { return atomAt(atoms, i) != nil }

// atomAt returns the name that word i belongs to, or nil.
func atomAt(atoms []atom, i int) *atom {
	k, _ := slices.BinarySearchFunc(atoms, i, func(a atom, i int) int { return cmp.Compare(a.last, i+1) })
	if k < len(atoms) && atoms[k].first <= i && i < atoms[k].last {
		return &atoms[k]
	}
	return nil
}

// following returns a few names that end after word i: enough to find the one
// whose title the word belongs to.
func following(atoms []atom, i int) []atom {
	k, _ := slices.BinarySearchFunc(atoms, i, func(a atom, i int) int { return cmp.Compare(a.last, i+1) })
	return atoms[k:min(len(atoms), k+6)]
}

// finish sorts the mentions into text order and indexes them.
func (d *document) finish() *Set {
	order := make([]int, len(d.set.Mentions))
	for i := range order {
		order[i] = i
	}
	all := d.set.Mentions
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := all[a], all[b]
		return cmp.Or(cmp.Compare(x.Sentence, y.Sentence), cmp.Compare(x.First, y.First), cmp.Compare(y.Last, x.Last))
	})
	sorted, place := make([]Mention, len(all)), make([]int, len(all))
	for i, from := range order {
		sorted[i], place[from] = all[from], i
		e := &d.set.Entities[all[from].Entity]
		e.Mentions = append(e.Mentions, i)
	}
	d.set.Mentions = sorted
	slices.SortStableFunc(d.set.Titles, func(a, b Title) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.First, b.First))
	})
	d.set.Index()
	for _, c := range d.covers {
		d.set.cover(&d.sents[sorted[place[c.mention]].Sentence], place[c.mention], c.first, c.last)
	}
	return d.set
}

// text joins the words [first, last) of a sentence as written.
func textOf(s *syntax.Sentence, first, last int) string {
	if last-first == 1 {
		return s.Words[first].Text
	}
	var b strings.Builder
	if first < last {
		b.Grow(max(0, s.Words[last-1].End-s.Words[first].Start))
	}
	for i := first; i < last; i++ {
		if i > first && s.Words[i-1].End < s.Words[i].Start {
			b.WriteByte(' ')
		}
		b.WriteString(s.Words[i].Text)
	}
	return b.String()
}

// headOf returns the word of [first, last) whose head lies outside.
func headOf(s *syntax.Sentence, first, last int) int {
	for i := first; i < last; i++ {
		if h := s.Words[i].Head; h < first || h >= last {
			return i
		}
	}
	return last - 1
}
