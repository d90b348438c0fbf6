package resolve

import (
	"slices"

	"readout/readout"
)

// findClients remembers for whom lawyers speak: "his lawyer", "a lawyer for Ana Soto". What is
// said of a client they answer for.
func (j *joiner) findClients() {
	j.clients = map[string]string{}
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
