package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// EachGzip yields the pages of an archive packed with a gzip member a record, as
// .warc.gz are. A damaged member costs only the records in it.
func EachGzip(in io.Reader, maxBody int64, yield func(Page, error) bool) {
	Each(&members{in: bufio.NewReaderSize(in, 1<<20)}, maxBody, yield)
}

// members reads the members of a gzip stream one after the other. Damage is
// reported once, by the Read that meets it; the next Read goes on with the next
// member.
type members struct {
	in   *bufio.Reader
	z    *gzip.Reader
	kept *recorder // the packed bytes of the member being read
}

// maxKept bounds what is remembered of a member, to look for the next one in it
// after damage.
const maxKept = 16 << 20

// recorder remembers what was read through it: a decoder that meets damage has
// read on into the members behind it.
type recorder struct {
	in  *bufio.Reader
	raw []byte
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.keep(p[:n])
	return n, err
}

func (r *recorder) ReadByte() (byte, error) {
	b, err := r.in.ReadByte()
	if err == nil {
		r.keep([]byte{b})
	}
	return b, err
}

func (r *recorder) keep(p []byte) {
	if len(r.raw)+len(p) <= maxKept {
		r.raw = append(r.raw, p...)
	}
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if m.kept == nil {
			if err := m.open(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		switch {
		case errors.Is(err, io.EOF):
			m.kept = nil
			if n > 0 {
				return n, nil
			}
		case err != nil:
			m.rewind()
			return n, fmt.Errorf("damaged gzip member: %w", err)
		case n > 0:
			return n, nil
		}
	}
}

// begins are the first bytes of a gzip member.
var begins = []byte{0x1f, 0x8b, 8}

// rewind goes back to the next place in the bytes already read where a member
// may begin.
func (m *members) rewind() {
	raw := m.kept.raw
	m.kept = nil
	if i := bytes.Index(raw[min(1, len(raw)):], begins); i >= 0 {
		m.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(raw[i+1:]), m.in), 64<<10)
	}
}

// open finds the next member: what does not begin one is skipped.
func (m *members) open() error {
	for {
		head, _ := m.in.Peek(3)
		if len(head) == 0 {
			return io.EOF
		}
		if len(head) < 3 {
			m.in.Discard(len(head))
			return fmt.Errorf("damaged gzip member: %w", io.ErrUnexpectedEOF)
		}
		if bytes.Equal(head, begins) {
			break
		}
		m.in.Discard(1)
	}
	kept := &recorder{in: m.in}
	var err error
	if m.z == nil {
		m.z, err = gzip.NewReader(kept)
	} else {
		err = m.z.Reset(kept)
	}
	m.kept = kept
	if err != nil {
		m.rewind()
		return fmt.Errorf("damaged gzip member: %w", err)
	}
	m.z.Multistream(false)
	return nil
}
