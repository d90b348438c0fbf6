package gdeltdoc_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"readout/data"
	"readout/internal/api"
	"readout/internal/gdeltdoc"
	"readout/readout"
)

// store is four articles: two of the same day, one a month before, one undated.
func store() []*readout.Record {
	article := func(id, link, published, text, plover string, goldstein float64) *readout.Record {
		return &readout.Record{Document: readout.Document{ID: "sha256:" + id, URL: link, Published: published, Language: "en", Title: strings.ToUpper(id) + " title", Text: text},
			Events: []readout.Event{{ID: "E1", Plover: plover, Goldstein: goldstein}}}
	}
	return []*readout.Record{
		article("d", "https://news.example.com/d", "", "An undated note on trade talks.", "CONSULT", 1),
		article("a", "https://www.gazette.co.uk/a", "2022-02-08T10:00:00Z", "Trade talks opened in Oslo. The talks on trade go on, and the talks are long.", "CONSULT", 2),
		article("b", "https://kurier.de/b", "2022-03-09T08:20:00+01:00", "Police and protesters met in Berlin over sanctions on Belarus.", "PROTEST", -6),
		article("c", "https://www.gazette.co.uk/c", "2022-03-09T23:00:00Z", "New sanctions, old sanctions: the minister spoke of a trade war.", "SANCTION", -4),
	}
}

func handler(t *testing.T) http.Handler {
	t.Helper()
	tables, err := gdeltdoc.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	states := func(s string) string { return map[string]string{"Germany": "DEU", "unitedkingdom": "GBR"}[s] }
	s := api.Over(func(context.Context) ([]*readout.Record, error) { return store(), nil }, states)
	return gdeltdoc.Routes(s, tables, func() time.Time { return time.Date(2022, 3, 10, 0, 0, 0, 0, time.UTC) })[0].Handler
}

// ask sends a request as it stands in an address bar.
func ask(t *testing.T, h http.Handler, raw string) *httptest.ResponseRecorder {
	t.Helper()
	u, err := url.Parse("http://127.0.0.1/api/v2/doc/doc?" + strings.NewReplacer(" ", "%20", `"`, "%22", "<", "%3C", ">", "%3E").Replace(raw))
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, &http.Request{Method: "GET", URL: u, Header: http.Header{}, Host: "127.0.0.1"})
	return w
}

type answer struct {
	Articles []map[string]any
	Details  struct {
		Title      string
		Resolution string `json:"date_resolution"`
	} `json:"query_details"`
	Timeline []struct {
		Series string
		Data   []struct {
			Date  string
			Value float64
			Norm  *int
			Top   []struct{ URL, Title string } `json:"toparts"`
		}
	}
}

