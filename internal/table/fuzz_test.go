package table_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/table"
)

func FuzzRead(f *testing.F) {
	f.Add("# comment\na\tb\n1\t2\r\n\n3\t4")
	f.Add("a\tb\n1\n")
	f.Fuzz(func(t *testing.T, s string) {
		err := table.Read(fstest.MapFS{"t.tsv": {Data: []byte(s)}}, "t.tsv", 2, func(cells []string) error {
			if len(cells) != 2 || strings.Contains(cells[0]+cells[1], "\n") {
				t.Errorf("cells %q", cells)
			}
			return nil
		})
		if err != nil && !strings.HasPrefix(err.Error(), "t.tsv:") {
			t.Error(err)
		}
	})
}
