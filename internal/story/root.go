package story

import "strings"

// endings are cut off a word for comparing a verb with the noun of its deed, the
// longest first: "recognise" and "recognition", "arrive" and "arrival".
var endings = []string{
	"isation", "ization", "ition", "ation", "ising", "izing", "ating", "ised", "ized", "ated", "ment", "ance", "ise", "ize", "ate", "ure",
	"ion", "ing", "ied", "ie", "al", "er", "ed", "e", "y",
}

// root is a word without its ending, for comparing; two words of one root may
// still be different things.
func root(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if one, ok := strings.CutSuffix(w, "s"); ok && len(one) > 3 && !strings.HasSuffix(one, "s") {
		w = one
	}
	for _, end := range endings {
		if base, ok := strings.CutSuffix(w, end); ok && (len(base) >= 4 || len(base) == 3 && len(end) <= 3 && end != "er" && end != "al" && end != "ion") {
			w = base
			break
		}
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
		w = w[:n-1] // "transferred"
	}
	return w
}
