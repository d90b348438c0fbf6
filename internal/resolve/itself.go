package resolve

import (
	"slices"

	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/statement"
	"readout/internal/syntax"
)

// homeward reports whether a journey leads to one's own state: the expelled who fly
// home call on nobody.
func (j *joiner) homeward(e *event.Event, source, target []string) bool {
	return e.Plover == "CONSULT" && e.Mode == "visit" && len(source) > 0 && len(target) > 0 && !slices.ContainsFunc(target, func(t string) bool {
		return slices.ContainsFunc(source, func(s string) bool { return j.actor(t).Type != "state" || !sameState(j.actor(s).Code, j.actor(t).Code) })
	})
}

// sameState reports whether two codes are of one state.
func sameState(a, b string) bool {
	return len(a) >= 3 && len(b) >= 3 && a[:3] == b[:3] && a[:3] != "IGO" && a[:3] != "NGO"
}

// ofItself reports whether a demand or a charge is about what those who make it do or have
// themselves: "insists that it has a right", "said it must answer".
func (j *joiner) ofItself(sentence int, source, target []int) bool {
	if len(target) != 1 || !syntax.IsRel(j.Sentences[sentence].Words[target[0]].Rel, "nsubj") || j.Sentences[sentence].Words[target[0]].Rel == "nsubj:pass" ||
		j.Sentences[sentence].Words[target[0]].UPOS != "PRON" {
		return false
	}
	who := j.actorsAt(sentence, source)
	of := j.actorsAt(sentence, target)
	return len(of) > 0 && !slices.ContainsFunc(of, func(id string) bool { return !slices.Contains(who, id) })
}

// insistsItIs reports whether a demand only asserts: its verb is one of saying, and what it
// insists on is told as so ("insisted that the vote had been fair"), not as to be done
// ("insisted that Oslo withdraw").
func (j *joiner) insistsItIs(sentence, verb int) bool {
	asserts := slices.ContainsFunc(j.Statements, func(st statement.Statement) bool {
		return st.Sentence == sentence && st.CueWord == verb && st.Act == "assert"
	})
	s := &j.Sentences[sentence]
	clause := s.Child(verb, "ccomp")
	if !asserts || clause < 0 || s.Child(clause, "xcomp", "ccomp", "csubj", "acl") >= 0 {
		return false // "said that it was time for Oslo to leave"
	}
	finite := func(i int) bool { x := s.Words[i].XPOS; return x == "VBD" || x == "VBZ" }
	return finite(clause) || slices.ContainsFunc(s.Children(clause), func(c int) bool {
		return (syntax.IsRel(s.Words[c].Rel, "aux") || s.Words[c].Rel == "cop") && finite(c)
	})
}

// ownsOne reports whether a word is only whose the people of another are: Cameroon in "Cameroon and Nigeria's
// presidents met".
func (j *joiner) ownsOne(sentence, w int, words []int) bool {
	return slices.ContainsFunc(words, func(x int) bool {
		return x > w && slices.ContainsFunc(j.Mentions.Mentions, func(m mention.Mention) bool {
			return m.Sentence == sentence && m.Kind == mention.Nominal && m.Head == x && m.First <= w
		})
	})
}

// selfBlamed reports whether who is blamed is who blames: "vetoed a resolution, condemning its annexation"
// tells what the resolution condemns, if anything.
func (j *joiner) selfBlamed(e *event.Event, source []string) bool {
	of := j.actorsAt(e.Sentence, e.Target)
	return len(of) > 0 && len(source) > 0 && !slices.ContainsFunc(of, func(id string) bool { return !slices.Contains(source, id) })
}
