package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"readout/data"
	"readout/internal/api"
	"readout/internal/story"
	"readout/readout"
)

// handler serves three copies of the example record, the third undated.
func handler(t testing.TB) http.Handler {
	t.Helper()
	b, err := os.ReadFile("example.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []*readout.Record
	for i, published := range []string{"", "2024-05-14", "2024-05-15"} {
		rec := &readout.Record{}
		if err := json.Unmarshal(b, rec); err != nil {
			t.Fatal(err)
		}
		rec.Document.ID, rec.Document.Published = fmt.Sprintf("sha256:%d", i), published
		list = append(list, rec)
	}
	source := api.Over(func(ctx context.Context) ([]*readout.Record, error) { return list, ctx.Err() }, func(name string) string { return map[string]string{"Kenya": "KEN"}[name] })
	source.Read = func(string, time.Time) *readout.Record { return list[0] }
	var kept []readout.Correction
	source.Correct = func(_ context.Context, c readout.Correction) error { kept = append(kept, c); return nil }
	source.Corrections = func(_ context.Context, document string) (out []readout.Correction, err error) {
		for _, c := range kept {
			if document == "" || c.Document == document {
				out = append(out, c)
			}
		}
		return out, nil
	}
	tracker, err := story.LoadTracker(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	source.Tracker = tracker
	source.Who = func(context.Context) string { return "Amina" }
	return api.Handler(source, api.Route{Path: "/api/v2/doc", Operation: map[string]any{"responses": map[string]any{}}, Handler: http.NotFoundHandler()})
}

func send(h http.Handler, method, path, body string, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// description is the OpenAPI document as a client reads it.
type description struct {
	OpenAPI string
	Paths   map[string]map[string]struct {
		OperationID string
		Parameters  []struct{ Name, In string }
		RequestBody *struct{ Content map[string]media }
		Responses   map[string]struct{ Content map[string]media }
	}
	Components struct{ Schemas map[string]json.RawMessage }
}

type media struct {
	Schema  json.RawMessage
	Example json.RawMessage
}

func describe(t *testing.T, h http.Handler) description {
	t.Helper()
	if _, err := api.Description(); err != nil {
		t.Fatal(err)
	}
	var d description
	w := send(h, "GET", "/api/v1/openapi.json", "")
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || w.Code != 200 {
		t.Fatalf("%d %v %s", w.Code, err, w.Body)
	}
	return d
}

// validate checks a value against a schema of the description.
func (d description) validate(t *testing.T, what string, schema json.RawMessage, value []byte) {
	t.Helper()
	defs, err := json.Marshal(d.Components.Schemas)
	if err != nil {
		t.Fatal(err)
	}
	whole := `{"$defs":` + string(defs) + `,"allOf":[` + string(schema) + `]}`
	s := &jsonschema.Schema{}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(whole, "#/components/schemas/", "#/$defs/")), s); err != nil {
		t.Fatalf("%s: the schema: %v", what, err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatalf("%s: the schema: %v", what, err)
	}
	var v any
	if err := json.Unmarshal(value, &v); err != nil {
		t.Fatalf("%s: %v: %s", what, err, value)
	}
	if err := resolved.Validate(v); err != nil {
		t.Errorf("%s: %v\n%.300s", what, err, value)
	}
}

// Every resource of the issue is described, its example and what it answers fit
// its schema, and nothing else is served.
func TestDescription(t *testing.T) {
	h := handler(t)
	d := describe(t, h)
	want := []string{"/api/v1/actors", "/api/v1/actors/{id}", "/api/v1/calendar", "/api/v1/claims", "/api/v1/contested", "/api/v1/corrections", "/api/v1/documents", "/api/v1/documents/{id}", "/api/v1/dyads", "/api/v1/events",
		"/api/v1/figures", "/api/v1/openapi.json", "/api/v1/read", "/api/v1/relations", "/api/v1/search", "/api/v1/statements", "/api/v1/stories", "/api/v1/stories/{id}", "/api/v2/doc"}
	var have []string
	for p := range d.Paths {
		have = append(have, p)
	}
	slices.Sort(have)
	if d.OpenAPI != "3.1.0" || !slices.Equal(have, want) {
		t.Errorf("version %s, paths %v, want %v", d.OpenAPI, have, want)
	}
	live := map[string]string{"/api/v1/documents/{id}": "/api/v1/documents/sha256:1", "/api/v1/actors/{id}": "/api/v1/actors/Q114", "/api/v1/stories/{id}": "/api/v1/stories/sha256:0",
		"/api/v1/calendar": "/api/v1/calendar?from=2024-01-01", "/api/v1/dyads": "/api/v1/dyads?a=KEN&b=ETH"}
	ids := map[string]bool{}
	for path, ops := range d.Paths {
		for method, op := range ops {
			if path == "/api/v2/doc" {
				continue
			}
			if op.OperationID == "" || ids[op.OperationID] {
				t.Errorf("%s: operationId %q is missing or twice", path, op.OperationID)
			}
			ids[op.OperationID] = true
			for _, status := range []string{"400", "401", "403", "405", "429", "503"} {
				if _, told := op.Responses[status]; !told {
					t.Errorf("%s: nothing is said of %s", path, status)
				}
			}
			m := op.Responses["200"].Content["application/json"]
			if m.Example != nil {
				d.validate(t, "example of "+path, m.Schema, m.Example)
				var list struct{ Items *[]any }
				if json.Unmarshal(m.Example, &list); list.Items != nil && len(*list.Items) == 0 {
					t.Errorf("%s: the example shows nothing", path)
				}
			} else if path != "/api/v1/openapi.json" {
				t.Errorf("%s: no example", path)
			}
			body, address := "", live[path]
			if address == "" {
				address = path
			}
			if op.RequestBody != nil {
				in := op.RequestBody.Content["application/json"]
				d.validate(t, "request of "+path, in.Schema, in.Example)
				body = strings.ReplaceAll(string(in.Example), "EXAMPLE", "1")
			}
			w := send(h, strings.ToUpper(method), address, body)
			if w.Code != 200 {
				t.Errorf("%s: %d %s", address, w.Code, w.Body)
				continue
			}
			d.validate(t, address, m.Schema, w.Body.Bytes())
			if w.Header().Get("ETag") == "" {
				t.Errorf("%s: no ETag", address)
			}
			if bad := send(h, "DELETE", address, ""); bad.Code != 405 || bad.Header().Get("Allow") == "" {
				t.Errorf("DELETE %s: %d", address, bad.Code)
			} else {
				d.validate(t, "problem", d.Components.Schemas["Problem"], bad.Body.Bytes())
			}
		}
	}
}

func TestProblems(t *testing.T) {
	h := handler(t)
	for path, want := range map[string]struct {
		code int
		text string
	}{
		"/api/v1/events?limit=0": {400, "1 to 500"}, "/api/v1/events?limit=501": {400, "1 to 500"}, "/api/v1/events?limit=x": {400, "1 to 500"}, "/api/v1/events?q=(": {400, "column"}, "/api/v1/events?after=x": {400, "after"},
		"/api/v1/events?lmit=3": {400, "no such parameter"}, "/api/v1/events?limit=1&limit=2": {400, "twice"}, "/api/v1/search?kind=x": {400, "event, statement"}, "/api/v1/calendar?from=May": {400, "YYYY-MM-DD"},
		"/api/v1/dyads?a=x": {400, "b: missing"}, "/api/v1/dyads?a=x&b=y&by=year": {400, "day, week, month"}, "/api/v1/relations?type=x": {400, "supports"}, "/api/v1/contested?all=yes": {400, "true"},
		"/api/v1/documents/none": {404, "nothing in the store"}, "/api/v1/actors/none": {404, "nothing"}, "/api/v1/stories/none": {404, "nothing"}, "/api/v1/x": {404, "openapi.json"},
	} {
		w := send(h, "GET", path, "")
		var p struct {
			Type, Title, Detail string
			Status              int
		}
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != want.code || p.Status != want.code || !strings.Contains(p.Detail, want.text) || p.Title == "" || p.Type != "about:blank" {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
		if w.Header().Get("Content-Type") != "application/problem+json" || strings.Contains(w.Body.String(), "/secret") {
			t.Errorf("%s: %v %s", path, w.Header(), w.Body)
		}
	}
	for body, code := range map[string]int{`{"text":" "}`: 400, `{"text":"x","date":"May"}`: 400, `{"txt":"x"}`: 400, `[]`: 400, "": 400, `{"text":"` + strings.Repeat("x ", 600_000) + `"}`: 413} {
		if w := send(h, "POST", "/api/v1/read", body); w.Code != code || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("read %.30s: %d %s", body, w.Code, w.Body)
		}
	}
}

func TestCursorsAndTags(t *testing.T) {
	h := handler(t)
	for _, path := range []string{"/api/v1/documents", "/api/v1/events", "/api/v1/statements", "/api/v1/claims", "/api/v1/relations", "/api/v1/figures", "/api/v1/actors", "/api/v1/calendar?from=2024-01-01", "/api/v1/search?kind=document"} {
		joint := "?"
		if strings.Contains(path, "?") {
			joint = "&"
		}
		var all, paged struct {
			Items []struct{ ID string }
			Next  string
		}
		json.Unmarshal(send(h, "GET", path+joint+"limit=500", "").Body.Bytes(), &all)
		var got []string
		for after := ""; ; after = paged.Next {
			paged.Next, paged.Items = "", nil
			w := send(h, "GET", path+joint+"limit=2"+"&after="+url.QueryEscape(after), "")
			if err := json.Unmarshal(w.Body.Bytes(), &paged); err != nil {
				t.Fatalf("%s: %v %s", path, err, w.Body)
			}
			for _, x := range paged.Items {
				got = append(got, x.ID)
			}
			if (paged.Next != "") != strings.Contains(w.Header().Get("Link"), `rel="next"`) {
				t.Errorf("%s: next %q, Link %q", path, paged.Next, w.Header().Get("Link"))
			}
			if paged.Next == "" {
				break
			}
		}
		if len(all.Items) < 2 || len(got) != len(all.Items) {
			t.Errorf("%s: %d on pages, %d at once", path, len(got), len(all.Items))
			continue
		}
		for i := range got {
			if got[i] == "" || got[i] != all.Items[i].ID || slices.Index(got, got[i]) != i {
				t.Errorf("%s: item %d is %q on pages, %q at once", path, i, got[i], all.Items[i].ID)
			}
		}
	}
	tag := send(h, "GET", "/api/v1/events", "").Header().Get("ETag")
	for _, match := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
		if w := send(h, "GET", "/api/v1/events", "", "If-None-Match", match); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
			t.Errorf("If-None-Match %s: %d", match, w.Code)
		}
	}
	if w := send(h, "GET", "/api/v1/events", "", "If-None-Match", `"other"`); w.Code != 200 {
		t.Errorf("another tag: %d", w.Code)
	}
	if w := send(h, "HEAD", "/api/v1/events", ""); w.Code != 200 || w.Header().Get("ETag") != tag {
		t.Errorf("HEAD: %d", w.Code)
	}
}

