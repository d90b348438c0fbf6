package resolve

import (
	"slices"
	"strings"

	"readout/internal/event"
	"readout/internal/syntax"
)

// private reports whether a journey is nobody's business: of somebody without a
// code.
func (j *joiner) private(e *event.Event, source []string) bool {
	return e.Plover == "CONSULT" && e.Mode == "visit" && len(source) > 0 &&
		!slices.ContainsFunc(source, func(id string) bool { return j.actor(id).Code != "" })
}

// tellsPress reports whether talks are but with those who report them: "spoke to The
// Associated Press".
func (j *joiner) tellsPress(e *event.Event) bool {
	press := func(ids []string) bool {
		return len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool {
			a := j.actor(id)
			return a.Type != "organization" || !strings.HasSuffix(a.Code, "JRN")
		})
	}
	if e.Plover != "CONSULT" || e.Mode == "visit" {
		return false
	}
	return press(j.actorsAt(e.Sentence, e.Source)) || press(j.actorsAt(e.Sentence, e.Target))
}

// talksAbout reports whether talks are but what other talks, in the clause above, are for.
func (j *joiner) talksAbout(e *event.Event) bool {
	s := &j.Sentences[e.Sentence]
	w := s.Words[e.Head]
	if e.Plover != "CONSULT" || len(e.Target) > 0 || w.XPOS != "VB" || w.Head < 0 || w.Head > e.Head || !syntax.IsRel(w.Rel, "advcl") && w.Rel != "xcomp" && w.Rel != "acl" {
		return false
	}
	return slices.ContainsFunc(j.Events, func(o event.Event) bool {
		return o.Sentence == e.Sentence && o.Plover == "CONSULT" && (o.Head == w.Head || s.Words[w.Head].Head == o.Head && s.Words[w.Head].UPOS != "VERB")
	})
}

// claimedAbove reports whether a deed is but what somebody claims as his, and so told
// already by the clause above: "claimed responsibility for shelling the camp".
func (j *joiner) claimedAbove(e *event.Event) bool {
	noun := j.Sentences[e.Sentence].Words[e.Head].Head
	return noun >= 0 && j.Ontology.Quad(e.Plover) == 4 && slices.ContainsFunc(j.Events, func(o event.Event) bool {
		return o.Sentence == e.Sentence && o.Plover == e.Plover && o.Head != noun && o.Head != e.Head && slices.Contains(o.Trigger, noun)
	})
}
