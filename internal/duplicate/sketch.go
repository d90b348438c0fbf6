// Package duplicate finds articles that are copies or versions of one another:
// the same wire report under another headline, cut to its first paragraphs or
// with another credit line, and the later states of one article. It compares
// texts by their runs of words and is deterministic.
package duplicate

import (
	"encoding/binary"
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sketch is what is kept of a text to compare it with others: hashes of its
// runs of words (shingles) and of its names and numbers, each sorted. The zero
// value is like nothing.
type Sketch struct {
	Shingles, Names []uint32
	Bands           []int64 // texts that are much alike share one at least
}

const (
	shingleWords = 3
	// maxShingles bounds the memory of a sketch; what stands beyond the first
	// 1,500 words of a report is background more often than news.
	maxShingles = 1500
	// leadWords is what a report cut to its first paragraphs still has.
	leadWords = 64
)

// dateline is the place, day and agency before the first sentence, which every
// publisher writes in its own way.
var dateline = regexp.MustCompile(`^\s*[A-Z][^.!?\n]{0,80}?\s(?:--|[-–—])\s`)

// Of makes the sketch of an article's text. A headline at the beginning of the
// text is left out: copies change it.
func Of(title, text string) Sketch {
	if rest, ok := strings.CutPrefix(strings.TrimSpace(text), strings.TrimSpace(title)); ok && title != "" {
		text = rest
	}
	if at := dateline.FindStringIndex(text); at != nil {
		text = text[at[1]:]
	}
	words, names := split(text)
	all := shingles(words)
	s := Sketch{Bands: bands(all, shingles(words[:min(len(words), leadWords)])), Shingles: set(all[:min(len(all), maxShingles)]), Names: set(names)}
	return s
}

// split returns the hashes of the words of a text, in order, and of its names
// and numbers: words with a digit, or with a capital where no sentence begins.
func split(text string) (words, names []uint32) {
	begins := true
	for field := range strings.FieldsSeq(text) {
		w := wordOf(field)
		if w.empty {
			continue
		}
		words = append(words, w.hash)
		if w.number || !begins && w.capital {
			names = append(names, w.hash)
		}
		switch field[len(field)-1] {
		case '.', '!', '?', ':', '"':
			begins = true
		default:
			begins = false
		}
	}
	return words, names
}

// word is what stands between spaces without the marks around it.
type word struct {
	hash            uint32
	number, capital bool // has a digit, begins with a capital
	empty           bool
}

// wordOf reads a field, which most often is of ASCII, in one pass.
func wordOf(field string) word {
	out := word{empty: true}
	h := uint32(basis)
	for i := range len(field) {
		c := field[i]
		if c >= utf8.RuneSelf {
			return wideWord(field)
		}
		digit, capital := c-'0' < 10, c-'A' < 26
		inside := digit || capital || c-'a' < 26
		if out.empty && !inside {
			continue
		}
		if capital {
			c += 'a' - 'A'
		}
		if h = (h ^ uint32(c)) * prime; inside {
			out = word{hash: h, number: out.number || digit, capital: out.capital || out.empty && capital}
		}
	}
	return out
}

// wideWord is wordOf for any letters.
func wideWord(field string) word {
	w := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	first, _ := utf8.DecodeRuneInString(w)
	return word{hash: hashWord(w), number: strings.ContainsFunc(w, unicode.IsNumber), capital: unicode.IsUpper(first), empty: w == ""}
}

// hashWord is the hash of a word in small letters, with one kind of apostrophe.
func hashWord(w string) uint32 {
	h := uint32(basis)
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return hash(strings.ToLower(strings.ReplaceAll(w, "’", "'")))
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * prime
	}
	return h
}

// The numbers of FNV-1a.
const basis, prime = 2166136261, 16777619

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(basis)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * prime
	}
	return h
}

