package score

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/coref"
	"readout/internal/gold"
	"readout/internal/pipeline"
	"readout/internal/story"
)

// corefSet is a half of ECB+ with what was found in it.
type corefSet struct {
	docs  []gold.StoryText
	key   partition                   // chain of each gold mention
	found map[string][]*coref.Mention // by article
	means map[*coref.Mention]string   // the gold mention that stands where one was found
}

// EventCoref scores event coreference across the articles of ECB+ dev. Mentions
// are found in the sentences that are annotated; one that overlaps a gold span
// stands for it, others are left out, and gold mentions without one count as
// missing. Clusters lie within the stories that the clusterer makes, in each of
// the orders in which stories are scored; the score is the mean of these orders.
// CoNLL F1 is the mean of the F1 of MUC, B³ and CEAFe over all articles
// together, singletons counted. Beside it stands what joining mentions of one
// lemma within these stories gets.
func EventCoref(dir string, r *pipeline.Reader, like *story.Likeness, model *coref.Model) ([]Row, error) {
	set, err := readCoref(filepath.Join(dir, "story"), "dev", r, model)
	if err != nil {
		return nil, err
	}
	rows := []Row{{"eventcoref", "ecb+ dev", "gold mentions found", 100 * float64(len(set.means)) / float64(max(1, len(set.key))), len(set.key)}}
	for _, m := range []struct {
		task  string
		group func([]*coref.Mention) [][]*coref.Mention
	}{
		{"eventcoref", func(l []*coref.Mention) [][]*coref.Mention { return model.Cluster(l, coref.Threshold) }},
		{"eventcoref-baseline", byLemma},
	} {
		var sums [4]float64
		for seed := range orders {
			a, b, c, mean := conll(set.key, set.respond(set.stories(like, seed), m.group))
			for i, x := range []float64{a, b, c, mean} {
				sums[i] += x / orders
			}
		}
		for i, name := range []string{"MUC F1", "B3 F1", "CEAFe F1", "CoNLL F1"} {
			rows = append(rows, Row{m.task, "ecb+ dev", name, sums[i], len(set.key)})
		}
	}
	return rows, nil
}

func readCoref(dir, half string, r *pipeline.Reader, model *coref.Model) (*corefSet, error) {
	docs, err := gold.Stories(dir, half)
	if err != nil {
		return nil, err
	}
	mentions, err := gold.EventMentions(dir, half)
	if err != nil {
		return nil, err
	}
	set := &corefSet{docs: docs, key: partition{}, found: map[string][]*coref.Mention{}, means: map[*coref.Mention]string{}}
	for i := range docs {
		d := &docs[i]
		text, tokens := d.Passage()
		list := model.Find(d.ID, r.Sentences(text))
		set.found[d.ID] = list
		var spans [][2]int
		var ids []string
		for k, m := range mentions[d.ID] {
			if span, ok := m.Span(tokens); ok {
				spans, ids = append(spans, span), append(ids, fmt.Sprintf("%s:%d", d.ID, k))
				set.key[ids[len(ids)-1]] = m.Chain
			}
		}
		for k, at := range coref.Map(list, spans) {
			if at >= 0 {
				set.means[list[at]] = ids[k]
			}
		}
	}
	return set, nil
}

// stories puts the articles into stories in one of the orders of arrival.
func (s *corefSet) stories(like *story.Likeness, seed int) map[string][]string {
	var list []*gold.StoryText
	for _, i := range rand.New(rand.NewPCG(uint64(seed), 7)).Perm(len(s.docs)) {
		list = append(list, &s.docs[i])
	}
	out := map[string][]string{}
	for i, id := range Arrive(like, list) {
		out[id] = append(out[id], list[i].ID)
	}
	for _, ids := range out {
		slices.Sort(ids)
	}
	return out
}

// respond groups the mentions of each story.
func (s *corefSet) respond(stories map[string][]string, group func([]*coref.Mention) [][]*coref.Mention) partition {
	out := partition{}
	for _, id := range slices.Sorted(maps.Keys(stories)) {
		var list []*coref.Mention
		for _, article := range stories[id] {
			list = append(list, s.found[article]...)
		}
		for k, g := range group(list) {
			for _, m := range g {
				if gold, ok := s.means[m]; ok {
					out[gold] = fmt.Sprint(id, " ", k)
				}
			}
		}
	}
	return out
}

// byLemma is the baseline: one lemma, one event.
func byLemma(list []*coref.Mention) [][]*coref.Mention {
	at := map[string]int{}
	var out [][]*coref.Mention
	for _, m := range list {
		lemma := strings.ToLower(m.Lemma)
		if _, ok := at[lemma]; !ok {
			at[lemma] = len(out)
			out = append(out, nil)
		}
		out[at[lemma]] = append(out[at[lemma]], m)
	}
	return out
}
