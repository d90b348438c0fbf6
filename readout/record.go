// Package readout is the public vocabulary of Readout: the record that reading
// one document yields, as Go types whose JSON form is the contract of
// docs/RECORD.md. It imports the standard library only, so that other programs
// can read records without the rest of Readout.
package readout

import (
	"encoding/json"
	"fmt"
)

// Schema names the version of the record's JSON form.
const Schema = "readout/1"

// Span is a half-open range [start, end) of byte offsets into Document.Text
// (UTF-8).
type Span [2]int

// Cut returns the text under the span.
func (s Span) Cut(text string) string { return text[s[0]:s[1]] }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s[1] <= s[0] }

// Record is what reading one document yields.
type Record struct {
	Schema     string      `json:"schema"`
	Document   Document    `json:"document"`
	Actors     []Actor     `json:"actors"`
	Places     []Place     `json:"places"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"statements"`
	Claims     []Claim     `json:"claims"`
	Relations  []Relation  `json:"relations"`
	Positions  []Position  `json:"positions"`
	Figures    []Figure    `json:"figures"`
}

// Document is the article itself and what is known about it as a whole.
type Document struct {
	ID            string   `json:"id"` // "sha256:" and the hex digest of Text
	URL           string   `json:"url"`
	Title         string   `json:"title"`
	Publisher     string   `json:"publisher"`
	Byline        string   `json:"byline"`
	Language      string   `json:"language"`       // ISO 639-1; "und" when it cannot be told
	Published     string   `json:"published"`      // RFC 3339 date-time or date; empty when unknown
	PublishedFrom string   `json:"published_from"` // flag|metadata|feed|text|inferred; empty when unknown
	Wires         []string `json:"wires"`          // news agencies the article credits
	// Key is the source's own name for the article, the same for all its versions;
	// Version the source's number of this one; Status IPTC's pubStatus (usable,
	// withheld, canceled); Note an editor's note or correction.
	Key       string   `json:"key,omitempty"`
	Version   string   `json:"version,omitempty"`
	Status    string   `json:"status,omitempty"`
	Credit    string   `json:"credit,omitempty"` // credit line, as the source gives it
	Note      string   `json:"note,omitempty"`
	Links     []string `json:"links,omitempty"`
	Text      string   `json:"text"`
	Sentences []Span   `json:"sentences"`
	// What a store knows of the document's kin, as ids of documents: CopyOf is the
	// original that is counted in its stead, SupersededBy the newest version that
	// is; Copies and Versions are those it is counted for.
	CopyOf       string   `json:"copy_of,omitempty"`
	SupersededBy string   `json:"superseded_by,omitempty"`
	Copies       []string `json:"copies,omitempty"`
	Versions     []string `json:"versions,omitempty"`
	// Skipped says why the document was not coded (another language, no text);
	// empty for a document that was.
	Skipped string `json:"skipped,omitempty"`
}

// Actor is a person, state, body or group that acts, speaks or is acted on.
type Actor struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Type     string         `json:"type"` // person|state|government|organization|group|military|population|office
	Role     string         `json:"role"` // office held at the document's date
	Of       string         `json:"of"`   // actor id for whom the office is held
	Wikidata string         `json:"wikidata"`
	Code     string         `json:"code"` // CAMEO/PLOVER actor code, e.g. USAGOV
	Mentions []ActorMention `json:"mentions"`
}

// ActorMention is one place where the text names an actor. Its JSON form is
// [start, end, "name|nominal|pronoun|metonym"].
type ActorMention struct {
	Span Span
	Kind string
}

// MarshalJSON writes the mention as [start, end, kind].
func (m ActorMention) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{m.Span[0], m.Span[1], m.Kind})
}

// UnmarshalJSON reads the form that MarshalJSON writes.
func (m *ActorMention) UnmarshalJSON(b []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	if len(parts) != 3 {
		return fmt.Errorf("actor mention: want [start, end, kind], have %d parts", len(parts))
	}
	for i, dst := range []any{&m.Span[0], &m.Span[1], &m.Kind} {
		if err := json.Unmarshal(parts[i], dst); err != nil {
			return fmt.Errorf("actor mention: %w", err)
		}
	}
	return nil
}

// Place is a location the text names, resolved to GeoNames where possible.
type Place struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	GeoNames  int     `json:"geonames"` // 0 when unknown
	Country   string  `json:"country"`  // ISO 3166-1 alpha-3
	Lat       float64 `json:"lat"`      // degrees, WGS 84
	Lon       float64 `json:"lon"`
	Timezone  string  `json:"timezone"`  // IANA name
	Precision string  `json:"precision"` // city|region|country|site
	Mentions  []Span  `json:"mentions"`
}

// Time is when something happened or will: a TIMEX3 value and the interval it
// stands for.
type Time struct {
	Start     string `json:"start"`     // RFC 3339 date-time, or a date where no clock time is known
	End       string `json:"end"`       // exclusive end of the interval, same form
	Precision string `json:"precision"` // minute|hour|day|month|year|decade
	Value     string `json:"value"`     // TIMEX3 value
	Span      *Span  `json:"span,omitempty"`
	Conflict  string `json:"conflict,omitempty"` // how the text's own clocks disagree ("9 p.m. EST (0100 GMT)"); Start follows the zone named
}

