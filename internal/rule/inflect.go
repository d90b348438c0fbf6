package rule

import "strings"

// inflections returns the regular forms of a verb. Triggers are found by form
// as well as by lemma, because a lemmatiser errs on rare verbs ("shelled").
func inflections(verb string) []string {
	last := verb[len(verb)-1]
	stem := verb
	forms := []string{}
	switch {
	case last == 'e':
		stem = verb[:len(verb)-1]
		forms = append(forms, verb+"s", verb+"d")
	case last == 'y' && len(verb) > 1 && !vowel(verb[len(verb)-2]):
		forms = append(forms, verb[:len(verb)-1]+"ies", verb[:len(verb)-1]+"ied")
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), last == 'x', last == 'z':
		forms = append(forms, verb+"es", verb+"ed")
	default:
		forms = append(forms, verb+"s", verb+"ed")
	}
	forms = append(forms, stem+"ing")
	if n := len(verb); n > 2 && !vowel(last) && vowel(verb[n-2]) && !vowel(verb[n-3]) && last != 'w' && last != 'x' && last != 'y' {
		forms = append(forms, verb+string(last)+"ed", verb+string(last)+"ing")
	}
	return forms
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
