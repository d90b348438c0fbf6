package model

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unsafe"

	"readout/internal/matrix"
	"readout/internal/table"
)

// Blocks is the content of a model file of a neural network: blocks of
// numbers by name. The file is not compressed, for that would make little
// smaller and reading slow. On disk: the magic "RDB1", then for each block in
// the order of the names its name, kind, rows and columns and its data. All
// numbers are little-endian.
type Blocks map[string]Block

// Block is a table of numbers, keys or strings.
type Block struct {
	kind       byte
	Rows, Cols int
	data       []byte
}

const (
	blockMagic = "RDB1"
	halves     = 'h' // numbers in 16 bits
	small      = 'q' // numbers in 8 bits, and a scale for each row
	keys       = 'k' // 64-bit keys
	lines      = 's' // strings
)

// Halves stores a table in 16-bit floating point.
func Halves(rows, cols int, x []float32) Block {
	data := make([]byte, 0, 2*len(x))
	for _, v := range x {
		data = binary.LittleEndian.AppendUint16(data, toHalf(v))
	}
	return Block{halves, rows, cols, data}
}

// Small stores a table in eight bits with a scale for each row.
func Small(rows, cols int, x []float32) Block {
	data := make([]byte, 0, rows*(cols+4))
	var scales []byte
	for r := range rows {
		row := x[r*cols : (r+1)*cols]
		top := float32(0)
		for _, v := range row {
			top = max(top, v, -v)
		}
		scale := max(top, 1e-9) / 127
		scales = binary.LittleEndian.AppendUint32(scales, math.Float32bits(scale))
		for _, v := range row {
			data = append(data, byte(int8(math.Round(float64(v/scale)))))
		}
	}
	return Block{small, rows, cols, append(data, scales...)}
}

// Keys stores 64-bit keys.
func Keys(x []uint64) Block {
	data := make([]byte, 0, 8*len(x))
	for _, v := range x {
		data = binary.LittleEndian.AppendUint64(data, v)
	}
	return Block{keys, len(x), 1, data}
}

// Lines stores strings without line breaks.
func Lines(x []string) Block {
	data := []byte(strings.Join(x, "\n"))
	return Block{lines, 1, len(data), data}
}

// Floats gives back what Halves stored.
func (b Block) Floats() []float32 {
	out := make([]float32, b.Rows*b.Cols)
	b.FloatsAt(0, out)
	return out
}

// FloatsAt sets out to what Halves stored from number first on.
func (b Block) FloatsAt(first int, out []float32) {
	data := b.data[2*first:][:2*len(out)]
	for i := range out {
		out[i] = fromHalf(binary.LittleEndian.Uint16(data[2*i:]))
	}
}

// Find returns the place of a key among what Keys stored in rising order,
// counted from 1; 0 is for keys that are not there. The keys are hashes and so
// evenly spread: the search begins where the key would stand if they were so
// exactly.
func (b Block) Find(key uint64) int {
	low, high := 0, b.Rows // the key's place is in [low, high)
	if at, _ := bits.Mul64(key, uint64(b.Rows)); b.Rows > 0 {
		low, high = b.around(int(at), key)
	}
	for low < high {
		mid := int(uint(low+high) / 2)
		switch k := b.key(mid); {
		case k == key:
			return mid + 1
		case k < key:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0
}

// around returns a part of the keys that has the key if any has, near at.
func (b Block) around(at int, key uint64) (low, high int) {
	step := 16
	if b.key(at) <= key {
		for low = at; ; step *= 4 {
			if high = low + step; high >= b.Rows {
				return low, b.Rows
			}
			if b.key(high) > key {
				return low, high
			}
			low = high
		}
	}
	for high = at; ; step *= 4 {
		if low = high - step; low <= 0 {
			return 0, high
		}
		if b.key(low) <= key {
			return low, high
		}
		high = low
	}
}

func (b Block) key(i int) uint64 { return binary.LittleEndian.Uint64(b.data[8*i:]) }

// Half is one number of what Halves stored, by its place.
func (b Block) Half(i int) float32 { return fromHalf(binary.LittleEndian.Uint16(b.data[2*i:])) }

// Within reports whether all of what Halves stored are numbers from 0 to below
// most.
func (b Block) Within(most int) bool {
	limit := toHalf(float32(most)) // halves that are not negative are ordered as their bits
	for i := 0; i < len(b.data); i += 2 {
		if binary.LittleEndian.Uint16(b.data[i:]) >= limit {
			return false
		}
	}
	return true
}

// Lines gives back what Lines stored.
func (b Block) Lines() []string {
	if len(b.data) == 0 {
		return nil
	}
	return strings.Split(unsafe.String(unsafe.SliceData(b.data), len(b.data)), "\n")
}

// AddRows adds rows of what Small stored to sum, which is as wide. Their factors
// stand far from each other: asked for together, they are waited for together.
func (b Block) AddRows(rows []int32, sum []float32) {
	const atOnce = 64
	var scales [atOnce]float32
	for len(rows) > 0 {
		some := rows[:min(atOnce, len(rows))]
		rows = rows[len(some):]
		for i, row := range some {
			scales[i] = b.Scale(int(row))
		}
		matrix.AddRows(sum[:b.Cols], b.data[:b.Rows*b.Cols], some, scales[:len(some)])
	}
}

// Scale is the factor of a row of what Small stored.
func (b Block) Scale(row int) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(b.data[b.Rows*b.Cols+4*row:]))
}

