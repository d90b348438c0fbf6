// Package ingest turns sources (files, folders, addresses, standard input) into
// articles. It finds out the encoding and the format from the content; each
// format has a package of its own.
package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"readout/internal/ingest/article"
	"readout/internal/ingest/feed"
	"readout/internal/ingest/fetch"
	"readout/internal/ingest/html"
	"readout/internal/ingest/jsonl"
	"readout/internal/ingest/listing"
	"readout/internal/ingest/newsml"
	"readout/internal/ingest/ninjs"
	"readout/internal/ingest/plain"
	"readout/internal/ingest/warc"
)

// Article is one document as its source gives it.
type Article = article.Article

// Why a source yields no article; errors wrap one of these and begin with the
// name of the source.
var (
	ErrEmpty       = article.ErrEmpty
	ErrBinary      = article.ErrBinary
	ErrNoArticle   = article.ErrNoArticle
	ErrTooLarge    = article.ErrTooLarge
	ErrUnsupported = article.ErrUnsupported
	ErrList        = article.ErrList
)

// MaxBytes is the default limit on one document once unpacked.
const MaxBytes = 64 << 20

// A web page larger than this is no article; finding a body takes some seconds
// a megabyte.
const maxPage = 8 << 20

// Reader reads sources. The zero value is ready to use.
type Reader struct {
	MaxBytes int64         // limit on one document once unpacked; 0 means 64 MB
	Web      *fetch.Client // gets addresses; share one, so that hosts are asked politely. nil: a client for each
	Stdin    io.Reader     // what "-" reads; nil means the process's standard input
}

// Each reads a source with the default limits; see Reader.Each.
func Each(ctx context.Context, source string) iter.Seq2[Article, error] {
	return Reader{}.Each(ctx, source)
}

// Read reads one document with the default limits; see Reader.Read.
func Read(name string, data []byte) (Article, error) {
	return Reader{}.Read(name, data)
}

