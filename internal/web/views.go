package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// fact is an event as pages show it.
type fact struct {
	ID, Document, Article, Source, What, Kind, Day, Place, Mark, Sentence, Speakers string
	Why                                                                             []string
}

func factOf(rec *readout.Record, e *readout.Event) fact {
	f := fact{ID: e.ID, Document: rec.Document.ID, Article: titleOf(rec), Source: strings.TrimSpace(rec.Document.Publisher + " " + rec.PublicationDay()),
		What: rec.Names(e.Source), Kind: strings.TrimSpace(e.Plover + " " + e.Mode), Day: rec.Day(e), Why: e.Why,
		Sentence: rec.EventSentence(e), Speakers: rec.Names(rec.Speakers(e.ReportedBy))}
	if t := rec.Names(e.Target); t != "" {
		f.What += " → " + t
	}
	if f.What == "" && len(e.About) > 0 {
		f.What = strings.Join(slices.DeleteFunc(slices.Clone(e.About), func(s string) bool { return len(s) < 4 }), ", ")
	}
	f.What = cmp.Or(f.What, "(somebody)")
	if p := rec.Place(e.Place); p != nil {
		f.Place = p.Name
	}
	if e.Modality != "actual" {
		f.Mark = e.Modality
	}
	if e.Polarity == "negative" {
		f.Mark = strings.TrimSpace(f.Mark + " not")
	}
	f.Mark = strings.TrimSpace(f.Mark + " " + e.Status)
	return f
}

func titleOf(rec *readout.Record) string {
	t, _, _ := strings.Cut(rec.Document.Text, "\n")
	return cmp.Or(rec.Document.Title, strings.ToValidUTF8(t[:min(len(t), 120)], ""), "untitled")
}

// shown bounds the entries of a page.
const shown = 100

// found lists the events a query holds for, the newest articles first.
func (s *site) found(records []*readout.Record, q *query.Node) (out []fact) {
	for i := len(records) - 1; i >= 0 && len(out) < shown; i-- {
		for _, h := range search.Find(records[i], q, "event", s.State) {
			out = append(out, factOf(records[i], h.Event))
		}
	}
	return out
}

func must(q string) *query.Node {
	n, err := query.Parse(q)
	if err != nil {
		return &query.Node{Op: "or"} // holds for nothing
	}
	return n
}

func (s *site) today(r *http.Request, records []*readout.Record) (string, string, any) {
	type data struct {
		Happened, Due []fact
		Contested     []string
	}
	d := data{Happened: s.found(records, must("modality:actual"))}
	d.Due = s.found(records, must("modality:scheduled since:"+s.now().Format(time.DateOnly)))
	for _, l := range story.Ledger(records) {
		if l.Status() == "contested" {
			d.Contested = append(d.Contested, l.What)
		}
	}
	return "today", "Today", d
}

// input is a field of a form, cell one of a table.
type input struct{ Name, Label, Value string }
type cell struct{ Text, Link string }

type listing struct {
	Form          []input
	Problem, Said string
	Events        []fact
	Head          []string
	Rows          [][]cell
}

func (s *site) search(r *http.Request, records []*readout.Record) (string, string, any) {
	q := r.URL.Query().Get("q")
	d := listing{Form: []input{{"q", `What to look for (actor:RUS type:SANCTION since:2017-09 "words")`, q}}}
	n, err := query.Parse(q)
	if err != nil {
		d.Problem = err.Error()
	} else {
		d.Events = s.found(records, n)
	}
	return "list", "Search", d
}

