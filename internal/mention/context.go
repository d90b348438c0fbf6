package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// contextState returns the country that is being spoken of where a phrase
// stands: one that the sentence names as a location, its only country, the one
// named before the phrase; else those of the sentences before; else the
// document's main one. Armed groups belong to no state that a sentence names
// unless it is the only one: others back or fight them.
func (d *document) contextState(p *phrase, irregular bool) *knowledge.Actor {
	st := d.federalState(p, d.stateSpokenOf(p, irregular))
	if st == nil || !d.dealsWith(p, st) && !d.actsOn(p, st) {
		return st
	}
	if home := d.home(); home != st {
		return home
	}
	return nil
}

// stateSpokenOf is contextState without regard to what the phrase does.
func (d *document) stateSpokenOf(p *phrase, irregular bool) *knowledge.Actor {
	for _, known := range []func(*phrase) *knowledge.Actor{d.speakersState, d.strikersState, d.localsState, d.bodysState, d.rivalsState} {
		if st := known(p); st != nil {
			return st
		}
	}
	if st := d.stateIn(p.sentence, p.head, location); st != nil {
		return d.orHome(p, st)
	}
	if st := d.thereNamed(p.sentence); st != nil {
		return st
	}
	if irregular && !p.sponsored && d.onlyState(p.sentence) {
		st := d.stateIn(p.sentence, -1, named)
		if home := d.home(); home != nil && home != st && d.strikes(p, st) {
			return home
		}
		return st
	}
	if st := d.stateIn(p.sentence, p.first, named); st != nil && (!irregular || d.onlyState(p.sentence)) {
		return st
	}
	if irregular && !p.sponsored {
		if st := d.opponentsState(p); st != nil {
			return st
		}
	}
	paragraph := d.sents[p.sentence].Paragraph
	for _, use := range []use{location, named} {
		for si := p.sentence - 1; si >= 0 && si >= p.sentence-3; si-- {
			if use == named && (irregular || si < p.sentence-1 && d.sents[si].Paragraph != paragraph) {
				break
			}
			if use == named && !d.onlyState(si) {
				if d.stateIn(si, -1, named) == nil {
					continue
				}
				if st := d.officialsState(si); st != nil && !irregular {
					return st
				}
				break // several: the text does not say which
			}
			st := d.stateIn(si, -1, use)
			if main := d.mainState(); st != nil && use == named && d.sents[si].Paragraph != paragraph && main != nil {
				return main // a new paragraph goes back to what the article is about
			}
			if home := d.home(); st != nil && home != nil && d.sents[si].Paragraph != paragraph && d.names(si, home) {
				return home // "Italy sent them to a camp in Albania."
			}
			if home := d.home(); st != nil && use == location && home != nil && !irregular && home != st && d.didThere(si, home) {
				return home
			}
			if st != nil {
				return st
			}
		}
	}
	if st := d.mainState(); st != nil && !(p.sponsored && d.names(p.sentence, st)) {
		return st
	}
	if !irregular && !p.sponsored {
		if st := d.soleState(p.sentence); st != nil {
			return st
		}
		return d.groupsState(p.sentence) // told by a body alone: "the president … the Kenya Roads Board"
	}
	return nil // whoever the sentence names is the sponsor
}

