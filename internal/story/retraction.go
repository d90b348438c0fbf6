package story

import (
	"slices"

	"readout/readout"
)

// onlyTakenBack enters a claim of which a record tells only that it is taken back,
// where an earlier article has the claim. Where none has, what is taken back was
// claimed all the same: the record's claim is entered with its own words.
func (l *ledger) onlyTakenBack(rec *readout.Record, e *readout.Event, c *readout.Claim) bool {
	for _, side := range c.Sides {
		if side.Stance != "retracts" {
			return false
		}
	}
	entered := false
	for _, side := range c.Sides {
		s := rec.Statement(side.Statement)
		if s == nil {
			continue
		}
		if x := newSaid(rec, s); l.retraction(&x) {
			entered = true
			continue
		}
		m := l.matter(rec, e)
		m.add(newEntry(rec, side.Actor, "claims", s), parties(rec, []string{side.Actor}))
	}
	return entered
}

// retraction enters that somebody takes back what they claimed in another
// article: in the matter that the words take up or, where they take up nothing
// ("retracted the accusation"), in the last one that the speaker claimed.
func (l *ledger) retraction(s *said) bool {
	if len(s.by) == 0 {
		return false
	}
	entry := newEntry(s.rec, s.s.Speaker, "retracts", s.s)
	if m := l.ownMatter(s); m != nil {
		m.last = max(m.last, s.day)
		m.add(entry, s.by)
		return true
	}
	for i := len(l.said) - 1; i >= max(0, len(l.said)-recent); i-- {
		c := l.said[i]
		if c.rec == s.rec || since(c.day, s.day) > matterDays || len(s.words) < 3 || !speaksFor(s.by, c.by) || common(c.words, s.words) < enoughCommon {
			continue
		}
		m := &Contested{What: "says: " + words(c.rec, c.s), words: c.words, last: s.day}
		m.add(newEntry(c.rec, c.s.Speaker, "claims", c.s), c.by)
		m.settle(c.rec, "claimed")
		m.add(entry, s.by)
		l.matters = append(l.matters, m)
		return true
	}
	return false
}

// ownMatter finds what the speaker claimed and now takes back.
func (l *ledger) ownMatter(s *said) *Contested {
	var last *Contested
	for i := len(l.matters) - 1; i >= max(0, len(l.matters)-recent); i-- {
		m := l.matters[i]
		if since(m.last, s.day) > matterDays || len(m.claimants) == 0 || !speaksFor(s.by, m.claimants) || !m.claimedBefore(s) {
			continue
		}
		accused := m.telling.source
		if m.telling.plover == "ACCUSE" || len(accused) == 0 {
			accused = m.telling.target
		}
		if common(m.claimed(), s.words) >= enoughCommon || mentions(s, accused) {
			return m
		}
		if last == nil && len(s.words) <= 2 {
			last = m
		}
	}
	return last
}

// claimedBefore reports whether a matter was claimed in another article.
func (c *Contested) claimedBefore(s *said) bool {
	for _, e := range c.Entries {
		if e.Stance == "claims" && e.Record != s.rec {
			return true
		}
	}
	return false
}

// claimed returns the words of the claim of a matter.
func (c *Contested) claimed() []string {
	out := c.words
	for _, e := range c.Entries {
		if e.Stance == "claims" && len(out) == 0 {
			out, _ = Words(e.Words)
		}
	}
	return out
}

// speaksFor reports whether one who takes something back can be who said it: the
// same, or another who speaks for the same state.
func speaksFor(who, claimants []party) bool {
	return within(who, claimants) || sameCountry(who, claimants)
}

// takenBack reports whether an accusation is told only as what is taken back:
// "retracted its accusation against Chad".
func takenBack(rec *readout.Record, e *readout.Event) bool {
	return len(e.Evidence) == 1 && slices.ContainsFunc(rec.Statements, func(s readout.Statement) bool {
		t := e.Evidence[0].Trigger
		return s.Retracts && slices.ContainsFunc(s.Content, func(c readout.Span) bool { return c[0] <= t[0] && t[1] <= c[1] })
	})
}
