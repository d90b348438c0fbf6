package search

import (
	"fmt"

	"readout/internal/query"
)

// dates reports whether a query is only that a thing is of a day or later, or of
// one or earlier.
func dates(q *query.Node) bool { return q.Op == "term" && (q.Field == "since" || q.Field == "until") }

// spans needs a day in all spans between the first and the last days of queries
// that must hold together.
func spans(list []*query.Node) (each []*Need) {
	var since, until []string
	for _, q := range list {
		switch {
		case !dates(q):
		case q.Field == "since":
			since = append(since, q.Value)
		default:
			until = append(until, q.Value)
		}
	}
	switch {
	case since == nil && until == nil:
		return nil
	case since == nil:
		since = []string{"0"}
	case until == nil:
		until = []string{"9999"}
	}
	for _, a := range since {
		for _, b := range until {
			each = append(each, between(a, b))
		}
	}
	return each
}

// between needs a day from one on until another, which may be cut after year or
// month: as few beginnings of days as cover the months between.
func between(since, until string) *Need {
	a, b := month(since, "0000-00"), month(until, "9999-99")
	if a == "" || b == "" {
		return anything // no day is written so: compared as text
	}
	if a > b {
		return none
	}
	var each []*Need
	var cover func(begin string)
	cover = func(begin string) {
		low, high := begin+"0000-00"[len(begin):], begin+"9999-99"[len(begin):]
		switch {
		case high < a || low > b:
		case low >= a && high <= b || len(begin) == 7:
			if begin == "" {
				each = append(each, anything)
				return
			}
			each = append(each, is("day", begin))
		case len(begin) == 4:
			for n := range 13 {
				cover(fmt.Sprintf("%s-%02d", begin, n))
			}
		default:
			for n := range 10 {
				cover(begin + string(rune('0'+n)))
			}
		}
	}
	cover("")
	if len(each) == 0 {
		return anything
	}
	return either(each...)
}

// month gives the first seven characters of a day, filled up from another;
// empty where it is none.
func month(v, fill string) string {
	v = v[:min(len(v), 7)]
	for i := range v {
		if digit := v[i] >= '0' && v[i] <= '9'; digit == (i == 4) || !digit && v[i] != '-' {
			return ""
		}
	}
	return v + fill[len(v):]
}
