package rule

import (
	"slices"

	"readout/internal/syntax"
)

// maxClimb bounds the walk to a shared subject; real sentences need three
// steps at most, and a bound keeps odd trees cheap.
const maxClimb = 6

// subject returns the surface subject of verb v: its own, or the one it shares
// by coordination, control, raising, participle or relative clause.
func (fs *Frames) subject(v, depth int) (words []int, step string) {
	s, w := fs.s, fs.s.Words[v]
	if words, step := fs.ownSubjects(v); len(words) > 0 {
		return words, step
	}
	if w.Head < 0 || depth > maxClimb {
		return nil, ""
	}
	if doer := fs.forWhom(v); doer >= 0 {
		return fs.antecedents(doer), "for … to " + w.Text
	}
	h := w.Head
	switch {
	case w.Rel == "acl:relcl":
		// A reduced or misparsed relative: no relativizer was found above.
		if w.XPOS == "VBG" || w.XPOS == "VBN" {
			return []int{h}, "participle on " + s.Words[h].Text
		}
	case w.Rel == "acl":
		if w.XPOS == "VB" {
			return fs.owner(h), "infinitive under " + s.Words[h].Text
		}
		if w.XPOS == "VBG" && s.Words[h].Rel == "obj" && s.Child(v, "mark") >= 0 { // "claimed responsibility for shelling"
			return fs.owner(h), "gerund under " + s.Words[h].Text
		}
		return fs.conjuncts(h)[:1], "participle on " + s.Words[h].Text
	case w.Rel == "amod":
		return []int{h}, "participle before " + s.Words[h].Text
	case w.Rel == "xcomp" && s.Words[h].Lemma == "summon" && fs.classes["voicing"][w.Lemma]:
		words, step = fs.subject(h, depth+1)
		return words, step // "summoned the envoy to protest": who summons protests
	case w.Rel == "xcomp":
		return fs.controller(h, depth)
	case w.Rel == "parataxis" && h < v && s.Words[h].UPOS == "PROPN" && s.Words[h].Head < 0:
		// A headline without its verb seen as the head: "Oslo, Bern discuss …".
		return fs.conjuncts(h), "name before " + w.Text
	case w.Rel == "conj":
		words, step = fs.subject(h, depth+1)
		if step != "" {
			step = "shared with " + s.Words[h].Text
		}
		return words, step
	case syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VBG" && fs.blamed(h, v) >= 0:
		return fs.antecedents(fs.blamed(h, v)), "what the object of " + s.Words[h].Text + " did"
	case syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VB" && fs.classes["undergoing"][w.Lemma] && s.Child(h, "obj", "nsubj:pass") >= 0:
		return fs.antecedents(s.Child(h, "obj", "nsubj:pass")), "object of " + s.Words[h].Text // "extradited a spy to face charges"
	case syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VB" && fs.appealedTo(h) >= 0 && fs.appealedTo(h) < v:
		return fs.antecedents(fs.appealedTo(h)), "whom " + s.Words[h].Text + " " + fs.preposition(fs.appealedTo(h)) + " names"
	case syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VB" && fs.classes["bidding"][s.Words[h].Lemma] && h < v && s.Child(h, "obj", "iobj") >= 0:
		return fs.antecedents(s.Child(h, "obj", "iobj")), "object of " + s.Words[h].Text // "advised the party's chairman, Ana Diaz, to resign"
	case syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VBG" && fs.classes["dissuading"][s.Words[h].Lemma] && s.Child(v, "mark") >= 0 && s.Words[s.Child(v, "mark")].Lower() == "against" && s.Child(h, "obj", "nsubj:pass") >= 0:
		return fs.antecedents(s.Child(h, "obj", "nsubj:pass")), "whom " + s.Words[h].Text + " tells not to"
	case syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VBG" && h < v && fs.classes["outcome"][w.Lemma] && s.Child(v, "mark") < 0 && s.Child(h, "aux:pass") >= 0:
		return fs.agent(h) // "was shot down by rebels, killing the crew": the rebels killed it
	case syntax.IsRel(w.Rel, "advcl") && (w.XPOS == "VBG" || w.XPOS == "VBN" || w.XPOS == "VB"):
		words, step = fs.subject(h, depth+1)
		if step != "" {
			step = "adverbial clause of " + s.Words[h].Text
		}
		return words, step
	}
	return nil, ""
}

