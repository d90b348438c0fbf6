package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/query"
	"readout/internal/story"
	"readout/readout"
)

// part is a piece of an article's text under the same facts. ID is that which a
// click leads to; empty for none.
type part struct{ Text, ID, Class string }

// field is a line of what is known of a fact.
type field struct{ Name, Text, Path string }

// card shows a fact beside the text.
type card struct {
	ID, Kind, Title, Type string
	Quad                  int
	Mark                  string
	Fields                []field
	Why                   []string
	Sentence              string
	Mistake               string // path of the form to report one
	Reported              []string
}

type articleData struct {
	Source, URL, Wires, Skipped, Kept string
	Story                             string // path
	Parts                             []part
	Kinds                             []kind
	Missing                           string // path of the form for what was not found
	Stored                            bool
}

// kind is cards of one sort.
type kind struct {
	Name, ID string
	Cards    []card
}

func (s *site) article(w http.ResponseWriter, r *http.Request) {
	rec, err := s.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	reports, err := s.Corrections(r.Context(), rec.Document.ID)
	if err != nil {
		s.failed(w, err)
		return
	}
	s.record(w, rec, true, reports)
}

// record shows a record; stored: it is in the store, so that mistakes can be
// reported.
func (s *site) record(w http.ResponseWriter, rec *readout.Record, stored bool, reports []readout.Correction) {
	d := rec.Document
	data := articleData{Wires: strings.Join(d.Wires, ", "), Skipped: d.Skipped, Parts: parts(rec), Stored: stored,
		Source: strings.Join(slices.DeleteFunc([]string{d.Publisher, d.Byline, d.Published}, func(s string) bool { return s == "" }), " · ")}
	if u, err := url.Parse(d.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		data.URL = d.URL
	}
	mistake := ""
	if stored {
		mistake = "/correct/" + d.ID + "?fact="
		data.Missing = "/correct/" + d.ID
		data.Story = "/story/" + d.ID
		if original := cmp.Or(d.SupersededBy, d.CopyOf); original != "" {
			data.Kept = "/article/" + original
		}
	}
	for _, k := range []kind{{"Events", "events", eventCards(rec, mistake)}, {"Statements", "statements", statementCards(rec, mistake)}, {"Figures", "figures", figureCards(rec, mistake)},
		{"Ties", "relations", relationCards(rec)}, {"Actors", "actors", actorCards(rec)}, {"Places", "places", placeCards(rec)}} {
		if len(k.Cards) > 0 {
			for i := range k.Cards {
				k.Cards[i].Reported = reported(reports, k.Cards[i].ID)
			}
			data.Kinds = append(data.Kinds, k)
		}
	}
	s.show(w, http.StatusOK, "article", titleOf(rec), "", data)
}

// reported tells what people said of a fact.
func reported(list []readout.Correction, fact string) (out []string) {
	for _, c := range list {
		if c.Fact == fact {
			out = append(out, correctionLine(c))
		}
	}
	return out
}

// fields leaves out lines without a text.
func fields(list ...field) []field {
	return slices.DeleteFunc(list, func(f field) bool { return f.Text == "" })
}

func eventCards(rec *readout.Record, mistake string) (out []card) {
	for i := range rec.Events {
		e := &rec.Events[i]
		f := factOf(rec, e)
		c := card{ID: e.ID, Kind: "event", Title: f.What(), Type: f.Type, Quad: e.Quad, Mark: f.Mark, Why: e.Why, Sentence: f.Sentence}
		for _, claim := range rec.Claims {
			if claim.Event == e.ID {
				c.Mark = strings.Trim(c.Mark+", "+claim.Status, ", ")
			}
		}
		c.Fields = fields(field{Name: "Said by", Text: cmp.Or(f.Speakers, "the article itself")})
		c.Fields = append(c.Fields, sides("Who", f.From)...)
		c.Fields = append(c.Fields, sides("To whom", f.To)...)
		c.Fields = append(c.Fields, timeFields(e.Time, rec.Place(e.Place))...)
		c.Fields = append(c.Fields, fields(field{Name: "Where", Text: f.Place}, field{Name: "About", Text: f.Topic}, field{Name: "Reason", Text: e.Reason},
			field{Name: "PLOVER", Text: strings.TrimSpace(e.Plover + " " + e.Mode)}, field{Name: "CAMEO", Text: e.Cameo}, field{Name: "Class", Text: f.Class()},
			field{Name: "Goldstein", Text: fmt.Sprintf("%+.1f", e.Goldstein)}, field{Name: "Contexts", Text: strings.Join(e.Contexts, ", ")},
			field{Name: "Modality", Text: strings.Trim(e.Modality+", "+e.Polarity, ", ")}, field{Name: "Confidence", Text: fmt.Sprintf("%.2f", e.Confidence)})...)
		for _, claim := range rec.Claims {
			if claim.Event == e.ID {
				for _, side := range claim.Sides {
					c.Fields = append(c.Fields, field{Name: side.Stance, Text: cmp.Or(rec.Names([]string{side.Actor}), "(nobody named)"), Path: "#" + side.Statement})
				}
			}
		}
		if mistake != "" {
			c.Mistake = mistake + e.ID
		}
		out = append(out, c)
	}
	return out
}

