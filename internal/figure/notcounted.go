package figure

import "readout/internal/syntax"

// notCounted recognises what numbers in the news mostly are: dates, times,
// ages, and parts of names.
func (f *Finder) notCounted(s *syntax.Sentence, q quantity) bool {
	before, after := lower(s, q.first-1), lower(s, q.last)
	switch {
	case f.skip[skipWord{before, "before"}], f.skip[skipWord{after, "after"}]:
		return true
	case q.digits && f.skip[skipWord{before, "numbered"}] && f.noun(s, q.last) < 0:
		return true // "Room 101 was", but not "from the camp 200 people fled"
	case after == "-" && f.skip[skipWord{lower(s, q.last+1), "after"}]: // "30-year-old", "12-hour"
		return true
	case q.digits && (after == ":" || before == ":") && startsWithDigit(lower(s, q.last+1)+lower(s, q.first-2)):
		return true
	case q.plain && q.value >= 1900 && q.value <= 2100 && (f.noun(s, q.last) != q.last || s.Words[q.last].XPOS == "NN" || before == "the" && !f.people[lemma(s, q.last)]):
		return true // a year: "in 2015", "the 2015 deal", "the 2020 elections"
	case f.age(s, q):
		return true
	case q.plain && q.first > 0 && s.Words[q.first-1].UPOS == "PROPN" && f.noun(s, q.last) < 0:
		return true // "Resolution 2254", "Highway 5"
	case q.digits && q.plain && q.first > 0 && s.Words[q.first-1].UPOS == "PROPN" && f.noun(s, q.last) == q.last && s.Words[q.first-1].Head == q.last:
		return true // "Leopard 2 tanks"
	case q.digits && before == "-" && q.first > 1 && s.Words[q.first-2].UPOS == "PROPN":
		return true // a type: "F-35"
	case q.first == 0 && q.plain && (after == "." || after == ")"):
		return true // a list number
	case q.digits && after == "-" && startsWithDigit(lower(s, q.last+1)) && q.high == nil && f.ballots(s, q.last-1) == "":
		return true // a score, a phone number
	case !q.digits && q.value < 1:
		return true // "half of the members"
	case before == "but" && lower(s, q.first-2) == "all":
		return true // "all but three of the 28": 25 are meant
	case q.alone() && (after == "of" || before == "the"):
		return true // "one of the dead"
	case f.share(s, q.last) || f.share(s, q.first-1) || f.share(s, q.first-2):
		return true // "one in five voters", "three out of ten"
	case f.skip[skipWord{after, "noun"}], f.skip[skipWord{lemma(s, f.noun(s, q.last)), "noun"}]:
		return true // "three times", "two weeks"
	}
	return false
}

// oldest bounds what a number may say of how old somebody is, in years.
const oldest = 115

// age reports whether a number is somebody's age: "Ann Lee, 34, said", "Ann Lee, now
// 34,", "the poet died at 81".
func (f *Finder) age(s *syntax.Sentence, q quantity) bool {
	if !q.plain || q.high != nil || q.value > oldest || f.noun(s, q.last) >= 0 && lower(s, q.last) != "," {
		return false
	}
	if at, h := q.first-1, s.Words[q.last-1].Head; lower(s, at) == "at" && h >= 0 && s.Words[h].UPOS == "VERB" {
		u, _ := f.became(s, h)
		return u == "killed"
	}
	at := q.first - 1
	if at > 0 && s.Words[at].UPOS == "ADV" {
		at--
	}
	if at <= 0 || s.Words[at].Text != "," || s.Words[at-1].UPOS != "PROPN" || q.value < 10 {
		return false
	}
	switch lower(s, q.last) {
	case ",":
		return true
	case ";", ".", "":
		return at > 1 && s.Words[at-2].UPOS == "PROPN" // "the deaths of Ann Lee, 34; Bo Ray, 40", but "in Lima, 34; in Cusco, 12"
	}
	return false
}

// share reports whether the words from i on, between two numbers, make of them
// a part of a round whole: "one in five", "three out of ten".
func (f *Finder) share(s *syntax.Sentence, i int) bool {
	if i < 1 {
		return false
	}
	at := i + 1
	switch {
	case lower(s, i) == "in":
	case lower(s, i) == "out" && lower(s, i+1) == "of":
		at++
	case lower(s, i) == "of" && lower(s, i+1) == "every":
	default:
		return false
	}
	every := lower(s, at) == "every" // "three in every ten"
	if every {
		at++
	}
	if at >= len(s.Words) || s.Words[i-1].UPOS != "NUM" || s.Words[at].UPOS != "NUM" {
		return false
	}
	var q quantity
	whole, _, ok := f.simple(s, at, &q)
	year := q.plain && whole >= 1900 && whole <= 2100 // "killed five in 2015"
	return ok && !year && (every || at == i+1 || whole <= 10 || whole == 20 || whole == 100 || whole == 1000)
}
