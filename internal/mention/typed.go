package mention

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// nominal looks at a word outside names and adds the mention it heads, if it
// stands for somebody who can act.
func (d *document) nominal(si, i int) {
	s := &d.sents[si]
	if d.inTitle(si, i) {
		return
	}
	if e, ok := d.claimed[word{si, i}]; ok {
		p := d.phraseAt(si, i)
		if s.Words[i].Lemma == "counterpart" {
			d.namedCounterpart(si, p, e)
		} else if d.set.Entities[e].Of < 0 && d.facts[e].person != nil {
			d.fromTitle(d.facts[e].person, true)
		}
		d.nowNamed(p, e)
		d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
		return
	}
	if d.kindBehindName(si, i) || d.ofLiberty(s, i) || d.modifies(si, i) || d.wing(si, i) || i+2 < len(s.Words) && d.nounOf(si, i+2) == i {
		return
	}
	lemma := s.Words[i].LowerLemma()
	switch {
	case strings.EqualFold(s.Words[i].Text, "counterpart"), lemma == "colleague" && singular(s.Words[i]) && d.foreignColleague(si, i):
		d.counterpart(si, i)
		return
	case d.plural(si, i):
		return
	case (lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "republic" || lemma == "kingdom") && singular(s.Words[i]):
		d.thatCountry(si, i)
		return
	case (lemma == "neighbor" || lemma == "neighbour") && singular(s.Words[i]):
		d.neighbour(si, i)
		return
	case lemma == "side":
		d.sides(si, i)
		return
	case d.lex.several[lemma].kind == "state" && lemma != "government" && lemma != "power" && !d.bloc(si, i-1):
		d.countedStates(si, i)
		return
	}
	p := d.phraseAt(si, i)
	if d.eachSide(p) {
		return
	}
	e := d.besideName(p)
	if e < 0 {
		if d.officeHolder(p) {
			return
		}
		e = d.pointsBack(p)
	}
	if e >= 0 {
		d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
	} else if noun, n := d.nounEndingAt(s, i); n > 0 {
		d.typed(p, noun, i-n+1)
	}
}

// wing reports whether noun i is the second half of a word that only says of what kind the
// next noun is: "the left-wing party".
func (d *document) wing(si, i int) bool {
	s := &d.sents[si]
	w := &s.Words[i]
	return i > 1 && s.Words[i-1].Text == "-" && s.Words[i-1].End == w.Start && w.Head > i && (syntax.IsRel(w.Rel, "compound") || w.Rel == "amod")
}

// bloc reports whether word i ends the name of an international body: "NATO allies"
// are NATO, "US allies" are not the US.
func (d *document) bloc(si, i int) bool {
	a := atomAt(d.atoms[si], i)
	return a != nil && a.actor != nil && strings.HasPrefix(a.actor.Code, "IGO")
}

// besideName returns the body whose name stands directly beside its kind ("the
// Unity party", "the militant group Boko Haram"), or -1.
func (d *document) besideName(p *phrase) int {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	lemma := w.LowerLemma()
	if a := atomAt(d.atoms[p.sentence], p.head-1); a != nil && a.kind == "ORG" && len(d.lex.short[lemma]) > 0 && lemma != "mission" {
		e := d.atomEntity(p.sentence, a)
		if x := &d.set.Entities[e]; x.Type == "group" || x.Type == "organization" && x.Known == nil {
			if noun, n := d.nounEndingAt(s, p.head); n > 0 && noun.code == "JRN" {
				d.codeByNoun(e, p, noun) // "the Island Sun newspaper"
			}
			return e
		}
	}
	if a := d.explains(p); a != nil {
		if noun, n := d.nounEndingAt(s, p.head); n > 0 && (noun.kind == "organization" || noun.kind == "group") {
			e := d.atomEntity(p.sentence, a)
			d.codeByNoun(e, p, noun)
			return e
		}
	}
	if a := atomAt(d.atoms[p.sentence], p.head+1); a != nil && a.kind == "ORG" && singular(w) {
		if noun, n := d.nounEndingAt(s, p.head); n > 0 && noun.kind != "person" {
			e := d.atomEntity(p.sentence, a)
			d.codeByNoun(e, p, noun)
			return e
		}
	}
	if a := d.apposedName(p); a != nil {
		if noun, n := d.nounEndingAt(s, p.head); n > 0 && (armed(noun.code) || noun.code == "PTY" || noun.code == "OPP") {
			e := d.atomEntity(p.sentence, a)
			d.codeByNoun(e, p, noun)
			return e
		}
	}
	return -1
}

