// Package model holds the linear models of the language stages: hashed
// features, their weights, how weights are learnt and how they are stored.
//
// A feature is 32 bits: the hash of a template number and the values it
// combines. Two features may collide; with a few million of them in four
// billion places that touches one in a thousand and costs nothing measurable.
package model

// String hashes a word or an affix (FNV-1a, 32 bits).
func String(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

const golden = 0x9E3779B97F4A7C15

func fold(h uint64) uint32 {
	h ^= h >> 32
	h *= golden
	return uint32(h >> 32)
}

// Hash1 is the feature of a template over one value.
func Hash1(template, a uint32) uint32 {
	return fold((uint64(template)<<32 | uint64(a)) * golden)
}

// Hash2 is the feature of a template over two values.
func Hash2(template, a, b uint32) uint32 {
	h := (uint64(template)<<32 | uint64(a)) * golden
	h ^= h >> 29
	return fold((h + uint64(b)) * golden)
}

// Hash3 is the feature of a template over three values.
func Hash3(template, a, b, c uint32) uint32 {
	h := (uint64(template)<<32 | uint64(a)) * golden
	h ^= h >> 29
	h = (h + uint64(b)) * golden
	h ^= h >> 31
	return fold((h + uint64(c)) * golden)
}

// Hash4 is the feature of a template over four values.
func Hash4(template, a, b, c, d uint32) uint32 {
	return Hash3(template, a, b, Hash2(template, c, d))
}
