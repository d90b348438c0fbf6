package story

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/readout"
)

// namedDays reads the days that a sentence names, whether or not an event stands
// in it: "September 6", "6 September", with or without a year, and days of the
// week. Those are the days of the events that they date, or else the last such
// before publication.
func namedDays(rec *readout.Record, sentence int) []int {
	published := publishedBy(rec)
	out, dated := eventDays(rec, sentence)
	eachDay(rec.Sentence(sentence), published, func(n int, weekday, _ bool) {
		if weekday {
			if strings.Contains(dated, time.Weekday((n+4)%7).String()) {
				return
			}
			n -= 7 * ((n - published + 6) / 7)
		}
		out = append(out, n)
	})
	return append(out, daysBeside(rec.Sentence(sentence), published, out)...)
}

// daysBeside are the days that a sentence names by how far they lie from the one that it names:
// "counted on Saturday, two days after they voted".
func daysBeside(sentence string, published int, named []int) (out []int) {
	if !strings.Contains(sentence, "after") && !strings.Contains(sentence, "before") || len(named) == 0 {
		return nil
	}
	words := plainWords(sentence)
	for i := 1; i+2 < len(words); i++ {
		n, side := smallCounts[words[i-1]], 0
		switch words[i+1] {
		case "after":
			side = -1
		case "before":
			side = 1
		}
		if n == 0 || side == 0 || words[i] != "day" && words[i] != "days" {
			continue
		}
		for _, d := range named {
			if d <= published {
				out = append(out, d+side*n)
			}
		}
	}
	return out
}

// smallCounts are the counts of days by which news tells one from another.
var smallCounts = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

// saidDays are the days on which a sentence says that something was said: "the party came
// first, results showed on Monday".
func saidDays(rec *readout.Record, sentence int) (out []int) {
	published := publishedBy(rec)
	end := rec.Document.Sentences[sentence][1]
	for i := range rec.Statements {
		st := &rec.Statements[i]
		if st.Sentence != sentence || st.Cue[1] > end {
			continue
		}
		next := strings.Fields(rec.Document.Text[st.Cue[1]:end])
		at := 0
		for at < len(next) && slices.Contains([]string{"late", "early", "on"}, next[at]) {
			at++
		}
		eachDay(strings.Join(next[:min(len(next), at+2)], " "), published, func(n int, weekday, _ bool) {
			if weekday {
				n -= 7 * ((n - published + 6) / 7)
			}
			out = append(out, n)
		})
	}
	return out
}

// eventDays are the days of the events of a sentence, dated the words that tell them;
// of what was not ("the talks due on Monday were not held") tense tells no day.
func eventDays(rec *readout.Record, sentence int) (days []int, dated string) {
	span := rec.Document.Sentences[sentence]
	for i := range rec.Events {
		t := rec.Events[i].Time
		if rec.Events[i].Polarity == "negative" || t == nil || t.Span == nil || t.Span[0] < span[0] || t.Span[1] > span[1] {
			continue
		}
		if from, ok := dayNumber(t.Start); ok && len(t.End) >= len(time.DateOnly) {
			to, _ := dayNumber(t.End)
			if len(t.End) > len(time.DateOnly) {
				to++
			}
			for n := from; n < min(to, from+knownDays) || n == from; n++ {
				days = append(days, n)
			}
			dated += " " + t.Span.Cut(rec.Document.Text)
		}
	}
	return days, dated
}

// dayAfter is the first day after a plan's that a sentence names.
func dayAfter(plan *later, rec *readout.Record, sentence int) string {
	day := ""
	eachDay(rec.Sentence(sentence), publishedBy(rec), func(n int, weekday, to bool) {
		if weekday && !to {
			return // the day on which it was said
		}
		if weekday && plan.when.from <= n && n <= plan.when.to && publishedBy(rec) < plan.when.from {
			return // the old day: "put off the vote planned for Tuesday"
		}
		for weekday && n <= plan.when.to && n < plan.when.to+7 {
			n += 7
		}
		if day == "" && n > plan.when.to && n <= plan.when.to+yearDays {
			day = time.Unix(int64(n)*86400, 0).UTC().Format(time.DateOnly)
		}
	})
	return day
}

// putTo reports whether a sentence puts something off to the very day of a plan, and not from
// it.
func putTo(plan *later, rec *readout.Record, sentence int) bool {
	to, other := false, false
	eachDay(rec.Sentence(sentence), publishedBy(rec), func(n int, _, there bool) {
		if plan.when.from <= n && n <= plan.when.to {
			to, other = to || there, other || !there
		}
	})
	return to && !other
}

// eachDay calls f with each day that a text names, as a number: a date without
// its year is the one nearest to publication, a day of the week the next one.
// to: a word stands before it that leads to a new day ("until Friday").
func eachDay(text string, published int, f func(n int, weekday, to bool)) {
	now := time.Unix(int64(published)*86400, 0).UTC()
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n,.;:()", r) })
	for i, w := range words {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		to := i > 0 && slices.Contains([]string{"to", "until", "till", "for", "next"}, words[i-1]) && !wasSet(words[:i])
		for d := time.Sunday; d <= time.Saturday; d++ {
			if w == d.String() {
				f(published+(int(d-now.Weekday())+7)%7, true, to)
			}
		}
		if n, ok := nearDays[strings.ToLower(w)]; ok {
			f(published+n, false, to)
		}
		if i+1 == len(words) {
			break
		}
		for _, form := range []string{"January 2", "2 January", "Jan 2", "2 Jan"} {
			at, err := time.Parse(form, dayWord(w)+" "+dayWord(words[i+1]))
			if err != nil {
				continue
			}
			year := now.Year()
			if i+2 < len(words) && len(words[i+2]) == 4 {
				if y, err := strconv.Atoi(words[i+2]); err == nil {
					f(dayOf(y, at), false, to)
					continue
				}
			}
			best := dayOf(year, at)
			put := to && slices.Contains([]string{"to", "until", "till"}, words[i-1]) // and not "planned for May 3"
			for _, y := range []int{year - 1, year + 1} {
				if n := dayOf(y, at); !put && max(n-published, published-n) < max(best-published, published-best) {
					best = n
				}
			}
			if put && best < published-newsDays {
				best = dayOf(year+1, at) // "put off to May 3"
			}
			f(best, false, to)
		}
	}
}

// wasSet reports whether words end in those that tell an old day: "the test set for", but
// not "is now set for".
func wasSet(words []string) bool {
	n := len(words)
	return n > 2 && words[n-1] == "for" && slices.Contains([]string{"set", "planned", "scheduled", "due", "slated"}, words[n-2]) && !slices.Contains([]string{"now", "is", "are", "been", "was", "were"}, words[n-3])
}

// nearDays are words for days next to that of publication.
var nearDays = map[string]int{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

// dayWord is a word of a date as the calendar has it: "2" of "2nd", "2-4" and "2–4",
// "Sep" of "Sept".
func dayWord(w string) string {
	if w == "Sept" {
		return "Sep"
	}
	n := len(w) - len(strings.TrimLeft(w, "0123456789"))
	if n == 0 || n > 2 {
		return w
	}
	switch rest := w[n:]; {
	case rest == "st", rest == "nd", rest == "rd", rest == "th", strings.HasPrefix(rest, "-"), strings.HasPrefix(rest, "–"):
		return w[:n]
	}
	return w
}

func dayOf(year int, at time.Time) int {
	return int(time.Date(year, at.Month(), at.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
