package story

import (
	"slices"
	"strings"

	"readout/readout"
)

// matter is what a plan is about: the roots of its verbs and of its things.
type matter struct {
	verbs, things map[string]bool
	// event: the thing is itself something that happens ("the election"), so that
	// naming it tells of it.
	event bool
}

// about returns the first word that names the matter, -1 for none; its verb is
// looked for first.
func (t *Tracker) about(words []string, m matter) int {
	if i := slices.IndexFunc(words, func(w string) bool { return m.verb(t, w) }); i >= 0 {
		return i
	}
	if i := slices.IndexFunc(words, func(w string) bool { return t.one(m.things, w) }); i >= 0 {
		return i
	}
	for i := 1; i < len(words); i++ {
		if pair := t.same[root(words[i-1])+" "+words[i]]; slices.ContainsFunc(pair, func(thing string) bool { return m.verbs[thing] || m.things[thing] }) {
			return i // "lifted off"
		}
	}
	return -1
}

func (m matter) verb(t *Tracker, word string) bool { return t.one(m.verbs, word) }

// expires reports whether the matter is that something runs out.
func (m matter) expires() bool { return m.verbs["expire"] || m.things["expire"] }

// one reports whether a word is one of some roots, or a word for the same thing.
func (t *Tracker) one(roots map[string]bool, word string) bool {
	r := root(word)
	return roots[r] || slices.ContainsFunc(t.same[r], func(thing string) bool { return roots[thing] })
}

// things are the words for what is planned: its verb, unless that says nothing
// alone, and the things it is about.
func (t *Tracker) things(plan *later) matter {
	m := matter{verbs: map[string]bool{}, things: map[string]bool{}}
	add := func(to map[string]bool, words []string) {
		for _, w := range words {
			r := root(w)
			to[r] = true
			for _, thing := range t.same[r] {
				to[thing] = true
			}
		}
	}
	rec, e := plan.Record, plan.Event
	for _, a := range e.About {
		if rec.Actor(a) == nil && rec.Place(a) == nil {
			add(m.things, t.heavy(plainWords(a)))
		}
	}
	hasThing := len(m.things) > 0
	for _, p := range plan.target {
		if !p.named && !p.state && !strings.HasSuffix(p.code, "LEG") && !strings.HasSuffix(p.code, "JUD") { // a parliament that is spoken to does much else
			add(m.things, headOf(plainWords(p.name)))
		}
	}
	if e.Plover == "CONSULT" || toBeThere(rec, e, t) { // a visit is told by its talks, talks by the visit
		add(m.verbs, []string{"visit", "talks"})
	}
	if e.Plover == "PROTEST" { // whatever it is called
		add(m.verbs, []string{"protest"})
		if e.Mode == "strike" {
			add(m.verbs, []string{"strike"})
			delete(m.verbs, "protest")
		}
	}
	if len(e.Evidence) > 0 {
		trigger := plainWords(wholeWord(rec, e))
		if next := plainWords(rec.Document.Text[e.Evidence[0].Trigger[1]:rec.Document.Sentences[e.Evidence[0].Sentence][1]]); len(next) > 0 && len(trigger) > 0 {
			if things := t.same[root(trigger[len(trigger)-1])+" "+next[0]]; things != nil { // "runs out"
				for _, thing := range things {
					if thing != "visit" || e.Plover == "" || e.Plover == "CONSULT" { // "called on staff to strike" is no call
						m.verbs[thing] = true
					}
				}
			}
		}
		var before []string
		if n := e.Evidence[0].Sentence; n > 0 {
			before = plainWords(rec.Sentence(n - 1))
		}
		trigger = t.begun(trigger, rec.Document.Text[e.Evidence[0].Trigger[1]:rec.Document.Sentences[e.Evidence[0].Sentence][1]], before)
		heavy := slices.DeleteFunc(slices.Clone(trigger), func(w string) bool { return t.light[root(w)] })
		add(m.verbs, heavy)
		m.event = len(heavy) == 0
		if m.event && !hasThing {
			add(m.things, object(rec, e))
		}
		if len(m.verbs)+len(m.things) == 0 {
			add(m.verbs, trigger)
		}
		if len(m.things) == 0 && !slices.ContainsFunc(heavy, func(w string) bool { return t.same[root(w)] != nil }) {
			add(m.things, t.named(rec, e))
		}
		if e.Plover == "" && m.verbs["talks"] { // "parliament meets on Monday to elect a speaker"
			next := plainWords(rec.Document.Text[e.Evidence[0].Trigger[1]:rec.Document.Sentences[e.Evidence[0].Sentence][1]])
			if to := slices.Index(next[:min(len(next), 6)], "to"); to >= 0 && to+1 < len(next) && t.same[root(next[to+1])] != nil {
				add(m.things, next[to+1:to+2])
			}
		}
		if m.verbs["leave"] && len(plan.source) == 1 && plan.source[0].person { // for where he is going
			if m.things["offic"] || m.things["office"] || m.things["post"] {
				add(m.verbs, []string{"resign"})
			} else {
				add(m.verbs, []string{"visit"})
			}
		}
		if m.verbs["visit"] {
			add(m.verbs, []string{"talks"})
		}
	}
	return m
}

