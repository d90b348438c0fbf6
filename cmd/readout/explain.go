package main

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"readout/internal/ingest"
	"readout/internal/mention"
	"readout/internal/pipeline"
	"readout/internal/rule"
	"readout/internal/syntax"
	"readout/readout"
)

type explainCommand struct {
	Sentence []string `arg:"" help:"The sentence."`
	All      bool     `help:"Also show rules whose trigger phrase is not there."`
}

// Run shows the tree, the mentions, each rule tried and what kept it from
// matching, and last what the record says in the end and why.
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
		c.printTrials(m)
		fmt.Println("rules that hold (the most specific of each word):")
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
	printRecorded(reader.Read(ingest.Article{Text: text}, time.Time{}))
	return nil
}

// printTrials shows which rules were tried at which word and what each of them
// lacked. A word that a rule wants as a verb or a noun and that is none here
// tells nothing.
func (c *explainCommand) printTrials(m *rule.Matcher) {
	fmt.Println("rules tried:")
	said := map[string]bool{}
	for _, t := range m.Explain() {
		line := fmt.Sprintf("  %-28s at %q: %s", t.Rule.ID, t.Word, t.Failed)
		if t.Failed == "" {
			line = fmt.Sprintf("  %-28s at %q: holds (%s)", t.Rule.ID, t.Word, strings.Join(t.Match.Steps, "; "))
		} else if !c.All && (strings.Contains(t.Failed, " beside it") || strings.Contains(t.Failed, " here (")) {
			continue
		}
		if !said[line] {
			fmt.Println(line)
		}
		said[line] = true
	}
}

// printRecorded shows the events of the record as a sentence each, with all
// reasons: what the rules found is changed after them (an event is planned or
// denied, two are one, one is none).
func printRecorded(rec *readout.Record) {
	fmt.Println("in the record:")
	for _, e := range rec.Events {
		fmt.Printf("  %s: %s → %s, %s, %s\n", strings.TrimSpace(e.Plover+" "+e.Mode+" "+e.Cameo), namesOf(rec, e.Source), namesOf(rec, e.Target), e.Modality, e.Polarity)
		for _, why := range e.Why {
			fmt.Println("      because", why)
		}
	}
	if len(rec.Events) == 0 {
		fmt.Println("  no event")
	}
}

// namesOf names actors with their codes.
func namesOf(rec *readout.Record, ids []string) string {
	var out []string
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			out = append(out, strings.TrimSpace(a.Name+" "+a.Code))
		}
	}
	if len(out) == 0 {
		return "nobody"
	}
	return strings.Join(out, ", ")
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
