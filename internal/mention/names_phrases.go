package mention

import "hash/maphash"

// phraseTable finds phrases by their words, from a first word on. It is an open
// hash table over one text: the phrases of the gazetteer are many, and a map of
// strings took longer to make and to ask, for the words of each question had to
// be joined first.
type phraseTable struct {
	seed  maphash.Seed
	slots []phraseSlot // a power of two, a third of them free at least
	used  int
	texts []byte // the phrases, with spaces between their words
}

// phraseSlot is a phrase, or the first word of phrases that is none itself.
type phraseSlot struct {
	hash   uint32
	at     uint32 // in texts
	size   uint16 // in bytes, 0 for a free slot
	bits   uint8  // what the phrase is, 0 for no phrase
	starts uint8  // of how many words the longest phrase with this first word is
}

func newPhraseTable() *phraseTable {
	return &phraseTable{seed: maphash.MakeSeed(), slots: make([]phraseSlot, 1<<15), texts: make([]byte, 0, 1<<18)}
}

// Longer phrases are left out: no name of the tables is.
const (
	mostPhraseWords = 1<<8 - 1
	mostPhraseBytes = 1<<16 - 1
)

func (t *phraseTable) text(s phraseSlot) string { return string(t.texts[s.at:][:s.size]) }

// hash takes the hash of a phrase a word further; it begins with 0.
func (t *phraseTable) hash(h uint64, word string) uint64 {
	return (h ^ maphash.String(t.seed, word)) * 0x9E3779B97F4A7C15
}

// find returns the slot of the phrase of the given words, or the free slot where
// it belongs. word(i) is the i-th of n words, h their hash.
func (t *phraseTable) find(h uint64, n int, word func(i int) string) *phraseSlot {
	mask := len(t.slots) - 1
	short := uint32(h >> 32)
	for i := int(short) & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.size == 0 || s.hash == short && same(t.texts[s.at:][:s.size], n, word) {
			return s
		}
	}
}

// same reports whether a phrase has these words.
func same(phrase []byte, n int, word func(i int) string) bool {
	for i := range n {
		w := word(i)
		if i > 0 {
			if len(phrase) == 0 || phrase[0] != ' ' {
				return false
			}
			phrase = phrase[1:]
		}
		if len(phrase) < len(w) || string(phrase[:len(w)]) != w {
			return false
		}
		phrase = phrase[len(w):]
	}
	return len(phrase) == 0
}

// add enters a phrase, with bits beside those that it has.
func (t *phraseTable) add(words []string, bits uint8) {
	size, h := len(words)-1, uint64(0)
	for _, w := range words {
		size += len(w)
		h = t.hash(h, w)
	}
	if len(words) > mostPhraseWords || size > mostPhraseBytes {
		return
	}
	t.enter(h, words, size).bits |= bits
	first := t.enter(t.hash(0, words[0]), words[:1], len(words[0]))
	first.starts = max(first.starts, uint8(len(words)))
}

// enter returns the slot of a phrase, made if there was none.
func (t *phraseTable) enter(h uint64, words []string, size int) *phraseSlot {
	if 3*t.used > 2*len(t.slots) {
		t.grow()
	}
	s := t.find(h, len(words), func(i int) string { return words[i] })
	if s.size == 0 {
		*s = phraseSlot{hash: uint32(h >> 32), at: uint32(len(t.texts)), size: uint16(size)}
		for i, w := range words {
			if i > 0 {
				t.texts = append(t.texts, ' ')
			}
			t.texts = append(t.texts, w...)
		}
		t.used++
	}
	return s
}

func (t *phraseTable) grow() {
	old := t.slots
	t.slots = make([]phraseSlot, 2*len(old))
	mask := len(t.slots) - 1
	for _, s := range old {
		if s.size == 0 {
			continue
		}
		i := int(s.hash) & mask
		for t.slots[i].size != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}

// each calls found for each phrase that the first of at most n words begin with,
// the shortest first, with its number of words and its bits.
func (t *phraseTable) each(n int, word func(i int) string, found func(n int, bits uint8)) {
	h := t.hash(0, word(0))
	s := t.find(h, 1, word)
	if s.size == 0 {
		return
	}
	if s.bits != 0 {
		found(1, s.bits)
	}
	for k := 2; k <= min(n, int(s.starts)); k++ {
		h = t.hash(h, word(k-1))
		if s := t.find(h, k, word); s.bits != 0 {
			found(k, s.bits)
		}
	}
}
