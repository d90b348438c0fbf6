package model

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"unsafe"

	"readout/internal/table"
)

// File is the content of one model file: named lists of strings (classes,
// word lists) and tables. On disk it is the magic "RDM2", then for each
// list in the order written its length and its strings, each with its
// length (uvarint), then the tables as they lie in memory. Who reads it
// knows how many lists and tables there are.
type File struct {
	Lists  [][]string
	Tables []*Table
}

const magic = "RDM2"

// Bytes returns the file's bytes, always the same for the same content.
func (f File) Bytes() ([]byte, error) {
	out := []byte(magic)
	for _, list := range f.Lists {
		out = binary.AppendUvarint(out, uint64(len(list)))
		for _, s := range list {
			out = binary.AppendUvarint(out, uint64(len(s)))
			out = append(out, s...)
		}
	}
	for _, t := range f.Tables {
		out = t.appendTo(out)
	}
	return out, nil
}

// Read opens a model file with the given number of lists and tables.
func Read(fsys fs.FS, name string, lists, tables int) (File, error) {
	var f File
	raw, err := table.Bytes(fsys, name)
	if err != nil {
		return f, fmt.Errorf("%w (make it with `readout train`)", err)
	}
	if len(raw) < len(magic) || string(raw[:len(magic)]) != magic {
		return f, fmt.Errorf("%s: %w: no %s header", name, ErrCorrupt, magic)
	}
	at := len(magic)
	for range lists {
		list, next, err := readList(raw, at)
		if err != nil {
			return f, fmt.Errorf("%s: %w", name, err)
		}
		f.Lists, at = append(f.Lists, list), next
	}
	// What is built in was checked by a test; checking here would read all of
	// it at each start.
	builtIn := table.BuiltIn(fsys, name)
	for range tables {
		t, next, err := readTable(raw, at)
		if err == nil && !builtIn && !t.sound() {
			err = fmt.Errorf("%w: a table's rows", ErrCorrupt)
		}
		if err != nil {
			return f, fmt.Errorf("%s: %w", name, err)
		}
		f.Tables, at = append(f.Tables, t), next
	}
	return f, nil
}

// readList reads the list at byte at of a file and says where it ends.
func readList(raw []byte, at int) ([]string, int, error) {
	number := func(most int) (int, error) {
		n, w := binary.Uvarint(raw[min(at, len(raw)):])
		if w <= 0 || n > uint64(most) {
			return 0, fmt.Errorf("%w: length of a list or a string", ErrCorrupt)
		}
		at += w
		return int(n), nil
	}
	n, err := number(len(raw))
	if err != nil {
		return nil, 0, err
	}
	list := make([]string, 0, n)
	text := unsafe.String(unsafe.SliceData(raw), len(raw))
	for range n {
		m, err := number(len(raw))
		if err != nil || m > len(raw)-at {
			return nil, 0, fmt.Errorf("%w: string", ErrCorrupt)
		}
		list = append(list, text[at:at+m])
		at += m
	}
	return list, at, nil
}
