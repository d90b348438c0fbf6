// Package pipeline says in which order the stages read a document.
package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"time"

	"readout/internal/event"
	"readout/internal/figure"
	"readout/internal/ingest"
	"readout/internal/knowledge"
	"readout/internal/mention"
	"readout/internal/ontology"
	"readout/internal/place"
	"readout/internal/resolve"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/text"
	"readout/internal/timex"
	"readout/internal/token"
	"readout/readout"
)

// Reader reads documents. It holds every table and model, loaded once, and is
// safe for concurrent use.
type Reader struct {
	splitter   *token.Splitter
	parser     *syntax.Parser
	namer      *mention.Namer
	linker     *mention.Linker
	coder      *event.Coder
	statements *statement.Finder
	times      *timex.Tagger
	places     *place.Finder
	figures    *figure.Finder
	knowledge  *knowledge.Base
	ontology   *ontology.Ontology
	joining    *resolve.Lexicon
}

// Read turns an article into its record. published, when not zero, is the
// publication date that the user gave and wins over the article's own.
func (r *Reader) Read(a ingest.Article, published time.Time) *readout.Record {
	rec := empty(a)
	lang, _ := text.Language(a.Text)
	rec.Document.Language = lang
	if lang != "en" {
		rec.Document.Skipped = "language " + lang + ": only English (en) is coded"
		return rec
	}
	doc := a.Text
	sents := r.parse(doc)
	for _, s := range sents {
		rec.Document.Sentences = append(rec.Document.Sentences, readout.Span{s.Start, s.End})
	}
	names := r.namer.Find(doc, sents)
	date := r.date(rec, a, published, sents, names)
	set := r.linker.Link(doc, sents, names, date)
	events, relations := r.coder.Code(sents, set)
	resolve.Into(rec, resolve.Input{
		Text: doc, Sentences: sents, Mentions: set, Events: events, Relations: relations,
		Statements: r.statements.Find(doc, sents, set),
		Times:      r.times.Find(doc, sents, date),
		Places:     r.places.Find(doc, sents, names, set),
		Figures:    r.figures.Find(doc, sents),
		Published:  date, Knowledge: r.knowledge, Ontology: r.ontology, Lexicon: r.joining,
	})
	return rec
}

// parse cuts a text into sentences and parses each.
func (r *Reader) parse(doc string) []syntax.Sentence {
	cut := r.splitter.Split(doc)
	sents := make([]syntax.Sentence, len(cut))
	for i, s := range cut {
		sents[i] = r.parser.Parse(doc, i, s)
	}
	return sents
}

// Analyse reads a text up to its mentions, for checking rules and explaining.
func (r *Reader) Analyse(doc string) ([]syntax.Sentence, *mention.Set) {
	sents := r.parse(doc)
	return sents, r.linker.Link(doc, sents, r.namer.Find(doc, sents), time.Time{})
}

func empty(a ingest.Article) *readout.Record {
	sum := sha256.Sum256([]byte(a.Text))
	return &readout.Record{
		Schema: readout.Schema,
		Document: readout.Document{
			ID: "sha256:" + hex.EncodeToString(sum[:]), URL: a.URL, Title: a.Title, Publisher: a.Publisher, Byline: a.Byline,
			Wires: []string{}, Text: a.Text, Sentences: []readout.Span{},
		},
		Actors: []readout.Actor{}, Places: []readout.Place{}, Events: []readout.Event{}, Statements: []readout.Statement{},
		Claims: []readout.Claim{}, Relations: []readout.Relation{}, Figures: []readout.Figure{},
	}
}

// New loads everything a reader needs from the data folder.
func New(fsys fs.FS) (*Reader, error) {
	r := &Reader{}
	for _, load := range []struct {
		what string
		do   func() error
	}{
		{"sentence splitter", func() (err error) { r.splitter, err = token.New(fsys); return }},
		{"parser", func() (err error) { r.parser, err = syntax.Load(fsys); return }},
		{"names", func() (err error) { r.namer, err = mention.LoadNamer(fsys); return }},
		{"knowledge", func() (err error) { r.knowledge, err = knowledge.Load(fsys); return }},
		{"mentions", func() (err error) { r.linker, err = mention.NewLinker(fsys, r.knowledge); return }},
		{"ontology", func() (err error) { r.ontology, err = ontology.Load(fsys); return }},
		{"rules", func() (err error) { r.coder, err = event.New(fsys, r.ontology); return }},
		{"statements", func() (err error) { r.statements, err = statement.New(fsys); return }},
		{"times", func() (err error) { r.times, err = timex.New(fsys); return }},
		{"places", func() (err error) { r.places, err = place.New(fsys, r.knowledge); return }},
		{"figures", func() (err error) { r.figures, err = figure.New(fsys); return }},
		{"joining", func() (err error) { r.joining, err = resolve.LoadLexicon(fsys); return }},
	} {
		if err := load.do(); err != nil {
			return nil, fmt.Errorf("loading %s: %w", load.what, err)
		}
	}
	return r, nil
}

// Coder gives the event rules, for checking and explaining.
func (r *Reader) Coder() *event.Coder { return r.coder }

// Times gives the time rules, for checking.
func (r *Reader) Times() *timex.Tagger { return r.times }
