// Package ingest turns sources (files, folders, addresses, standard input) into
// articles. It finds out the encoding and the format from the content; each
// format has a package of its own.
package ingest

import (
	"bufio"
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
	"readout/internal/ingest/fetch"
	"readout/internal/ingest/html"
	"readout/internal/ingest/jsonl"
	"readout/internal/ingest/plain"
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
)

// MaxBytes is the default limit on one document once unpacked.
const MaxBytes = 64 << 20

// A web page larger than this is no article; finding a body takes some seconds
// a megabyte.
const maxPage = 8 << 20

// Reader reads sources. The zero value is ready to use.
type Reader struct {
	MaxBytes int64     // limit on one document once unpacked; 0 means 64 MB
	Version  string    // of Readout, told to web sites
	Stdin    io.Reader // what "-" reads; nil means the process's standard input
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
// other: most sources hold one, a .jsonl file many. An article that cannot be
// read is yielded as an error and the next goes on.
func (r Reader) Each(ctx context.Context, source string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		if isAddress(source) {
			yield(r.fetch(ctx, source))
			return
		}
		in, err := r.open(source)
		if err != nil {
			yield(Article{Source: source}, err)
			return
		}
		defer in.Close()
		b := bufio.NewReaderSize(in, 64<<10)
		if magic, _ := b.Peek(2); isGzip(magic) {
			z, err := gzip.NewReader(b)
			if err != nil {
				yield(Article{Source: source}, fmt.Errorf("%s: %w: a damaged gzip file; fetch it again", source, ErrBinary))
				return
			}
			b = bufio.NewReaderSize(z, 64<<10)
		}
		if head, _ := b.Peek(16 << 10); jsonl.Looks(head) {
			jsonl.Each(source, b, int(r.limit()), yield)
			return
		}
		data, err := r.all(source, b)
		if err != nil {
			yield(Article{Source: source}, err)
			return
		}
		yield(r.read(source, source, "", data))
	}
}

// Read reads one document (HTML or plain text) from its bytes. name is how
// errors call it.
func (r Reader) Read(name string, data []byte) (Article, error) {
	if int64(len(data)) > r.limit() {
		return Article{Source: name}, r.tooLarge(name)
	}
	return r.read(name, name, "", data)
}

// read makes an article of bytes from a source; contentType is what a web
// server declared, empty for files.
func (r Reader) read(source, address, contentType string, data []byte) (Article, error) {
	fail := func(err error) (Article, error) {
		return Article{Source: source}, fmt.Errorf("%s: %w", source, err)
	}
	if what := signature(data); what != "" {
		return fail(fmt.Errorf("looks like %s, %w; convert it to text or HTML first", what, ErrBinary))
	}
	s, encoding, err := decode(data, contentType)
	if err != nil {
		return fail(err)
	}
	if what := unsupported(s); what != "" {
		return fail(fmt.Errorf("looks like %s: %w; give single articles as text or HTML", what, ErrUnsupported))
	}
	var a Article
	switch {
	case !isHTML(s):
		a, err = plain.Read(s)
	case len(s) > maxPage:
		err = fmt.Errorf("%w for a web page: %d MB; save the article alone", ErrTooLarge, len(s)>>20)
	default:
		if !isAddress(address) {
			address = ""
		}
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

func (r Reader) fetch(ctx context.Context, source string) (Article, error) {
	page, err := fetch.Get(ctx, source, fetch.Options{Version: r.Version, MaxBytes: r.limit()})
	if err != nil {
		return Article{Source: source}, err
	}
	a, err := r.read(source, page.URL, page.ContentType, page.Body)
	if err == nil && a.URL == "" {
		a.URL = page.URL
	}
	return a, err
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
