// Package figure finds counted and measured quantities: how many, of what,
// exact or bounded. Times, dates, ages and ordinals are no figures.
package figure

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"readout/internal/syntax"
	"readout/internal/table"
)

// Bounds, as they stand in the record.
const (
	Exact    = "exact"
	MoreThan = "more-than"
	AtLeast  = "at-least"
	About    = "about"
	UpTo     = "up-to"
	Between  = "between"
)

// Figure is one quantity.
type Figure struct {
	Sentence   int
	Start, End int // byte range of the quantity with its bound and noun: "more than 10,000 people"
	Word       int // the counted noun or, without one, the last word of the number
	Verb       int // the word that says what became of them ("killed"); -1 none
	Counter    int // the verb of counting whose subject gives the number ("put the toll at 15", "recorded 40 cases"); -1 none
	Value      float64
	High       *float64 // upper end when Bound is Between
	Bound      string
	Unit       string // killed, injured, …; percent; a currency; else the noun's lemma
	Of         string // what is counted, as the text has it
	Against    bool   // another count of what the figure before counts, by somebody else
	SinceThen  bool   // from a time on that was named before: "since then"
	Why        string
}

// Finder holds the word tables. It is safe for concurrent use.
type Finder struct {
	numbers map[string]number
	bounds  []phrase
	after   []phrase // bounds that follow the number: "or more"
	// particles are verbs with a word that is no bound behind them: "hand over".
	particles map[string]bool
	units     map[string]string
	behind    map[string]string // as units, right behind the number only
	ballot    map[string]string // as units, for bare numbers below these verbs
	people    map[string]bool   // nouns for people
	away      map[string]string // as units, for who is driven from or leaves these
	// complements: as units, for who is under a verb with such a complement
	complements map[complement]string
	owned       map[string]bool // of away: only one's own ("their homes")
	leave       map[string]bool // verbs of leaving
	money       map[string]string
	skip        map[skipWord]bool
	// contrast: words between two counts of the same
	contrast map[string]bool
	change   map[string]bool // verbs of rising and falling
	crowd    map[string]bool // nouns for many people together
	exceed   map[string]bool // verbs of passing a number
	// counts: those that are nothing without what they count have no unit
	counts   map[string]string
	counters map[string]bool   // verbs of counting
	claims   map[string]bool   // verbs whose bare number the subject gives: "claimed 20,000"
	held     map[string]bool   // nouns of fate that name those it befell: "hostages"
	trades   map[string]bool   // verbs of giving some for others
	loci     map[string]bool   // prepositions before where it befell others
	states   map[string]string // as units, for who is in these
	takes    map[string]string // as units, for people as the object of these verbs
	inset    []phrase          // what opens a part of those just counted: "among them"
	anchors  []phrase          // "since then"
	pronouns map[string]bool   // words that stand for those counted before
	hold     map[string]bool   // verbs whose bare numbers are people
	pictures map[string]bool   // nouns for pictures, which capture nobody
	more     map[string]bool   // words between a number and what became of those
	named    map[string]bool   // participles that stand for people: "the 18 accused"
}

// complement is a verb and the head of its complement: test and positive.
type complement struct{ verb, word string }

// skipWord is a word and where it makes a number no figure: standing before
// it, after it, or as the noun counted.
type skipWord struct{ word, side string }

type phrase struct {
	words []string
	bound string
}

// New reads lexicon/en/number-words.tsv, figure-bounds.tsv and
// figure-units.tsv.
func New(fsys fs.FS) (*Finder, error) {
	f := &Finder{
		numbers: map[string]number{}, particles: map[string]bool{}, units: map[string]string{}, behind: map[string]string{}, ballot: map[string]string{},
		people: map[string]bool{}, away: map[string]string{}, complements: map[complement]string{}, owned: map[string]bool{},
		leave: map[string]bool{}, money: map[string]string{}, skip: map[skipWord]bool{}, contrast: map[string]bool{},
		change: map[string]bool{}, crowd: map[string]bool{}, exceed: map[string]bool{}, counts: map[string]string{}, counters: map[string]bool{},
		claims: map[string]bool{}, held: map[string]bool{}, trades: map[string]bool{}, loci: map[string]bool{}, takes: map[string]string{}, states: map[string]string{}, pronouns: map[string]bool{}, hold: map[string]bool{}, pictures: map[string]bool{}, more: map[string]bool{}, named: map[string]bool{},
	}
	for _, t := range []struct {
		file    string
		columns int
		row     func([]string) error
	}{
		{"lexicon/en/number-words.tsv", 3, f.numberRow},
		{"lexicon/en/figure-bounds.tsv", 3, f.boundRow},
		{"lexicon/en/figure-units.tsv", 3, f.unitRow},
	} {
		if err := table.Read(fsys, t.file, t.columns, t.row); err != nil {
			return nil, fmt.Errorf("figures: %w", err)
		}
	}
	return f, nil
}

