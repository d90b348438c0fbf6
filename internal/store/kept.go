package store

import (
	"container/list"
	"sync"
)

// How many records are kept unpacked, and how many cards opened: the newest are
// asked for again and again, and unpacking one takes longer than all else about it.
const (
	maxKept  = 1000
	maxCards = 2000
)

// kept are things of documents that were asked for lately, as a version of them is
// stored. They are shared: whoever gets one changes nothing in it.
type kept[V comparable, T any] struct {
	most int

	mu    sync.Mutex
	at    map[string]*list.Element
	order list.List // of *keptOne[V, T], the latest asked for first
}

type keptOne[V comparable, T any] struct {
	document string
	version  V
	thing    T
}

func newKept[V comparable, T any](most int) *kept[V, T] {
	return &kept[V, T]{most: most, at: map[string]*list.Element{}}
}

// get gives what is kept of a version of a document.
func (k *kept[V, T]) get(document string, version V) (thing T, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[document]
	if e == nil || e.Value.(*keptOne[V, T]).version != version {
		return thing, false
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptOne[V, T]).thing, true
}

// put keeps a thing in place of what is kept of another version.
func (k *kept[V, T]) put(document string, version V, thing T) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.at[document]; e != nil {
		k.order.Remove(e)
	}
	k.at[document] = k.order.PushFront(&keptOne[V, T]{document, version, thing})
	if k.order.Len() > k.most {
		last := k.order.Remove(k.order.Back()).(*keptOne[V, T])
		delete(k.at, last.document)
	}
}
