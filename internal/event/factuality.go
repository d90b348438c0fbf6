package event

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/rule"
	"readout/internal/syntax"
	"readout/internal/table"
)

// governor is what a word does to an event below it.
type governor struct {
	effect string
	via    []string
}

// loadGovernors reads lexicon/en/modality.tsv.
func loadGovernors(fsys fs.FS) (map[string][]governor, error) {
	out := map[string][]governor{}
	err := table.Read(fsys, "lexicon/en/modality.tsv", 3, func(c []string) error {
		if !modalities[c[1]] && c[1] != "negative" {
			return fmt.Errorf("unknown effect %q: a modality, or negative", c[1])
		}
		out[c[0]] = append(out[c[0]], governor{c[1], strings.Fields(c[2])})
		return nil
	})
	return out, err
}

// factuality is whether an event happened, in the terms of the record
// (polarity and modality), after FactBank's two dimensions.
type factuality struct {
	polarity, modality string
	fixed              bool
	steps              []string
}

func (f *factuality) negate(why string) {
	if f.polarity == "negative" {
		f.polarity = "positive"
	} else {
		f.polarity = "negative"
	}
	f.steps = append(f.steps, f.polarity+": "+why)
}

// set keeps the first modality found: the nearest word decides, except that
// what is planned or wanted under a condition or doubt is only possible.
func (f *factuality) set(modality, why string) {
	if f.fixed && !(f.modality == "scheduled" && (modality == "possible" || modality == "conditional" || modality == "demanded")) {
		return
	}
	f.modality, f.fixed = modality, true
	f.steps = append(f.steps, modality+": "+why)
}

// climb bounds the walk from the trigger to the top of its sentence.
const climb = 12

// factuality reads polarity and modality from the trigger and from the words
// that govern it.
func (c *Coder) factuality(s *syntax.Sentence, frames *rule.Frames, head int) factuality {
	f := factuality{polarity: "positive", modality: "actual"}
	if c.performed(s, head) {
		f.set("actual", "done by saying so")
	}
	if habit(s, head) || customary(s, head) {
		f.set("habitual", "what people do")
	}
	if imperative(s, head) {
		f.set("demanded", "an imperative")
	}
	if n := len(s.Words); n > 0 && s.Words[n-1].Text == "?" {
		f.set("possible", "a question")
	}
	for _, k := range s.Children(head) {
		if w := s.Words[k]; s.Words[head].UPOS == "VERB" && (syntax.IsRel(w.Rel, "nsubj") || w.Rel == "obj") && nobody(s, k) {
			f.negate(w.Text)
			break
		}
	}
	at, apart := head, false
	for range climb {
		if inverted(s, at) {
			f.set("conditional", "a condition without if")
		}
		c.dependents(s, &f, at, apart)
		w := s.Words[at]
		if w.Head < 0 {
			break
		}
		if going := frames.Journey(at); going >= 0 {
			// What somebody goes for shares the fate of the journey.
			if g, ok := c.effect(s.Words[going].Lemma, "obl", "for"); ok {
				c.apply(&f, g, s.Words[going].Text)
			}
			at, apart = going, false
			continue
		}
		if w.Rel == "acl" && w.XPOS == "VBN" && (at == head || !c.rules.Class("notion")[s.Words[w.Head].Lemma]) {
			break // "will lift sanctions imposed by the council": they were imposed
		}
		if !c.governed(s, &f, at) {
			break
		}
		// A second finite verb has its own "not" and "will": "did not concede and
		// vowed to fight". Only a conjunction before the first bears on both.
		apart = w.Rel == "conj" && (apart || finite(w) || pastBeside(s, at) || s.Child(at, "nsubj", "nsubj:pass") >= 0 && s.Child(at, "aux", "cop") >= 0)
		at = w.Head
	}
	return f
}

// inverted reports whether a verb is a condition told by word order alone: "Had the army
// refused, the coup would have failed".
func inverted(s *syntax.Sentence, verb int) bool {
	subject := s.Child(verb, "nsubj", "nsubj:pass")
	if subject < 1 || s.Words[len(s.Words)-1].Text == "?" {
		return false
	}
	for _, k := range s.Children(verb) {
		if w := s.Words[k]; k < subject && syntax.IsRel(w.Rel, "aux") && (w.Text == "Had" || w.Text == "Were" || w.Text == "Should") && k == 0 {
			return true
		}
	}
	return false
}