// wholeWord is the trigger of an event with what a hyphen joins to it: "run-off", of which the
// trigger is the last part.
func wholeWord(rec *readout.Record, e *readout.Event) string {
	span, text := e.Evidence[0].Trigger, rec.Document.Text
	if strings.HasSuffix(text[:span[0]], "-") {
		span[0] = strings.LastIndexAny(text[:span[0]], " \n\t(\"“") + 1
	}
	return span.Cut(text)
}

// named are the words after a trigger that are words for a thing: those of "will ask
// the house for a vote of confidence".
func (t *Tracker) named(rec *readout.Record, e *readout.Event) []string {
	v := e.Evidence[0]
	rest := plainWords(rec.Document.Text[v.Trigger[1]:rec.Document.Sentences[v.Sentence][1]])
	for i, w := range rest[:min(len(rest), 10)] {
		if t.same[root(w)] != nil && i > 0 {
			return rest[i : i+1]
		}
	}
	return nil
}

// begun is what a light verb is said of, where that is a verb: "will begin to fine
// drivers", "starts voting"; else the trigger. before are the words of the sentence before.
func (t *Tracker) begun(trigger []string, after string, before []string) []string {
	next := plainWords(after)
	if len(trigger) > 0 && trigger[len(trigger)-1] == "try" && len(next) > 0 && next[0] == "again" && !slices.Contains(next[:min(len(next), 5)], "to") {
		if to := slices.Index(before, "to"); to >= 0 && to+1 < len(before) {
			return before[to+1 : to+2] // "failed to elect a speaker. Deputies will try again on Friday"
		}
	}
	if len(trigger) > 0 && trigger[len(trigger)-1] == "try" { // "will try again on Friday to launch it": no trial
		if to := slices.Index(next[:min(len(next), 5)], "to"); to >= 0 && to+1 < len(next) {
			return next[to+1 : to+2]
		}
	}
	if len(trigger) == 0 || !t.light[root(trigger[len(trigger)-1])] {
		return trigger
	}
	switch {
	case len(next) > 1 && next[0] == "to" && strings.Contains(after, " "+next[1]): // and not "goes to Oslo"
		return next[1:2]
	case len(next) > 0 && strings.HasSuffix(next[0], "ing"):
		return next[:1]
	}
	return trigger
}

// toBeThere reports whether a plan is that somebody will be at a place.
func toBeThere(rec *readout.Record, e *readout.Event, t *Tracker) bool {
	at := rec.Place(e.Place)
	if e.Plover != "" || len(e.Evidence) == 0 || len(e.Source) == 0 {
		return false
	}
	trigger := e.Evidence[0].Trigger
	if at == nil {
		return trigger.Cut(rec.Document.Text) == "there"
	}
	return slices.Contains(at.Mentions, trigger) || len(e.About)+len(e.Target) == 0 && t.light[root(strings.ToLower(trigger.Cut(rec.Document.Text)))]
}