func askJSON(t *testing.T, h http.Handler, raw string) (out answer) {
	t.Helper()
	w := ask(t, h, raw+"&format=json")
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		t.Fatalf("%s: %d %s", raw, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return out
}

// Which articles each query holds for, by the last letter of their address.
func TestQuery(t *testing.T) {
	h := handler(t)
	for query, want := range map[string]string{
		"": "cbad", "trade": "cad", `"trade talks"`: "ad", `(trade OR police)`: "cbad", `trade -talks`: "c", `sanctions -(police OR minister)`: "",
		"trade OR police": "cbad", "TRADE talks": "ad", "domain:gazette.co.uk": "ca", "domainis:example.com": "", "domain:example.com": "d", "(domainis:kurier.de OR domainis:news.example.com)": "bd",
		"sourcecountry:UK": "ca", "sourcecountry:GM": "b", "sourcecountry:unitedkingdom": "ca", "sourcecountry:Germany": "b", "sourcelang:english": "cbad", "sourcelang:eng": "cbad", "sourcelang:spanish": "",
		"theme:PROTEST": "b", "(theme:PROTEST OR theme:SANCTIONS)": "cb", `near3:"police berlin"`: "", `near5:"police berlin"`: "b", `near5:"berlin police"`: "b",
		`repeat3:"talks"`: "a", `repeat4:"talks"`: "", "tone<-5": "b", "tone>0": "ad", "toneabs>3": "cb", `"police" tone<-5`: "b", `repeat2:"sanctions" OR repeat3:"talks"`: "ca",
	} {
		got := ""
		for _, a := range askJSON(t, h, "query="+query).Articles {
			link := a["url"].(string)
			got += link[len(link)-1:]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	h := handler(t)
	for raw, want := range map[string]string{
		"query=(trade": "does not close", "query=trade)": "none opened", `query="trade`: "quotation mark", "query=trade OR": "both sides", "query=OR trade": "both sides", "query=-": "nothing after",
		"query=who:x": "no field", "query=theme:NOPE": "PROTEST", "query=imagetag:fire": "no images", "query=near0:\"a b\"": "1 to 999", "query=near5:\"a\"": "two words", "query=repeat2:\"a b\"": "one word",
		"query=sourcecountry:Q9": "no such country", "query=domain:": "needs a value", "query=" + strings.Repeat("(", 100) + "a": "brackets", "query=" + strings.Repeat("a", 5000): "longer",
		"query=a&mode=cloud": "artlist", "query=a&format=jsonp&callback=alert(1)": "name of a function", "query=a&format=jsonp&callback=a.b.c": "name of a function", "query=a&mode=tonechart&format=rss": "artlist", "query=a&format=xls": "json", "query=a&sort=up": "datedesc", "query=a&mode=timelinevol&format=rss": "artlist", "query=a&maxrecords=0": "maxrecords", "query=a&maxrecords=x": "maxrecords",
		"query=a&timespan=7": "15min", "query=a&timespan=x": "15min", "query=a&timespan=5min": "at least 15min", "query=a&timespan=7d&startdatetime=20220101000000": "not together",
		"query=a&startdatetime=2022": "YYYYMMDDHHMMSS", "query=a&startdatetime=20220201000000&enddatetime=20220101000000": "before",
		"query=a&mode=timelinevol&startdatetime=00010101000000&enddatetime=99990101000000": "steps",
	} {
		w := ask(t, h, raw)
		if w.Code != 400 || w.Header().Get("Content-Type") != "application/problem+json" || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%.80s: %d %s; want %q", raw, w.Code, w.Body, want)
		}
	}
}

// The shape of what the Python client gdeltdoc asks for and takes.
func TestAsPythonClient(t *testing.T) {
	h := handler(t)
	got := askJSON(t, h, `query="sanctions" &startdatetime=20220301000000&enddatetime=20220331000000&maxrecords=250&mode=artlist`)
	if len(got.Articles) != 2 {
		t.Fatalf("%v", got)
	}
	want := map[string]any{"url": "https://www.gazette.co.uk/c", "url_mobile": "", "title": "C title", "seendate": "20220309T230000Z", "socialimage": "", "domain": "gazette.co.uk", "language": "English", "sourcecountry": "United Kingdom"}
	if fmt.Sprint(got.Articles[0]) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got.Articles[0], want)
	}
	if none := askJSON(t, h, `query="nothing such" &timespan=1w&maxrecords=250&mode=artlist`); none.Articles == nil || len(none.Articles) != 0 {
		t.Errorf("no article: %v", none)
	}
	for mode, series := range map[string]string{"timelinevol": "Volume Intensity", "timelinevolraw": "Article Count", "timelinetone": "Average Tone", "timelinelang": "English Volume Intensity", "timelinesourcecountry": "Germany Volume Intensity"} {
		got := askJSON(t, h, `query=sanctions &timespan=1months&mode=`+mode)
		if len(got.Timeline) == 0 || got.Timeline[0].Series != series || got.Details.Resolution != "day" || got.Details.Title != "sanctions" {
			t.Fatalf("%s: %+v", mode, got)
		}
		data := got.Timeline[0].Data
		if len(data) != 29 || data[0].Date != "20220210T000000Z" {
			t.Errorf("%s: %d points from %s", mode, len(data), data[0].Date)
		}
		for _, s := range got.Timeline {
			if len(s.Data) != len(data) {
				t.Errorf("%s: series of different length", mode)
			}
		}
	}
	if raw := askJSON(t, h, `query=sanctions &timespan=1w&mode=timelinevolraw`); true {
		sum, norm := 0.0, 0
		for _, p := range raw.Timeline[0].Data {
			sum, norm = sum+p.Value, norm+*p.Norm
		}
		if raw.Details.Resolution != "hour" || sum != 2 || norm != 2 {
			t.Errorf("a week: %s, %g of %d", raw.Details.Resolution, sum, norm)
		}
	}
	if tone := askJSON(t, h, `query=sanctions &startdatetime=20220309000000&enddatetime=20220331000000&mode=timelinetone`); tone.Timeline[0].Data[0].Value != -5 {
		t.Errorf("tone of a day: %+v", tone.Timeline[0].Data[0])
	}
	if vol := askJSON(t, h, `query=minister &startdatetime=20220301000000&enddatetime=20220331000000&mode=timelinevol`); vol.Timeline[0].Data[8].Value != 50 {
		t.Errorf("half of a day's articles: %+v", vol.Timeline[0].Data[8])
	}
}

