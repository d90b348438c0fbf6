package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// Names makes the model of names. It needs the models of Syntax, whose tags it
// learns from, and the knowledge tables under Out for its gazetteer. A first
// model learns from what is annotated; it proposes names for the web texts of
// EWT, where our own list of names settles what it can, and the model that
// stays learns from both.
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
	var data [][]mention.NamedSentence
	for _, set := range []struct {
		file    string
		read    func(string) ([]gold.Named, error)
		partial bool
	}{
		{"silver/polnear_corenlp_train.tsv.gz", gold.ReadSilver, false},
		{"name/wikigold.iob2.gz", gold.ReadIOB, false},
		{"name/wnut.iob2.gz", gold.ReadIOB, true},
		{"name/gumfree.iob2.gz", gold.ReadIOB, true},
	} {
		list, err := set.read(filepath.Join(o.Gold, filepath.FromSlash(set.file)))
		if err != nil {
			return fmt.Errorf("names: %w", err)
		}
		for part := range slices.Chunk(list, together) {
			var doc, lower []mention.NamedSentence
			for i, s := range part {
				doc = append(doc, named(s, p, peoples, set.partial))
				if i%smallEvery == 0 {
					lower = append(lower, named(small(s), p, peoples, set.partial))
				}
			}
			data = append(data, doc, lower)
		}
	}
	files, err := mention.LearnNames(fsys, data, o.Log)
	if err != nil {
		return err
	}
	if err := write(o, files); err != nil {
		return err
	}
	web, err := webNames(o, p)
	if err != nil {
		return err
	}
	if files, err = mention.LearnNames(fsys, append(data, web...), o.Log); err != nil {
		return err
	}
	if err := write(o, files); err != nil {
		return err
	}
	return phrases(o, p)
}

// phrases makes the model of phrases from the part of re3d that is not held out.
func phrases(o Options, p *syntax.Parser) error {
	set, err := gold.ReadPhrases(filepath.Join(o.Gold, "name", "re3d.iob2.gz"))
	if err != nil {
		return err
	}
	fsys := os.DirFS(o.Out)
	n, err := mention.LoadNamer(fsys)
	if err != nil {
		return err
	}
	var docs [][]mention.NamedSentence
	for _, part := range set.Train {
		var doc []mention.NamedSentence
		for _, s := range part {
			x := mention.NamedSentence{Words: p.Tag(s.Words)}
			for _, span := range s.Spans() {
				x.Spans = append(x.Spans, mention.NameSpan{First: span.First, Last: span.Last, Type: span.Type})
			}
			doc = append(doc, x)
		}
		docs = append(docs, doc)
	}
	files, err := mention.LearnPhrases(fsys, n, docs, o.Log)
	if err != nil {
		return err
	}
	return write(o, files)
}

// together is how many sentences stand for a document where files do not mark
// documents.
const together = 20

// smallEvery says how many sentences stand for one that is read in small
// letters as well, since writers on the web leave capitals out.
const smallEvery = 10

func small(s gold.Named) gold.Named {
	out := gold.Named{Labels: s.Labels, Tags: s.Tags}
	for _, w := range s.Words {
		out.Words = append(out.Words, strings.ToLower(w))
	}
	return out
}

