package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// officeHolder resolves a person named by office alone: "the French
// president", "the minister", "a ministry spokeswoman". It reports whether the
// noun was such a title.
func (d *document) officeHolder(p *phrase) bool {
	s := &d.sents[p.sentence]
	if !singular(s.Words[p.head]) {
		return false
	}
	t := d.longTitle(p)
	if t == nil {
		t = d.titleBefore(p.sentence, p.head+1)
	}
	if t == nil || t.last <= p.head || len(t.kinds) == 0 && !d.knownTitle(t) {
		return false
	}
	if of := p.head - 1; of > t.first && s.Words[of].Lemma == "of" || of-1 > t.first && s.Words[of].UPOS == "DET" && s.Words[of-1].Lemma == "of" {
		return t.first < p.head && len(t.kinds) == 0 // the end of "chief of police", read at its beginning
	}
	if t.owner < 0 && t.ownerNoun < 0 && d.fromAbroad(p) {
		return false // "a special envoy to Peru": who sent him is not told
	}
	if t.owner < 0 && t.ownerNoun < 0 && t.last < len(s.Words) {
		d.ownerAfter(p.sentence, t, t.last)
	}
	p.first = min(p.first, t.first)
	m := Mention{Sentence: p.sentence, First: p.first, Last: t.last, Head: p.head, Kind: Nominal}
	m.Entity = d.holder(p, t)
	if m.Entity < 0 {
		return false
	}
	d.bearer(t, m.Entity)
	d.mention(m)
	return true
}

// longTitle reads a title that goes on behind its noun ("secretary of state",
// "minister for foreign affairs"); nil without one.
func (d *document) longTitle(p *phrase) *title {
	s := &d.sents[p.sentence]
	if p.head+2 >= len(s.Words) || s.Words[p.head+1].UPOS != "ADP" {
		return nil
	}
	for end := min(p.head+maxReach, len(s.Words)-1); end > p.head+2; end-- {
		if t := d.titleBefore(p.sentence, end); t != nil && t.last == end && t.first <= p.head && (len(t.kinds) > 0 || t.code != "") {
			return t
		}
	}
	return nil
}

func (d *document) knownTitle(t *title) bool {
	s := &d.sents[t.sentence]
	if w, ok := d.lex.titled(t.text); ok && w.code != "" {
		return true // "chief of police"
	}
	w, ok := d.lex.titled(textOf(s, t.last-1, t.last))
	return ok && (w.code != "" || w.gender != 0) || d.lex.is("chief", lastWord(t.text)) && (t.owner >= 0 || t.ownerNoun >= 0)
}

// holder returns the entity of a person named by title: somebody of the
// document, the office's holder at the date, or the office itself.
func (d *document) holder(p *phrase, t *title) int {
	owner := d.ownerEntity(t)
	s := &d.sents[p.sentence]
	if p.pronoun >= 0 {
		if whose := d.entityAt(p.sentence, p.pronoun); d.ownLeader(t, whose) {
			owner = whose // wherever he is: "their leader in France"
		} else if owner < 0 {
			owner = d.employer(whose)
		}
	}
	if owner < 0 && p.pronoun < 0 {
		if st := d.kb.State(d.kb.TitleCountry(t.text)); st != nil {
			owner = d.actor(st) // "the pope"
		}
	}
	d.headOfBody(t, owner)
	indefinite := p.det != "" && d.lex.is("indefinite", p.det)
	if p.det == "" && owner < 0 && p.pronoun < 0 && (s.Words[p.head].UPOS != "PROPN" || p.first > 0 && s.Words[p.first-1].Lemma == "as") {
		return -1
	}
	if !indefinite {
		if e := d.titledPerson(p, t, owner); e >= 0 {
			return e
		}
	}
	if code := d.titleCode(t); owner < 0 && !d.forUnknown(t) && (!indefinite || t.last-t.first > 1 && (code == "MIL" || code == "COP" || d.federal(p))) {
		// "the president", "a military spokesman", "a federal judge": of the country in question
		if st := d.ownTitle(t, d.contextState(p, false)); st != nil {
			owner = d.actor(st)
		}
	}
	var st *knowledge.Actor
	if owner >= 0 {
		st = d.facts[owner].country
	}
	if !indefinite && !t.former && !d.at.IsZero() {
		if x, ok := d.holderOf(t, owner, st); ok {
			e := d.actor(x.Person)
			if d.set.Entities[e].Role == "" {
				d.inOffice(e, x)
			}
			return e
		}
	}
	if p.det == "the" && t.last-t.first <= 2 && !d.owned(p, t) {
		if e := d.spokenOf(p, t.gender); e >= 0 {
			return e
		}
	}
	return d.officeEntity(p, t, owner, indefinite)
}