// The shapes of clients in R and in web pages: parameters in other cases,
// CSV, feeds, and orders.
func TestAsOtherClients(t *testing.T) {
	h := handler(t)
	rows, err := csv.NewReader(ask(t, h, `query="trade" sourcelang:english&mode=ArtList&maxrecords=250&timespan=3months&sort=DateAsc&format=CSV`).Body).ReadAll()
	if err != nil || len(rows) != 3 || strings.Join(rows[0], ",") != "URL,MobileURL,Date,Title" || rows[1][2] != "2022-02-08 10:00:00" {
		t.Errorf("csv: %v, %v", rows, err)
	}
	rows, err = csv.NewReader(ask(t, h, `query=trade&mode=TimelineTone&timespan=3months&format=csv&timelinesmooth=5`).Body).ReadAll()
	if err != nil || strings.Join(rows[0], ",") != "Date,Series,Value" || rows[1][0] != "2021-12-10" || rows[1][1] != "Average Tone" {
		t.Errorf("csv timeline: %v, %v", rows[:2], err)
	}
	feed, err := gofeed.NewParser().Parse(ask(t, h, "query=sanctions&mode=artlist&format=rss").Body)
	if err != nil || len(feed.Items) != 2 || feed.Items[0].Link != "https://www.gazette.co.uk/c" || feed.Items[0].PublishedParsed == nil {
		t.Errorf("rss: %v, %v", feed, err)
	}
	feed, err = gofeed.NewParser().Parse(ask(t, h, "query=sanctions&mode=artlist&format=jsonfeed").Body)
	if err != nil || len(feed.Items) != 2 || feed.Items[1].Title != "B title" {
		t.Errorf("json feed: %v, %v", feed, err)
	}
	for _, mode := range []string{"artlist", "timelinevolinfo"} {
		if page := ask(t, h, "query=sanctions <b>&mode="+mode); page.Code != 200 || !strings.HasPrefix(page.Header().Get("Content-Type"), "text/html") || strings.Contains(page.Body.String(), "<b>") {
			t.Errorf("page: %d %s", page.Code, page.Body)
		}
	}
	if info := askJSON(t, h, "query=police&mode=TimelineVolInfo&timespan=1d"); info.Details.Resolution != "15m" || len(info.Timeline[0].Data) != 97 {
		t.Errorf("a day: %s %d", info.Details.Resolution, len(info.Timeline[0].Data))
	}
	for order, want := range map[string]string{"DateDesc": "c", "dateasc": "a", "tonedesc": "a", "ToneAsc": "b", "hybridrel": "c"} {
		if got := askJSON(t, h, "query=&maxrecords=1&timespan=1y&sort="+order).Articles; len(got) != 1 || !strings.HasSuffix(got[0]["url"].(string), "/"+want) {
			t.Errorf("sort %s: %v", order, got)
		}
	}
	for span, want := range map[string]int{"15min": 0, "1h": 1, "24h": 2, "7d": 2, "1w": 2, "3months": 3, "30d": 3, "29d": 2, "1m": 2, "1y": 3} {
		if got := askJSON(t, h, "query=&maxrecords=1000&timespan="+span).Articles; len(got) != want {
			t.Errorf("timespan %s: %d, want %d", span, len(got), want)
		}
	}
}

