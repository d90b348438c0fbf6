package resolve

import (
	"slices"
	"strings"

	"readout/internal/event"
	"readout/internal/syntax"
	"readout/readout"
)

// lendCountry gives people and bodies that no word of theirs ties to a country
// ("three journalists", "nine soldiers") the country in which the event has
// them: where it happened, else whose police or court acts, else the only one
// the sentence knows. A state's soldiers fight abroad, so that what they attack
// is not made their own. It comes last: who can deny what is told by the codes
// that the text itself gives.
func (j *joiner) lendCountry() {
	main := j.mainCountry()
	for i := range j.drafts {
		d := &j.drafts[i]
		n := number(d.out.ID)
		if n < 0 || n >= len(j.rec.Events) {
			continue // merged into another
		}
		told := j.namesCountry(d.found)
		for _, id := range append(slices.Clone(d.out.Target), d.out.Source...) {
			a := j.actor(id)
			if a == nil || !j.stateless(a) || j.ofOthers(d, id) {
				continue
			}
			country, from := j.homeTown(d, a), "where they are from"
			switch {
			case country != "":
			case named(a) && !heldAtHome(d, a):
				if a.Type != "person" || told {
					continue // a judge with a name, of whom no word says where
				}
				country, from = main, "the one that the article is about"
			default:
				country, from = j.countryFor(d, a, main)
			}
			if country == "" && d.out.Modality == "scheduled" {
				country, from = j.soleCountry(), "the only one that the article names"
			}
			if country == "" || d.out.Plover == "SANCTION" && slices.Contains(d.out.Target, id) && j.athome(d, country) {
				continue // nobody expels his own diplomats
			}
			a.Code = country + a.Code
			e := &j.rec.Events[n]
			e.Why = append(e.Why, "country of "+a.Name+": "+from)
		}
	}
}

// homeTown returns the country of the place behind the "from", "of" or "in" of the words for
// an actor: "20 fishermen from Gaza", "dockers in Marseille". Soldiers stand abroad, and
// officials meet there. "" for none.
func (j *joiner) homeTown(d *draft, a *readout.Actor) string {
	s := &j.Sentences[d.found.Sentence]
	away := strings.HasSuffix(a.Code, "MIL") || d.out.Plover == "CONSULT" && strings.HasPrefix(a.Code, "GOV")
	for _, ends := range [][]int{d.found.Target, d.found.Source} {
		for _, w := range ends {
			for _, c := range s.Children(w) {
				p, ok := j.placeAt[wordAt{s.Index, c}]
				of := s.Child(c, "case")
				if !ok || of < 0 || s.Words[of].Lemma != "from" && j.Lexicon.Strangers[s.Words[w].Lemma] || !slices.Contains(j.actorsAt(s.Index, []int{w}), a.ID) {
					continue
				}
				switch s.Words[of].Lemma {
				case "from", "of":
				case "in", "near", "at", "outside", "around":
					if away {
						continue
					}
				default:
					continue
				}
				return j.rec.Places[p].Country
			}
		}
	}
	return ""
}

// lendOffice gives people without a code that of the office that their event has
// them take or leave: "was sworn in as president of Peru".
func (j *joiner) lendOffice(d *draft) {
	s := &j.Sentences[d.found.Sentence]
	for _, c := range s.Children(d.found.Head) {
		if k := s.Child(c, "case"); k < 0 || s.Words[k].Lemma != "as" {
			continue
		}
		for _, office := range j.actorsAt(s.Index, []int{c}) {
			for _, id := range append(slices.Clone(d.out.Target), d.out.Source...) {
				a, o := j.actor(id), j.actor(office)
				if a.Type == "person" && a.Code == "" && a.ID != o.ID && j.isCountry(o.Code) {
					a.Code = o.Code
					d.out.Why = append(d.out.Why, "code of "+a.Name+": the office")
				}
			}
		}
	}
}

// ofOthers reports whether the words for an actor say that it is of several states: "the
// leaders of the three Baltic states", "envoys from 20 countries", "regional leaders".
func (j *joiner) ofOthers(d *draft, id string) bool {
	s := &j.Sentences[d.found.Sentence]
	for _, w := range append(slices.Clone(d.found.Target), d.found.Source...) {
		if !slices.Contains(j.actorsAt(s.Index, []int{w}), id) {
			continue
		}
		for _, c := range s.Children(w) {
			if s.Words[c].Rel == "amod" && s.Words[w].XPOS == "NNS" && j.Lexicon.Elsewhere[s.Words[c].Lower()] {
				return true // "regional leaders"
			}
			if of := s.Child(c, "case"); of >= 0 && (s.Words[of].Lemma == "of" || s.Words[of].Lemma == "from") && s.Words[c].XPOS == "NNS" && j.Lexicon.States[s.Words[c].Lemma] {
				return true
			}
		}
	}
	return false
}

