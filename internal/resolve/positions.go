package resolve

import (
	"fmt"
	"slices"

	"readout/internal/event"
	"readout/readout"
)

// positions writes who takes which stand toward what: an actor, an event that is
// coded, or a thing in the text's words.
func (j *joiner) positions() {
	for i := range j.Relations {
		r := &j.Relations[i]
		if r.Stance == "" || len(r.Target) == 0 {
			continue
		}
		stance, why, carriers := r.Stance, r.Why, j.carried(r)
		if denial := slices.IndexFunc(carriers, func(id string) bool { return j.statement(id).Act == "deny" }); denial >= 0 { // "denies that it seeks"
			if j.aside(r, j.statement(carriers[denial])) {
				continue
			}
			stance, why = event.Denied(stance), append(slices.Clone(why), "turned round by a denial")
		}
		if stance == "demands" && j.insistsItIs(r.Sentence, r.Head) {
			continue
		}
		if j.asksWhich(r) {
			continue
		}
		if first, last := j.Sentences[r.Sentence].Subtree(r.Target[0]); j.hidesName(j.Sentences[r.Sentence].Words[first:last], stance == "rejects") {
			continue
		}
		if subject := j.Sentences[r.Sentence].Child(r.Target[0], "nsubj"); stance == "" || subject >= 0 && stance == "demands" && j.ofItself(r.Sentence, r.Source, []int{subject}) {
			continue
		}
		for _, holder := range j.actorsAt(r.Sentence, r.Source) {
			p := readout.Position{
				ID: fmt.Sprintf("O%d", len(j.rec.Positions)+1), Holder: holder, Stance: stance, Why: why,
				Toward: j.toward(r), Statements: carriers,
				Evidence: []readout.Evidence{{
					Sentence: r.Sentence, Trigger: *j.cover(r.Sentence, []int{r.Head}), Wires: j.credited[r.Sentence],
					Source: j.argument(r.Sentence, r.Source), Target: j.argument(r.Sentence, r.Target),
				}},
			}
			if ids := j.actorsAt(r.Sentence, r.Target); len(ids) > 0 && ids[0] != holder {
				p.Actor = ids[0]
			}
			p.Event = j.eventUnder(r)
			j.rec.Positions = append(j.rec.Positions, p)
		}
	}
}

// aside reports whether a stand hangs from another verb of what is denied: "denied that
// anybody was paid to support it" turns no stand round.
func (j *joiner) aside(r *event.Relation, denial *readout.Statement) bool {
	s := &j.Sentences[r.Sentence]
	h := s.Words[r.Head].Head
	if h < 0 || s.Words[h].UPOS != "VERB" {
		return false
	}
	return slices.ContainsFunc(denial.Content, func(c readout.Span) bool { return c[0] <= s.Words[h].Start && s.Words[h].End <= c[1] })
}

// toward is the span of the phrase or clause that the stand is toward: without
// the preposition that the verb asks for ("voted for the bill"), with who is to do
// it ("wants the troops to leave").
func (j *joiner) toward(r *event.Relation) readout.Span {
	s := &j.Sentences[r.Sentence]
	target := r.Target[0]
	first, last := s.Subtree(target)
	if first <= r.Head && r.Head < last { // the stand hangs from its own object
		first, last = target, target+1
	}
	for first < target && s.Words[first].Rel == "case" && s.Words[first].Head == target {
		first++
	}
	if s.Words[target].Rel == "xcomp" && s.Words[target].Head == r.Head {
		for _, c := range s.Children(r.Head) {
			if s.Words[c].Rel == "obj" && r.Head < c && c < first {
				first, _ = s.Subtree(c)
			}
		}
	}
	if last < len(s.Words) && s.Words[last].XPOS == "TO" && s.Words[target].Rel == "nmod" { // "demands for the port | to open"
		_, last = s.Subtree(max(s.Words[last].Head, target))
	}
	return j.span(r.Sentence, first, last)
}

// eventUnder returns the event whose trigger is the word that the stand is toward.
func (j *joiner) eventUnder(r *event.Relation) string {
	at := j.Sentences[r.Sentence].Words[r.Target[0]].Start
	for _, e := range j.rec.Events {
		for _, v := range e.Evidence {
			if v.Sentence == r.Sentence && v.Trigger[0] <= at && at < v.Trigger[1] {
				return e.ID
			}
		}
	}
	return ""
}

// carried returns the statements that hold the words of a stand; none when the
// article tells of it in its own voice.
func (j *joiner) carried(r *event.Relation) []string {
	at := j.Sentences[r.Sentence].Words[r.Head]
	var out []string
	for i := range j.rec.Statements {
		st := &j.rec.Statements[i]
		for _, c := range st.Content {
			if c[0] <= at.Start && at.End <= c[1] {
				out = appendNew(out, st.ID)
			}
		}
	}
	return out
}

// asksWhich reports whether what somebody wants is only "what": "that is what he wants",
// "tell him what he does not want to hear".
func (j *joiner) asksWhich(r *event.Relation) bool {
	s := &j.Sentences[r.Sentence]
	what := func(i int) bool { return i >= 0 && s.Words[i].Lemma == "what" }
	target := r.Target[0]
	return what(target) || what(s.Words[r.Head].Head) && s.Words[r.Head].Rel == "acl:relcl" ||
		slices.ContainsFunc(slices.Concat(s.Children(target), s.Children(r.Head)), func(c int) bool { return what(c) && c < r.Head })
}