func sides(name string, list []party) (out []field) {
	for _, p := range list {
		out = append(out, field{name, p.Name, p.Path})
	}
	return out
}

func timeFields(t *readout.Time, p *readout.Place) []field {
	c := clockOf(t, p)
	return fields(field{Name: "Day", Text: c.Date}, field{Name: "On the spot", Text: c.Local}, field{Name: "In UTC", Text: c.UTC})
}

func statementCards(rec *readout.Record, mistake string) (out []card) {
	for i := range rec.Statements {
		st := &rec.Statements[i]
		var words []string
		for _, span := range st.Content {
			words = append(words, span.Cut(rec.Document.Text))
		}
		c := card{ID: st.ID, Kind: "statement", Title: cmp.Or(rec.Names([]string{st.Speaker}), "(nobody named)"), Type: st.Act, Why: st.Why, Sentence: rec.Sentence(st.Sentence)}
		c.Fields = append(sides("Speaker", partiesOf(rec, []string{st.Speaker})), fields(field{Name: "Says", Text: strings.Join(words, " … ")}, field{Name: "By the words", Text: st.Cue.Cut(rec.Document.Text)},
			field{Name: "Form", Text: st.Kind}, field{Name: "To", Text: rec.Names(st.To)}, field{Name: "Where", Text: st.Venue})...)
		c.Fields = append(c.Fields, timeFields(st.Time, nil)...)
		for _, id := range st.Events {
			c.Fields = append(c.Fields, field{"Tells of", id, "#" + id})
		}
		if mistake != "" {
			c.Mistake = mistake + st.ID
		}
		out = append(out, c)
	}
	return out
}

func figureCards(rec *readout.Record, mistake string) (out []card) {
	for i := range rec.Figures {
		f := &rec.Figures[i]
		c := card{ID: f.ID, Kind: "figure", Title: f.Span.Cut(rec.Document.Text), Type: f.Unit, Sentence: rec.Sentence(f.Sentence)}
		value := fmt.Sprint(f.Value)
		if f.High != nil {
			value += fmt.Sprint(" to ", *f.High)
		}
		place := ""
		if p := rec.Place(f.Place); p != nil {
			place = p.Name
		}
		c.Fields = fields(field{Name: "Value", Text: value}, field{Name: "Bound", Text: f.Bound}, field{Name: "Of", Text: f.Of}, field{Name: "Where", Text: place},
			field{Name: countLabel(rec, f), Text: rec.Names(rec.Speakers(f.ReportedBy))})
		if f.Since != nil {
			c.Fields = append(c.Fields, field{Name: "Since", Text: f.Since.Value})
		}
		if f.Event != "" {
			c.Fields = append(c.Fields, field{"Of the event", f.Event, "#" + f.Event})
		}
		if mistake != "" {
			c.Mistake = mistake + f.ID
		}
		out = append(out, c)
	}
	return out
}

// countLabel says what its speakers do with a figure.
func countLabel(rec *readout.Record, f *readout.Figure) string {
	if rec.OnlyDenied(f) {
		return "Denied by"
	}
	return "By the count of"
}

func relationCards(rec *readout.Record) (out []card) {
	for _, r := range rec.Relations {
		c := card{ID: r.ID, Kind: "relation", Title: rec.Names([]string{r.From}) + " → " + rec.Names([]string{r.To}), Type: r.Type, Why: r.Why}
		if len(r.Evidence) > 0 {
			c.Sentence = rec.Sentence(r.Evidence[0].Sentence)
		}
		out = append(out, c)
	}
	return out
}

func actorCards(rec *readout.Record) (out []card) {
	for i := range rec.Actors {
		a := &rec.Actors[i]
		c := card{ID: a.ID, Kind: "actor", Title: a.Name, Type: a.Type}
		c.Fields = fields(field{Name: "Page", Text: a.Name, Path: actorPath(story.Key(a))}, field{Name: "Code", Text: a.Code}, field{Name: "Office", Text: a.Role},
			field{Name: "For", Text: rec.Names([]string{a.Of})}, field{Name: "Wikidata", Text: a.Wikidata}, field{Name: "Named", Text: howMany(len(a.Mentions), "time")})
		out = append(out, c)
	}
	return out
}

func placeCards(rec *readout.Record) (out []card) {
	for _, p := range rec.Places {
		c := card{ID: p.ID, Kind: "place", Title: p.Name, Type: p.Precision}
		c.Fields = fields(field{Name: "Country", Text: p.Country}, field{Name: "Time zone", Text: p.Timezone}, field{Name: "Coordinates", Text: fmt.Sprintf("%.2f, %.2f", p.Lat, p.Lon)},
			field{Name: "Search", Text: "what happened there", Path: finding(query.Is("place", p.Name))})
		out = append(out, c)
	}
	return out
}