func TestFilters(t *testing.T) {
	h := handler(t)
	for path, want := range map[string]int{
		"relations?type=supports": 3, "relations?type=opposes": 0, "relations?actor=Kenya": 3, "relations?actor=SOM": 3, "relations?actor=Norway": 0,
		"figures?unit=Killed": 3, "figures?unit=injured": 0, "figures?by=Kenya": 3, "figures?by=Ethiopia": 0, "actors?q=ETHMIL": 1, "actors?q=Q114": 1, "contested": 1, "contested?all=true": 2,
		"documents?q=herders": 3, "documents?q=sanctions": 0, "claims?q=status:contested": 3, "stories": 1,
	} {
		var list struct{ Items []any }
		if w := send(h, "GET", "/api/v1/"+path, ""); json.Unmarshal(w.Body.Bytes(), &list) != nil || len(list.Items) != want {
			t.Errorf("%s: %d items, want %d", path, len(list.Items), want)
		}
	}
	var a struct {
		Name              string
		Documents, Events int
		Names             []string
	}
	if err := json.Unmarshal(send(h, "GET", "/api/v1/actors/Q114", "").Body.Bytes(), &a); err != nil || a.Name != "Kenya" || a.Documents != 3 || a.Events == 0 {
		t.Errorf("%+v, %v", a, err)
	}
	var s struct {
		Story      struct{ Articles int }
		Happenings []struct{ Reports []any }
	}
	if err := json.Unmarshal(send(h, "GET", "/api/v1/stories/sha256:2", "").Body.Bytes(), &s); err != nil || s.Story.Articles != 3 || len(s.Happenings) == 0 || len(s.Happenings[0].Reports) == 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A store that fails, and one that takes too long, are told as such.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{{errors.New("disk /secret"), "cannot be read"}, {context.DeadlineExceeded, "no answer in"}} {
		h := api.Handler(api.Over(func(ctx context.Context) ([]*readout.Record, error) {
			if _, bounded := ctx.Deadline(); !bounded {
				t.Error("the work on a request is not bounded")
			}
			return nil, c.err
		}, nil))
		for _, path := range []string{"documents", "events", "relations", "figures", "actors", "stories", "calendar", "contested", "dyads?a=x&b=y"} {
			if w := send(h, "GET", "/api/v1/"+path, ""); w.Code != 503 || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), c.want) || strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%s: %d %s", path, w.Code, w.Body)
			}
		}
	}
}

