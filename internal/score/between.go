package score

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/ontology"
)

// Between scores the type of event with both ends given on the PLV training
// sentences: macro-averaged F1 of the roots and of the quad classes, and how
// many of the decisions were the classifier's, not a rule's.
func Between(dir string, o *ontology.Ontology, between func(text string, source, target [2]int) (plover, by string)) ([]Row, error) {
	roots, quads := confusion{}, confusion{}
	n, learned, learnedRight := 0, 0, 0
	err := eachCoded(filepath.Join(dir, "event", "plv_train.jsonl.gz"), func(s codedSentence) {
		e := s.Events[0]
		got, by := between(s.Text, find(s.Text, e.Source), find(s.Text, e.Target))
		n++
		roots.add(plvType(got), e.Code)
		quads.add(quadOf(o, got), quadOf(o, e.Code))
		if by == "learned" {
			learned++
			learnedRight += one(plvType(got) == e.Code)
		}
	})
	set := "plv-train given"
	return []Row{
		{"event", set, "root macro-F1", roots.macroF1(), n}, {"event", set, "quad macro-F1", quads.macroF1(), n},
		{"event", set, "root accuracy", roots.accuracy(), n}, {"event", set, "quad accuracy", quads.accuracy(), n},
		{"event", set, "decided by classifier", 100 * float64(learned) / float64(max(1, n)), n},
		{"event", set, "classifier right", 100 * float64(learnedRight) / float64(max(1, learned)), learned},
	}, err
}

// quadOf returns the quad class as PLV counts it: what it calls YIELD, words
// and deeds together, is material cooperation.
func quadOf(o *ontology.Ontology, plover string) string {
	switch plover {
	case "YIELD", "CONCEDE":
		plover = "RETREAT"
	}
	return string(rune('0' + o.Quad(plover)))
}

// find returns where a phrase stands in a text; an empty range when nowhere.
func find(text, phrase string) [2]int {
	i := strings.Index(text, phrase)
	if i < 0 || phrase == "" {
		return [2]int{}
	}
	return [2]int{i, i + len(phrase)}
}

// confusion counts decisions: got, wanted.
type confusion map[[2]string]int

func (c confusion) add(got, want string) { c[[2]string{got, want}]++ }

func (c confusion) accuracy() float64 {
	right, all := 0, 0
	for k, n := range c {
		all += n
		if k[0] == k[1] {
			right += n
		}
	}
	return 100 * float64(right) / float64(max(1, all))
}

// macroF1 averages F1 over the classes that are wanted at all.
func (c confusion) macroF1() float64 {
	right, system, want := map[string]int{}, map[string]int{}, map[string]int{}
	for k, n := range c {
		system[k[0]] += n
		want[k[1]] += n
		if k[0] == k[1] {
			right[k[0]] += n
		}
	}
	// Added up in a fixed order: sums of fractions depend on it.
	total, classes := 0.0, 0
	for _, class := range slices.Sorted(maps.Keys(want)) {
		_, _, f := f1(right[class], system[class], want[class])
		total += f
		classes++
	}
	return total / float64(max(1, classes))
}
