package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// EachGzip yields the pages of an archive packed with a gzip member a record, as
// .warc.gz are. A damaged member costs only the records in it.
func EachGzip(in io.Reader, maxBody int64, yield func(Page, error) bool) {
	Each(&members{tape: tape{in: in}}, maxBody, yield)
}

// members reads the members of a gzip stream one after the other. Damage is
// reported once, by the Read that meets it; the next Read goes on with the next
// member.
type members struct {
	tape tape // marked where the member being read begins
	z    *gzip.Reader
	open bool
	told bool // of the damage that is being passed over
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if !m.open {
			if err := m.next(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		switch {
		case errors.Is(err, io.EOF):
			m.open = false
			if n > 0 {
				return n, nil
			}
		case err != nil:
			m.open = false
			return n, m.damaged(err)
		case n > 0:
			return n, nil
		}
	}
}

// damaged looks for the next member and says what is wrong with this one.
func (m *members) damaged(err error) error {
	m.tape.rewind()
	m.told = true
	return fmt.Errorf("%w: %w", errDamaged, err)
}

var (
	// errDamaged is what reading goes on after, with the next member.
	errDamaged = errors.New("damaged gzip member")
	errNone    = errors.New("bytes that begin none")
)

// begins are the first bytes of a gzip member.
var begins = []byte{0x1f, 0x8b, 8}

// next finds the next member. What does not begin one is passed over: padding in
// silence, other bytes after they were told of once, since they may have been a
// member.
func (m *members) next() error {
	for {
		head := m.tape.peek(len(begins))
		switch {
		case len(head) == 0:
			return m.tape.err
		case bytes.Equal(head, begins):
			return m.begin()
		case head[0] == 0 || m.told:
			m.tape.at++
		case len(head) < len(begins):
			m.told = true
			return fmt.Errorf("%w: %w", errDamaged, io.ErrUnexpectedEOF)
		default:
			m.told = true
			return fmt.Errorf("%w: %w", errDamaged, errNone)
		}
	}
}

// begin opens the member that stands here.
func (m *members) begin() (err error) {
	m.tape.mark()
	if m.z == nil {
		m.z, err = gzip.NewReader(&m.tape)
	} else {
		err = m.z.Reset(&m.tape)
	}
	if err != nil {
		return m.damaged(err)
	}
	m.z.Multistream(false)
	m.open, m.told = true, false
	return nil
}

const (
	// maxKept bounds what is remembered of a member, to look for the next one in
	// it after damage.
	maxKept = 16 << 20
	// maxAgain is how many times a stream may be read in all: members can be made
	// so that each seems to go on to the end of the file.
	maxAgain = 4
)

// tape is a stream that can be wound back to its mark: a decoder that meets
// damage has read on into the members behind it.
type tape struct {
	in    io.Reader
	held  []byte // from the mark on, or less when too much came since
	at    int    // the next byte of held
	lost  bool   // the mark is no longer in held
	fresh int64  // bytes read from in
	again int64  // bytes wound back over
	err   error  // of in
}

// peek returns the next n bytes without passing them, fewer at the end.
func (t *tape) peek(n int) []byte {
	for len(t.held)-t.at < n && t.err == nil {
		t.fill()
	}
	return t.held[t.at:min(t.at+n, len(t.held))]
}

// fill reads on.
func (t *tape) fill() {
	if t.at >= maxKept {
		t.held, t.at, t.lost = append([]byte(nil), t.held[t.at:]...), 0, true
	}
	const step = 32 << 10
	if cap(t.held)-len(t.held) < step {
		t.held = append(make([]byte, 0, 2*len(t.held)+step), t.held...)
	}
	n, err := t.in.Read(t.held[len(t.held) : len(t.held)+step])
	t.held, t.err = t.held[:len(t.held)+n], err
	t.fresh += int64(n)
}

func (t *tape) Read(p []byte) (int, error) {
	next := t.peek(1)
	if len(next) == 0 {
		return 0, t.err
	}
	n := copy(p, t.held[t.at:])
	t.at += n
	return n, nil
}

// ReadByte lets the decoder read no further than it must.
func (t *tape) ReadByte() (byte, error) {
	next := t.peek(1)
	if len(next) == 0 {
		return 0, t.err
	}
	t.at++
	return next[0], nil
}

// mark forgets what was passed.
func (t *tape) mark() {
	if t.held, t.lost = t.held[t.at:], false; len(t.held) == 0 {
		t.held = nil
	}
	t.at = 0
}

// rewind goes back to the next place behind the mark where a member may begin.
func (t *tape) rewind() {
	if t.lost {
		return
	}
	to := 1 + bytes.Index(t.held[1:t.at], begins)
	if to == 0 || t.again+int64(t.at-to) > maxAgain*t.fresh {
		return
	}
	t.again += int64(t.at - to)
	t.at = to
}
