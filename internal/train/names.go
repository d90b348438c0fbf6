package train

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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
	web, err := webNames(o, p)
	if err != nil {
		return err
	}
	files, err := mention.LearnNames(fsys, append(data, web...), o.Log)
	if err != nil {
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

// webTimes is how often the web texts are learnt from: there are few of them beside the news.
const webTimes = 2

// webNames reads the training part of EWT with its names as training/ewt-names.tsv has
// them.
func webNames(o Options, p *syntax.Parser) ([][]mention.NamedSentence, error) {
	names, err := readWebNames(o.WebNames)
	if err != nil {
		return nil, err
	}
	bank, err := gold.ReadTreebank(filepath.Join(o.Gold, "syntax", "ewt-train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	var out [][]mention.NamedSentence
	number := 0
	for _, d := range bank.Docs {
		var doc []mention.NamedSentence
		for _, s := range d.Sentences {
			number++
			x := mention.NamedSentence{Words: p.Tag(s.Texts()), Partial: true}
			for _, n := range names[number] {
				if n.last > len(x.Words) || strings.Join(s.Texts()[n.first:n.last], " ") != n.text {
					return nil, fmt.Errorf("%s: sentence %d of EWT has no %q at word %d", o.WebNames, number, n.text, n.first+1)
				}
				x.Spans = append(x.Spans, mention.NameSpan{First: n.first, Last: n.last, Type: n.kind})
			}
			doc = append(doc, x)
		}
		for range webTimes {
			out = append(out, doc)
		}
	}
	return out, nil
}

// webName is a name in a sentence of EWT: words [first, last).
type webName struct {
	first, last int
	kind, text  string
}

// readWebNames reads, by the number of the sentence, lines of four fields: the
// sentence and the name's first word, both counted from 1, its type, its words.
func readWebNames(path string) (map[int][]webName, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[int][]webName{}
	r := bufio.NewScanner(f)
	for line := 1; r.Scan(); line++ {
		if strings.HasPrefix(r.Text(), "#") {
			continue
		}
		c := strings.Split(r.Text(), "\t")
		if len(c) != 4 {
			return nil, fmt.Errorf("%s:%d: want a sentence, a word, a type and the name with tabs between", path, line)
		}
		number, err1 := strconv.Atoi(c[0])
		first, err2 := strconv.Atoi(c[1])
		if err := errors.Join(err1, err2); err != nil || first < 1 {
			return nil, fmt.Errorf("%s:%d: %q and %q are no numbers of a sentence and a word", path, line, c[0], c[1])
		}
		out[number] = append(out[number], webName{first - 1, first - 1 + strings.Count(c[3], " ") + 1, c[2], c[3]})
	}
	return out, r.Err()
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
