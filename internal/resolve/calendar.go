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
	status   string
	plan     bool
	modality string // of an entry that no rule coded; empty: scheduled
	keeps    bool   // what would put a thing off is refused
}

// off reports whether the word takes a thing off its day.
func (w statusWord) off() bool { return w.status == "postponed" || w.status == "cancelled" }

func loadStatuses(fsys fs.FS) (map[string]statusWord, error) {
	out := map[string]statusWord{}
	return out, table.Read(fsys, "lexicon/en/calendar.tsv", 3, func(c []string) error {
		w := statusWord{status: c[1], plan: c[2] == "plan", keeps: c[2] == "keeps"}
		if c[2] == "possible" || c[2] == "demanded" {
			w.modality = c[2]
		}
		if !slices.Contains(statuses[:], c[1]) || c[2] != "" && !w.plan && !w.keeps && w.modality == "" {
			return fmt.Errorf("status %q %q: confirmed, tentative, cancelled or postponed, then plan, possible, demanded, keeps or nothing", c[1], c[2])
		}
		out[c[0]] = w
		return nil
	})
}

// status says how sure it is that an event ahead will be: what the words over
// and beside it say. Only what lies ahead, and what was called off or put off,
// has a status.
func (j *joiner) status(d *draft) {
	s := &j.Sentences[d.found.Sentence]
	entry := d.found.Rule == "agenda"
	over, word := j.statusOver(s, d.found.Head, entry && !givenTime(s, d.found.Head))
	if over.off() && !entry && d.out.Modality == "actual" && strings.HasSuffix(word, "ly") {
		over, word = statusWord{}, "" // "was initially convicted": that was no plan
	}
	status := over.status
	if not := j.wontCome(s, d.found.Head); not != "" && !over.off() {
		status, word = "cancelled", not
	} else if d.out.Modality == "scheduled" && !over.off() {
		if but, text := j.butOff(s, d.found.Head); but != "" {
			status, word = but, text
		}
	}
	if entry && over.modality != "" && !(over.modality == "demanded" && d.time >= 0 && j.asked(s, d)) && !(over.modality == "demanded" && j.held(s, d.found.Head) && j.Lexicon.Agenda.crowds[lastOf(s, d.found.Head)]) {
		d.out.Modality = over.modality
	}
	if status == "postponed" && d.time >= 0 && j.newDay(s, d.time) {
		status, word = "confirmed", word+" to this day"
	}
	if d.out.Polarity == "negative" && d.time >= 0 && j.notUntil(s, d) {
		d.out.Polarity, word = "positive", "not until this day"
	}
	off := status == "cancelled" || status == "postponed"
	ahead := d.out.Modality == "scheduled" || d.time >= 0 && j.ahead(d.time)
	switch {
	case !ahead && !off, off && d.time >= 0 && j.Times[d.time].HasRange && !j.ahead(d.time) && !j.Published.IsZero() && !((s.Words[d.found.Head].UPOS == "NOUN" || s.Words[d.found.Head].XPOS == "VB") && j.today(d.time)):
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

// held reports whether a word is a thing that is called for, or what somebody is called on
// to do, and not what a call is for: "called on staff to strike on Friday".
func (j *joiner) held(s *syntax.Sentence, head int) bool {
	h := s.Words[head].Head
	return s.Words[head].UPOS == "NOUN" || h >= 0 && s.Words[h].UPOS == "VERB"
}

// asked reports whether the day of an entry is that of the asking itself: "voters are
// asked on May 3 to approve a tax".
func (j *joiner) asked(s *syntax.Sentence, d *draft) bool {
	at := top(s, j.Times[d.time].First, j.Times[d.time].Last)
	c := s.Child(at, "case")
	return s.Words[at].Head == d.found.Head && c >= 0 && s.Words[c].Lemma == "on" && isDone(s, d.found.Head)
}

// newDay reports whether a time is the one that something was put off to, not
// the one at which it will not be.
func (j *joiner) newDay(s *syntax.Sentence, time int) bool {
	at := top(s, j.Times[time].First, j.Times[time].Last)
	c := s.Child(at, "case")
	if c < 0 {
		return false
	}
	switch s.Words[c].Lemma {
	case "to", "until", "till":
		return true
	case "for": // "rescheduled for May 3"
		return s.Words[at].Head >= 0 && s.Words[s.Words[at].Head].Lemma == "reschedule"
	}
	return false
}

// notUntil reports whether something will be on a day, and only then: "would not
// reopen until May", "will not meet before Friday".
func (j *joiner) notUntil(s *syntax.Sentence, d *draft) bool {
	at := top(s, j.Times[d.time].First, j.Times[d.time].Last)
	c := s.Child(at, "case")
	return c >= 0 && s.Words[at].Head == d.found.Head && (s.Words[c].Lemma == "until" || s.Words[c].Lemma == "till" || s.Words[c].Lemma == "before")
}

// statusOver returns the strongest status that the words governing an event,
// or hanging on those, give it, and the word. own: the trigger may itself be
// such a word ("the vote was put off").
func (j *joiner) statusOver(s *syntax.Sentence, head int, own bool) (strongest statusWord, word string) {
	best := -1
	look := func(key, text string) {
		if w, ok := j.Lexicon.Status[key]; ok {
			if k := slices.Index(statuses[:], w.status); k > best {
				best, word, strongest = k, text, w
			}
		}
	}
	for at, steps := head, 0; at >= 0 && steps < 6; at, steps = overStatus(s, at), steps+1 {
		lemma := s.Words[at].Lemma
		if over := j.Lexicon.Status[lemma]; strongest.off() && (over.keeps || over.modality != "" && at != head) {
			return statusWord{status: over.status}, s.Words[at].Text // "refused to delay the vote", "asked them to delay it"
		}
		if at != head || own && (j.Lexicon.Status[lemma].modality != "possible" || s.Words[at].XPOS != "VB") { // but "will consider the request on Friday"
			look(lemma, s.Words[at].Text)
		}
		if h := s.Words[at].Head; h >= 0 {
			if s.Words[at].Rel == "obj" || s.Words[at].Rel == "nsubj:pass" {
				look(s.Words[h].Lemma+" "+lemma, s.Words[h].Text) // "suspended a strike"
			}
			if p := s.Child(at, "case", "mark"); p >= 0 {
				look(s.Words[h].Lemma+" "+s.Words[p].Lemma, s.Words[h].Text+" "+s.Words[p].Text)
			}
		}
		for _, c := range s.Children(at) {
			k := &s.Words[c]
			switch base, _, _ := strings.Cut(k.Rel, ":"); {
			case k.Rel == "compound:prt" && (at != head || own): // "called off their strike" is no strike called off
				look(lemma+" "+k.Lemma, s.Words[at].Text+" "+k.Text)
			case base == "cop": // "is off", "are off the table"
				look(k.Lemma+" "+lemma, k.Text+" "+s.Words[at].Text)
				if p := s.Child(at, "case"); p >= 0 {
					look(k.Lemma+" "+s.Words[p].Lemma+" "+lemma, s.Words[p].Text+" "+s.Words[at].Text)
				}
			case base == "aux" && strongest.off() && at != head && j.Lexicon.Status[k.Lemma].modality != "":
				return statusWord{status: "tentative"}, k.Text // "may delay the vote"
			case base == "aux", base == "advmod", base == "amod":
				if base == "advmod" && c == at+1 && (at != head || own) { // "was put back": parsers take either
					look(lemma+" "+k.Lemma, s.Words[at].Text+" "+k.Text)
				}
				look(k.Lemma, k.Text)
				look(k.Lower(), k.Text)
			case base == "acl" && at == head && !ownSubject(s, c):
				look(k.Lemma, k.Text)
			}
		}
		if x := s.Words[at]; x.Rel == "conj" && x.Head >= 0 && (x.XPOS == "VBZ" || x.XPOS == "VBP") && s.Words[x.Head].XPOS != x.XPOS {
			break // "adjourned, and resume on Friday"
		}
		if syntax.IsRel(s.Words[at].Rel, "advcl") && s.Words[at].XPOS != "VB" || behindIt(s, at) {
			break // "cancelled the trip after prosecutors charged him", "… after talks"
		}
		if rel := s.Words[at].Rel; rel == "ccomp" && s.Words[at].Head >= 0 && at != head && !j.Lexicon.Status[s.Words[s.Words[at].Head].Lemma].plan || rel == "parataxis" || syntax.IsRel(rel, "acl:relcl") && !(at == head && j.Lexicon.Status[s.Words[at].Lemma].plan) && !j.wasPlanned(s, at) || rel == "conj" && at != head {
			break // what was said about it is another matter
		}
	}
	return strongest, word
}

// behindIt reports whether a noun tells after what something was done: "called off the strike after
// a night of talks".
func behindIt(s *syntax.Sentence, noun int) bool {
	if !syntax.IsRel(s.Words[noun].Rel, "obl") {
		return false
	}
	c := s.Child(noun, "case")
	return c >= 0 && (s.Words[c].Lemma == "after" || s.Words[c].Lemma == "following")
}

// ownSubject reports whether a clause on a noun has another subject: "a vote that he is
// likely to lose" is no likely vote.
func ownSubject(s *syntax.Sentence, verb int) bool {
	c := s.Child(verb, "nsubj")
	return c >= 0 && !strings.HasPrefix(s.Words[c].XPOS, "W") && s.Words[c].Lemma != "that"
}

// wasPlanned reports whether a clause tells what was planned, of which the clause above it
// tells what came: "a strike that was due to begin on Monday is off".
func (j *joiner) wasPlanned(s *syntax.Sentence, verb int) bool {
	past := func(c int) bool {
		return s.Words[c].XPOS == "VBD" && (s.Words[c].Rel == "cop" || syntax.IsRel(s.Words[c].Rel, "aux"))
	}
	if j.Lexicon.Status[s.Words[verb].Lemma].plan && slices.ContainsFunc(s.Children(verb), past) {
		return true
	}
	return slices.ContainsFunc(s.Children(verb), func(to int) bool { // "that was to have begun on Monday"
		return to > 0 && s.Words[to].Rel == "mark" && s.Words[to].Lemma == "to" && s.Words[to-1].Lemma == "be" && s.Words[to-1].XPOS == "VBD"
	})
}

// wontCome is the verb that says that who was due somewhere will not be there, or that what
// was planned will not be, where a clause on the subject tells the plan: "the envoys, who were
// due on Friday, will not travel"; empty where none does.
func (j *joiner) wontCome(s *syntax.Sentence, head int) string {
	for at, steps := head, 0; at >= 0 && steps < 3; at, steps = s.Words[at].Head, steps+1 {
		noun := at // "the talks, due on Friday, will not take place"
		if steps > 0 || s.Words[at].UPOS != "NOUN" {
			if due := j.Lexicon.Status[s.Words[at].Lemma].plan && s.Words[at].Head >= 0 && s.Words[s.Words[at].Head].UPOS == "NOUN"; !due && (!syntax.IsRel(s.Words[at].Rel, "acl") || !j.wasPlanned(s, at)) {
				continue
			}
			noun = s.Words[at].Head
		}
		for syntax.IsRel(s.Words[noun].Rel, "nmod") {
			noun = s.Words[noun].Head // "a team of envoys that was due"
		}
		if v := s.Words[noun].Head; v > at && syntax.IsRel(s.Words[noun].Rel, "nsubj") && j.Lexicon.Agenda.comes[s.Words[v].Lemma] && s.Child(v, "aux") >= 0 && negated(s, v) && (noun != head || comesOff(s, v)) {
			return "not " + s.Words[v].Text
		}
		break
	}
	return ""
}

// comesOff reports whether a verb tells of its subject that it comes, and not what it does: "will
// not go ahead", "will not take place", but not "will not take a decision".
func comesOff(s *syntax.Sentence, verb int) bool {
	o := s.Child(verb, "obj")
	return o < 0 || s.Words[o].Lemma == "place"
}

// ahead reports whether a time expression lies after the day of publication, or
// goes on beyond it.
func (j *joiner) ahead(i int) bool {
	t := j.Times[i]
	return t.HasRange && !j.Published.IsZero() && t.EndTime.After(j.Published.Truncate(day).Add(day))
}

// today reports whether a time expression lies on the day of publication.
func (j *joiner) today(i int) bool {
	t := j.Times[i]
	return t.HasRange && !j.Published.IsZero() && !j.ahead(i) && t.EndTime.After(j.Published.Truncate(day))
}

// planned returns the participles that put a noun on the calendar: "a meeting
// with the envoys planned for May".
func (j *joiner) planned(s *syntax.Sentence, head int) []int {
	var out []int
	for _, c := range s.Children(head) {
		switch {
		case syntax.IsRel(s.Words[c].Rel, "acl") && (j.Lexicon.Status[s.Words[c].Lemma].plan || j.wasToBe(s, c)):
			out = append(out, c)
		case syntax.IsRel(s.Words[c].Rel, "nmod"):
			out = append(out, j.planned(s, c)...)
		}
	}
	if v := s.Words[head].Head; v >= 0 && s.Words[head].Rel == "obj" {
		for _, c := range s.Children(v) {
			if c > head && j.beforeIt(s, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// beforeIt reports whether a clause says of what was acted on before when it was planned:
// "suspended the strike hours before it was to begin on Friday".
func (j *joiner) beforeIt(s *syntax.Sentence, verb int) bool {
	if !syntax.IsRel(s.Words[verb].Rel, "advcl") || s.Words[verb].UPOS == "NOUN" {
		return false
	}
	before, it := s.Child(verb, "mark"), s.Child(verb, "nsubj", "nsubj:pass")
	return before >= 0 && it >= 0 && s.Words[before].Lemma == "before" && s.Words[it].UPOS == "PRON" && j.wasPlanned(s, verb)
}

// wasToBe reports whether a clause says of a thing when it was to be: "the summit,
// which was to be held on Friday".
func (j *joiner) wasToBe(s *syntax.Sentence, verb int) bool {
	for _, key := range keys(s, verb) {
		if _, held := j.Lexicon.Agenda.held[key]; held && s.Words[verb].Rel == "acl:relcl" {
			return j.saidAhead(s, verb)
		}
	}
	return false
}

// stronger reports whether status a says more than b.
func stronger(a, b string) bool {
	return slices.Index(statuses[:], a) > slices.Index(statuses[:], b)
}
