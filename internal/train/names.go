package train

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/gold"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// Names makes the model of names. It needs the models of Syntax, whose tags it
// learns from, and the knowledge tables under Out for its gazetteer.
func Names(o Options) error {
	fsys := os.DirFS(o.Out)
	p, err := syntax.Load(fsys)
	if err != nil {
		return err
	}
	peoples, err := mention.Peoples(fsys)
	if err != nil {
		return err
	}
	var data []mention.NamedSentence
	add := func(list []gold.Named) {
		for _, s := range list {
			data = append(data, named(s, p, peoples))
		}
	}
	silver, err := gold.ReadSilver(filepath.Join(o.Gold, "silver", "polnear_corenlp_train.tsv.gz"))
	if err != nil {
		return err
	}
	add(silver)
	for _, set := range []string{"wikigold", "wnut"} {
		list, err := gold.ReadIOB(filepath.Join(o.Gold, "name", set+".iob2.gz"))
		if err != nil {
			return fmt.Errorf("names: %w", err)
		}
		add(list)
	}
	files, err := mention.LearnNames(fsys, data, o.Log)
	if err != nil {
		return err
	}
	return write(o, files)
}

var coarse = map[string]string{"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}

// eventHeads are the last words that make a MISC name an event.
var eventHeads = map[string]bool{"war": true, "wars": true, "olympics": true, "games": true, "cup": true, "summit": true, "convention": true, "championship": true, "revolution": true, "festival": true, "bowl": true, "assembly": true, "primary": true, "uprising": true, "massacre": true, "holocaust": true, "ii": true}

// named tags a sentence and brings its labels to Readout's types: a MISC whose
// words are all of a people or persuasion is a NORP.
func named(g gold.Named, p *syntax.Parser, peoples map[string]bool) mention.NamedSentence {
	s := mention.NamedSentence{Words: p.Tag(g.Words)}
	for i, l := range g.Labels {
		kind, t, _ := strings.Cut(l, "-")
		t, known := coarse[t]
		switch {
		case !known || g.Words[i] == "-" && kind == "B":
		case kind == "B" || len(s.Spans) == 0 || s.Spans[len(s.Spans)-1].Last != i || s.Spans[len(s.Spans)-1].Type != t:
			s.Spans = append(s.Spans, mention.NameSpan{First: i, Last: i + 1, Type: t})
		default:
			s.Spans[len(s.Spans)-1].Last = i + 1
		}
	}
	for i := range s.Spans {
		x := &s.Spans[i]
		if x.Type != "MISC" {
			continue
		}
		// "U.S.-led" and "Russian-backed" are one MISC there; here the name is
		// what stands before the hyphen.
		if x.First+1 < x.Last && g.Words[x.First+1] == "-" && g.Words[x.Last-1] == strings.ToLower(g.Words[x.Last-1]) {
			x.Last, x.Type = x.First+1, "LOC"
			if peoples[strings.ToLower(g.Words[x.First])] {
				x.Type = "NORP"
			}
			continue
		}
		x.Type = miscType(g.Words[x.First:x.Last], peoples)
	}
	return s
}

func miscType(words []string, peoples map[string]bool) string {
	all := true
	for _, w := range words {
		if !peoples[strings.ToLower(w)] && w != "-" {
			all = false
		}
	}
	switch {
	case all:
		return "NORP"
	case len(words) > 1 && eventHeads[strings.ToLower(words[len(words)-1])]:
		return "EVENT"
	}
	return "MISC"
}
