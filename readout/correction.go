package readout

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// What a correction says.
const (
	Wrong   = "wrong"   // a field of a fact has the wrong value
	None    = "none"    // there is no such fact
	Missing = "missing" // an event of a type is told and was not found
)

// Correction is what a person says is wrong with what was read in a document.
// The fact is known by the words that carry it, not by its id: another version
// of Readout may number otherwise.
type Correction struct {
	ID       string `json:"id"`
	Document string `json:"document"`
	Kind     string `json:"kind"`           // event|statement|figure
	Problem  string `json:"problem"`        // wrong|none|missing
	Fact     string `json:"fact,omitempty"` // its id when it was reported
	Span     Span   `json:"span"`           // trigger, cue or figure; of a missing event its sentence
	Field    string `json:"field,omitempty"`
	Was      string `json:"was,omitempty"`  // what the field said
	Want     string `json:"want,omitempty"` // what it should say; of a missing event its type
	Note     string `json:"note,omitempty"`
	By       string `json:"by"` // who reported it, as the server knows them
	At       string `json:"at"` // RFC 3339
}

// CorrectionFields names what can be corrected in a kind of fact.
func CorrectionFields(kind string) []string {
	switch kind {
	case "event":
		return []string{"type", "mode", "source", "target", "day", "place", "modality", "polarity", "speaker"}
	case "statement":
		return []string{"speaker", "act"}
	case "figure":
		return []string{"value", "unit"}
	}
	return nil
}

// EventTypes are PLOVER's, the cooperative ones first.
func EventTypes() []string {
	return []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}
}

// ErrCorrection is a correction that says nothing, or nothing that can be
// checked.
var ErrCorrection = errors.New("the correction is not complete")

// Complete checks a correction against the record that it speaks of, and fills
// in what follows from it: kind, span, what the field said, and the id.
func (c *Correction) Complete(rec *Record) error {
	wrong := func(what string) error { return fmt.Errorf("%w: %s", ErrCorrection, what) }
	c.Document, c.Want, c.Note = rec.Document.ID, strings.TrimSpace(c.Want), strings.TrimSpace(c.Note)
	if len(c.Want) > 200 || len(c.Note) > 2000 {
		return wrong("at most 200 bytes of a value and 2000 of a note")
	}
	if c.Problem == Missing || c.Problem == Wrong && c.Field == "type" {
		c.Want = strings.ToUpper(c.Want)
	}
	switch c.Problem {
	case Wrong, None:
		kind, span, ok := rec.fact(c.Fact)
		if !ok {
			return wrong("no fact " + c.Fact + " in this article")
		}
		c.Kind, c.Span = kind, span
		if c.Problem == None {
			c.Field, c.Want = "", ""
			break
		}
		if !slices.Contains(CorrectionFields(kind), c.Field) {
			return wrong("say which field is wrong: " + strings.Join(CorrectionFields(kind), ", "))
		}
		if c.Field == "type" && !slices.Contains(EventTypes(), c.Want) {
			return wrong("a type is one of " + strings.Join(EventTypes(), ", "))
		}
		c.Was = rec.field(kind, c.Fact, c.Field)
		if strings.EqualFold(c.Was, c.Want) {
			return wrong("the field says so already")
		}
	case Missing:
		c.Kind, c.Fact, c.Field = "event", "", ""
		if !slices.Contains(EventTypes(), c.Want) {
			return wrong("say which type of event is missing: " + strings.Join(EventTypes(), ", "))
		}
		if !slices.Contains(rec.Document.Sentences, c.Span) {
			return wrong("say in which sentence")
		}
	default:
		return wrong("say what is wrong: wrong, none or missing")
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{c.Document, c.Kind, c.Problem, fmt.Sprint(c.Span), c.Field, c.Want}, "\x00")))
	c.ID = hex.EncodeToString(sum[:8])
	return nil
}

// Holds reports whether a record of the document reads as the correction wants.
func (c *Correction) Holds(rec *Record) bool {
	ids := rec.at(c.Kind, c.Span)
	switch c.Problem {
	case None:
		return len(ids) == 0
	case Missing:
		return slices.ContainsFunc(ids, func(id string) bool { return strings.EqualFold(rec.Event(id).Plover, c.Want) })
	}
	return slices.ContainsFunc(ids, func(id string) bool { return rec.says(c.Kind, id, c.Field, c.Want) })
}

// fact finds a fact that can be corrected by its id.
func (r *Record) fact(id string) (kind string, span Span, ok bool) {
	if e := r.Event(id); e != nil && len(e.Evidence) > 0 {
		return "event", e.Evidence[0].Trigger, true
	}
	if s := r.Statement(id); s != nil {
		return "statement", s.Cue, true
	}
	if f := r.Figure(id); f != nil {
		return "figure", f.Span, true
	}
	return "", Span{}, false
}

// at returns the ids of the facts of a kind whose words touch a span.
func (r *Record) at(kind string, span Span) (ids []string) {
	touches := func(s Span) bool { return s[0] < span[1] && span[0] < s[1] }
	switch kind {
	case "event":
		for _, e := range r.Events {
			if slices.ContainsFunc(e.Evidence, func(v Evidence) bool { return touches(v.Trigger) }) {
				ids = append(ids, e.ID)
			}
		}
	case "statement":
		for _, s := range r.Statements {
			if touches(s.Cue) {
				ids = append(ids, s.ID)
			}
		}
	case "figure":
		for _, f := range r.Figures {
			if touches(f.Span) {
				ids = append(ids, f.ID)
			}
		}
	}
	return ids
}

// field is what a fact says, as people read it.
func (r *Record) field(kind, id, field string) string {
	switch kind {
	case "event":
		return r.eventField(r.Event(id), field)
	case "statement":
		s := r.Statement(id)
		if field == "act" {
			return s.Act
		}
		return r.Names([]string{s.Speaker})
	}
	f := r.Figure(id)
	if field == "unit" {
		return f.Unit
	}
	return fmt.Sprint(f.Value)
}

func (r *Record) eventField(e *Event, field string) string {
	switch field {
	case "type":
		return e.Plover
	case "mode":
		return e.Mode
	case "source":
		return r.Names(e.Source)
	case "target":
		return r.Names(e.Target)
	case "day":
		if e.Time == nil {
			return ""
		}
		return e.Time.Start[:min(10, len(e.Time.Start))]
	case "place":
		if p := r.Place(e.Place); p != nil {
			return p.Name
		}
		return ""
	case "modality":
		return e.Modality
	case "polarity":
		return e.Polarity
	}
	return r.Names(r.Speakers(e.ReportedBy))
}

// says reports whether a field has a value; actors may be given by name or code,
// several with commas, in any order.
func (r *Record) says(kind, id, field, want string) bool {
	if strings.EqualFold(r.field(kind, id, field), want) {
		return true
	}
	var have []string
	switch e := r.Event(id); {
	case kind == "statement" && field == "speaker":
		have = []string{r.Statement(id).Speaker}
	case e == nil:
		return false
	case field == "source":
		have = e.Source
	case field == "target":
		have = e.Target
	case field == "speaker":
		have = r.Speakers(e.ReportedBy)
	default:
		return false
	}
	wanted := strings.Split(want, ",")
	return len(wanted) == len(have) && !slices.ContainsFunc(wanted, func(w string) bool {
		w = strings.TrimSpace(w)
		return !slices.ContainsFunc(have, func(id string) bool {
			a := r.Actor(id)
			return a != nil && w != "" && (strings.EqualFold(a.Name, w) || a.Code == w)
		})
	})
}