// speakersState returns the state whose official tells of "troops" or "the army", or whose
// media tell of "dissidents", without saying whose: they are its own, wherever they are.
// Nil for anything else.
func (d *document) speakersState(p *phrase) *knowledge.Actor {
	s := &d.sents[p.sentence]
	noun, n := d.nounEndingAt(s, p.head)
	if n == 0 || noun.code != "MIL" && noun.code != "OPP" || !syntax.IsRel(s.Words[p.head].Rel, "nsubj") {
		return nil
	}
	v := s.Words[p.head].Head
	if v < 0 || s.Words[v].Rel != "ccomp" || s.Words[v].Head < 0 || s.Words[v].Head > v {
		return nil
	}
	who := s.Child(s.Words[v].Head, "nsubj")
	if who < 0 || who > p.first {
		return nil
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence == p.sentence; k-- {
		m := &d.set.Mentions[k]
		if e := &d.set.Entities[m.Entity]; m.First <= who && who < m.Last && d.facts[m.Entity].country != nil && (strings.HasSuffix(e.Code, "GOV") || strings.HasSuffix(e.Code, noun.code) || noun.code == "OPP" && strings.HasSuffix(e.Code, "JRN")) {
			return d.facts[m.Entity].country
		}
	}
	return nil
}

// opponentsState returns the country whose government or army stands just
// before an armed group in the sentence ("the Chadian army and the rebels").
func (d *document) opponentsState(p *phrase) *knowledge.Actor {
	s := &d.sents[p.sentence]
	for k := p.first - 1; k >= 0 && k >= p.first-maxName; k-- {
		if a := atomAt(d.atoms[p.sentence], k); a != nil && a.state() && a.last < len(s.Words) {
			next := a.last
			if possessive(s.Words[next]) {
				next++
			}
			if noun, n := d.nounEndingAt(s, min(next, len(s.Words)-1)); n > 0 && (noun.kind == "government" || noun.kind == "military") {
				return a.actor
			}
		}
	}
	return nil
}

// names reports whether a sentence names a country.
func (d *document) names(si int, st *knowledge.Actor) bool {
	for k := range d.atoms[si] {
		if d.atoms[si][k].actor == st {
			return true
		}
	}
	return false
}

// thereNamed returns the country that "in the country" means in a sentence.
func (d *document) thereNamed(si int) *knowledge.Actor {
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence == si; k-- {
		m := &d.set.Mentions[k]
		if m.Place && m.Kind == Nominal && d.set.Entities[m.Entity].Type == "state" {
			return d.set.Entities[m.Entity].Known
		}
	}
	return nil
}

// onlyState reports whether a sentence names a single country.
func (d *document) onlyState(si int) bool { return d.soleState(si) != nil }

// soleState returns the only country that a sentence names, itself or by a body of
// it, or nil.
func (d *document) soleState(si int) *knowledge.Actor {
	var one *knowledge.Actor
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		st := a.actor
		if d.ofFirm(si, a) || d.worldwide(a) || d.hosted(si, a) {
			continue
		}
		if !a.state() {
			// a body of a state: "the Chadian KGB"
			switch {
			case a.kind != "ORG":
				continue
			case a.actor != nil && (d.foreignBody(si, a) || d.bodyOf(si, a) != nil):
				continue // "Peru's Congress" is not that of the United States
			case a.actor != nil && a.actor.Country != "" && a.actor.Type != "group":
				st = d.kb.State(a.actor.Country)
			case a.actor == nil && a.entity >= 0:
				st = d.facts[a.entity].country
			default:
				continue
			}
			if st == nil {
				continue
			}
		}
		if one != nil && one != st {
			return nil
		}
		one = st
	}
	return one
}

// officialsState returns the one country whose people of office a sentence names, where
// it names no country otherwise; nil for any other.
func (d *document) officialsState(si int) *knowledge.Actor {
	var one *knowledge.Actor
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		if a.state() {
			return nil
		}
		if a.kind != "PER" || a.entity < 0 || d.facts[a.entity].country == nil {
			continue
		}
		if one != nil && one != d.facts[a.entity].country {
			return nil
		}
		one = d.facts[a.entity].country
	}
	return one
}

// whereTheyMeet reports whether a town is where people come together for talks, who are
// mostly from elsewhere: "met in Geneva", "flew to Doha for talks".
func (d *document) whereTheyMeet(si int, a *atom) bool {
	s := &d.sents[si]
	h := s.Words[a.head].Head
	if h < 0 || a.state() && a.alias != knowledge.AliasCapital || s.Child(a.head, "case") < 0 || !syntax.IsRel(s.Words[a.head].Rel, "obl") && !syntax.IsRel(s.Words[a.head].Rel, "nmod") {
		return false
	}
	talks := func(i int) bool { return d.lex.is("parley", s.Words[i].LowerLemma()) }
	return talks(h) || slices.ContainsFunc(s.Children(h), talks)
}

// worldwide reports whether a name is a firm's or a carrier's of news, which are spoken of
// in many lands: "wrote on Twitter", "told the BBC".
func (d *document) worldwide(a *atom) bool {
	code := ""
	switch {
	case a.kind != "ORG":
	case a.actor != nil:
		code = a.actor.Code
	case a.entity >= 0:
		code = d.set.Entities[a.entity].Code
	}
	return len(code) == 6 && (lastThree(code) == "BUS" || lastThree(code) == "JRN")
}

// ofFirm reports whether a country's adjective only tells where a firm or a paper is from,
// or in which language something is called: the article need not be about that country
// ("the Spanish maker", "its French initials").
func (d *document) ofFirm(si int, a *atom) bool {
	s := &d.sents[si]
	if a.alias != knowledge.AliasAdjective || a.kind == "PER" {
		return false
	}
	h := s.Words[a.head].Head
	if h < a.last || h >= len(s.Words) {
		return false
	}
	noun, n := d.nounEndingAt(s, h)
	return n > 0 && (noun.code == "BUS" || noun.code == "JRN") || d.tongue(si, a)
}

