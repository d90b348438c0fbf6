// Package pipeline says in which order the stages read a document.
package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"
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
	"readout/internal/truecase"
	"readout/readout"
)

// Reader reads documents. It holds every table and model, loaded once, and is
// safe for concurrent use. The stages are there for what measures and explains
// them one by one.
type Reader struct {
	Splitter   *token.Splitter
	Caser      *truecase.Caser
	Parser     *syntax.Parser
	Namer      *mention.Namer
	Linker     *mention.Linker
	Coder      *event.Coder
	Statements *statement.Finder
	Times      *timex.Tagger
	Places     *place.Finder
	Figures    *figure.Finder
	Knowledge  *knowledge.Base
	Ontology   *ontology.Ontology
	Joining    *resolve.Lexicon
}

// MaxText is the largest text in bytes that is read as one article. A file that
// is larger is an archive or a book, whose pages would be taken for one report.
const MaxText = 2 << 20

// MaxWords is the largest number of words and marks that is read as one article: more
// than the largest text has in prose. Reading keeps about 3 kB for each.
const MaxWords = 400_000

// Read turns an article into its record. published, when not zero, is the
// publication date that the user gave and wins over the article's own.
func (r *Reader) Read(a ingest.Article, published time.Time) *readout.Record {
	return r.ReadAll([]Task{{a, published}})[0]
}

// Task is an article to be read and, when not zero, the publication date that the
// user gave.
type Task struct {
	Article   ingest.Article
	Published time.Time
}

// ReadAll is Read for some articles, whose sentences the networks read side by side.
// Their records are those that each would have alone.
func (r *Reader) ReadAll(tasks []Task) []*readout.Record {
	out := make([]*readout.Record, len(tasks))
	var drafts []*draft
	var texts []syntax.Text
	for i, t := range tasks {
		d := r.begin(t)
		out[i] = d.rec
		if d.rec.Document.Skipped == "" {
			drafts, texts = append(drafts, d), append(texts, r.cased(t.Article.Text, d.cut))
		}
	}
	docs := make([]statement.Document, len(drafts))
	for i, sents := range r.Parser.ParseTexts(texts) {
		r.name(drafts[i], sents)
		docs[i] = statement.Document{Text: drafts[i].rec.Document.Text, Sentences: sents, Mentions: drafts[i].set}
	}
	for i, found := range r.Statements.FindAll(docs) {
		r.finish(drafts[i], found)
	}
	return out
}

// draft is a record of which only the beginning has been written.
type draft struct {
	rec   *readout.Record
	known time.Time // when it was published, as far as that is stated
	date  time.Time // the same, as far as its text tells
	cut   []token.Sentence
	sents []syntax.Sentence
	names []mention.NameSpan
	set   *mention.Set
}

// begin writes what a record says of its article as a whole, and why no more is
// read where that is so.
func (r *Reader) begin(t Task) *draft {
	rec, doc := empty(t.Article), t.Article.Text
	d := &draft{rec: rec, known: stated(rec, t.Article, t.Published)}
	if len(doc) > MaxText {
		rec.Document.Skipped = fmt.Sprintf("text of %d bytes: more than %d are not read as one article; cut it into its articles (JSONL, a file each)", len(doc), MaxText)
		return d
	}
	lang, _ := text.Language(doc)
	rec.Document.Language = lang
	if lang != "en" {
		rec.Document.Skipped = "language " + lang + ": only English (en) is coded"
		return d
	}
	d.cut = r.Splitter.Split(doc)
	if n := words(d.cut); n > MaxWords {
		rec.Document.Skipped = fmt.Sprintf("text of %d words and marks: more than %d are not read as one article; this is no prose", n, MaxWords)
	}
	return d
}

// name finds who is named in the sentences, and when it was written.
func (r *Reader) name(d *draft, sents []syntax.Sentence) {
	doc := d.rec.Document.Text
	for _, s := range sents {
		d.rec.Document.Sentences = append(d.rec.Document.Sentences, readout.Span{s.Start, s.End})
	}
	d.sents, d.names = sents, r.Namer.Find(doc, sents)
	d.date = r.date(d.rec, d.known, sents, d.names)
	d.set = r.Linker.Link(doc, sents, d.names, d.date)
}

// finish writes what the sentences tell.
func (r *Reader) finish(d *draft, statements []statement.Statement) {
	doc := d.rec.Document.Text
	events, relations := r.Coder.Code(d.sents, d.set)
	resolve.Into(d.rec, resolve.Input{
		Text: doc, Sentences: d.sents, Mentions: d.set, Events: events, Relations: relations,
		Statements: statements,
		Times:      r.Times.Find(doc, d.sents, d.date),
		Places:     r.Places.Find(doc, d.sents, d.names, d.set),
		Figures:    r.Figures.Find(doc, d.sents),
		Published:  d.date, Knowledge: r.Knowledge, Ontology: r.Ontology, Lexicon: r.Joining,
	})
}

// parse cuts a text into sentences and parses each.
func (r *Reader) parse(doc string) []syntax.Sentence {
	return r.Parser.ParseTexts([]syntax.Text{r.cased(doc, r.Splitter.Split(doc))})[0]
}

// cased is a text as the parser is to read it, with small letters where headlines
// have great ones.
func (r *Reader) cased(doc string, cut []token.Sentence) syntax.Text {
	return syntax.Text{Text: r.Caser.Text(doc, cut), Sentences: cut}
}