// webNames reads the training part of EWT: the names of the list
// training/ewt-names.tsv, and what the model made so far finds among the words
// that the treebank tags as proper nouns.
func webNames(o Options, p *syntax.Parser) ([][]mention.NamedSentence, error) {
	n, err := mention.LoadNamer(os.DirFS(o.Out))
	if err != nil {
		return nil, err
	}
	known, err := readKnown(o.WebNames)
	if err != nil {
		return nil, err
	}
	bank, err := gold.ReadTreebank(filepath.Join(o.Gold, "syntax", "ewt-train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	var out [][]mention.NamedSentence
	for _, d := range bank.Docs {
		var doc []mention.NamedSentence
		found := map[int][]mention.NameSpan{}
		for _, x := range n.Find(d.Text, d.Sentences) {
			found[x.Sentence] = append(found[x.Sentence], x)
		}
		for i, s := range d.Sentences {
			x := known.settle(s.Words, found[i])
			x.Words = p.Tag(s.Texts())
			doc = append(doc, x)
		}
		out = append(out, doc)
	}
	return out, nil
}

// knownNames has the type of names as EWT cuts them: "" where they are none.
type knownNames map[string]string

func readKnown(path string) (knownNames, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := knownNames{}
	r := bufio.NewScanner(f)
	for line := 1; r.Scan(); line++ {
		if strings.HasPrefix(r.Text(), "#") {
			continue
		}
		name, kind, ok := strings.Cut(r.Text(), "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: want a name, a tab and a type", path, line)
		}
		out[name] = strings.Trim(kind, "-")
	}
	return out, r.Err()
}

// longestKnown bounds the words of a listed name.
const longestKnown = 14

// settle marks the names of a sentence whose words carry the treebank's own
// tags.
func (k knownNames) settle(words []syntax.Word, found []mention.NameSpan) mention.NamedSentence {
	out := mention.NamedSentence{Partial: true}
	taken := make([]bool, len(words))
	for i := 0; i < len(words); i++ {
		if words[i].XPOS != "NNP" && words[i].XPOS != "NNPS" {
			continue
		}
		for last := min(len(words), i+longestKnown); last > i; last-- {
			kind, ok := k[joined(words[i:last])]
			if !ok || within(found, i, last) {
				continue
			}
			if kind != "" {
				out.Spans = append(out.Spans, mention.NameSpan{First: i, Last: last, Type: kind})
			}
			for j := i; j < last; j++ {
				taken[j] = true
			}
			i = last - 1
			break
		}
	}
	for _, x := range found {
		free, proper := true, false
		for j := x.First; j < x.Last; j++ {
			free = free && !taken[j]
			proper = proper || strings.HasPrefix(words[j].XPOS, "NNP")
		}
		if free && proper && (x.Type == "PER" || x.Type == "ORG" || x.Type == "LOC") {
			out.Spans = append(out.Spans, mention.NameSpan{First: x.First, Last: x.Last, Type: x.Type})
			for j := x.First; j < x.Last; j++ {
				taken[j] = true
			}
		}
	}
	for i, w := range words {
		if !taken[i] && strings.HasPrefix(w.XPOS, "NNP") {
			out.Unsure = append(out.Unsure, i)
		}
	}
	return out
}

// within reports whether the words [first, last) are less than one name that
// was found.
func within(found []mention.NameSpan, first, last int) bool {
	for _, x := range found {
		if x.First <= first && last <= x.Last && x.Last-x.First > last-first {
			return true
		}
	}
	return false
}

func joined(words []syntax.Word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

// eventHeads are the last words that make a MISC name an event.
var eventHeads = map[string]bool{"war": true, "wars": true, "olympics": true, "games": true, "cup": true, "summit": true, "convention": true, "championship": true, "revolution": true, "festival": true, "bowl": true, "assembly": true, "primary": true, "uprising": true, "massacre": true, "holocaust": true, "ii": true}

// named tags a sentence and brings its labels to Readout's types: a MISC whose
// words are all of a people or persuasion is a NORP.
func named(g gold.Named, p *syntax.Parser, peoples map[string]bool, partial bool) mention.NamedSentence {
	s := mention.NamedSentence{Words: p.Tag(g.Words), Partial: partial}
	for _, x := range g.Spans() {
		if g.Words[x.First] == "-" {
			x.First++
		}
		if x.First < x.Last && (x.Type == "PER" || x.Type == "ORG" || x.Type == "LOC" || x.Type == "MISC") {
			s.Spans = append(s.Spans, mention.NameSpan{First: x.First, Last: x.Last, Type: x.Type})
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