// hosted reports whether a country is named only by where something is that another one
// hosts: "a crowd outside the Peruvian consulate".
func (d *document) hosted(si int, a *atom) bool {
	s := &d.sents[si]
	h := s.Words[a.head].Head
	if h < a.last || !d.lex.is("outpost", s.Words[h].Lemma) {
		return false
	}
	c := s.Child(h, "case")
	return c >= 0 && d.lex.is("locative", s.Words[c].Lower())
}

// tongue reports whether a country's adjective stands before a word for what something is
// called or written in.
func (d *document) tongue(si int, a *atom) bool {
	s := &d.sents[si]
	h := s.Words[a.head].Head
	return a.alias == knowledge.AliasAdjective && h >= a.last && h < len(s.Words) && d.lex.is("tongue", s.Words[h].LowerLemma())
}

// groupsState returns the only country whose armed groups or parties a sentence names,
// or nil: a president who talks with the rebels of Angola is Angola's.
func (d *document) groupsState(si int) *knowledge.Actor {
	var one *knowledge.Actor
	for k := range d.atoms[si] {
		a := d.atoms[si][k].actor
		if a == nil || a.Type != "group" || a.Country == "" {
			continue
		}
		st := d.kb.State(a.Country)
		if one != nil && one != st {
			return nil
		}
		one = st
	}
	return one
}

// use is how a name brings a country up.
type use int

const (
	location use = iota // "in Syria"
	named               // "Syria said", "the Syrian president", a Syrian's name
)

// stateIn returns a country that sentence si brings up in a way. With head >= 0
// names before that word are preferred; without, the last one counts.
// A capital as a location is where people meet, and counts only as named.
func (d *document) stateIn(si, head int, how use) *knowledge.Actor {
	var found *knowledge.Actor
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		if head >= 0 && a.first >= head && (found != nil || how == named) {
			break
		}
		country := ""
		switch {
		case a.kind == "PER":
			if how == named && a.entity >= 0 && d.facts[a.entity].country != nil {
				found = d.facts[a.entity].country
			}
			continue
		case d.hosted(si, a), d.waresOf(si, a), how == location && (d.whereTheyMeet(si, a) || (head < 0 || d.sents[si].Words[head].Lemma != "country") && d.sentTo(si, a) || head < 0 && d.travelled(si, a)):
			continue
		case how == location && d.landOf(si, a) != nil:
			found = d.landOf(si, a) // "police in Ohio"
			continue
		case a.actor == nil, d.worldwide(a):
			continue
		case how == location && (!a.place || a.alias == knowledge.AliasCapital && head < 0):
			continue
		case how == named && (a.place || d.tongue(si, a) || head < 0 && d.ofFirm(si, a)):
			continue
		}
		country = a.actor.Country
		if a.actor.Type == "group" || !a.state() && (d.foreignBody(si, a) || d.bodyOf(si, a) != nil) {
			continue
		}
		if st := d.kb.State(country); st != nil {
			found = st
		}
	}
	return found
}

// mainState returns the country that the document names more often than all
// others together, locations counted double, its regions among them; where none is,
// the one that it is written from, or nil.
func (d *document) mainState() *knowledge.Actor {
	if d.main != nil || d.mainDone {
		return d.main
	}
	d.mainDone, d.inDocument = true, map[*knowledge.Actor]bool{}
	count, total := map[*knowledge.Actor]int{}, 0
	var best *knowledge.Actor
	for si := range d.atoms {
		for k := range d.atoms[si] {
			a := &d.atoms[si][k]
			st, n := a.actor, 1
			if land := d.landOf(si, a); land != nil {
				st, n = land, 2
			} else if !a.state() {
				continue
			}
			if d.whereTheyMeet(si, a) || d.waresOf(si, a) {
				continue
			}
			if !(a.place && a.alias == knowledge.AliasCapital) {
				d.inDocument[st] = true // where people meet tells of no parliament there
			}
			if a.place {
				n = 2
			}
			count[st] += n
			total += n
			if best == nil || count[st] > count[best] {
				best = st
			}
		}
	}
	if best != nil && 2*count[best] > total {
		d.main = best
	} else {
		d.main = d.home()
	}
	return d.main
}