// shingles returns the hashes of all runs of words, in order; of a text that is
// shorter than a run, of the whole.
func shingles(words []uint32) []uint32 {
	if len(words) == 0 {
		return nil
	}
	var out []uint32
	for i := 0; i == 0 || i+shingleWords <= len(words); i++ {
		h := uint64(1469598103934665603)
		for _, w := range words[i:min(i+shingleWords, len(words))] {
			h = mix(h ^ uint64(w))
		}
		out = append(out, uint32(h>>32))
	}
	return out
}

// mix scatters the bits of a number (SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func set(list []uint32) []uint32 {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// Numbers of bands. Two sets of which a share j is common to both share one of
// n bands of r rows with a probability of 1-(1-j^r)^n: 98 in 100 for the whole
// text at j = 0.6, and for the lead at j = 0.7.
const (
	wholeBands = 16
	headBands  = 10
	bandRows   = 3
)

// bands makes the MinHash bands of the whole text and of its lead.
func bands(whole, lead []uint32) []int64 {
	if len(whole) == 0 {
		return nil
	}
	out := minBands(whole, wholeBands, 0)
	out = append(out, minBands(lead, headBands, wholeBands)...)
	slices.Sort(out)
	return slices.Compact(out)
}

func minBands(list []uint32, n, first int) []int64 {
	var out []int64
	for b := first; b < first+n; b++ {
		h := mix(uint64(b))
		for row := range bandRows {
			least := uint64(math.MaxUint64)
			seed := mix(uint64(b*bandRows + row))
			for _, s := range list {
				least = min(least, mix(uint64(s)^seed))
			}
			h = mix(h ^ least)
		}
		out = append(out, int64(h))
	}
	return out
}

// How much of the smaller text must stand in the larger one, and how many of its
// names and numbers: reports made from one pattern share words but not names.
const (
	sameShare  = 0.6
	sameNames  = 0.75
	fewWords   = 20 // of so few shingles, more must be common
	shortShare = 0.8
	tooFew     = 8 // a text of less tells nothing of where it comes from
)

// Alike reports whether one text is the other, or a part of it, with changes as
// editors make them.
func (s Sketch) Alike(o Sketch) bool {
	small, large := s, o
	if len(small.Shingles) > len(large.Shingles) {
		small, large = large, small
	}
	if len(small.Shingles) < tooFew {
		return false
	}
	need := sameShare
	if len(small.Shingles) < fewWords {
		// A sentence may stand in an article that is no copy of it.
		if len(large.Shingles) > 2*len(small.Shingles) {
			return false
		}
		need = shortShare
	}
	return share(small.Shingles, large.Shingles) >= need && share(small.Names, large.Names) >= sameNames
}

// share returns how much of a sorted list stands in another; 1 of an empty one.
func share(small, large []uint32) float64 {
	if len(small) == 0 {
		return 1
	}
	n, k := 0, 0
	for _, x := range small {
		for k < len(large) && large[k] < x {
			k++
		}
		if k < len(large) && large[k] == x {
			n++
		}
	}
	return float64(n) / float64(len(small))
}

// MarshalBinary writes shingles and names; the bands are what one looks a sketch
// up by and are kept apart.
func (s Sketch) MarshalBinary() ([]byte, error) {
	out := binary.AppendUvarint(nil, uint64(len(s.Shingles)))
	for _, list := range [][]uint32{s.Shingles, s.Names} {
		for _, x := range list {
			out = binary.LittleEndian.AppendUint32(out, x)
		}
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (s *Sketch) UnmarshalBinary(b []byte) error {
	n, size := binary.Uvarint(b)
	if size <= 0 || (len(b)-size)%4 != 0 || n > uint64(len(b)-size)/4 {
		return errors.New("duplicate: a damaged sketch")
	}
	var all []uint32
	for b = b[size:]; len(b) > 0; b = b[4:] {
		all = append(all, binary.LittleEndian.Uint32(b))
	}
	s.Shingles, s.Names = all[:n:n], all[n:]
	return nil
}
