package main

import (
	"fmt"
	"io/fs"
	"strings"

	"readout/internal/mention"
	"readout/internal/pipeline"
	"readout/internal/syntax"
)

type explainCommand struct {
	Sentence []string `arg:"" help:"The sentence."`
	All      bool     `help:"Also show rules whose trigger phrase is not there."`
}

// Run shows the tree, the mentions, each rule tried and what kept it from
// matching.
func (c *explainCommand) Run(tree fs.FS) error {
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	text := strings.Join(c.Sentence, " ")
	sents, set := reader.Analyse(text)
	for i := range sents {
		s := &sents[i]
		fmt.Print(s)
		printMentions(text, s, set)
		m := reader.Coder.Matcher(s, set)
		fmt.Println("rules tried:")
		for _, t := range m.Explain() {
			switch {
			case t.Failed == "":
				fmt.Printf("  %-28s at %q: holds (%s)\n", t.Rule.ID, t.Word, strings.Join(t.Match.Steps, "; "))
			case c.All || !strings.Contains(t.Failed, " beside it"):
				fmt.Printf("  %-28s at %q: %s\n", t.Rule.ID, t.Word, t.Failed)
			}
		}
		fmt.Println("coded:")
		for _, f := range m.Match() {
			what := strings.TrimSpace(f.Rule.Code.Plover + " " + f.Rule.Code.Mode + " " + f.Rule.Code.Cameo)
			if f.Rule.Relation != "" {
				what = "relation " + f.Rule.Relation
			}
			if f.Rule.Position != "" {
				what = "position " + f.Rule.Position
			}
			fmt.Printf("  %s: source %s, %q, target %s (rule %s)\n", what, words(s, f.Source), s.Words[f.Head].Text, words(s, f.Target), f.Rule.ID)
		}
		fmt.Println()
	}
	return nil
}

func words(s *syntax.Sentence, list []int) string {
	if len(list) == 0 {
		return "none"
	}
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = fmt.Sprintf("%q", s.Words[w].Text)
	}
	return strings.Join(out, ", ")
}

func printMentions(text string, s *syntax.Sentence, set *mention.Set) {
	fmt.Println("mentions:")
	for _, m := range set.Mentions {
		if m.Sentence != s.Index {
			continue
		}
		e := set.Entities[m.Entity]
		use := m.Kind
		if m.Place {
			use += ", place"
		}
		fmt.Printf("  %-32q %s = %s [%s] %s %s\n", text[s.Words[m.First].Start:s.Words[m.Last-1].End], use, e.Name, e.Type, e.Code, e.Role)
	}
}

// printTitles shows titles and offices, which are no part of a name.
func printTitles(text string, s *syntax.Sentence, set *mention.Set) {
	for _, t := range set.Titles {
		if t.Sentence != s.Index {
			continue
		}
		kind := "title"
		if t.Office {
			kind = "office"
		}
		fmt.Printf("  %-32q %s of %s\n", text[s.Words[t.First].Start:s.Words[t.Last-1].End], kind, set.Entities[t.Entity].Name)
	}
}

type parseCommand struct {
	Text []string `arg:"" help:"The text."`
}

// Run shows words, tags, tree, mentions and the phrases for persons, bodies and
// places.
func (c *parseCommand) Run(tree fs.FS) error {
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	text := strings.Join(c.Text, " ")
	phraser, err := mention.LoadPhraser(tree, reader.Namer)
	if err != nil {
		return err
	}
	sents, set := reader.Analyse(text)
	phrases := phraser.Find(text, sents)
	for i := range sents {
		s := &sents[i]
		fmt.Print(s)
		printMentions(text, s, set)
		printTitles(text, s, set)
		fmt.Println("phrases:")
		for _, x := range phrases {
			if x.Sentence == i {
				fmt.Printf("  %-32q %s\n", text[s.Words[x.First].Start:s.Words[x.Last-1].End], x.Type)
			}
		}
	}
	return nil
}
