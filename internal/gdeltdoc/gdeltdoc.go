// Package gdeltdoc answers requests made for GDELT's DOC 2.0 API from a store,
// in GDELT's own forms, so that programs written for it work with Readout.
// docs/API.md tells what differs.
package gdeltdoc

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/query"
)

const stampForm = "20060102T150405Z"

// article is a line of mode artlist. Field names are GDELT's.
type article struct {
	URL           string `json:"url"`
	URLMobile     string `json:"url_mobile"`
	Title         string `json:"title"`
	SeenDate      string `json:"seendate"`
	SocialImage   string `json:"socialimage"`
	Domain        string `json:"domain"`
	Language      string `json:"language"`
	SourceCountry string `json:"sourcecountry"`
}

func articleOf(p *paper) article {
	a := article{URL: p.link(), Title: p.title(), Domain: p.domain(), Language: p.language(), SourceCountry: p.countryName()}
	if !p.at.IsZero() {
		a.SeenDate = p.at.Format(stampForm)
	}
	return a
}

// details is what a timeline tells of its request.
type details struct {
	Title      string `json:"title"`
	Resolution string `json:"date_resolution"`
}

// Routes are /api/v2/doc and GDELT's own path, /api/v2/doc/doc.
func Routes(s api.Source, t *Tables, now func() time.Time) []api.Route {
	h := handler(s, t, now)
	return []api.Route{
		{Path: "/api/v2/doc", Operation: operation("gdeltDoc"), Handler: h},
		{Path: "/api/v2/doc/doc", Operation: operation("gdeltDocDoc"), Handler: h},
	}
}

// operation describes a request, as OpenAPI has it.
func operation(id string) map[string]any {
	type object = map[string]any
	param := func(name, what string, known []string) object {
		schema := object{"type": "string"}
		if known != nil {
			what += ": " + strings.Join(known, ", ") + ", in any case"
		}
		return object{"name": name, "in": "query", "required": false, "description": what, "schema": schema}
	}
	kinds := object{}
	for _, k := range []string{"application/json", "text/javascript", "text/csv", "text/html", "application/rss+xml", "application/feed+json"} {
		kinds[k] = object{}
	}
	problem := object{"$ref": "#/components/responses/Problem"}
	return object{"operationId": id, "summary": "Articles and timelines in the forms of GDELT's DOC 2.0 API",
		"parameters": []any{param("query", "a query in GDELT's syntax", nil), param("mode", "what is wanted", modes), param("format", "its form", formats), param("sort", "the order of artlist", orders),
			param("timespan", "15min, 24h, 7d, 1w, 3months", nil), param("startdatetime", "YYYYMMDDHHMMSS", nil), param("enddatetime", "YYYYMMDDHHMMSS", nil),
			param("maxrecords", "1 to 250", nil), param("callback", "the function that a jsonp answer calls; callback when not given", nil), param("timelinesmooth", "steps of a moving mean, up to 30", nil)},
		"responses": object{"200": object{"description": "the answer in the form asked for", "content": kinds}, "304": object{"description": "what the client has is still so"}, "400": problem, "401": problem, "403": problem, "405": problem, "429": problem, "503": problem}}
}

func handler(s api.Source, t *Tables, now func() time.Time) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			api.Fail(w, http.StatusMethodNotAllowed, "only GET")
			return
		}
		req, err := t.requestOf(r.URL.Query(), s.State, now())
		if err != nil {
			api.Fail(w, http.StatusBadRequest, err.Error())
			return
		}
		papers, err := req.papers(r.Context(), s)
		if err != nil {
			api.Fail(w, http.StatusServiceUnavailable, "the store cannot be read; try again later")
			return
		}
		if req.mode == "artlist" {
			req.writeArticles(w, r, req.articles(papers))
			return
		}
		if req.mode == "tonechart" {
			req.writeTones(w, r, req.tones(papers))
			return
		}
		lines, resolution, err := req.timeline(papers)
		if err != nil {
			api.Fail(w, http.StatusBadRequest, err.Error())
			return
		}
		req.writeTimeline(w, r, lines, details{req.title, resolution})
	})
}

// papersAtOnce is how many articles are loaded at a time, maxPapers how many one
// request looks through at most: the newest of its time.
const (
	papersAtOnce = 250
	maxPapers    = 20_000
)

// papers gives the articles that a request must look at, the newest first.
func (r *request) papers(ctx context.Context, s api.Source) (out []*paper, err error) {
	q := &query.Node{Op: "and"}
	if r.mode == "artlist" || r.mode == "tonechart" { // a timeline counts against all articles
		q.Nodes = slices.Clone(r.words)
	}
	// A day more at both ends, for clocks that differ.
	if !r.from.IsZero() {
		q.Nodes = append(q.Nodes, &query.Node{Op: "term", Field: "since", Value: r.from.AddDate(0, 0, -1).Format(time.DateOnly)})
	}
	if !r.to.IsZero() {
		q.Nodes = append(q.Nodes, &query.Node{Op: "term", Field: "until", Value: r.to.AddDate(0, 0, 1).Format(time.DateOnly)})
	}
	newest := r.mode == "artlist" && (r.order == "hybridrel" || strings.HasPrefix(r.order, "date") && r.order != "dateasc")
	for after, held := "", 0; len(out) < maxPapers; {
		hits, next, err := s.Search(ctx, q, "document", after, papersAtOnce)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			p := paperOf(h.Record)
			if r.during(p.at) && r.holds(p) {
				held++
			}
			out = append(out, p)
		}
		if after = next; next == "" || newest && held >= r.records {
			break
		}
	}
	return out, nil
}

// articles gives what the query holds for, in the order asked for. The newest
// stand first where nothing else is said: nothing is ranked.
func (r *request) articles(papers []*paper) []*paper {
	var out []*paper
	for _, p := range papers {
		if r.during(p.at) && r.holds(p) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *paper) int {
		switch r.order {
		case "dateasc":
			return a.at.Compare(b.at)
		case "tonedesc":
			return cmp.Compare(b.tone(), a.tone())
		case "toneasc":
			return cmp.Compare(a.tone(), b.tone())
		}
		return b.at.Compare(a.at)
	})
	return out[:min(len(out), r.records)]
}
