package mention

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/model"
	"readout/internal/syntax"
	"readout/internal/table"
)

// gazetteer lists known names by their words, cut as the splitter cuts them, with
// a bit for each type of name.
type gazetteer struct {
	lower *phraseTable // in lower case
	exact *phraseTable // the same with its capitals, as in the tables
}

// Bits of a gazetteer entry.
const (
	gazPerson = 1 << iota
	gazBody
	gazPlace
	gazPeople
)

// gazetteerLoader is a gazetteer being read.
type gazetteerLoader struct {
	gazetteer
	cut   *strings.Replacer // sets apart what the splitter cuts off
	words []string          // of the name that is being added
}

// loadGazetteer reads the knowledge tables that exist. The columns are found
// by their names, so that tables may gain some.
func loadGazetteer(fsys fs.FS) (gazetteer, error) {
	g := gazetteerLoader{
		gazetteer: gazetteer{lower: newPhraseTable(), exact: newPhraseTable()},
		cut:       strings.NewReplacer("-", " - ", "'s", " 's", ",", " ,"),
	}
	for _, t := range []struct {
		file    string
		columns map[string]uint8
	}{
		{"actors/states.tsv", map[string]uint8{"name": gazPlace, "formal": gazPlace, "capital": gazPlace, "aliases": gazPlace, "adjectives": gazPeople, "peoples": gazPeople}},
		{"actors/organisations.tsv", map[string]uint8{"name": gazBody, "aliases": gazBody}},
		{"actors/groups.tsv", map[string]uint8{"name": gazBody, "aliases": gazBody}},
		{"actors/holders.tsv", map[string]uint8{"person": gazPerson, "aliases": gazPerson}},
	} {
		if err := g.read(fsys, t.file, t.columns); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return g.gazetteer, fmt.Errorf("%s: %w", t.file, err)
		}
	}
	words, err := fs.ReadFile(fsys, "lexicon/en/peoples.txt")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return g.gazetteer, err
	}
	for line := range strings.Lines(string(words)) {
		if line[0] != '#' {
			for _, w := range strings.Fields(line) {
				g.add(w, gazPeople)
			}
		}
	}
	return g.gazetteer, nil
}

func (g *gazetteerLoader) read(fsys fs.FS, file string, columns map[string]uint8) error {
	text, err := table.Text(fsys, file)
	if err != nil {
		return err
	}
	var bits []uint8
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if bits == nil {
			for c := range strings.SplitSeq(line, "\t") {
				bits = append(bits, columns[c])
			}
			continue
		}
		i := 0
		for c := range strings.SplitSeq(line, "\t") {
			if i < len(bits) && bits[i] != 0 && c != "" {
				for name := range strings.SplitSeq(c, "|") {
					g.add(name, bits[i])
				}
			}
			i++
		}
	}
	return nil
}

func (g *gazetteerLoader) add(name string, bit uint8) {
	if strings.ContainsAny(name, "-',") {
		name = g.cut.Replace(name)
	}
	words := fields(g.words[:0], name)
	g.words = words
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	g.exact.add(words, bit)
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	g.lower.add(words, bit)
	if bit == gazPerson && len(words) > 1 {
		g.lower.add(words[len(words)-1:], bit)
	}
}

// fields appends the words of a text to those given.
func fields(words []string, text string) []string {
	for {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			return words
		}
		end := strings.IndexFunc(text, unicode.IsSpace)
		if end < 0 {
			return append(words, text)
		}
		words, text = append(words, text[:end]), text[end:]
	}
}

// known returns the longest name of a body or a place, of two words or more or
// an acronym, that starts at word i as the tables write it: its length in words
// and its type, 0 when there is none. Tables are surer than weights.
func (g *gazetteer) known(words []syntax.Word, i int) (n int, kind string) {
	if r, _ := utf8.DecodeRuneInString(words[i].Text); !unicode.IsUpper(r) {
		return 0, ""
	}
	g.exact.each(len(words)-i, func(k int) string { return words[i+k].Text }, func(k int, bits uint8) {
		if k == 1 && (len(words[i].Text) < 2 || strings.ToUpper(words[i].Text) != words[i].Text || words[i].UPOS != "PROPN") {
			return
		}
		switch bits {
		case gazBody:
			n, kind = k, "ORG"
		case gazPlace:
			n, kind = k, "LOC"
		}
	})
	return n, kind
}

// isBody reports whether the tables have a body of exactly this name.
func (g *gazetteer) isBody(words []syntax.Word, s *NameSpan) bool {
	found := false
	g.exact.each(s.Last-s.First, func(k int) string { return words[s.First+k].Text }, func(k int, bits uint8) {
		found = found || k == s.Last-s.First && bits&gazBody != 0
	})
	return found
}

// personal reports whether a word in lower case is the family name of somebody known.
func (g *gazetteer) personal(word string) bool {
	found := false
	g.lower.each(1, func(int) string { return word }, func(_ int, bits uint8) { found = found || bits&gazPerson != 0 })
	return found
}

// mark notes in every word the longest known name it is part of: which types
// the name can have and whether the word begins it.
func (g *gazetteer) mark(lower []string, cues []cue) {
	for i := 0; i < len(lower); {
		n, bits := 0, uint8(0)
		g.lower.each(len(lower)-i, func(k int) string { return lower[i+k] }, func(k int, b uint8) { n, bits = k, b })
		for k := range n {
			cues[i+k].gaz = model.Hash2(1, uint32(bits), uint32(min(k, 1)))
		}
		i += max(n, 1)
	}
}

// Peoples returns the words, in lower case, that name peoples, faiths and
// parties' followers in the knowledge tables and in lexicon/en/peoples.txt.
func Peoples(fsys fs.FS) (map[string]bool, error) {
	g, err := loadGazetteer(fsys)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, s := range g.lower.slots {
		if s.bits&gazPeople != 0 {
			for _, w := range strings.Fields(g.lower.text(s)) {
				out[w] = true
			}
		}
	}
	return out, nil
}
