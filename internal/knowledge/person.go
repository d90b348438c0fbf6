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
	for len(words) > 1 && oneOf(suffixes, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return nil
	}
	if len(words) == 1 || slices.Contains(families, words[0]) {
		return words[:1]
	}
	var out []string
	if oneOf(particles, words[0]) {
		out = append(out, strings.Join(words, " "))
	}
	for i := max(1, len(words)-longestSurname); i < len(words); i++ {
		if !oneOf(particles, words[i-1]) {
			s := words[i]
			if i+1 < len(words) {
				s = strings.Join(words[i:], " ")
			}
			out = append(out, s)
		}
	}
	last := words[len(words)-1]
	if article, rest, ok := strings.Cut(last, "-"); ok && (bareWord(article) == "al" || bareWord(article) == "el") && rest != "" {
		out = append(out, rest)
	}
	return out
}

// oneOf reports whether a word is in a list of short ones.
func oneOf(list map[string]bool, w string) bool {
	return len(w) < 8 && list[bareWord(w)]
}

func bareWord(w string) string { return strings.ToLower(strings.Trim(w, ".,")) }

// called holds who is called by a family name, by the name in capitals.
type called struct {
	last map[string]int32 // the last entry of those with a name, counted from 1
	all  []namesake
}

// namesake is a person under a family name: as it is written, as it is written
// at the start of a sentence, and in capitals.
type namesake struct {
	person                 *Actor
	written, starts, upper string
	next                   int32 // the entry after this one, after the last the first; counted from 1
}

// add makes a person findable by family name.
func (c *called) add(p *Actor, name string, families []string) {
	for _, s := range surnames(name, families) {
		k := key(s)
		n := namesake{person: p, written: k, starts: k, upper: strings.ToUpper(k), next: int32(len(c.all) + 1)}
		if s[0] < 'A' || s[0] > 'Z' {
			n.starts = key(upperFirst(s))
		}
		if last := c.last[n.upper]; last > 0 {
			n.next, c.all[last-1].next = c.all[last-1].next, n.next
		}
		c.all = append(c.all, n)
		c.last[n.upper] = int32(len(c.all))
	}
}

// find returns the persons called so, in the order of the tables.
func (c *called) find(name string) []*Actor {
	var out []*Actor
	last := c.last[strings.ToUpper(name)]
	for at, done := last, last == 0; !done; done = at == last {
		at = c.all[at-1].next
		n := &c.all[at-1]
		if (name == n.written || name == n.starts || name == n.upper) && !slices.Contains(out, n.person) {
			out = append(out, n.person)
		}
	}
	return out
}

// upperFirst writes a particle as at the start of a sentence.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Surname returns the persons whom a family name alone may mean ("Xi",
// "al-Assad", "Assad", "von der Leyen"), in the order of the tables.
func (b *Base) Surname(s string) []*Actor { return b.surnames.find(key(s)) }