func (f *Finder) numberRow(c []string) error {
	v, err := strconv.ParseFloat(c[1], 64)
	if err != nil {
		return fmt.Errorf("value %q: want a number", c[1])
	}
	switch c[2] {
	case "unit", "scale", "short", "vague", "half":
	default:
		return fmt.Errorf("kind %q: unit, scale, short, vague or half", c[2])
	}
	f.numbers[c[0]] = number{v, c[2]}
	return nil
}

func (f *Finder) boundRow(c []string) error {
	if c[2] == "verb" {
		f.particles[c[0]] = true
		return nil
	}
	switch c[1] {
	case MoreThan, AtLeast, About, UpTo, Exact:
	default:
		return fmt.Errorf("bound %q: more-than, at-least, about, up-to or exact", c[1])
	}
	p := phrase{fields(c[0]), c[1]}
	if c[2] == "after" {
		f.after = append(f.after, p)
	} else {
		f.bounds = append(f.bounds, p)
	}
	return nil
}

func (f *Finder) unitRow(c []string) error {
	switch c[0] {
	case "event":
		f.units[c[1]] = c[2]
	case "behind":
		f.behind[c[1]] = c[2]
	case "ballot":
		f.ballot[c[1]] = c[2]
	case "contrast":
		f.contrast[c[1]] = true
	case "change":
		f.change[c[1]] = true
	case "crowd":
		f.crowd[c[1]] = true
	case "person":
		f.people[c[1]] = true
	case "away", "home":
		f.away[c[1]] = c[2]
		f.owned[c[1]] = c[0] == "home"
	case "complement":
		verb, word, ok := strings.Cut(c[1], " ")
		if !ok {
			return fmt.Errorf("complement %q: a verb and a word", c[1])
		}
		f.complements[complement{verb, word}] = c[2]
	case "leave":
		f.leave[c[1]] = true
	case "exceed":
		f.exceed[c[1]] = true
	case "count":
		f.counts[c[1]] = c[2]
	case "counter":
		f.counters[c[1]] = true
	case "claim":
		f.claims[c[1]] = true
	case "held":
		f.units[c[1]], f.held[c[1]] = c[2], true
	case "trade":
		f.trades[c[1]] = true
	case "locus":
		f.loci[c[1]] = true
	case "state":
		f.states[c[1]] = c[2]
	case "take":
		f.takes[c[1]] = c[2]
	case "inset":
		f.inset = append(f.inset, phrase{words: fields(c[1])})
	case "anchor":
		f.anchors = append(f.anchors, phrase{words: fields(c[1])})
	case "pronoun":
		f.pronouns[c[1]] = true
	case "hold":
		f.hold[c[1]] = true
	case "picture":
		f.pictures[c[1]] = true
	case "more":
		f.more[c[1]] = true
	case "named":
		f.named[c[1]] = true
	case "money":
		f.money[c[1]] = c[2]
	case "skip":
		f.skip[skipWord{c[1], c[2]}] = true
	default:
		return fmt.Errorf("class %q: event, behind, ballot, contrast, change, crowd, person, away, home, complement, leave, exceed, count, counter, claim, held, trade, locus, state, take, inset, anchor, pronoun, hold, picture, more, named, money or skip", c[0])
	}
	return nil
}

// Find returns the figures of a document in text order.
func (f *Finder) Find(text string, sents []syntax.Sentence) []Figure {
	var out []Figure
	for i := range sents {
		s := &sents[i]
		from := len(out)
		for at := 0; at < len(s.Words); {
			q, ok := f.quantity(s, at)
			if !ok {
				at++
				continue
			}
			fig, ok := f.complete(s, q)
			if len(out) > from && (!ok || f.bareCount(&fig)) {
				fig, ok = f.counter(s, q, out[len(out)-1])
			} else if from > 0 && (!ok || f.bareCount(&fig)) {
				fig, ok = f.restated(s, q, out[from-1])
			}
			if ok && !f.bareCount(&fig) {
				fig.Sentence, fig.Counter, fig.SinceThen = s.Index, f.counterOver(s, fig.Word), f.sinceThen(s)
				fig.Against = fig.Against || fig.Counter >= 0 && f.contrasted(s, fig.Counter)
				out = append(out, fig)
			}
			at = q.last
		}
		f.shareFate(s, out[from:])
		f.insetFate(s, out[from:])
	}
	return out
}
