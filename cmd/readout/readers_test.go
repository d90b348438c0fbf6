package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"readout/internal/api"
)

// TestReadersOfOthers: what is exported, and the description of the API, is read
// by readers that others wrote. make test brings them.
func TestReadersOfOthers(t *testing.T) {
	const readers = "../../internal/export/readers"
	if _, err := os.Stat(filepath.Join(readers, "node_modules")); err != nil {
		t.Skip("make test brings the readers and runs this")
	}
	dir := t.TempDir()
	for _, format := range []string{"gdelt", "gdelt-mentions", "polecat", "plover", "ics", "parquet", "csv", "graphml", "gexf", "geojson", "jsonld", "atom"} {
		if err := os.WriteFile(filepath.Join(dir, format), []byte(exported(t, format)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "changes"), []byte(exported(t, "ics", versions()...)), 0o600); err != nil {
		t.Fatal(err)
	}
	description, err := api.Description()
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(description)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "openapi.json"), b, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command("node", filepath.Join(readers, "read.mjs"), dir).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	t.Logf("%s", said)
}
