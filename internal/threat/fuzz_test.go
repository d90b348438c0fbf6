package threat

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// parsers are the packages that take bytes apart, with the targets that give
// them mutated ones: "folder:FuzzName". "-" and a reason stands for those whose
// input only Readout itself, or who runs it, writes.
var parsers = map[string]string{
	"internal/access":         "internal/access:FuzzTokens internal/access:FuzzBody internal/access:FuzzOwnPath",
	"internal/api":            "internal/api:FuzzBody internal/api:FuzzAddress",
	"internal/alert":          "- its own state, in the owner's folder",
	"internal/bus":            "- answers of Readout's own processes",
	"internal/coref":          "- a model that readout train makes; whoever lays another over it by --data trusts its maker",
	"internal/event":          "internal/table:FuzzRead",
	"internal/export/gdelt":   "internal/table:FuzzRead",
	"internal/export/polecat": "internal/table:FuzzRead",
	"internal/figure":         "internal/table:FuzzRead",
	"internal/gdeltdoc":       "internal/gdeltdoc:FuzzQuery",
	"internal/gold":           "- gold data, for development",
	"internal/ingest":         "internal/ingest:FuzzRead",
	"internal/ingest/feed":    "internal/ingest:FuzzFeed internal/ingest:FuzzJSONFeed",
	"internal/ingest/fetch":   "internal/ingest/fetch:FuzzHead",
	"internal/ingest/html":    "internal/ingest/html:FuzzRead internal/ingest/html:FuzzJSONLD",
	"internal/ingest/jsonl":   "internal/ingest:FuzzJSONL",
	"internal/ingest/listing": "internal/ingest:FuzzListing",
	"internal/ingest/newsml":  "internal/ingest:FuzzNewsML internal/ingest:FuzzNITF",
	"internal/ingest/ninjs":   "internal/ingest:FuzzNinjs",
	"internal/ingest/plain":   "internal/ingest/plain:FuzzRead",
	"internal/ingest/robots":  "internal/ingest/robots:FuzzAllows",
	"internal/ingest/warc":    "internal/ingest:FuzzWARC internal/ingest:FuzzWARCGzip",
	"internal/ingest/when":    "internal/ingest/when:FuzzFind",
	"internal/ingest/xmltree": "internal/ingest/xmltree:FuzzParse",
	"internal/knowledge":      "internal/table:FuzzRead internal/knowledge:FuzzLongest internal/knowledge:FuzzReadWikidata",
	"internal/mcp":            "internal/mcp:FuzzMessage",
	"internal/mention":        "internal/table:FuzzRead internal/mention:FuzzLink internal/mention:FuzzFind",
	"internal/model":          "internal/model:FuzzRead",
	"internal/ontology":       "internal/table:FuzzRead",
	"internal/pipeline":       "internal/pipeline:FuzzRead internal/pipeline:FuzzFormats",
	"internal/place":          "internal/table:FuzzRead internal/place:FuzzFind",
	"internal/posting":        "internal/posting:FuzzDamaged",
	"internal/query":          "internal/query:FuzzParse",
	"internal/resolve":        "internal/table:FuzzRead",
	"internal/rule":           "internal/rule:FuzzLoad",
	"internal/score":          "- gold data, for development",
	"internal/statement":      "internal/table:FuzzRead internal/statement:FuzzQuotes internal/statement:FuzzFind internal/statement:FuzzTrees",
	"internal/store":          "internal/store:FuzzRecord internal/store:FuzzPacked",
	"internal/story":          "internal/story:FuzzAdd",
	"internal/syntax":         "internal/syntax:FuzzParse",
	"internal/table":          "internal/table:FuzzRead",
	"internal/text":           "internal/text:FuzzClean internal/text:FuzzLanguage",
	"internal/timex":          "internal/timex:FuzzFind internal/timex:FuzzRules",
	"internal/token":          "internal/token:FuzzSplit",
	"internal/train":          "- gold data, for development",
	"internal/truecase":       "internal/truecase:FuzzText",
	"internal/work":           "internal/work:FuzzJob",
	"readout":                 "internal/store:FuzzRecord",
	"cmd/readout":             "cmd/readout:FuzzBackup cmd/readout:FuzzSettings cmd/readout:FuzzJournal",
}

// decodes finds what takes bytes apart.
var decodes = regexp.MustCompile(`\b(json\.(Unmarshal|NewDecoder)|yaml\.Unmarshal|xml\.NewDecoder|(gzip|zstd|brotli|flate)\.NewReader|html\.Parse|csv\.NewReader|gofeed\.NewParser|table\.Read|bufio\.NewScanner|http\.ReadResponse)\b`)

// TestParsersAreFuzzed: a package that begins to take bytes apart needs a target
// or a reason, and each target must be there.
func TestParsersAreFuzzed(t *testing.T) {
	root := os.DirFS("../..")
	targets := map[string]bool{}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"node_modules", ".git", "testdata", "bin"}, d.Name()) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		b, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		pkg := path.Dir(p)
		if strings.HasSuffix(p, "_test.go") {
			f, err := parser.ParseFile(token.NewFileSet(), p, b, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for name := range functions(f) {
				if strings.HasPrefix(name, "Fuzz") {
					targets[pkg+":"+name] = true
				}
			}
		} else if found := decodes.Find(b); found != nil && parsers[pkg] == "" {
			t.Errorf("%s: %s: %s takes bytes apart: give it a fuzz target and a line in internal/threat, or the reason why not", p, found, pkg)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg, list := range parsers {
		if strings.HasPrefix(list, "- ") {
			continue
		}
		for _, target := range strings.Fields(list) {
			if !targets[target] {
				t.Errorf("%s: no %s", pkg, target)
			}
		}
	}
}
