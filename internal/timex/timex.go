// Package timex finds time expressions in English news, gives each its TIMEX3
// type and value (TimeML 1.2.1 as TimeBank uses it) and, where it can be
// computed, the interval of time it stands for.
//
// What an expression looks like and what it means are data: the rules in
// data/timex/en/*.yaml over the words of data/timex/words.tsv. The code knows
// only how patterns are matched and how a calendar works. Reads: sentences,
// tags, trees. Writes: Timex values.
package timex

import (
	"io/fs"
	"slices"
	"time"

	"readout/internal/syntax"
)

// Types of expressions, as TIMEX3 names them.
const (
	Date     = "DATE"
	Time     = "TIME"
	Duration = "DURATION"
	Set      = "SET"
)

// Timex is one time expression.
type Timex struct {
	Sentence    int // index of the sentence given to Find
	Start, End  int // byte offsets into the text
	First, Last int // half-open range of the sentence's words that it touches
	Type        string
	Value       string // TIMEX3 value
	Mod         string // TIMEX3 modifier: START, MID, END, APPROX, LESS_THAN …; empty for none

	// Begin and EndTime bound the interval [Begin, EndTime) the expression
	// stands for, when HasRange. They are in Zone where that is known, else in
	// the location of the publication date, and then mean local time.
	HasRange       bool
	Begin, EndTime time.Time
	Precision      string         // minute|hour|day|month|year|decade: the grain of Value
	Zone           *time.Location // nil when the text names none

	// How the word before ties something to the expression: "since April",
	// "until Friday", "from Monday".
	Since, Until, From, After, Before bool

	// Through ends a stretch of days that begins here: "from Thursday to Saturday", "on
	// Thursday and Friday". Zero for none.
	Through time.Time

	// Deictic says that the value hangs on the publication date ("this
	// evening", "yesterday", "Friday") rather than being written out.
	Deictic bool

	Conflict string // how two clocks or zones of one expression disagree; empty when they do not
	Rule     string // id of the rule, for "why"
}

// Tagger finds time expressions. It is read-only and safe for concurrent use.
type Tagger struct {
	fsys   fs.FS // where Check gets the parser from
	lex    *lexicon
	rules  []rule
	starts map[string][]start
}

// New loads the words, zones, holidays and rules under timex/ of the data
// tree. Errors name path:line:column and what to change.
func New(fsys fs.FS) (*Tagger, error) {
	lex, err := loadLexicon(fsys)
	if err != nil {
		return nil, err
	}
	t := &Tagger{fsys: fsys, lex: lex, starts: map[string][]start{}}
	if t.rules, err = loadRules(fsys); err != nil {
		return nil, err
	}
	return t, t.index()
}

// Find returns the time expressions of a document in text order. dct is the
// publication date; its calendar date is taken as the local date of the text.
// A zero dct leaves what hangs on it open ("XXXX-09-17").
func (t *Tagger) Find(text string, sents []syntax.Sentence, dct time.Time) []Timex {
	r := reader{tagger: t, text: text, dct: dct}
	var out []Timex
	for i := range sents {
		out = r.sentence(i, &sents[i], out)
	}
	return out
}

// reader is the state of reading one document.
type reader struct {
	tagger *Tagger
	text   string
	dct    time.Time
	toks   []tok       // of the sentence at hand; reused
	cands  []candidate // likewise
	path   []step      // of the walk at hand
	taken  []bool      // likewise
	rule   int         // likewise
	story  reference
}

// reference is where the narrative stands: what "the next day", "a year
// earlier" and, in reports of business, "the period" count from. Intervals are
// the last that the text named; zero while it named none.
type reference struct {
	any, day, quarter interval
	quarterAt         int // sentence of quarter
	sentence          int // sentence at hand
}

// quarterReach is for how many sentences a quarter stays what is talked about.
const quarterReach = 8

// known reports whether an interval was set.
func (v interval) known() bool { return !v.begin.IsZero() }

// note takes an interval that the text named. Only a quarter of the year up to
// publication counts as the one talked about: reports compare it with older
// ones in passing.
func (s *reference) note(v interval, dct time.Time) {
	if !v.known() || v.unit == "TM" {
		return
	}
	s.any = v
	switch v.unit {
	case "D":
		s.day = v
	case "Q":
		if !dct.IsZero() && v.end.Before(dct.AddDate(-1, 0, 0)) {
			return
		}
		s.quarter, s.quarterAt = v, s.sentence
	}
}

// current returns the quarter that is talked about, if any.
func (s *reference) current() (interval, bool) {
	return s.quarter, s.quarter.known() && s.sentence-s.quarterAt <= quarterReach
}

func (r *reader) sentence(index int, s *syntax.Sentence, out []Timex) []Timex {
	r.story.sentence = index
	r.toks = r.tagger.lex.scan(r.text, s, r.toks[:0])
	r.cands = r.cands[:0]
	for i := range r.toks {
		if r.toks[i].entry != nil || len(r.toks[i].lex) > 0 {
			r.candidates(s, i)
		}
	}
	slices.SortStableFunc(r.cands, func(a, b candidate) int { return a.from - b.from })
	return r.emit(s, r.cands, out, len(out))
}

// emit appends the times among candidates, which are in order of from; those
// from first on are of the same sentence.
func (r *reader) emit(s *syntax.Sentence, cands []candidate, out []Timex, first int) []Timex {
	if len(cands) == 0 {
		return out
	}
	var best []candidate
	best, r.taken = choose(cands, r.taken)
	for _, c := range best {
		x, ok := r.normalise(s, c)
		if !ok {
			// No time after all (June 31): let shorter matches in its place
			// have it.
			out = r.emit(s, shorter(cands, c), out, first)
			continue
		}
		x.Sentence = r.story.sentence
		x.Start, x.End = r.toks[c.from].start, r.toks[c.to-1].end
		x.First, x.Last = r.toks[c.from].word, r.toks[c.to-1].word+1
		x.Rule = r.tagger.rules[c.rule].id
		r.signal(s, c, &x, out[first:])
		if n := len(out); n > first {
			r.pair(&out[n-1], &x)
			r.inOrder(s, &out[n-1], &x)
			r.days(&out[n-1], &x)
		}
		r.deadline(s, c, &x)
		out = append(out, x)
	}
	return out
}

// shorter returns the candidates that lie within c and are shorter; they keep
// their order.
func shorter(cands []candidate, c candidate) []candidate {
	i, _ := slices.BinarySearchFunc(cands, c.from, func(x candidate, from int) int { return x.from - from })
	var out []candidate
	for ; i < len(cands) && cands[i].from < c.to; i++ {
		if x := cands[i]; x.to <= c.to && x.to-x.from < c.to-c.from || x.from == c.from && x.to == c.to && x.rule > c.rule {
			out = append(out, x)
		}
	}
	return out
}