// pointsBack returns the body met before that a definite noun means, or -1.
// "The militants" may be a group without a name, "the ministry" is one.
func (d *document) pointsBack(p *phrase) int {
	w := d.sents[p.sentence].Words[p.head]
	lower := w.Lower()
	switch {
	case len(d.lex.short[lower]) == 0 || !p.definite() && w.UPOS != "PROPN":
		return -1
	case singular(w):
		return d.bodyAt(p.sentence, p.head)
	}
	return d.antecedentBody(p.sentence, p.head, lower)
}

// singular reports whether a noun stands for one; taggers miss "servicemen".
func singular(w syntax.Word) bool {
	return w.XPOS != "NNS" && w.XPOS != "NNPS" && !strings.HasSuffix(w.Text, "men")
}

// inTitle reports whether word i is part of a title before a name.
func (d *document) inTitle(si, i int) bool {
	for _, a := range following(d.atoms[si], i) {
		if t := a.title; t != nil && t.first <= i && i < t.last {
			return true
		}
	}
	return false
}

// modifies reports whether noun i only modifies the next noun ("rebel
// forces"), unless it is a body whose people follow ("ministry officials").
func (d *document) modifies(si, i int) bool {
	s := &d.sents[si]
	if i+1 >= len(s.Words) {
		return false
	}
	w, next := s.Words[i], s.Words[i+1]
	if a := atomAt(d.atoms[si], i+1); a != nil {
		// "the opposition Unity party"
		return a.kind == "ORG" && a.last < len(s.Words) && len(d.lex.short[s.Words[a.last].Lower()]) > 0
	}
	noun, n := d.nounEndingAt(s, i)
	irregular := n > 0 && armed(noun.code) && noun.code != "MIL"
	if next.Text == "-" && i+2 < len(s.Words) && w.End == next.Start && next.End == s.Words[i+2].Start {
		return !irregular || !d.lex.is("held", s.Words[i+2].Lower()) // "rebel-held"
	}
	if next.UPOS != "NOUN" && next.UPOS != "PROPN" {
		return w.UPOS == "ADJ" && w.Rel == "amod" && w.Head == i+1
	}
	if w.Head != i+1 && !(w.Head > i && (w.Rel == "compound" || w.Rel == "amod")) && w.Rel != "flat" && next.Rel != "flat" {
		return false
	}
	lower := w.Lower()
	if _, n := d.nounEndingAt(s, i+1); n > 0 {
		return n != 1 || len(d.lex.short[lower]) == 0
	}
	if n > 0 && (holdsSites(noun.code) && d.theirs(w, next) || d.voiced(w, noun, next)) {
		return false
	}
	// "Omani army trucks": the army is named, whatever it has
	owner := i-n >= 0 && (inAtom(d.atoms[si], i-n) || possessive(s.Words[i-n]))
	if a := atomAt(d.atoms[si], i-n); n > 0 && owner && noun.code == "REF" && (a == nil || a.actor != nil) && d.lex.is("site", next.LowerLemma()) {
		return false // "a Sudanese refugee camp"
	}
	return n == 0 || !owner || noun.kind != "government" && noun.kind != "military"
}

// voiced reports whether the noun behind a word is what those whom the word names call
// for, say or stage: "union demands", "a student march".
func (d *document) voiced(w syntax.Word, noun actorNoun, next syntax.Word) bool {
	return noun.code != "" && noun.code != "JRN" && d.lex.is("voice", next.LowerLemma()) && !d.lex.is("voice", w.LowerLemma())
}

// holdsSites reports whether people of a role are those whose bases and posts are
// attacked for whose they are.
func holdsSites(role string) bool { return armed(role) || role == "COP" }

