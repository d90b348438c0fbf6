package mention

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/syntax"
)

// groupBack bounds, in sentences, how far "the two" looks back.
const groupBack = 4

// plural resolves a word for several actors named before: "the two", "both
// sides", "the ministers", "the pair". It reports whether it added a mention.
func (d *document) plural(si, i int) bool {
	s := &d.sents[si]
	w := s.Words[i]
	n, ok := d.lex.several[w.Lower()]
	if !ok {
		n, ok = d.lex.several[w.LowerLemma()]
	}
	if as := d.lex.classes["sidelike"][w.LowerLemma()]; !ok && as != "" && !singular(w) && !d.namesParty() {
		n, ok = d.lex.several[as] // "both parties" of a war
	}
	if !ok || w.Rel == "nummod" || w.Rel == "det" || w.Rel == "det:predet" {
		return false
	}
	p := d.phraseAt(si, i)
	for k := p.first; k < i; k++ {
		if s.Words[k].Lemma == "other" {
			return false // "the other three" are not those named before
		}
	}
	count, kind := n.count, n.kind
	for k := p.first - 1; k >= p.first-1 && k >= 0 && k <= i; k++ {
		if c, ok := d.lex.several[s.Words[k].Lower()]; ok && k < i && c.kind == "any" {
			count = c.count
		}
	}
	switch w.UPOS {
	case "NUM":
		if p.det != "the" && p.det != "these" && p.det != "those" {
			return false
		}
	case "NOUN":
		alone := singular(w) && (n.kind == "any" && w.Lemma != "party" && w.Lemma != "rival") && w.XPOS != "NNS"
		each := (p.det == "each" || p.det == "neither" || p.det == "either") && singular(w)
		if !alone && !each && singular(w) || p.det != "the" && p.det != "both" && p.det != "these" && !each && p.pronoun < 0 || p.pronoun >= 0 && (n.kind != "state" || d.lex.is("theirs", w.Lemma)) {
			return false
		}
		if i+1 < len(s.Words) && (s.Words[i+1].Lemma == "of" || s.Words[i+1].Lemma == "that" && s.Child(i, "acl:relcl") >= 0) || d.specified(si, p) {
			return false
		}
	case "PROPN", "ADJ":
		return false
	default:
		if w.Rel == "cc:preconj" || w.Rel == "advmod" || strings.EqualFold(w.Text, "both") && i+1 < len(s.Words) && s.Words[i+1].UPOS != "VERB" && s.Words[i+1].UPOS != "AUX" {
			return false
		}
	}
	if w.UPOS == "NOUN" && kind == "person" {
		if e := d.countedBefore(si, i, count); e >= 0 {
			d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
			return true
		}
	}
	members := d.gather(si, i, count, kind)
	if members == nil && kind == "state" {
		for _, e := range d.gather(si, i, count, "person") {
			if st := d.facts[e].country; st != nil && !slices.Contains(members, d.actor(st)) {
				members = append(members, d.actor(st))
			}
		}
	}
	if members == nil && kind == "person" {
		members = d.formed(w.Lemma, count)
	}
	if w.UPOS == "NOUN" && kind == "person" && (len(members) < 2 || d.bystanders(members)) {
		if e := d.sameNoun(si, w.Lemma); e >= 0 {
			d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
			return true
		}
		return false
	}
	if len(members) < 2 {
		return false
	}
	d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: d.group(members)})
	return true
}

// bystanders reports whether one of several people holds no post that the text or the
// knowledge tells of: a man and his daughter are not "the diplomats".
func (d *document) bystanders(members []int) bool {
	return slices.ContainsFunc(members, func(m int) bool {
		e := &d.set.Entities[m]
		return e.Known == nil && (len(e.Code) < 6 || privateRole(e.Code[3:6]))
	})
}

func privateRole(role string) bool { return role == "CVL" || role == "ELI" }

// sameNoun returns the group last named by a noun in the sentences before ("60 US
// diplomats … the diplomats"), or -1.
func (d *document) sameNoun(si int, noun string) int {
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && si-d.set.Mentions[k].Sentence <= groupBack; k-- {
		if e := d.set.Mentions[k].Entity; d.facts[e].many && d.facts[e].noun == noun {
			return e
		}
	}
	return -1
}

// specified reports whether words of the phrase say which actors are meant
// ("Baltic ministers", "opposition leaders").
func (d *document) specified(si int, p *phrase) bool {
	s := &d.sents[si]
	for k := p.first; k < p.head; k++ {
		if s.Words[k].UPOS == "NUM" {
			continue
		}
		if _, ok := d.lex.titled(s.Words[k].Text); ok {
			continue
		}
		if len(d.kb.TitleKinds(textOf(s, k, p.head)+" "+s.Words[p.head].Lemma)) > 0 {
			return false
		}
		return true
	}
	return false
}

