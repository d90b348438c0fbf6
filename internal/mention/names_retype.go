package mention

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/syntax"
	"readout/internal/table"
)

// namerWords are the classes of lexicon/en/coref.tsv by which a document's names are
// retyped once the model has found them.
type namerWords map[string]map[string]bool

func loadNamerWords(fsys fs.FS) (namerWords, error) {
	w := namerWords{"strike": {}, "townprep": {}, "storm": {}, "part": {}, "nameprefix": {}, "cause": {}, "townsfolk": {}, "wordtown": {}}
	err := table.Read(fsys, "lexicon/en/coref.tsv", 3, func(c []string) error {
		if class, ok := w[c[0]]; ok {
			class[c[1]] = true
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("names: %w", err)
	}
	return w, nil
}

// retype mends what the words around a name say against the model, in the whole document.
func (n *Namer) retype(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	n.storms(sents, spans)
	n.towns(sents, spans)
	n.spokenFor(sents, spans)
	spans = n.beforeNouns(sents, spans)
	spans = n.causes(sents, n.statesApart(sents, spans))
	return shortForms(sents, spans)
}

// towns makes a town of a name of one word that the model takes for a person's or a thing's where it
// is what jets and guns hit ("drones struck Odesa"), where a preposition puts something
// beside it ("a base outside Djibo"), or where the document has it as a place elsewhere
// and it does nothing here that people do.
func (n *Namer) towns(sents []syntax.Sentence, spans []NameSpan) {
	places, persons := map[string]bool{}, map[string]bool{}
	for i := range spans {
		s := &spans[i]
		words := sents[s.Sentence].Words
		name := words[s.Last-1].Text
		switch one := s.Last-s.First == 1; {
		case s.Type == "PER" && !one:
			persons[name], persons[words[s.First].Text] = true, true
		case s.Type == "LOC" && one:
			places[name] = true
		case (s.Type == "PER" || s.Type == "MISC" && one) && n.hit(words, s.First):
			s.Type = "LOC"
		case s.Type == "PER" && s.First > 0 && n.words["townprep"][words[s.First-1].Lower()]:
			places[name] = true
		case s.Type == "PER" && personal(words, s.First):
			persons[name] = true
		}
	}
	for i := range spans {
		s := &spans[i]
		words := sents[s.Sentence].Words
		if name := words[s.First].Text; s.Type == "PER" && s.Last-s.First == 1 && places[name] && !persons[name] {
			s.Type = "LOC"
		}
	}
}

// spokenFor makes a body of an unknown name of one word for which somebody speaks, where
// the text calls no person so: "a Nordlys spokeswoman".
func (n *Namer) spokenFor(sents []syntax.Sentence, spans []NameSpan) {
	families := map[string]bool{}
	for _, s := range spans {
		if s.Type == "PER" && s.Last-s.First > 1 {
			families[sents[s.Sentence].Words[s.Last-1].Text] = true
		}
	}
	for i := range spans {
		s := &spans[i]
		words := sents[s.Sentence].Words
		if s.Type != "PER" || s.Last-s.First != 1 || s.First == 0 || s.Last >= len(words) || words[s.First-1].UPOS != "DET" || !strings.HasPrefix(words[s.Last].Text, "spokes") {
			continue
		}
		if name := &words[s.First]; !families[name.Text] && !n.gaz.personal(name.Lower()) {
			s.Type = "ORG"
		}
	}
}

// hit reports whether word i is what a verb of attack hits.
func (n *Namer) hit(words []syntax.Word, i int) bool {
	w := &words[i]
	return (w.Rel == "obj" || w.Rel == "nsubj:pass") && w.Head >= 0 && n.words["strike"][words[w.Head].Lemma]
}

// personal reports whether a name of one word stands as people's names do: as the subject
// of a verb, behind a title, or as an owner.
func personal(words []syntax.Word, i int) bool {
	switch w := &words[i]; {
	case syntax.IsRel(w.Rel, "nsubj"), w.Rel == "flat", w.Rel == "vocative", w.Rel == "nmod:poss":
		return true
	case i > 0 && nominalWord(words[i-1]):
		return true
	}
	return i+1 < len(words) && possessive(words[i+1])
}

// storms makes events of the names of storms, which are called as people are: "Hurricane
// Ida … Ida tore down pylons".
func (n *Namer) storms(sents []syntax.Sentence, spans []NameSpan) {
	named := map[string]bool{}
	for i := range spans {
		s := &spans[i]
		words := sents[s.Sentence].Words
		if s.Last-s.First == 1 && s.First > 0 && n.words["storm"][words[s.First-1].Lower()] || s.Last-s.First == 2 && n.words["storm"][words[s.First].Lower()] {
			s.Type = "EVENT"
			named[words[s.Last-1].Text] = true
		}
	}
	for i := range spans {
		s := &spans[i]
		if s.Type == "PER" && s.Last-s.First == 1 && named[sents[s.Sentence].Words[s.First].Text] {
			s.Type = "EVENT"
		}
	}
}

// statesApart cuts a town from the state behind it that stands there without a
// comma: "Springfield Illinois" names two places.
func (n *Namer) statesApart(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		words := sents[s.Sentence].Words
		at := s.Last - 1
		if s.Type != "LOC" || s.Last-s.First < 2 || !n.isLand(words[at].Text) || n.isLand(joinWords(words[s.First:s.Last])) {
			continue
		}
		before := &words[at-1]
		if !startsUpper(before.Text) || n.words["part"][before.Lower()] || n.words["nameprefix"][before.Text] {
			continue
		}
		spans[i].Last = at
		spans = slices.Insert(spans, i+1, NameSpan{s.Sentence, at, s.Last, "LOC"})
		i++
	}
	return spans
}

// isLand reports whether a name, no postal code, is that of a state of the United States.
func (n *Namer) isLand(name string) bool { return n.lands[name] == "USA" && len(name) > 3 }

// shortForms makes bodies of the short forms that the text gives in brackets behind a
// body's name, wherever they stand: "the Greater Oslo Housing Board (GOHB) … GOHB said".
func shortForms(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	short := map[string]bool{}
	for _, s := range spans {
		words := sents[s.Sentence].Words
		if k := s.Last; s.Type == "ORG" && s.Last-s.First > 1 && k+2 < len(words) && words[k].Text == "(" && words[k+2].Text == ")" && acronym(words[k+1].Text) && initialsFit(words[k+1].Text, joinWords(words[s.First:s.Last])) {
			short[words[k+1].Text] = true
		}
	}
	if len(short) == 0 {
		return spans
	}
	taken := map[[2]int]bool{}
	for i := range spans {
		s := &spans[i]
		for w := s.First; w < s.Last; w++ {
			taken[[2]int{s.Sentence, w}] = true
		}
		if s.Last-s.First == 1 && short[sents[s.Sentence].Words[s.First].Text] {
			s.Type = "ORG"
		}
	}
	for si := range sents {
		for i, w := range sents[si].Words {
			if short[w.Text] && !taken[[2]int{si, i}] {
				spans = append(spans, NameSpan{si, i, i + 1, "ORG"})
			}
		}
	}
	slices.SortStableFunc(spans, byPlace)
	return spans
}
