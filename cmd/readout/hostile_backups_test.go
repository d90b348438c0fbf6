package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/data"
	"readout/internal/store"
)

// A backup that unpacks without end is given up; what came before it stays.
func TestThreatBackupBomb(t *testing.T) {
	dir := t.TempDir()
	var member bytes.Buffer
	z := gzip.NewWriter(&member)
	z.Write(bytes.Repeat([]byte("a"), 16<<20))
	z.Close()
	var head bytes.Buffer
	z = gzip.NewWriter(&head)
	io.WriteString(z, `{"schema":"`)
	z.Close()
	file := filepath.Join(dir, "x.gz")
	if err := os.WriteFile(file, append(head.Bytes(), bytes.Repeat(member.Bytes(), 2+store.MaxRecord>>24)...), 0o600); err != nil {
		t.Fatal(err)
	}
	c := restoreCommand{File: file, Store: filepath.Join(dir, "s")}
	if err := c.Run(context.Background(), data.FS); err == nil || !strings.Contains(err.Error(), "larger than 256 MiB") {
		t.Errorf("%.300v", err)
	}
}

// A backup's records are checked one by one: what is not whole is reported and
// left out.
func TestThreatBackupRecords(t *testing.T) {
	dir := t.TempDir()
	good, code := capture(t, "read", "--format", "jsonl", filepath.Join("..", "..", "testdata", "articles", "dev", "ministers-meet.txt"))
	if code != 0 {
		t.Fatal(code)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for _, rec := range mangled(20) {
		if err := json.NewEncoder(z).Encode(rec); err != nil {
			t.Fatal(err)
		}
	}
	io.WriteString(z, good)
	io.WriteString(z, strings.Replace(good, `"sentences":[[0,`, `"sentences":[[-7,`, 1))
	z.Close()
	file := filepath.Join(dir, "x.gz")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, code := capture(t, "restore", file, "--store", filepath.Join(dir, "s"))
	if code != exitFailed || out != "1 records added, 0 were there\n" {
		t.Errorf("exit %d, %s", code, out)
	}
}
