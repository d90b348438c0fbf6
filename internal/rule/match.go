package rule

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"readout/internal/syntax"
)

// Senses answers whether a word denotes something of a kind ("actor",
// "person", "place", …). The kinds are the caller's.
type Senses func(word int, kind string) bool

// Match is one rule found in one sentence.
type Match struct {
	Rule    *Rule
	Head    int   // the trigger's head word
	Trigger []int // all words of the trigger, in text order
	Source  []int // head words
	Target  []int
	Mutual  bool // "each other": what is said of the source goes both ways
	Frame   *Frame
	Steps   []string // how each part was found
}

// Matcher matches a rule set against one sentence.
type Matcher struct {
	set    *Set
	s      *syntax.Sentence
	senses Senses
	frames *Frames
	words  [][2]int32 // the numbers of each word's lemma and form, 0 where no rule has it
	silent []bool     // words that trigger nothing
	stands []uint64   // a bit for each number that stands in the sentence and may be of a trigger
	named  []uint64   // a bit for each that stands there
	used   []int      // memory of ends
	// Decide, when set, chooses among matches of equal rank at the same word
	// whose rules have different codes, and says why; "" when it cannot tell.
	Decide func([]Match) (choice int, why string)
}

// Matcher prepares matching of one sentence.
func (set *Set) Matcher(s *syntax.Sentence, senses Senses) *Matcher {
	m := &Matcher{set: set, s: s, senses: senses, frames: set.NewFrames(s), words: make([][2]int32, len(s.Words)), silent: make([]bool, len(s.Words))}
	m.stands, m.named = make([]uint64, len(set.triggers)/64+1), make([]uint64, len(set.triggers)/64+1)
	for i := range s.Words {
		w := &s.Words[i]
		m.silent[i] = w.Rel == "case" && w.XPOS == "VBG" // "according to" tells of no accord
		lemma := set.words[w.Lemma]
		form := lemma
		if lower := w.Lower(); lower != w.Lemma {
			form = set.words[lower]
		}
		m.words[i] = [2]int32{lemma, form}
		m.named[lemma/64] |= 1 << (lemma % 64)
		m.named[form/64] |= 1 << (form % 64)
		if m.silent[i] {
			continue
		}
		m.stands[lemma/64] |= 1 << (lemma % 64)
		m.stands[form/64] |= 1 << (form % 64)
	}
	return m
}

// Frames gives the sentence's argument frames, built as needed.
func (m *Matcher) Frames() *Frames { return m.frames }

// Match returns the rules that hold, in text order of their triggers. Where
// several compete for the same words the most specific wins; an event and a
// relation do not compete.
func (m *Matcher) Match() []Match {
	type scored struct {
		Match
		score, order int
	}
	var all []scored
	m.each(func(t *trigger, i int) {
		r := &m.set.Rules[t.rule]
		if m.lacks(r) {
			return
		}
		if found, failed := m.try(r, t, i); failed == (failure{}) {
			all = append(all, scored{found, r.specificity(t.phrase), t.rule})
		}
	})
	sort.SliceStable(all, func(a, b int) bool {
		if all[a].score != all[b].score {
			return all[a].score > all[b].score
		}
		return all[a].order < all[b].order
	})
	taken := map[[2]int]int{} // the head whose rule took a word, counted from 1
	var out []Match
	for i := range all {
		if m.Decide != nil && all[i].Rule.Relation == "" {
			// Its rivals stand behind it: the order is by rank.
			rivals, at := []Match{all[i].Match}, []int{i}
			for k := i + 1; k < len(all) && all[k].score == all[i].score; k++ {
				if all[k].Head == all[i].Head && all[k].Rule.Relation == "" && all[k].Rule.Code.Plover != all[i].Rule.Code.Plover {
					rivals, at = append(rivals, all[k].Match), append(at, k)
				}
			}
			if len(rivals) > 1 {
				n, why := m.Decide(rivals)
				all[i], all[at[n]] = all[at[n]], all[i]
				all[i].note("decided", why)
			}
		}
		c := all[i]
		layer := 0
		if c.Rule.Relation != "" {
			layer = 1
		}
		if c.Rule.Position != "" {
			layer = 2
		}
		if slices.ContainsFunc(c.Trigger, func(w int) bool { return m.lost(taken[[2]int{layer, w}]-1, w, c.Head) }) {
			continue
		}
		for _, w := range c.Trigger {
			taken[[2]int{layer, w}] = c.Head + 1
		}
		out = append(out, c.Match)
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Head < out[b].Head })
	return out
}

// each calls f for every trigger whose key word stands in the sentence.
func (m *Matcher) each(f func(t *trigger, word int)) {
	for i, w := range m.words {
		if m.silent[i] {
			continue
		}
		byLemma := m.set.triggers[w[0]]
		for _, t := range byLemma {
			f(t, i)
		}
		if w[0] == w[1] {
			continue
		}
		for _, t := range m.set.triggers[w[1]] {
			if !slices.Contains(byLemma, t) {
				f(t, i)
			}
		}
	}
}

