package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"

	"readout/internal/verify"
	"readout/readout"
)

// Records are kept as zstd frames, which are written and read several times as
// fast as gzip. Stores made before have gzip; the first bytes tell.
var (
	packer   = sync.OnceValue(func() *zstd.Encoder { z, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest)); return z })
	unpacker = sync.OnceValue(func() *zstd.Decoder { z, _ := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(MaxRecord)); return z })
)

// MaxRecord bounds a record's JSON, in bytes. The largest text that is taken in
// has 64 MiB; a frame that unpacks to more than this was made to do harm.
const MaxRecord = 256 << 20

var errUnreadable = errors.New("damaged record")

var errLarge = fmt.Errorf("a record of more than %d MiB", MaxRecord>>20)

func pack(b []byte) []byte { return packer().EncodeAll(b, nil) }

func unpack(b []byte) (*readout.Record, error) {
	text, err := inflate(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errUnreadable, err)
	}
	rec := &readout.Record{}
	if err := json.Unmarshal(text, rec); err != nil {
		return nil, fmt.Errorf("%w: %w", errUnreadable, err)
	}
	if faults := verify.Bounds(rec); len(faults) > 0 {
		return nil, fmt.Errorf("%w: %s", errUnreadable, faults[0])
	}
	return rec, nil
}

func inflate(b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return unpacker().DecodeAll(b, nil)
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(z, MaxRecord+1))
	if len(text) > MaxRecord {
		return nil, errLarge
	}
	return text, err
}
