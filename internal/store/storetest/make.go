package storetest

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"readout/readout"
)

// Maker makes records of articles that no one wrote, always the same for a seed:
// words, countries and types are as unevenly frequent as in news.
type Maker struct {
	rand  *rand.Rand
	words *rand.Zipf
	state *rand.Zipf
	Size  int       // words of an article
	From  time.Time // of the first publication
	Days  int       // until the last
	Count int       // how many records there will be, in about the order of publication; 0: in no order
	made  int
}

// NewMaker returns a maker; vocabulary is how many words there are.
func NewMaker(seed uint64, vocabulary int) *Maker {
	r := rand.New(rand.NewPCG(seed, 1))
	return &Maker{rand: r, words: rand.NewZipf(r, 1.05, 8, uint64(vocabulary-1)), state: rand.NewZipf(r, 1.3, 4, uint64(len(states)-1)), Size: 400,
		From: time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC), Days: 3650}
}

var (
	states = strings.Fields(`USA RUS CHN UKR GBR FRA DEU ISR IRN TUR SYR IND PAK JPN KOR PRK SAU EGY ITA POL BRA MEX VEN COL NGA KEN ETH SDN SSD ZAF AUS CAN ESP GRC SRB ARM AZE GEO BLR KAZ
		UZB AFG IRQ LBN JOR YEM LBY TUN DZA MAR MLI TCD NER CMR COD RWA UGA TZA MOZ ZWE PHL IDN MYS THA VNM MMR BGD LKA NPL ARG CHL PER BOL CUB HTI NOR SWE FIN DNK NLD BEL AUT HUN CZE SVK ROU BGR`)
	roles    = []string{"", "GOV", "GOV", "GOVMIL", "MIL", "OPP", "JUD", "MED"}
	types    = strings.Fields("CONSULT CONSULT CONSULT AGREE SUPPORT COOPERATE AID ACCUSE ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT ASSAULT")
	modes    = []string{"", "meet", "visit", "phone", "arrest", "bombing"}
	contexts = []string{"military", "diplomatic", "economic", "legal", "election"}
	acts     = []string{"assert", "assert", "assert", "deny", "demand", "accuse", "confirm", "call"}
	statuses = []string{"claimed", "claimed", "contested", "confirmed", "retracted"}
	papers   = []string{"Courier", "The Morning Post", "Reuters", "Evening Herald", "Daily News", "El País"}
	modality = []string{"actual", "actual", "actual", "actual", "scheduled", "possible", "demanded"}
)

// State is the n-th country's code, the frequent ones first.
func State(n int) string { return states[n%len(states)] }

// Word is the n-th word, the frequent ones first; some are not ASCII.
func Word(n int) string {
	const vowels, consonants = "aeiou", "bdfgklmnprstvz"
	s := ""
	for k := n + 20; k > 0; k /= 70 {
		s += string(consonants[k%14]) + string(vowels[k/14%5])
	}
	if n%41 == 7 {
		s = "é" + s
	}
	return s
}

// Record makes the next record, with so many events.
func (m *Maker) Record(events int) *readout.Record {
	r := m.rand
	rec := &readout.Record{Schema: readout.Schema}
	m.document(rec)
	for i := range 4 + events {
		code := states[m.state.Uint64()]
		a := readout.Actor{ID: fmt.Sprint("A", i+1), Code: code + roles[r.IntN(len(roles))], Type: "person", Mentions: []readout.ActorMention{{Span: readout.Span{0, 3}, Kind: "name"}}}
		a.Name = capital(Word(r.IntN(300))) + " " + capital(Word(300+r.IntN(3000)))
		if r.IntN(3) == 0 {
			a.Wikidata = fmt.Sprint("Q", 1000+r.IntN(2000))
		}
		rec.Actors = append(rec.Actors, a)
	}
	for i := range 3 {
		rec.Places = append(rec.Places, readout.Place{ID: fmt.Sprint("P", i+1), Name: capital(Word(4000+int(m.words.Uint64()))) + []string{"", " City"}[r.IntN(2)], Country: states[m.state.Uint64()]})
	}
	for i := range events {
		m.event(rec, i)
	}
	if m.made%4 == 1 {
		rec.Relations = []readout.Relation{{ID: "R1", From: "A1", To: "A2", Type: []string{"supports", "opposes"}[m.made/4%2]}}
	}
	if m.made%3 == 1 {
		rec.Figures = []readout.Figure{{ID: "F1", Value: float64(m.made), Bound: "exact", Unit: []string{"killed", "injured", "metre"}[m.made/3%3]}}
	}
	return rec
}