// gather returns the entities that a word for several actors means: the latest
// that are coordinated or tied by one verb, or the only ones of a sentence.
func (d *document) gather(si, i, count int, kind string) []int {
	var found []int
	d.lookBack(si, i, groupBack, func(t, start, end int) bool {
		found = d.gatherIn(t, start, end, count, kind)
		return found != nil
	})
	return found
}

// lookBack shows the mentions before word i of a sentence, and those of each of so many
// sentences before it, until visit has found what it looks for among start to end.
func (d *document) lookBack(si, i, sentences int, visit func(sentence, start, end int) bool) {
	end := len(d.set.Mentions)
	for end > 0 && d.set.Mentions[end-1].Sentence == si && d.set.Mentions[end-1].First >= i {
		end--
	}
	for t := si; t >= max(0, si-sentences); t-- {
		start := end
		for start > 0 && end-start < maxLook && d.set.Mentions[start-1].Sentence == t {
			start--
		}
		if visit(t, start, end) {
			return
		}
		end = start
	}
}

func (d *document) gatherIn(si, start, end, count int, kind string) []int {
	var distinct []int
	for k := end - 1; k >= start; k-- {
		m := &d.set.Mentions[k]
		e := &d.set.Entities[m.Entity]
		if g := e.Members; d.allOf(g, kind) && (count == 0 || len(g) == count) {
			return g
		}
		if m.Place || !d.ofKind(m.Entity, kind) {
			continue
		}
		if g := d.coordination(m); len(g) == count && d.allOf(g, kind) && (kind == "state" || !d.onlyOwners(g, start, end)) {
			return g
		}
		if g := d.partners(si, m, start, end); count == 2 && d.allOf(g, kind) {
			return g
		}
		if !slices.Contains(distinct, m.Entity) {
			distinct = append(distinct, m.Entity)
		}
	}
	for _, only := range []string{"person", "state", "body", kind} {
		var g []int
		for _, e := range distinct {
			if d.ofKind(e, only) && !d.namesOwner(e, distinct) && !d.ownsTeller(e, start, end) {
				g = append(g, e)
			}
		}
		if len(g) == count && !(kind == "side" && d.sameCode(g)) && (count != 2 || comparable(&d.set.Entities[g[0]], &d.set.Entities[g[1]])) {
			slices.Reverse(g)
			return g
		}
	}
	return nil
}

// sameCode reports whether entities are all of one body or sector, and so no two sides.
func (d *document) sameCode(entities []int) bool {
	code := d.set.Entities[entities[0]].Code
	return code != "" && !slices.ContainsFunc(entities, func(e int) bool { return d.set.Entities[e].Code != code })
}

// formed returns the latest group of people named so far whose every member
// bears the title that the noun gives them ("the ministers"), however far back.
func (d *document) formed(noun string, count int) []int {
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook); k-- {
		g := d.set.Entities[d.set.Mentions[k].Entity].Members
		if len(g) == count && !slices.ContainsFunc(g, func(m int) bool {
			return !strings.HasSuffix(strings.ToLower(d.set.Entities[m].Role), noun)
		}) {
			return g
		}
	}
	return nil
}

func (d *document) allOf(entities []int, kind string) bool {
	for _, e := range entities {
		if !d.ofKind(e, kind) {
			return false
		}
	}
	return len(entities) > 1
}

// ofKind reports whether an entity may be among several of a kind.
func (d *document) ofKind(entity int, kind string) bool {
	e := &d.set.Entities[entity]
	if len(e.Members) > 0 || d.facts[entity].many && kind == "person" {
		return false
	}
	switch kind {
	case "any":
		return e.Actor()
	case "side": // of a conflict or of talks
		return e.Actor() && !strings.HasPrefix(e.Code, "NGO") && !d.lex.is("onlooker", lastThree(e.Code))
	case "person":
		return human(e)
	case "state":
		return e.Type == "state"
	}
	return bodyType(e.Type)
}

