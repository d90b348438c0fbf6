package timex

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones must not hang on the machine's own files
	"unicode"
	"unicode/utf8"

	"readout/internal/table"
)

// lexeme says that n tokens belong to a word class with a value.
type lexeme struct {
	class   string
	value   string
	n       int
	phrase  []string // the tokens after the first, lower case; nil for a single word
	capital bool     // only where written with a capital
	stop    bool     // only where written with a full stop
}

// entry is what the lexicon knows about a lower-case word.
type entry struct {
	word string
	lex  []lexeme
}

type lexicon struct {
	words    map[string]*entry
	classes  map[string]bool
	zones    map[string]bool // names of zones
	read     sync.Map        // name of a zone → *time.Location, once asked for
	holidays map[string]holiday
}

// shapes are the classes that are read from the form of a token and stand in
// no list; numbers.go fills them.
var shapes = [...]string{"NUM", "YEAR", "OLDYEAR", "SHORTYEAR", "DAY", "HOUR", "CLOCK", "CLOCKDOT", "CLOCK4", "ORD", "DECADE", "ISO"}

const zonesFile = "timex/zones.tsv"

func loadLexicon(fsys fs.FS) (*lexicon, error) {
	l := &lexicon{words: map[string]*entry{}, classes: map[string]bool{}, zones: map[string]bool{}, holidays: map[string]holiday{}}
	for _, c := range shapes {
		l.classes[c] = true
	}
	err := table.Read(fsys, "timex/words.tsv", 3, func(c []string) error {
		if c[0] == "" || strings.ToUpper(c[0]) != c[0] {
			return fmt.Errorf("class %q: want capitals", c[0])
		}
		var f frame
		if !f.set(c[0], c[1]) {
			return fmt.Errorf("class %s cannot have the value %q", c[0], c[1])
		}
		for _, w := range strings.Split(c[2], "|") {
			l.add(c[0], c[1], w)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Read(fsys, zonesFile, 3, func(c []string) error {
		// Those built in were read by a test.
		if !l.zones[c[1]] && !table.BuiltIn(fsys, zonesFile) {
			if _, err := location(c[1]); err != nil {
				return err
			}
		}
		l.zones[c[1]] = true
		for _, w := range strings.Split(c[2], "|") {
			l.add(c[0], c[1], w)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, table.Read(fsys, "timex/holidays.tsv", 2, func(c []string) error {
		h, err := parseHoliday(c[0])
		if err != nil {
			return err
		}
		l.holidays[c[0]] = h
		for _, w := range strings.Split(c[1], "|") {
			l.add("HOLIDAY", c[0], w)
		}
		return nil
	})
}

// location reads an IANA name or an offset such as "-05:00".
func location(name string) (*time.Location, error) {
	if t, err := time.Parse("-07:00", name); err == nil {
		_, off := t.Zone()
		return time.FixedZone(name, off), nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("zone %q: want an IANA name or an offset like -05:00", name)
	}
	return loc, nil
}

// add files a word or phrase under its first token.
func (l *lexicon) add(class, value, words string) {
	toks := split(words)
	if len(toks) == 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(words)
	x := lexeme{class: class, value: value, n: len(toks), capital: unicode.IsUpper(first), stop: len(toks) == 1 && strings.HasSuffix(words, ".") && strings.Count(words, ".") == 1}
	for _, t := range toks[1:] {
		w := key(strings.ToLower(t))
		l.entry(w) // so that scan knows it
		x.phrase = append(x.phrase, w)
	}
	l.classes[class] = true
	e := l.entry(key(strings.ToLower(toks[0])))
	e.lex = append(e.lex, x)
}

func (l *lexicon) entry(word string) *entry {
	e := l.words[word]
	if e == nil {
		e = &entry{word: word}
		l.words[word] = e
	}
	return e
}

// key drops the stop of an abbreviation.
func key(lower string) string {
	if n := len(lower); n > 1 && lower[n-1] == '.' {
		return lower[:n-1]
	}
	return lower
}

// intOf reads a number of the tables; they were checked on loading.
func intOf(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
