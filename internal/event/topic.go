package event

import (
	"io/fs"
	"slices"
	"strings"

	"readout/internal/ontology"
	"readout/internal/rule"
	"readout/internal/syntax"
	"readout/internal/table"
)

// aboutDeps are the arguments that name the topic of talks and statements.
var aboutDeps = []string{"obl:on", "obl:about", "obl:over", "obl:regarding", "obl:concerning", "obl:in search of"}

// about returns the head words of the event's topics: what its phrases name,
// what talks are meant to settle, and what is sent or given.
func (c *Coder) about(s *syntax.Sentence, frames *rule.Frames, f rule.Match, senses rule.Senses) []int {
	var out []int
	add := func(words []int) {
		for _, w := range words {
			if !slices.Contains(out, w) && !slices.Contains(f.Trigger, w) && !slices.Contains(f.Source, w) &&
				!slices.Contains(f.Target, w) && nominal(s.Words[w]) && !c.notTopics[s.Words[w].Lower()] {
				out = append(out, w)
			}
		}
	}
	for _, d := range append(slices.Clone(aboutDeps), f.Rule.About...) {
		add(first(f.Frame.Get(d)))
	}
	if f.Rule.Code.Plover == "CONSULT" {
		for _, v := range purposes(s, f.Trigger) {
			for _, d := range append(slices.Clone(aboutDeps), "obj", "obl:with") {
				add(first(frames.Of(v).Get(d)))
			}
		}
	}
	for _, w := range f.Trigger {
		if w != f.Head && senses(w, "actor") {
			out = append(out, w)
		}
	}
	return out
}

func first(words []int, _ string) []int { return words }

// purposes returns the verbs of the "to …" clauses that hang on the trigger.
func purposes(s *syntax.Sentence, trigger []int) []int {
	var out []int
	for _, t := range trigger {
		for _, k := range s.Children(t) {
			w := s.Words[k]
			switch {
			case w.XPOS == "VB" && (syntax.IsRel(w.Rel, "advcl") || w.Rel == "xcomp" || w.Rel == "acl"):
				out = append(out, k)
			case syntax.IsRel(w.Rel, "obl") || w.Rel == "nmod":
				// "held in search of a way to end the war"
				for _, a := range s.Children(k) {
					if s.Words[a].XPOS == "VB" && s.Words[a].Rel == "acl" {
						out = append(out, a)
					}
				}
			}
		}
		if h := s.Words[t].Head; h >= 0 && len(trigger) == 1 && (s.Words[t].Rel == "nsubj:pass" || s.Words[t].Rel == "obj") {
			out = append(out, purposes(s, []int{h})...)
		}
	}
	return out
}

func nominal(w syntax.Word) bool { return w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.XPOS == "VBG" }

// reasonMarker is a line of lexicon/en/reasons.tsv.
type reasonMarker struct{ nouns, types []string }

func loadReasons(fsys fs.FS) (map[string]reasonMarker, error) {
	const file = "lexicon/en/reasons.tsv"
	out := map[string]reasonMarker{}
	err := table.Read(fsys, file, 3, func(c []string) error {
		out[c[0]] = reasonMarker{split(c[1]), split(c[2])}
		return nil
	})
	return out, err
}

func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// reason returns the byte range of the phrase that says why.
func (c *Coder) reason(s *syntax.Sentence, e *Event) [2]int {
	for _, at := range c.reasonHosts(s, e) {
		for _, k := range s.Children(at) {
			if slices.Contains(e.Target, k) || slices.Contains(e.Source, k) || slices.Contains(e.Trigger, k) {
				continue
			}
			if c.isReason(s, k, e.Plover) {
				first, last := s.Subtree(k)
				return clip(s, first, goesOn(s, last))
			}
		}
	}
	return [2]int{}
}