// ownLeader reports whether a title is that of the leader or spokesman of some people who
// are no state's: "the miners freed their leader".
func (d *document) ownLeader(t *title, whose int) bool {
	if whose < 0 || !crowd(&d.set.Entities[whose]) || len(d.set.Entities[whose].Code) < 6 {
		return false
	}
	return d.lex.is("chief", lastWord(t.text)) || slices.Contains(t.kinds, "group-leader") || len(t.kinds) > 0 && isSpokes(t.kinds[0])
}

// owned reports whether the phrase itself says whose title it is.
func (d *document) owned(p *phrase, t *title) bool {
	return t.owner >= 0 || t.ownerNoun >= 0 || t.ownerPronoun >= 0 || p.pronoun >= 0 || t.former
}

// spokenOf returns the one person without an office of whom the sentence before
// speaks as its subject, or -1: a definite noun in the next sentence may tell
// what the person is ("Ana Rojas was held. The journalist …").
func (d *document) spokenOf(p *phrase, gender byte) int {
	best := -1
	s := &d.sents[p.sentence]
	if !syntax.IsRel(s.Words[p.head].Rel, "nsubj") {
		return -1
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook); k-- {
		m := &d.set.Mentions[k]
		if m.Sentence < p.sentence-1 {
			break
		}
		e, f := &d.set.Entities[m.Entity], &d.facts[m.Entity]
		if e.Type != "person" || f.person == nil {
			continue
		}
		if m.Sentence == p.sentence || best >= 0 && best != m.Entity {
			return -1 // several
		}
		subject := syntax.IsRel(d.sents[m.Sentence].Words[m.Head].Rel, "nsubj")
		if !subject || e.Role != "" && firstWord(e.Role) != "former" || gender != 0 && f.gender != 0 && f.gender != gender {
			return -1
		}
		best = m.Entity
	}
	if best >= 0 && d.calledBefore(p, best) {
		return -1
	}
	return best
}

// calledBefore reports whether the noun of a phrase has told of somebody else lately: "a
// retired judge was hired. Ana Rojas protested. The judge …".
func (d *document) calledBefore(p *phrase, but int) bool {
	noun := d.sents[p.sentence].Words[p.head].LowerLemma()
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && p.sentence-d.set.Mentions[k].Sentence <= maxBack; k-- {
		m := &d.set.Mentions[k]
		w := &d.sents[m.Sentence].Words[m.Head]
		if m.Entity != but && m.Kind == Nominal && w.LowerLemma() == noun && singular(*w) {
			return true
		}
	}
	return false
}

// officeEntity returns the entity of an office or of an unnamed person in it.
func (d *document) officeEntity(p *phrase, t *title, owner int, indefinite bool) int {
	s := &d.sents[p.sentence]
	key := "office|" + strings.ToLower(t.text)
	f := facts{gender: t.gender, noun: s.Words[p.head].Lemma}
	if owner < 0 && indefinite && t.former && t.ownerNoun < 0 && official(d.titleCode(t)) {
		if st := d.contextState(p, false); st != nil {
			owner = d.actor(st) // "police searched the home of a former minister"
		}
	}
	if owner >= 0 {
		f.country = d.country(owner)
		key += "|" + d.set.Entities[owner].Name
	}
	if e, ok := d.kinds[key]; ok && !indefinite {
		return e
	}
	e := Entity{Name: p.name(s), Type: "office", Role: t.text, Of: owner}
	if indefinite || len(t.kinds) == 0 {
		e.Type = "person"
	}
	code := d.titleCode(t)
	if t.former {
		e.Role, code = "former "+strings.TrimPrefix(t.text, "ex-"), d.pastCode(code)
	}
	if owner >= 0 {
		e.Code = d.codeOf(owner, code)
	} else if !t.former {
		e.Code = code
	}
	i := d.entity(e, f)
	d.kinds[key] = i
	return i
}

// employer returns the state or body whose office "his spokesman" is: that of
// the person, or the body itself.
func (d *document) employer(e int) int {
	if e >= 0 && human(&d.set.Entities[e]) && d.set.Entities[e].Of >= 0 {
		return d.set.Entities[e].Of
	}
	return d.masters(e)
}