// nobody reports whether a subject or object says that there is none: "no troops
// were hurt".
func nobody(s *syntax.Sentence, w int) bool {
	switch s.Words[w].Lemma {
	case "nobody", "none", "nothing":
		return true
	}
	for _, k := range s.Children(w) {
		rel := s.Words[k].Rel
		switch s.Words[k].Lower() {
		case "no":
			if rel == "det" {
				return true
			}
		case "neither": // "neither side", "neither France nor Germany"
			if rel == "det" || syntax.IsRel(rel, "cc") || rel == "advmod" {
				return true
			}
		}
	}
	return false
}

// habit reports whether a full sentence tells in the present what people of a kind
// do: "Doctors advise patients to rest". Headlines, which have no stop, tell
// news in the present.
func habit(s *syntax.Sentence, verb int) bool {
	subject := s.Child(verb, "nsubj")
	if x := s.Words[verb].XPOS; x != "VBP" || subject < 0 || s.Words[verb].Head >= 0 || s.Child(verb, "aux") >= 0 || syntax.OnDay(s, verb) {
		return false
	}
	return s.Words[subject].XPOS == "NNS" && len(s.Children(subject)) == 0 && stopped(s)
}

// stopped reports whether a sentence ends in a full stop, inside quotation marks or
// before them.
func stopped(s *syntax.Sentence) bool {
	n := len(s.Words)
	return n > 0 && s.Words[n-1].Text == "." || n > 1 && s.Words[n-2].Text == "."
}

// customary reports whether a passive in the present tells what is done with
// people of a kind: "Officials are removed after being convicted". It looks at the
// clause of the word and at the one above that a clause of time hangs on.
func customary(s *syntax.Sentence, verb int) bool {
	for range 3 {
		w := s.Words[verb]
		subject, aux := s.Child(verb, "nsubj:pass"), s.Child(verb, "aux:pass")
		if w.XPOS == "VBN" && subject >= 0 && aux >= 0 {
			return s.Words[aux].Text == "are" && s.Words[subject].XPOS == "NNS" && len(s.Children(subject)) == 0 && s.Child(verb, "aux") == aux && stopped(s)
		}
		if w.Head < 0 || !syntax.IsRel(w.Rel, "advcl") && w.Rel != "conj" {
			return false
		}
		verb = w.Head
	}
	return false
}

// pastBeside reports whether a conjunct is a past tense beside a bare verb, which parsers take for a
// participle: "did not know and accused them", or has a "was" of its own: "did not sleep and was
// unable to go". No "did not" or "will" bears on both.
func pastBeside(s *syntax.Sentence, at int) bool {
	w := s.Words[at]
	if cop := s.Child(at, "cop"); cop >= 0 && finite(s.Words[cop]) {
		return true
	}
	return w.XPOS == "VBN" && s.Words[w.Head].XPOS == "VB" && s.Child(at, "aux", "aux:pass") < 0 && s.Child(w.Head, "aux") >= 0 && s.Child(w.Head, "aux:pass") < 0
}

func finite(w syntax.Word) bool { return w.XPOS == "VBD" || w.XPOS == "VBZ" || w.XPOS == "VBP" }