// heldAtHome reports whether somebody of whom the text says a name and a sector ("Bishop X") is
// held, jailed or the like, mostly by his own country; nothing else that is done to people says
// where they are from.
func heldAtHome(d *draft, a *readout.Actor) bool {
	return a.Type == "person" && d.out.Plover == "COERCE" && slices.Contains(d.out.Target, a.ID)
}

// stateless reports whether an actor's code is of sectors alone.
func (j *joiner) stateless(a *readout.Actor) bool {
	if a.Code == "" || a.Of != "" || len(a.Code) > 6 || a.Type == "state" || a.Wikidata != "" {
		return false
	}
	if j.Lexicon.Outposts[strings.TrimSuffix(lastWord(a.Name), "s")] || j.Lexicon.Outposts[strings.TrimSuffix(lastWord(a.Name), "ies")+"y"] {
		return false // an embassy is of any country but the one in which it stands
	}
	abroad := func(word string) bool { return j.Lexicon.Abroad[word] }
	if slices.ContainsFunc(strings.Fields(strings.ToLower(a.Name)), abroad) && a.Type != "government" && a.Type != "person" {
		return false // "foreign troops", "a regional peacekeeping force"
	}
	joint := func(word string) bool { return j.Lexicon.Joint[word] }
	if a.Type == "military" && slices.ContainsFunc(strings.Fields(strings.ToLower(a.Name)), joint) {
		return false // "coalition forces" are not of the country where they fight
	}
	return j.Lexicon.LentSectors[a.Code[:3]]
}

func (j *joiner) countryFor(d *draft, a *readout.Actor, main string) (iso, from string) {
	// Who meets somewhere is mostly from elsewhere; a government is visited at home.
	abroad := d.out.Plover == "CONSULT" && !(d.out.Mode == "visit" && slices.Contains(d.out.Target, a.ID) && strings.HasPrefix(a.Code, "GOV") && !slices.Contains(d.out.Source, a.ID))
	if n := number(d.out.Place); !abroad && n >= 0 &&
		n < len(j.rec.Places) && j.rec.Places[n].Country != "" && !j.stray(n) {
		return j.rec.Places[n].Country, "where it happened"
	}
	target := slices.Contains(d.out.Target, a.ID)
	if target && d.out.Plover == "COERCE" && len(d.out.Source) == 1 {
		if s := j.actor(d.out.Source[0]); s != nil && j.isCountry(s.Code) && (s.Type == "state" || strings.HasSuffix(s.Code, "COP") || strings.HasSuffix(s.Code, "GOV") || strings.HasSuffix(s.Code, "JUD") || strings.HasSuffix(s.Code, "SPY")) {
			return s.Code[:3], "who acts"
		}
	}
	only := j.onlyCountry(d.found)
	if only == "" && target && d.out.Plover == "ASSAULT" {
		if iso := j.placeAttacked(d); iso != "" {
			return iso, "the only other country that the sentence names as a place"
		}
	}
	if only != "" && abroad && j.onlyAsPlace(d.found.Sentence) {
		return "", "" // experts who meet in Geneva
	}
	if only == "" {
		if !j.namesCountry(d.found) && (!target || d.out.Quad < 4) {
			return main, "the one that the article is about"
		}
		return "", ""
	}
	for _, id := range d.out.Source {
		s := j.actor(id)
		if target && d.out.Quad == 4 && s != nil && strings.HasPrefix(s.Code, only) && (s.Type == "state" || strings.HasSuffix(s.Code, "MIL")) {
			return "", ""
		}
	}
	if !target && (foreignTo(a, only, d.out.Target, j.actor) || j.atOutpost(only, d.out.Target)) {
		return "", ""
	}
	return only, "the only one in the sentence"
}