// forWhom returns the doer of an infinitive that the parser hung on a noun before
// it: "demands for the port to open"; -1 without one.
func (fs *Frames) forWhom(v int) int {
	s, w := fs.s, &fs.s.Words[v]
	to := s.Child(v, "mark")
	if w.XPOS != "VB" || w.Rel != "acl" && !syntax.IsRel(w.Rel, "advcl") || to < 1 || s.Words[to].XPOS != "TO" {
		return -1
	}
	for i := to - 1; i >= 0 && i > w.Head; i = s.Words[i].Head {
		if _, last := s.Subtree(i); last != to {
			return -1
		}
		if fs.preposition(i) == "for" && (syntax.IsRel(s.Words[i].Rel, "nmod") || syntax.IsRel(s.Words[i].Rel, "obl") && s.Words[i].Head == w.Head) {
			return i
		}
	}
	return -1
}

// blamed returns the object of verb h when it is blamed or praised for the deed v
// ("accused them of leaving", "they were accused of leaving") or kept from it
// ("stopped them from leaving"), else -1.
func (fs *Frames) blamed(h, v int) int {
	s := fs.s
	mark := s.Child(v, "mark")
	if mark >= 0 && s.Words[mark].Lemma == "for" {
		if w := fs.punished(h, v); w >= 0 {
			return w
		}
	}
	if mark < 0 || !fs.classes["judging"][s.Words[h].Lemma] && !(fs.classes["hindering"][s.Words[h].Lemma] && s.Words[mark].Lemma == "from") {
		return -1
	}
	if s.Words[mark].Lemma == "while" && fs.harms(h) && fs.harms(v) && s.Child(h, "nsubj:pass") < 0 {
		return -1 // "killing three while wounding ten"
	}
	for _, c := range s.Children(h) {
		if rel := s.Words[c].Rel; (rel == "obj" || rel == "nsubj:pass") && c < v && s.Words[c].Lemma != "other" && s.Words[c].Lemma != "each" {
			return c
		}
	}
	if s.Words[mark].Lemma == "for" && s.Child(h, "compound:prt") >= 0 { // "lashed out at them for leaving"
		for _, c := range s.Children(h) {
			if syntax.IsRel(s.Words[c].Rel, "obl") && c < v && fs.preposition(c) == "at" {
				return c
			}
		}
	}
	return -1
}

// punished returns whom the noun of verb h is for that says what the deed v brought: "imposed
// sanctions on two firms for selling"; -1 without one.
func (fs *Frames) punished(h, v int) int {
	s := fs.s
	noun := s.Child(h, "obj", "nsubj:pass")
	if noun < 0 || noun > v || !fs.classes["penalty"][s.Words[noun].Lemma] {
		return -1
	}
	for w := noun + 1; w < v; w++ {
		if over := s.Words[w].Head; (over == noun || over == h) && (syntax.IsRel(s.Words[w].Rel, "nmod") || syntax.IsRel(s.Words[w].Rel, "obl")) {
			switch fs.preposition(w) {
			case "on", "against", "at", "with", "to":
				return w
			}
		}
	}
	return -1
}

// ownSubjects returns the subjects that hang on the verb itself: several where
// the parser did not see a coordination, and the name that a headline puts
// before it ("Oslo, Bern discuss …"), which looks like a form of address.
func (fs *Frames) ownSubjects(v int) (words []int, step string) {
	s := fs.s
	for _, c := range s.Children(v) {
		rel := s.Words[c].Rel
		if (rel != "nsubj:outer" || fs.bound(v)) && syntax.IsRel(rel, "nsubj") || rel == "vocative" && c < v && s.Words[c].UPOS == "PROPN" {
			words = append(words, fs.antecedents(c)...)
			step = spoken(rel) + " of " + s.Words[v].Text
		}
	}
	return words, step
}

// bound reports whether v is what somebody is to do: in "Oslo is to send troops" the
// subject of the clause is who sends.
func (fs *Frames) bound(v int) bool {
	w := fs.s.Words[v]
	return w.XPOS == "VB" && fs.s.Child(v, "cop") >= 0 && fs.s.Child(v, "mark") >= 0
}

// controller returns the understood subject of an open complement of h.
func (fs *Frames) controller(h, depth int) ([]int, string) {
	s := fs.s
	if c := fs.appealedTo(h); c >= 0 {
		return fs.antecedents(c), "whom " + s.Words[h].Text + " " + fs.preposition(c) + " names"
	}
	if !fs.classes["subjectcontrol"][s.Words[h].Lemma] {
		if o := s.Child(h, "obj", "iobj"); o >= 0 {
			return fs.antecedents(o), "controlled by the object of " + s.Words[h].Text
		}
	}
	words, step := fs.subject(h, depth+1)
	if step != "" {
		step = "controlled by the subject of " + s.Words[h].Text
	}
	return words, step
}

