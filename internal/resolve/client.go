package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// findClients remembers for whom lawyers speak: "his lawyer", "a lawyer for Ana Soto". What is
// said of a client they answer for.
func (j *joiner) findClients() {
	j.clients = map[string]string{}
	j.findMouths()
	for n := range j.Sentences {
		s := &j.Sentences[n]
		for i, w := range s.Words {
			if w.UPOS != "NOUN" || !j.Lexicon.Advocates[w.Lemma] {
				continue
			}
			lawyers := j.actorsAt(n, []int{i})
			if len(lawyers) == 0 && w.Rel == "nmod:desc" {
				lawyers = j.actorsAt(n, []int{w.Head})
			}
			for _, c := range s.Children(i) {
				if whose := j.actorsAt(n, []int{c}); len(lawyers) == 1 && len(whose) == 1 && whose[0] != lawyers[0] && (s.Words[c].Rel == "nmod:poss" || s.Words[c].Rel == "nmod" && s.Child(c, "case") >= 0) {
					j.clients[lawyers[0]] = whose[0]
				}
			}
		}
	}
}

// findMouths remembers for whom speak those who are told by whose people they are: "her husband", "Soto
// spokesman Ivo Papp", "his attorney", also where the text makes them no actors of their own.
func (j *joiner) findMouths() {
	for i, st := range j.Statements {
		if st.SourceWord < 0 || len(j.said[i]) != 1 {
			continue
		}
		speaker, s := j.statement(j.said[i][0]).Speaker, &j.Sentences[st.SourceSentence]
		first, last := max(0, st.SourceWord-mouthReach), min(len(s.Words), st.SourceWord+mouthReach)
		for w := first; w < last && speaker != ""; w++ {
			if !j.mouth(s, w, st) {
				continue
			}
			for _, c := range s.Children(w) {
				whose := j.actorsAt(st.SourceSentence, []int{c})
				if r := s.Words[c].Rel; len(whose) == 1 && whose[0] != speaker && j.actor(whose[0]).Type == "person" && (r == "nmod:poss" || r == "compound" || r == "nmod" && s.Child(c, "case") >= 0) {
					j.clients[speaker] = whose[0]
				}
			}
		}
		if j.clients[speaker] == "" && speaker != "" {
			j.clientHere(st, speaker)
		}
	}
}

// clientHere remembers for whom a lawyer speaks who says only "my client": the person who was accused last.
func (j *joiner) clientHere(st statement.Statement, speaker string) {
	a := j.actor(speaker)
	if a == nil || !j.Lexicon.Advocates[a.Role] && !j.saysOf(st, j.Lexicon.Advocates) || !j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		return j.Lexicon.Clients[s.Words[i].Lemma] && s.Child(i, "nmod:poss") >= 0
	}) {
		return
	}
	for k := len(j.rec.Events) - 1; k >= 0; k-- {
		e := &j.rec.Events[k]
		if back := st.Sentence - e.Evidence[0].Sentence; e.Plover == "ACCUSE" && back >= 0 && back <= nearReach && len(e.Target) == 1 && j.actor(e.Target[0]).Type == "person" && e.Target[0] != speaker {
			j.clients[speaker] = e.Target[0]
			return
		}
	}
}

// saysOf reports whether the phrase for who speaks has a noun of a kind in it.
func (j *joiner) saysOf(st statement.Statement, kind map[string]bool) bool {
	return slices.ContainsFunc(j.Sentences[st.SourceSentence].Words, func(w syntax.Word) bool {
		return w.UPOS == "NOUN" && kind[w.Lemma] && st.Source[0] <= w.Start && w.End <= st.Source[1]
	})
}

// mouthReach is how many words from the name of who speaks the word stands for whose he is.
const mouthReach = 8

// mouth reports whether word w is who speaks, or what he is called, and one who speaks for a person.
func (j *joiner) mouth(s *syntax.Sentence, w int, st statement.Statement) bool {
	l := s.Words[w].Lemma
	if s.Words[w].UPOS != "NOUN" || !j.Lexicon.Advocates[l] && !(j.Lexicon.Mouths[l] && s.Words[w].XPOS == "NN") && !j.Lexicon.Relatives[l] {
		return false
	}
	if s.Words[w].Start >= st.Source[0] && s.Words[w].End <= st.Source[1] {
		return true
	}
	return w == st.SourceWord || s.Words[w].Head == st.SourceWord && (s.Words[w].Rel == "appos" || s.Words[w].Rel == "nmod:desc") || s.Words[st.SourceWord].Head == w && s.Words[st.SourceWord].Rel == "appos"
}

// ofClient reports whether a word stands for the client of a lawyer who speaks: "her client", "Ana Soto".
func (j *joiner) ofClient(own *readout.Statement, sentence, word int) bool {
	client := j.clients[own.Speaker]
	return client != "" && (j.Lexicon.Clients[j.Sentences[sentence].Words[word].Lemma] || slices.Contains(j.actorsAt(sentence, []int{word}), client))
}

// answersFor reports whether the speaker is, or speaks for, who did it.
func (j *joiner) answersFor(speaker string, e *readout.Event) bool {
	return slices.ContainsFunc(e.Source, func(id string) bool { return j.speaksFor(speaker, id) || j.bareOf(speaker, id) })
}

// speaksFor reports whether what is said of an actor is said of the speaker's own camp: a
// prisoner's wife answers for nobody's police.
func (j *joiner) speaksFor(speaker, id string) bool {
	a, of := j.actor(speaker), j.actor(id)
	if id != "" && j.clients[speaker] == id {
		return true
	}
	if j.bareSpeaks(speaker, id) {
		return true
	}
	if a != nil && of != nil && ownSeat(a.Code) && len(of.Code) >= 6 && of.Code[3:] != a.Code[3:] && sameState(a.Code, of.Code) && !j.staffOf(a, of) && !j.staffOf(of, a) {
		return false // a parliament's aides answer for no ministry
	}
	return j.sameSide(speaker, id) && (a == nil || of == nil || !privateActor(a.Code) || of.Code == a.Code)
}
