package timex

import (
	"slices"

	"readout/internal/syntax"
)

// signal reads the word before an expression that ties something to it.
// earlier are the expressions of the same sentence found so far.
func (r *reader) signal(s *syntax.Sentence, c candidate, x *Timex, earlier []Timex) {
	what := r.before(c)
	if what == "" {
		what = r.conjunction(s, x.First)
	}
	if what == "" {
		what = r.overNoun(s, x.First)
	}
	if n := len(earlier); n > 0 && earlier[n-1].From && (what == "") {
		// "from Monday to Friday", "between May and July"
		if j := r.tokenAt(earlier[n-1].End); j >= 0 && c.from-j == 1 && (r.toks[j].is("to") || r.toks[j].is("and") || r.toks[j].is("-")) {
			what = "until"
		}
	}
	switch what {
	case "since":
		x.Since = true
	case "until", "by":
		x.Until = true
	case "from":
		x.From = true
	case "after":
		x.After = true
	case "before":
		x.Before = true
	}
}

// before returns the signal that stands before a match, or "".
func (r *reader) before(c candidate) string {
	for i := c.from - 1; i >= 0 && c.from-i <= 4; i-- {
		for _, l := range r.toks[i].lex {
			if l.class == "SIGNAL" && i+l.n <= c.from && onlySmall(r.toks[i+l.n:c.from]) {
				return l.value
			}
		}
	}
	return ""
}

// conjunction returns the signal that opens the clause of word w: "since it
// erupted in April" ties to April as "since April" does.
func (r *reader) conjunction(s *syntax.Sentence, w int) string {
	for range maxClimb {
		if w < 0 || w >= len(s.Words) {
			return ""
		}
		if m := s.Child(w, "mark"); m >= 0 && m < w {
			if i := r.tokenAt(s.Words[m].Start); i >= 0 {
				for _, l := range r.toks[i].lex {
					if l.class == "SIGNAL" && l.n == 1 {
						return l.value
					}
				}
			}
			return ""
		}
		if s.Words[w].UPOS == "VERB" {
			return ""
		}
		w = s.Words[w].Head
	}
	return ""
}

// overNoun returns "since" where that stands before the noun that an
// expression dates: "since the coup on May 3" ties to May 3.
func (r *reader) overNoun(s *syntax.Sentence, w int) string {
	if w < 0 || w >= len(s.Words) || !syntax.IsRel(s.Words[w].Rel, "nmod") || s.Words[w].Head < 0 {
		return ""
	}
	if c := s.Child(s.Words[w].Head, "case", "mark"); c >= 0 && c < w {
		if i := r.tokenAt(s.Words[c].Start); i >= 0 && r.toks[i].is("since") {
			return "since"
		}
	}
	return ""
}

// onlySmall reports whether nothing but articles stands between a signal and
// the expression.
func onlySmall(toks []tok) bool {
	for i := range toks {
		if !toks[i].is("the") && !toks[i].is("at") && !toks[i].is("about") {
			return false
		}
	}
	return true
}

// tokenAt returns the first token that starts at or after a byte offset, or -1.
func (r *reader) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.toks, at, func(t tok, at int) int { return t.start - at })
	if i == len(r.toks) {
		return -1
	}
	return i
}
