package resolve

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/figure"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/timex"
	"readout/readout"
)

// figures writes the quantities with their event, place, "since" and who
// counts.
func (j *joiner) figures() {
	for _, f := range j.Figures {
		if j.tellers(f) {
			continue
		}
		out := readout.Figure{
			ID: fmt.Sprintf("F%d", len(j.rec.Figures)+1), Value: f.Value, High: f.High, Bound: f.Bound, Unit: f.Unit, Of: f.Of,
			Span: readout.Span{f.Start, f.End}, Sentence: f.Sentence, ReportedBy: []string{},
		}
		out.Event = j.countedEvent(f)
		out.Place = j.countedPlace(f)
		for i, t := range j.Times {
			if t.Sentence == f.Sentence && t.Since && !j.ofElse(f, t) {
				out.Since = j.recordTime(i, "")
				break
			}
		}
		if out.Since == nil && f.SinceThen {
			out.Since = j.namedBefore(f)
		}
		for i, st := range j.Statements {
			for _, c := range st.ContentWords {
				if c.Sentence == f.Sentence && c.First <= f.Word && f.Word < c.Last {
					out.ReportedBy = appendNew(out.ReportedBy, j.said[i]...)
				}
			}
		}
		if told := slices.DeleteFunc(slices.Clone(out.ReportedBy), func(id string) bool { return j.statement(id).Act == "deny" }); len(told) > 0 {
			out.ReportedBy = told // who denies a claim counts nothing
		}
		if f.Counter >= 0 && (f.Against || len(out.ReportedBy) == 0) {
			if by := j.countedBy(f); len(by) > 0 {
				out.ReportedBy = by // "while organisers claimed 20,000": they, not who is quoted before
			}
		}
		j.rec.Figures = append(j.rec.Figures, out)
	}
}

// tellers reports whether a figure counts but the few who say something: "two officials said".
func (j *joiner) tellers(f figure.Figure) bool {
	const few = 10
	return f.Bound == "exact" && f.Value < few && slices.ContainsFunc(j.Statements, func(st statement.Statement) bool {
		return st.SourceSentence == f.Sentence && st.SourceWord == f.Word && (st.Act == "assert" || st.Act == "confirm" || st.Act == "deny")
	})
}

// ofElse reports whether a "since" belongs to a clause or an apposition that is not said of
// what a figure counts: "five died in the town, where strikers have blocked roads since May".
func (j *joiner) ofElse(f figure.Figure, t timex.Timex) bool {
	s := &j.Sentences[f.Sentence]
	at := top(s, t.First, t.Last)
	_, meet := path(s, f.Word, at)
	for w := f.Word; w >= 0 && w != meet; w = s.Words[w].Head {
		if h := s.Words[w].Head; s.Words[w].Rel == "appos" && h >= 0 && s.Words[h].Text != s.Words[h].Lower() {
			return true // "Chad, a country of 20 million, has had two coups since May"
		}
	}
	for w := at; w >= 0 && w != meet; w = s.Words[w].Head {
		mark := s.Child(w, "mark")
		begins := mark >= 0 && s.Words[mark].Lemma == "since" // "since the war began in 2014"
		clause := s.Words[w].Rel == "acl:relcl" || s.Words[w].UPOS == "VERB" && s.Child(w, "nsubj") >= 0 && !begins
		if s.Words[w].Rel == "appos" || clause && meet != f.Word {
			return true
		}
	}
	return false
}

// namedBefore returns the time that "since then" takes up: the last one named
// before the figure, in its sentence or the two before.
func (j *joiner) namedBefore(f figure.Figure) *readout.Time {
	for i := len(j.Times) - 1; i >= 0; i-- {
		t := j.Times[i]
		if t.Sentence > f.Sentence || t.Sentence < f.Sentence-2 || t.Start > f.Start || !t.HasRange || t.Until {
			continue
		}
		if j.Published.IsZero() || t.Begin.Before(j.Published) {
			return j.recordTime(i, "")
		}
	}
	return nil
}

