package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/store"
	"readout/readout"
)

// hostile are values that a record of others may have where words are expected.
var hostile = []string{
	"", " ", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)", "=cmd|' /C calc'!A0", "\x1b]0;x\x07\x1b[2J", "\u202egnp.exe", "a\r\nATTENDEE:x\nEND:VEVENT",
	"\x00", "\ufffe\uffff", "A1", "E1", "S1", "9999999-99-99", "0000-00-00", "2021-03-03T25:61:61Z", "2021", "2021-02", "-5", "']]>&\"<!--", "../../etc/passwd", "%s%n", "{{.}}", strings.Repeat("x", 5000), strings.Repeat("é", 60),
}

// mangle puts hostile values where a record has words and numbers; its text and
// what points into it stay.
func mangle(v reflect.Value, random *rand.Rand, often int) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mangle(v.Elem(), random, often)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Text" && name != "Sentences" && name != "Sentence" && v.Field(i).Type() != reflect.TypeFor[readout.Span]() {
				mangle(v.Field(i), random, often)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			mangle(v.Index(i), random, often)
		}
		if v.Len() > 0 && random.IntN(often*4) == 0 {
			v.Set(v.Slice(0, v.Len()-1))
		}
	case reflect.String:
		if random.IntN(often) == 0 {
			v.SetString(hostile[random.IntN(len(hostile))])
		}
	case reflect.Float64:
		if random.IntN(often) == 0 {
			v.SetFloat([]float64{-1, 0, 1e308, -1e308, 1e-308}[random.IntN(5)])
		}
	case reflect.Int:
		if random.IntN(often) == 0 {
			v.SetInt([]int64{-1, 0, 5, 1 << 62, -1 << 62}[random.IntN(5)])
		}
	}
}

// mangled are records made to do harm, each with an id of its own.
func mangled(n int) []*readout.Record {
	random := rand.New(rand.NewPCG(7, 11))
	out := make([]*readout.Record, n)
	for i := range out {
		rec := sample()
		mangle(reflect.ValueOf(rec).Elem(), random, 1+i%7)
		rec.Document.ID = fmt.Sprintf("sha256:%064x", i+1)
		out[i] = rec
	}
	return out
}

var forms = []string{"gdelt", "gdelt-mentions", "polecat", "plover", "csv", "parquet", "ics", "graphml", "gexf", "geojson", "jsonld", "atom"}

// Records of others go out in every form without a panic, and what goes out is
// well-formed, whatever stands in them.
func TestThreatStoreRecords(t *testing.T) {
	records := mangled(150)
	for _, form := range forms {
		var b bytes.Buffer
		x, err := exporter(form, &b, data.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range records {
			if err := x.write(rec); err != nil {
				t.Errorf("%s: %v", form, err)
			}
		}
		if err := x.close(); err != nil {
			t.Errorf("%s: %v", form, err)
		}
		if err := wellFormed(form, b.Bytes()); err != nil {
			t.Errorf("%s: %v", form, err)
		}
	}
	dir := filepath.Join(t.TempDir(), "s")
	st, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.PutAll(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	visit(t, dir, records)
	for _, args := range [][]string{{"list"}, {"calendar", "--past"}, {"calendar", "--from", "2000-01-01"}, {"contested"}, {"story"}, {"actor", "A1"}, {"dyad", "KEN", "UGA"}, {"search", "type:CONSULT"}, {"show", records[3].Document.ID, "--why"}} {
		out, code := capture(t, append(args, "--store", dir)...)
		if code != 0 {
			t.Errorf("readout %s: exit %d", strings.Join(args, " "), code)
		}
		if strings.ContainsAny(out, "\x1b\x07\u202e\x00") {
			t.Errorf("readout %s: a control character in %q", strings.Join(args, " "), out[:min(len(out), 300)])
		}
	}
	if out, code := capture(t, "verify", "--store", dir); code != exitFailed || strings.HasPrefix(out, "0 ") {
		t.Errorf("verify: exit %d, %s", code, out)
	}
}

// wellFormed reads what an export wrote as its form has it.
func wellFormed(form string, b []byte) error {
	switch form {
	case "csv":
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err == nil && len(rows) < 2 {
			err = errors.New("no row")
		}
		return err
	case "gdelt", "gdelt-mentions", "polecat":
		width := 0
		for line := range strings.Lines(string(b)) {
			n := strings.Count(line, "\t")
			if width == 0 {
				width = n
			}
			if n != width {
				return fmt.Errorf("a row of %d cells among rows of %d: %.200q", n+1, width+1, line)
			}
		}
	case "plover", "geojson", "jsonld":
		for d := json.NewDecoder(bytes.NewReader(b)); ; {
			var v any
			if err := d.Decode(&v); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	case "graphml", "gexf", "atom":
		for d := xml.NewDecoder(bytes.NewReader(b)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	case "ics":
		open := 0
		for line := range strings.Lines(string(b)) {
			switch line = strings.TrimRight(line, "\r\n"); {
			case line == "BEGIN:VEVENT":
				open++
			case line == "END:VEVENT":
				open--
			case strings.HasPrefix(line, "ATTENDEE"):
				return errors.New("a line of an article's own")
			}
			if open < 0 || open > 1 || len(line) > 75 {
				return fmt.Errorf("line %q", line)
			}
		}
	}
	return nil
}

// visit asks for every page and resource of a store.
func visit(t *testing.T, dir string, records []*readout.Record) {
	t.Helper()
	h, closing, err := server(data.FS, dir, nil, func() time.Time { return time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	defer closing()
	paths := []string{"/", "/search?q=type:CONSULT", "/search?q=kenya", "/calendar?from=2000-01-01", "/contested", "/stories", "/dyad?a=KEN&b=UGA", "/articles",
		"/actors", "/network", "/map", "/timeline", "/calendar?month=2021-03", "/live", "/corrections", "/complete?q=actor:a", "/search?kind=statement&q=", "/search?kind=claim&q=", "/api/v1/openapi.json", "/api/v1/dyads?a=KEN&b=UGA"}
	for _, name := range []string{"documents", "events", "statements", "claims", "search", "relations", "figures", "actors", "stories", "calendar?from=2000-01-01", "contested"} {
		paths = append(paths, "/api/v1/"+name)
	}
	for i := 0; i < len(records); i += 5 {
		id := records[i].Document.ID
		paths = append(paths, "/article/"+id, "/story/"+id, "/correct/"+id, "/correct/"+id+"?fact=E1", "/correct/"+id+"?fact=S1", "/api/v1/documents/"+id, "/api/v1/stories/"+id)
	}
	for _, path := range paths {
		w := httptest.NewRecorder()
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("%s: %v", path, p)
				}
			}()
			h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		}()
		body := w.Body.String()
		if w.Code != 200 && w.Code != 404 {
			t.Errorf("%s: %d %.300s", path, w.Code, body)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			for _, evil := range []string{"<script>alert", "<img src=x", `href="javascript:`, "]]>&\""} {
				if strings.Contains(body, evil) {
					t.Errorf("%s: %s in the page", path, evil)
				}
			}
		}
	}
}
