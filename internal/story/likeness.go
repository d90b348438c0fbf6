package story

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Likeness judges whether two groups of articles tell one story.
type Likeness struct {
	*Terms
	weights []float64 // as FeatureNames, then what is added
}

// LikenessFile is where the weights stand in the data tree: the name of a
// feature and its weight in each line.
const LikenessFile = "model/stories.tsv"

var measureNames = [measures]string{"words", "names", "numbers", "pairs", "lead", "lower", "local", "local-names", "head", "crossed"}

// FeatureNames are what is looked at, in the order of Features.
func FeatureNames() []string {
	var out []string
	for _, m := range measureNames {
		out = append(out, m+"-mean", m+"-middle")
	}
	return append(out, "smaller", "larger", "length", "same-years", "years-known", "bias")
}

// LoadLikeness reads the counts of words and the weights.
func LoadLikeness(fsys fs.FS) (*Likeness, error) {
	t, err := LoadTerms(fsys)
	if err != nil {
		return nil, err
	}
	b, err := fs.ReadFile(fsys, LikenessFile)
	if err != nil {
		return nil, fmt.Errorf("stories: %w", err)
	}
	l := &Likeness{Terms: t}
	want := FeatureNames()
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	if len(lines) != len(want) {
		return nil, fmt.Errorf("stories: %s: %d weights, not %d; make it again with readout train --only stories", LikenessFile, len(lines), len(want))
	}
	for i, line := range lines {
		name, value, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if err != nil || name != want[i] {
			return nil, fmt.Errorf("stories: %s:%d: %q is not %q and a number; make it again with readout train --only stories", LikenessFile, i+1, line, want[i])
		}
		l.weights = append(l.weights, w)
	}
	return l, nil
}

// score is above 0 when two groups are rather one story than two, as log odds.
func (l *Likeness) score(a, b *group, between *sums) float64 {
	var x [2*measures + 6]float64
	features(a, b, between, &x)
	s := 0.0
	for i, w := range l.weights {
		s += w * x[i]
	}
	return s
}

// sums are added-up likenesses of pairs of articles.
type sums [measures]float64

func (s *sums) add(x *alike, times float64) {
	for m := range s {
		s[m] += times * float64(x[m])
	}
}

// group is articles as they are compared with another group.
type group struct {
	members []*Sketch
	self    sums // of all pairs, an article and itself among them
	years   map[string]float64
	dated   float64 // how many name a year
	words   float64
}

func newGroup(members ...*Sketch) *group {
	g := &group{members: members, years: map[string]float64{}}
	for i, a := range members {
		for _, b := range members[:i] {
			x := compare(a, b)
			g.self.add(&x, 2)
		}
		x := compare(a, a)
		g.self.add(&x, 1)
		g.count(a, 1)
	}
	return g
}

// count notes the years and the length of an article; times -1 takes them out.
func (g *group) count(s *Sketch, times float64) {
	for _, y := range s.years {
		g.years[y] += times
	}
	if len(s.years) > 0 {
		g.dated += times
	}
	g.words += times * float64(s.words)
}

// drop takes an article out.
func (g *group) drop(s *Sketch) {
	g.members = slices.Delete(g.members, slices.Index(g.members, s), slices.Index(g.members, s)+1)
	for _, m := range g.members {
		x := compare(s, m)
		g.self.add(&x, -2)
	}
	x := compare(s, s)
	g.self.add(&x, -1)
	g.count(s, -1)
}

// between adds up the likenesses of the pairs of two groups.
func between(a, b *group) *sums {
	var out sums
	for _, x := range a.members {
		for _, y := range b.members {
			s := compare(x, y)
			out.add(&s, 1)
		}
	}
	return &out
}

// joined returns the group of the articles of both.
func joined(a, b *group, between *sums) *group {
	g := &group{years: map[string]float64{}, dated: a.dated + b.dated, words: a.words + b.words}
	g.members = append(append(g.members, a.members...), b.members...)
	for m := range g.self {
		g.self[m] = a.self[m] + b.self[m] + 2*between[m]
	}
	for _, from := range []*group{a, b} {
		for y, n := range from.years {
			g.years[y] += n
		}
	}
	return g
}

// Features returns what is looked at of two groups of articles.
func Features(a, b []*Sketch) []float64 {
	x, y := newGroup(a...), newGroup(b...)
	var out [2*measures + 6]float64
	features(x, y, between(x, y), &out)
	return out[:]
}

func features(a, b *group, between *sums, out *[2*measures + 6]float64) {
	na, nb := float64(len(a.members)), float64(len(b.members))
	for m := range measures {
		out[2*m] = between[m] / (na * nb)
		if n := a.self[m] * b.self[m]; n > 0 {
			out[2*m+1] = between[m] / math.Sqrt(n)
		}
	}
	rest := out[2*measures:]
	rest[0], rest[1] = math.Log(min(na, nb)), math.Log(max(na, nb))
	rest[2] = math.Log(min(a.words, b.words) + 10)
	rest[3], rest[4], rest[5] = sameYears(a, b), min(a.dated, b.dated), 1
}

// sameYears is the share of the years of two groups that are the same; -1 when
// one names none.
func sameYears(a, b *group) float64 {
	total := func(g *group) (n float64) {
		for _, x := range g.years {
			n += x // whole numbers: the order does not matter
		}
		return n
	}
	ta, tb := total(a), total(b)
	if ta == 0 || tb == 0 {
		return -1
	}
	var same int64 // of 2^-30: a sum of fractions would depend on the order
	for y, n := range a.years {
		same += int64(min(n/ta, b.years[y]/tb) * (1 << 30))
	}
	return float64(same) / (1 << 30)
}
