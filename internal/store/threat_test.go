package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/readout"
)

// made is a store of two records whose file was changed by somebody else.
func made(t *testing.T, change func(*sql.DB) error) string {
	t.Helper()
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	if _, err := s.PutAll(context.Background(), []*readout.Record{storetest.Record(1, "2024-05-01"), storetest.Record(2, "2024-05-02")}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := change(db); err != nil {
		t.Fatal(err)
	}
	return dir
}

// replaced is a store whose first record is these bytes.
func replaced(t *testing.T, packed []byte) string {
	return made(t, func(db *sql.DB) error {
		_, err := db.Exec("UPDATE documents SET record = ?1 WHERE id = ?2", packed, storetest.Record(1, "").Document.ID)
		return err
	})
}

// damaged opens a store whose first record cannot be read: that is said of it,
// and the second is there.
func damaged(t *testing.T, name, dir string) {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	defer s.Close()
	if _, err := s.Get(context.Background(), storetest.Record(1, "").Document.ID); err == nil || !strings.Contains(err.Error(), "damaged record") {
		t.Errorf("%s: %v", name, err)
	}
	if _, err := s.Get(context.Background(), storetest.Record(2, "").Document.ID); err != nil {
		t.Errorf("%s: the other record: %v", name, err)
	}
}

// A packed record that unpacks without end is given up at the limit.
func TestThreatStoreBomb(t *testing.T) {
	var member bytes.Buffer
	z := gzip.NewWriter(&member)
	z.Write(make([]byte, 16<<20))
	z.Close()
	damaged(t, "gzip", replaced(t, bytes.Repeat(member.Bytes(), 1+store.MaxRecord>>24)))
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	frame := enc.EncodeAll(make([]byte, 16<<20), nil)
	damaged(t, "zstd", replaced(t, bytes.Repeat(frame, 1+store.MaxRecord>>24)))
}

// What is no record is an error of that record alone.
func TestThreatStoreBadJSON(t *testing.T) {
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", "null and more", "[]", `{"document":7}`, `{"document":{"text":"x"}`, strings.Repeat("[", 200_000), `{"events":[{"evidence":[{"trigger":[1,2,3,"x"]}]}]}`, `{"actors":[{"mentions":[[1]]}]}`, "\x00\xff"} {
		damaged(t, fmt.Sprintf("%.30q", text), replaced(t, enc.EncodeAll([]byte(text), nil)))
	}
	for _, packed := range []string{"no frame", "\x1f\x8b\x08", "\x28\xb5\x2f\xfd", "\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff\xff\xff"} {
		damaged(t, fmt.Sprintf("%q", packed), replaced(t, []byte(packed)))
	}
}

// Spans and sentences that lead out of the text never leave the store.
func TestThreatStoreSpans(t *testing.T) {
	for name, change := range map[string]func(*readout.Record){
		"trigger":   func(r *readout.Record) { r.Events[0].Evidence = []readout.Evidence{{Trigger: readout.Span{0, 99}}} },
		"backwards": func(r *readout.Record) { r.Document.Sentences = []readout.Span{{5, 2}} },
		"negative":  func(r *readout.Record) { r.Document.Sentences = []readout.Span{{-1, 2}} },
		"sentence":  func(r *readout.Record) { r.Statements = []readout.Statement{{ID: "S1", Sentence: 7}} },
		"content": func(r *readout.Record) {
			r.Statements = []readout.Statement{{ID: "S1", Content: []readout.Span{{9, 1 << 60}}}}
		},
	} {
		dir := t.TempDir()
		s := storetest.Open(t, dir)
		rec := storetest.Record(1, "2024-05-01")
		change(rec)
		if _, err := s.PutAll(context.Background(), []*readout.Record{rec, storetest.Record(2, "2024-05-02")}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		damaged(t, name, dir)
	}
}

// Views and triggers run what somebody else wrote: a file with one is refused.
func TestThreatStoreSQLiteSchema(t *testing.T) {
	for name, statement := range map[string]string{
		"trigger":   "CREATE TRIGGER evil AFTER INSERT ON documents BEGIN DELETE FROM documents; END",
		"view":      "CREATE VIEW evil AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n",
		"documents": "ALTER TABLE documents RENAME TO d2; CREATE VIEW documents AS SELECT * FROM d2",
	} {
		dir := made(t, func(db *sql.DB) error { _, err := db.Exec(statement); return err })
		if _, err := store.Open(dir); err == nil || !strings.Contains(err.Error(), "which no Readout store has") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A database with damaged pages ends in an error, or gives what is whole.
func TestThreatStoreSQLiteDamage(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join(made(t, func(db *sql.DB) error { _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); return err }), store.File))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		b := bytes.Clone(whole)
		for range 1 + random.IntN(30) {
			b[random.IntN(len(b))] = byte(random.IntN(256))
		}
		if random.IntN(4) == 0 {
			b = b[:random.IntN(len(b))]
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, store.File), b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(dir)
		if err != nil {
			continue
		}
		ctx := context.Background()
		page, _, _ := s.List(ctx, "", 10)
		for _, d := range page {
			s.Get(ctx, d.ID)
		}
		s.Put(ctx, storetest.Record(3, "2024-05-03"))
		s.Close()
	}
}

// TestThreatStoreNewer: a store of a later version is refused and not touched.
func TestThreatStoreNewer(t *testing.T) {
	dir := made(t, func(db *sql.DB) error {
		_, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999999, 1); PRAGMA wal_checkpoint(TRUNCATE)")
		return err
	})
	before, err := os.ReadFile(filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(dir); err == nil || !strings.Contains(err.Error(), "made by a newer Readout") || !strings.Contains(err.Error(), "update Readout") {
		t.Errorf("opened: %v", err)
	}
	if after, err := os.ReadFile(filepath.Join(dir, store.File)); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed: %v", err)
	}
}
