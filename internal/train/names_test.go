package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadWebNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"# of EWT\n3\t2\tPER\tAna Duarte\n", ""},
		{"3\t2\tAna Duarte\n", ":1: want a sentence"},
		{"3\t0\tPER\tAna\n", ":1: \"3\" and \"0\" are no numbers"},
		{"3\t2\tPER\tAna\nx\t1\tPER\tAna\n", ":2: \"x\" and \"1\" are no numbers"},
	} {
		file := filepath.Join(t.TempDir(), "names.tsv")
		if err := os.WriteFile(file, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		names, err := readWebNames(file)
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q: error %v, want %q", c.text, err, c.want)
			}
			continue
		}
		if err != nil || len(names[3]) != 1 || names[3][0] != (webName{1, 3, "PER", "Ana Duarte"}) {
			t.Errorf("%q: %v, %v", c.text, names, err)
		}
	}
}
