package resolve

import "slices"

// sameCamp compares actor codes: a state answers for its government, its
// armed forces and its services, not for the rebels on its soil.
func sameCamp(a, b string) bool {
	if !sameState(a, b) {
		return a != "" && a == b
	}
	return !opposed(a) && !opposed(b) || a == b
}

// privateActor tells actors for whom nobody but they themselves answers: a
// country's police deny nothing on behalf of its people.
func privateActor(code string) bool {
	return len(code) >= 6 && slices.Contains([]string{"CVL", "NGO", "AGR", "BUS", "LAB", "EDU", "MED", "JRN", "REF"}, code[3:6])
}

func opposed(code string) bool {
	for i := 3; i+3 <= len(code); i += 3 {
		switch code[i : i+3] {
		case "REB", "SEP", "OPP", "INS", "UAF", "PRM", "CRM", "PTY":
			return true
		}
	}
	return false
}
