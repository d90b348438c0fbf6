package resolve

import (
	"fmt"
	"io/fs"

	"readout/internal/table"
)

// Lexicon is the words that joining needs.
type Lexicon struct {
	Credits      []string        // beginnings of credit lines, lower case
	CreditVerbs  map[string]bool // lemmas that credit an agency in their clause
	PlaceNouns   map[string]bool // lemmas that may stand between a place and what happens there
	Acts         map[string]bool // lemmas that stand for something done before ("the decision")
	PointsBack   map[string]bool // lemmas of nouns and pronouns that stand for a claim made before
	Untrue       map[string]bool // words that call something untrue
	Circumstance map[string]bool // prepositions of time and circumstance, which bring in nobody acted on
	LentSectors  map[string]bool // sectors whose people and bodies are of the country in question
	Status       map[string]statusWord
	Agenda       agenda
}

// LoadLexicon reads lexicon/en/joining.tsv, calendar.tsv and agenda.tsv.
func LoadLexicon(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{CreditVerbs: map[string]bool{}, PointsBack: map[string]bool{}, PlaceNouns: map[string]bool{}, Acts: map[string]bool{}, Circumstance: map[string]bool{}, Untrue: map[string]bool{}, LentSectors: map[string]bool{}}
	err := table.Read(fsys, "lexicon/en/joining.tsv", 2, func(c []string) error {
		switch c[0] {
		case "credit":
			l.Credits = append(l.Credits, c[1])
		case "creditverb":
			l.CreditVerbs[c[1]] = true
		case "placenoun":
			l.PlaceNouns[c[1]] = true
		case "untrue":
			l.Untrue[c[1]] = true
		case "circumstance":
			l.Circumstance[c[1]] = true
		case "act":
			l.Acts[c[1]] = true
		case "lent":
			l.LentSectors[c[1]] = true
		case "pointsback":
			l.PointsBack[c[1]] = true
		default:
			return fmt.Errorf("unknown class %q: credit, creditverb, placenoun, act, circumstance, untrue, lent or pointsback", c[0])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if l.Status, err = loadStatuses(fsys); err != nil {
		return nil, err
	}
	l.Agenda, err = loadAgenda(fsys)
	return l, err
}
