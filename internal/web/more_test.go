package web

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/api"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// many are more articles than a page shows, each with an actor of its own and one
// that all share, who does something to the other and is contradicted.
func many(n int) (out []*readout.Record) {
	for i := range n {
		text := fmt.Sprintf("Somebody%04d was hit. It was denied.", i)
		out = append(out, &readout.Record{
			Document: readout.Document{ID: fmt.Sprintf("sha256:%04d", i), Title: fmt.Sprintf("Title %04d", i), Text: text, Published: "2022-03-09", Language: "en", Sentences: []readout.Span{{0, 21}, {22, 36}}},
			Actors:   []readout.Actor{{ID: "A1", Name: "Norway", Code: "NOR", Type: "state", Wikidata: "Q20"}, {ID: "A2", Name: fmt.Sprintf("Somebody%04d", i), Code: "RUS", Type: "person"}, {ID: "A3", Name: fmt.Sprintf("Other%04d", i), Code: "UKR", Type: "person"}},
			Events: []readout.Event{{ID: "E1", Plover: "ASSAULT", Quad: 4, Modality: "actual", Polarity: "positive", Source: []string{"A1"}, Target: []string{"A2"},
				Evidence: []readout.Evidence{{Sentence: 0, Trigger: readout.Span{13, 16}}}},
				{ID: "E2", Plover: "THREATEN", Quad: 3, Modality: "actual", Polarity: "positive", Source: []string{"A1"}, Target: []string{"A3"},
					Evidence: []readout.Evidence{{Sentence: 0, Trigger: readout.Span{13, 16}}}}},
			Claims: []readout.Claim{{ID: "C1", Event: "E1", Status: "contested", Sides: []readout.ClaimSide{{Actor: "A2", Stance: "claims", Statement: "S1"}, {Actor: "A1", Stance: "denies", Statement: "S2"}}},
				{ID: "C2", Event: "E2", Status: "contested", Sides: []readout.ClaimSide{{Actor: "A3", Stance: "claims", Statement: "S1"}, {Actor: "A1", Stance: "denies", Statement: "S2"}}}},
			Statements: []readout.Statement{{ID: "S1", Speaker: "A2", Act: "assert", Sentence: 0, Content: []readout.Span{{0, 20}}},
				{ID: "S2", Speaker: "A1", Act: "deny", Sentence: 1, Content: []readout.Span{{22, 35}}}},
		})
	}
	return out
}

func pagesOver(t *testing.T, records []*readout.Record) http.Handler {
	t.Helper()
	s := api.Over(func(context.Context) ([]*readout.Record, error) { return records, nil }, func(string) string { return "" })
	tracker, err := story.LoadTracker(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	s.Tracker = tracker
	h, err := Handler(s, Desk{}, func() time.Time { return time.Date(2022, 3, 10, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	return h
}

var nextLink = regexp.MustCompile(`<a href="([^"]+)" rel="next">More</a>`)

// Whatever is too long for a page goes on on the next, and nothing is told twice or
// left out.
func TestMore(t *testing.T) {
	const n = 230
	h := pagesOver(t, many(n))
	for path, each := range map[string]*regexp.Regexp{
		"/actors":                           regexp.MustCompile(`>(Somebody\d{4})</a>`),
		"/actors?q=RUS":                     regexp.MustCompile(`>(Somebody\d{4})</a>`),
		"/dyad?a=NOR&b=RUS":                 regexp.MustCompile(`#E1">(Title \d{4})</a>`),
		"/articles":                         regexp.MustCompile(`>(Title \d{4})</a>`),
		"/contested":                        regexp.MustCompile(`<h2>[^<]*((?:Somebody|Other)\d{4})</h2>`),
		"/contested?all=true":               regexp.MustCompile(`<h2>[^<]*((?:Somebody|Other)\d{4})</h2>`),
		"/search?q=type:ASSAULT&kind=event": regexp.MustCompile(`#E1">(Title \d{4})</a>`),
	} {
		seen, pages := map[string]int{}, 0
		for next := path; next != ""; pages++ {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", next, nil))
			if w.Code != 200 || pages > 10 {
				t.Fatalf("%s: %d on page %d", path, w.Code, pages)
			}
			for _, m := range each.FindAllStringSubmatch(w.Body.String(), -1) {
				seen[m[1]]++
			}
			next = ""
			if m := nextLink.FindStringSubmatch(w.Body.String()); m != nil {
				next = html.UnescapeString(m[1])
			}
		}
		want := n
		if strings.HasPrefix(path, "/contested") { // two in each of the newest articles
			want = 2 * api.Whole
		}
		if len(seen) != want || pages < 2 {
			t.Errorf("%s: %d of %d on %d pages", path, len(seen), want, pages)
		}
		for name, times := range seen {
			if times != 1 {
				t.Errorf("%s: %s stands there %d times", path, name, times)
			}
		}
	}
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, httptest.NewRequest("GET", "/contested", nil)); !strings.Contains(w.Body.String(), "newest 100 articles") {
		t.Error("the ledger does not say that it is of the newest articles only")
	}
	for _, path := range []string{"/actors?after=nobody", "/actor/nobody", "/article/none", "/no/such/page"} {
		w = httptest.NewRecorder()
		if h.ServeHTTP(w, httptest.NewRequest("GET", path, nil)); w.Code != 404 || !strings.Contains(w.Body.String(), "<nav") || !strings.Contains(w.Body.String(), "no such thing") {
			t.Errorf("%s: %d %.200s", path, w.Code, w.Body)
		}
	}
}

// The timeline puts what happened in a month or a year under that, not under its
// first day.
func TestTimelineIsAsExactAsTold(t *testing.T) {
	var hits []search.Hit
	for _, at := range []readout.Time{{Start: "2022-08-01", End: "2022-08-02", Precision: "day"}, {Start: "2022-08-01", End: "2022-09-01", Precision: "month"}, {Start: "2022-08-01", End: "2022-08-02", Precision: "day"},
		{Start: "2013-01-01", End: "2014-01-01", Precision: "year"}, {Start: "1990-01-01", End: "2000-01-01", Precision: "decade"}} {
		rec := &readout.Record{Events: []readout.Event{{ID: "E1", Time: &at}}}
		hits = append(hits, search.Hit{Record: rec, Event: &rec.Events[0]})
	}
	got := ""
	for _, d := range timelineOf(hits) {
		got += fmt.Sprintf("%s|%s|%d ", d.Name, d.Time, len(d.Events))
	}
	if want := "2022-08-01|2022-08-01|2 2022-08|2022-08|1 2013|2013|1 1990s||1 "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestWords(t *testing.T) {
	if got := strings.Join([]string{howMany(0, "event"), howMany(1, "event"), howMany(2, "event"), quoted("a"), quoted(`"a" he said`), quoted("“a”")}, "|"); got != `0 events|1 event|2 events|“a”|"a" he said|“a”` {
		t.Error(got)
	}
}
