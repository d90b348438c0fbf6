package rule

import "readout/internal/syntax"

// given files what somebody in the passive was given: "was granted asylum by
// Laos", "were given shelter in Chad". Who is given something is the verb's
// indirect object, the thing its object, whatever the parser took it for; the
// agent may hang on the thing.
func (fs *Frames) given(f *Frame, step string, receiver []int) {
	s := fs.s
	if !fs.In("giving", f.Head) || len(receiver) == 0 {
		return
	}
	thing := s.Child(f.Head, "obj")
	if thing < 0 {
		if thing = s.Child(f.Head, "xcomp"); thing < f.Head || s.Words[thing].UPOS != "NOUN" || s.Child(thing, "case", "mark", "cop") >= 0 {
			return
		}
		f.add("obj", "what is given", fs.conjuncts(thing)...)
	}
	f.add("iobj", step, receiver...)
	if agent, _ := f.Get("nsubj"); len(agent) > 0 {
		return
	}
	for _, c := range s.Children(thing) {
		if syntax.IsRel(s.Words[c].Rel, "nmod") && fs.preposition(c) == "by" {
			f.add("nsubj", "agent after by, under "+s.Words[thing].Text, fs.conjuncts(c)...)
		}
	}
}
