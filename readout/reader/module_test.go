package reader_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Another module can import it and read a text.
func TestFromAnotherModule(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":  "module other\n\ngo 1.26.0\n",
		"go.work": "go 1.26.0\n\nuse (\n\t.\n\t" + root + "\n)\n",
		"main.go": `package main

import (
	"fmt"
	"time"

	"readout/readout/reader"
)

func main() {
	r, err := reader.New()
	if err != nil {
		panic(err)
	}
	for _, e := range r.Read("Norway condemned Russia on Monday.", time.Time{}).Events {
		fmt.Println(e.Plover)
	}
}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "run", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK="+filepath.Join(dir, "go.work"), "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != "ACCUSE" {
		t.Errorf("%v: %s", err, out)
	}
}