// foreignTo reports whether officials or soldiers who act on a state itself are hardly its
// own: "regional leaders criticised Japan".
func foreignTo(a *readout.Actor, country string, target []string, actor func(string) *readout.Actor) bool {
	switch a.Code[:3] {
	case "GOV", "LEG", "MIL":
	default:
		return false
	}
	return slices.ContainsFunc(target, func(id string) bool {
		t := actor(id)
		return t != nil && t.Type == "state" && strings.HasPrefix(t.Code, country)
	})
}

// atOutpost reports whether what is acted on is the country's own in another one: "a crowd
// protested outside the Peruvian embassy".
func (j *joiner) atOutpost(country string, target []string) bool {
	return slices.ContainsFunc(target, func(id string) bool {
		t := j.actor(id)
		return t != nil && strings.HasPrefix(t.Code, country) && j.Lexicon.Outposts[lastWord(t.Name)]
	})
}

// lastWord is the last word of a name in small letters.
func lastWord(name string) string { return strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]) }

// stray reports whether a place lies in a country that the article does not speak of
// while it speaks of others: a namesake of what is meant, more often than not.
func (j *joiner) stray(place int) bool {
	country := j.rec.Places[place].Country
	if j.rec.Places[place].Precision == "country" || j.Places[place].Sure {
		return false // no other town is called so
	}
	others := false
	for i := range j.rec.Places {
		if c := j.rec.Places[i].Country; i != place && c != "" {
			if c == country {
				return false
			}
			others = true
		}
	}
	for i := range j.rec.Actors {
		if c := j.rec.Actors[i].Code; j.isCountry(c) {
			if c[:3] == country {
				return false
			}
			others = true
		}
	}
	return others
}

// namesCountry reports whether the event's sentence names a country in any way.
func (j *joiner) namesCountry(e *event.Event) bool {
	for range j.countriesOf(e) {
		return true
	}
	return false
}

// armySays reports whether word w is an army that says what the event is.
func (j *joiner) armySays(e *event.Event, w int) bool {
	s := &j.Sentences[e.Sentence]
	for w >= 0 && !syntax.IsRel(s.Words[w].Rel, "nsubj") && s.Words[w].Head > w { // "the U.S. military"
		w = s.Words[w].Head
	}
	h := s.Words[w].Head
	if h < 0 || h == e.Head || !syntax.IsRel(s.Words[w].Rel, "nsubj") || !s.Under(e.Head, h) {
		return false
	}
	return slices.ContainsFunc(j.actorsAt(e.Sentence, []int{w}), func(id string) bool { return j.actor(id).Type == "military" })
}

// placeAttacked returns the only country in which the places of an attack's sentence lie,
// if it is not of those who attack: "an Israeli strike that killed four hit southern
// Lebanon". "" for none.
func (j *joiner) placeAttacked(d *draft) string {
	found := ""
	for w := range j.Sentences[d.found.Sentence].Words {
		p, ok := j.placeAt[wordAt{d.found.Sentence, w}]
		if !ok || j.rec.Places[p].Country == "" || j.athome(d, j.rec.Places[p].Country) || j.stray(p) || j.besideSaying(d.found, w) {
			continue
		}
		if found != "" && found != j.rec.Places[p].Country {
			return ""
		}
		found = j.rec.Places[p].Country
	}
	if len(d.out.Source) == 0 {
		return ""
	}
	if found == "" {
		return j.aimedAt(d)
	}
	return found
}

// aimedAt returns the country of the city that stands for its state behind the "on" of an
// attack: "Israeli strikes on Beirut killed 12 people". "" for none.
func (j *joiner) aimedAt(d *draft) string {
	s := &j.Sentences[d.found.Sentence]
	for iso, w := range j.countriesOf(d.found) {
		if k := s.Child(w, "case"); k >= 0 && s.Words[k].Lemma == "on" && s.Words[w].Head == d.found.Head && !j.athome(d, iso) {
			return iso
		}
	}
	return ""
}

// besideSaying reports whether a word belongs to who tells of an event, not to what is
// told: "…, aid workers in Lima said".
func (j *joiner) besideSaying(e *event.Event, w int) bool {
	s := &j.Sentences[e.Sentence]
	_, meet := path(s, e.Head, w)
	for at := e.Head; at >= 0 && at != meet; at = s.Words[at].Head {
		if r := s.Words[at].Rel; r == "ccomp" || r == "parataxis" {
			return true
		}
	}
	for at := w; at >= 0 && at != meet; at = s.Words[at].Head {
		if s.Words[at].Rel == "parataxis" {
			return true
		}
	}
	return false
}
