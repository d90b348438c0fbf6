package train

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/event"
	"readout/internal/gold"
	"readout/internal/mention"
	"readout/internal/pipeline"
	"readout/internal/rule"
	"readout/internal/syntax"
)

// Events makes the classifier of package event. It learns from the rules' own
// examples and phrases, and from what the rules find in PolNeAR's training
// articles: each event with both ends is a lesson in the words around it, from
// which the clusters learn what other verbs of its kind mean. Make it again
// whenever rules or syntax models change.
func Events(o Options) error {
	data := os.DirFS(o.Out)
	r, err := pipeline.New(data)
	if err != nil {
		return err
	}
	var lessons []event.Lesson
	for _, x := range r.Coder.Rules().Rules {
		for _, e := range x.Examples {
			if e.Fires && x.Code.Plover != "" {
				lessons = append(lessons, lessonsOf(r, e.Text, 0)...)
			}
		}
	}
	fmt.Fprintf(o.Log, "event: %d lessons from examples\n", len(lessons))
	own, err := labelled(r, o.Labelled)
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "event: %d lessons from labelled sentences\n", len(own))
	lessons = append(lessons, own...)
	docs, err := gold.Attributions(filepath.Join(o.Gold, "attribution", "polnear_train.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, d := range docs {
		lessons = append(lessons, lessonsOf(r, d.Text, 4)...)
	}
	files, err := r.Coder.Learn(data, lessons, o.Log)
	if err != nil {
		return err
	}
	return write(o, files)
}

// labelled reads lines of a PLOVER type, none where there is no event, and a sentence whose event stands between
// stars. Sentences in which the event's ends are not found teach nothing.
func labelled(r *pipeline.Reader, path string) ([]event.Lesson, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("train: labelled sentences: %w; name the file training/event-sentences.tsv of the source tree", err)
	}
	var out []event.Lesson
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		kind, text, ok := strings.Cut(line, "\t")
		if kind == "none" {
			kind = ""
		} else if _, known := r.Ontology.Type(kind); !known {
			ok = false
		}
		if !ok || strings.Count(text, "*") != 2 {
			return nil, fmt.Errorf("train: %s:%d: want a PLOVER type or none, a tab and a sentence with its event between stars", path, n+1)
		}
		at := strings.Index(text, "*")
		sents, set := r.Analyse(strings.ReplaceAll(text, "*", ""))
		for i := range sents {
			s := &sents[i]
			for w := range s.Words {
				if s.Words[w].Start != at {
					continue
				}
				if ends, ok := event.Candidate(s, set, r.Coder.Matcher(s, set).Frames(), w); ok {
					out = append(out, event.Lesson{Sentence: s, Type: kind, Ends: ends})
				}
			}
		}
	}
	return out, nil
}

// lessonsOf reads a text by the rules. Of the predicates between two actors on
// which they are silent, one in sparse is a lesson that there is no event; 0
// takes none.
func lessonsOf(r *pipeline.Reader, text string, sparse int) []event.Lesson {
	sents, set := r.Analyse(text)
	var out []event.Lesson
	silent := 0
	for i := range sents {
		s := &sents[i]
		m := r.Coder.Matcher(s, set)
		taken := map[int]bool{}
		for _, f := range m.Match() {
			taken[f.Head] = true
			if f.Rule.Code.Plover != "" && len(f.Source) > 0 && len(f.Target) > 0 {
				out = append(out, event.Lesson{Sentence: s, Type: f.Rule.Code.Plover, Ends: event.Ends{Trigger: f.Head, Source: f.Source[0], Target: f.Target[0]}})
			}
		}
		for _, ends := range silentEnds(s, set, m, taken) {
			if silent++; sparse > 0 && silent%sparse == 0 {
				out = append(out, event.Lesson{Sentence: s, Ends: ends})
			}
		}
	}
	return out
}

// silentEnds returns the predicates with an actor at both ends that no rule
// matched.
func silentEnds(s *syntax.Sentence, set *mention.Set, m *rule.Matcher, taken map[int]bool) []event.Ends {
	var out []event.Ends
	for i := range s.Words {
		if !taken[i] {
			if ends, ok := event.Candidate(s, set, m.Frames(), i); ok {
				out = append(out, ends)
			}
		}
	}
	return out
}
