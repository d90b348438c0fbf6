// Package table reads the tab-separated files under data: comment lines begin
// with '#', the first other line names the columns.
package table

import (
	"fmt"
	"io/fs"
	"strings"
)

// Read calls row for each line of a table after its header. Errors name the
// file and line: a wrong number of columns, or what row returned.
func Read(fsys fs.FS, file string, columns int, row func(cells []string) error) error {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("table: %w", err)
	}
	header := true
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("%s:%d: has %d columns, want %d", file, n+1, len(cells), columns)
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
	}
	return nil
}
