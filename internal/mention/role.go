package mention

import "strings"

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
	case e.Code == "" && e.Known == nil && e.Type != "person":
		return role // "Papuan rebels": whose they are the text does not say
	case e.Code == "" || role == "" || strings.HasSuffix(e.Code, role) && len(e.Code) > 3:
		return e.Code
	case e.Type == "state" || e.Type == "population" && len(e.Code) == 3:
		return e.Code + role
	case strings.HasPrefix(e.Code, "IGO") && role != "GOV" && role != "IGO":
		return e.Code + role
	case e.Type == "population" && len(e.Code) == 6 && strings.HasSuffix(e.Code, "CVL"):
		return e.Code[:3] + role // "Chechen fighters"
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
