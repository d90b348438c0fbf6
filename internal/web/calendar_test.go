package web

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/readout"
)

// TestCalendarStands holds the calendar's page to what later articles told: what
// was called off is struck out and says by which sentence, what has passed says what
// became of it.
func TestCalendarStands(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var records []*readout.Record
	for _, a := range [][2]string{
		{"2022-03-01", "Kenya will hold a presidential election on March 6."},
		{"2022-03-01", "Norwegian Prime Minister Jonas Gahr Store will visit Finland on March 14."},
		{"2022-03-07", "Kenyans voted in the presidential election on Sunday."},
		{"2022-03-08", "Norwegian Prime Minister Jonas Gahr Store has cancelled his visit to Finland on March 14."},
	} {
		at, _ := time.Parse(time.DateOnly, a[0])
		records = append(records, r.Read(ingest.Article{Text: a[1]}, at))
	}
	w := httptest.NewRecorder()
	pagesOver(t, records).ServeHTTP(w, httptest.NewRequest("GET", "/calendar?month=2022-03", nil))
	page := w.Body.String()
	for _, want := range []string{`<span class="tag mark">happened</span>`, "Kenyans voted in the presidential election on Sunday.</q>", "<del>Jonas Gahr Støre", "has cancelled his visit to Finland on March 14.</q>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
}
