// Package boundary keeps the rooms of the program apart: which package may
// import which, as docs/ARCHITECTURE.md tells.
package boundary

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// may lists for each package the packages of this module that it may import.
// A package that is not listed may import none.
var may = map[string][]string{
	"readout":                  {},
	"data":                     {},
	"readout/reader":           {"data", "internal/ingest", "internal/pipeline", "internal/text", "readout"},
	"internal/table":           {},
	"internal/text":            {},
	"internal/model":           {"internal/matrix", "internal/table"},
	"internal/matrix":          {},
	"internal/token":           {"internal/model", "internal/table"},
	"internal/truecase":        {"internal/token"},
	"internal/syntax":          {"internal/token", "internal/model", "internal/matrix", "internal/table"},
	"internal/knowledge":       {"internal/table"},
	"internal/ontology":        {"internal/table"},
	"internal/mention":         {"internal/token", "internal/syntax", "internal/knowledge", "internal/model", "internal/table"},
	"internal/rule":            {"internal/syntax"},
	"internal/event":           {"internal/syntax", "internal/mention", "internal/model", "internal/rule", "internal/ontology", "internal/table"},
	"internal/statement":       {"internal/syntax", "internal/mention", "internal/knowledge", "internal/matrix", "internal/model", "internal/table"},
	"internal/timex":           {"internal/token", "internal/syntax", "internal/table", "readout"}, // token: Check reads the examples of its rules
	"internal/place":           {"internal/syntax", "internal/mention", "internal/knowledge", "internal/table"},
	"internal/figure":          {"internal/syntax", "internal/table"},
	"internal/ingest":          {"internal/ingest/article", "internal/ingest/fetch", "internal/ingest/html", "internal/ingest/jsonl", "internal/ingest/plain", "internal/ingest/feed", "internal/ingest/listing", "internal/ingest/newsml", "internal/ingest/ninjs", "internal/ingest/warc"},
	"internal/ingest/article":  {},
	"internal/ingest/when":     {},
	"internal/ingest/html":     {"internal/ingest/article", "internal/ingest/when", "internal/text"},
	"internal/ingest/jsonl":    {"internal/ingest/article", "internal/ingest/when", "internal/text"},
	"internal/ingest/plain":    {"internal/ingest/article", "internal/ingest/when", "internal/text"},
	"internal/ingest/fetch":    {"internal/ingest/robots"},
	"internal/ingest/robots":   {},
	"internal/ingest/schedule": {"internal/ingest/article", "internal/ingest/fetch"},
	"internal/ingest/xmltree":  {},
	"internal/ingest/markup":   {"internal/ingest/xmltree", "internal/text"},
	"internal/ingest/feed":     {"internal/ingest/article", "internal/ingest/markup", "internal/ingest/when"},
	"internal/ingest/listing":  {"internal/ingest/when", "internal/ingest/xmltree"},
	"internal/ingest/newsml":   {"internal/ingest/article", "internal/ingest/markup", "internal/ingest/when", "internal/ingest/xmltree"},
	"internal/ingest/ninjs":    {"internal/ingest/article", "internal/ingest/markup", "internal/ingest/when"},
	"internal/ingest/warc":     {},
	"internal/duplicate":       {},
	"internal/posting":         {},
	"internal/store":           {"internal/duplicate", "internal/posting", "internal/query", "internal/search", "internal/verify", "readout"},
	"internal/store/storetest": {"internal/query", "internal/search", "internal/store", "internal/story", "readout"},
	"internal/bus":             {},
	"internal/bus/bustest":     {},
	"internal/work":            {"internal/bus", "internal/ingest/article", "readout"},
	"internal/observe":         {},
	"internal/story":           {"internal/table", "readout"},
	"internal/assign":          {"internal/store", "internal/story", "readout"},
	"internal/coref":           {"internal/syntax"},
	"internal/query":           {},
	"internal/access":          {},
	"internal/api":             {"internal/query", "internal/search", "internal/story", "readout"},
	"internal/web":             {"internal/api", "internal/export/atom", "internal/query", "internal/search", "internal/story", "readout"},
	"internal/gdeltdoc":        {"internal/api", "internal/query", "internal/search", "internal/table", "readout"},
	"internal/alert":           {"internal/export/atom", "internal/ingest/fetch", "internal/query", "internal/search", "internal/story", "readout"},
	"internal/mcp":             {"internal/api", "internal/query", "internal/search", "readout"},
	"internal/search":          {"internal/query", "internal/story", "readout"},
	"internal/verify":          {"readout"},
	"internal/revision":        {"readout"},
	"internal/export/terminal": {"readout"},
	"internal/export/flat":     {"readout"},
	"internal/export/gdelt":    {"internal/export/flat", "internal/table", "readout"},
	"internal/export/plover":   {"internal/export/flat", "readout"},
	"internal/export/polecat":  {"internal/export/flat", "internal/table", "readout"},
	"internal/export/table":    {"internal/export/flat", "readout"},
	"internal/export/ics":      {"internal/export/flat", "internal/story", "readout"},
	"internal/export/network":  {"internal/export/flat", "readout"},
	"internal/export/geojson":  {"internal/export/flat", "readout"},
	"internal/export/jsonld":   {"internal/export/flat", "internal/export/ics", "readout"},
	"internal/export/atom":     {"internal/export/flat", "readout"},
	"internal/rulecheck":       {"internal/event", "internal/mention", "internal/rule", "internal/syntax"},
	"internal/resolve":         {"internal/event", "internal/figure", "internal/knowledge", "internal/mention", "internal/ontology", "internal/place", "internal/statement", "internal/syntax", "internal/table", "internal/timex", "readout"},
	"internal/pipeline":        nil, // puts the stages in order: any of them, never a store, a bus or the web
	"internal/train":           nil, // offline: any stage
	"internal/score":           nil, // offline: any stage
	"internal/syntax/treetest": {"internal/syntax"},
	"internal/gold":            {"internal/syntax"},
	"cmd/readout":              nil, // wires everything

	// stands in for a module: see go.mod
	"internal/ingest/html/dateparser": {},
}

// never lists what even the free ones above may not import.
var never = map[string][]string{
	"internal/pipeline": {"internal/store", "internal/score", "internal/train", "internal/export", "cmd"},
	"internal/score":    {"internal/store", "internal/train", "cmd"},
	"internal/train":    {"internal/store", "cmd"},
}

func TestImports(t *testing.T) {
	root := os.DirFS("../..")
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return err
		}
		pkg := path.Dir(p)
		seen[pkg] = true
		allowed, listed := may[pkg]
		if !listed {
			t.Errorf("%s: package %s is not in the table of internal/boundary; say there what it may import", p, pkg)
			return nil
		}
		for _, imp := range imports(t, root, p) {
			if pkg == "readout" && strings.Contains(imp, ".") {
				t.Errorf("%s imports %s: the public package uses the standard library only", p, imp)
			}
			own, ok := strings.CutPrefix(imp, "readout/")
			if !ok {
				continue
			}
			if allowed != nil && !slices.Contains(allowed, own) {
				t.Errorf("%s: %s may not import %s", p, pkg, own)
			}
			for _, n := range never[pkg] {
				if own == n || strings.HasPrefix(own, n+"/") {
					t.Errorf("%s: %s may never import %s", p, pkg, own)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range may {
		if !seen[pkg] {
			t.Errorf("the table names %s, which does not exist", pkg)
		}
	}
}

func imports(t *testing.T, root fs.FS, file string) []string {
	t.Helper()
	src, err := fs.ReadFile(root, file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}