func (s *site) calendar(r *http.Request, records []*readout.Record) (string, string, any) {
	from := cmp.Or(r.URL.Query().Get("from"), s.now().Format(time.DateOnly))
	d := listing{Form: []input{{"from", "From (YYYY-MM-DD)", from}}, Head: []string{"When", "What", "Status", "Article"}}
	if _, err := time.Parse(time.DateOnly, from); err != nil {
		d.Problem = "Write the day as YYYY-MM-DD."
		return "list", "Calendar", d
	}
	type due struct {
		start string
		row   []cell
	}
	var all []due
	for _, rec := range records {
		for _, h := range search.Find(rec, must("modality:scheduled since:"+from), "event", nil) {
			if t := h.Event.Time; t != nil {
				f := factOf(rec, h.Event)
				when := cmp.Or(t.Start, t.Value)
				if p := rec.Place(h.Event.Place); p != nil && t.Precision != "day" {
					when += " " + p.Timezone
				}
				all = append(all, due{t.Start, []cell{{Text: when}, {Text: f.What + " " + f.Kind}, {Text: h.Event.Status}, {f.Article, "/article/" + f.Document + "#" + f.ID}}})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b due) int { return strings.Compare(a.start, b.start) })
	for _, x := range all[:min(len(all), shown)] {
		d.Rows = append(d.Rows, x.row)
	}
	return "list", "Calendar", d
}

func (s *site) contested(_ *http.Request, records []*readout.Record) (string, string, any) {
	return "contested", "Contested", slices.DeleteFunc(story.Ledger(records), func(l *story.Contested) bool { return l.Status() != "contested" })
}

func (s *site) storyList(_ *http.Request, records []*readout.Record) (string, string, any) {
	d := listing{Head: []string{"Articles", "From", "To", "Story"}}
	for _, list := range s.stories(records) {
		d.Rows = append(d.Rows, []cell{{Text: fmt.Sprint(len(list))}, {Text: list[0].PublicationDay()}, {Text: list[len(list)-1].PublicationDay()}, {titleOf(list[0]), "/article/" + list[0].Document.ID}})
	}
	return "list", "Stories", d
}

func (s *site) articles(_ *http.Request, records []*readout.Record) (string, string, any) {
	d := listing{Head: []string{"Published", "Article", "Events"}}
	for i := len(records) - 1; i >= 0 && len(d.Rows) < shown; i-- {
		rec := records[i]
		d.Rows = append(d.Rows, []cell{{Text: rec.PublicationDay()}, {titleOf(rec), "/article/" + rec.Document.ID}, {Text: fmt.Sprint(len(rec.Events))}})
	}
	return "list", "Articles", d
}

func (s *site) dyad(r *http.Request, records []*readout.Record) (string, string, any) {
	v := r.URL.Query()
	d := listing{Form: []input{{"a", "Who acts (a name or code)", v.Get("a")}, {"b", "On whom", v.Get("b")}}}
	if v.Get("a") == "" || v.Get("b") == "" {
		return "list", "Dyad", d
	}
	periods, err := story.Dyad(records, v.Get("a"), v.Get("b"), "month")
	if err != nil {
		d.Problem = err.Error()
	}
	d.Head = []string{"Month", "Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict", "Mean Goldstein", "Articles"}
	for _, p := range periods {
		d.Rows = append(d.Rows, []cell{{Text: p.Begin[:7]}, {Text: fmt.Sprint(p.Quads[1])}, {Text: fmt.Sprint(p.Quads[2])}, {Text: fmt.Sprint(p.Quads[3])},
			{Text: fmt.Sprint(p.Quads[4])}, {Text: fmt.Sprintf("%.1f", p.Mean())}, {Text: fmt.Sprint(p.Coverage)}})
	}
	d.Events = s.found(records, must(fmt.Sprintf("modality:actual source:%q target:%q", v.Get("a"), v.Get("b"))))
	return "list", "Dyad", d
}

// part is a piece of an article's text; ID is the event that it tells of.
type part struct{ Text, ID, Class string }

func (s *site) article(w http.ResponseWriter, r *http.Request) {
	rec, err := s.Get(r.Context(), r.PathValue("id"))
	if errors.Is(err, api.ErrNone) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, "the store cannot be read", http.StatusServiceUnavailable)
		return
	}
	s.record(w, rec)
}

func (s *site) record(w http.ResponseWriter, rec *readout.Record) {
	d := rec.Document
	data := struct {
		Source, URL, Wires, Skipped string
		Parts                       []part
		Facts                       []fact
	}{Source: strings.Trim(strings.Join([]string{d.Publisher, d.Byline, d.Published}, " · "), " ·"), Wires: strings.Join(d.Wires, ", "), Skipped: d.Skipped, Parts: parts(rec)}
	if u, err := url.Parse(d.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		data.URL = d.URL
	}
	for i := range rec.Events {
		data.Facts = append(data.Facts, factOf(rec, &rec.Events[i]))
	}
	s.show(w, http.StatusOK, "article", titleOf(rec), "", data)
}

// parts cuts the text at the triggers of its events.
func parts(rec *readout.Record) []part {
	type spot struct {
		at    readout.Span
		id    string
		class string
	}
	disputed := map[string]bool{}
	for _, c := range rec.Claims {
		disputed[c.Event] = disputed[c.Event] || c.Status == "contested"
	}
	var spots []spot
	for _, e := range rec.Events {
		for _, v := range e.Evidence {
			x := spot{v.Trigger, e.ID, e.Modality}
			if disputed[e.ID] {
				x.class = "contested"
			}
			spots = append(spots, x)
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int { return a.at[0] - b.at[0] })
	var out []part
	text, at := rec.Document.Text, 0
	for _, x := range spots {
		if x.at[0] < at || x.at[1] > len(text) {
			continue
		}
		out = append(out, part{Text: text[at:x.at[0]]}, part{text[x.at[0]:x.at[1]], x.id, x.class})
		at = x.at[1]
	}
	return append(out, part{Text: text[at:]})
}

type form struct{ Text, Date, Problem string }

// read codes a text that was typed in and shows what was read; nothing is kept.
func (s *site) read(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, api.MaxText+4096)
	if err := r.ParseForm(); err != nil {
		s.show(w, http.StatusRequestEntityTooLarge, "read", "Read a text", "/read", form{Problem: "The text is too long."})
		return
	}
	f := form{Text: r.PostFormValue("text"), Date: r.PostFormValue("date")}
	at := s.now()
	if f.Date != "" {
		var err error
		if at, err = time.Parse(time.DateOnly, f.Date); err != nil {
			f.Problem = "Write the day as YYYY-MM-DD."
		}
	}
	if strings.TrimSpace(f.Text) == "" {
		f.Problem = "There is nothing to read."
	}
	if f.Problem != "" {
		s.show(w, http.StatusBadRequest, "read", "Read a text", "/read", f)
		return
	}
	s.record(w, s.Read(f.Text, at))
}
