package knowledge_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/knowledge"
)

// A table of others that is damaged or made to mislead is refused with the place
// of the fault: no entry may take another's id, none stands without a source.
func TestThreatKnowledgeTables(t *testing.T) {
	for name, c := range map[string]struct{ file, line, want string }{
		"columns":     {"organisations", "org:X\tX", "columns"},
		"second id":   {"organisations", "org:A\tA\torganization\tIGO\t\t\t\t\t\t\ta source\t2025-01-01\norg:A\tB\torganization\tIGO\t\t\t\t\t\t\ta source\t2025-01-01", "is taken"},
		"no source":   {"organisations", "org:A\tA\torganization\tIGO\t\t\t\t\t\t\t\t2025-01-01", "no source"},
		"no type":     {"organisations", "org:A\tA\tking\tIGO\t\t\t\t\t\t\ta source\t2025-01-01", "type"},
		"no day":      {"organisations", "org:A\tA\torganization\tIGO\t\t\t\t\t\t\ta source\t2025-99-01", "2025-99-01"},
		"no office":   {"holders", "X:none\tA\t\t\t2020\t\ta source\t2025-01-01", "is not in actors/offices.tsv"},
		"binary":      {"states", "\x00\xff\xfe", "columns"},
		"a long line": {"states", strings.Repeat("x", 10<<20), "columns"},
	} {
		files := fstest.MapFS{}
		for _, f := range []string{"states", "organisations", "groups", "agencies", "family-first", "offices", "holders", "titles", "counterparts"} {
			files["actors/"+f+".tsv"] = &fstest.MapFile{Data: []byte("header\n")}
		}
		files["actors/"+c.file+".tsv"] = &fstest.MapFile{Data: []byte("header\n" + c.line + "\n")}
		if _, err := knowledge.Load(files); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "actors/"+c.file+".tsv:") {
			t.Errorf("%s: %.200v", name, err)
		}
	}
}