// TestCorrections: what is reported is checked against the record, kept with who
// reported it, and listed, the latest first.
func TestCorrections(t *testing.T) {
	h := handler(t)
	report := func(body string) *httptest.ResponseRecorder { return send(h, "POST", "/api/v1/corrections", body) }
	for body, want := range map[string]struct {
		code int
		text string
	}{
		`{"document":"sha256:1","problem":"wrong","fact":"E1","field":"type","want":"ASSAULT"}`:           {200, `"kind":"event"`},
		`{"document":"sha256:2","problem":"none","fact":"E1","note":"they only wrote"}`:                   {200, `"by":"Amina"`},
		`{"document":"sha256:2","problem":"missing","want":"ACCUSE","sentence":1}`:                        {200, `"want":"ACCUSE"`},
		`{"document":"sha256:2","problem":"missing","want":"YIELD","sentence":1}`:                         {400, "CONCEDE"},
		`{"document":"sha256:2","problem":"missing","want":"ACCUSE","sentence":99}`:                       {400, "which sentence"},
		`{"document":"sha256:1","problem":"wrong","fact":"E1","field":"colour","want":"red"}`:             {400, "type, mode, source"},
		`{"document":"sha256:1","problem":"wrong","fact":"E99","field":"day","want":"2024-05-14"}`:        {400, "no fact E99"},
		`{"document":"sha256:none","problem":"none","fact":"E1"}`:                                         {404, "nothing in the store"},
		`{"document":"sha256:1","problem":"none","fact":"E1","by":"somebody else"}`:                       {400, "a JSON object"},
		`{"document":"sha256:1","problem":"none","fact":"E1","note":"` + strings.Repeat("x", 3000) + `"}`: {400, "2000"},
	} {
		if w := report(body); w.Code != want.code || !strings.Contains(w.Body.String(), want.text) {
			t.Errorf("%.120s: %d %s", body, w.Code, w.Body)
		}
	}
	var list struct{ Items []readout.Correction }
	for path, n := range map[string]int{"/api/v1/corrections": 3, "/api/v1/corrections?document=sha256:2": 2, "/api/v1/corrections?limit=1": 1} {
		w := send(h, "GET", path, "")
		list.Items = nil
		if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || len(list.Items) != n {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if w := send(h, "GET", "/api/v1/corrections?document=none", ""); w.Code != 404 {
		t.Errorf("of no article: %d %s", w.Code, w.Body)
	}
	if w := send(h, "PUT", "/api/v1/corrections", ""); w.Header().Get("Allow") != "GET, POST" {
		t.Errorf("PUT: allowed are %q", w.Header().Get("Allow"))
	}
}
