package score

import (
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// Names measures span and type of persons, bodies and places on tokenised text.
// UNER EWT marks names, and so does, silver itself, PolNeAR: they are held
// against the Namer. re3d marks every phrase in full, named or not, pronouns
// too ("the Members of the Security Council", "they"): it is held against the
// Phraser. Of re3d that counts which the Phraser did not learn from; further
// files of a set in the folder ("re3d-….iob2.gz") count whole.
func Names(dir string, p *syntax.Parser, n *mention.Namer, ph *mention.Phraser) ([]Row, error) {
	var rows []Row
	for _, set := range []struct {
		pattern, cut string
		read         func(string) ([][]gold.Named, error)
		find         func(string, []syntax.Sentence) []mention.NameSpan
	}{
		{"name/uner-*.iob2.gz", ".iob2.gz", documents(gold.ReadIOB), n.Find},
		{"name/re3d*.iob2.gz", ".iob2.gz", heldPhrases, ph.Find},
		{"silver/polnear_corenlp_dev.tsv.gz", ".tsv.gz", documents(gold.ReadSilver), n.Find},
		{"silver/polnear_corenlp_test.tsv.gz", ".tsv.gz", documents(gold.ReadSilver), n.Find},
	} {
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(set.pattern)))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			docs, err := set.read(file)
			if err != nil {
				return nil, err
			}
			name := strings.Replace(strings.TrimSuffix(filepath.Base(file), set.cut), "polnear_corenlp", "silver", 1)
			rows = append(rows, nameRows(strings.ReplaceAll(name, "_", "-"), docs, p, set.find)...)
		}
	}
	return rows, nil
}

// documents reads a file that does not mark documents: twenty sentences at a
// time stand for one.
func documents(read func(string) ([]gold.Named, error)) func(string) ([][]gold.Named, error) {
	const together = 20
	return func(file string) ([][]gold.Named, error) {
		list, err := read(file)
		return slices.Collect(slices.Chunk(list, together)), err
	}
}

func heldPhrases(file string) ([][]gold.Named, error) {
	if filepath.Base(file) != "re3d.iob2.gz" {
		return documents(gold.ReadIOB)(file)
	}
	set, err := gold.ReadPhrases(file)
	return set.Held, err
}

func nameRows(set string, docs [][]gold.Named, p *syntax.Parser, find func(string, []syntax.Sentence) []mention.NameSpan) []Row {
	type counts struct{ right, system, gold int }
	by := map[string]*counts{"PER": {}, "ORG": {}, "LOC": {}, "all": {}}
	for _, doc := range docs {
		var sents []syntax.Sentence
		want := map[mention.NameSpan]bool{}
		for k, s := range doc {
			sents = append(sents, syntax.NewSentence(k, 0, 0, 0, p.Tag(s.Words)))
			for _, x := range s.Spans() {
				if by[x.Type] == nil {
					continue
				}
				want[mention.NameSpan{Sentence: k, First: x.First, Last: x.Last, Type: x.Type}] = true
				by[x.Type].gold++
				by["all"].gold++
			}
		}
		for _, x := range find("", sents) {
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
