package mention

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/model"
	"readout/internal/syntax"
)

// gazetteer lists known names by their words in lower case, cut as the
// splitter cuts them, with a bit for each type of name.
type gazetteer struct {
	names   map[string]uint32
	exact   map[string]uint32 // the same with its capitals, as in the tables
	longest int               // in words
}

// Bits of a gazetteer entry.
const (
	gazPerson = 1 << iota
	gazBody
	gazPlace
	gazPeople
)

// loadGazetteer reads the knowledge tables that exist. The columns are found
// by their names, so that tables may gain some.
func loadGazetteer(fsys fs.FS) (gazetteer, error) {
	g := gazetteer{names: map[string]uint32{}, exact: map[string]uint32{}}
	for _, t := range []struct {
		file    string
		columns map[string]uint32
	}{
		{"actors/states.tsv", map[string]uint32{"name": gazPlace, "formal": gazPlace, "capital": gazPlace, "aliases": gazPlace, "adjectives": gazPeople, "peoples": gazPeople}},
		{"actors/organisations.tsv", map[string]uint32{"name": gazBody, "aliases": gazBody}},
		{"actors/groups.tsv", map[string]uint32{"name": gazBody, "aliases": gazBody}},
		{"actors/holders.tsv", map[string]uint32{"person": gazPerson, "aliases": gazPerson}},
	} {
		if err := g.read(fsys, t.file, t.columns); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return g, err
		}
	}
	words, err := fs.ReadFile(fsys, "lexicon/en/peoples.txt")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return g, err
	}
	for line := range strings.Lines(string(words)) {
		if line[0] != '#' {
			for _, w := range strings.Fields(line) {
				g.add(w, gazPeople)
			}
		}
	}
	return g, nil
}

func (g *gazetteer) read(fsys fs.FS, file string, columns map[string]uint32) error {
	f, err := fsys.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var bits []uint32
	r := bufio.NewScanner(f)
	r.Buffer(nil, 1<<20)
	for r.Scan() {
		line := r.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if bits == nil {
			for _, c := range cells {
				bits = append(bits, columns[c])
			}
			continue
		}
		for i, c := range cells {
			if i < len(bits) && bits[i] != 0 {
				for _, name := range strings.Split(c, "|") {
					g.add(name, bits[i])
				}
			}
		}
	}
	if err := r.Err(); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

func (g *gazetteer) add(name string, bit uint32) {
	cased := strings.Fields(strings.NewReplacer("-", " - ", "'s", " 's", ",", " ,").Replace(name))
	if len(cased) > 1 && strings.EqualFold(cased[0], "the") {
		cased = cased[1:]
	}
	if len(cased) == 0 {
		return
	}
	g.exact[strings.Join(cased, " ")] |= bit
	words := strings.Fields(strings.ToLower(strings.Join(cased, " ")))
	g.names[strings.Join(words, " ")] |= bit
	g.longest = max(g.longest, len(words))
	if bit == gazPerson && len(words) > 1 {
		g.names[words[len(words)-1]] |= bit
	}
}

// known returns the longest name of a body or a place, of two words or more or
// an acronym, that starts at word i as the tables write it: its length in words
// and its type, 0 when there is none. Tables are surer than weights.
func (g *gazetteer) known(words []syntax.Word, i int) (int, string) {
	if r, _ := utf8.DecodeRuneInString(words[i].Text); !unicode.IsUpper(r) {
		return 0, ""
	}
	for k := min(g.longest, len(words)-i); k > 0; k-- {
		bits := g.exact[joinWords(words[i:i+k])]
		if k == 1 && (len(words[i].Text) < 2 || strings.ToUpper(words[i].Text) != words[i].Text || words[i].UPOS != "PROPN") {
			bits = 0
		}
		switch bits {
		case gazBody:
			return k, "ORG"
		case gazPlace:
			return k, "LOC"
		}
	}
	return 0, ""
}

func joinWords(words []syntax.Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// mark notes in every word the longest known name it is part of: which types
// the name can have and whether the word begins it.
func (g *gazetteer) mark(lower []string, cues []cue) {
	for i := 0; i < len(lower); {
		n, bits := 0, uint32(0)
		for k := min(g.longest, len(lower)-i); k > 0; k-- {
			if b, ok := g.names[strings.Join(lower[i:i+k], " ")]; ok {
				n, bits = k, b
				break
			}
		}
		for k := range n {
			cues[i+k].gaz = model.Hash2(1, bits, uint32(min(k, 1)))
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
	for name, bits := range g.names {
		if bits&gazPeople != 0 {
			for _, w := range strings.Fields(name) {
				out[w] = true
			}
		}
	}
	return out, nil
}
