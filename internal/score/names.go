package score

import (
	"path/filepath"
	"strings"

	"readout/internal/gold"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// Names measures span and type of PER, ORG and LOC names on tokenised text:
// UNER EWT dev, re3d and, silver itself, PolNeAR dev.
func Names(dir string, p *syntax.Parser, n *mention.Namer) ([]Row, error) {
	var rows []Row
	for _, set := range []struct {
		name, file string
		read       func(string) ([]gold.Named, error)
	}{
		{"uner-ewt-dev", "name/uner-ewt-dev.iob2.gz", gold.ReadIOB},
		{"re3d", "name/re3d.iob2.gz", gold.ReadIOB},
		{"silver-dev", "silver/polnear_corenlp_dev.tsv.gz", gold.ReadSilver},
	} {
		list, err := set.read(filepath.Join(dir, filepath.FromSlash(set.file)))
		if err != nil {
			return nil, err
		}
		rows = append(rows, nameRows(set.name, list, p, n)...)
	}
	return rows, nil
}

var nameKinds = map[string]string{"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}

func nameRows(set string, list []gold.Named, p *syntax.Parser, n *mention.Namer) []Row {
	type counts struct{ right, system, gold int }
	by := map[string]*counts{"PER": {}, "ORG": {}, "LOC": {}, "all": {}}
	// Twenty sentences at a time stand for a document, since these files do
	// not mark documents.
	const together = 20
	for i := 0; i < len(list); i += together {
		part := list[i:min(i+together, len(list))]
		var sents []syntax.Sentence
		want := map[mention.NameSpan]bool{}
		for k, s := range part {
			sents = append(sents, syntax.NewSentence(k, 0, 0, 0, p.Tag(s.Words)))
			for _, x := range iobSpans(k, s.Labels) {
				want[x] = true
				by[x.Type].gold++
				by["all"].gold++
			}
		}
		for _, x := range n.Find("", sents) {
			c, ok := by[x.Type]
			if !ok {
				continue
			}
			r := one(want[x])
			c.system++
			c.right += r
			by["all"].system++
			by["all"].right += r
		}
	}
	var rows []Row
	for _, t := range []string{"PER", "ORG", "LOC", "all"} {
		c := by[t]
		pr, re, f := f1(c.right, c.system, c.gold)
		rows = append(rows, Row{"names", set, t + " F1", f, c.gold})
		if t == "all" {
			rows = append(rows, Row{"names", set, "precision", pr, c.system}, Row{"names", set, "recall", re, c.gold})
		}
	}
	return rows
}

func iobSpans(sentence int, labels []string) []mention.NameSpan {
	var out []mention.NameSpan
	open := false
	for i, l := range labels {
		kind, t, _ := strings.Cut(l, "-")
		t, ok := nameKinds[t]
		if !ok {
			open = false
			continue
		}
		if n := len(out); kind == "I" && open && out[n-1].Type == t {
			out[n-1].Last = i + 1
			continue
		}
		out = append(out, mention.NameSpan{Sentence: sentence, First: i, Last: i + 1, Type: t})
		open = true
	}
	return out
}
