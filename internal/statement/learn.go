package statement

import (
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand"
	"sort"
	"strconv"

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

// Train makes the content of ModelFile. Every tenth document is held out to
// set the cue threshold; the order of examples is fixed, so that the same
// documents give the same file.
func (l *Learner) Train(log io.Writer) model.File {
	const epochs = 5
	rng := rand.New(rand.NewSource(1))
	var learn, held []lesson
	for i, d := range l.docs {
		if i%10 == 9 {
			held = append(held, d)
		} else {
			learn = append(learn, d)
		}
	}
	cue := trainCues(learn, epochs, rng).Table(2, 0.0005)
	threshold := bestThreshold(cue, held, log)
	role := trainRoles(l.docs, epochs, rng, log).Table(2, 0.0005)
	quote := trainQuotes(l.docs, epochs, rng).Table(2, 0.0005)
	return model.File{
		Lists:  [][]string{{strconv.FormatFloat(float64(threshold), 'g', 9, 32)}},
		Tables: []*model.Table{cue, role, quote},
	}
}

// regress makes one step of logistic regression; averaging over steps does
// what a falling rate would.
func regress(l *model.Learner, features []uint32, label bool, rate float64) {
	miss := -1 / (1 + math.Exp(-float64(score(l, features))))
	if label {
		miss++
	}
	if math.Abs(miss) > 0.002 {
		l.Update(features, classYes, float32(rate*miss))
	}
	l.Step()
}

func trainCues(docs []lesson, epochs int, rng *rand.Rand) *model.Learner {
	l := model.NewLearner(2)
	var fs []uint32
	for k := range docs {
		d := &docs[k]
		for i := range d.sents {
			for j := range d.sents[i].Words {
				if cueCandidate(&d.sents[i].Words[j]) {
					fs = d.cueFeatures(i, j, fs[:0])
					l.Count(fs)
				}
			}
		}
	}
	for range epochs {
		for _, k := range rng.Perm(len(docs)) {
			d := &docs[k]
			for i := range d.sents {
				for j := range d.sents[i].Words {
					if !cueCandidate(&d.sents[i].Words[j]) {
						continue
					}
					_, yes := d.cues[[2]int{i, j}]
					fs = d.cueFeatures(i, j, fs[:0])
					regress(l, fs, yes, 0.1)
				}
			}
		}
	}
	return l
}

// bestThreshold is the score that maximises F1 of cue heads.
func bestThreshold(cue model.Scorer, docs []lesson, log io.Writer) float32 {
	type scored struct {
		points float32
		yes    bool
	}
	var all []scored
	total := 0
	var fs []uint32
	for k := range docs {
		d := &docs[k]
		total += len(d.gold)
		for i := range d.sents {
			for j := range d.sents[i].Words {
				if cueCandidate(&d.sents[i].Words[j]) {
					_, yes := d.cues[[2]int{i, j}]
					fs = d.cueFeatures(i, j, fs[:0])
					all = append(all, scored{score(cue, fs), yes})
				}
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].points > all[j].points })
	best, at, right := 0.0, float32(0), 0
	for n, x := range all {
		if x.yes {
			right++
		}
		if f := 2 * float64(right) / float64(n+1+total); f > best {
			best, at = f, x.points
		}
	}
	fmt.Fprintf(log, "statement cues, held out: F1 %.2f%% at %.1f (%d gold)\n", 100*best, at, total)
	return at
}

// trainRoles is the averaged structured perceptron.
func trainRoles(docs []lesson, epochs int, rng *rand.Rand, log io.Writer) *model.Learner {
	l := model.NewLearner(4)
	scorer := &roleScorer{table: l}
	for k := range docs {
		d := &docs[k]
		for _, t := range d.gold {
			r := d.read(t.sentence, t.cue)
			d.countRoles(l, scorer, &r, t.labels[t.sentence])
		}
	}
	for e := range epochs {
		wrong, words := 0, 0
		for _, n := range rng.Perm(len(docs)) {
			d := &docs[n]
			for _, t := range d.gold {
				r := d.read(t.sentence, t.cue)
				want := t.labels[t.sentence]
				got := d.decode(&r, scorer)
				words += len(got)
				wrong += d.correct(l, scorer, &r, got, want)
				l.Step()
			}
		}
		fmt.Fprintf(log, "statement parts, round %d: %.2f%% of words wrong while learning\n", e+1, 100*float64(wrong)/float64(max(words, 1)))
	}
	return l
}

// countRoles shows the learner the features of the wanted parts, so that it
// can tell the rare ones. Moves between parts are few: all are let through.
func (a *article) countRoles(l *model.Learner, scorer *roleScorer, r *reading, want []role) {
	scorer.features = a.roleFeatures(r, scorer.features)
	var moved []uint32
	for i := range want {
		l.Count(scorer.features[i])
		scorer.trans = a.transition(r, i, scorer.trans[:0])
		for p := range roles + 1 {
			moved = after(p, scorer.trans, moved[:0])
			l.Count(moved)
		}
	}
}

// correct moves the weights from the parts found towards those wanted and
// returns how many words were wrong.
func (a *article) correct(l *model.Learner, scorer *roleScorer, r *reading, got, want []role) int {
	wrong := 0
	var moved []uint32
	for i := range got {
		pg, pw := roles, roles
		if i > 0 {
			pg, pw = got[i-1], want[i-1]
		}
		if got[i] != want[i] {
			wrong++
			l.Update(scorer.features[i], int(want[i]), 1)
			l.Update(scorer.features[i], int(got[i]), -1)
		}
		if got[i] != want[i] || pg != pw {
			scorer.trans = a.transition(r, i, scorer.trans[:0])
			moved = after(pw, scorer.trans, moved[:0])
			l.Update(moved, int(want[i]), 1)
			moved = after(pg, scorer.trans, moved[:0])
			l.Update(moved, int(got[i]), -1)
		}
	}
	return wrong
}

// trainQuotes learns which quotations around go on with the statement.
func trainQuotes(docs []lesson, epochs int, rng *rand.Rand) *model.Learner {
	l := model.NewLearner(0)
	for range epochs {
		for _, n := range rng.Perm(len(docs)) {
			d := &docs[n]
			for _, t := range d.gold {
				d.learnQuotes(l, t, -1)
				d.learnQuotes(l, t, 1)
			}
		}
	}
	return l
}

// learnQuotes walks away from the cue's sentence as extend does.
func (d *lesson) learnQuotes(l *model.Learner, t task, step int) {
	labels := t.labels[t.sentence]
	var fs []uint32
	for at, k := t.sentence+step, 0; at >= 0 && at < len(d.sents) && k < reach(step); at, k = at+step, k+1 {
		u, ok := d.unit(at, step)
		if !ok {
			return
		}
		in := 0
		for j := u.first; j < u.last; j++ {
			if other := t.labels[at]; other != nil && other[j] == roleContent {
				in++
			}
		}
		yes := 2*in > u.last-u.first
		fs = d.quoteFeatures(t.sentence, t.cue, labels, at, u, step, fs[:0])
		regress(l, fs, yes, 0.1)
		if !yes || !u.whole {
			return
		}
	}
}
