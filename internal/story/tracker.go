package story

import (
	"fmt"
	"io/fs"
	"strings"

	"readout/internal/table"
)

// Tracker follows plans through later articles.
type Tracker struct {
	off, moved, ahead, not []string            // " called off "
	offNear, movedNear     []string            // the same where they stand near the thing
	offOf, notOf           map[string][]string // thing → words that call such a thing off, that say it was not done
	offApart, movedApart   [][2]string         // "put", "off" of "put the vote off"
	movedDay               [][2]string         // "move", "to" of "moved the vote to May 8"
	elsewhen               []string            // " instead "
	ranked                 []string            // " came ", before the place of one in a contest
	belated                []string            // " later than planned "
	unplanned, noPlan      []string            // " is planned " in a sentence with " no "
	kept                   []string            // " extended "
	over, again            []string            // " ended "; " next ", before another thing of the kind
	partner                []string            // " with "
	same                   map[string][]string // root of a word → the things it is a word for
	told                   map[string][]string // root of a word → the things it tells of beside their day
	light                  map[string]bool     // roots of verbs that say nothing without their noun
	anew, sooner           []string            // " now ", " brought forward "
	deadline, undone       []string            // " deadline ", " without "
	refuse                 []string            // " refused to "
	goesOn, further        []string            // "it", "another"
	number                 map[string]int
	turn, undoing          map[string]bool // "but", "without"
	idle                   []string        // " not guilty "
	stead                  []string        // " in his place "
	ends                   map[string]bool // roots of verbs that take something away: "lift"
	notTo                  []string        // "failed"
}

// TrackerFile is where the words are that tell what became of a plan.
const TrackerFile = "lexicon/en/followup.tsv"

// LoadTracker reads the words.
func LoadTracker(fsys fs.FS) (*Tracker, error) {
	t := &Tracker{offOf: map[string][]string{}, notOf: map[string][]string{}, same: map[string][]string{}, told: map[string][]string{}, light: map[string]bool{}, turn: map[string]bool{}, undoing: map[string]bool{}, ends: map[string]bool{}, number: map[string]int{}}
	if err := t.loadNumbers(fsys); err != nil {
		return nil, err
	}
	lists := map[string]*[]string{
		"elsewhen": &t.elsewhen, "belated": &t.belated, "unplanned": &t.unplanned, "noplan": &t.noPlan, "over": &t.over, "again": &t.again, "ahead": &t.ahead, "not": &t.not, "kept": &t.kept, "partner": &t.partner,
		"refuse": &t.refuse, "deadline": &t.deadline, "undone": &t.undone, "idle": &t.idle, "ranked": &t.ranked, "stead": &t.stead, "anew": &t.anew, "sooner": &t.sooner,
	}
	return t, table.Read(fsys, TrackerFile, 3, func(c []string) error {
		word := " " + c[1] + " "
		if thing, of := strings.CutPrefix(c[2], "of "); c[0] == "not" && of {
			t.notOf[thing] = append(t.notOf[thing], word)
			return nil
		}
		if c[0] == "not" && c[2] == "to" {
			t.notTo = append(t.notTo, c[1])
		}
		if list := lists[c[0]]; list != nil {
			*list = append(*list, word)
			return nil
		}
		switch c[0] {
		case "off", "moved":
			thing, of := strings.CutPrefix(c[2], "of ")
			verb, particle, two := strings.Cut(c[1], " ")
			if c[2] != "" && c[2] != "near" && (c[2] != "apart" || !two) && (c[2] != "day" || !two || c[0] != "moved") && (!of || c[0] != "off") {
				return fmt.Errorf("%s %q: near, apart (of a verb and its particle), nothing or, for moved, day (of a verb and a preposition), for off, of a thing, not %q", c[0], c[1], c[2])
			}
			switch {
			case of:
				t.offOf[thing] = append(t.offOf[thing], word)
			case c[0] == "off" && c[2] == "apart":
				t.offApart = append(t.offApart, [2]string{verb, particle})
			case c[2] == "day":
				t.movedDay = append(t.movedDay, [2]string{verb, particle})
			case c[2] == "apart":
				t.movedApart = append(t.movedApart, [2]string{verb, particle})
			case c[0] == "off" && c[2] != "":
				t.offNear = append(t.offNear, word)
			case c[0] == "off":
				t.off = append(t.off, word)
			case c[2] != "":
				t.movedNear = append(t.movedNear, word)
			default:
				t.moved = append(t.moved, word)
			}
		case "same":
			if c[2] == "" {
				return fmt.Errorf("same %q: for which thing?", c[1])
			}
			verb, rest, _ := strings.Cut(c[1], " ") // "run out"
			key := strings.TrimSpace(root(verb) + " " + rest)
			t.same[key] = append(t.same[key], c[2])
		case "told":
			for _, w := range strings.Fields(c[1]) {
				t.told[root(w)] = append(t.told[root(w)], c[2])
			}
		case "goeson":
			t.goesOn = append(t.goesOn, c[1])
		case "further":
			t.further = append(t.further, c[1])
		case "ends":
			for _, w := range strings.Fields(c[1]) {
				t.ends[root(w)] = true
			}
		case "undoing":
			t.undoing[c[1]] = true
		case "turn":
			t.turn[c[1]] = true
		case "light":
			t.light[root(c[1])] = true
		default:
			return fmt.Errorf("class %q: off, moved, elsewhen, belated, unplanned, noplan, over, again, ahead, not, kept, partner, same, told, turn, undoing, anew, sooner, deadline, undone, refuse, goeson, further, idle, ranked, stead, ends or light", c[0])
		}
		return nil
	})
}
