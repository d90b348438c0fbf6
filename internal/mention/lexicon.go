package mention

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/table"
)

// lexicon holds the word lists of data/lexicon/en that this stage reads.
type lexicon struct {
	classes  map[string]map[string]string // coref.tsv: class → word → value
	several  map[string]several
	short    map[string][]string
	pronouns map[string]pronoun
	titles   map[string]titleWord
	given    map[string]byte // given name → 'm' or 'f'
	nouns    map[string]actorNoun
	ends     map[string]bool // how titles end, and nouns of several words
}

// several is a word that stands for a number of actors named before.
type several struct {
	count int
	kind  string // any|state|person|body
}

// pronoun is one line of pronouns.tsv.
type pronoun struct {
	many   bool
	any    bool // either number
	gender string
	use    string
}

// titleWord is one line of titles.tsv.
type titleWord struct {
	code   string
	gender byte
}

// actorNoun is one line of actor-nouns.tsv: a common noun for people or bodies
// that act.
type actorNoun struct {
	kind, code string
	plural     bool // an actor in the plural only
}

func loadLexicon(fsys fs.FS) (*lexicon, error) {
	l := &lexicon{
		classes: map[string]map[string]string{}, several: map[string]several{}, short: map[string][]string{},
		pronouns: map[string]pronoun{}, titles: map[string]titleWord{}, given: map[string]byte{}, nouns: map[string]actorNoun{}, ends: map[string]bool{},
	}
	for _, t := range []struct {
		file    string
		columns int
		row     func([]string) error
	}{
		{"coref", 3, l.class},
		{"pronouns", 4, l.pronoun},
		{"titles", 3, l.title},
		{"givennames", 2, l.givenName},
		{"actor-nouns", 4, l.noun},
	} {
		if err := table.Read(fsys, "lexicon/en/"+t.file+".tsv", t.columns, t.row); err != nil {
			return nil, fmt.Errorf("mention: %w", err)
		}
	}
	return l, nil
}

func (l *lexicon) class(c []string) error {
	class, word, value := c[0], c[1], c[2]
	switch class {
	case "several":
		number, kind, _ := strings.Cut(value, " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("value %q of %q must begin with a number", value, word)
		}
		if kind == "" {
			kind = "any"
		}
		l.several[word] = several{n, kind}
	case "short":
		l.short[word] = strings.Fields(value)
	default:
		if l.classes[class] == nil {
			l.classes[class] = map[string]string{}
		}
		l.classes[class][word] = value
	}
	return nil
}

func (l *lexicon) pronoun(c []string) error {
	l.pronouns[c[0]] = pronoun{many: c[1] == "many", any: c[1] == "any", gender: c[2], use: c[3]}
	return nil
}

func (l *lexicon) title(c []string) error {
	w := titleWord{code: c[1]}
	if c[2] != "" {
		w.gender = c[2][0]
	}
	l.titles[c[0]] = w
	l.endsIn(strings.ToLower(c[0]))
	return nil
}

func (l *lexicon) givenName(c []string) error {
	if c[1] != "m" && c[1] != "f" {
		return fmt.Errorf("gender of %q must be m or f, not %q", c[0], c[1])
	}
	l.given[c[0]] = c[1][0]
	return nil
}

func (l *lexicon) noun(c []string) error {
	noun := strings.ToLower(c[0])
	l.nouns[noun] = actorNoun{kind: c[1], code: c[2], plural: c[3] == "yes"}
	if strings.ContainsFunc(noun, notLetter) {
		l.endsIn(noun)
	}
	return nil
}

// is reports whether a word is in a class of coref.tsv.
func (l *lexicon) is(class, word string) bool {
	_, ok := l.classes[class][word]
	return ok
}

// endsIn keeps the words in which a title or noun in lower case may end, however
// it is cut into words. Few words do, so nearly all need no more than this looked up.
func (l *lexicon) endsIn(phrase string) {
	l.ends[phrase] = true
	for i, r := range phrase {
		if notLetter(r) {
			l.ends[phrase[i:]], l.ends[phrase[i+utf8.RuneLen(r):]] = true, true
		}
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// titled looks a title up, as written first and then in lower case.
func (l *lexicon) titled(words string) (titleWord, bool) {
	w, ok := l.titles[words]
	if !ok {
		w, ok = l.titles[strings.ToLower(words)]
	}
	return w, ok
}
