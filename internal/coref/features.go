package coref

import (
	"math"
	"strings"
)

// Names of the features, in the order of Features.
var Names = []string{
	"same-lemma", "prefix", "vector", "both-verbs", "both-nouns", "reporting", "same-article", "distance",
	"subject", "object", "other", "crossed", "around", "names", "numbers", "number-clash", "rarity", "spread", "first", "subject-clash", "likeness",
}

// Story is what is known of a story's mentions together: in what share of its
// articles a lemma stands.
type Story struct {
	articles int
	with     map[string]int
}

// NewStory counts the mentions of a story.
func NewStory(list []*Mention) *Story {
	st := &Story{with: map[string]int{}}
	seen := map[string]bool{}
	for _, m := range list {
		if !seen[m.Article] {
			seen[m.Article] = true
			st.articles++
		}
		for _, w := range append([]string{m.Lemma}, m.around...) {
			if k := m.Article + "\x00" + w; !seen[k] {
				seen[k] = true
				st.with[w]++
			}
		}
	}
	return st
}

// weight is how much a word that two mentions share says within a story: less
// where all articles have it.
func (st *Story) weight(w string) float64 {
	return math.Log(float64(st.articles+1)/(float64(st.with[w])+0.5)) + 0.3
}

// Features compares two mentions of one story.
func (m *Model) Features(st *Story, a, b *Mention) []float64 {
	same := 0.0
	if a.Lemma == b.Lemma {
		same = 1
	}
	return []float64{
		same, prefix(a.Lemma, b.Lemma), m.vectors.Cosine(a.Lemma, b.Lemma), both(a.Verb && b.Verb), both(!a.Verb && !b.Verb), both(a.Reporting) + both(b.Reporting),
		both(a.Article == b.Article), distance(a, b),
		st.overlap(a.subject, b.subject), st.overlap(a.object, b.object), st.overlap(a.other, b.other),
		max(st.overlap(a.subject, b.object), st.overlap(a.object, b.subject), st.overlap(a.object, b.other), st.overlap(a.other, b.object), st.overlap(a.subject, b.other), st.overlap(a.other, b.subject)),
		st.overlap(a.around, b.around), st.overlap(a.names, b.names), st.overlap(a.numbers, b.numbers),
		both(len(a.numbers) > 0 && len(b.numbers) > 0 && st.overlap(a.numbers, b.numbers) == 0),
		min(m.rarity(a.Lemma), m.rarity(b.Lemma)), float64(min(st.with[a.Lemma], st.with[b.Lemma])) / float64(st.articles),
		both(a.Sentence <= 2 && b.Sentence <= 2),
		both(len(a.subject) > 0 && len(b.subject) > 0 && st.overlap(a.subject, b.subject) == 0),
		m.known(a.Lemma, b.Lemma),
	}
}

func both(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// distance counts sentences between mentions of one article, up to 5; of two
// articles, 6.
func distance(a, b *Mention) float64 {
	if a.Article != b.Article {
		return 6
	}
	return float64(min(5, max(a.Sentence-b.Sentence, b.Sentence-a.Sentence)))
}

// prefix is how much of the longer lemma both begin with: "arrest, arrested".
func prefix(a, b string) float64 {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n < 3 {
		return 0
	}
	return float64(n) / float64(max(len(a), len(b)))
}

// overlap is the weight of what two sorted lists share, of the lighter list.
func (st *Story) overlap(a, b []string) float64 {
	var shared, wa, wb float64
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch c := cmpAt(a, b, i, j); {
		case c == 0:
			w := st.weight(a[i])
			shared, wa, wb = shared+w, wa+w, wb+w
			i, j = i+1, j+1
		case c < 0:
			wa += st.weight(a[i])
			i++
		default:
			wb += st.weight(b[j])
			j++
		}
	}
	if m := min(wa, wb); m > 0 {
		return shared / m
	}
	return -0.1 // nothing to compare
}

func cmpAt(a, b []string, i, j int) int {
	if i == len(a) {
		return 1
	}
	if j == len(b) {
		return -1
	}
	return strings.Compare(a[i], b[j])
}
