package resolve

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/table"
	"readout/readout"
)

// contraries are accounts of one thing of which only one can be so, by the first lemma of
// their phrases, and the kinds of matter that only the accused or the dead decide.
type contraries struct {
	phrases map[string][]contrary
	strict  map[string]bool
	same    map[string]bool // kinds of which the answer must be of the very thing
	lone    map[string]bool // kinds of which the other account disputes whatever was said
	needs   map[string]bool // kinds of which both accounts must have a word besides
}

// contrary is a phrase of one account of a matter, behind its first lemma.
type contrary struct {
	kind, side string
	rest       []string
}

// account tells what a statement has of a matter: the sides of it ("one", "other", "needs", "dead").
type account map[string]map[string]bool

// loadContraries reads lexicon/en/contraries.tsv.
func loadContraries(fsys fs.FS) (contraries, error) {
	all := contraries{phrases: map[string][]contrary{}, strict: map[string]bool{}, same: map[string]bool{}, lone: map[string]bool{}, needs: map[string]bool{}}
	err := table.Read(fsys, "lexicon/en/contraries.tsv", 3, func(c []string) error {
		switch c[1] {
		case "strict":
			all.strict[c[0]] = true
			return nil
		case "same":
			all.same[c[0]] = true
			return nil
		case "lone":
			all.lone[c[0]] = true
			return nil
		case "needs":
			all.needs[c[0]] = true
		case "one", "other", "dead":
		default:
			return fmt.Errorf("unknown side %q: one, other, needs, dead, same, lone or strict", c[1])
		}
		lemmas := strings.Fields(c[2])
		if len(lemmas) == 0 {
			return fmt.Errorf("no phrase for %s %s", c[0], c[1])
		}
		all.phrases[lemmas[0]] = append(all.phrases[lemmas[0]], contrary{c[0], c[1], lemmas[1:]})
		return nil
	})
	return all, err
}

// read adds to an account what some words have of each matter.
func (all *contraries) read(words []syntax.Word, into account) {
	for i := range words {
		w := &words[i]
		all.note(words[i+1:], all.phrases[w.LowerLemma()], into)
		if form := w.Lower(); form != w.LowerLemma() {
			all.note(words[i+1:], all.phrases[form], into)
		}
	}
}

// note adds the phrases that go on in the words behind their first.
func (all *contraries) note(behind []syntax.Word, begun []contrary, into account) {
	for _, p := range begun {
		if begins(behind, p.rest) {
			if into[p.kind] == nil {
				into[p.kind] = map[string]bool{}
			}
			into[p.kind][p.side] = true
		}
	}
}

// against reports of which matter two accounts say contrary things; "" for none.
func (all *contraries) against(told, answer account) string {
	found := ""
	for kind, a := range answer {
		b := told[kind]
		if all.lone[kind] && a["other"] && b == nil {
			b = map[string]bool{"one": true}
		}
		if b == nil || a["one"] == a["other"] || b["one"] == b["other"] || a["one"] == b["one"] || all.needs[kind] && !(a["needs"] || a["dead"]) || all.needs[kind] && !b["needs"] {
			continue
		}
		if found == "" || kind < found {
			found = kind // the same whatever the order of the map
		}
	}
	return found
}

// otherwise adds to what another has just said those who say, without a word of denying, what
// cannot be so as well: "said the ship had entered its waters", "said the ship was on the high
// seas"; or that they did no more than something less: "had only checked their papers".
func (j *joiner) otherwise(i int, st statement.Statement) {
	if st.Act != "assert" || st.Negative || st.Modal != "" || !st.Reports || j.hasModal(st) || len(st.ContentWords) == 0 || !j.brief(st) {
		return
	}
	answer := account{}
	for _, c := range st.ContentWords {
		j.Lexicon.Contraries.read(j.Sentences[c.Sentence].Words[c.First:c.Last], answer)
	}
	for _, id := range j.said[i] {
		if own := j.statement(id); own.Speaker != "" && !j.denies(id) {
			j.answerOtherwise(own, st, answer)
		}
	}
}

// answerOtherwise finds what one speaker's account disputes.
func (j *joiner) answerOtherwise(own *readout.Statement, st statement.Statement, answer account) {
	less, fewer := j.onlyDid(own, st), j.tallyOf(st)
	if !answer["place"]["one"] && j.onOwnLand(own, st) {
		answer = answer.with("place", "other")
	}
	if len(answer) == 0 && !less && fewer == nil && !j.tellsOwnDeed(own, st) {
		return
	}
	for k := len(j.rec.Statements) - 1; k >= 0; k-- {
		said := &j.rec.Statements[k]
		if said.Sentence >= own.Sentence || said.Act != "assert" && said.Act != "accuse" || !j.lastSaid(own, said) || !j.putsForward(said) || j.answers(said) || j.denies(said.ID) && !j.claimsToo(said.ID) || j.foretells(own, said) {
			continue
		}
		if j.didIt(own, st, said) || j.struck(own, st, said) || less && j.deedOf(own, st, said) || j.contraryTo(own, st, said, answer) || fewer != nil && j.countsOther(own, fewer, said) {
			takeSide(j.claimIn(own, said), readout.ClaimSide{Actor: own.Speaker, Stance: "denies", Statement: own.ID}, "contested")
			return
		}
	}
}

