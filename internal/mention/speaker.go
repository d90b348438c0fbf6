package mention

import (
	"maps"

	"readout/internal/syntax"
)

// quoting follows quotation marks and who speaks through a paragraph.
type quoting struct {
	paragraph int
	open      bool
	speaker   int          // entity of the last speaker of the paragraph, -1 for none
	inside    []bool       // words of the sentence being read that are quoted; nil when none is
	wholly    int          // how many sentences right before this one are nothing but a quotation
	named     map[int]bool // entities that the paragraph's quotations name, before this sentence
}

// enterSentence finds the words of a sentence that are quoted.
func (d *document) enterSentence(si int) {
	s, q := &d.sents[si], &d.quote
	if si == 0 || s.Paragraph != q.paragraph {
		*q = quoting{paragraph: s.Paragraph, speaker: -1}
	} else if q.wholly++; !allQuoted(&d.sents[si-1], q.inside) {
		q.wholly = 0
	}
	inside, quoted := make([]bool, len(s.Words)), q.open
	for i, w := range s.Words {
		switch w.Text {
		case "“", "``":
			q.open, quoted = true, true
		case "”", "''":
			q.open = false
		case `"`:
			q.open = !q.open
			quoted = true
		default:
			inside[i] = q.open
		}
	}
	if q.inside = inside; !quoted {
		q.inside = nil
	}
}

// allQuoted reports whether all words of a sentence are quoted, but for its
// punctuation.
func allQuoted(s *syntax.Sentence, inside []bool) bool {
	for i, w := range s.Words {
		if w.UPOS != "PUNCT" && (inside == nil || !inside[i]) {
			return false
		}
	}
	return true
}

// namedInQuote gives the entities that a pronoun cannot mean because it is who
// speaks, and they are whom the quotation speaks of by name: '"Diaz is a fraud," he
// told reporters'.
func (d *document) namedInQuote(si, i int) map[int]bool {
	s, q := &d.sents[si], &d.quote
	h := s.Words[i].Head
	if h < 0 || q.inside == nil && len(q.named) == 0 || q.inside != nil && q.inside[i] || !d.lex.is("say", s.Words[h].Lemma) || !syntax.IsRel(s.Words[i].Rel, "nsubj") {
		return nil
	}
	out := d.quotedNames(si)
	if q.inside != nil && q.inside[0] {
		for e := range q.named {
			out[e] = true
		}
	}
	return out
}

// quotedNames gives the entities that the quotations of a sentence name so far.
func (d *document) quotedNames(si int) map[int]bool {
	out := map[int]bool{}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence == si && d.quote.inside != nil; k-- {
		if m := &d.set.Mentions[k]; m.Kind != Pronoun && d.quote.inside[m.Head] {
			out[m.Entity] = true
		}
	}
	return out
}

// firstPersons gives "I" and "we" inside a quotation to its speaker: the
// subject of a verb of saying beside the quotation, or of the sentence before
// when the quotation runs on. Outside quotations they stay unresolved.
func (d *document) firstPersons(si int) {
	s := &d.sents[si]
	q := &d.quote
	if q.inside == nil {
		return
	}
	if q.named == nil {
		q.named = map[int]bool{}
	}
	maps.Copy(q.named, d.quotedNames(si))
	if e := d.speakerIn(si, q.inside); e >= 0 {
		q.speaker = e
	}
	if q.speaker < 0 {
		return
	}
	for i, w := range s.Words {
		p, ok := d.lex.pronouns[w.Lower()]
		if !ok || p.use != "speaker" || !q.inside[i] || w.UPOS != "PRON" {
			continue
		}
		if e := &d.set.Entities[q.speaker]; !p.many && !human(e) {
			continue
		}
		d.mention(Mention{Sentence: si, First: i, Last: i + 1, Head: i, Kind: Pronoun, Entity: q.speaker})
	}
}

// speakerIn returns the subject of a verb of saying outside the quotation, or
// -1.
func (d *document) speakerIn(si int, inside []bool) int {
	s := &d.sents[si]
	for v, w := range s.Words {
		if inside[v] || !d.lex.is("say", w.Lemma) {
			continue
		}
		for _, c := range s.Children(v) {
			if syntax.IsRel(s.Words[c].Rel, "nsubj") && !inside[c] {
				if e := d.entityAt(si, c); e >= 0 && d.set.Entities[e].Actor() {
					return e
				}
			}
		}
	}
	return -1
}