// try matches one rule at one word; failed is the first condition that did not
// hold.
func (m *Matcher) try(r *Rule, t *trigger, i int) (found Match, failed failure) {
	words, failed := m.phrase(t, i)
	if failed != (failure{}) {
		return found, failed
	}
	found = Match{Rule: r, Head: i, Trigger: words, Frame: m.frames.Of(i)}
	source, target, failed := m.ends(&found)
	if failed != (failure{}) {
		return found, failed
	}
	steps := make([]string, 0, len(r.With))
	for k := range r.With {
		if step := m.holds(found.Frame, &r.With[k]); step == "" {
			return found, failure{what: "needs ", of: &r.With[k]}
		} else {
			steps = append(steps, step)
		}
	}
	for k := range r.Without {
		if step := m.holds(found.Frame, &r.Without[k]); step != "" {
			return found, failure{what: "must not have " + r.Without[k].String() + ", but there is " + step}
		}
	}
	found.note("source", source)
	found.note("target", target)
	found.Steps = append(found.Steps, steps...)
	return found, failed
}

// ends fills source and target, and says how they were found.
func (m *Matcher) ends(f *Match) (source, target string, failed failure) {
	r := f.Rule
	if r.Source != nil {
		words, step := m.fill(f.Frame, r.Source, f.Trigger)
		if len(words) == 0 && (!r.Source.Optional || m.otherActs(f.Frame, r.Source)) {
			return "", "", failure{what: "no source: ", of: r.Source}
		}
		f.Source, source = words, step
	}
	if r.Target != nil {
		m.used = append(append(m.used[:0], f.Trigger...), f.Source...)
		words, step := m.fill(f.Frame, r.Target, m.used)
		if len(words) == 0 && r.Symmetric && len(f.Source) > 1 {
			f.Source, words = f.Source[:1], f.Source[1:]
			step = "the other of the two"
		}
		if f.Mutual = len(words) == 0 && m.eachOther(f, r.Target); f.Mutual {
			f.Source, f.Target = f.Source[:1], f.Source[1:]
			return source, "each other", failure{}
		}
		if len(words) == 0 {
			m.used = append(append(m.used[:0], f.Trigger...), f.Source...)
			words, step = m.deeper(f, r.Target, m.used)
		}
		// A plural source may stand for both sides; whether it does is known
		// only once mentions are resolved.
		if len(words) == 0 && !r.Target.Optional && !(r.Symmetric && m.plural(f.Source)) {
			return "", "", failure{what: "no target: ", of: r.Target}
		}
		f.Target, target = words, step
	}
	return source, target, failed
}

func (f *Match) note(what, step string) {
	if step != "" {
		f.Steps = append(f.Steps, what+": "+step)
	}
}

// plural reports whether one word may stand for both sides: "ministers", "the Koreas",
// but not "the United States".
func (m *Matcher) plural(words []int) bool {
	return len(words) == 1 && (m.s.Words[words[0]].XPOS == "NNS" || m.senses(words[0], "plural"))
}

// fill finds the words of one role, leaving out those already used.
func (m *Matcher) fill(f *Frame, role *Role, used []int) ([]int, string) {
	for _, dep := range role.Deps {
		words, step := m.get(f, dep)
		var out []int
		for _, word := range words {
			w, ok := m.denotes(word, role.Kinds, role.Owner)
			if !ok || slices.Contains(used, w) || slices.Contains(out, w) || !m.isLemma(w, role.lemmas) {
				continue
			}
			if m.s.Words[w].Rel == "amod" {
				w = m.nearer(w, role.Kinds) // "a Sudanese army raid"
			}
			if own := m.whereOwn(w); own >= 0 && role.Owner && !slices.Contains(used, own) && !slices.Contains(out, own) {
				w = own
			}
			out = append(out, w)
			if w != word && m.s.Words[w].Head == word { // "U.S. and British objections" are of both
				out = append(out, slices.DeleteFunc(m.alike(w, role, used)[1:], func(c int) bool { return slices.Contains(out, c) || !m.isLemma(c, role.lemmas) })...)
			}
		}
		if len(out) > 0 {
			return out, step
		}
	}
	return nil, ""
}

// get follows "a/b" from frame to frame.
func (m *Matcher) get(f *Frame, dep string) ([]int, string) {
	first, rest, path := strings.Cut(dep, "/")
	words, step := f.Get(first)
	if !path {
		return words, step
	}
	for _, w := range m.counted(words) {
		if rest == "host" && m.senses(w, "actor") {
			continue // "rejected a government backed by the UN": the government
		}
		if found, s := m.get(m.frames.Of(w), rest); len(found) > 0 {
			return found, step + ", " + s
		}
	}
	return nil, ""
}