// Each yields the articles of a file, an http(s) address or "-" one after the
// other: many sources hold one, archives, feeds and .jsonl files many. An
// article that cannot be read is yielded as an error and the next goes on.
func (r Reader) Each(ctx context.Context, source string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		for part := range r.Parts(ctx, source) {
			for a, err := range part {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// Part is a piece of a source that can be read apart from the others, also at
// the same time.
type Part = iter.Seq2[Article, error]

// Parts yields the pieces of a source. A web archive has one a page, any other
// source is one piece.
func (r Reader) Parts(ctx context.Context, source string) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		if isAddress(source) {
			yield(func(yield func(Article, error) bool) { r.fetch(ctx, source, yield) })
			return
		}
		in, err := r.open(source)
		if err != nil {
			yield(failure(source, err))
			return
		}
		defer in.Close()
		r.stream(origin{source: source}, bufio.NewReaderSize(in, 64<<10), yield)
	}
}

// origin is where bytes came from: the source as the user named it and, for what
// was fetched, its address after redirects and what the site declared.
type origin struct{ source, address, contentType string }

// stream reads a file that may be longer than memory.
func (r Reader) stream(o origin, b *bufio.Reader, yield func(Part) bool) {
	source := o.source
	if magic, _ := b.Peek(2); isGzip(magic) {
		if packed, _ := b.Peek(4 << 10); warc.Looks(unpackedHead(packed)) {
			warc.EachGzip(b, r.limit(), r.pages(source, yield))
			return
		}
	}
	b, err := unzipped(source, b)
	if err != nil {
		yield(failure(source, err))
		return
	}
	head, _ := b.Peek(16 << 10)
	switch {
	case warc.Looks(head):
		warc.Each(b, r.limit(), r.pages(source, yield))
	case jsonl.Looks(head) && !ninjs.Looks(head) && !feed.Looks(strings.TrimSpace(string(head))):
		// Read here: the file is closed when the parts are.
		jsonl.Each(source, b, int(r.limit()), func(a Article, err error) bool {
			return yield(func(yield func(Article, error) bool) { yield(a, err) })
		})
	default:
		data, err := r.all(source, b)
		if err != nil {
			yield(failure(source, err))
			return
		}
		yield(func(yield func(Article, error) bool) { r.document(o, data, yield) })
	}
}

// failure is a part that is only an error.
func failure(source string, err error) Part {
	return func(yield func(Article, error) bool) { yield(Article{Source: source}, err) }
}

// pages turns the captures of an archive into parts.
func (r Reader) pages(source string, yield func(Part) bool) func(warc.Page, error) bool {
	return func(p warc.Page, err error) bool {
		if err != nil {
			return yield(failure(source, fmt.Errorf("%s: %w", source, err)))
		}
		return yield(func(yield func(Article, error) bool) {
			name := fmt.Sprintf("%s@%d", source, p.Offset)
			a, err := read(name, p.URL, p.ContentType, p.Body)
			if err != nil {
				yield(a, fmt.Errorf("%w (%s)", err, p.URL))
				return
			}
			a.Key = p.URL
			if a.URL == "" {
				a.URL = p.URL
			}
			if p.Fault != "" {
				a.Warnings = append(a.Warnings, p.Fault)
			}
			yield(a, nil)
		})
	}
}

// unpackedHead returns the beginning of what the beginning of a gzip file holds.
func unpackedHead(packed []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	out := make([]byte, 64)
	n, _ := io.ReadFull(z, out)
	return out[:n]
}

// document reads what is in memory: one article, or the entries of a feed, a
// list or an agency's message.
func (r Reader) document(o origin, data []byte, yield func(Article, error) bool) {
	source := o.source
	s, encoding, err := decoded(source, data, o.contentType)
	if err != nil {
		yield(Article{Source: source}, err)
		return
	}
	switch head := beginning(s); {
	case ninjs.Looks(data):
		ninjs.Each(source, []byte(s), yield)
	case feed.Looks(head):
		feed.Each(source, s, yield)
	case listing.Looks(head):
		list(source, s, yield)
	case newsml.Looks(head):
		newsml.Each(source, s, yield)
	default:
		yield(page(source, o.address, s, encoding))
	}
}

// beginning is where a document says what it is.
func beginning(s string) string { return skipProlog(s[:min(len(s), 64<<10)]) }

// list says what a sitemap or an OPML file leads to; it holds no article itself.
func list(source, s string, yield func(Article, error) bool) {
	entries, err := listing.Parse(s)
	if err != nil {
		if !yield(Article{Source: source}, fmt.Errorf("%s: a list that cannot be read to its end: %w", source, err)) {
			return
		}
	}
	if len(entries) > 0 {
		yield(Article{Source: source}, fmt.Errorf("%s: %w: a list of %d addresses (the first: %s); name the addresses to have them fetched, or give --follow",
			source, ErrList, len(entries), entries[0].URL))
	}
}

// Read reads one document (HTML or plain text) from its bytes. name is how
// errors call it.
func (r Reader) Read(name string, data []byte) (Article, error) {
	if int64(len(data)) > r.limit() {
		return Article{Source: name}, r.tooLarge(name)
	}
	return read(name, "", "", data)
}

// read makes an article of bytes from a source; contentType is what a web
// server declared, empty for files.
func read(source, address, contentType string, data []byte) (Article, error) {
	s, encoding, err := decoded(source, data, contentType)
	if err != nil {
		return Article{Source: source}, err
	}
	return page(source, address, s, encoding)
}

// decoded makes text of bytes and says in which encoding they were, where that
// had to be found out.
func decoded(source string, data []byte, contentType string) (s, encoding string, err error) {
	if what := signature(data); what != "" {
		return "", "", fmt.Errorf("%s: looks like %s, %w; convert it to text or HTML first", source, what, ErrBinary)
	}
	if s, encoding, err = decode(data, contentType); err != nil {
		return "", "", fmt.Errorf("%s: %w", source, err)
	}
	return s, encoding, nil
}

// page makes an article of decoded HTML or plain text.
func page(source, address, s, encoding string) (Article, error) {
	fail := func(err error) (Article, error) {
		return Article{Source: source}, fmt.Errorf("%s: %w", source, err)
	}
	if what := unsupported(s); what != "" {
		return fail(fmt.Errorf("looks like %s: %w; give single articles as text or HTML", what, ErrUnsupported))
	}
	var a Article
	var err error
	switch {
	case !isHTML(s):
		a, err = plain.Read(s)
	case len(s) > maxPage:
		err = fmt.Errorf("%w for a web page: %d MB; save the article alone", ErrTooLarge, len(s)>>20)
	default:
		a, err = html.Read(s, address)
	}
	if errors.Is(err, ErrEmpty) {
		err = fmt.Errorf("%w; give a file with an article", err)
	}
	if err != nil {
		return fail(err)
	}
	a.Source = source
	if encoding != "" {
		a.Warnings = append(a.Warnings, "read as "+encoding)
	}
	return a, nil
}

// unzipped unpacks what is gzip and leaves other bytes as they are.
func unzipped(source string, b *bufio.Reader) (*bufio.Reader, error) {
	if magic, _ := b.Peek(2); !isGzip(magic) {
		return b, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: a damaged gzip file; fetch it again", source, ErrBinary)
	}
	return bufio.NewReaderSize(z, 64<<10), nil
}

func (r Reader) open(source string) (io.ReadCloser, error) {
	if source == "-" {
		if r.Stdin != nil {
			return io.NopCloser(r.Stdin), nil
		}
		return io.NopCloser(os.Stdin), nil
	}
	f, err := os.Open(source)
	if err != nil {
		return nil, notReadable(source, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s: a folder; give it to Expand first", source)
	}
	return f, nil
}

// notReadable says on one line why a file cannot be opened.
func notReadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file; check the name: %w", name, fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: may not be read; check its permissions: %w", name, fs.ErrPermission)
	}
	return fmt.Errorf("%s: cannot be read: %w", name, err)
}

func (r Reader) all(source string, in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, r.limit()+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read to its end: %w", source, err)
	}
	if int64(len(data)) > r.limit() {
		return nil, r.tooLarge(source)
	}
	return data, nil
}

func (r Reader) limit() int64 {
	if r.MaxBytes > 0 {
		return r.MaxBytes
	}
	return MaxBytes
}

func (r Reader) tooLarge(name string) error {
	return fmt.Errorf("%s: %w: more than %.4g MB; cut it into single articles", name, ErrTooLarge, float64(r.limit())/(1<<20))
}

func isAddress(s string) bool {
	s = strings.ToLower(s[:min(len(s), 8)])
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
