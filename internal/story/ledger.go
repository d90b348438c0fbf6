package story

import (
	"slices"
	"strings"

	"readout/readout"
)

// Entry is one side of a contested matter: who takes which stance, when, in
// which words.
type Entry struct {
	Day, Actor, Stance, Words, Sentence string
	Code                                string // the actor's
	Record                              *readout.Record
}

// Contested is an event that somebody claims and what others say to it, across
// articles, in the order of publication.
type Contested struct {
	What    string // the event in short: type, and who did it to whom
	Entries []Entry
	History []State

	telling   telling
	deed      *telling // what somebody is blamed for, by nobody named before; nil when unknown
	claimants []party
	deniers   []party
	words     []string        // of what is claimed
	last      int             // day of the last entry
	stated    *readout.Record // the one that moved the status last
}

// State is a status that a matter had from a day on.
type State struct{ Day, Status string }

// Status is the present one.
func (c *Contested) Status() string {
	if len(c.History) == 0 {
		return "unknown"
	}
	return c.History[len(c.History)-1].Status
}

// Concerns reports whether an actor of a key (Key) takes part in what is claimed,
// claims it or denies it.
func (c *Contested) Concerns(key string) bool {
	return slices.ContainsFunc(slices.Concat(c.telling.source, c.telling.target, c.claimants, c.deniers), func(p party) bool { return p.key == key })
}

// ledger is what is kept while records are read in the order of publication.
type ledger struct {
	matters []*Contested
	said    []said // assertions that a later denial may answer
}

// said is an assertion or a denial with what is compared of it.
type said struct {
	rec   *readout.Record
	s     *readout.Statement
	by    []party
	words []string
	day   int
}

// Ledger joins the claims of records, given in the order of their publication:
// claims of the same event by anyone, accusations, their denials, confirmations
// and retractions, also where claim and denial stand in different articles.
func Ledger(records []*readout.Record) []*Contested {
	l := &ledger{}
	for rec := range countedOf(records) {
		used := map[string]bool{}
		for i := range rec.Claims {
			c := &rec.Claims[i]
			if e := rec.Event(c.Event); e != nil {
				l.claim(rec, e, c)
				for _, s := range c.Sides {
					used[s.Statement] = true
				}
			}
		}
		l.accusations(rec)
		for i := range rec.Statements {
			if s := &rec.Statements[i]; !used[s.ID] {
				l.statement(newSaid(rec, s))
			}
		}
	}
	return l.matters
}

// claim enters a claim that one record shows.
func (l *ledger) claim(rec *readout.Record, e *readout.Event, c *readout.Claim) {
	if l.onlyTakenBack(rec, e, c) || c.Status == "claimed" && onlyAccused(rec, e) {
		return
	}
	m := l.matter(rec, e)
	for _, s := range c.Sides {
		st := rec.Statement(s.Statement)
		if s.Stance == "claims" && st != nil {
			m.words = append(m.words, newSaid(rec, st).words...)
		}
		m.add(newEntry(rec, s.Actor, s.Stance, st), parties(rec, []string{s.Actor}))
	}
	m.settle(rec, c.Status)
}

// matterDays is how long after its last entry a matter may be taken up by a
// claim of the same kind.
const matterDays = 60

// matter finds what a claim belongs to, or opens it.
func (l *ledger) matter(rec *readout.Record, e *readout.Event) *Contested {
	t := tell(rec, e)
	t.refers = true // what is claimed, denied or confirmed is known already
	t.when.back = pastDays
	day := publishedBy(rec)
	t.told = day
	for i := len(l.matters) - 1; i >= max(0, len(l.matters)-recent); i-- {
		m := l.matters[i]
		if m.isDeed(&t) {
			m.last = max(m.last, day)
			return m
		}
		if m.telling.plover == t.plover && t.plover != "" && since(m.last, day) <= matterDays && m.telling.when.meets(t.when) && m.telling.samePlace(&t) && m.telling.sameActors(&t) && !blames(&m.telling, &t) {
			m.last = max(m.last, day)
			return m
		}
	}
	what := e.Plover + ": " + rec.Names(e.Source)
	if len(e.Target) > 0 {
		what += " → " + rec.Names(e.Target)
	}
	m := &Contested{What: what, telling: t, last: day}
	l.matters = append(l.matters, m)
	m.Entries = append(m.Entries, Entry{Day: rec.Day(e), Stance: "event", Record: rec, Sentence: rec.EventSentence(e)})
	return m
}