// with returns an account that says one thing more.
func (a account) with(kind, side string) account {
	out := account{kind: {side: true}}
	for k, sides := range a {
		if k != kind {
			out[k] = sides
			continue
		}
		for s := range sides {
			out[k][s] = true
		}
	}
	return out
}

// onOwnLand reports whether what is told happened on the land of those who speak: "in Chinese waters".
func (j *joiner) onOwnLand(own *readout.Statement, st statement.Statement) bool {
	return j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		return j.Lexicon.Lands[s.Words[i].Lemma] && slices.ContainsFunc(s.Children(i), func(k int) bool {
			r := s.Words[k].Rel
			return k < i && (r == "amod" || r == "nmod:poss" || r == "compound") && j.anyCamp(own.Speaker, j.actorsAt(s.Index, []int{k}))
		})
	})
}

// lastSaid reports whether a statement is what another side said last before a speaker, not far
// before.
func (j *joiner) lastSaid(own, said *readout.Statement) bool {
	if said.Speaker == "" || own.Sentence-said.Sentence > counterReach && j.back(own, said) > 1 || j.oneVoice(said.Speaker, own.Speaker) {
		return false
	}
	return j.back(own, said) == 1 || !j.othersBetween(said, own)
}

// contraryTo reports whether an answer says the contrary of what was said, of the same thing
// or of those who answer.
func (j *joiner) contraryTo(own *readout.Statement, st statement.Statement, said *readout.Statement, answer account) bool {
	told := account{}
	j.Lexicon.Contraries.read(j.wordsIn(said), told)
	kind := j.Lexicon.Contraries.against(told, answer)
	if kind == "" {
		return false
	}
	if j.Lexicon.Contraries.strict[kind] {
		return answer[kind]["dead"] || j.deedOf(own, st, said) || len(answer["weapon"]) > 0 && j.ofTheirStrike(own, st, said)
	}
	if lone := j.Lexicon.Contraries.lone[kind] && told[kind] == nil; (lone && j.subjectTold(st, said) || !lone && (j.ofTheSame(own, st, said) || j.ofThatPlace(st, said))) || j.sameDoers(own, st, said) {
		return true
	}
	return !j.Lexicon.Contraries.same[kind] && (j.deedOf(own, st, said) || j.namedIn(said.Content, own.Speaker) != "" || j.ofHim(st))
}

// subjectTold reports whether what is said is, in the first place, of a thing of which a claim tells, or of
// what a pronoun stands for: "the boat was in port".
func (j *joiner) subjectTold(st statement.Statement, said *readout.Statement) bool {
	n := j.subjectSaid(st)
	return n != nil && (n.UPOS == "PRON" || slices.ContainsFunc(j.wordsIn(said), func(w syntax.Word) bool { return w.Lemma == n.Lemma }))
}

// sameDoers reports whether those of the speaker's camp who do something in what was said do
// something in the answer: "its troops had crossed", "its troops had stayed".
func (j *joiner) sameDoers(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	told := j.subjects(said.Sentence, said.Content)
	return slices.ContainsFunc(j.subjects(st.ContentWords[0].Sentence, own.Content), func(code string) bool { return len(code) >= 6 && slices.Contains(told, code) }) ||
		slices.ContainsFunc(j.doers(own, st.ContentWords[0].Sentence, own.Content), func(code string) bool {
			return code != "" && slices.Contains(j.doers(own, said.Sentence, said.Content), code)
		})
}

// subjects lists the codes of those who are subjects in what is said.
func (j *joiner) subjects(sentence int, said []readout.Span) []string {
	var codes []string
	for i, w := range j.Sentences[sentence].Words {
		if syntax.IsRel(w.Rel, "nsubj") && inside(w, said) {
			for _, id := range j.actorsAt(sentence, []int{i}) {
				codes = append(codes, j.actor(id).Code)
			}
		}
	}
	return codes
}

// ofTheirStrike reports whether an answer is of an attack of which those who made it told, and of nobody
// else's: "said its jets had hit a depot", "said the bombs had fallen on a school".
func (j *joiner) ofTheirStrike(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	mine := slices.ContainsFunc(said.Events, func(id string) bool {
		return j.event(id).Plover == "ASSAULT" && j.answersFor(said.Speaker, j.event(id))
	})
	return mine && !slices.ContainsFunc(j.subjects(st.ContentWords[0].Sentence, own.Content), func(code string) bool {
		return len(code) >= 3 && !privateActor(code) && !privateActor("---"+code) && !sameCamp(code, j.actor(said.Speaker).Code)
	})
}