// denotes returns the word that is of one of the kinds: w itself, what it
// counts ("hundreds of troops"), or, with owner and for weapons and deeds
// ("Israeli jets", "the junta's decision"), whose it is.
func (m *Matcher) denotes(w int, kinds []string, owner bool) (int, bool) {
	if len(kinds) == 0 {
		return w, true
	}
	f := m.frames.Of(w)
	if m.set.classes["transparent"][m.s.Words[w].Lemma] {
		for _, c := range first(f.Get("obl:of")) {
			if counted, ok := m.denotes(c, kinds, false); ok && c > w { // "tens of thousands of students"
				return counted, true
			}
		}
	}
	if m.isKind(w, kinds) {
		return w, true
	}
	for _, c := range first(f.Get("appos")) {
		if c > w && m.s.Words[c].UPOS == "PROPN" && m.isKind(c, kinds) {
			return c, true // "his former rival, Ann Lee"
		}
	}
	deed := m.set.classes["deed"][m.s.Words[w].Lemma]
	if !owner && !deed {
		return w, false
	}
	for _, dep := range []string{"poss", "amod", "compound", "obl:of", "obl:by", "obl:from", "host"} {
		if dep == "obl:of" && m.set.classes["suffered"][m.s.Words[w].Lemma] || dep == "host" && !deed && !m.inUse(w) || dep == "obl:from" && !deed {
			continue // "the killing of two reporters", "a deadline set by the EU": they did nothing
		}
		for _, c := range first(f.Get(dep)) {
			if dep == "amod" && m.set.classes["settlement"][m.s.Words[w].Lemma] && m.isKind(c, []string{"population"}) {
				continue // "the Tamil town of Jaffna": where, not whom
			}
			// "withdrew its troops": mostly the one who acts, no other
			if m.isKind(c, kinds) && m.s.Words[c].XPOS != "PRP$" {
				return m.nearer(c, kinds), true
			}
		}
	}
	if h := m.s.Words[w].Head; deed && (h < 0 || !m.set.classes["reacting"][m.s.Words[h].Lemma]) { // "put out a report accusing …"
		for _, c := range m.frames.owner(w) {
			if m.isKind(c, kinds) {
				return c, true
			}
		}
	}
	return w, false
}

// inUse reports whether a participle on a word says whose it is in fact: "a warehouse used
// by the rebels".
func (m *Matcher) inUse(w int) bool {
	return slices.ContainsFunc(first(m.frames.Of(w).Get("participle")), func(p int) bool { return m.set.classes["holding"][m.s.Words[p].Lemma] })
}

// nearer returns the noun for people between an adjective and the noun both
// modify ("Colombian guerrilla camps" are the guerrillas'), else the adjective.
func (m *Matcher) nearer(adjective int, kinds []string) int {
	for k := m.s.Words[adjective].Head - 1; k > adjective; k-- {
		w := m.s.Words[k]
		over := w.Head
		if over >= 0 && m.s.Words[over].XPOS == "VBN" && m.s.Words[over].Rel == "amod" {
			over = m.s.Words[over].Head // "Colombian guerrilla-held land"
		}
		if w.UPOS == "NOUN" && over == m.s.Words[adjective].Head && syntax.IsRel(w.Rel, "compound") && m.isKind(k, kinds) {
			return k
		}
	}
	return adjective
}

func first(words []int, _ string) []int { return words }

func (m *Matcher) isKind(w int, kinds []string) bool {
	return slices.ContainsFunc(kinds, func(k string) bool { return m.senses(w, k) })
}

func (m *Matcher) isLemma(w int, of lemmas) bool {
	return len(of) == 0 || of.has(m.words[w][0]) || of.has(m.words[w][1])
}

func (l lemmas) has(n int32) bool {
	if n == 0 {
		return false
	}
	_, ok := slices.BinarySearch(l, n)
	return ok
}

// lacks reports whether a word that the rule cannot do without stands nowhere in the sentence.
func (m *Matcher) lacks(r *Rule) bool {
	for k := range r.With {
		of := r.With[k].lemmas
		if len(of) > 0 && !slices.ContainsFunc(of, func(n int32) bool { return m.named[n/64]&(1<<(n%64)) != 0 }) {
			return true
		}
	}
	return false
}

// holds says which argument meets the condition, or "".
func (m *Matcher) holds(f *Frame, c *Condition) string {
	for _, dep := range c.Deps {
		words, _ := m.get(f, dep)
		for _, w := range words {
			if m.isLemma(w, c.lemmas) && (len(c.Kinds) == 0 || m.isKind(m.countedBy(w), c.Kinds)) {
				return fmt.Sprintf("%s %q", dep, m.s.Words[w].Text)
			}
		}
	}
	return ""
}

// counted returns the words and what they count: "staged two days of protests".
func (m *Matcher) counted(words []int) []int {
	for _, w := range words {
		if l := m.s.Words[w].Lemma; m.set.classes["transparent"][l] || m.set.classes["timenoun"][l] {
			words = append(slices.Clone(words), first(m.frames.Of(w).Get("obl:of"))...)
		}
	}
	return words
}