func (m *Maker) document(rec *readout.Record) {
	r, d := m.rand, &rec.Document
	var text strings.Builder
	for i := range m.Size {
		w := Word(int(m.words.Uint64()))
		switch {
		case i%17 == 0:
			w = ". " + capital(w)
		case i%53 == 0:
			w = "“" + w + "”,"
		}
		text.WriteString(w + " ")
	}
	d.Text = strings.TrimPrefix(strings.TrimSpace(text.String()), ". ")
	d.Sentences = []readout.Span{{0, min(80, len(d.Text))}}
	d.Title = capital(Word(int(m.words.Uint64()))) + " " + Word(int(m.words.Uint64())) + " " + Word(int(m.words.Uint64()))
	d.ID = fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(d.Text)))
	d.Publisher = papers[r.IntN(len(papers))]
	d.URL = fmt.Sprintf("https://www.%s.example/%x", strings.ReplaceAll(strings.ToLower(d.Publisher), " ", "-"), r.Uint32())
	d.Language = "en"
	if r.IntN(4) == 0 {
		d.Wires = []string{"Reuters"}
	}
	at := m.From.Add(time.Duration(r.IntN(m.Days*24*3600)) * time.Second)
	if m.Count > 0 {
		at = m.From.Add(time.Duration(m.Days)*24*time.Hour/time.Duration(m.Count)*time.Duration(m.made) + time.Duration(r.IntN(36*3600))*time.Second)
	}
	m.made++
	d.Published = at.Format(time.RFC3339)
	if r.IntN(3) == 0 {
		d.Published = at.Format(time.DateOnly)
	}
}

func (m *Maker) event(rec *readout.Record, i int) {
	r := m.rand
	end := func() []string { return []string{fmt.Sprint("A", 1+r.IntN(len(rec.Actors)))} }
	e := readout.Event{ID: fmt.Sprint("E", i+1), Plover: types[r.IntN(len(types))], Mode: modes[r.IntN(len(modes))], Cameo: fmt.Sprintf("%02d%d", 1+r.IntN(20), r.IntN(9)), Quad: 1 + r.IntN(4),
		Goldstein: float64(r.IntN(200)-100) / 10, Source: end(), Polarity: "positive", Modality: modality[r.IntN(len(modality))], Contexts: []string{contexts[r.IntN(len(contexts))]},
		Evidence: []readout.Evidence{{Sentence: 0, Trigger: readout.Span{0, 4}}}, Why: []string{"rule made.up", "dep nsubj→made"}, Confidence: 0.8}
	if r.IntN(4) > 0 {
		e.Target = end()
	}
	if r.IntN(2) == 0 {
		e.Place = fmt.Sprint("P", 1+r.IntN(3))
	}
	if r.IntN(3) == 0 && len(rec.Document.Published) >= 10 {
		if at, err := time.Parse(time.DateOnly, rec.Document.Published[:10]); err == nil {
			at = at.AddDate(0, 0, r.IntN(60)-20)
			e.Time = &readout.Time{Start: at.Format(time.DateOnly), End: at.AddDate(0, 0, []int{1, 1, 1, 30}[r.IntN(4)]).Format(time.DateOnly), Precision: "day", Value: at.Format(time.DateOnly)}
		}
	}
	if r.IntN(10) == 0 {
		e.Status = "tentative"
	}
	if r.IntN(2) == 0 {
		s := readout.Statement{ID: fmt.Sprint("S", i+1), Speaker: end()[0], SpeakerKind: "named", Act: acts[r.IntN(len(acts))], Kind: "indirect", Events: []string{e.ID}}
		e.ReportedBy = []string{s.ID}
		rec.Statements = append(rec.Statements, s)
		if r.IntN(3) == 0 {
			rec.Claims = append(rec.Claims, readout.Claim{ID: fmt.Sprint("C", i+1), Event: e.ID, Status: statuses[r.IntN(len(statuses))], Sides: []readout.ClaimSide{{Actor: s.Speaker, Stance: "claims", Statement: s.ID}}})
		}
	}
	rec.Events = append(rec.Events, e)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
