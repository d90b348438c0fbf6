package mention

import (
	"strings"

	"readout/internal/syntax"
)

// quoting follows quotation marks and who speaks through a paragraph.
type quoting struct {
	paragraph int
	open      bool
	speaker   int // entity of the last speaker of the paragraph, -1 for none
}

// firstPersons gives "I" and "we" inside a quotation to its speaker: the
// subject of a verb of saying beside the quotation, or of the sentence before
// when the quotation runs on. Outside quotations they stay unresolved.
func (d *document) firstPersons(si int) {
	s := &d.sents[si]
	q := &d.quote
	if si == 0 || s.Paragraph != q.paragraph {
		*q = quoting{paragraph: s.Paragraph, speaker: -1}
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
	if !quoted {
		return
	}
	if e := d.speakerIn(si, inside); e >= 0 {
		q.speaker = e
	}
	if q.speaker < 0 {
		return
	}
	for i, w := range s.Words {
		p, ok := d.lex.pronouns[strings.ToLower(w.Text)]
		if !ok || p.use != "speaker" || !inside[i] || w.UPOS != "PRON" {
			continue
		}
		if e := &d.set.Entities[q.speaker]; !p.many && e.Type != "person" && e.Type != "office" {
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
