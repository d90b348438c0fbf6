package rule

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// phrase finds the words of a trigger phrase around word i.
func (m *Matcher) phrase(t *trigger, i int) (words []int, failed failure) {
	if t.noun {
		return m.nounPhrase(t, i)
	}
	if !m.frames.verbal(i) && !m.frames.quality(i) {
		return nil, failure{what: "%q is no verb here (%s)", words: [2]string{m.s.Words[i].Text, m.s.Words[i].UPOS}}
	}
	alone := func(p string) failure {
		return failure{what: "%q has no %q beside it", words: [2]string{m.s.Words[i].Text, p}}
	}
	if k := m.missing(t.rest); k >= 0 { // of most phrases no more than the key word stands here
		return nil, alone(t.phrase[1+k])
	}
	words = make([]int, 1, len(t.phrase))
	words[0] = i
	for _, p := range t.phrase[1:] {
		w := m.companion(i, words, t.phrase, p)
		if w < 0 {
			return nil, alone(p)
		}
		words = append(words, w)
	}
	slices.Sort(words)
	return words, failed
}

// missing returns which of some words does not stand in the sentence, or -1.
func (m *Matcher) missing(words []int32) int {
	return slices.IndexFunc(words, func(n int32) bool { return m.stands[n/64]&(1<<(n%64)) == 0 })
}

// companion finds the word p among what belongs to verb i: its arguments and
// dependents, their markers and modifiers. Beside an object the noun of a phrase
// stands behind no preposition that the phrase has not: to end a row over a deal
// is not to end a deal.
func (m *Matcher) companion(i int, have []int, phrase Phrase, p string) int {
	is := func(w int) bool {
		x := m.s.Words[w]
		if x.UPOS == "VERB" && m.set.classes["particle"][p] && !strings.EqualFold(x.Text, p) {
			return false // "fell silent after Peru backed it" falls back on nothing
		}
		return !slices.Contains(have, w) && (x.Lemma == p || strings.EqualFold(x.Text, p))
	}
	f := m.frames.Of(i)
	object, _ := f.Get("obj")
	apart := func(prep string) bool {
		return prep != "" && (len(object) > 0 || prep == "without") && !slices.Contains(phrase, prep)
	}
	// Inside the phrase itself: "state of emergency", "troops along the border".
	for _, h := range have {
		for _, c := range m.s.Children(h) {
			if r := m.s.Words[c].Rel; h == i && (r == "nsubj" || r == "mark") {
				continue // "troops massed": who masses is not what is massed; "for pushing" pushes for nothing
			}
			if is(c) && !(h == i && syntax.IsRel(m.s.Words[c].Rel, "obl") && apart(m.frames.preposition(c))) {
				return c
			}
			for _, g := range m.s.Children(c) {
				if r := m.s.Words[g].Rel; h != i && (r == "case" || r == "det") && is(g) {
					return g
				}
			}
		}
	}
	for _, o := range object { // "stripped the preacher of his citizenship"
		for _, c := range m.s.Children(o) {
			if prep := m.frames.preposition(c); is(c) && slices.Contains(phrase, prep) && c > i {
				return c
			}
		}
	}
	for _, a := range f.Args {
		if a.Dep == "nsubj" || a.Dep == "head" {
			continue
		}
		prep, _ := strings.CutPrefix(a.Dep, "obl:")
		for _, w := range m.counted(a.Words) {
			if is(w) && (prep == a.Dep || !apart(prep)) {
				return w
			}
			for _, g := range m.s.Children(w) {
				switch r := m.s.Words[g].Rel; {
				case r == "case" || r == "mark" || r == "fixed" || r == "det" || r == "amod" || syntax.IsRel(r, "compound"):
					if is(g) {
						return g
					}
				}
			}
		}
	}
	return -1
}

// nounPhrase matches "air strike": the head at i and the words before it,
// adjacent or as modifiers.
func (m *Matcher) nounPhrase(t *trigger, i int) ([]int, failure) {
	p := t.phrase
	// A gerund is a noun to a rule that lists it as one ("fighting between"), a
	// preposition where it says what somebody is ("is against the levy").
	if u := m.s.Words[i].UPOS; u != "NOUN" && u != "PROPN" && !m.frames.predicative(i) && !(u == "VERB" && !m.frames.verbal(i)) && !(m.s.Words[i].XPOS == "VBG" && strings.EqualFold(m.s.Words[i].Text, p[len(p)-1])) {
		return nil, failure{what: "%q is no noun here (%s)", words: [2]string{m.s.Words[i].Text, u}}
	}
	if k := m.missing(t.rest); k >= 0 {
		return nil, failure{what: "no %q before %q", words: [2]string{p[k], m.s.Words[i].Text}}
	}
	words := make([]int, 1, len(p))
	words[0] = i
	at := i
	for k := len(p) - 2; k >= 0; k-- {
		at--
		for at >= 0 && (m.s.Words[at].Text == "-" || m.s.Words[at].Text == "–") {
			at--
		}
		if at < 0 || m.s.Words[at].Lemma != p[k] && !strings.EqualFold(m.s.Words[at].Text, p[k]) {
			return nil, failure{what: "no %q before %q", words: [2]string{p[k], m.s.Words[at+1].Text}}
		}
		words = append(words, at)
	}
	slices.Sort(words)
	return words, failure{}
}
