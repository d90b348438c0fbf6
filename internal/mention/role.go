package mention

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// codeOf joins an owner's code with the role of its people or bodies: for an
// organisation only roles that its officials do not have.
func (d *document) codeOf(owner int, role string) string {
	e := &d.set.Entities[owner]
	if e.Type == "place" && role != "" {
		if st := d.country(owner); st != nil {
			return st.Code + role
		}
	}
	switch {
	case e.Code == "" && e.Known == nil && e.Type == "organization" && role == "GOV":
		return "" // "an Acme spokesman"
	case role == "LAB" && strings.HasSuffix(e.Code, "BUS"):
		return strings.TrimSuffix(e.Code, "BUS") + role // "workers of the bus company"
	case e.Code == "" && e.Known == nil && e.Type != "person":
		return role // "Papuan rebels": whose they are the text does not say
	case e.Code == "" || role == "" || strings.HasSuffix(e.Code, role) && len(e.Code) > 3:
		return e.Code
	case e.Type == "state" || e.Type == "population" && len(e.Code) == 3:
		return e.Code + role
	case strings.HasPrefix(e.Code, "IGO") && role != "GOV" && role != "IGO":
		return e.Code + role
	case e.Type == "population" && e.Code == "CVL":
		return role // "Hutu rebels": of which country the text does not say
	case e.Type == "population" && len(e.Code) == 6 && strings.HasSuffix(e.Code, "CVL") && role == "GOV":
		return e.Code[:3] + elite // "Igbo leaders"
	case e.Type == "population" && len(e.Code) == 6 && strings.HasSuffix(e.Code, "CVL"):
		return e.Code[:3] + role // "Chechen fighters"
	case e.Type == "population" && e.Known != nil && len(e.Code) == 6 && d.country(owner) == nil && (role == "OPP" || role == "JRN" || role == "EDU" || role == "LAB" || role == "MED" || role == "BUS"):
		return role // "a Catholic activist": the code of a faith is no country
	case (e.Type == "government" || e.Type == "office" || e.Type == "military") && d.facts[owner].country != nil && !ofGovernment(role):
		return d.facts[owner].country.Code + role // "the government and its creditors"
	}
	return e.Code
}

// ofGovernment reports whether people of a role are the government's own when they
// are called its people: "the government and its envoys".
func ofGovernment(role string) bool {
	switch role {
	case "GOV", "GOVMIL", "ELI", "LEG":
		return true
	}
	return false
}

func armed(code string) bool {
	switch code {
	case "REB", "UAF", "MIL", "INS", "SEP", "PRM":
		return true
	}
	return false
}

// inherits reports whether bare nouns of a role are those of the country in
// question ("rebels", "police"), unlike "officials" or "analysts".
func inherits(role string) bool {
	switch role {
	case "REB", "SEP", "MIL", "COP", "OPP", "UAF", "INS":
		return true
	}
	return false
}

// bodyCode returns the role of people who speak for, lead or belong to a body
// that a noun behind "of" or "for" names: "leaders of the opposition" are no government.
func (d *document) bodyCode(p *phrase, noun actorNoun) string {
	s := &d.sents[p.sentence]
	chief := d.lex.is("chiefs", s.Words[p.head].LowerLemma()) // of a body whatever it is for
	if noun.code != "GOV" && !chief || noun.kind != "person" || p.head+1 >= len(s.Words) || s.Words[p.head+1].Lemma != "of" && s.Words[p.head+1].Lemma != "for" {
		return noun.code
	}
	for k := p.head + 2; k < len(s.Words) && k <= p.head+maxPhrase; k++ {
		if s.Words[k].Head == p.head && syntax.IsRel(s.Words[k].Rel, "nmod") {
			if a := atomAt(d.atoms[p.sentence], k); a != nil && a.actor != nil {
				break // "leaders of the African Union" lead no trade union
			} else if a != nil {
				k = a.last - 1 // "the Judiciary Committee" is no judiciary
			}
			body, n := d.nounEndingAt(s, k)
			if n > 0 && body.code != "" && body.kind != "person" && body.kind != "population" && (body.kind != "government" || chief) {
				return body.code
			}
			if k+1 < len(s.Words) && s.Words[k+1].Text == "(" {
				continue // "leaders of the Azad (Freedom) opposition bloc"
			}
			break
		}
	}
	return noun.code
}

// codeByNoun gives an unknown body the role of the noun before its name, and the
// country that its adjective or the sentence tells: "the Peruvian newspaper La Voz".
func (d *document) codeByNoun(e int, p *phrase, noun actorNoun) {
	x := &d.set.Entities[e]
	if x.Known != nil || x.Of >= 0 || x.Code != "" && x.Code != noun.code || noun.code == "" || x.Type == "thing" || x.Type == "place" {
		return
	}
	if x.Type == "organization" && armed(noun.code) {
		x.Type = "group"
	}
	q := *p
	d.owners(&q)
	q.owners = slices.DeleteFunc(q.owners, func(o int) bool { return o == e })
	owner := -1
	if len(q.owners) > 0 {
		owner = q.owners[0]
	} else if st := d.contextState(p, armed(noun.code)); st != nil && !strings.HasPrefix(noun.code, "IGO") {
		owner = d.actor(st)
	}
	x = &d.set.Entities[e]
	if x.Code = noun.code; owner >= 0 && owner != e {
		x.Of, x.Code = owner, d.codeOf(owner, noun.code)
		d.facts[e].country = d.facts[owner].country
	}
}