// isDeed reports whether a claim is of the deed that somebody was blamed for. Who
// killed somebody with a name is asked for longer than a season.
func (c *Contested) isDeed(t *telling) bool {
	d, when, days := c.deed, t.when, matterDays
	if slices.ContainsFunc(t.target, func(p party) bool { return p.named }) {
		days, when.back = yearDays, yearDays
	}
	return d != nil && d.plover == t.plover && d.when.meets(when) && d.samePlace(t) && d.sameActors(t) && since(c.last, t.told) <= days
}

// blames reports whether a claim says who did what a matter tells of nobody in
// particular: that is what may be disputed, and not that it happened. What was done to somebody with
// a name is one matter.
func blames(m, claim *telling) bool {
	return len(m.source) == 0 && len(claim.source) > 0 && len(m.target) > 0 && !slices.ContainsFunc(m.target, func(p party) bool { return p.named })
}

// since counts the days from one publication to another; 0 when one is unknown.
func since(from, to int) int {
	if from == 0 || to == 0 {
		return 0
	}
	return to - from
}

// answerDays is how long after a claim a denial may answer it.
const answerDays = 30

// statement lets a denial answer what was claimed in another article, and keeps
// an assertion for later denials.
func (l *ledger) statement(s said) {
	if s.s.Retracts {
		l.retraction(&s)
		return
	}
	if s.s.Act != "deny" {
		if s.s.Act == "assert" || s.s.Act == "accuse" {
			if len(l.said) > 2*recent {
				l.said = slices.Delete(l.said, 0, recent)
			}
			l.said = append(l.said, s)
		}
		return
	}
	if m := l.answered(&s); m != nil {
		m.last = max(m.last, s.day)
		m.add(newEntry(s.rec, s.s.Speaker, "denies", s.s), s.by)
		m.settle(s.rec, "contested")
		return
	}
	for i := len(l.said) - 1; i >= max(0, len(l.said)-recent); i-- {
		if c := l.said[i]; s.answers(&c) {
			m := &Contested{What: "says: " + words(c.rec, c.s), words: c.words, last: s.day}
			m.telling.target = s.by
			m.add(newEntry(c.rec, c.s.Speaker, "claims", c.s), c.by)
			m.settle(c.rec, "claimed")
			m.add(newEntry(s.rec, s.s.Speaker, "denies", s.s), s.by)
			m.settle(s.rec, "contested")
			l.matters = append(l.matters, m)
			return
		}
	}
}

// answered finds the matter that a denial answers: one in which the speaker's
// side is accused, and whose words or claimant the denial takes up; a denial that
// takes up nothing ("denied the accusation") answers the last.
func (l *ledger) answered(s *said) *Contested {
	for i := len(l.matters) - 1; i >= max(0, len(l.matters)-recent); i-- {
		m := l.matters[i]
		if since(m.last, s.day) > answerDays || sameCountry(s.by, m.claimants) {
			continue
		}
		if !m.accuses(s.by) {
			if len(s.words) >= 3 && sameCountry(s.by, m.telling.target) && common(s.words, m.words) >= mostCommon {
				return m // what one says to have done to another, who says it was not so
			}
			continue
		}
		if len(s.words) <= 2 && since(m.last, s.day) <= newsDays || common(s.words, m.words) >= enoughCommon || mentions(s, m.claimants) {
			return m
		}
	}
	return nil
}

// accuses reports whether somebody, or one for whom they speak, is who a matter
// says did it.
func (c *Contested) accuses(who []party) bool {
	accused := c.telling.source
	if c.telling.plover == "ACCUSE" || len(accused) == 0 {
		accused = c.telling.target
	}
	return len(who) > 0 && (within(who, accused) || sameCountry(who, accused))
}

