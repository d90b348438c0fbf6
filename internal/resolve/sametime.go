package resolve

// sameTime reports whether two drafts can be of one time: equal, one inside
// the other, one unknown, or a deictic within a day of a date (an evening told
// of the next morning).
func (j *joiner) sameTime(a, b *draft) bool {
	if a.time < 0 || b.time < 0 {
		return true
	}
	x, y := j.Times[a.time], j.Times[b.time]
	if !x.HasRange || !y.HasRange || x.Value == y.Value {
		return true
	}
	slack := 0
	if deictic(x) != deictic(y) {
		slack = 1
	}
	return x.Begin.Before(y.EndTime.AddDate(0, 0, slack)) && y.Begin.Before(x.EndTime.AddDate(0, 0, slack))
}

// betterTime reports whether b's time says more than a's: some over none, a
// date over a deictic, a finer one over a coarser.
func (j *joiner) betterTime(a, b *draft) bool {
	switch {
	case b.time < 0:
		return false
	case a.time < 0:
		return true
	}
	x, y := j.Times[a.time], j.Times[b.time]
	if deictic(x) != deictic(y) {
		return deictic(x)
	}
	return y.EndTime.Sub(y.Begin) < x.EndTime.Sub(x.Begin)
}