// theirs reports whether the noun behind a word is a place or a deed of those whom the
// word names: "rebel positions", "a police station", "rebel shelling".
func (d *document) theirs(w, next syntax.Word) bool {
	kind := next.LowerLemma()
	return d.lex.is("site", kind) || w.Lemma != "military" && (d.lex.is("force", kind) || d.lex.is("force", next.Lower()))
}

// typed adds a noun phrase for people or a body known by noun and owner:
// "Polish troops", "rebels".
func (d *document) typed(p *phrase, noun actorNoun, nounFirst int) {
	if noun.kind == "group" && (noun.code == "" || d.lex.is("envoys", d.sents[p.sentence].Words[p.head].LowerLemma())) && d.onlyCounts(p) {
		return
	}
	if noun.code == "PTY" && p.head > 0 && d.sents[p.sentence].Words[p.head].LowerLemma() == "party" && d.lex.is("anyparty", d.sents[p.sentence].Words[p.head-1].Lower()) {
		return // "outside parties" are of no politics
	}
	d.owners(p)
	s := &d.sents[p.sentence]
	if a := atomAt(d.atoms[p.sentence], p.head-1); a != nil && armed(noun.code) && a.actor != nil && a.actor.Type == "group" {
		p.owners = []int{d.atomEntity(p.sentence, a)} // "Peru's Shining Path rebels"
	}
	if noun.code = d.bodyCode(p, noun); p.former && noun.code == "GOV" && noun.kind == "person" {
		noun.code = elite // "a former first lady"
	}
	noun = d.allied(p, d.ofPolice(p, noun), nounFirst)
	if e := d.sender(p, noun); e >= 0 && len(p.owners) == 0 {
		p.owners = []int{e}
	}
	if e := d.chief(p); e >= 0 && len(p.owners) == 0 && armed(noun.code) {
		p.owners = []int{e}
	}
	if noun.code == "REF" && p.place == nil && len(p.owners) == 0 {
		p.place = d.fledFrom(p)
	}
	if d.noAgent(p, noun) {
		return
	}
	bare := len(p.owners) == 0
	if bare && noun.code == "MIL" && d.lex.is("police", s.Words[p.head].LowerLemma()) && (d.policeNear(p.sentence) || syntax.IsRel(s.Words[p.head].Rel, "nsubj") && s.Words[p.head].Head >= 0 && d.policed(s, s.Words[p.head].Head)) {
		noun.code = "COP"
	}
	if d.resistance(p) {
		return
	}
	if bare && (nounFirst == p.head || noun.kind == "organization") && d.lex.is("weak", s.Words[p.head].LowerLemma()) && !(d.lex.is("single", s.Words[p.head].Lower()) && p.det != "") && !d.dealtWith(p, noun) {
		return
	}
	if bare && noun.kind == "person" && singular(s.Words[p.head]) && p.det == "" && p.pronoun < 0 && !p.number && p.first == p.head {
		return // "brought to justice"
	}
	p.first = min(p.first, nounFirst)
	m := Mention{Sentence: p.sentence, First: p.first, Last: p.head + 1, Head: d.nounOf(p.sentence, p.head), Kind: Nominal}
	if s.Words[p.head].UPOS == "PROPN" && startsUpper(s.Words[p.head].Text) && singular(s.Words[p.head]) {
		m.Kind = Name
	}
	if bare && theOne(s, p, noun) {
		if e := d.spokenOf(p, 0); e >= 0 {
			m.Entity = e
			d.mention(m)
			return
		}
	}
	if len(p.owners) < 2 {
		owner := -1
		if len(p.owners) == 1 {
			owner = p.owners[0]
		}
		m.Entity = d.kind(p, noun, owner)
		d.mention(m)
		return
	}
	// The plural stands for one group from each country. They are told nowhere
	// apart, so the phrase is a mention of each as well.
	var members []int
	for _, o := range p.owners {
		one := d.holderOne(p, noun, nounFirst, o)
		if one < 0 {
			one = d.kind(p, noun, o)
		}
		members = append(members, one)
	}
	m.Entity = d.entity(Entity{Name: p.name(s), Type: d.typeOfKind(noun, s.Words[p.head].Lemma, true), Of: -1, Members: members}, facts{many: true, noun: s.Words[p.head].Lemma})
	d.mention(m)
	for _, one := range members {
		m.Entity = one
		d.mention(m)
	}
}

