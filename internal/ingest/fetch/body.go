package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// Bounds of unpacking: how many times one packing may stand in another, and how
// often larger than what came over the wire a page may get once it is large.
// Pages and feeds pack to a tenth or a twentieth.
const (
	maxPackings = 2
	maxRatio    = 200
	ratioFrom   = 1 << 20
)

// readBody reads a body to its end and unpacks it.
func readBody(resp *http.Response, limit int64) ([]byte, error) {
	if resp.ContentLength > limit {
		return nil, fmt.Errorf("%w: %d MB, of at most %d; save it and read the file", ErrTooLarge, resp.ContentLength>>20, limit>>20)
	}
	wire := &counter{in: resp.Body}
	in, packed, err := unpacked(resp.Header, wire)
	if err != nil {
		return nil, err
	}
	body, err := readWithin(in, wire, limit)
	if packed && err != nil && isCorrupt(err) {
		return nil, fmt.Errorf("%w: %s cannot be unpacked; try again later", ErrDamaged, resp.Header.Get("Content-Encoding"))
	}
	return body, err
}

// readStart reads the first bytes of a body, at most limit of them, and leaves
// the rest.
func readStart(resp *http.Response, limit int64) ([]byte, error) {
	in, _, err := unpacked(resp.Header, &counter{in: resp.Body})
	if err != nil {
		return nil, err
	}
	return discard(in, limit)
}

// readWithin reads until the end or until the body is too large, or too large
// for what came over the wire.
func readWithin(in io.Reader, wire *counter, limit int64) ([]byte, error) {
	var body bytes.Buffer
	for {
		n, err := io.CopyN(&body, in, 256<<10)
		size := int64(body.Len())
		switch {
		case size > limit:
			return nil, fmt.Errorf("%w: more than %d MB; save it and read the file", ErrTooLarge, limit>>20)
		case size > ratioFrom && size > maxRatio*wire.n:
			return nil, fmt.Errorf("%w: it unpacks to more than %d times its size, as no page does", ErrTooLarge, maxRatio)
		case errors.Is(err, io.EOF) && n < 256<<10:
			return body.Bytes(), nil
		case err != nil:
			return nil, err
		}
	}
}

// counter counts what comes over the wire.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// unpacked undoes the content encodings, the last one first. A body that is not
// packed though its header says gzip is taken as it is: some servers forget the
// one or the other.
func unpacked(head http.Header, in io.Reader) (out io.Reader, packed bool, err error) {
	var names []string
	for name := range strings.SplitSeq(strings.ToLower(strings.Join(head.Values("Content-Encoding"), ",")), ",") {
		if name = strings.TrimSpace(name); name != "" && name != "identity" {
			names = append(names, name)
		}
	}
	if len(names) > maxPackings {
		return nil, false, fmt.Errorf("%w: packed %d times over", ErrTooLarge, len(names))
	}
	for _, name := range slices.Backward(names) {
		b := bufio.NewReader(in)
		head, _ := b.Peek(2)
		switch {
		case len(head) == 0:
			in = b // nothing at all is packed as nothing
			continue
		case name == "br":
			in = brotli.NewReader(b)
		case (name == "gzip" || name == "x-gzip") && bytes.Equal(head, []byte{0x1f, 0x8b}):
			in, err = gzip.NewReader(b)
		case name == "gzip" || name == "x-gzip":
			in = b
			continue
		case name == "deflate":
			in, err = zlib.NewReader(b)
		default:
			return nil, false, fmt.Errorf("%w: packed as %q, which was not asked for; open it in a browser and read the saved file", ErrDamaged, name)
		}
		if err != nil {
			return nil, false, fmt.Errorf("%w: %s cannot be unpacked; try again later", ErrDamaged, name)
		}
		packed = true
	}
	return in, packed, nil
}

// isCorrupt reports whether an unpacker failed by what it was given, and not the
// network.
func isCorrupt(err error) bool {
	return errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zlib.ErrHeader) || errors.Is(err, zlib.ErrChecksum) ||
		strings.HasPrefix(err.Error(), "flate: ") || strings.HasPrefix(err.Error(), "brotli: ") || errors.Is(err, io.ErrUnexpectedEOF)
}

// refuseKind refuses by its declared type what can hold no news, before its body
// is read. What is declared as a stream of bytes may be an archive of pages.
func refuseKind(contentType string) error {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	kind = strings.TrimSpace(kind)
	family, name, _ := strings.Cut(kind, "/")
	what := map[string]string{"image": "an image", "audio": "sound", "video": "a video", "font": "a font", "model": "a model"}[family]
	if what == "an image" && strings.HasSuffix(name, "+xml") {
		what = "a drawing"
	}
	if family == "application" {
		switch {
		case name == "pdf":
			what = "a PDF document"
		case name == "zip" || name == "vnd.rar" || name == "x-7z-compressed" || name == "x-tar":
			what = "a packed archive"
		case strings.HasPrefix(name, "vnd.openxmlformats") || strings.HasPrefix(name, "vnd.ms-") || name == "msword":
			what = "an Office document"
		case name == "wasm" || name == "x-msdownload" || name == "javascript" || name == "x-javascript":
			what = "a program"
		}
	}
	if what == "" {
		return nil
	}
	return fmt.Errorf("%w but %s (%s); give the address of an article, a feed or a list", ErrKind, what, kind)
}
