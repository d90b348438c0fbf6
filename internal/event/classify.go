package event

import (
	"fmt"
	"io/fs"
	"math"
	"strconv"
	"strings"

	"readout/internal/model"
	"readout/internal/syntax"
)

// ClassifierFile is where the learned classifier is in the data tree.
const ClassifierFile = "model/event.bin"

// noEvent is the class of predicates between two actors that are no event.
const noEvent = "none"

// Classifier tells the PLOVER type of what stands between two ends, from words
// and their clusters. It decides where rules are silent or disagree. It is
// read-only and safe for concurrent use.
type Classifier struct {
	weights model.Scorer
	classes []string
	like    likeness
	scale   float64 // calibration: what scores are multiplied with
}

// LoadClassifier reads the classifier from the data tree.
func LoadClassifier(fsys fs.FS) (*Classifier, error) {
	f, err := model.Read(fsys, ClassifierFile, 3, 1)
	if err != nil {
		return nil, err
	}
	if len(f.Lists[1]) != 1 || len(f.Lists[0]) == 0 {
		return nil, fmt.Errorf("%s: %w: want classes and one scale", ClassifierFile, model.ErrCorrupt)
	}
	c := &Classifier{weights: f.Tables[0], classes: f.Lists[0]}
	if c.scale, err = strconv.ParseFloat(f.Lists[1][0], 64); err != nil {
		return nil, fmt.Errorf("%s: %w: scale %q", ClassifierFile, model.ErrCorrupt, f.Lists[1][0])
	}
	c.like, err = loadLikeness(fsys, f.Lists[2])
	return c, err
}

// Ends are a trigger with the heads of both its ends, indexes of words; -1
// where there is none.
type Ends struct{ Trigger, Source, Target int }

// Guess is a type with its calibrated probability.
type Guess struct {
	Plover string // "" for no event
	P      float64
}

// Type returns the likeliest type. With event, that it is one is known, and
// only which is asked.
func (c *Classifier) Type(s *syntax.Sentence, at Ends, event bool) Guess {
	scores := make([]float32, len(c.classes))
	c.weights.Score(features(s, at, c.like), scores)
	best, sum := -1, 0.0
	for i, x := range scores {
		if event && c.classes[i] == noEvent {
			continue
		}
		if best < 0 || x > scores[best] {
			best = i
		}
	}
	for i, x := range scores {
		if !event || c.classes[i] != noEvent {
			sum += math.Exp(c.scale * float64(x-scores[best]))
		}
	}
	if c.classes[best] == noEvent {
		return Guess{"", 1 / sum}
	}
	return Guess{c.classes[best], 1 / sum}
}

// Trigger returns the word that joins two ends: where their ways to the top of
// the tree meet.
func Trigger(s *syntax.Sentence, source, target int) int {
	above := map[int]bool{}
	for i := source; i >= 0; i = s.Words[i].Head {
		above[i] = true
	}
	for i := target; i >= 0; i = s.Words[i].Head {
		if above[i] {
			return i
		}
	}
	return s.Root()
}

// Templates of features: each tells the same word in another role apart.
const (
	onTrigger = iota + 1
	onCoarse
	onFine
	onDependent
	onDependentFine
	onPair
	onPreposition
	onBelow
	onAux
	onHead
	onTarget
	onTargetFine
	onTargetCase
	onBetween
	onBetweenFine
	onSource
	onLike
	onDependentLike
)

// featureList collects hashed features.
type featureList []uint32

func (l *featureList) add(template uint32, words ...string) {
	h := template
	for _, w := range words {
		h = model.Hash2(h, model.String(w), template)
	}
	*l = append(*l, h)
}

func (l *featureList) cluster(template uint32, like likeness, word string) {
	if _, fine := like.clusters.Of(word); fine > 0 {
		l.add(template, "f", strconv.Itoa(int(fine)))
	}
}

// alike adds the known words that a word is used like.
func (l *featureList) alike(template uint32, like likeness, word string) {
	for _, w := range like.known.Nearest(word, mostAlike, leastAlike) {
		l.add(template, w)
	}
}

// features describes what stands between two ends.
func features(s *syntax.Sentence, at Ends, like likeness) []uint32 {
	var l featureList
	w := s.Words[at.Trigger]
	word(&l, w.Lemma, like)
	for _, k := range s.Children(at.Trigger) {
		dependent(&l, s, w.Lemma, k, at, like)
	}
	if w.Head >= 0 {
		l.add(onHead, s.Words[w.Head].Lemma, w.Rel)
	}
	if at.Target >= 0 {
		prep := marker(s, at.Target)
		l.add(onTarget, s.Words[at.Target].Lemma)
		l.cluster(onTargetFine, like, s.Words[at.Target].Lower())
		l.add(onTargetCase, prep)
		l.add(onPreposition, w.Lemma, prep)
	}
	if at.Source >= 0 {
		l.add(onSource, s.Words[at.Source].Lemma)
	}
	first, last := min(at.Source, at.Target), max(at.Source, at.Target)
	for i := max(first+1, 0); i < last && i < first+30; i++ {
		if u := s.Words[i].UPOS; u == "VERB" || u == "NOUN" || u == "ADJ" {
			l.add(onBetween, s.Words[i].Lemma)
			l.cluster(onBetweenFine, like, s.Words[i].Lemma)
		}
	}
	return l
}

// word adds what is known of the trigger itself.
func word(l *featureList, lemma string, like likeness) {
	l.add(onTrigger, lemma)
	l.alike(onLike, like, lemma)
	coarse, fine := like.clusters.Of(lemma)
	if fine > 0 {
		l.add(onCoarse, strconv.Itoa(int(coarse)))
		l.add(onFine, strconv.Itoa(int(fine)))
	}
}

// dependent adds one child of the trigger and what hangs on it.
func dependent(l *featureList, s *syntax.Sentence, lemma string, k int, at Ends, like likeness) {
	c := s.Words[k]
	rel, _, _ := strings.Cut(c.Rel, ":")
	switch {
	case rel == "punct" || rel == "det" || rel == "cc":
		return
	case rel == "aux" || rel == "mark" || rel == "advmod":
		l.add(onAux, rel, c.Lemma)
		return
	case rel == "obl" || rel == "nmod":
		l.add(onPreposition, lemma, marker(s, k))
	}
	if k == at.Source || k == at.Target {
		return
	}
	l.add(onDependent, rel, c.Lemma)
	l.cluster(onDependentFine, like, c.Lemma)
	if rel == "obj" || rel == "nsubj" {
		l.alike(onDependentLike, like, c.Lemma)
	}
	if rel == "obj" || rel == "xcomp" || c.Rel == "compound:prt" || rel == "ccomp" {
		l.add(onPair, lemma, c.Lemma)
		for _, g := range s.Children(k) {
			if u := s.Words[g].UPOS; (u == "NOUN" || u == "VERB" || u == "ADJ") && g != at.Target {
				l.add(onBelow, s.Words[g].Lemma)
			}
		}
	}
}
