// Package reader reads texts from another Go program: three lines from a text to
// its record. It stands beside the vocabulary, not in it, so that programs which
// only take records (package readout, the standard library alone) do not carry
// the models.
package reader

import (
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/text"
	"readout/readout"
)

// Reader reads texts. It holds all tables and models, loaded once (about a
// second), and is safe for concurrent use.
type Reader struct{ pipeline *pipeline.Reader }

// New loads what is built in: no file, no network.
func New() (*Reader, error) { return With("") }

// With lays a folder, laid out as data/, over what is built in: its files take
// the place of the built-in ones, new ones stand beside them. Errors name the
// file and line that is wrong.
func With(folder string) (*Reader, error) {
	tree, err := data.With(folder)
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New(tree)
	if err != nil {
		return nil, err
	}
	return &Reader{p}, nil
}

// Read codes an article: its text, headline first, paragraphs parted by empty
// lines. published is its publication, by which "on Monday" is told; zero when
// unknown. A text that is not coded (another language, too long) gives a record
// whose Document.Skipped says why. All spans of the record are byte offsets into
// its Document.Text, which is the text in UTF-8 with its spaces and line ends put
// in order.
func (r *Reader) Read(article string, published time.Time) *readout.Record {
	return r.pipeline.Read(ingest.Article{Text: text.Clean(article)}, published)
}
