// Package warc reads web archives (WARC 0.17–1.1, ISO 28500) record by record,
// plain or with a gzip member a record, from a stream of any length. It keeps
// one record in memory.
package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha1" // the digest that the format uses
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// Page is one captured web page.
type Page struct {
	URL         string
	Date        time.Time // of the capture
	ContentType string
	Body        []byte // decoded: without transfer and content encoding
	Offset      int64  // of the record in the (unpacked) archive
	Fault       string // what is wrong with the capture though it could be read: cut short, not what its digest says
}

// Looks reports whether a stream that begins with head is a web archive. Of a
// gzip file give what it unpacks to.
func Looks(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, "\r\n"), []byte("WARC/"))
}

// Each yields the pages of an archive: responses and resources that hold HTML
// or plain text, with status 200. A damaged record is yielded as an error that
// says where it is, and reading goes on with the next record that can be found.
// maxBody bounds one page once unpacked.
func Each(in io.Reader, maxBody int64, yield func(Page, error) bool) {
	r := &reader{in: bufio.NewReaderSize(in, 1<<20), max: maxBody}
	for {
		p, ok, err := r.next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			if !yield(Page{Offset: r.start}, fmt.Errorf("record at byte %d: %w", r.start, err)) || !r.resync() {
				return
			}
			continue
		}
		if ok && !yield(p, nil) {
			return
		}
	}
}

type reader struct {
	in    *bufio.Reader
	at    int64 // bytes consumed
	start int64 // where the record began
	max   int64
}

// Faults of records.
var (
	errHeader = errors.New("no WARC header")
	errShort  = errors.New("shorter than it says: the archive is cut or damaged")
	errLength = errors.New("no usable Content-Length")
	errKind   = errors.New("no WARC-Type: a header that is damaged")
	errBig    = errors.New("larger than the limit")
)

const maxHeader = 64 << 10

