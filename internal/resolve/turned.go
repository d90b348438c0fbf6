package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// turnDenials gives a denial by a pronoun to those who are accused, where the pronoun was taken
// for who accuses them: "Peru accuses Chile of spying, a charge it denies". Nobody denies what
// he has just said himself.
func (j *joiner) turnDenials() {
	for i, st := range j.Statements {
		if st.SourceWord < 0 || len(j.said[i]) != 1 {
			continue
		}
		pronoun := j.Sentences[st.SourceSentence].Words[st.SourceWord]
		own := j.statement(j.said[i][0])
		if pronoun.UPOS != "PRON" || own.Speaker == "" || st.Act != "deny" && !j.calledUntrue(st) || !st.Trails && !j.namesClaim(st) && !j.pointsAlone(st) && !j.doesSo(st) || j.deniesDeed(st) {
			continue
		}
		if id := j.accusedBy(own); id != "" && j.agrees(pronoun, id) && !j.bothDoes(st) && !j.namesHim(own, id) {
			own.Speaker = id
			own.SpeakerKind = j.speakerKind(st, id)
			own.Why = append(own.Why, pronoun.Lower()+" stands for who is accused")
		}
	}
}

// namesHim reports whether what is denied names somebody by name: "he dismissed the charge that Lema had
// lied" is not said by Lema.
func (j *joiner) namesHim(own *readout.Statement, id string) bool {
	return slices.ContainsFunc(j.actor(id).Mentions, func(m readout.ActorMention) bool {
		return m.Kind == "name" && slices.ContainsFunc(own.Content, func(c readout.Span) bool { return c[0] <= m.Span[0] && m.Span[1] <= c[1] })
	})
}

// bothDoes reports whether the pronoun that denies is the subject of another statement before it in
// its sentence as well: "he accused them of lying and rejected the charge".
func (j *joiner) bothDoes(st statement.Statement) bool {
	return slices.ContainsFunc(j.Statements, func(o statement.Statement) bool {
		return o.Sentence == st.Sentence && o.CueWord < st.CueWord && o.SourceSentence == st.SourceSentence && o.SourceWord == st.SourceWord
	})
}

// deniesDeed reports whether what is denied is told in a verb of its own: "denied having
// accused them", not "denies doing so".
func (j *joiner) deniesDeed(st statement.Statement) bool {
	if len(st.ContentWords) == 0 || st.Trails {
		return false
	}
	c := st.ContentWords[0]
	first := j.Sentences[c.Sentence].Words[c.First]
	return first.XPOS == "VBG" && first.Lemma != "do" || first.Rel == "mark"
}

// doesSo reports whether what is denied is to have done what was told: "denied doing so".
func (j *joiner) doesSo(st statement.Statement) bool {
	return j.hasPhrase(st, j.Lexicon.DoSo)
}

// accusedBy returns whom the speaker accuses in the clause or sentence before a statement of
// his; "" for nobody.
func (j *joiner) accusedBy(own *readout.Statement) string {
	for k := len(j.rec.Statements) - 1; k >= 0; k-- {
		said := &j.rec.Statements[k]
		back := own.Sentence - said.Sentence
		if back < 0 || back > 1 || said.Cue[0] >= own.Cue[0] || said.Speaker == "" {
			continue
		}
		if said.Act != "accuse" && said.Act != "assert" {
			return ""
		}
		if said.Speaker != own.Speaker {
			return j.otherMan(own, said)
		}
		for e := range j.rec.Events {
			if ev := &j.rec.Events[e]; ev.Plover == "ACCUSE" && ev.Evidence[0].Sentence == said.Sentence && slices.Contains(ev.Source, said.Speaker) && len(ev.Target) > 0 {
				return ev.Target[0]
			}
		}
		return j.firstTold(said)
	}
	return ""
}

// otherMan returns the person of whom the words before a denial tell in the first place, where
// the pronoun that denies was taken for somebody whom they do not name: "Prosecutors said Ivo
// Lema took bribes. He denied the charge"; "" for none.
func (j *joiner) otherMan(own, said *readout.Statement) string {
	if a := j.actor(own.Speaker); a == nil || a.Type != "person" || j.namedIn(said.Content, own.Speaker) == own.Speaker || own.Sentence == said.Sentence {
		return ""
	}
	if id := j.firstTold(said); id != "" && j.actor(id).Type == "person" {
		return id
	}
	return ""
}

// firstTold returns the first actor of another camp in what is said, one who does or
// suffers it before one who is only named there ("Omani agents").
func (j *joiner) firstTold(said *readout.Statement) string {
	named := ""
	for i, w := range j.Sentences[said.Sentence].Words {
		if !inside(w, said.Content) {
			continue
		}
		who := j.actorsAt(said.Sentence, []int{i})
		switch {
		case len(who) == 0 || who[0] == said.Speaker || j.actor(who[0]).Type != "person" && j.sameSide(who[0], said.Speaker):
		case syntax.IsRel(w.Rel, "nsubj"), w.Rel == "obj":
			return who[0]
		case named == "":
			named = who[0]
		}
	}
	return named
}

// turnsBack reports whether those who are said to have attacked say that it was who says so
// who began, "said Oman had fired first", or who did it: "said it was Omani troops who crossed".
func (j *joiner) turnsBack(own *readout.Statement, st statement.Statement, claimant string) bool {
	return (j.beganIt(st) || j.turns(st)) && !st.Negative && j.namedIn(own.Content, claimant) != ""
}

// turns reports whether what is said is of one who is set apart from another: "it was Oman
// that …", "it is Omani troops who …".
func (j *joiner) turns(st statement.Statement) bool {
	if st.Act != "assert" || len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if top < 0 || s.Words[top].UPOS != "PROPN" && s.Words[top].UPOS != "NOUN" || j.negatedBy(s, top) || s.Child(top, "acl:relcl", "ccomp", "csubj", "advcl:relcl") < 0 || s.Child(top, "cop") < 0 {
		return false
	}
	n := s.Child(top, "nsubj", "expl")
	return n >= 0 && s.Words[n].Lower() == "it" && len(j.actorsAt(c.Sentence, []int{top})) > 0
}

// beganIt reports whether a statement says who began.
func (j *joiner) beganIt(st statement.Statement) bool {
	return st.Act == "assert" && j.hasPhrase(st, j.Lexicon.FirstBlow)
}

// agrees reports whether a pronoun may stand for an actor.
func (j *joiner) agrees(pronoun syntax.Word, id string) bool {
	a := j.actor(id)
	switch pronoun.Lower() {
	case "it":
		return a != nil && a.Type != "person" && a.Type != "population"
	case "he", "she":
		return a != nil && (a.Type == "person" || a.Type == "office")
	}
	return a != nil && pronoun.Lower() == "they"
}