// dependents reads the auxiliaries, negations, markers and adjectives of one
// word; of a first conjunct from which the event stands apart, the markers only.
func (c *Coder) dependents(s *syntax.Sentence, f *factuality, at int, apart bool) {
	for _, k := range s.Children(at) {
		w := s.Words[k]
		if apart && w.Rel != "mark" || onlyNot(s, k) {
			continue
		}
		if w.Rel == "aux" && w.Lemma == "would" {
			// "Would" in reported speech is the past of "will" ("said he would
			// travel"); elsewhere it is conditional.
			if (reported(s, at) || obliged(s, at)) && !c.onCondition(s, at) && !unreal(s, at) {
				f.set("scheduled", "would in reported speech")
			} else {
				f.set("conditional", "would")
			}
			continue
		}
		if syntax.IsRel(w.Rel, "nsubj") && marker(s, at) == "to" { // "Togo to open embassy", says a headline
			f.set("scheduled", "to "+s.Words[at].Text)
			continue
		}
		if w.Rel == "cop" && w.Lemma == "be" && s.Words[at].XPOS == "VB" && marker(s, at) == "to" {
			f.set("scheduled", w.Text+" to "+s.Words[at].Text)
			continue
		}
		if w.Rel == "mark" || w.Rel == "advmod" {
			if w.Lemma == "when" && general(s, at) {
				f.set("habitual", "when, in general")
				continue
			}
		}
		if g, ok := c.question(s, at, k); ok {
			c.apply(f, g, w.Text)
		} else if g, ok := c.effect(w.Lower(), w.Rel, tense(s.Words[at])); ok && below(w.Rel) {
			c.apply(f, g, w.Text)
		} else if g, ok := c.effect(w.Lemma, w.Rel, ""); ok && below(w.Rel) {
			c.apply(f, g, w.Text)
		}
	}
}

// obliged reports whether a verb is the "have" of "would have to leave": what was
// ordered is told as the past of "will have to".
func obliged(s *syntax.Sentence, at int) bool {
	x := s.Child(at, "xcomp")
	return s.Words[at].Lemma == "have" && x > at && s.Words[x].XPOS == "VB" && marker(s, x) == "to"
}

// tense names the present tense, in which clauses of time lie ahead: "until it
// withdraws", but not "until it withdrew".
func tense(verb syntax.Word) string {
	if verb.XPOS == "VBZ" || verb.XPOS == "VBP" {
		return "present"
	}
	return ""
}

// question returns the effect of the marker k of an indirect question: the "if"
// of "it was not clear if they met" sets no condition.
func (c *Coder) question(s *syntax.Sentence, at, k int) (governor, bool) {
	if s.Words[k].Rel != "mark" || s.Words[k].Lemma != "if" || s.Words[at].Head < 0 {
		return governor{}, false
	}
	return c.effect(s.Words[s.Words[at].Head].Lemma, s.Words[at].Rel, "if")
}

// below reports whether a relation of the table is read downwards, from the
// event to its dependents.
func below(rel string) bool {
	switch base, _, _ := strings.Cut(rel, ":"); base {
	case "aux", "mark", "case", "advmod", "amod", "det", "cc":
		return true
	}
	return false
}

// reported reports whether word at stands in a clause that a past verb
// introduces as its complement.
func reported(s *syntax.Sentence, at int) bool {
	for range climb {
		w := s.Words[at]
		if w.Head < 0 {
			return false
		}
		if w.Rel == "ccomp" || w.Rel == "parataxis" {
			h := s.Words[w.Head]
			return h.XPOS == "VBD" || h.XPOS == "VBN" || s.Child(w.Head, "aux") >= 0
		}
		// The quoted clause may be the root and the verb of saying hang on it.
		at = w.Head
	}
	return false
}

