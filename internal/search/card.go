package search

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
	"strings"

	"readout/internal/query"
	"readout/internal/story"
	"readout/readout"
)

// A card is what queries ask of a record, without its text: some hundred times
// as fast to look through as the record. Of the text it holds the words, and which
// follow each other, as a Bloom filter: that a word or phrase is not there is sure,
// that it is there is likely.

// cardForm is the first byte of a card; another number is another form.
const cardForm = 3

// markBits is how many bits a word or pair of words has in the filter, marks how
// many of them are set: one in some sixty is likely and not there.
const (
	markBits = 10
	marks    = 3
)

var errCard = errors.New("a damaged card")

// cardOf writes the card of a record of these words.
func cardOf(rec *readout.Record, words []string) []byte {
	w := &writer{b: []byte{cardForm}}
	d := &rec.Document
	w.texts(d.ID, d.URL, d.Title, d.Publisher, d.Published, d.Language)
	w.list(d.Wires)
	w.number(len(rec.Actors))
	for _, a := range rec.Actors {
		w.texts(a.ID, a.Name, a.Wikidata, a.Code, a.Type, a.Role)
	}
	w.number(len(rec.Places))
	for _, p := range rec.Places {
		w.texts(p.ID, p.Name, p.Country)
		w.decimal(p.Lat)
		w.decimal(p.Lon)
	}
	w.number(len(rec.Events))
	for _, e := range rec.Events {
		start := ""
		if e.Time != nil {
			start = e.Time.Start
		}
		w.texts(e.ID, e.Plover, e.Mode, e.Cameo, e.Modality, e.Polarity, e.Status, start, e.Place)
		w.number(e.Quad)
		w.decimal(e.Goldstein)
		w.list(e.Contexts)
		w.list(e.Source)
		w.list(e.Target)
		w.list(e.ReportedBy)
	}
	w.number(len(rec.Statements))
	for _, s := range rec.Statements {
		w.texts(s.ID, s.Speaker, s.Act)
		w.list(ofOrTo(rec, &s))
	}
	w.number(len(rec.Claims))
	for _, c := range rec.Claims {
		w.texts(c.ID, c.Event, c.Status)
		w.number(len(c.Sides))
		for _, s := range c.Sides {
			w.texts(s.Actor)
		}
	}
	w.number(len(rec.Relations))
	for _, t := range rec.Relations {
		w.texts(t.Type)
	}
	w.number(len(rec.Figures))
	for _, f := range rec.Figures {
		w.texts(f.Unit)
	}
	return append(w.b, filterOf(words)...)
}

// Card is a card that was opened. It may be shared and is not changed.
type Card struct {
	record *readout.Record // with what queries ask for only
	filter []byte          // of its words
}

// matcher answers for a card.
func (c *Card) matcher(states func(string) string) *matcher {
	return &matcher{states: states, says: func(phrase string) truth { return likely(c.filter, Words(phrase)) }}
}

// Find gives the things of a kind in the record of a card that a query holds
// for. sure is false where only the text can tell.
func (c *Card) Find(q *query.Node, kind string, states func(string) string) (hits []Hit, sure bool) {
	m, own := c.matcher(states), *c.record
	for _, h := range things(&own, kind) {
		switch m.holds(q, &h) {
		case yes:
			hits = append(hits, h)
		case maybe:
			return nil, false
		}
	}
	return hits, true
}

// Could reports whether a query may hold for a thing of a kind in the record of
// a card: after the thing with that id, where one is given. It never denies what
// Find finds.
func (c *Card) Could(q *query.Node, kind, after string, states func(string) string) bool {
	m := c.matcher(states)
	for _, h := range following(things(c.record, kind), after) {
		if m.holds(q, &h) != no {
			return true
		}
	}
	return false
}

// following gives the things that come after the one with an id; all where it is
// of another record.
func following(all []Hit, id string) []Hit {
	for i := range all {
		if all[i].ID() == id {
			return all[i+1:]
		}
	}
	return all
}

// After gives of the hits in a record those that come after the thing of a kind
// with an id; all where it is of another record.
func After(rec *readout.Record, hits []Hit, kind, id string) []Hit {
	if !strings.HasPrefix(id, rec.Document.ID+"/") {
		return hits
	}
	rest := things(rec, kind)
	rest = following(rest, id)
	return slices.DeleteFunc(hits, func(h Hit) bool {
		return !slices.ContainsFunc(rest, func(x Hit) bool { return x.ID() == h.ID() })
	})
}

// Has reports whether the record of a card has a thing of a kind with an id.
func (c *Card) Has(kind, id string) bool {
	return slices.ContainsFunc(things(c.record, kind), func(h Hit) bool { return h.ID() == id })
}

