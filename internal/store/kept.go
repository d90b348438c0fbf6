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

// kept are things that were asked for lately, by a key and as a version of them is
// stored. They are shared: whoever gets one changes nothing in it.
type kept[K, V comparable, T any] struct {
	most int

	mu    sync.Mutex
	at    map[K]*list.Element
	order list.List // of *keptOne[K, V, T], the latest asked for first
}

type keptOne[K, V comparable, T any] struct {
	key     K
	version V
	thing   T
}

func newKept[K, V comparable, T any](most int) *kept[K, V, T] {
	return &kept[K, V, T]{most: most, at: map[K]*list.Element{}}
}

// get gives what is kept of a version.
func (k *kept[K, V, T]) get(key K, version V) (thing T, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[key]
	if e == nil || e.Value.(*keptOne[K, V, T]).version != version {
		return thing, false
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptOne[K, V, T]).thing, true
}

// put keeps a thing in place of what is kept of another version.
func (k *kept[K, V, T]) put(key K, version V, thing T) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.at[key]; e != nil {
		k.order.Remove(e)
	}
	k.at[key] = k.order.PushFront(&keptOne[K, V, T]{key, version, thing})
	if k.order.Len() > k.most {
		last := k.order.Remove(k.order.Back()).(*keptOne[K, V, T])
		delete(k.at, last.key)
	}
}
