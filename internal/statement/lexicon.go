package statement

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/syntax"
	"readout/internal/table"
)

// Files of the lexicon, relative to the data tree.
const (
	cuesFile     = "lexicon/en/cues.tsv"
	venuesFile   = "lexicon/en/venues.tsv"
	speakersFile = "lexicon/en/speakers.tsv"
	groupsFile   = "lexicon/en/saying.tsv"
)

// sense is one meaning of a cue word.
type sense struct {
	frame string // complement that selects it; "*" any
	class string // say|write|show|believe|want|judge|hedge|gap
	act   string
}

// classOf is the class of a cue word in general, of a word that is one with a
// certain complement only none.
func classOf(senses []sense) string {
	for _, m := range senses {
		if m.frame == "*" {
			return m.class
		}
	}
	return ""
}

// resources is what a reader needs besides the text.
type resources struct {
	lex      *lexicon
	clusters syntax.Clusters // empty where the data tree has none
}

func loadResources(fsys fs.FS) (*resources, error) {
	lex, err := loadLexicon(fsys)
	if err != nil {
		return nil, err
	}
	c, err := syntax.LoadClusters(fsys)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("statement: %w", err)
	}
	return &resources{lex: lex, clusters: c}, nil
}

// lexicon holds the editable word lists of the stage.
type lexicon struct {
	cues     map[string][]sense // by lemma + "/" + part of speech
	venues   map[string]string  // lemma → kind of venue
	speakers map[string]string  // lemma → kind of speaker
	groups   map[[2]string]bool // group, lemma
}

var cueClasses = []string{"say", "write", "show", "believe", "want", "judge", "hedge", "gap"}

var cueActs = []string{"assert", "deny", "confirm", "demand", "promise", "threaten", "accuse", "call", "decline", "no-comment"}

// Groups of small words, explained in their file.
const (
	addressee  = "addressee"
	control    = "control"
	light      = "light"
	silent     = "silent"
	asking     = "asking"
	complement = "complement"
	aside      = "aside"
	naming     = "naming"
	mutual     = "mutual"
	label      = "label"
	unsettled  = "unsettled"
	nobody     = "nobody"
	negation   = "negation"
	pointer    = "pointer"
	untrue     = "untrue"
	guilt      = "guilt"
)

var wordGroups = []string{addressee, control, light, silent, asking, complement, aside, naming, mutual, label, unsettled, nobody, negation, pointer, untrue, guilt}

// in reports whether a lemma is in a group of small words.
func (l *lexicon) in(group, lemma string) bool { return l.groups[[2]string{group, lemma}] }

func loadLexicon(fsys fs.FS) (*lexicon, error) {
	l := &lexicon{cues: map[string][]sense{}, venues: map[string]string{}, speakers: map[string]string{}, groups: map[[2]string]bool{}}
	err := errors.Join(
		table.Read(fsys, cuesFile, 5, func(f []string) error {
			if !slices.Contains(cueClasses, f[3]) {
				return fmt.Errorf("class %q is none of %s", f[3], strings.Join(cueClasses, ", "))
			}
			if !slices.Contains(cueActs, f[4]) {
				return fmt.Errorf("act %q is none of %s", f[4], strings.Join(cueActs, ", "))
			}
			key := f[0] + "/" + f[1]
			l.cues[key] = append(l.cues[key], sense{frame: f[2], class: f[3], act: f[4]})
			return nil
		}),
		table.Read(fsys, venuesFile, 2, func(f []string) error { l.venues[f[0]] = f[1]; return nil }),
		table.Read(fsys, groupsFile, 2, func(f []string) error {
			if !slices.Contains(wordGroups, f[1]) {
				return fmt.Errorf("group %q is none of %s", f[1], strings.Join(wordGroups, ", "))
			}
			l.groups[[2]string{f[1], f[0]}] = true
			return nil
		}),
		table.Read(fsys, speakersFile, 2, func(f []string) error { l.speakers[f[0]] = f[1]; return nil }),
	)
	if err != nil {
		return nil, fmt.Errorf("statement lexicon: %w", err)
	}
	return l, nil
}

// senses returns the meanings of a word as a cue, by its lemma and universal
// part of speech; nil when it is none.
func (l *lexicon) senses(lemma, upos string) []sense {
	var pos string
	switch upos {
	case "VERB", "AUX":
		pos = "verb"
	case "NOUN", "PROPN":
		pos = "noun"
	case "ADJ":
		pos = "adj"
	case "ADV":
		pos = "adv"
	case "ADP", "SCONJ":
		pos = "prep"
	default:
		return nil
	}
	return l.cues[strings.ToLower(lemma)+"/"+pos]
}