// coordination returns the entities of the list that a mention begins ("A, B
// and C"), itself first; nil when it stands alone.
func (d *document) coordination(m *Mention) []int {
	s := &d.sents[m.Sentence]
	heads := []int{m.Head}
	if h, ok := d.titledHead(m); ok {
		heads = append(heads, h)
	}
	out := []int{m.Entity}
	if s.Words[m.Head].Rel == "conj" && s.Child(m.Head, "conj") >= 0 {
		return nil // the middle of a list
	}
	for k := 0; k < len(heads) && k < maxLook; k++ {
		for _, c := range s.Children(heads[k]) {
			if s.Words[c].Rel != "conj" && s.Child(c, "cc") < 0 {
				continue
			}
			if s.Words[c].Rel == "conj" {
				heads = append(heads, c)
			}
			e := d.later(m.Sentence, c)
			if e >= 0 && !slices.Contains(out, e) && comparable(&d.set.Entities[e], &d.set.Entities[m.Entity]) {
				out = append(out, e)
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// later is entityAt for any sentence already read.
func (d *document) later(si, i int) int {
	if a := atomAt(d.atoms[si], i); a != nil {
		return a.entity
	}
	if a := atomTitled(d.atoms[si], i); a != nil {
		return a.entity
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence >= si; k-- {
		if m := &d.set.Mentions[k]; m.Sentence == si && m.Head == i {
			return m.Entity
		}
	}
	return -1
}

// comparable reports whether two entities can stand together under one plural
// word: two people, with others around them, or two that are none.
func comparable(a, b *Entity) bool {
	return a.Actor() && b.Actor() && (human(a) == human(b) || crowd(a) || crowd(b))
}

func human(e *Entity) bool { return e.Type == "person" || e.Type == "office" }

// crowd reports whether an entity is some people together: "Diaz and a group of friends".
func crowd(e *Entity) bool { return e.Type == "population" || e.Type == "group" && e.Known == nil }

// partners returns a mention's entity and the one that it acts with or on:
// "A met with B", "A told B".
func (d *document) partners(si int, m *Mention, start, end int) []int {
	s := &d.sents[si]
	v := d.verbOf(si, m, "nsubj")
	if v < 0 {
		return nil
	}
	for k := start; k < end; k++ {
		o := &d.set.Mentions[k]
		if o.Entity == m.Entity || o.Place || !comparable(&d.set.Entities[m.Entity], &d.set.Entities[o.Entity]) {
			continue
		}
		if d.verbOf(si, o, "obj") == v || d.verbOf(si, o, "obl") == v && preposition(s, o.Head, o.Head) != "by" {
			return []int{m.Entity, o.Entity}
		}
	}
	return nil
}

// verbOf returns the word that a mention depends on in a relation, or -1.
func (d *document) verbOf(si int, m *Mention, rel string) int {
	s := &d.sents[si]
	for _, h := range []int{m.Head, headOf(s, m.First, m.Last)} {
		if a := atomTitled(d.atoms[si], h); a != nil {
			h = headOf(s, a.title.from, a.last)
		}
		for s.Words[h].Rel == "appos" && s.Words[h].Head >= 0 {
			h = s.Words[h].Head
		}
		if syntax.IsRel(s.Words[h].Rel, rel) {
			return s.Words[h].Head
		}
	}
	return -1
}

// group returns the entity that stands for several others.
func (d *document) group(members []int) int {
	sorted := slices.Sorted(slices.Values(members))
	key := fmt.Sprint("group", sorted)
	if e, ok := d.kinds[key]; ok {
		return e
	}
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = d.set.Entities[m].Name
	}
	last := len(names) - 1
	e := d.entity(Entity{
		Name: strings.Join(names[:last], ", ") + " and " + names[last], Type: d.set.Entities[members[0]].Type, Of: -1, Members: slices.Clone(members),
	}, facts{many: true})
	d.kinds[key] = e
	return e
}

// sides resolves "the Turkish side", "the Turkish and Greek sides": the states
// that the adjectives name.
func (d *document) sides(si, i int) {
	p := d.phraseAt(si, i)
	var states []int
	for k := range d.atoms[si] {
		if a := &d.atoms[si][k]; a.first >= p.first && a.last <= i && a.state() && a.kind == "NORP" {
			states = append(states, d.atomEntity(si, a))
		}
	}
	if len(states) == 0 || states[len(states)-1] == states[0] && len(states) > 1 {
		return
	}
	e := states[0]
	if len(states) > 1 {
		e = d.group(states)
	}
	d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
}

// onlyCounts reports whether a noun for some people only counts those behind its "of":
// "a group of Kenyan lawmakers" are lawmakers.
func (d *document) onlyCounts(p *phrase) bool {
	s := &d.sents[p.sentence]
	if p.det == "the" || p.head+2 >= len(s.Words) || s.Words[p.head+1].Lemma != "of" {
		return false
	}
	of := s.Words[p.head+1].Head
	if of <= p.head || s.Words[of].Head != p.head || singular(s.Words[of]) || inAtom(d.atoms[p.sentence], of) {
		return false
	}
	members, n := d.nounEndingAt(s, of)
	return n > 0 && members.code != "" && (d.lex.is("envoys", s.Words[p.head].LowerLemma()) || slices.ContainsFunc(d.atoms[p.sentence], func(a atom) bool { return p.head < a.first && a.last <= of }))
}
