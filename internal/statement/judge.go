package statement

import (
	"readout/internal/model"
	"readout/internal/syntax"
)

// cueViews is how many words the network views: the cue, its head, who speaks
// and the complement.
const cueViews = 4

// cueNet is the name of the network in NetFile.
const cueNet = "cue"

// never is a score below all others.
const never = -1e30

// cueScores returns the linear scores of the words of a sentence as cues.
func (a *article) cueScores(sentence int, table model.Scorer) []float32 {
	words := a.sents[sentence].Words
	out := make([]float32, len(words))
	var fs []uint32
	for j := range words {
		out[j] = never
		if cueCandidate(&words[j]) {
			fs = a.cueFeatures(sentence, j, fs[:0])
			out[j] = score(table, fs)
		}
	}
	return out
}

// cueWords returns the words that the network views.
func (a *article) cueWords(r *reading) [cueViews]int {
	s := &a.sents[r.sentence]
	return [cueViews]int{r.cue, s.Words[r.cue].Head, r.source, s.Child(r.cue, "ccomp", "xcomp", "parataxis", "obj", "obl")}
}

// doubts is how the linear model scores the cues of a sentence.
type doubts struct {
	own, head, best float32 // log odds: the word's, its head's, the best other word's of the sentence
}

// doubts looks up the scores around word j.
func (a *article) doubts(sentence, j int, scores []float32, perPoint float32) doubts {
	d := doubts{own: scores[j] * perPoint, head: never, best: never}
	if h := a.sents[sentence].Words[j].Head; h >= 0 {
		d.head = scores[h] * perPoint
	}
	for i, x := range scores {
		if i != j {
			d.best = max(d.best, x*perPoint)
		}
	}
	return d
}

// cueLook is the memory that judging cues needs; it keeps what the network makes
// of a sentence for the next cue in it.
type cueLook struct {
	article  *article
	sentence int
	states   []float32
	views    model.Views
	traits   []uint32
}

// score is by how much the network takes the cue of a reading for one, in log
// odds.
func (c *cueLook) score(a *article, net *model.Net, r *reading, d doubts) float32 {
	if c.article != a || c.sentence != r.sentence {
		s := &a.sents[r.sentence]
		c.article, c.sentence, c.states = a, r.sentence, states(s, c.states)
		net.View(c.states, len(s.Words), &c.views)
	}
	var out [2]float32
	words := a.cueWords(r)
	c.traits = a.cueTraits(r, d, c.traits[:0])
	c.views.Score(words[:], c.traits, out[:])
	return out[1] - out[0]
}

// cueTraits appends what the network knows besides the words.
func (a *article) cueTraits(r *reading, d doubts, out []uint32) []uint32 {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	w, f := &s.Words[r.cue], &info[r.cue]
	add := func(parts ...uint32) { out = append(out, mix(parts...)) }
	own := level(d.own, 2)
	class := classHash(f)
	before, after := a.quotesAround(r.sentence, r.cue)
	in := b2u(f.quote >= 0)
	add(300, own)
	add(301, level(d.own, 0.7))
	add(302, level(d.head, 1))
	add(303, level(d.best, 1))
	add(304, level(d.own, 0.7), level(d.head, 0.5))
	add(305, class)
	add(306, model.String(r.sense.class))
	add(307, b2u(r.found), b2u(r.sure), b2u(r.source >= 0))
	add(308, in)
	add(309, uint32(before), uint32(after))
	add(310, f.rel)
	add(311, f.xpos)
	add(312, uint32(bucket(len(s.Words))))
	add(313, f.fine)
	add(314, b2u(r.sentence == 0), uint32(bucket(r.sentence)))
	add(315, class, b2u(r.found), in)
	if w.Head >= 0 {
		add(316, classHash(&info[w.Head]), f.rel)
	}
	return out
}

// level makes a number of a share of log odds, in steps.
func level(x, steps float32) uint32 { return uint32(int32(min(max(x, -10), 10)*steps) + 100) }

// states lays the states of a sentence's words side by side.
func states(s *syntax.Sentence, out []float32) []float32 {
	out = out[:0]
	for i := range s.Words {
		out = append(out, s.Words[i].State...)
	}
	return out
}
