package web

import (
	"bytes"
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/export/atom"
	"readout/internal/query"
	"readout/internal/search"
)

// feed answers with what a search finds as an Atom feed, of the newest articles
// first; each entry leads to its fact in its article.
func (s *site) feed(w http.ResponseWriter, r *http.Request) {
	asked, kind := r.URL.Query().Get("q"), cmp.Or(r.URL.Query().Get("kind"), "event")
	q, err := query.Parse(asked)
	if err != nil || !slices.Contains(search.Kinds(), kind) {
		http.Error(w, "q: a query, and kind: "+strings.Join(search.Kinds(), ", "), http.StatusBadRequest)
		return
	}
	hits, _, err := s.Search(r.Context(), q, kind, "", shown)
	if err != nil {
		s.failed(w, err)
		return
	}
	host := &url.URL{Scheme: "http", Host: r.Host}
	if r.TLS != nil {
		host.Scheme = "https"
	}
	f := atom.New(strings.TrimSpace("Readout: "+kind+"s "+asked), "urn:readout:search:"+kind+":"+url.PathEscape(asked))
	for _, h := range hits {
		d := h.Record.Document
		document, thing, _ := strings.Cut(h.ID(), "/")
		title := titleOf(h.Record)
		switch {
		case h.Statement != nil:
			title = cmp.Or(h.Record.Names([]string{h.Statement.Speaker}), "(nobody named)") + ": " + h.Statement.Act
		case h.Event != nil:
			e := factOf(h.Record, h.Event)
			title = strings.TrimSpace(e.What() + ": " + e.Type + " " + e.Mark)
			if h.Claim != nil {
				title = h.Claim.Status + ": " + title
			}
		}
		source := strings.TrimSpace(titleOf(h.Record) + " " + d.Publisher + " " + h.Record.PublicationDay())
		f.Add("urn:"+strings.Replace(h.ID(), "sha256:", "readout:", 1), title, host.JoinPath("article", document).String()+"#"+thing, d.Published, "“"+h.Sentence()+"” "+source)
	}
	var b bytes.Buffer
	if err := f.Close(&b); err != nil {
		http.Error(w, "the feed cannot be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Write(b.Bytes())
}
