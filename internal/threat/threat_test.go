// Package threat holds the threat model of docs/SECURITY.md against its tests:
// each item names a test, and each test named after a threat has its item.
package threat

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// item is a row of the model's tables: `| id | … | TestThreat… |`.
var item = regexp.MustCompile("(?m)^\\| ([a-z]+(?:-[a-z0-9]+)+) \\|[^|\n]+\\|[^|\n]+\\| `(TestThreat[A-Za-z0-9]+)` \\|$")

// written are words of ids that names of Go write otherwise.
var written = map[string]string{"api": "API", "mcp": "MCP", "warc": "WARC", "sqlite": "SQLite", "html": "HTML", "ics": "ICS", "csv": "CSV", "json": "JSON", "xml": "XML", "tls": "TLS", "yaml": "YAML", "csrf": "CSRF", "csp": "CSP"}

// named is the test of an item.
func named(id string) string {
	name := "TestThreat"
	for _, w := range strings.Split(id, "-") {
		if n := written[w]; n != "" {
			name += n
		} else {
			name += strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return name
}

func TestModel(t *testing.T) {
	doc, err := os.ReadFile("../../docs/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	promised := map[string]bool{}
	for _, m := range item.FindAllStringSubmatch(string(doc), -1) {
		id, test := m[1], m[2]
		if promised[test] {
			t.Errorf("item %s stands twice", id)
		}
		promised[test] = true
		if want := named(id); test != want {
			t.Errorf("item %s names %s; its test is called %s", id, test, want)
		}
	}
	if rows := strings.Count(string(doc), "`TestThreat"); rows != len(promised) {
		t.Errorf("%d tests are named, but only %d rows have the form | id | what may come | what holds | `TestThreat…` |", rows, len(promised))
	}
	there := tests(t)
	for test := range promised {
		if there[test] == "" {
			t.Errorf("docs/SECURITY.md names %s, which is not in the project", test)
		}
	}
	for test, file := range there {
		if !promised[test] {
			t.Errorf("%s: %s has no item in docs/SECURITY.md", file, test)
		}
	}
	if len(promised) < 30 {
		t.Errorf("only %d items found", len(promised))
	}
}

// tests finds the tests that are named after a threat, each once; none of them
// may skip itself.
func tests(t *testing.T) map[string]string {
	found := map[string]string{}
	for _, root := range []string{"../../internal", "../../cmd", "../../readout"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && slices.Contains([]string{"node_modules", "testdata"}, d.Name()) {
				if err != nil {
					return err
				}
				return fs.SkipDir
			}
			if !strings.HasSuffix(path, "_test.go") || path == "threat_test.go" {
				return nil
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			for name, fn := range functions(f) {
				if !strings.HasPrefix(name, "TestThreat") {
					continue
				}
				if found[name] != "" {
					t.Errorf("%s and %s both have %s", found[name], path, name)
				}
				found[name] = path
				if skips(fn) {
					t.Errorf("%s: %s may skip itself", path, name)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// functions are those of a file that are no methods.
func functions(f *ast.File) map[string]*ast.FuncDecl {
	out := map[string]*ast.FuncDecl{}
	for _, decl := range f.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil {
			out[fn.Name.Name] = fn
		}
	}
	return out
}

func skips(fn *ast.FuncDecl) (found bool) {
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, s.Sel.Name) {
			found = true
		}
		return true
	})
	return found
}