// wordsIn returns the words of a statement's own sentence that are of what is said.
func (j *joiner) wordsIn(said *readout.Statement) []syntax.Word {
	var words []syntax.Word
	for _, w := range j.Sentences[said.Sentence].Words {
		if inside(w, said.Content) {
			words = append(words, w)
		}
	}
	return words
}

// deedOf reports whether what was said is a deed of those who answer.
func (j *joiner) deedOf(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	return j.ownsUp(st, said) || j.accusedAt(own, said.Sentence) || len(j.doers(own, said.Sentence, said.Content)) > 0 || j.bareDoer(own, said) != "" || slices.ContainsFunc(said.Events, func(id string) bool {
		return j.answersFor(own.Speaker, j.event(id))
	})
}

// ownsUp reports whether those who answer confirm, in the same breath, a thing of which they were
// told: "confirmed the strike but said …".
func (j *joiner) ownsUp(st statement.Statement, said *readout.Statement) bool {
	s := &j.Sentences[st.Sentence]
	verb := s.Words[st.CueWord].Head
	if s.Words[st.CueWord].Rel != "conj" || verb < 0 || !j.Lexicon.Owns[s.Words[verb].Lemma] {
		return false
	}
	o := s.Child(verb, "obj")
	return o >= 0 && s.Words[o].UPOS == "NOUN" && (j.tells(said.Sentence, s.Words[o].Lemma) || j.tellsKind(said.Sentence, j.Lexicon.Kin[s.Words[o].Lemma]))
}

// ofThatPlace reports whether an answer is of "the town" where what was said names a place.
func (j *joiner) ofThatPlace(st statement.Statement, said *readout.Statement) bool {
	places := false
	for i, w := range j.Sentences[said.Sentence].Words {
		_, ok := j.placeAt[wordAt{said.Sentence, i}]
		places = places || ok && inside(w, said.Content)
	}
	return places && slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			if _, ok := j.placeAt[wordAt{c.Sentence, i}]; ok || j.Lexicon.PlaceNouns[s.Words[i].Lemma] && j.known(s, i) {
				return true
			}
		}
		return false
	})
}

// ofHim reports whether an answer is of one who is named by a pronoun alone.
func (j *joiner) ofHim(st statement.Statement) bool {
	w := j.subjectSaid(st)
	return w != nil && w.XPOS == "PRP" && w.Lower() != "we" && w.Lower() != "i"
}

// subjectSaid returns the subject of what is said, in the first place; nil without one.
func (j *joiner) subjectSaid(st statement.Statement) *syntax.Word {
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	if top := j.topOf(c); top >= 0 {
		if n := s.Child(top, "nsubj", "nsubj:pass"); n >= 0 {
			return &s.Words[n]
		}
	}
	return nil
}

// onlyDid reports whether all that is said is that the speaker's people did no more than
// something: "its officers had only used tear gas".
func (j *joiner) onlyDid(own *readout.Statement, st statement.Statement) bool {
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	verb := j.topOf(c)
	if verb < 0 || s.Words[verb].UPOS != "VERB" || s.Words[verb].XPOS != "VBD" && s.Words[verb].XPOS != "VBN" || s.Child(verb, "nsubj:pass") >= 0 || !j.ownSubject(own, c.Sentence, verb) {
		return false
	}
	return slices.ContainsFunc(s.Children(verb), func(k int) bool {
		if k < c.First || k >= c.Last || j.hadJust(s, k) {
			return false
		}
		r := s.Words[k].Rel
		return j.Lexicon.Limits[s.Words[k].Lower()] || (r == "obj" || r == "obl") && slices.ContainsFunc(s.Children(k), func(m int) bool {
			return j.Lexicon.Limits[s.Words[m].Lower()] && s.Words[m].Rel != "amod"
		})
	})
}

// hadJust reports whether word i is a "just" of what had happened shortly before: "had just left".
func (j *joiner) hadJust(s *syntax.Sentence, i int) bool {
	return i > 0 && s.Words[i].Lower() == "just" && s.Words[i-1].Lemma == "have"
}

// claimIn returns the claim that a statement makes, of a deed of those who answer before any
// other; one of what was not coded is made.
func (j *joiner) claimIn(own, said *readout.Statement) *readout.Claim {
	var any *readout.Claim
	for k := range j.rec.Claims {
		c := &j.rec.Claims[k]
		if !slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Stance == "claims" && s.Statement == said.ID }) {
			continue
		}
		if j.answersFor(own.Speaker, j.event(c.Event)) {
			return c
		}
		if any == nil {
			any = c
		}
	}
	if any != nil {
		return any
	}
	return j.claimOf(j.event(j.charge(said, j.namedIn(said.Content, own.Speaker), "accusation: what was said, of which another tells otherwise")))
}
