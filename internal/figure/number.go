package figure

import (
	"strconv"
	"strings"

	"readout/internal/syntax"
)

// number is a line of number-words.tsv. unit: "seven", "twenty"; scale:
// "hundred", "million"; vague: "dozens", "several"; half: "half".
type number struct {
	value float64
	kind  string
}

// quantity is a number as found: words [first, last).
type quantity struct {
	first, last int
	value       float64
	high        *float64
	vague       bool
	currency    string
	digits      bool // written with digits
	plain       bool // bare digits without comma, point or scale, as years are
}

// alone reports whether the number is a bare "one", which mostly counts
// nothing.
func (q *quantity) alone() bool { return !q.digits && q.value == 1 && !q.vague && q.high == nil }

// top returns the word of the number that hangs on a word outside it: "tens" of
// "tens of thousands".
func (q *quantity) top(s *syntax.Sentence) int {
	at := q.last - 1
	for h := s.Words[at].Head; h >= q.first && h < q.last; h = s.Words[at].Head {
		at = h
	}
	return at
}

func fields(s string) []string { return strings.Fields(s) }

// quantity reads the number that begins at word at: digits and number words,
// a currency sign before, a scale after, a range.
func (f *Finder) quantity(s *syntax.Sentence, at int) (quantity, bool) {
	q := quantity{first: at}
	i := at
	if c, ok := f.currencyBefore(s, i); ok {
		q.currency = c
		i++
	}
	low, next, ok := f.simple(s, i, &q)
	if !ok {
		return q, false
	}
	q.value, q.last = low, next
	if high, next, ok := f.rangeEnd(s, q.first, next); ok && high > low {
		q.high, q.last = &high, next
		if scale := trailingScale(f, s, next); low < 1000 && high >= scale && scale > 1 && low < high/scale*10 {
			q.value = low * scale // "two to three million": both are millions
		}
	}
	return q, true
}

// trailingScale returns the scale word before word next, as a number, or 1.
func trailingScale(f *Finder, s *syntax.Sentence, next int) float64 {
	if n, ok := f.numbers[lower(s, next-1)]; ok && n.kind == "scale" {
		return n.value
	}
	return 1
}

func lower(s *syntax.Sentence, i int) string {
	if i < 0 || i >= len(s.Words) {
		return ""
	}
	return s.Words[i].Lower()
}

// currencyBefore reads "$", "€", "US$" before a number.
func (f *Finder) currencyBefore(s *syntax.Sentence, i int) (string, bool) {
	if i+1 >= len(s.Words) || !startsWithDigit(s.Words[i+1].Text) {
		return "", false
	}
	sign := lower(s, i)
	c, ok := f.money[sign]
	if _, written := f.money[strings.Trim(sign, "$€£¥")]; written {
		return "", false // "won 40 seats": what is written out stands behind the sum
	}
	return c, ok
}

func startsWithDigit(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// simple reads one number without a range.
func (f *Finder) simple(s *syntax.Sentence, i int, q *quantity) (value float64, next int, ok bool) {
	start := i
	if lower(s, i) == "a" || lower(s, i) == "an" {
		// "a dozen", "a million", "a few hundred": the article counts as one.
		n, known := f.numbers[lower(s, i+1)]
		if !known || n.kind != "scale" && n.kind != "vague" {
			return 0, i, false
		}
		i++
	}
	total, group, read := 0.0, 0.0, false
	for i < len(s.Words) {
		w := lower(s, i)
		if v, isDigits := f.digits(w); isDigits && !read {
			group, read, q.digits = v, true, true
			q.plain = !strings.ContainsAny(w, ",.bkmt")
			i++
			continue
		}
		n, known := f.numbers[w]
		if w == "couple" && lower(s, i+1) != "of" && f.numbers[lower(s, i+1)].kind != "scale" {
			known = false // a husband and wife
		}
		if !known {
			if w == "-" && read && f.numbers[lower(s, i+1)].kind == "unit" && !q.digits {
				i++ // "twenty-five"
				continue
			}
			if w == "and" && read && lower(s, i+1) == "a" && f.numbers[lower(s, i+2)].kind == "half" {
				group, i = group+f.numbers[lower(s, i+2)].value, i+3 // "one and a half million"
				continue
			}
			if (w == "and" || w == "a" || w == "of") && read && joins(f, s, i) {
				i++
				continue
			}
			break
		}
		// "50m" and "$50 m", but not "50 m" for metres.
		short := n.kind == "short" && (q.currency != "" || i > 0 && s.Words[i].Start == s.Words[i-1].End)
		if q.digits && n.kind != "scale" && !short {
			break
		}
		q.plain = false
		switch n.kind {
		case "scale", "short":
			if n.kind == "short" && !read {
				return 0, start, false
			}
			if !read {
				group = 1 // "a million"
			}
			group *= n.value
			if n.value >= 1000 {
				total, group = total+group, 0
			}
		case "half":
			group = 0.5
		case "vague":
			if read && !q.vague {
				return 0, start, false
			}
			if read {
				group *= n.value / 2 // "hundreds of thousands": the least of the second is one, not two
			} else {
				group = n.value
			}
			q.vague = true
		default:
			group += n.value
		}
		read = true
		i++
	}
	return total + group, i, read && i > start
}

// joins reports whether "and", "a" or "of" at word i stands inside a number:
// "three hundred and five", "half a million", "tens of thousands".
func joins(f *Finder, s *syntax.Sentence, i int) bool {
	next, known := f.numbers[lower(s, i+1)]
	prev := f.numbers[lower(s, i-1)]
	switch lower(s, i) {
	case "and":
		return known && next.kind == "unit" && prev.kind == "scale" && prev.value == 100
	case "a":
		return known && next.kind == "scale" && prev.kind == "half"
	}
	if known && next.kind == "scale" {
		return lower(s, i-1) == "couple" // "a couple of hundred"
	}
	return known && next.kind == "vague" && prev.kind == "vague"
}

// digits reads "10,000", "1.5", "12", and with a short scale "50m", "3.5bn".
func (f *Finder) digits(w string) (float64, bool) {
	if !startsWithDigit(w) {
		return 0, false
	}
	number := strings.TrimRight(w, "bkmnt")
	v, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	if short := w[len(number):]; short != "" {
		n, ok := f.numbers[short]
		return v * n.value, err == nil && ok && n.kind == "short"
	}
	return v, err == nil
}

// rangeEnd reads the upper end of "5 to 10", "5-10", "5 and 10" (after
// between, which complete checks). The number begins at word first.
func (f *Finder) rangeEnd(s *syntax.Sentence, first, i int) (high float64, next int, ok bool) {
	switch lower(s, i) {
	case "to", "-", "–", "and":
	default:
		return 0, i, false
	}
	if lower(s, i) == "and" && !betweenBefore(f, s, i) {
		return 0, i, false
	}
	if lower(s, i) == "to" && (f.change[lemma(s, first-1)] || lower(s, first-1) == "by" && f.change[lemma(s, first-2)]) {
		return 0, i, false // "rose $1.20 to $64", "rose by 12 to 143"
	}
	var q quantity
	at := i + 1
	if _, ok := f.currencyBefore(s, at); ok {
		at++ // "between $3 billion and $5 billion"
	}
	high, next, ok = f.simple(s, at, &q)
	return high, next, ok && !q.vague
}

// betweenBefore reports whether "between" stands before the number that ends
// at word i.
func betweenBefore(f *Finder, s *syntax.Sentence, i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if lower(s, k) == "between" {
			return true
		}
	}
	return false
}