// Open reads a card: the record that it is of, with what queries ask for only,
// and the filter of its words. The bytes are the card's from then on.
func Open(card []byte) (*Card, error) {
	if len(card) == 0 || card[0] != cardForm {
		return nil, errCard
	}
	r := &reader{s: string(card[1:])}
	rec := &readout.Record{}
	d := &rec.Document
	r.texts(&d.ID, &d.URL, &d.Title, &d.Publisher, &d.Published, &d.Language)
	d.Wires = r.list()
	rec.Actors = make([]readout.Actor, r.number())
	for i := range rec.Actors {
		a := &rec.Actors[i]
		r.texts(&a.ID, &a.Name, &a.Wikidata, &a.Code, &a.Type, &a.Role)
	}
	rec.Places = make([]readout.Place, r.number())
	for i := range rec.Places {
		p := &rec.Places[i]
		r.texts(&p.ID, &p.Name, &p.Country)
		p.Lat, p.Lon = r.decimal(), r.decimal()
	}
	rec.Events = make([]readout.Event, r.number())
	for i := range rec.Events {
		e, start := &rec.Events[i], ""
		r.texts(&e.ID, &e.Plover, &e.Mode, &e.Cameo, &e.Modality, &e.Polarity, &e.Status, &start, &e.Place)
		if start != "" {
			e.Time = &readout.Time{Start: start}
		}
		e.Quad, e.Goldstein = r.any(), r.decimal()
		e.Contexts, e.Source, e.Target, e.ReportedBy = r.list(), r.list(), r.list(), r.list()
	}
	rec.Statements = make([]readout.Statement, r.number())
	for i := range rec.Statements {
		s := &rec.Statements[i]
		r.texts(&s.ID, &s.Speaker, &s.Act)
		s.To = r.list()
	}
	rec.Claims = make([]readout.Claim, r.number())
	for i := range rec.Claims {
		c := &rec.Claims[i]
		r.texts(&c.ID, &c.Event, &c.Status)
		c.Sides = make([]readout.ClaimSide, r.number())
		for k := range c.Sides {
			r.texts(&c.Sides[k].Actor)
		}
	}
	rec.Relations = make([]readout.Relation, r.number())
	for i := range rec.Relations {
		r.texts(&rec.Relations[i].Type)
	}
	rec.Figures = make([]readout.Figure, r.number())
	for i := range rec.Figures {
		r.texts(&rec.Figures[i].Unit)
	}
	if r.bad {
		return nil, errCard
	}
	return &Card{rec, card[len(card)-len(r.s):]}, nil
}

// filterOf makes the filter of words and of those that follow each other.
func filterOf(words []string) []byte {
	all := make([]uint64, 0, 2*len(words))
	for i, w := range words {
		all = append(all, hash("", w))
		if i > 0 {
			all = append(all, hash(words[i-1], w))
		}
	}
	all = once(all)
	filter := make([]byte, (len(all)*markBits+7)/8)
	for _, h := range all {
		for range marks {
			bit := h % uint64(len(filter)*8)
			filter[bit/8] |= 1 << (bit % 8)
			h = h>>21 | h<<43
		}
	}
	return filter
}

// fewWords is up to how many hashes a table of their own size is used to find those
// that come again: faster than to sort them, but words can be made that fill it badly.
const fewWords = 4096

// once gives each of some hashes once.
func once(all []uint64) []uint64 {
	if len(all) > fewWords {
		slices.Sort(all)
		return slices.Compact(all)
	}
	seen := make([]uint64, 1<<bits.Len(uint(2*len(all))))
	last := uint64(len(seen) - 1)
	out := all[:0]
	for _, h := range all {
		at := (h ^ h>>32) & last
		for seen[at] != 0 && seen[at] != h {
			at = (at + 1) & last
		}
		if seen[at] == 0 {
			seen[at] = h
			out = append(out, h)
		}
	}
	return out
}

// likely says of words whether they may follow each other in a text.
func likely(filter []byte, words []string) truth {
	if len(words) == 0 || len(filter) == 0 {
		return no
	}
	for i, w := range words {
		if !marked(filter, hash("", w)) || i > 0 && !marked(filter, hash(words[i-1], w)) {
			return no
		}
	}
	return maybe
}

func marked(filter []byte, h uint64) bool {
	for range marks {
		bit := h % uint64(len(filter)*8)
		if filter[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
		h = h>>21 | h<<43
	}
	return true
}

// hash is FNV-1a of two words with a space between; of one alone the first is empty.
func hash(a, b string) uint64 {
	const basis, prime = 14695981039346656037, 1099511628211
	h := uint64(basis)
	for i := range len(a) {
		h = (h ^ uint64(a[i])) * prime
	}
	h = (h ^ ' ') * prime
	for i := range len(b) {
		h = (h ^ uint64(b[i])) * prime
	}
	return h
}

// ofOrTo gives whom a statement is made to and whom its words name.
func ofOrTo(rec *readout.Record, s *readout.Statement) []string {
	out := slices.Clone(s.To)
	for i := range rec.Actors {
		if a := &rec.Actors[i]; story.NamedIn(a, s.Content) && !slices.Contains(out, a.ID) {
			out = append(out, a.ID)
		}
	}
	return out
}

type writer struct{ b []byte }

// decimal writes a number to four places.
func (w *writer) decimal(x float64) {
	w.b = binary.AppendVarint(w.b, int64(math.Round(x*1e4)))
}

func (w *writer) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *writer) texts(list ...string) {
	for _, s := range list {
		w.number(len(s))
		w.b = append(w.b, s...)
	}
}

func (w *writer) list(list []string) {
	w.number(len(list))
	w.texts(list...)
}

// reader reads what a writer wrote; bad is set, and zeros are read, from the
// first thing on that cannot be.
type reader struct {
	s   string
	bad bool
}

// any reads a number of any size.
func (r *reader) any() int {
	var n, shift uint64
	for i := 0; i < len(r.s) && i < binary.MaxVarintLen64; i++ {
		c := r.s[i]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			r.s = r.s[i+1:]
			return int(n)
		}
		shift += 7
	}
	r.s, r.bad = "", true
	return 0
}

func (r *reader) decimal() float64 {
	n := uint64(r.any())
	return float64(int64(n>>1)^-int64(n&1)) / 1e4
}

// number reads how many things, or bytes, follow: no more than there is left.
func (r *reader) number() int {
	n := r.any()
	if n < 0 || n > len(r.s) {
		r.s, r.bad = "", true
		return 0
	}
	return n
}

func (r *reader) texts(list ...*string) {
	for _, s := range list {
		n := r.number()
		*s, r.s = r.s[:n], r.s[n:]
	}
}

func (r *reader) list() []string {
	n := r.number()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		r.texts(&out[i])
	}
	return out
}