// next reads a record; ok is false for those that hold no page.
func (r *reader) next() (p Page, ok bool, err error) {
	version, err := r.version()
	if err != nil {
		return p, false, err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return p, false, fmt.Errorf("%w but %q", errHeader, version[:min(len(version), 40)])
	}
	head, err := r.header()
	if err != nil {
		return p, false, err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || n < 0 {
		return p, false, errLength
	}
	kind, media := head.Get("Warc-Type"), head.Get("Content-Type")
	if kind == "" {
		return p, false, errKind
	}
	wanted := kind == "response" && strings.HasPrefix(media, "application/http") || kind == "resource" || kind == "conversion"
	if !wanted {
		return p, false, r.skip(n)
	}
	if n > r.max {
		if err := r.skip(n); err != nil {
			return p, false, err
		}
		return p, false, fmt.Errorf("%w: %d bytes", errBig, n)
	}
	block := make([]byte, n)
	got, err := io.ReadFull(r.in, block)
	r.at += int64(got)
	if err != nil {
		return p, false, errShort
	}
	p = Page{URL: strings.Trim(head.Get("Warc-Target-Uri"), "<> "), Offset: r.start}
	if t := head.Get("Warc-Truncated"); t != "" {
		p.Fault = "the capture was cut short (" + t + ")"
	}
	if !intact(head.Get("Warc-Block-Digest"), block) {
		p.Fault = "the record is not what its digest says: damaged or changed"
	}
	p.Date, _ = time.Parse(time.RFC3339, head.Get("Warc-Date"))
	if kind != "response" {
		p.ContentType, p.Body = media, block
		return p, readable(media, block), nil
	}
	ok, err = r.payload(&p, block)
	return p, ok, err
}

// intact reports whether a block has the digest that its record gives; an
// unknown kind of digest says nothing.
func intact(digest string, block []byte) bool {
	kind, want, ok := strings.Cut(digest, ":")
	if !ok || !strings.EqualFold(kind, "sha1") {
		return true
	}
	sum := sha1.Sum(block)
	return strings.EqualFold(want, base32.StdEncoding.EncodeToString(sum[:])) || strings.EqualFold(want, hex.EncodeToString(sum[:]))
}

// version skips the blank lines between records and returns a record's first
// line.
func (r *reader) version() (string, error) {
	for {
		r.start = r.at
		line, err := r.line()
		if err != nil && (line == "" || errors.Is(err, errDamaged)) {
			return "", err
		}
		if line = strings.TrimSpace(line); line != "" {
			return line, nil
		}
	}
}

func (r *reader) line() (string, error) {
	line, err := r.in.ReadSlice('\n')
	r.at += int64(len(line))
	if errors.Is(err, bufio.ErrBufferFull) {
		return string(line), nil
	}
	return string(line), err
}

func (r *reader) header() (textproto.MIMEHeader, error) {
	head := textproto.MIMEHeader{}
	last := ""
	for size := 0; ; {
		line, err := r.line()
		size += len(line)
		trimmed := strings.TrimRight(line, "\r\n")
		switch {
		case size > maxHeader:
			return nil, fmt.Errorf("%w: longer than %d bytes", errHeader, maxHeader)
		case trimmed == "" && (err == nil || errors.Is(err, io.EOF)):
			if err != nil {
				return nil, errShort
			}
			return head, nil
		case err != nil:
			return nil, errShort
		case (trimmed[0] == ' ' || trimmed[0] == '\t') && last != "":
			head.Set(last, head.Get(last)+" "+strings.TrimSpace(trimmed))
			continue
		}
		name, value, ok := strings.Cut(trimmed, ":")
		if !ok {
			return nil, fmt.Errorf("%w: line %q", errHeader, trimmed[:min(len(trimmed), 60)])
		}
		last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
		head.Set(last, strings.TrimSpace(value))
	}
}

func (r *reader) skip(n int64) error {
	got, err := io.CopyN(io.Discard, r.in, n)
	r.at += got
	if err != nil {
		return errShort
	}
	return nil
}

// resync looks for the beginning of the next record; false at the end. Damage on
// the way there was told: it belongs to the record that was given up.
func (r *reader) resync() bool {
	for {
		head, err := r.in.Peek(1)
		if len(head) == 0 {
			if !errors.Is(err, errDamaged) {
				return false
			}
			continue // what comes now is of the next member
		}
		if head[0] == 'W' {
			if next, _ := r.in.Peek(6); bytes.HasPrefix(next, []byte("WARC/")) {
				return true
			}
		}
		if _, err := r.line(); err != nil && !errors.Is(err, errDamaged) {
			return false
		}
	}
}

// payload reads the HTTP response inside a record.
func (r *reader) payload(p *Page, block []byte) (bool, error) {
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
	if err != nil {
		return false, fmt.Errorf("%s: not an HTTP response: %w", p.URL, err)
	}
	defer resp.Body.Close()
	p.ContentType = resp.Header.Get("Content-Type")
	if resp.StatusCode != http.StatusOK {
		return false, nil
	}
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		// Crawlers often store the body already dechunked under the old header.
		_, rest, _ := bytes.Cut(block, []byte("\r\n\r\n"))
		if !looksChunked(rest) {
			raw, err = rest, nil
		} else if len(raw) == 0 {
			return false, fmt.Errorf("%s: body: %w", p.URL, err)
		}
	}
	body, err := unpack(resp.Header.Get("Content-Encoding"), raw, r.max)
	if err != nil {
		return false, fmt.Errorf("%s: %w", p.URL, err)
	}
	p.Body = body
	return readable(p.ContentType, body), nil
}

// looksChunked reports whether bytes begin with the size of a chunk.
func looksChunked(b []byte) bool {
	line, _, ok := bytes.Cut(b[:min(len(b), 20)], []byte("\r\n"))
	if !ok {
		return false
	}
	_, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 16, 64)
	return err == nil
}

// unpack undoes a content encoding. What is not packed though its header says
// so is returned as it is.
func unpack(encoding string, raw []byte, limit int64) ([]byte, error) {
	var in io.Reader
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return raw, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return raw, nil
		}
		in = z
	case "deflate":
		in = flate.NewReader(bytes.NewReader(raw))
	default:
		return nil, fmt.Errorf("content encoding %q is not read", encoding)
	}
	body, err := io.ReadAll(io.LimitReader(in, limit+1))
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("%w once unpacked", errBig)
	}
	if err != nil && len(body) == 0 {
		return nil, fmt.Errorf("damaged %s: %w", encoding, err)
	}
	return body, nil
}

// readable reports whether a body can hold an article.
func readable(media string, body []byte) bool {
	media, _, _ = strings.Cut(strings.ToLower(media), ";")
	switch strings.TrimSpace(media) {
	case "text/html", "application/xhtml+xml", "text/plain":
		return len(bytes.TrimSpace(body)) > 0
	case "":
		return bytes.Contains(bytes.ToLower(body[:min(len(body), 1024)]), []byte("<html"))
	}
	return false
}
