package train

import (
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/coref"
	"readout/internal/gold"
	"readout/internal/pipeline"
	"readout/internal/syntax"
)

// corefTrees is how the trees of event coreference are grown.
var corefTrees = boosting{rounds: 120, depth: 4, rate: 0.1, least: 8, ridge: 4}

// annotated is an article of ECB+ as it was parsed, with its event mentions.
type annotated struct {
	topic, story, id string
	sentences        []syntax.Sentence
	spans            [][2]int
	chains           []string
}

// Coref learns which mentions of a story tell of one event, from ECB+ train.
func Coref(o Options) error {
	tree := os.DirFS(o.Out)
	r, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	docs, err := corefDocuments(o, r)
	if err != nil {
		return err
	}
	vectors, err := syntax.LoadVectors(tree)
	if err != nil {
		return err
	}
	l := newCorefLessons(docs, vectors)
	trees := corefTrees.Boost(l.xs, l.yes)
	path := filepath.Join(o.Out, filepath.FromSlash(coref.ModelFile))
	fmt.Fprintf(o.Log, "%s: learnt from %d pairs of mentions in %d articles\n", path, len(l.xs), len(docs))
	return os.WriteFile(path, []byte(strings.Join(append(l.lines(), treeLines(trees)...), "\n")+"\n"), 0o644)
}

func corefDocuments(o Options, r *pipeline.Reader) ([]annotated, error) {
	dir := filepath.Join(o.Gold, "story")
	docs, err := gold.Stories(dir, "train")
	if err != nil {
		return nil, err
	}
	mentions, err := gold.EventMentions(dir, "train")
	if err != nil {
		return nil, err
	}
	var out []annotated
	for i := range docs {
		d := &docs[i]
		text, tokens := d.Passage()
		a := annotated{topic: d.Topic, story: d.Story, id: d.ID, sentences: r.Sentences(text)}
		for _, m := range mentions[d.ID] {
			if span, ok := m.Span(tokens); ok {
				a.spans, a.chains = append(a.spans, span), append(a.chains, m.Chain)
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// corefLessons are pairs of mentions and what is counted of words.
type corefLessons struct {
	events, uses map[string]float64
	pairs        map[string]map[string][2]float64 // by topic and two lemmas: of one event, of two
	xs           [][]float64
	yes          []bool
}

func newCorefLessons(docs []annotated, v syntax.Vectors) *corefLessons {
	l := &corefLessons{events: map[string]float64{}, uses: map[string]float64{}, pairs: map[string]map[string][2]float64{}}
	l.count(docs)
	finder := coref.NewModel(l.shares(), l.uses, nil, v)
	type found struct {
		topic  string
		list   []*coref.Mention
		chains []string
	}
	stories := map[string]*found{}
	var order []string
	for _, d := range docs {
		s := stories[d.story]
		if s == nil {
			s = &found{topic: d.topic}
			stories[d.story] = s
			order = append(order, d.story)
		}
		list := finder.Find(d.id, d.sentences)
		for i, at := range coref.Map(list, d.spans) {
			if at >= 0 {
				s.list, s.chains = append(s.list, list[at]), append(s.chains, d.chains[i])
			}
		}
	}
	each := func(s *found, do func(i, j int)) {
		for i := range s.list {
			for j := range i {
				do(i, j)
			}
		}
	}
	for _, id := range order {
		s := stories[id]
		each(s, func(i, j int) { l.pair(s.topic, s.list[i], s.list[j], s.chains[i] == s.chains[j]) })
	}
	for _, id := range order {
		s := stories[id]
		m := coref.NewModel(l.shares(), l.uses, l.odds(s.topic), v)
		st := coref.NewStory(s.list)
		each(s, func(i, j int) {
			l.xs, l.yes = append(l.xs, m.Features(st, s.list[i], s.list[j])), append(l.yes, s.chains[i] == s.chains[j])
		})
	}
	return l
}

// count counts the uses of words, and those in which they tell of an event.
func (l *corefLessons) count(docs []annotated) {
	for _, d := range docs {
		for _, s := range d.sentences {
			for _, w := range s.Words {
				lemma := strings.ToLower(w.Lemma)
				if !slices.Contains([]string{"NOUN", "PROPN", "ADJ", "PRON", "VERB"}, w.UPOS) {
					continue
				}
				l.uses[lemma]++
				if slices.ContainsFunc(d.spans, func(sp [2]int) bool { return w.Start < sp[1] && sp[0] < w.End }) {
					l.events[lemma]++
				}
			}
		}
	}
}

func (l *corefLessons) shares() map[string]float64 {
	out := map[string]float64{}
	for w, n := range l.uses {
		out[w] = l.events[w] / n
	}
	return out
}

func (l *corefLessons) pair(topic string, a, b *coref.Mention, same bool) {
	x, y := min(a.Lemma, b.Lemma), max(a.Lemma, b.Lemma)
	if x == y {
		return
	}
	if l.pairs[topic] == nil {
		l.pairs[topic] = map[string][2]float64{}
	}
	n := l.pairs[topic][x+" "+y]
	if same {
		n[0]++
	} else {
		n[1]++
	}
	l.pairs[topic][x+" "+y] = n
}

// odds are the log odds of two lemmas in all topics but one.
func (l *corefLessons) odds(without string) map[string]float64 {
	sum := map[string][2]float64{}
	for topic, pairs := range l.pairs {
		if topic == without {
			continue
		}
		for k, n := range pairs {
			s := sum[k]
			sum[k] = [2]float64{s[0] + n[0], s[1] + n[1]}
		}
	}
	out := map[string]float64{}
	for k, n := range sum {
		if n[0]+n[1] >= 2 {
			out[k] = math.Log((n[0] + 0.2) / (n[1] + 1))
		}
	}
	return out
}

// lines are the words and pairs as the model file keeps them.
func (l *corefLessons) lines() []string {
	var out []string
	for _, w := range slices.Sorted(maps.Keys(l.uses)) {
		out = append(out, fmt.Sprintf("word\t%s\t%g\t%g", w, l.events[w], l.uses[w]))
	}
	odds := l.odds("")
	for _, k := range slices.Sorted(maps.Keys(odds)) {
		a, b, _ := strings.Cut(k, " ")
		if b != "" && !strings.Contains(b, " ") {
			out = append(out, fmt.Sprintf("pair\t%s\t%s\t%.3f", a, b, odds[k]))
		}
	}
	return out
}

func treeLines(trees []coref.Tree) []string {
	var out []string
	for i, t := range trees {
		for _, n := range t {
			out = append(out, fmt.Sprintf("tree\t%d\t%d\t%.6g\t%d\t%d\t%.5f", i, n.Feature, n.Below, n.Left, n.Right, n.Value))
		}
	}
	return out
}
