package posting

import (
	"encoding/binary"
	"math/bits"
)

// reader reads numbers and bytes; bad tells that there were not enough.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) number() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// signed reads what binary.AppendVarint writes: the sign is in the lowest bit.
func (r *reader) signed() int64 {
	v := r.number()
	return int64(v>>1) ^ -int64(v&1)
}

// count reads how many things of a byte or more follow.
func (r *reader) count() int {
	v := r.number()
	if v > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(v)
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// cursor goes through the atoms of a block.
type cursor struct {
	rest  []byte
	atom  []byte // valid until the next one
	list  []byte
	isMap bool
	err   error
}

// next goes to the next atom; false at the end, and at what is damaged.
func (c *cursor) next() bool {
	if len(c.rest) == 0 || c.err != nil {
		return false
	}
	r := reader{b: c.rest}
	same := r.number()
	suffix := r.bytes(r.count())
	size := r.number()
	c.isMap = size&1 == 1
	if size>>1 > uint64(len(r.b)) || same > uint64(len(c.atom)) {
		r.bad = true
	}
	if r.bad {
		c.err = errDamaged
		return false
	}
	c.list = r.bytes(int(size >> 1))
	c.atom = append(c.atom[:same], suffix...)
	c.rest = r.b
	return true
}

// each calls f with the numbers of the atom's documents, of so many at most.
func (c *cursor) each(documents int, f func(n int)) error {
	if c.isMap {
		for i, b := range c.list {
			for ; b != 0; b &= b - 1 {
				n := i*8 + bits.TrailingZeros8(b)
				if n >= documents {
					return errDamaged
				}
				f(n)
			}
		}
		return nil
	}
	at := uint64(0)
	r := reader{b: c.list}
	for len(r.b) > 0 {
		if at += r.number(); r.bad || at >= uint64(documents) {
			return errDamaged
		}
		f(int(at))
	}
	return nil
}
