package story

import (
	"slices"
	"strings"
)

// What says that something did not come.

// didNot reports whether words say that the matter, or what a light verb says of
// it, was not done: "the talks due on Monday did not take place".
func (t *Tracker) didNot(words []string, things matter) bool {
	not := t.notFor(things)
	for i, w := range words {
		if !slices.Contains(not, " "+w+" ") {
			continue
		}
		for _, next := range words[i+1 : min(len(words), i+3)] {
			if t.light[root(next)] || things.verb(t, next) {
				return true
			}
		}
	}
	if t.leftUndone(words, things) || t.failedTo(words, things) {
		return true
	}
	for i, w := range words { // "no vote took place"
		if w != "no" {
			continue
		}
		near := words[i+1 : min(len(words), i+6)]
		thing := slices.IndexFunc(near, func(w string) bool { return t.one(things.things, w) })
		if thing >= 0 && thing < 2 && slices.ContainsFunc(near[thing+1:], func(w string) bool { return t.light[root(w)] }) {
			return true
		}
	}
	return false
}

// failedTo reports whether words say that somebody could not or would not do the matter,
// whatever stands before the "to": "failed for a second time on Friday to elect a speaker".
func (t *Tracker) failedTo(words []string, things matter) bool {
	for i, w := range words {
		if !slices.Contains(t.notTo, w) {
			continue
		}
		near := t.clause(words, i, farNot)
		at := slices.Index(near, w)
		if to := slices.Index(near[at:], "to"); to > 0 && at+to+1 < len(near) && things.verb(t, near[at+to+1]) {
			return true
		}
	}
	return false
}

// keptSo reports whether words say that a thing was left as it was, with the thing between: "kept
// the crossing closed".
func (t *Tracker) keptSo(words []string, things matter) bool {
	var pairs [][2]string
	for _, w := range wordsOf(t.notOf, things) {
		if f := strings.Fields(w); len(f) == 2 && f[0] == "kept" {
			pairs = append(pairs, [2]string{f[0], f[1]})
		}
	}
	return reaches(words, pairs, 8, func(int) bool { return true })
}

// inStead reports whether a sentence says that somebody else did what one was to do: "opened
// parliament in his place".
func (t *Tracker) inStead(plan *later, sentence string) bool {
	return len(plan.source) == 1 && plan.source[0].person && contains(sentence, t.stead)
}

// takesAway reports whether a plan is to take something away and words say by another verb that
// it was: a ban that will be lifted has been suspended.
func (t *Tracker) takesAway(plan *later, words []string) bool {
	if len(plan.Event.Evidence) == 0 {
		return false
	}
	trigger := plainWords(wholeWord(plan.Record, plan.Event))
	return len(trigger) > 0 && t.ends[root(trigger[0])] && slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, "ed") && t.ends[root(w)] })
}

// leftUndone reports whether words say that other things were done and not the matter:
// "went home without voting".
func (t *Tracker) leftUndone(words []string, things matter) bool {
	for i, w := range words {
		if t.undoing[w] && i+1 < len(words) && strings.HasSuffix(words[i+1], "ing") && things.verb(t, words[i+1]) {
			return true
		}
	}
	return false
}

// none reports whether words say that there was none of the things of a plan: "no
// vote was held", "no witness took the stand".
func (t *Tracker) none(words []string, things matter) bool {
	for i, w := range words {
		if w != "no" || i+1 == len(words) {
			continue
		}
		next := words[i+1]
		if len(words) > i+3 && slices.Contains([]string{"took", "was", "were", "is", "are", "has", "have"}, words[i+2]) && (t.one(things.things, next) || things.verb(t, next)) {
			return true
		}
	}
	return false
}

// denies reports whether a sentence says that something was not, in the clause of the
// matter or, where it does not name that, in its first. What is said there is another
// matter.
func (t *Tracker) denies(sentence string, m matter) bool {
	words := t.withoutIdle(plainWords(sentence))
	at := t.about(words, m)
	if told := t.tells(words, m); at < 0 && len(told) > 0 {
		at = told[0]
	}
	near := t.clause(words, max(0, at), len(words))
	if of := wordsOf(t.notOf, m); len(of) > 0 && (contains(strings.Join(near, " "), of) || contains(strings.Join(t.clause(words, 0, len(words)), " "), of)) || t.didNot(words, m) {
		return true
	}
	if that := slices.Index(near, "that"); that > 0 {
		near = near[:that]
	}
	return contains(strings.Join(near, " "), t.notFor(m))
}