// owner returns who stands behind a noun: its possessor, the subject of the
// light verb it hangs on, or what an of-phrase names.
func (fs *Frames) owner(n int) []int {
	s := fs.s
	if c := s.Child(n, "nmod:poss"); c >= 0 {
		return fs.conjuncts(c)
	}
	if h := s.Words[n].Head; h >= 0 && fs.verbal(h) && s.Words[n].Rel == "obj" {
		words, _ := fs.subject(h, 1)
		return words
	}
	for _, c := range s.Children(n) {
		if fs.preposition(c) == "of" || fs.preposition(c) == "by" || s.Words[c].Rel == "compound" || s.Words[c].Rel == "amod" {
			return fs.conjuncts(c)
		}
	}
	return nil
}

// noun fills the frame of a noun.
func (fs *Frames) noun(f *Frame) {
	s, n := fs.s, f.Head
	for _, c := range s.Children(n) {
		fs.nounDependent(f, c)
	}
	fs.between(f)
	fs.lowDoer(f)
	w := s.Words[n]
	if w.Head < 0 {
		return
	}
	h := w.Head
	if fs.predicative(n) {
		f.add("nsubj", "subject of the copula", fs.antecedents(s.Child(h, "nsubj"))...)
		f.add("obj", "what "+w.Text+" governs", fs.conjuncts(h)...)
		return
	}
	n = fs.counter(n)
	if w = s.Words[n]; w.Head < 0 {
		return
	}
	h = w.Head
	fs.traveller(f, n)
	if v := s.Words[h].Head; s.Words[h].Lemma == "ahead" && v >= 0 && fs.verbal(v) && slices.ContainsFunc(s.Children(f.Head), func(c int) bool { return fs.preposition(c) == "with" }) {
		if words, step := fs.subject(v, 1); len(words) > 0 {
			f.add("doer", "who acts ahead of it: "+step, words...) // "ahead of its summit with Peru"
		}
	}
	if !fs.verbal(h) {
		if syntax.IsRel(w.Rel, "nsubj") {
			fs.borrow(f, h)
		}
		if w.Rel == "conj" {
			f.addAll(fs.shared(h))
		}
		return
	}
	if prep := fs.preposition(n); syntax.IsRel(w.Rel, "obl") && (fs.classes["attending"][prep] || prep == "in" && fs.classes["talking"][w.Lemma] && s.Child(n, "nmod") >= 0) {
		if words, step := fs.subject(h, 1); len(words) > 0 {
			f.add("doer", "who acts "+fs.preposition(n)+" it: "+step, words...)
		}
	}
	isObject := w.Rel == "obj" || w.Rel == "nsubj:pass" || w.Rel == "obl" && !fs.classes["apart"][fs.preposition(n)]
	if isObject {
		if host, step := fs.Of(h).Get("host"); len(host) > 0 {
			f.add("host", step, host...)
		}
	}
	if isObject && fs.classes["light"][s.Words[h].Lemma] {
		g := fs.Of(h)
		if subject, step := g.Get("nsubj"); len(subject) > 0 {
			f.add("nsubj", step, subject...)
		}
	}
	if isObject && fs.classes["light"][s.Words[h].Lemma] || syntax.IsRel(w.Rel, "nsubj") {
		fs.borrow(f, h)
	}
}

// counter returns the noun that only counts noun n and stands in its place in the
// clause ("held a round of talks", "after two days of talks"), else n.
func (fs *Frames) counter(n int) int {
	for range maxClimb {
		h := fs.s.Words[n].Head
		if h < 0 || h > n || fs.preposition(n) != "of" || !fs.classes["transparent"][fs.s.Words[h].Lemma] && !fs.classes["timenoun"][fs.s.Words[h].Lemma] {
			break
		}
		n = h
	}
	return n
}

// traveller adds who goes somewhere for what noun n names, which is the frame's or counts it: "flew to Lima for talks",
// "is due in Lima for a summit", wherever the parser hung it.
func (fs *Frames) traveller(f *Frame, n int) {
	s, h := fs.s, fs.Journey(n)
	if h < 0 {
		return
	}
	if subject, step := fs.Of(h).Get("nsubj"); len(subject) > 0 {
		f.add("traveller", step, subject...)
	} else if c := s.Child(h, "nsubj", "nsubj:pass"); c >= 0 {
		f.add("traveller", "subject of "+s.Words[h].Text, fs.antecedents(c)...)
	}
}