// eachSide reports whether "each party" is said of those who talk or fight.
func (d *document) eachSide(p *phrase) bool {
	return p.head == p.first && d.lex.is("each", p.det) && d.sents[p.sentence].Words[p.head].LowerLemma() == "party"
}

// sender returns the international body that sends the troops of a phrase, or whoever sends
// a delegation, or -1: "SADC sent troops to Chad" tells of no Chadian ones.
func (d *document) sender(p *phrase, noun actorNoun) int {
	s := &d.sents[p.sentence]
	v := s.Words[p.head].Head
	if v < 0 || s.Words[p.head].Rel != "obj" || !d.lex.is("send", s.Words[v].Lemma) {
		return -1
	}
	subject := s.Child(v, "nsubj")
	if subject < 0 {
		return -1
	}
	e := d.entityAt(p.sentence, subject)
	if e < 0 || noun.code != "MIL" && !d.lex.is("mission", s.Words[p.head].LowerLemma()) {
		return -1
	}
	switch x := &d.set.Entities[e]; {
	case x.Type == "organization" && strings.HasPrefix(x.Code, "IGO"):
		return e
	case noun.code == "MIL" || len(x.Members) > 0:
		return -1
	case bodyType(x.Type) || x.Type == "state":
		return e
	}
	return -1
}

// dealtWith reports whether a phrase tells of some firm or paper to which something is done:
// "ordered a mining company to leave", "closed two newspapers".
func (d *document) dealtWith(p *phrase, noun actorNoun) bool {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	return noun.kind == "organization" && (noun.code == "BUS" || noun.code == "JRN") && w.Rel == "obj" && (p.number || d.lex.is("indefinite", p.det)) &&
		w.Head >= 0 && !d.lex.is("made", s.Words[w.Head].Lemma) && !slices.ContainsFunc(d.atoms[p.sentence], func(a atom) bool { return p.first <= a.first && a.first < p.head })
}

// policeNear reports whether the last role of arms that the sentences just read
// speak of is the police: their officers are no soldiers.
func (d *document) policeNear(si int) bool {
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && si-d.set.Mentions[k].Sentence <= 3; k-- {
		switch e := &d.set.Entities[d.set.Mentions[k].Entity]; lastThree(e.Code) {
		case "COP":
			return true
		case "MIL":
			return false
		}
	}
	return false
}

// theOne reports whether a phrase is a definite noun for one person with nothing
// behind it that says which ("the journalist").
func theOne(s *syntax.Sentence, p *phrase, noun actorNoun) bool {
	return noun.kind == "person" && singular(s.Words[p.head]) && p.det == "the" && p.pronoun < 0 &&
		(p.head+1 >= len(s.Words) || s.Words[p.head+1].Lemma != "of")
}

// holderOne returns who of "the presidents of X and Y" is the one of an owner,
// or -1.
func (d *document) holderOne(p *phrase, noun actorNoun, nounFirst, owner int) int {
	s := &d.sents[p.sentence]
	st := d.facts[owner].country
	if noun.kind != "person" || p.det != "the" || st == nil || d.at.IsZero() || s.Words[p.head].Lemma == "leader" {
		return -1
	}
	t := &title{text: strings.TrimSuffix(textOf(s, nounFirst, p.head+1), "s")}
	t.kinds = d.kb.TitleKindsIn(t.text, st.Country)
	x, ok := d.holderOf(t, owner, st)
	if !ok {
		return -1
	}
	e := d.actor(x.Person)
	if d.set.Entities[e].Role == "" {
		d.inOffice(e, x)
	}
	return e
}

// typeOfKind returns the record's actor type for a noun: several people are no
// person, and one gunman is no group.
func (d *document) typeOfKind(noun actorNoun, lemma string, many bool) string {
	switch {
	case !many && d.lex.is("single", strings.ToLower(lemma)):
		return "person"
	case noun.kind != "person" || !many:
		return noun.kind
	}
	switch noun.code {
	case "GOV", "LEG", "JUD", "SPY", "COP":
		return "government"
	case "MIL":
		return "military"
	case "OPP", "PTY", "REB", "SEP", "UAF":
		return "group"
	}
	return "population"
}
