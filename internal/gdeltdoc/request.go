package gdeltdoc

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/query"
)

// request is what a client asks for.
type request struct {
	title    string // the query as it was written
	holds    test
	words    []*query.Node // that every article must have for the query to hold
	mode     string
	format   string
	callback string    // what a jsonp answer calls
	from, to time.Time // publication, both inclusive; zero: no bound
	records  int
	order    string
	smooth   int // steps of a moving mean; 0 or 1 for none
}

const (
	defaultRecords = 75
	maxRecords     = 250 // as GDELT: more is taken for so many
	maxSmooth      = 30
)

var (
	modes   = []string{"artlist", "timelinevol", "timelinevolraw", "timelinevolinfo", "timelinetone", "timelinelang", "timelinesourcecountry", "tonechart"}
	formats = []string{"html", "json", "jsonp", "csv", "rss", "rssarchive", "jsonfeed"}
	orders  = []string{"hybridrel", "datedesc", "date", "dateasc", "tonedesc", "toneasc"}
)

// callback is the name of a function of JavaScript, in plain letters so that an
// answer is nothing but a call.
var callback = regexp.MustCompile(`^[A-Za-z_$][A-Za-z0-9_$]{0,31}(\.[A-Za-z_$][A-Za-z0-9_$]{0,31})?$`)

// requestOf reads parameters; names and values may be written in any case.
func (t *Tables) requestOf(v url.Values, states func(string) string, now time.Time) (*request, error) {
	get := func(name string) string {
		for k, list := range v {
			if strings.EqualFold(k, name) && len(list) > 0 {
				return strings.TrimSpace(list[0])
			}
		}
		return ""
	}
	r := &request{title: get("query"), records: defaultRecords}
	var err error
	if r.holds, r.words, err = t.parse(r.title, states); err != nil {
		return nil, err
	}
	for _, c := range []struct {
		to       *string
		name     string
		fallback string
		known    []string
	}{{&r.mode, "mode", "artlist", modes}, {&r.format, "format", "html", formats}, {&r.order, "sort", "hybridrel", orders}} {
		*c.to = strings.ToLower(cmp.Or(get(c.name), c.fallback))
		if !slices.Contains(c.known, *c.to) {
			return nil, fmt.Errorf("%s %q: %s", c.name, get(c.name), strings.Join(c.known, ", "))
		}
	}
	if r.mode != "artlist" && strings.HasPrefix(r.format, "rss") || r.mode != "artlist" && r.format == "jsonfeed" {
		return nil, fmt.Errorf("format %s: only of mode artlist", r.format)
	}
	if r.callback = cmp.Or(get("callback"), "callback"); !callback.MatchString(r.callback) {
		return nil, fmt.Errorf("callback: the name of a function, as in load or app.load, up to 64 letters")
	}
	if r.records, err = number(get, "maxrecords", defaultRecords, 1); err != nil {
		return nil, err
	}
	r.records = min(r.records, maxRecords)
	if r.smooth, err = number(get, "timelinesmooth", 0, 0); err != nil {
		return nil, err
	}
	r.smooth = min(r.smooth, maxSmooth)
	return r, r.times(get, now)
}

func number(get func(string) string, name string, fallback, least int) (int, error) {
	s := get(name)
	if s == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least {
		return 0, fmt.Errorf("%s %q: a number of at least %d", name, s, least)
	}
	return n, nil
}

var span = regexp.MustCompile(`^(\d{1,4})\s*([a-z]*)$`)

// times reads timespan, or startdatetime and enddatetime.
func (r *request) times(get func(string) string, now time.Time) error {
	start, end := get("startdatetime"), get("enddatetime")
	if s := strings.ToLower(get("timespan")); s != "" {
		if start != "" || end != "" {
			return fmt.Errorf("timespan: not together with startdatetime or enddatetime")
		}
		m := span.FindStringSubmatch(s)
		if m == nil {
			return badSpan(s)
		}
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 1 {
			return badSpan(s)
		}
		r.to = now.UTC()
		switch m[2] {
		case "min", "mins", "minute", "minutes":
			r.from = r.to.Add(-time.Duration(n) * time.Minute)
		case "h", "hour", "hours":
			r.from = r.to.Add(-time.Duration(n) * time.Hour)
		case "d", "day", "days":
			r.from = r.to.AddDate(0, 0, -n)
		case "w", "week", "weeks":
			r.from = r.to.AddDate(0, 0, -7*n)
		case "m", "month", "months":
			r.from = r.to.AddDate(0, -n, 0)
		case "y", "year", "years":
			r.from = r.to.AddDate(-n, 0, 0)
		default:
			return badSpan(s)
		}
		if r.to.Sub(r.from) < 15*time.Minute {
			return fmt.Errorf("timespan %s: at least 15min", s)
		}
		return nil
	}
	for _, c := range []struct {
		to    *time.Time
		name  string
		value string
	}{{&r.from, "startdatetime", start}, {&r.to, "enddatetime", end}} {
		if c.value == "" {
			continue
		}
		var err error
		if *c.to, err = time.Parse("20060102150405", c.value); err != nil {
			return fmt.Errorf("%s %q: write it as YYYYMMDDHHMMSS", c.name, c.value)
		}
	}
	if !r.from.IsZero() && !r.to.IsZero() && r.to.Before(r.from) {
		return fmt.Errorf("enddatetime: before startdatetime")
	}
	return nil
}

func badSpan(s string) error {
	return fmt.Errorf("timespan %q: a number and its unit, as in 15min, 24h, 7d, 1w, 3months, 1y", s)
}

// during reports whether a publication falls into the time asked for.
func (r *request) during(at time.Time) bool {
	if r.from.IsZero() && r.to.IsZero() {
		return true
	}
	return !at.IsZero() && (r.from.IsZero() || !at.Before(r.from)) && (r.to.IsZero() || !at.After(r.to))
}