// Event is who did what to whom, coded in PLOVER and CAMEO.
type Event struct {
	ID         string     `json:"id"`
	Plover     string     `json:"plover"`
	Mode       string     `json:"mode"`
	Contexts   []string   `json:"contexts"`
	Cameo      string     `json:"cameo"`
	Quad       int        `json:"quad"` // 1 verbal cooperation … 4 material conflict
	Goldstein  float64    `json:"goldstein"`
	Source     []string   `json:"source"`
	Target     []string   `json:"target"`
	Polarity   string     `json:"polarity"`         // positive|negative
	Modality   string     `json:"modality"`         // actual|scheduled|possible|demanded|conditional|habitual
	Status     string     `json:"status,omitempty"` // of what lies ahead: confirmed|tentative|cancelled|postponed
	Time       *Time      `json:"time,omitempty"`
	Place      string     `json:"place,omitempty"`
	About      []string   `json:"about"`
	Reason     string     `json:"reason"`
	Purpose    string     `json:"purpose,omitempty"`    // what it is done for: "to stop the fighting"
	Instrument string     `json:"instrument,omitempty"` // what it is done with: "rockets"
	Harm       []string   `json:"harm,omitempty"`       // what it did to people: killed|injured|arrested|abducted|displaced
	ReportedBy []string   `json:"reported_by"`
	Evidence   []Evidence `json:"evidence"`
	Why        []string   `json:"why"`
	Confidence float64    `json:"confidence"`
}

// Evidence is the sentence and the words that carry a fact.
type Evidence struct {
	Sentence int   `json:"sentence"` // index into Document.Sentences
	Trigger  Span  `json:"trigger"`
	Source   *Span `json:"source,omitempty"`
	Target   *Span `json:"target,omitempty"`
	// Statements that carry this very mention; empty where the article says it
	// in its own voice.
	Statements []string `json:"statements,omitempty"`
	Wires      []string `json:"wires,omitempty"` // agencies that the sentence credits
}

// Statement is what somebody is reported to have said, written or believed.
type Statement struct {
	ID          string   `json:"id"`
	Speaker     string   `json:"speaker"`      // actor id
	SpeakerKind string   `json:"speaker_kind"` // named|office|institution|anonymous|document
	Cue         Span     `json:"cue"`
	Content     []Span   `json:"content"`
	Kind        string   `json:"kind"` // direct|indirect|mixed
	Act         string   `json:"act"`  // assert|deny|confirm|demand|promise|threaten|accuse|call|decline|no-comment
	Time        *Time    `json:"time,omitempty"`
	Venue       string   `json:"venue"`
	To          []string `json:"to"`
	Events      []string `json:"events"`
	Sentence    int      `json:"sentence"`         // sentence of the cue
	Within      string   `json:"within,omitempty"` // the statement whose content this one is part of ("the agency reported that officials said …")
	Wires       []string `json:"wires,omitempty"`  // agencies that the sentence credits: "told AFP"
	// Retracts: the speaker takes back what it said before; the act is then deny.
	Retracts bool     `json:"retracts,omitempty"`
	Why      []string `json:"why"`
}

// Claim is an event asserted by one side and disputed, denied or unconfirmed.
type Claim struct {
	ID     string      `json:"id"`
	Event  string      `json:"event"`
	Sides  []ClaimSide `json:"sides"`
	Status string      `json:"status"` // claimed|contested|confirmed|retracted|unknown
}

// ClaimSide is one actor's stand on a claim, with the statement that shows it.
type ClaimSide struct {
	Actor     string `json:"actor"`
	Stance    string `json:"stance"` // claims|denies|confirms|retracts
	Statement string `json:"statement"`
}

// Relation is a lasting tie between two actors.
type Relation struct {
	ID       string     `json:"id"`
	From     string     `json:"from"`
	To       string     `json:"to"`
	Type     string     `json:"type"` // supports|opposes|member-of|leads|represents|part-of|sanctions|at-war-with
	Since    *Time      `json:"since,omitempty"`
	Evidence []Evidence `json:"evidence"`
	Why      []string   `json:"why"`
}

// Position is a stand that somebody takes toward an actor, an event or a thing.
type Position struct {
	ID         string     `json:"id"`
	Holder     string     `json:"holder"`               // actor id
	Stance     string     `json:"stance"`               // supports|opposes|demands|rejects|wants|does-not-want
	Toward     Span       `json:"toward"`               // the text's words for what it is toward
	Actor      string     `json:"actor,omitempty"`      // who that is, if anybody
	Event      string     `json:"event,omitempty"`      // the event that it is, if coded
	Statements []string   `json:"statements,omitempty"` // those that tell of it; absent: the article's own voice
	Evidence   []Evidence `json:"evidence"`
	Why        []string   `json:"why"`
}

// Figure is a counted or measured quantity.
type Figure struct {
	ID         string   `json:"id"`
	Value      float64  `json:"value"`
	Bound      string   `json:"bound"` // more-than|at-least|about|up-to|exact|between
	High       *float64 `json:"high"`  // upper end when Bound is between
	Unit       string   `json:"unit"`  // killed|injured|…, or the noun counted
	Of         string   `json:"of"`
	Event      string   `json:"event,omitempty"`
	Place      string   `json:"place,omitempty"`
	Since      *Time    `json:"since,omitempty"`
	Span       Span     `json:"span"`
	Sentence   int      `json:"sentence"`
	ReportedBy []string `json:"reported_by"`
}