// sameCountry reports whether actors belong to one state.
func sameCountry(a, b []party) bool {
	return slices.ContainsFunc(a, func(x party) bool {
		return len(x.code) >= 3 && slices.ContainsFunc(b, func(y party) bool { return len(y.code) >= 3 && x.code[:3] == y.code[:3] })
	})
}

// mentions reports whether a denial names one of the claimants, or their state.
func mentions(s *said, claimants []party) bool {
	for i := range s.rec.Actors {
		a := &s.rec.Actors[i]
		if !sameCountry(parties(s.rec, []string{a.ID}), claimants) {
			continue
		}
		for _, m := range a.Mentions {
			if slices.ContainsFunc(s.s.Content, func(c readout.Span) bool { return c[0] <= m.Span[0] && m.Span[1] <= c[1] }) {
				return true
			}
		}
	}
	return false
}

// enoughCommon is how much of a denial's words must stand in the claim.
const (
	enoughCommon = 0.6
	mostCommon   = 0.75 // where nothing else shows it
)

// answers reports whether a denial repeats the words of what another said of its
// speaker.
func (s *said) answers(claim *said) bool {
	return s.rec != claim.rec && since(claim.day, s.day) <= answerDays && len(s.by) > 0 && len(s.words) >= 3 && len(claim.by) > 0 && !within(s.by, claim.by) &&
		common(s.words, claim.words) >= enoughCommon && mentions(claim, s.by)
}

func newSaid(rec *readout.Record, s *readout.Statement) said {
	list, _ := Words(words(rec, s))
	return said{rec: rec, s: s, by: parties(rec, []string{s.Speaker}), words: list, day: publishedBy(rec)}
}

// common returns the share of some words that stand among others.
func common(words, among []string) float64 {
	if len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		if slices.Contains(among, w) {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// words returns what is said, as the text has it.
func words(rec *readout.Record, s *readout.Statement) string {
	var out []string
	for _, span := range s.Content {
		out = append(out, span.Cut(rec.Document.Text))
	}
	return strings.Join(out, " … ")
}

func newEntry(rec *readout.Record, actor, stance string, s *readout.Statement) Entry {
	e := Entry{Day: rec.PublicationDay(), Stance: stance, Record: rec, Actor: rec.Names([]string{actor})}
	if a := rec.Actor(actor); a != nil {
		e.Code = a.Code
	}
	if s != nil {
		e.Sentence, e.Words = rec.Sentence(s.Sentence), words(rec, s)
	}
	return e
}

// add enters a stance once for each article's sentence.
func (c *Contested) add(e Entry, who []party) {
	if slices.ContainsFunc(c.Entries, func(x Entry) bool { return x.Actor == e.Actor && x.Stance == e.Stance && x.Sentence == e.Sentence }) {
		return
	}
	c.Entries = append(c.Entries, e)
	switch e.Stance {
	case "claims":
		c.claimants = append(c.claimants, who...)
	case "denies":
		c.deniers = append(c.deniers, who...)
	case "confirms":
		// Only those who would have to answer for it can settle it against themselves.
		if within(who, c.deniers) && len(c.deniers) > 0 || c.accuses(who) && len(c.claimants) > 0 {
			c.state(e.Record, "confirmed")
		}
	case "retracts":
		c.state(e.Record, "retracted")
	}
}

// settle moves the status on by what one record shows of the matter.
func (c *Contested) settle(rec *readout.Record, status string) {
	if status == "claimed" && len(c.claimants) > 0 && len(c.deniers) > 0 {
		status = "contested"
	}
	c.state(rec, status)
}

// rank orders statuses by how much they settle.
var rank = []string{"unknown", "claimed", "contested", "confirmed", "retracted"}

// state moves the status on: a bare claim does not take a denial back. What one
// record claims and denies was contested from its day on.
func (c *Contested) state(rec *readout.Record, status string) {
	n := len(c.History)
	if n > 0 && slices.Index(rank, status) <= slices.Index(rank, c.History[n-1].Status) {
		return
	}
	if n > 0 && c.stated == rec && status == "contested" && c.History[n-1].Status == "claimed" {
		c.History[n-1].Status = status
		return
	}
	c.History, c.stated = append(c.History, State{rec.PublicationDay(), status}), rec
}