// object is the last word of what follows the trigger up to the next phrase: what
// is imposed or held.
func object(rec *readout.Record, e *readout.Event) []string {
	v := e.Evidence[0]
	rest := plainWords(rec.Document.Text[v.Trigger[1]:rec.Document.Sentences[v.Sentence][1]])
	if len(rest) == 0 || slices.Contains(linking, rest[0]) {
		return nil
	}
	return headOf(rest[:min(len(rest), 6)])
}

// headOf returns the last word of a noun phrase before what hangs on it: that of
// "parliamentary elections in Bolivia".
func headOf(words []string) []string {
	words = phrase(words)
	return words[max(0, len(words)-1):]
}

// heavy is headOf, of what stands behind a word that says nothing alone: "the
// start of the truce", "a day of strikes".
func (t *Tracker) heavy(words []string) []string {
	head := headOf(words)
	if n := len(phrase(words)); len(head) > 0 && t.light[root(head[0])] && n+1 < len(words) && words[n] == "of" {
		return t.heavy(words[n+1:])
	}
	return head
}

// phrase returns the words of a noun phrase before what hangs on it.
func phrase(words []string) []string {
	for i, w := range words {
		if i > 0 && slices.Contains(linking, w) {
			return words[:i]
		}
	}
	return words
}

// plainWords are the words of a text in small letters, "n't" apart; a month that is also
// another word, beside its day, is marked as one: "until May 3".
func plainWords(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "’", "'"), "n't", " n't")
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r.,;:!?\"“”()[]–—", r) })
	number := func(i int) bool { return i >= 0 && i < len(words) && words[i][0] >= '0' && words[i][0] <= '9' }
	for i, w := range words {
		if (w == "May" || w == "March") && (number(i-1) || number(i+1)) {
			w += monthMark
		}
		words[i] = strings.ToLower(w)
	}
	return words
}

// monthMark ends the name of a month that would be taken for another word.
const monthMark = "-month"

// afterOne reports whether words tell something as what came after the matter: "after a hearing",
// "after two hours of talks".
func (t *Tracker) afterOne(words []string, m matter) bool {
	for i, w := range words {
		if w != "after" || i+2 >= len(words) || t.number[words[i+1]] == 0 && !slices.Contains([]string{"a", "an", "several", "hours", "days"}, words[i+1]) {
			continue
		}
		for _, next := range words[i+2 : min(len(words), i+6)] {
			if m.verb(t, next) || t.one(m.things, next) {
				return true
			}
		}
	}
	return false
}

// otherOfRow reports whether words count another thing of a row than the plan's
// sentence does: "the first frigate", "the second frigate".
func (t *Tracker) otherOfRow(plan *later, words []string) bool {
	numbers := func(words []string) (out []string) {
		for i, w := range words {
			if i > 0 && slices.Contains(t.ranked, " "+words[i-1]+" ") || i+1 < len(words) && words[i+1] == "time" {
				continue // "came first", "for the fifth time since May"
			}
			if slices.Contains(ordinals, w) {
				out = append(out, w)
			}
		}
		return out
	}
	mine, theirs := numbers(plainWords(plan.Record.EventSentence(plan.Event))), numbers(words)
	return len(mine) > 0 && len(theirs) > 0 && !slices.ContainsFunc(mine, func(w string) bool { return slices.Contains(theirs, w) })
}

// nextOfKind reports whether a later plan is told as another thing of the kind, and the plan is not:
// "the next hearing is on Friday", "four more hostages".
func (t *Tracker) nextOfKind(plan, l *later) bool {
	mine, words := plan.Record.EventSentence(plan.Event), plainWords(l.Record.EventSentence(l.Event))
	for i, w := range words {
		if !slices.Contains(t.again, " "+w+" ") || i+1 == len(words) || contains(mine, []string{" " + w + " "}) {
			continue
		}
		if n, _ := t.count(words[:i]); n > 0 && i > 0 && w == "more" {
			return true
		}
		things := t.things(plan)
		if slices.ContainsFunc(words[i+1:min(len(words), i+3)], func(x string) bool { return t.one(things.things, x) || things.verb(t, x) }) {
			return true
		}
	}
	return false
}

// ordinals count things of a row.
var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
