package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"

	"readout/readout"
)

// Records are kept as zstd frames, which are written and read several times as
// fast as gzip. Stores made before have gzip; the first bytes tell.
var (
	packer   = sync.OnceValue(func() *zstd.Encoder { z, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest)); return z })
	unpacker = sync.OnceValue(func() *zstd.Decoder { z, _ := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxRecord)); return z })
)

// maxRecord bounds what a damaged frame may claim to hold, in bytes.
const maxRecord = 1 << 30

func pack(b []byte) []byte { return packer().EncodeAll(b, nil) }

func unpack(b []byte) (*readout.Record, error) {
	text, err := inflate(b)
	if err != nil {
		return nil, fmt.Errorf("damaged record: %w", err)
	}
	rec := &readout.Record{}
	if err := json.Unmarshal(text, rec); err != nil {
		return nil, fmt.Errorf("damaged record: %w", err)
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
	return io.ReadAll(z)
}
