package score

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"readout/internal/pipeline"
	"readout/internal/table"
	"readout/readout"
)

// OwnCoref scores coreference within a document on our own gold in dir
// (testdata/gold): MUC, B³ and CEAFe as the CoNLL shared tasks define them, and
// their average. Mentions of one alone do not count, as there. A found mention
// is a wanted one when it has the wanted one's last word, where the head of a
// name or noun phrase stands, and ends in it: titles, articles and what follows
// the head may or may not belong to a mention. Pronouns of the first and second
// person, and mentions of places, are left out.
func OwnCoref(dir string, r *pipeline.Reader) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"coref_dev", "coref_test"} {
		key, response := partition{}, partition{}
		err := eachCoref(dir, set, r, func(id string, d corefDocument) { d.into(id, key, response) })
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		both := 0
		for m := range key {
			_, ok := response[m]
			both += one(ok)
		}
		_, _, mentions := f1(both, len(response), len(key))
		muc, b3, ceaf, mean := conll(key, response)
		for _, x := range []struct {
			name  string
			value float64
		}{{"mentions F1", mentions}, {"MUC F1", muc}, {"B3 F1", b3}, {"CEAFe F1", ceaf}, {"CoNLL average", mean}} {
			rows = append(rows, Row{"coref", set, x.name, x.value, len(key)})
		}
	}
	return rows, nil
}

// into adds a document's chains to those of all: chains of different documents
// share nothing.
func (d corefDocument) into(id string, key, response partition) {
	for m, c := range d.wanted {
		key[fmt.Sprint(id, " ", m)] = id + " " + c
	}
	for m, c := range d.got {
		response[fmt.Sprint(id, " ", m)] = id + " " + c
	}
}

// eachCoref reads every document of a gold table.
func eachCoref(dir, set string, r *pipeline.Reader, do func(id string, d corefDocument)) error {
	return table.Read(os.DirFS(dir), set+".tsv", 3, func(c []string) error {
		at, err := time.Parse(time.DateOnly, c[1])
		if err != nil {
			return err
		}
		text, gold, err := marked(c[2])
		if err != nil {
			return err
		}
		do(c[0], align(gold, found(r, text, at)))
		return nil
	})
}

// mark is a mention: where it stands and which chain it is of.
type mark struct {
	span  readout.Span
	chain string
}

// unscored is the chain of marks that count neither as found nor as missed.
const unscored = "-"

// marked takes "{chain words}" marks out of a text.
func marked(s string) (string, []mark, error) {
	var text strings.Builder
	var open, out []mark
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			chain, _, ok := strings.Cut(s[i+1:], " ")
			if !ok || chain == "" {
				return "", nil, fmt.Errorf("byte %d: want {chain words}", i)
			}
			open = append(open, mark{span: readout.Span{text.Len(), 0}, chain: chain})
			i += 1 + len(chain)
		case '}':
			if len(open) == 0 {
				return "", nil, fmt.Errorf("byte %d: a } without its {", i)
			}
			m := open[len(open)-1]
			open = open[:len(open)-1]
			m.span[1] = text.Len()
			out = append(out, m)
		default:
			text.WriteByte(s[i])
		}
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("a { without its }")
	}
	return text.String(), out, nil
}

// found returns the mentions of actors that the reader finds.
func found(r *pipeline.Reader, text string, at time.Time) []mark {
	sents, set := r.AnalyseAt(text, at)
	var out []mark
	for _, m := range set.Mentions {
		words := sents[m.Sentence].Words[m.First:m.Last]
		e := &set.Entities[m.Entity]
		if m.Place || !e.Actor() && len(e.Members) == 0 || firstPerson[strings.ToLower(words[0].Text)] {
			continue
		}
		out = append(out, mark{readout.Span{words[0].Start, words[len(words)-1].End}, fmt.Sprint(m.Entity)})
	}
	return out
}

var firstPerson = map[string]bool{"i": true, "me": true, "my": true, "we": true, "us": true, "our": true, "you": true, "your": true}

// corefDocument has the chain of each mention, wanted and found, under one
// number for the same mention.
type corefDocument struct {
	wanted, got       map[int]string
	wantedAll, gotAll map[string][]int // the mentions of each chain
	missed, extra     []mark
}

// align gives found mentions the number of the wanted mention that they are.
// Each wanted mention takes the found one that covers most of it.
func align(gold, system []mark) corefDocument {
	d := corefDocument{wanted: map[int]string{}, got: map[int]string{}}
	slices.SortStableFunc(system, func(a, b mark) int { return cmp.Compare(a.span[1]-a.span[0], b.span[1]-b.span[0]) })
	used := make([]bool, len(system))
	for i, g := range gold {
		best, most := -1, 0
		for k, s := range system {
			if used[k] || s.span[1] != g.span[1] {
				continue
			}
			if n := s.span[1] - max(s.span[0], g.span[0]); n > most || n == most && g.span == s.span {
				best, most = k, n
			}
		}
		if best >= 0 {
			used[best] = true
		}
		if g.chain == unscored {
			continue
		}
		d.wanted[i] = g.chain
		if best >= 0 {
			d.got[i] = system[best].chain
		} else {
			d.missed = append(d.missed, g)
		}
	}
	seen := map[mark]bool{}
	for k, s := range system {
		if !used[k] && !seen[s] {
			d.got[len(gold)+k] = s.chain
			d.extra = append(d.extra, s)
		}
		seen[s] = true
	}
	d.wanted, d.wantedAll = chains(d.wanted)
	d.got, d.gotAll = chains(d.got)
	return d
}

// chains drops mentions that are alone in their chain.
func chains(of map[int]string) (map[int]string, map[string][]int) {
	all := map[string][]int{}
	for m, c := range of {
		all[c] = append(all[c], m)
	}
	out := map[int]string{}
	for c, list := range all {
		if len(list) < 2 {
			delete(all, c)
			continue
		}
		slices.Sort(list)
		for _, m := range list {
			out[m] = c
		}
	}
	return out, all
}