func words(cut []token.Sentence) (n int) {
	for i := range cut {
		n += len(cut[i].Tokens)
	}
	return n
}

// Analyse reads a text up to its mentions, for checking rules and explaining.
func (r *Reader) Analyse(doc string) ([]syntax.Sentence, *mention.Set) {
	return r.AnalyseAt(doc, time.Time{})
}

// AnalyseAt is Analyse for a text of a known date, on which offices depend.
func (r *Reader) AnalyseAt(doc string, at time.Time) ([]syntax.Sentence, *mention.Set) {
	sents := r.parse(doc)
	return sents, r.Linker.Link(doc, sents, r.Namer.Find(doc, sents), at)
}

func empty(a ingest.Article) *readout.Record {
	sum := sha256.Sum256([]byte(a.Text))
	return &readout.Record{
		Schema: readout.Schema,
		Document: readout.Document{
			ID: "sha256:" + hex.EncodeToString(sum[:]), URL: address(a.URL), Title: line(a.Title), Publisher: line(a.Publisher), Byline: line(a.Byline),
			Key: line(a.Key), Version: line(a.Version), Status: line(a.Status), Credit: line(a.Credit), Note: line(a.Correction), Links: a.Links,
			Wires: []string{}, Text: a.Text, Sentences: []readout.Span{},
		},
		Actors: []readout.Actor{}, Places: []readout.Place{}, Events: []readout.Event{}, Statements: []readout.Statement{},
		Claims: []readout.Claim{}, Relations: []readout.Relation{}, Positions: []readout.Position{}, Figures: []readout.Figure{},
	}
}

// line is what a source says of an article, fit to be shown: on one line,
// without characters that steer a terminal or turn the direction of writing.
func line(s string) string { return strings.ReplaceAll(text.Clean(s), "\n", " ") }

// address is where an article stands, when that is in the web: a link to
// anything else ("javascript:…") would be run by who clicks it.
func address(s string) string {
	s = line(s)
	if u, err := url.Parse(s); err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

// New loads everything a reader needs from the data folder, what does not depend
// on each other side by side.
func New(fsys fs.FS) (*Reader, error) {
	r := &Reader{}
	err := loadAll([]part{
		{"sentence splitter", func() (err error) { r.Splitter, err = token.New(fsys); return }},
		{"parser", func() (err error) { r.Parser, err = syntax.Load(fsys); return }},
		{"names", func() (err error) { r.Namer, err = mention.LoadNamer(fsys); return }},
		{"knowledge", func() (err error) { r.Knowledge, err = knowledge.Load(fsys); return }},
		{"ontology", func() (err error) { r.Ontology, err = ontology.Load(fsys); return }},
		{"statements", func() (err error) { r.Statements, err = statement.New(fsys); return }},
		{"times", func() (err error) { r.Times, err = timex.New(fsys); return }},
		{"figures", func() (err error) { r.Figures, err = figure.New(fsys); return }},
		{"joining", func() (err error) { r.Joining, err = resolve.LoadLexicon(fsys); return }},
	})
	if err != nil {
		return nil, err
	}
	err = loadAll([]part{
		{"headline words", func() (err error) {
			r.Caser, err = truecase.Load(fsys, func(words []string) int { n, _ := r.Knowledge.Longest(words); return n })
			return
		}},
		{"mentions", func() (err error) { r.Linker, err = mention.NewLinker(fsys, r.Knowledge); return }},
		{"rules", func() (err error) { r.Coder, err = event.New(fsys, r.Ontology); return }},
		{"places", func() (err error) { r.Places, err = place.New(fsys, r.Knowledge); return }},
	})
	if err != nil {
		return nil, err
	}
	r.Namer.Town, r.Linker.Town = r.Places.Country, r.Places.Country
	return r, nil
}

// part is one thing to load.
type part struct {
	what string
	load func() error
}

// loadAll loads the parts at the same time and returns the first error in their
// order.
func loadAll(parts []part) error {
	errs := make([]error, len(parts))
	var wg sync.WaitGroup
	for i, p := range parts {
		wg.Go(func() { errs[i] = p.load() })
	}
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("loading %s: %w", parts[i].what, err)
		}
	}
	return nil
}

// TimesIn finds the time expressions of a raw text published at dct.
func (r *Reader) TimesIn(doc string, dct time.Time) []timex.Timex {
	return r.Times.Find(doc, r.parse(doc), dct)
}

// PlacesIn finds the places of a raw text.
func (r *Reader) PlacesIn(doc string) []place.Place {
	sents := r.parse(doc)
	names := r.Namer.Find(doc, sents)
	return r.Places.Find(doc, sents, names, r.Linker.Link(doc, sents, names, time.Time{}))
}

// PlacesAt says where the places named at the given byte ranges of a raw text
// are.
func (r *Reader) PlacesAt(doc string, at [][2]int) []place.Place {
	sents := r.parse(doc)
	var names []mention.NameSpan
	for i := range sents {
		s := &sents[i]
		for _, span := range at {
			n := mention.NameSpan{Sentence: s.Index, First: -1, Type: "LOC"}
			for w := range s.Words {
				if s.Words[w].Start < span[1] && span[0] < s.Words[w].End {
					if n.First < 0 {
						n.First = w
					}
					n.Last = w + 1
				}
			}
			if n.First >= 0 {
				names = append(names, n)
			}
		}
	}
	return r.Places.Locate(doc, sents, names)
}
