package story

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"
)

// field is a part of what stands in an article that is compared on its own: in
// stories of one kind (two earthquakes, two trials) the common words are alike
// and names, numbers and dates are not.
type field int

const (
	allWords   field = iota
	names            // more often with a capital than without
	numbers          // begins with a digit
	pairs            // of neighbouring words
	lead             // the first leadWords
	lower            // neither names nor numbers
	local            // all words, weighed by how rare they are in the window
	localNames       // names, weighed so
	head             // the first headWords
	fields
)

// crossed is a measure beside those of the fields: the head of one article
// against all of the other.
const (
	crossed  = fields
	measures = fields + 1
)

// How many words of an article are its head, its lead, and are looked at.
const (
	headWords = 25
	leadWords = 60
	mostWords = 600
)

// entry is a term of an article.
type entry struct {
	key   uint32 // hash of the term
	in    uint16 // bit set of fields
	times float32
	wide  float32 // weight by rarity in the news
	near  float32 // weight by rarity in the window
	seen  float32 // in how many documents of the news
}

// Sketch is an article as it is compared with others.
type Sketch struct {
	terms []entry  // by key
	keys  []uint32 // theirs, side by side for going through quickly
	norm  [fields]float32
	years []string
	words int
}

// Counts tell in how many articles of a window terms stand.
type Counts struct {
	articles float64
	seen     map[uint32]float64
}

// NewCounts returns counts of nothing.
func NewCounts() *Counts { return &Counts{seen: map[uint32]float64{}} }

// Add counts an article; times -1 takes it out again. Pairs of words, which are
// nearly all different, are not weighed by it and not counted.
func (c *Counts) Add(s *Sketch, times float64) {
	c.articles += times
	for i := range s.terms {
		if s.terms[i].in&(1<<local) == 0 {
			continue
		}
		k := s.terms[i].key
		if c.seen[k] += times; c.seen[k] <= 0 {
			delete(c.seen, k)
		}
	}
}

// localWeight is how many documents of the news one article of the window
// counts for.
const localWeight = 3

// Sketch reads a text. Its local weights are those of an empty window until
// Weigh is called.
func (t *Terms) Sketch(text string) *Sketch {
	list, upper := Words(text)
	list = list[:min(len(list), mostWords)]
	type use struct {
		times, named float64
		first        int
	}
	uses := map[string]*use{}
	s := &Sketch{words: len(list)}
	for i, w := range list {
		u := uses[w]
		if u == nil {
			u = &use{first: i}
			uses[w] = u
			if year(w) {
				s.years = append(s.years, w)
			}
		}
		u.times++
		if upper[i] {
			u.named++
		}
	}
	for w, u := range uses {
		in := uint16(1<<allWords | 1<<local)
		switch {
		case unicode.IsNumber([]rune(w)[0]):
			in |= 1 << numbers
		case 2*u.named > u.times:
			in |= 1<<names | 1<<localNames
		default:
			in |= 1 << lower
		}
		if u.first < leadWords {
			in |= 1 << lead
		}
		if u.first < headWords {
			in |= 1 << head
		}
		s.terms = append(s.terms, entry{key: hash(w), in: in, times: float32(1 + math.Log(u.times)), wide: float32((1 + math.Log(u.times)) * t.rarity(w)), seen: float32(t.seen[w])})
	}
	couples := map[string]bool{}
	for i := 0; i+1 < len(list); i++ {
		p := list[i] + "_" + list[i+1]
		if !couples[p] {
			couples[p] = true
			s.terms = append(s.terms, entry{key: hash(p), in: 1 << pairs, wide: float32(t.rarity(p))})
		}
	}
	slices.SortFunc(s.terms, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.in, b.in), cmp.Compare(a.wide, b.wide))
	})
	s.terms = slices.Clip(s.terms)
	s.keys = make([]uint32, len(s.terms))
	for i := range s.terms {
		s.keys[i] = s.terms[i].key
	}
	s.Weigh(t, NewCounts())
	return s
}

// year reports whether a word is a year in which news may be.
func year(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w, "0123456789") == ""
}

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// Weigh sets the local weights by what stands in the window now.
func (s *Sketch) Weigh(t *Terms, window *Counts) {
	for i := range s.terms {
		if e := &s.terms[i]; e.in&(1<<local) != 0 {
			e.near = e.times * float32(max(0.05, math.Log((t.documents+localWeight*window.articles+1)/(float64(e.seen)+localWeight*window.seen[e.key]+0.5))))
		}
	}
	s.measure()
}

// measure sets the lengths by the weights.
func (s *Sketch) measure() {
	var sums [fields]float64
	for i := range s.terms {
		e := &s.terms[i]
		for f := range fields {
			if e.in&(1<<f) != 0 {
				w := float64(e.weight(f))
				sums[f] += w * w
			}
		}
	}
	for f, x := range sums {
		s.norm[f] = float32(math.Sqrt(x))
	}
}

func (e *entry) weight(f field) float32 {
	if f == local || f == localNames {
		return e.near
	}
	return e.wide
}

// alike is how alike two articles are by each measure, as cosines.
type alike [measures]float32

func compare(a, b *Sketch) alike {
	var sum alike
	for i, j := 0, 0; i < len(a.keys) && j < len(b.keys); {
		if k, l := a.keys[i], b.keys[j]; k != l {
			if k < l {
				i++
			} else {
				j++
			}
			continue
		}
		x, y := &a.terms[i], &b.terms[j]
		i, j = i+1, j+1
		wide, near, in := x.wide*y.wide, x.near*y.near, x.in&y.in
		for f := range fields {
			if in&(1<<f) == 0 {
				continue
			}
			if f == local || f == localNames {
				sum[f] += near
			} else {
				sum[f] += wide
			}
		}
		if x.in&(1<<head) != 0 && a.norm[head] > 0 && b.norm[allWords] > 0 {
			sum[crossed] += wide / (a.norm[head] * b.norm[allWords]) / 2
		}
		if y.in&(1<<head) != 0 && b.norm[head] > 0 && a.norm[allWords] > 0 {
			sum[crossed] += wide / (b.norm[head] * a.norm[allWords]) / 2
		}
	}
	for f := range fields {
		if n := a.norm[f] * b.norm[f]; n > 0 {
			sum[f] /= n
		}
	}
	// Of so many parts that sums of them are exact, in whatever order.
	for m := range sum {
		sum[m] = float32(int32(sum[m]*(1<<24)+0.5)) / (1 << 24)
	}
	return sum
}