// Row gives the row of what Small stored as it is, without its factor.
func (b Block) Row(row int) []byte { return b.data[row*b.Cols : (row+1)*b.Cols] }

// size is the number of bytes the block's data must have, -1 for an unknown
// kind.
func (b Block) size() int {
	switch b.kind {
	case halves:
		return 2 * b.Rows * b.Cols
	case small:
		return b.Rows * (b.Cols + 4)
	case keys:
		return 8 * b.Rows
	case lines:
		return b.Cols
	}
	return -1
}

// Bytes returns the file's bytes, always the same for the same content.
func (bs Blocks) Bytes() ([]byte, error) {
	out := []byte(blockMagic)
	var names []string
	for name := range bs {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b := bs[name]
		if len(b.data) != b.size() {
			return nil, fmt.Errorf("block %q has %d bytes, want %d", name, len(b.data), b.size())
		}
		out = binary.AppendUvarint(out, uint64(len(name)))
		out = append(out, name...)
		out = append(out, b.kind)
		out = binary.AppendUvarint(out, uint64(b.Rows))
		out = binary.AppendUvarint(out, uint64(b.Cols))
		out = append(out, b.data...)
	}
	return out, nil
}

// ReadBlocks opens a file that Bytes made. want says for each block that must
// be there its kind, as one of the letters "h" (Halves), "q" (Small), "k"
// (Keys) and "s" (Lines).
func ReadBlocks(fsys fs.FS, file string, want map[string]string) (Blocks, error) {
	raw, err := table.Bytes(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("%w (make it with `readout train`)", err)
	}
	bs, err := parseBlocks(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for name, kind := range want {
		if b, ok := bs[name]; !ok || string(b.kind) != kind {
			return nil, fmt.Errorf("%s: %w: no block %q of kind %q", file, ErrCorrupt, name, kind)
		}
	}
	return bs, nil
}

func parseBlocks(raw []byte) (Blocks, error) {
	rest, ok := strings.CutPrefix(string(raw[:min(4, len(raw))]), blockMagic)
	if !ok || rest != "" {
		return nil, fmt.Errorf("%w: no %s header", ErrCorrupt, blockMagic)
	}
	const most = 1 << 28
	bs := Blocks{}
	for at := 4; at < len(raw); {
		n, w := binary.Uvarint(raw[at:])
		if at += w; w <= 0 || n > uint64(len(raw)-at) {
			return nil, fmt.Errorf("%w: name of a block", ErrCorrupt)
		}
		name := string(raw[at : at+int(n)])
		if at += int(n); at >= len(raw) {
			return nil, fmt.Errorf("%w: block %q ends early", ErrCorrupt, name)
		}
		b := Block{kind: raw[at]}
		at++
		rows, w1 := binary.Uvarint(raw[at:])
		cols, w2 := binary.Uvarint(raw[min(len(raw), at+max(w1, 0)):])
		if w1 <= 0 || w2 <= 0 || rows > most || cols > most || rows*cols > most {
			return nil, fmt.Errorf("%w: size of block %q", ErrCorrupt, name)
		}
		at += w1 + w2
		b.Rows, b.Cols = int(rows), int(cols)
		size := b.size()
		if size < 0 || size > len(raw)-at {
			return nil, fmt.Errorf("%w: block %q ends early", ErrCorrupt, name)
		}
		b.data = raw[at : at+size]
		at += size
		bs[name] = b
	}
	return bs, nil
}

// toHalf rounds to 16-bit floating point. What is too large becomes the
// largest number, what is too small zero.
func toHalf(x float32) uint16 {
	b := math.Float32bits(x)
	sign := uint16(b >> 16 & 0x8000)
	b &= 0x7fffffff
	switch {
	case b >= 0x477ff000:
		return sign | 0x7bff
	case b < 0x38800000: // subnormal: steps of 2^-24
		return sign | uint16(math.RoundToEven(float64(math.Float32frombits(b))*(1<<24)))
	}
	b += 0xfff + b>>13&1 // round to even
	return sign | uint16((b-0x38000000)>>13)
}

func fromHalf(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	if h&0x7c00 == 0 {
		return math.Float32frombits(sign | math.Float32bits(float32(h&0x3ff)/(1<<24)))
	}
	return math.Float32frombits(sign | (uint32(h&0x7fff)<<13 + 0x38000000))
}
