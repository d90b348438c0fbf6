package model

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
)

// File is the content of one model file: named lists of strings (classes,
// word lists) and tables. On disk it is the magic "RDM1", then for each
// list in the order written its length and its strings, each with its
// length (uvarint), then the tables as Table.WriteTo writes them. Who reads it
// knows how many lists and tables there are. It is not compressed, since
// unpacking took most of the time of starting; a file that is (gzip) is read too.
type File struct {
	Lists  [][]string
	Tables []*Table
}

const magic = "RDM1"

// Bytes returns the file's bytes, always the same for the same content.
func (f File) Bytes() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(magic)
	var buf []byte
	for _, list := range f.Lists {
		buf = binary.AppendUvarint(buf[:0], uint64(len(list)))
		for _, s := range list {
			buf = binary.AppendUvarint(buf, uint64(len(s)))
			buf = append(buf, s...)
		}
		out.Write(buf)
	}
	for _, t := range f.Tables {
		if _, err := t.WriteTo(&out); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// Read opens a model file with the given number of lists and tables. A table
// has at most 256 classes.
func Read(fsys fs.FS, name string, lists, tables int) (File, error) {
	var f File
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return f, fmt.Errorf("%w (make it with `readout train`)", err)
	}
	r := bufio.NewReader(bytes.NewReader(raw))
	if bytes.HasPrefix(raw, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(r)
		if err != nil {
			return f, fmt.Errorf("%s: %w: %w", name, ErrCorrupt, err)
		}
		r = bufio.NewReaderSize(z, 1<<16)
	}
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r, head); err != nil || string(head) != magic {
		return f, fmt.Errorf("%s: %w: no %s header", name, ErrCorrupt, magic)
	}
	for range lists {
		list, err := readList(r)
		if err != nil {
			return f, fmt.Errorf("%s: %w", name, err)
		}
		f.Lists = append(f.Lists, list)
	}
	for range tables {
		t, err := ReadTable(r, 256)
		if err != nil {
			return f, fmt.Errorf("%s: %w", name, err)
		}
		f.Tables = append(f.Tables, t)
	}
	return f, nil
}

func readList(r *bufio.Reader) ([]string, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil || n > 1<<24 {
		return nil, fmt.Errorf("%w: length of a list", ErrCorrupt)
	}
	list := make([]string, 0, n)
	for range n {
		m, err := binary.ReadUvarint(r)
		if err != nil || m > 1<<16 {
			return nil, fmt.Errorf("%w: length of a string", ErrCorrupt)
		}
		b := make([]byte, m)
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, fmt.Errorf("%w: string", ErrCorrupt)
		}
		list = append(list, string(b))
	}
	return list, nil
}