// A jsonp answer is the JSON as the argument of the function that is named.
func TestJSONP(t *testing.T) {
	h := handler(t)
	for raw, name := range map[string]string{"query=sanctions&mode=ArtList&format=JSONP": "callback", "query=sanctions&mode=timelinetone&timespan=1y&format=jsonp&callback=app.load": "app.load", "query=sanctions&mode=tonechart&format=jsonp&callback=f": "f"} {
		w := ask(t, h, raw)
		in, ok := strings.CutPrefix(strings.TrimSpace(w.Body.String()), "/**/"+name+"(")
		in, closed := strings.CutSuffix(in, ");")
		if w.Code != 200 || !ok || !closed || !json.Valid([]byte(in)) || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
			t.Errorf("%s: %d %s %s", raw, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		in = strings.TrimSuffix(in, "\n")
		if plain := ask(t, h, strings.NewReplacer("JSONP", "json", "jsonp", "json").Replace(raw)).Body.String(); strings.TrimSpace(plain) != in {
			t.Errorf("%s: another answer than the JSON: %s", raw, plain)
		}
	}
}

// How many articles have which tone, from the lowest to the highest.
func TestToneChart(t *testing.T) {
	h := handler(t)
	var got struct {
		Bins []struct {
			Bin, Count int
			Top        []struct{ URL, Title string } `json:"toparts"`
		} `json:"tonechart"`
	}
	if err := json.Unmarshal(ask(t, h, "query=sanctions&mode=ToneChart&format=json").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if b := got.Bins; len(b) != 3 || b[0].Bin != -6 || b[0].Count != 1 || b[0].Top[0].URL != "https://kurier.de/b" || b[1].Count != 0 || b[1].Top == nil || b[2].Bin != -4 {
		t.Errorf("%+v", got)
	}
	rows, err := csv.NewReader(ask(t, h, "query=sanctions&mode=tonechart&format=csv").Body).ReadAll()
	if err != nil || fmt.Sprint(rows) != "[[Label Count] [-6 1] [-5 0] [-4 1]]" {
		t.Errorf("csv: %v, %v", rows, err)
	}
	if w := ask(t, h, "query=nothing such&mode=tonechart&format=json"); strings.TrimSpace(w.Body.String()) != `{"tonechart":[]}` {
		t.Errorf("none: %s", w.Body)
	}
	if w := ask(t, h, "query=sanctions&mode=tonechart"); !strings.Contains(w.Body.String(), "<td>-6</td><td>1</td>") {
		t.Errorf("page: %s", w.Body)
	}
}

func TestSameAgainAndUnreadable(t *testing.T) {
	h := handler(t)
	tag := ask(t, h, "query=trade&format=json").Header().Get("ETag")
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/api/v2/doc?query=trade&format=json", nil)
	r.Header.Set("If-None-Match", tag)
	if h.ServeHTTP(w, r); w.Code != 304 {
		t.Errorf("the same again: %d", w.Code)
	}
	w = httptest.NewRecorder()
	if h.ServeHTTP(w, httptest.NewRequest("POST", "/api/v2/doc", nil)); w.Code != 405 || w.Header().Get("Allow") == "" {
		t.Errorf("POST: %d", w.Code)
	}
	tables, err := gdeltdoc.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	broken := gdeltdoc.Routes(api.Over(func(context.Context) ([]*readout.Record, error) { return nil, errors.New("disk") }, nil), tables, time.Now)[1].Handler
	if w := ask(t, broken, "query=a"); w.Code != 503 || strings.Contains(w.Body.String(), "disk") {
		t.Errorf("unreadable: %d %s", w.Code, w.Body)
	}
}
