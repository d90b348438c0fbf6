// Package story reads many records as one world: articles that tell of the same
// thing, events that several tell of, claims and their denials on any day, what
// became of what was planned, and how two actors deal with each other. It works
// on records alone and is deterministic for a given order of them.
package story

import (
	"bufio"
	"fmt"
	"io/fs"
	"math"
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

// vector is a text as weights of terms, of length 1.
type vector map[string]float64

// Weights of what stands in a text: names and numbers tell stories apart better
// than other words, the lead better than the rest, pairs of words beside words.
const (
	nameWeight = 1.5
	leadWords  = 100
	leadWeight = 2
	pairWeight = 0.5
)

func (t *Terms) vector(text string) vector {
	words, upper := Words(text)
	counts, named := map[string]float64{}, map[string]bool{}
	for i, w := range words {
		weight := 1.0
		if i < leadWords {
			weight = leadWeight
		}
		counts[w] += weight
		named[w] = named[w] || upper[i]
		if i+1 < len(words) {
			counts[w+"_"+words[i+1]] += weight * pairWeight
		}
	}
	v, sum := vector{}, 0.0
	for term, n := range counts {
		x := t.rarity(term)
		if n >= 1 {
			x *= 1 + math.Log(n)
		} else {
			x *= n
		}
		if named[term] {
			x *= nameWeight
		}
		v[term] = x
		sum += x * x
	}
	if sum = math.Sqrt(sum); sum > 0 {
		for term := range v {
			v[term] /= sum
		}
	}
	return v
}

func (t *Terms) rarity(term string) float64 {
	a, b, pair := strings.Cut(term, "_")
	n := t.seen[a]
	if pair {
		n = min(n, t.seen[b])
	}
	return math.Log((t.documents + 1) / (n + 0.5))
}

// dot is the cosine of two vectors of length 1. A map has no order and sums of
// fractions depend on it, so it adds whole numbers of 2^-40.
func dot(a, b vector) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	var sum int64
	for term, x := range a {
		sum += int64(x * b[term] * (1 << 40))
	}
	return float64(sum) / (1 << 40)
}