// countedBy makes statements of who counts: "officials put the toll at 15" says
// so as surely as "officials said 15 had died".
func (j *joiner) countedBy(f figure.Figure) []string {
	s := &j.Sentences[f.Sentence]
	ids := []string{}
	who := s.Child(f.Counter, "nsubj")
	actors := j.actorsAt(f.Sentence, []int{who})
	if len(actors) == 0 && f.Against {
		first, _ := s.Subtree(who)
		actors = j.speakers(statement.Statement{Sentence: f.Sentence, SourceSentence: f.Sentence, SourceWord: who, Source: j.span(f.Sentence, first, who+1)})
	}
	cue := j.span(f.Sentence, f.Counter, f.Counter+1)
	for _, actor := range actors {
		if said := j.saidWith(cue, actor); said != "" {
			ids = append(ids, said)
			continue
		}
		out := readout.Statement{
			ID: fmt.Sprintf("S%d", len(j.rec.Statements)+1), Speaker: actor, SpeakerKind: j.speakerKind(statement.Statement{SpeakerKind: "named"}, actor),
			Cue: cue, Content: []readout.Span{{s.Words[f.Counter+1].Start, max(f.End, s.Words[f.Counter+1].End)}}, Kind: "indirect",
			Act: "assert", To: []string{}, Events: []string{}, Sentence: f.Sentence, Why: []string{"counts: " + s.Words[f.Counter].Lemma},
		}
		ids = append(ids, out.ID)
		j.rec.Statements = append(j.rec.Statements, out)
	}
	return ids
}

// saidWith returns the id of what an actor says with a cue that holds the words; "" for none.
func (j *joiner) saidWith(words readout.Span, actor string) string {
	for i := range j.rec.Statements {
		if s := &j.rec.Statements[i]; s.Speaker == actor && s.Cue[0] <= words[0] && words[1] <= s.Cue[1] {
			return s.ID
		}
	}
	return ""
}

// countedEvent returns the event whose trigger governs the figure or, failing
// that, the only material one of its sentence.
func (j *joiner) countedEvent(f figure.Figure) string {
	var inSentence []string
	for i := range j.rec.Events {
		e := &j.rec.Events[i]
		for _, v := range e.Evidence {
			if v.Sentence != f.Sentence {
				continue
			}
			if f.Verb >= 0 {
				w := j.Sentences[f.Sentence].Words[f.Verb]
				if v.Trigger[0] <= w.Start && w.End <= v.Trigger[1] {
					return e.ID
				}
			}
			if e.Quad == 4 && !slices.Contains(inSentence, e.ID) {
				inSentence = append(inSentence, e.ID)
			}
		}
	}
	if len(inSentence) == 1 && harmed(f.Unit) {
		return inSentence[0]
	}
	return ""
}

// harmed reports whether a unit tells what became of people in an event.
func harmed(unit string) bool {
	return unit == "killed" || unit == "injured" || unit == "arrested" || unit == "displaced"
}

// votedReach is how far in the tree a place may be from votes that were cast there.
const votedReach = 3

// countedPlace returns the literal place of the figure's sentence: the one
// right behind it ("nine in Haiti and three in Cuba"), else the nearest in the
// tree.
func (j *joiner) countedPlace(f figure.Figure) string {
	s := &j.Sentences[f.Sentence]
	best, bestSteps := "", 1<<30
	whose := j.toldOf(s, f.Word)
	for i, p := range j.Places {
		for _, m := range p.Mentions {
			if m.Sentence != f.Sentence || !m.Literal || whose >= 0 && !s.Under(m.First, whose) || j.otherClock(m.Sentence, m.First) {
				continue
			}
			at := top(s, m.First, m.Last)
			if j.namesActor(s, m.Last-1) || j.ofSpeaker(f, m.Start) {
				continue
			}
			steps, _ := path(s, f.Word, at)
			if f.Unit == "voted" && steps > votedReach || underSince(s, at, f.Word) {
				continue // "voted 68-41 to summon the minister over deaths in Puno"
			}
			if m.First == f.Word+2 && s.Words[f.Word+1].UPOS == "ADP" {
				steps = 0
			}
			if m.Last <= s.Dateline {
				steps += len(s.Words) // where it was written says less than any other place
			}
			if steps < bestSteps {
				best, bestSteps = j.rec.Places[i].ID, steps
			}
		}
	}
	if best == "" {
		return j.landSpokenOf(s, f)
	}
	return best
}