// notAgainst returns words without each "not" that says nothing against the matter: who
// "voted not to impeach" has voted, where "not one of them lost a seat" there was a vote,
// and who "pleaded not guilty" was tried.
func (t *Tracker) notAgainst(words []string, things matter) []string {
	words = t.withoutIdle(words)
	i := slices.Index(words, "not")
	if i < 0 || i+1 == len(words) {
		return words
	}
	acted := words[i+1] == "to" && slices.ContainsFunc(words[max(0, i-farNot):i], func(w string) bool { return things.verb(t, w) })
	if !acted && words[i+1] != "one" {
		return words
	}
	return slices.Concat(words[:i], words[i+2:])
}

// withoutIdle returns words without each "not" of a phrase that denies nothing: "pleaded not
// guilty", "not only".
func (t *Tracker) withoutIdle(words []string) []string {
	for i := 0; i+1 < len(words); i++ {
		if slices.Contains(t.idle, " "+words[i]+" "+words[i+1]+" ") {
			words = slices.Concat(words[:i], words[i+1:])
		}
	}
	return words
}

// putsOther reports whether words call off or put off a thing that a plan is not of, and
// that has a name among things: "put off its decision on the party" is no election put off.
func (t *Tracker) putsOther(words []string, things matter) bool {
	for i := range words {
		n := t.putAt(words[i:])
		if n == 0 || i+n >= len(words) {
			continue
		}
		if w := words[i+n]; !slices.Contains(articles, w) {
			if t.same[root(w)] != nil && !things.verb(t, w) && !t.one(things.things, w) {
				return true // "put off Brexit"
			}
			continue
		}
		thing := words[i+n : min(len(words), i+n+farThing)]
		if slices.ContainsFunc(thing, func(w string) bool { return things.verb(t, w) || t.one(things.things, w) }) {
			return false
		}
		if name := phrase(thing); len(name) < farThing && t.same[root(name[len(name)-1])] != nil {
			return true
		}
	}
	return false
}

// putsBeside reports whether words call off or put off, in the passive, what they name before the
// matter: "flights were cancelled during the strike".
func (t *Tracker) putsBeside(words []string, things matter) bool {
	for i := 2; i < len(words); i++ {
		if n := t.putAt(words[i:]); n > 0 {
			return slices.Contains(passives, words[i-1]) && !t.namesIn(words[:i], things) && t.namesIn(words[i+n:], things)
		}
	}
	return false
}

// namesIn reports whether words name the matter.
func (t *Tracker) namesIn(words []string, things matter) bool {
	return slices.ContainsFunc(words, func(w string) bool { return things.verb(t, w) || t.one(things.things, w) })
}

// passives stand right before what was done to a thing.
var passives = []string{"was", "were", "been", "is", "are"}

// farThing is how many words from its article on a thing that is put off may have.
const farThing = 6

// articles begin the name of a thing.
var articles = []string{"a", "an", "the", "its", "his", "her", "their", "this", "that", "all"}

// putAt is how many words at the beginning of some say that something is called off or put
// off; 0 for none.
func (t *Tracker) putAt(words []string) int {
	for _, list := range [][]string{t.off, t.moved} {
		for _, w := range list {
			put := strings.Fields(w)
			if len(put) <= len(words) && slices.Equal(put, words[:len(put)]) {
				return len(put)
			}
		}
	}
	return 0
}

// farNot is how many words before "not to" what was done may stand.
const farNot = 10

// lapsed reports whether a sentence says that the time that a plan had ran out, and what
// was to be done in it was not: "the deadline passed without a reply".
func (t *Tracker) lapsed(plan *later, sentence string) bool {
	e := plan.Event
	if e.Time.Span == nil || !contains(sentence, t.deadline) || !contains(sentence, t.undone) {
		return false
	}
	before := strings.Fields(plan.Record.Document.Text[:e.Time.Span[0]])
	return len(before) > 0 && slices.Contains([]string{"by", "before", "until", "till"}, strings.ToLower(before[len(before)-1]))
}

// notFor are the words that say that something of a matter did not come: not those that
// tell of it, as "blocked" does of a protest.
func (t *Tracker) notFor(m matter) []string {
	return slices.DeleteFunc(slices.Clone(t.not), func(w string) bool {
		return slices.ContainsFunc(t.told[root(strings.TrimSpace(w))], func(thing string) bool { return m.verbs[thing] || m.things[thing] })
	})
}

// wordsOf are the words that a table has for such a thing as a plan is of.
func wordsOf(table map[string][]string, m matter) (words []string) {
	for thing, list := range table {
		if m.verbs[thing] || m.things[thing] {
			words = append(words, list...)
		}
	}
	return words
}

// neverPlanned reports whether a sentence says that there is no such plan: "no meeting is planned",
// but not "a visit that was planned for Tuesday has been cancelled".
func (t *Tracker) neverPlanned(sentence string) bool {
	return contains(sentence, t.unplanned) && contains(sentence, t.noPlan)
}
