package timex

import (
	"math"
	"time"

	"readout/internal/syntax"
)

// normalise puts a match on the calendar. ok is false when it is no time after
// all (a 31st of June).
func (r *reader) normalise(s *syntax.Sentence, c candidate) (Timex, bool) {
	u := &r.tagger.rules[c.rule]
	var f [2]frame
	f[0] = u.with
	second := false
	for _, st := range c.steps {
		k := 0
		if st.second {
			k, second = 1, true
		}
		f[k].set(st.class, st.value)
	}
	f[0].join(&f[1])
	x := Timex{Mod: f[0].mod}
	switch u.kind {
	case "value":
		x.Type, x.Value = Date, f[0].fixed
		if x.Value == "PRESENT_REF" {
			x.Deictic = true
		}
		return x, true
	case "duration":
		x.Type, x.Value = Duration, f[0].duration()
		r.stretch(&f[0], &x)
		return x, true
	case "set":
		x.Type, x.Value = Set, f[0].setValue()
		return x, true
	}
	d := dater{r: r, f: &f[0], rule: u}
	if d.tense = r.tense(s, c); r.wasDue(s, r.toks[c.to-1].word, f[0].weekday) {
		d.tense = past
	}
	if w := r.toks[c.from].word; w > 0 && s.Words[w-1].Text == "past" {
		d.behind = true
	}
	return d.date(second, &f[1], x)
}

// setValue writes the value of a recurring time.
func (f *frame) setValue() string {
	switch {
	case f.fixed != "":
		return f.fixed
	case f.weekday > 0:
		v := "XXXX-WXX-" + string(rune('0'+f.weekday))
		if f.part != "" {
			v += "T" + f.part
		}
		return v
	case f.quarter > 0:
		return "XXXX-Q" + string(rune('0'+f.quarter))
	case f.part != "":
		return "XXXX-XX-XXT" + f.part
	}
	return f.duration()
}

// stretch gives a duration that reaches up to now ("the past two months") or
// from now on its interval.
func (r *reader) stretch(f *frame, x *Timex) {
	if !f.hasDir || f.dir == 0 || r.dct.IsZero() || f.vague || f.unit == "" {
		return
	}
	n := int(math.Round(f.number()))
	today := dayOf(r.dct)
	step := func(sign int) time.Time {
		switch f.unit {
		case "Y":
			return today.begin.AddDate(sign*n, 0, 0)
		case "M":
			return today.begin.AddDate(0, sign*n, 0)
		case "Q":
			return today.begin.AddDate(0, sign*3*n, 0)
		case "E":
			return today.begin.AddDate(sign*10*n, 0, 0)
		}
		return today.begin.Add(time.Duration(sign*n) * length(f.unit))
	}
	x.HasRange, x.Deictic, x.Precision = true, true, grainOf(f.unit)
	if f.dir < 0 {
		x.Begin, x.EndTime = step(-1), today.end
	} else {
		x.Begin, x.EndTime = today.begin, step(1)
	}
}

func grainOf(unit string) string {
	switch unit {
	case "TS", "TM":
		return "minute"
	case "TH":
		return "hour"
	case "D", "W", "WE":
		return "day"
	case "M", "Q", "H":
		return "month"
	case "E", "C":
		return "decade"
	}
	return "year"
}

// dater puts one frame on the calendar.
type dater struct {
	r       *reader
	f       *frame
	rule    *rule
	tense   tense
	deictic bool
	behind  bool // "past" stands before it: "a minute past midnight"
}

func (d *dater) date(second bool, g *frame, x Timex) (Timex, bool) {
	v, ok := d.interval()
	if !ok {
		return x, false
	}
	f := d.f
	x.Type, x.Value, x.Deictic = Date, v.value, d.deictic
	open := v.begin.IsZero() || v.end.IsZero()
	if (!f.hasClock || f.day > 0 || f.weekday > 0) && d.rule.anchor != "quarter" {
		d.r.story.note(v, d.r.dct)
	}
	if !open && second && (g.day > 0 || g.year > 0) {
		if v, ok = d.through(v, g); !ok {
			return x, false
		}
		x.Value = v.value
	}
	switch {
	case f.hasClock:
		m := f.clock()
		if m > 24*60 {
			return x, false
		}
		if m == 24*60 && (d.tense == past && f.day == 0 && f.weekday == 0 || d.behind) {
			m = 0 // "took effect at midnight", "a minute past midnight on Friday": the day began with it
		}
		x.Type = Time
		base := v.value
		v = v.at(m, f.toMinute)
		if open {
			x.Value, v.begin = base+v.value[len(base):], time.Time{}
			break
		}
		x.Value = v.value
		d.r.zone(f, g, second, &v, &x)
	case f.part != "":
		x.Type = Time
		base := v.value
		if open {
			x.Value = base + "T" + f.part
			break
		}
		v = v.partOf(f.part)
		x.Value = v.value
	}
	switch x.Mod {
	case "EARLIER", "LATER":
		v, x.Mod = d.clip(v, x.Mod)
	case "":
	default:
		v = v.narrow(x.Mod)
	}
	if !open {
		x.HasRange, x.Begin, x.EndTime, x.Precision = true, v.begin, v.end, v.grain
	}
	return x, true
}

// through stretches an interval to the end that the second frame names:
// "September 12–25", "2014-15".
func (d *dater) through(v interval, g *frame) (interval, bool) {
	e := *d.f
	if g.year > 0 {
		e.year = e.year/100*100 + g.year%100
	} else {
		e.day, e.year = g.day, v.begin.Year()
	}
	if g.month > 0 {
		e.month = g.month
	}
	w, ok := (&dater{r: d.r, f: &e, rule: d.rule}).interval()
	v.value += "/" + w.value
	if !ok || !w.begin.After(v.begin) {
		return v, false
	}
	v.end = w.end
	return v, true
}

// clip cuts "earlier this year" and "later this week" at the present.
func (d *dater) clip(v interval, mod string) (interval, string) {
	now := dayOf(d.r.dct)
	inside := !v.begin.IsZero() && !d.r.dct.IsZero() && v.begin.Before(now.begin) && now.end.Before(v.end)
	if mod == "EARLIER" {
		if inside {
			v.end = now.end
		}
		return v, "START"
	}
	if inside {
		v.begin = now.begin
	}
	return v, "END"
}