// ofSpeaker reports whether a place stands in the words for a body by name that speaks, and
// the figure does not: "said the Institute for Peace in Rome" puts nothing in Rome. Whom
// harm came to in Rome the police there tell.
func (j *joiner) ofSpeaker(f figure.Figure, at int) bool {
	for i := range j.Statements {
		st := &j.Statements[i]
		if st.SourceSentence == f.Sentence && st.SourceWord >= 0 && j.Sentences[f.Sentence].Words[st.SourceWord].UPOS == "PROPN" && !harmed(f.Unit) && st.Source[0] <= at && at < st.Source[1] && (f.Start < st.Source[0] || f.Start >= st.Source[1]) {
			return true
		}
	}
	return false
}

// underSince reports whether a place stands in a clause that only tells since when: "nine
// coups since it won independence from Portugal".
func underSince(s *syntax.Sentence, at, figure int) bool {
	for w := at; w >= 0 && w != figure; w = s.Words[w].Head {
		if m := s.Child(w, "mark"); m >= 0 && s.Words[m].Lemma == "since" && !s.Under(figure, w) {
			return true
		}
	}
	return false
}

// toldOf returns the actor whom the relative clause of word w tells of, or -1: what stands
// outside is no place of it ("the president, who is at 12 percent, will go to Rome").
func (j *joiner) toldOf(s *syntax.Sentence, w int) int {
	for range s.Words {
		h := s.Words[w].Head
		if h < 0 {
			break
		}
		if s.Words[w].Rel == "acl:relcl" {
			if m := j.Mentions.At(s.Index, h); m != nil && !m.Place && j.Mentions.Entities[m.Entity].Actor() {
				return h
			}
		}
		w = h
	}
	return -1
}

// namesActor reports whether a place only says whose somebody is: "the U.S.-led
// coalition", "U.S. President Ann Lee", "Peru's army".
func (j *joiner) namesActor(s *syntax.Sentence, at int) bool {
	for w, steps := at, 0; s.Words[w].Head >= 0 && steps < 4; w, steps = s.Words[w].Head, steps+1 {
		switch rel, _, _ := strings.Cut(s.Words[w].Rel, ":"); {
		case s.Child(w, "case") >= 0 && s.Words[w].Rel != "nmod:poss", rel != "compound" && rel != "amod" && s.Words[w].Rel != "nmod:poss" && s.Words[w].Rel != "nmod:desc":
			return false
		case j.acting(s, s.Words[w].Head):
			return true
		}
	}
	return false
}

// landSpokenOf is the country that was named last where a sentence says that
// something was "in the war-torn country".
func (j *joiner) landSpokenOf(s *syntax.Sentence, f figure.Figure) string {
	in := false
	for w := range s.Words {
		c, d := s.Child(w, "case"), s.Child(w, "det")
		in = in || s.Words[w].Lemma == "country" && c >= 0 && s.Words[c].Lemma == "in" && d >= 0 && s.Words[d].Lemma == "the"
	}
	if !in {
		return ""
	}
	best, last := "", -1
	for i, p := range j.Places {
		for _, m := range p.Mentions {
			if p.Precision == "country" && m.Literal && m.Start > last && m.Start < f.Start && !j.namesActor(&j.Sentences[m.Sentence], m.Last-1) {
				best, last = j.rec.Places[i].ID, m.Start
			}
		}
	}
	return best
}
