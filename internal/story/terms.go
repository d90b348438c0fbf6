// Package story reads many records as one world: articles that tell of the same
// thing, events that several tell of, claims and their denials on any day, what
// became of what was planned, and how two actors deal with each other. It works
// on records alone and is deterministic for a given order of them.
package story

import (
	"bufio"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Terms weighs the words of articles by how rare they are in the news.
type Terms struct {
	documents float64
	seen      map[string]float64
}

// TermsFile is where the counts stand in the data tree: the number of documents
// in the first line, then a word and in how many it stands.
const TermsFile = "model/idf.txt"

// LoadTerms reads the counts.
func LoadTerms(fsys fs.FS) (*Terms, error) {
	f, err := fsys.Open(TermsFile)
	if err != nil {
		return nil, fmt.Errorf("stories: %w", err)
	}
	defer f.Close()
	t := &Terms{seen: map[string]float64{}}
	s := bufio.NewScanner(f)
	for s.Scan() {
		word, n, _ := strings.Cut(s.Text(), "\t")
		count, err := strconv.ParseFloat(n, 64)
		if err != nil {
			return nil, fmt.Errorf("stories: %s: %q is no count", TermsFile, s.Text())
		}
		if word == "" {
			t.documents = count
		} else {
			t.seen[word] = count
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("stories: %s: %w", TermsFile, err)
	}
	if t.documents == 0 {
		return nil, fmt.Errorf("stories: %s: no number of documents in its first line", TermsFile)
	}
	return t, nil
}

// stopwords say nothing about what an article is about.
const stopwords = " the a an of to in and for on at by with from as is was were be been has have had it its he she they his her their that this which who will would said says say are not but or after before over about into out up than more new also one two when there "

// Words returns the words of a text for comparing: small letters, endings off,
// stop words left out; upper tells which began with a capital or a digit.
func Words(text string) (words []string, upper []bool) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '\'' && r != '’' }) {
		w = strings.Trim(w, "'’")
		first := []rune(w + " ")[0]
		l := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(w), "'s"), "’s")
		if len(l) < 2 || strings.Contains(stopwords, " "+l+" ") {
			continue
		}
		words, upper = append(words, stem(l)), append(upper, unicode.IsUpper(first) || unicode.IsNumber(first))
	}
	return words, upper
}

func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if base, ok := strings.CutSuffix(w, end); ok && len(base) >= 4 {
			return base
		}
	}
	return w
}

func (t *Terms) rarity(term string) float64 {
	a, b, pair := strings.Cut(term, "_")
	n := t.seen[a]
	if pair {
		n = min(n, t.seen[b])
	}
	return math.Log((t.documents + 1) / (n + 0.5))
}

// Without returns the counts as they would be without some of the texts that
// were counted, for learning from those.
func (t *Terms) Without(texts ...string) *Terms {
	out := &Terms{documents: t.documents - float64(len(texts)), seen: maps.Clone(t.seen)}
	for _, text := range texts {
		words, _ := Words(text)
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			if out.seen[w] > 0 {
				out.seen[w]--
			}
		}
	}
	return out
}

// Vector returns the words of a text with their weights.
func (t *Terms) Vector(text string) map[string]float64 {
	words, _ := Words(text)
	out := map[string]float64{}
	for _, w := range words {
		out[w]++
	}
	for w, n := range out {
		out[w] = (1 + math.Log(n)) * t.rarity(w)
	}
	return out
}

// Cosine is how alike two vectors are. A map has no order and sums of fractions
// depend on it, so it adds in the order of the words.
func Cosine(a, b map[string]float64) float64 {
	var ab, aa, bb float64
	for _, w := range slices.Sorted(maps.Keys(a)) {
		ab += a[w] * b[w]
		aa += a[w] * a[w]
	}
	for _, w := range slices.Sorted(maps.Keys(b)) {
		bb += b[w] * b[w]
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}