// governed applies what the head of word at does to it; false when what lies
// higher no longer bears on the event.
func (c *Coder) governed(s *syntax.Sentence, f *factuality, at int) bool {
	w := s.Words[at]
	h := s.Words[w.Head]
	prep := marker(s, at)
	if w.Rel == "xcomp" && h.XPOS == "VB" && h.Head >= 0 && (syntax.IsRel(h.Rel, "advcl") || h.Rel == "xcomp" && !c.rules.Class("achieving")[s.Words[h.Head].Lemma]) && marker(s, w.Head) == "to" && c.rules.Class("bidding")[h.Lemma] {
		f.set("possible", "to "+h.Text) // "lied to persuade them to leave": whether they did is not told
	}
	if w.Rel == "acl" && w.XPOS == "VB" && h.Head >= 0 && c.rules.Class("notion")[h.Lemma] && (h.Rel == "obj" || h.Rel == "nsubj:pass") && (c.rules.Class("turningdown")[s.Words[h.Head].Lemma] || c.rules.Class("turningdown")[withParticle(s, h.Head)]) {
		f.set("possible", s.Words[h.Head].Text) // "rejected a plan to arm the rebels"
	}
	if h.Lemma == "be" && w.Rel == "xcomp" && prep == "to" {
		f.set("scheduled", "is to "+w.Text)
	}
	rel := w.Rel
	if syntax.IsRel(rel, "nmod") && (prep == "from" || prep == "after" || prep == "during" || prep == "since" || prep == "following") {
		return false // "no casualties from the strike": it took place
	}
	if syntax.IsRel(rel, "advcl") && prep == "to" && w.XPOS == "VB" && at > w.Head {
		rel = "xcomp" // "is expected on Friday to speak": parsers take either
	}
	if (h.Lemma == "include" || h.Lemma == "be") && (rel == "obj" || rel == "xcomp" || rel == "ccomp") {
		// "their demands include dissolving the council": what the subject is called decides
		if subject := s.Child(w.Head, "nsubj"); subject >= 0 {
			if g, ok := c.effect(s.Words[subject].Lemma, "acl", ""); ok {
				c.apply(f, g, s.Words[subject].Text)
			}
		}
	}
	if syntax.IsRel(rel, "advcl") && c.rules.Class("backdrop")[prep] {
		return false // "called for a boycott after police had detained students"
	}
	if f.modality == "scheduled" && w.Rel == "ccomp" && c.foretold(s, at) {
		f.set("possible", h.Text) // "predicted that Chad would attack"
	}
	if h.Lemma == "go" && h.XPOS == "VBD" && rel == "xcomp" {
		return true // "went on to attack"
	}
	done := w.Rel == "acl" && w.XPOS == "VBN" && h.UPOS == "NOUN" // "a deal brokered by Peru": it was
	if g, ok := c.hopedFor(s, at, rel, prep); done {
	} else if ok {
		c.apply(f, g, h.Text)
	} else if syntax.IsRel(rel, "advcl") && c.rules.Class("apart")[prep] {
		// "called Diaz before he met Paz": when, not what was called for
	} else if g, ok := c.effect(withParticle(s, w.Head), rel, prep); ok {
		c.apply(f, g, h.Text)
	} else if g, ok := c.effect(h.Lower(), rel, prep); ok {
		c.apply(f, g, h.Text)
	}
	switch {
	case w.Rel == "acl" && w.XPOS == "VB" && h.Rel == "obj" && c.rules.Class("way")[h.Lemma]:
		return false // "blocked roads to demand jobs": why, not what was blocked
	case syntax.IsRel(w.Rel, "nsubj"), w.Rel == "obj", w.Rel == "xcomp", w.Rel == "conj", w.Rel == "acl",
		syntax.IsRel(w.Rel, "nmod"), w.Rel == "ccomp", syntax.IsRel(w.Rel, "csubj"):
		// A complement of speech stands on the speaker's word, and negating
		// the verb of saying does not negate what was said.
		return w.Rel != "ccomp" && w.Rel != "csubj"
	case syntax.IsRel(w.Rel, "obl") && prep == "to" && w.UPOS == "NOUN" && h.XPOS == "VB" && c.rules.Class("reaching")[h.Lemma]:
		return true // "urged them to return to talks"
	case syntax.IsRel(w.Rel, "obl"), syntax.IsRel(w.Rel, "advcl"):
		// Circumstances are presupposed: "did not speak after meeting X". But
		// purpose clauses share the fate of their head.
		return prep == "to" && s.Words[at].XPOS == "VB"
	}
	return false
}

func (c *Coder) apply(f *factuality, g governor, word string) {
	if g.effect == "negative" {
		f.negate(word)
		return
	}
	f.set(g.effect, word)
}

// effect looks up what a governing word does through the given relation.
func (c *Coder) effect(word, rel, prep string) (governor, bool) {
	for _, g := range c.modality[word] {
		if slices.ContainsFunc(g.via, func(v string) bool {
			base, p, ok := strings.Cut(v, ":")
			if ok && base != "nsubj" && base != "csubj" {
				return syntax.IsRel(rel, base) && prep == p
			}
			return syntax.IsRel(rel, v) && (v != "acl" || rel != "acl:relcl" || prep == "that") // not "the campaign of Diaz, who was arrested"
		}) {
			return g, true
		}
	}
	return governor{}, false
}