// reasonHosts returns the words on which the reason may hang: the trigger, what
// the parser mistakes for its host (the target before it), and the predicate of
// which a nominal trigger is the subject ("sanctions are in place for …").
func (c *Coder) reasonHosts(s *syntax.Sentence, e *Event) []int {
	hosts := append(slices.Clone(e.Trigger), e.Target...)
	if w := s.Words[e.Head]; w.Head >= 0 && syntax.IsRel(w.Rel, "nsubj") {
		hosts = append(hosts, w.Head)
	}
	return hosts
}

// goesOn extends a reason past where its subtree ends: over a list that begins
// with "including", and, when it ends with an inserted verb of saying ("for what
// the agency says was …"), over what was said.
func goesOn(s *syntax.Sentence, last int) int {
	w := s.Words
	if last < len(w) && w[last-1].Head >= 0 && (w[last].UPOS == "VERB" || w[last].UPOS == "AUX") && (w[last-1].XPOS == "VBP" || w[last-1].XPOS == "VBZ" || w[last-1].XPOS == "VBD") {
		return len(w)
	}
	if last+1 < len(w) && w[last].Text == "," && w[last+1].Lemma == "include" {
		for last < len(w) && (last < len(w)-1 || w[last].UPOS != "PUNCT") {
			last++
		}
	}
	return last
}

// isReason reports whether dependent k gives the reason of an event of the
// given type.
func (c *Coder) isReason(s *syntax.Sentence, k int, plover string) bool {
	switch rel, _, _ := strings.Cut(s.Words[k].Rel, ":"); rel {
	case "obl", "nmod", "advcl", "acl":
	default:
		return false
	}
	m, ok := c.reasons[marker(s, k)]
	if !ok || s.Words[k].UPOS == "NUM" || c.timeNouns[s.Words[k].Lemma] {
		return false
	}
	return (m.nouns == nil || slices.Contains(m.nouns, s.Words[k].Lower())) &&
		(m.types == nil || slices.Contains(m.types, plover))
}

// marker returns the preposition or conjunction that introduces word k, its
// fixed parts joined, in lower case.
func marker(s *syntax.Sentence, k int) string {
	for _, c := range s.Children(k) {
		if r := s.Words[c].Rel; r != "case" && r != "mark" {
			continue
		}
		out := s.Words[c].Lower()
		for _, x := range s.Children(c) {
			if s.Words[x].Rel == "fixed" {
				out += " " + s.Words[x].Lower()
			}
		}
		return out
	}
	return ""
}

// clip returns the byte range of words [first, last) without the punctuation
// around them.
func clip(s *syntax.Sentence, first, last int) [2]int {
	for first < last-1 && s.Words[first].Rel == "punct" && s.Words[first].Text == "," {
		first++
	}
	for last > first+1 && s.Words[last-1].UPOS == "PUNCT" && s.Words[last-1].Text != ")" && s.Words[last-1].Text != "\"" {
		last--
	}
	return [2]int{s.Words[first].Start, s.Words[last-1].End}
}

// loadContexts reads lexicon/en/contexts.tsv: a word and the PLOVER context it
// speaks for.
func loadContexts(fsys fs.FS, o *ontology.Ontology) (map[string]string, error) {
	out := map[string]string{}
	err := table.Read(fsys, "lexicon/en/contexts.tsv", 2, func(c []string) error {
		out[c[0]] = c[1]
		return o.CheckContext(c[1])
	})
	return out, err
}

// contextsOf returns the rule's contexts and those that words in the trigger's
// clause speak for, sorted.
func (c *Coder) contextsOf(s *syntax.Sentence, r *rule.Rule, head int) []string {
	out := slices.Clone(r.Contexts)
	first, last := s.Subtree(head)
	for i := first; i < last; i++ {
		if ctx, ok := c.contexts[s.Words[i].Lemma]; ok && !slices.Contains(out, ctx) {
			out = append(out, ctx)
		}
	}
	slices.Sort(out)
	return out
}
