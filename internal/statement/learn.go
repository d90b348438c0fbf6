package statement

import (
	"io/fs"
	"math/rand"

	"readout/internal/model"
	"readout/internal/syntax"
)

// Annotation is one annotated attribution; spans are byte offsets, each list
// may be empty or discontinuous.
type Annotation struct{ Cue, Source, Content [][2]int }

// Learner collects annotated documents and trains a Model. It is for the
// training program; reading documents never needs it.
type Learner struct {
	res  *resources
	docs []lesson
}

// lesson is an article with what its annotation says about words.
type lesson struct {
	*article
	cues map[[2]int]int // sentence and word of a cue's head → index into gold
	gold []task
}

// task is one attribution as labels: the part each word plays, by sentence.
type task struct {
	sentence, cue int
	labels        map[int][]role
}

// NewLearner reads the lexicon from the data tree.
func NewLearner(fsys fs.FS) (*Learner, error) {
	res, err := loadResources(fsys)
	return &Learner{res: res}, err
}

// Add adds one annotated document.
func (l *Learner) Add(text string, sents []syntax.Sentence, gold []Annotation) {
	d := lesson{article: newArticle(text, sents, l.res), cues: map[[2]int]int{}}
	for _, g := range gold {
		t, ok := d.task(g)
		if !ok {
			continue
		}
		key := [2]int{t.sentence, t.cue}
		if _, dup := d.cues[key]; dup {
			continue
		}
		d.cues[key] = len(d.gold)
		d.gold = append(d.gold, t)
	}
	l.docs = append(l.docs, d)
}

// task lays the spans of an attribution over the words; false when its cue
// covers none.
func (d *lesson) task(g Annotation) (task, bool) {
	t := task{sentence: -1, labels: map[int][]role{}}
	for _, part := range []struct {
		spans [][2]int
		as    role
	}{{g.Content, roleContent}, {g.Source, roleSource}, {g.Cue, roleCue}} {
		for _, sp := range part.spans {
			for i := range d.sents {
				s := &d.sents[i]
				if s.End <= sp[0] || s.Start >= sp[1] {
					continue
				}
				for j := range s.Words {
					if w := &s.Words[j]; w.Start < sp[1] && w.End > sp[0] {
						if t.labels[i] == nil {
							t.labels[i] = make([]role, len(s.Words))
						}
						t.labels[i][j] = part.as
						if part.as == roleCue && t.sentence < 0 {
							t.sentence = i
						}
					}
				}
			}
		}
	}
	if t.sentence < 0 {
		return t, false
	}
	t.cue = cueHead(&d.sents[t.sentence], t.labels[t.sentence])
	return t, t.cue >= 0
}

// cueHead picks the head of the cue's words: a verb before a noun before
// anything else that hangs from outside them.
func cueHead(s *syntax.Sentence, labels []role) int {
	best, rank := -1, 0
	for i, l := range labels {
		w := &s.Words[i]
		if l != roleCue || !cueCandidate(w) {
			continue
		}
		r := 1
		if w.Head < 0 || labels[w.Head] != roleCue {
			r += 4
		}
		switch w.UPOS {
		case "VERB":
			r += 3
		case "NOUN", "ADJ":
			r += 2
		case "AUX":
			r--
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}

// epochs is how often the linear model goes over the articles.
const epochs = 5

// Quotes makes the content of ModelFile. The order of examples is fixed, so that
// the same documents give the same file.
func (l *Learner) Quotes() model.File {
	rng := rand.New(rand.NewSource(1))
	return model.File{Tables: []*model.Table{trainQuotes(l.docs, rng).Table(2, 0.0005)}}
}
