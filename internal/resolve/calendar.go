package resolve

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/syntax"
	"readout/internal/table"
)

// Statuses of what lies ahead, the weakest claim on a sentence first.
var statuses = [...]string{"confirmed", "tentative", "cancelled", "postponed"}

// statusWord is a line of lexicon/en/calendar.tsv.
type statusWord struct {
	status string
	plan   bool
}

func loadStatuses(fsys fs.FS) (map[string]statusWord, error) {
	out := map[string]statusWord{}
	return out, table.Read(fsys, "lexicon/en/calendar.tsv", 3, func(c []string) error {
		if !slices.Contains(statuses[:], c[1]) || c[2] != "" && c[2] != "plan" {
			return fmt.Errorf("status %q %q: confirmed, tentative, cancelled or postponed, then plan or nothing", c[1], c[2])
		}
		out[c[0]] = statusWord{c[1], c[2] == "plan"}
		return nil
	})
}

// status says how sure it is that an event ahead will be: what the words over
// and beside it say. Only what lies ahead, and what was called off or put off,
// has a status.
func (j *joiner) status(d *draft) {
	s := &j.Sentences[d.found.Sentence]
	status, word := j.statusOver(s, d.found.Head, d.found.Rule == "agenda")
	if status == "postponed" && d.time >= 0 && j.newDay(s, d.time) {
		status, word = "confirmed", word+" to this day"
	}
	off := status == "cancelled" || status == "postponed"
	ahead := d.out.Modality == "scheduled" || d.time >= 0 && j.ahead(d.time)
	switch {
	case !ahead && !off, off && d.time >= 0 && j.Times[d.time].HasRange && !j.ahead(d.time) && !j.Published.IsZero():
		return
	case !off && d.out.Polarity == "negative":
		status, word = "cancelled", "not"
	case status == "" && d.out.Modality != "actual" && d.out.Modality != "scheduled":
		status, word = "tentative", d.out.Modality
	case status == "":
		status, word = "confirmed", "said without reserve"
	}
	d.out.Status = status
	if off {
		d.out.Modality = "scheduled" // it stays on the calendar, as cancelled
	}
	d.out.Why = append(d.out.Why, "status "+status+": "+word)
}

// newDay reports whether a time is the one that something was put off to, not
// the one at which it will not be.
func (j *joiner) newDay(s *syntax.Sentence, time int) bool {
	c := s.Child(top(s, j.Times[time].First, j.Times[time].Last), "case")
	return c >= 0 && (s.Words[c].Lemma == "to" || s.Words[c].Lemma == "until" || s.Words[c].Lemma == "till")
}

// statusOver returns the strongest status that the words governing an event,
// or hanging on those, give it, and the word. own: the trigger may itself be
// such a word ("the vote was put off").
func (j *joiner) statusOver(s *syntax.Sentence, head int, own bool) (status, word string) {
	best := -1
	look := func(key, text string) {
		if w, ok := j.Lexicon.Status[key]; ok {
			if k := slices.Index(statuses[:], w.status); k > best {
				best, word = k, text
			}
		}
	}
	for at, steps := head, 0; at >= 0 && steps < 6; at, steps = s.Words[at].Head, steps+1 {
		lemma := s.Words[at].Lemma
		if at != head || own {
			look(lemma, s.Words[at].Text)
		}
		for _, c := range s.Children(at) {
			k := &s.Words[c]
			switch base, _, _ := strings.Cut(k.Rel, ":"); {
			case k.Rel == "compound:prt":
				look(lemma+" "+k.Lemma, s.Words[at].Text+" "+k.Text)
			case base == "aux", base == "advmod", base == "amod":
				look(k.Lemma, k.Text)
				look(strings.ToLower(k.Text), k.Text)
			case base == "acl" && at == head:
				look(k.Lemma, k.Text)
			}
		}
		if rel := s.Words[at].Rel; rel == "ccomp" && s.Words[at].Head >= 0 && at != head && !j.Lexicon.Status[s.Words[s.Words[at].Head].Lemma].plan || rel == "parataxis" || syntax.IsRel(rel, "acl:relcl") || rel == "conj" && at != head {
			break // what was said about it is another matter
		}
	}
	if best < 0 {
		return "", ""
	}
	return statuses[best], word
}

// ahead reports whether a time expression lies after publication, or on its
// day.
func (j *joiner) ahead(i int) bool {
	t := j.Times[i]
	return t.HasRange && !j.Published.IsZero() && t.EndTime.After(j.Published.Truncate(24*60*60*1e9).AddDate(0, 0, 1))
}

// planned returns the participles that put a noun on the calendar: "a meeting
// with the envoys planned for May".
func (j *joiner) planned(s *syntax.Sentence, head int) []int {
	var out []int
	for _, c := range s.Children(head) {
		switch {
		case syntax.IsRel(s.Words[c].Rel, "acl") && j.Lexicon.Status[s.Words[c].Lemma].plan:
			out = append(out, c)
		case syntax.IsRel(s.Words[c].Rel, "nmod"):
			out = append(out, j.planned(s, c)...)
		}
	}
	return out
}

// stronger reports whether status a says more than b.
func stronger(a, b string) bool {
	return slices.Index(statuses[:], a) > slices.Index(statuses[:], b)
}
