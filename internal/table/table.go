// Package table reads the files under data, above all the tab-separated ones:
// comment lines begin with '#', the first other line names the columns.
package table

import (
	"fmt"
	"io/fs"
	"strings"
)

// Read calls row for each line of a table after its header; the cells are the
// row's until it returns, their texts for good. Errors name the file and line:
// a wrong number of columns, or what row returned.
func Read(fsys fs.FS, file string, columns int, row func(cells []string) error) error {
	text, err := Text(fsys, file)
	if err != nil {
		return fmt.Errorf("table: %w", err)
	}
	header := true
	cells := make([]string, 0, columns)
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		if cells = split(cells[:0], line); len(cells) != columns {
			return fmt.Errorf("%s:%d: has %d columns, want %d", file, n, len(cells), columns)
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

// split appends what stands between the tabs of a line.
func split(cells []string, line string) []string {
	for {
		cell, rest, more := strings.Cut(line, "\t")
		cells = append(cells, cell)
		if !more {
			return cells
		}
		line = rest
	}
}
