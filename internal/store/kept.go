package store

import (
	"container/list"
	"crypto/sha256"
	"sync"

	"readout/readout"
)

// maxKept is how many records are kept unpacked: the newest are asked for again
// and again, and unpacking one takes longer than all else about it.
const maxKept = 1000

// kept are records that were asked for lately, as they were put. They are shared:
// whoever gets one changes nothing in it but its own Document.
type kept struct {
	mu    sync.Mutex
	at    map[string]*list.Element
	order list.List // of *keptRecord, the latest asked for first
}

type keptRecord struct {
	digest [sha256.Size]byte
	record *readout.Record
}

// get gives the record of a document with a digest, nil when it is not kept.
func (k *kept) get(id string, digest [sha256.Size]byte) *readout.Record {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[id]
	if e == nil || e.Value.(*keptRecord).digest != digest {
		return nil
	}
	k.order.MoveToFront(e)
	own := *e.Value.(*keptRecord).record
	return &own
}

// put keeps a record, which its caller goes on to use as get's callers do.
func (k *kept) put(rec *readout.Record, digest [sha256.Size]byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	own := *rec
	if e := k.at[rec.Document.ID]; e != nil {
		k.order.Remove(e)
	}
	if k.at == nil {
		k.at = map[string]*list.Element{}
	}
	k.at[rec.Document.ID] = k.order.PushFront(&keptRecord{digest, &own})
	if k.order.Len() > maxKept {
		last := k.order.Remove(k.order.Back()).(*keptRecord)
		delete(k.at, last.record.Document.ID)
	}
}
