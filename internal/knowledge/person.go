package knowledge

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles begin a family name and are not left off it: no one calls the
// crown prince "Salman".
var particles = map[string]bool{
	"al": true, "el": true, "bin": true, "ibn": true, "ben": true, "bint": true, "abu": true, "ould": true,
	"von": true, "van": true, "der": true, "den": true, "ter": true, "zu": true, "de": true, "del": true, "della": true,
	"di": true, "da": true, "do": true, "dos": true, "du": true, "la": true, "le": true,
}

// longestSurname is in words: "von der Leyen".
const longestSurname = 3

// suffixes stand behind a family name.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "vi": true, "xvi": true}

// surnames returns what a person of this name may be called by: each ending of
// the name that does not cut a particle off, or the beginning where the family
// name comes first.
func surnames(name string, families []string) []string {
	words := strings.Fields(name)
	for len(words) > 1 && suffixes[bareWord(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return nil
	}
	if len(words) == 1 || slices.Contains(families, words[0]) {
		return words[:1]
	}
	var out []string
	if particles[bareWord(words[0])] {
		out = append(out, strings.Join(words, " "))
	}
	for i := max(1, len(words)-longestSurname); i < len(words); i++ {
		if !particles[bareWord(words[i-1])] {
			out = append(out, strings.Join(words[i:], " "))
		}
	}
	last := words[len(words)-1]
	if article, rest, ok := strings.Cut(last, "-"); ok && (bareWord(article) == "al" || bareWord(article) == "el") && rest != "" {
		out = append(out, rest)
	}
	return out
}

func bareWord(w string) string { return strings.ToLower(strings.Trim(w, ".,")) }

// addSurnames makes a person findable by family name.
func (b *Base) addSurnames(p *Actor, name string, families []string) {
	for _, s := range surnames(name, families) {
		for _, k := range []string{key(s), key(upperFirst(s)), strings.ToUpper(key(s))} {
			if !slices.Contains(b.surnames[k], p) {
				b.surnames[k] = append(b.surnames[k], p)
			}
		}
	}
}

// upperFirst writes a particle as at the start of a sentence.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Surname returns the persons whom a family name alone may mean ("Xi",
// "al-Assad", "Assad", "von der Leyen"), in the order of the tables.
func (b *Base) Surname(s string) []*Actor { return b.surnames[key(s)] }
