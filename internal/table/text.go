package table

import (
	"io/fs"
	"unsafe"
)

// holder is a tree that has files as texts in memory already.
type holder interface {
	Held(name string) (string, bool)
}

// Text returns the content of a file. What the program has built in is not
// copied: models and gazetteers are large, and most of them is never looked at.
func Text(fsys fs.FS, name string) (string, error) {
	if h, ok := fsys.(holder); ok {
		if text, ok := h.Held(name); ok {
			return text, nil
		}
	}
	b, err := fs.ReadFile(fsys, name)
	return unsafe.String(unsafe.SliceData(b), len(b)), err // b is nobody else's
}

// Bytes is Text for who reads numbers from it. The bytes must not be changed:
// those built in cannot be.
func Bytes(fsys fs.FS, name string) ([]byte, error) {
	text, err := Text(fsys, name)
	return unsafe.Slice(unsafe.StringData(text), len(text)), err
}

// BuiltIn reports whether Text gives what the program has built in.
func BuiltIn(fsys fs.FS, name string) bool {
	h, ok := fsys.(holder)
	if ok {
		_, ok = h.Held(name)
	}
	return ok
}
