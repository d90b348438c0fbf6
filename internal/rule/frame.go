package rule

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// Arg is one argument of a predicate under its deep grammatical name: a
// passive subject is "obj", the agent after "by" is "nsubj".
type Arg struct {
	// Dep is nsubj, obj, iobj, xcomp, ccomp, advcl, prt, advmod, aux, head; "advcl:"
	// and the conjunction ("advcl:until"); "obl:" and the preposition (for nouns too: "talks with" and "met with" are both
	// obl:with); for nouns also poss, compound, amod and host.
	Dep   string
	Words []int  // head words, coordinated ones included
	Step  string // how it was found, for people
}

// Frame is a predicate with its arguments, surface differences undone:
// passives, relative clauses, participles, control, raising, coordination and
// light verbs.
type Frame struct {
	Head    int
	Passive bool
	Args    []Arg
}

// Get returns the words that fill an argument, in order of preference. They may be
// the frame's own: nobody changes them.
func (f *Frame) Get(dep string) (words []int, step string) {
	for _, a := range f.Args {
		if a.Dep != dep {
			continue
		}
		if step == "" {
			step = a.Step
		}
		if words == nil {
			words = slices.Clip(a.Words)
			continue
		}
		for _, w := range a.Words {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	return words, step
}

// Frames builds and keeps the frames of one sentence.
type Frames struct {
	s       *syntax.Sentence
	classes map[string]map[string]bool
	done    []*Frame // by word; nil where none was asked for
}

// NewFrames prepares the frames of one sentence. The set supplies the word
// classes "light" (verbs that lend their subject to their object noun) and
// "subjectcontrol" ("promised them to leave": the promiser leaves).
func (set *Set) NewFrames(s *syntax.Sentence) *Frames {
	return &Frames{s: s, classes: set.classes, done: make([]*Frame, len(s.Words))}
}

// In reports whether word i is of a word class.
func (fs *Frames) In(class string, i int) bool {
	return fs.classes[class][fs.s.Words[i].LowerLemma()]
}

// Of returns the frame of word i.
func (fs *Frames) Of(i int) *Frame {
	if f := fs.done[i]; f != nil {
		return f
	}
	f := &Frame{Head: i}
	fs.done[i] = f
	if fs.verbal(i) || fs.quality(i) {
		fs.verb(f)
	} else {
		fs.noun(f)
	}
	if h := fs.s.Words[i].Head; h >= 0 {
		f.add("head", "governed by "+fs.s.Words[h].Text, h)
	}
	return f
}

func (f *Frame) add(dep, step string, words ...int) {
	if len(words) > 0 {
		f.Args = append(f.Args, Arg{dep, words, step})
	}
}

// verbal reports whether word i behaves as a verb here.
func (fs *Frames) verbal(i int) bool {
	w := fs.s.Words[i]
	if w.UPOS != "VERB" && w.UPOS != "AUX" && !strings.HasPrefix(w.XPOS, "VB") {
		return false
	}
	if w.XPOS == "VBG" && syntax.IsRel(w.Rel, "nsubj") && fs.s.Child(i, "compound", "det", "amod", "nmod:poss") >= 0 {
		return false // "rebel shelling of a market"
	}
	// "against U.S. demands": what a preposition governs as a nominal is a
	// noun, whatever the tagger took it for.
	return !(syntax.IsRel(w.Rel, "obl") || syntax.IsRel(w.Rel, "nmod")) || w.XPOS == "VBG" || fs.preposition(i) == ""
}

// quality reports whether word i is an adjective that says how somebody is minded:
// "is willing to", "was open to".
func (fs *Frames) quality(i int) bool {
	return fs.s.Words[i].UPOS == "ADJ" && fs.s.Child(i, "cop") >= 0 && fs.s.Child(i, "nsubj", "expl") >= 0
}

// passive reports whether verb v is in the passive.
func (fs *Frames) passive(v int) bool {
	s, w := fs.s, fs.s.Words[v]
	if s.Child(v, "aux:pass") >= 0 {
		return true
	}
	if s.Child(v, "nsubj:pass") >= 0 {
		// "Chile called for talks": outside headlines a finite clause in the
		// passive has its auxiliary, whatever the parser took the verb for.
		return s.Words[len(s.Words)-1].UPOS != "PUNCT" || !syntax.IsRel(w.Rel, "root") && w.Rel != "ccomp"
	}
	if w.XPOS != "VBN" || s.Child(v, "aux") >= 0 {
		return false
	}
	switch {
	case w.Rel == "acl" || w.Rel == "amod":
		return true
	case w.Rel == "conj" && w.Head >= 0 && s.Child(v, "nsubj", "cop") < 0:
		return fs.passive(w.Head)
	case syntax.IsRel(w.Rel, "advcl") || w.Rel == "xcomp":
		return s.Child(v, "obj", "nsubj") < 0
	}
	return false
}

// verb fills the frame of a verb: its own dependents, then a subject from
// where the construction keeps it, then what its object brings.
func (fs *Frames) verb(f *Frame) {
	v := f.Head
	f.Passive = fs.passive(v)
	for _, c := range fs.s.Children(v) {
		fs.dependent(f, c)
	}
	if agent := fs.hyphenated(v); agent >= 0 {
		f.add("nsubj", "agent before the hyphen", agent)
	}
	fs.toldBefore(f)
	fs.lowAgent(f)
	subject, step := fs.subject(v, 0)
	if f.Passive {
		f.add("passive", "in the passive", v)
		fs.given(f, step, subject)
		f.add("obj", step, subject...)
	} else {
		f.add("nsubj", step, subject...)
	}
	fs.relativeGap(f)
	if h := fs.s.Words[v].Head; h >= 0 && (fs.s.Words[v].Rel == "amod" || fs.s.Words[v].Rel == "acl") {
		f.add("attributive", "participle on "+fs.s.Words[h].Text, h)
	}
	// "imposed sanctions on X": the parser may hang the phrase on either word.
	objects, _ := f.Get("obj")
	for _, o := range fs.withCounted(objects) {
		for _, c := range fs.s.Children(o) {
			prep := fs.preposition(c)
			if prep == "" || !syntax.IsRel(fs.s.Words[c].Rel, "nmod") {
				continue
			}
			if prep != "of" {
				f.add("obl:"+prep, prep+" under "+fs.s.Words[o].Text, fs.conjuncts(c)...)
				continue
			}
			for _, g := range fs.s.Children(c) { // "retook the town of X from Y"
				if fs.s.Words[c].UPOS == "PROPN" && fs.preposition(g) == "from" {
					f.add("obl:from", "from under "+fs.s.Words[c].Text, fs.conjuncts(g)...)
				}
			}
		}
	}
}

// withCounted returns the words and what they only count: "a round of sanctions".
func (fs *Frames) withCounted(words []int) []int {
	for _, w := range words {
		if !fs.classes["transparent"][fs.s.Words[w].Lemma] {
			continue
		}
		for _, c := range fs.s.Children(w) {
			if c > w && fs.preposition(c) == "of" {
				words = append(slices.Clone(words), c)
			}
		}
	}
	return words
}

// lowAgent finds the agent of a passive that the parser hung on a phrase before
// it ("was sentenced to ten years in prison by a court") or on what somebody was
// made to do ("were ordered to leave by Albania").
func (fs *Frames) lowAgent(f *Frame) {
	if !f.Passive {
		return
	}
	if agents, _ := f.Get("nsubj"); len(agents) > 0 {
		return
	}
	for _, c := range fs.s.Children(f.Head) {
		if rel := fs.s.Words[c].Rel; c < f.Head || !syntax.IsRel(rel, "obl") && rel != "xcomp" {
			continue
		}
		for _, g := range fs.s.Children(c) {
			if fs.preposition(g) == "by" {
				f.add("nsubj", "agent after by, under "+fs.s.Words[c].Text, fs.conjuncts(g)...)
			}
		}
	}
}

// hyphenated returns the agent of "Ankara-backed", or -1. The hyphen tells more
// than the tree does.
func (fs *Frames) hyphenated(v int) int {
	w := fs.s.Words
	if v < 2 || w[v].XPOS != "VBN" || w[v-1].Text != "-" || w[v-2].UPOS != "PROPN" && w[v-2].UPOS != "NOUN" && w[v-2].UPOS != "ADJ" {
		return -1
	}
	return v - 2
}

// dependent files one child of a verb.
func (fs *Frames) dependent(f *Frame, c int) {
	s, rel := fs.s, fs.s.Words[c].Rel
	text := s.Words[f.Head].Text
	switch {
	case rel == "obj":
		f.add("obj", "object of "+text, fs.antecedents(c)...)
	case rel == "iobj":
		f.add("iobj", "indirect object of "+text, fs.antecedents(c)...)
	case syntax.IsRel(rel, "obl"):
		fs.oblique(f, c)
	case rel == "compound:prt":
		f.add("prt", "particle", c)
	case rel == "xcomp" || rel == "ccomp":
		f.add(rel, spoken(rel)+" of "+text, fs.conjuncts(c)...)
	case syntax.IsRel(rel, "advcl"), rel == "parataxis":
		f.add("advcl", spoken(rel)+" of "+text, c)
		if m := s.Child(c, "mark"); m >= 0 {
			f.add("advcl:"+s.Words[m].Lower(), spoken(rel)+" of "+text, c)
		}
		fs.hosts(f, c)
	case syntax.IsRel(rel, "advmod"):
		f.add("advmod", "adverb of "+text, c)
	case rel == "aux":
		f.add("aux", "auxiliary of "+text, c)
	}
}

// spoken names a relation of the tree in words that need no grammar of
// dependencies: they stand in the reasons of every event.
func spoken(rel string) string {
	switch base, _, _ := strings.Cut(rel, ":"); base {
	case "nsubj", "csubj":
		return "subject"
	case "xcomp", "ccomp":
		return "complement"
	case "advcl":
		return "adverbial clause"
	case "parataxis":
		return "clause beside"
	case "vocative":
		return "name before"
	}
	return rel
}

// oblique files a prepositional (or bare) dependent of a verb.
func (fs *Frames) oblique(f *Frame, c int) {
	s := fs.s
	rel, words := s.Words[c].Rel, fs.antecedents(c)
	prep := fs.preposition(c)
	switch {
	case prep == "for" && syntax.NamesDay(s, c):
		return // "called a march for Saturday" calls for nothing
	case prep == "":
		f.add("obl", "phrase without preposition", words...)
		return
	case rel == "obl:agent" || prep == "by" && f.Passive:
		f.add("nsubj", "agent after by", words...)
	}
	f.add("obl:"+prep, "phrase with "+prep, fs.pair(prep, words)...)
	if prep == "from" { // "from Sudan to Chad", the second hung on the first
		for _, g := range s.Children(c) {
			if fs.preposition(g) == "to" {
				f.add("obl:to", "phrase with to, behind from", fs.conjuncts(g)...)
			}
		}
	}
	// "in front of X", "in response to X": the noun in the middle is a part of
	// the preposition.
	for _, g := range s.Children(c) {
		if p := fs.preposition(g); p != "" && syntax.IsRel(s.Words[g].Rel, "nmod") && (p == "of" || p == "to" || p == "with" || s.Words[c].Lemma == "protest") {
			f.add("obl:"+prep+" "+s.Words[c].Lower()+" "+p, "phrase with "+prep+" … "+p, fs.conjuncts(g)...)
		}
	}
}

// preposition returns the case marker of word c in lower case, fixed parts
// joined ("because of"), or "".
func (fs *Frames) preposition(c int) string {
	s := fs.s
	for _, k := range s.Children(c) {
		if s.Words[k].Rel != "case" || s.Words[k].XPOS == "POS" {
			continue
		}
		prep := s.Words[k].Lower()
		for _, x := range s.Children(k) {
			if s.Words[x].Rel == "fixed" {
				prep += " " + s.Words[x].Lower()
			}
		}
		return prep
	}
	return ""
}

// conjuncts returns word c and the nominals or predicates coordinated with it.
func (fs *Frames) conjuncts(c int) []int {
	out := []int{c}
	for _, k := range fs.s.Children(c) {
		listed := fs.s.Words[k].Rel == "conj" && fs.verbal(k) == fs.verbal(c) || fs.headlineList(k)
		if listed {
			out = append(out, fs.conjuncts(k)...)
		}
		if x := fs.s.Words[c].XPOS; fs.s.Words[k].Rel == "appos" && k > c && fs.s.Words[k].UPOS == "PROPN" && (x == "NNS" || x == "NNPS") {
			out = append(out, fs.conjuncts(k)[1:]...) // "defence chiefs Ana Ruiz and Juan Diaz"
		}
	}
	return out
}

// pair completes "between A and B" where the parser lost B: it is the noun
// phrase that follows the "and" after A.
func (fs *Frames) pair(prep string, words []int) []int {
	if prep != "between" || len(words) != 1 {
		return words
	}
	w := fs.s.Words
	_, at := fs.s.Subtree(words[0])
	if at >= len(w) || w[at].Lemma != "and" {
		return words
	}
	head := -1
	for at++; at < len(w); at++ {
		noun := w[at].UPOS == "NOUN" || w[at].UPOS == "PROPN"
		before := head < 0 && (w[at].UPOS == "DET" || w[at].UPOS == "ADJ" || w[at].UPOS == "NUM")
		if !noun && !before && w[at].XPOS != "POS" {
			break
		}
		if noun {
			head = at
		}
	}
	if head < 0 {
		return words
	}
	return append(words, head)
}

// Class returns a word class of the class file; nil when there is none.
func (set *Set) Class(name string) map[string]bool { return set.classes[name] }