// betweenReach is how far behind a noun its "between" may stand: "the conflict
// in the north of the country between …".
const betweenReach = 7

// between finds the parties of a noun whose phrase the parser hung elsewhere.
func (fs *Frames) between(f *Frame) {
	if words, _ := f.Get("obl:between"); len(words) > 0 {
		return
	}
	w := fs.s.Words
	for i := f.Head + 1; i < len(w) && i <= f.Head+betweenReach; i++ {
		if w[i].UPOS == "VERB" || w[i].UPOS == "AUX" || w[i].UPOS == "PUNCT" {
			return
		}
		if w[i].Lemma == "between" && w[i].Head > i {
			f.add("obl:between", "between after "+w[f.Head].Text, fs.pair("between", fs.conjuncts(w[i].Head))...)
			return
		}
	}
}

// borrow adds the prepositional phrases of h to the noun's frame: the parser
// may have hung them on either.
func (fs *Frames) borrow(f *Frame, h int) {
	s := fs.s
	for _, c := range s.Children(h) {
		if s.Under(f.Head, c) || s.Words[c].Rel == "obl:agent" { // by whom the verb's deed was done
			continue
		}
		if p := fs.preposition(c); p != "" && (syntax.IsRel(s.Words[c].Rel, "obl") || syntax.IsRel(s.Words[c].Rel, "nmod")) {
			f.add("obl:"+p, "phrase with "+p+" at "+s.Words[h].Text, fs.conjuncts(c)...)
		}
	}
}

func (f *Frame) addAll(args []Arg) {
	f.Args = append(f.Args, args...)
}

// shared returns what the first of two coordinated nouns lends to the second:
// its owner ("Iran's tests and launches").
func (fs *Frames) shared(first int) []Arg {
	c := fs.s.Child(first, "nmod:poss")
	if c < 0 {
		return nil
	}
	return []Arg{{"poss", fs.conjuncts(c), "owner of " + fs.s.Words[first].Text}}
}

// nounDependent files one child of a noun.
func (fs *Frames) nounDependent(f *Frame, c int) {
	s, w := fs.s, fs.s.Words[c]
	text := s.Words[f.Head].Text
	switch {
	case w.Rel == "case" && c < f.Head:
		f.add("case", "preposition before "+text, c)
	case w.Rel == "nmod:poss":
		f.add("poss", "owner of "+text, fs.antecedents(c)...)
	case syntax.IsRel(w.Rel, "nmod") || syntax.IsRel(w.Rel, "obl"):
		p := fs.preposition(c)
		if p == "" {
			f.add("compound", "before "+text, fs.conjuncts(c)...)
			return
		}
		f.add("obl:"+p, "phrase with "+p+" of "+text, fs.pair(p, fs.conjuncts(c))...)
	case syntax.IsRel(w.Rel, "compound"):
		f.add("compound", "before "+text, fs.conjuncts(c)...)
	case w.Rel == "amod":
		f.add("amod", "adjective of "+text, fs.conjuncts(c)...)
		fs.hosts(f, c)
	case syntax.IsRel(w.Rel, "acl"):
		fs.hosts(f, c)
		if w.XPOS == "VB" {
			f.add("acl", "infinitive under "+text, c)
		}
		if m := s.Child(c, "mark"); m >= 0 && w.XPOS != "VBG" && s.Words[m].Lemma != "to" || fs.classes["asking"][s.Words[f.Head].Lemma] && w.XPOS != "VBG" && w.XPOS != "VBN" && s.Child(c, "nsubj") >= 0 {
			f.add("ccomp", "what "+text+" says", c) // "a demand that the board resign"
		}
		if w.XPOS == "VBG" { // "a boat carrying migrants", "responsibility for shelling"
			f.add("gerund", "what "+text+" does or is for", c)
		}
	case syntax.IsRel(w.Rel, "nsubj"):
		f.add("nsubj", "subject of "+text, fs.antecedents(c)...)
	case w.Rel == "appos":
		f.add("appos", "apposition to "+text, c)
	}
}

// hosts adds the agent of a passive participle on the noun: "talks sponsored
// by X", "Qatar-brokered talks".
func (fs *Frames) hosts(f *Frame, participle int) {
	if fs.s.Words[participle].XPOS != "VBN" {
		return
	}
	f.add("participle", "participle on "+fs.s.Words[f.Head].Text, participle)
	if agents, step := fs.Of(participle).Get("nsubj"); len(agents) > 0 {
		f.add("host", step, agents...)
	}
}