// headOfBody gives "chief" and the like the office that heads the owner; a "relief
// chief" heads a part of it.
func (d *document) headOfBody(t *title, owner int) {
	if owner < 0 || !d.lex.is("chief", lastWord(t.text)) || strings.Contains(t.text, " ") && !d.lex.is("tenure", firstWord(t.text)) {
		return
	}
	k := d.set.Entities[owner].Known
	if k == nil || k.Type == "state" {
		return
	}
	offices := d.kb.OfficesOf(k.ID)
	for _, o := range offices {
		for _, name := range append([]string{o.Title}, o.Titles...) {
			if strings.Count(name, " ") == 1 && lastWord(name) == lastWord(t.text) {
				t.kinds = []string{o.Kind}
				return
			}
		}
	}
	if len(offices) == 1 {
		t.kinds = []string{offices[0].Kind}
	}
}

func lastWord(s string) string  { return strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]) }
func firstWord(s string) string { f, _, _ := strings.Cut(strings.ToLower(s), " "); return f }

// holderOf asks knowledge who held the office that a title means.
func (d *document) holderOf(t *title, owner int, st *knowledge.Actor) (knowledge.Tenure, bool) {
	if owner >= 0 {
		if e := &d.set.Entities[owner]; e.Known == nil && (e.Type == "group" || e.Type == "organization" || e.Type == "population" && len(e.Code) > 3) {
			return knowledge.Tenure{}, false // the party's president is not the country's
		}
		if k := d.set.Entities[owner].Known; k != nil && k.Type != "state" {
			if x, ok := d.holderIn(k.ID, t.kinds); ok {
				return x, true
			}
			if k.Type == "group" || k.Type == "organization" && lastThree(k.Code) != "GOV" {
				return knowledge.Tenure{}, false // the leader of rebels, or of a firm, holds no office of their state
			}
		}
	}
	if st == nil {
		return knowledge.Tenure{}, false
	}
	return d.holderIn(st.ID, d.kindsAt(t, owner, st))
}

// isSpokes reports whether a kind of office is that of who speaks for others.
func isSpokes(kind string) bool { return strings.HasPrefix(kind, "spokesperson") }

// kindsAt returns the kinds of office that a title means in a state. Who speaks
// for a ministry is not who speaks for the government: "the State Department's
// spokesman" is read as "State Department spokesman".
func (d *document) kindsAt(t *title, owner int, st *knowledge.Actor) []string {
	kinds := d.kb.TitleKindsIn(t.text, st.Country)
	if owner < 0 || len(kinds) == 0 || !isSpokes(kinds[0]) {
		return kinds
	}
	if d.forPeople(t) {
		return nil
	}
	body := d.set.Entities[owner].Name
	if d.set.Entities[owner].Type == "state" {
		if body = d.bodyBehind(t); body == "" {
			return kinds
		}
	}
	words := strings.Fields(body)
	for n := min(2, len(words)); n > 0; n-- {
		if own := d.kb.TitleKindsIn(strings.Join(words[len(words)-n:], " ")+" "+t.text, st.Country); len(own) > 0 {
			return own
		}
	}
	return nil
}

func (d *document) holderIn(actorID string, kinds []string) (knowledge.Tenure, bool) {
	for _, kind := range kinds {
		for _, o := range d.kb.OfficesOf(actorID) {
			if o.Kind != kind {
				continue
			}
			if held := d.kb.Holder(o.ID, d.at); len(held) > 0 {
				return held[len(held)-1], true
			}
		}
	}
	return knowledge.Tenure{}, false
}

// bodyBehind returns the noun of the body that a title names behind "of" or
// "for" ("the spokesman for the Chadian army"), or "".
func (d *document) bodyBehind(t *title) string {
	s := &d.sents[t.sentence]
	if t.last >= len(s.Words) || s.Words[t.last].Lemma != "of" && s.Words[t.last].Lemma != "for" {
		return ""
	}
	for k := t.last + 1; k < len(s.Words) && k <= t.last+maxReach; k++ {
		if noun, n := d.nounEndingAt(s, k); n > 0 && (noun.kind == "government" || noun.kind == "military") && s.Words[k].Head < k {
			return textOf(s, k-n+1, k+1)
		}
	}
	return ""
}
