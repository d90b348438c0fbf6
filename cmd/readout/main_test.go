package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/ingest/schedule"
	"readout/internal/pipeline"
	"readout/internal/store"
	"readout/readout"
)

// capture runs the program in this process and returns what it writes to
// standard output, and its exit code.
func capture(t *testing.T, args ...string) (string, int) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout := os.Stdout
	os.Stdout = w
	text := make(chan string)
	go func() {
		b, _ := io.ReadAll(r)
		text <- string(b)
	}()
	code := run(args)
	os.Stdout = stdout
	w.Close()
	return <-text, code
}

func TestReadCommand(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := file("good.txt", "Envoys Meet In Lima\n\nThe Peruvian president met the Chilean president in Lima on Monday.\n")
	second := file("second.txt", "Chile denied the report on Tuesday, officials in Santiago said.\n")
	empty := file("empty.txt", "")
	for _, c := range []struct {
		name string
		args []string
		code int
		has  string
	}{
		{"text", []string{"read", "--date", "2022-03-09", good}, 0, "CONSULT"},
		{"bad file, the others go on", []string{"read", empty, filepath.Join(dir, "none.txt"), good}, exitFailed, "CONSULT"},
		{"bad date", []string{"read", "--date", "soon", good}, exitUsage, ""},
		{"bad flag", []string{"read", "--no-such-flag", good}, exitUsage, ""},
		{"bad data folder", []string{"read", "--data", filepath.Join(dir, "none"), good}, exitUsage, ""},
		{"version", []string{"version"}, 0, "readout"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, code := capture(t, c.args...)
			if code != c.code || !strings.Contains(out, c.has) {
				t.Errorf("exit %d, want %d; wrote %q, want %q in it", code, c.code, out, c.has)
			}
		})
	}
	a, _ := capture(t, "read", "--format", "jsonl", "--workers", "1", good, second)
	b, _ := capture(t, "read", "--format", "jsonl", "--workers", "4", good, second)
	if a != b || strings.Count(a, "\n") != 2 {
		t.Errorf("one worker and four write different bytes, or not a line each:\n%s\n%s", a, b)
	}
	var rec readout.Record
	if err := json.Unmarshal([]byte(strings.SplitN(a, "\n", 2)[0]), &rec); err != nil || rec.Schema != readout.Schema {
		t.Errorf("schema %q, %v", rec.Schema, err)
	}
}

// TestLinesAreReadToTheEnd: the articles of one file are read side by side, and
// none is lost when the file is long.
func TestLinesAreReadToTheEnd(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "{\"text\":\"Norway condemned Russia on day %d of the month.\"}\n", i)
	}
	path := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	n := 0
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	g := &gather[*readout.Record]{workers: 2, of: func(a ingest.Article) *readout.Record { return reader.Read(a, time.Time{}) }}
	err = g.each(context.Background(), []string{path}, func(rec *readout.Record, err error) error {
		if err != nil {
			t.Error(err)
		} else if n++; !strings.Contains(rec.Document.Text, fmt.Sprintf("day %d ", n-1)) {
			t.Fatalf("article %d is out of order: %s", n, rec.Document.Text)
		}
		return nil
	})
	if err != nil || n != 300 {
		t.Errorf("%d articles, %v", n, err)
	}
}

// Who ends the program does not wait for a long text to be read.
func TestGatherEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(path, []byte("Norway condemned Russia."), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	reading := make(chan struct{})
	defer close(reading)
	g := &gather[int]{of: func(ingest.Article) int { end(); <-reading; return 1 }}
	err := g.each(ctx, []string{path}, func(int, error) error { t.Error("it was waited for"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Who asks for stories does not wait for the articles of others to get theirs.
func TestBriefly(t *testing.T) {
	end, ended := make(chan struct{}), make(chan struct{})
	briefly(t.Context(), time.Millisecond, func(context.Context) { <-end; close(ended) })
	close(end)
	<-ended
}

// TestBackup: what is backed up and restored is what was there, and damage is
// found.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(text, []byte("Azerbaijan said that Armenian forces had attacked its troops. Armenia denied the allegation."), 0o600); err != nil {
		t.Fatal(err)
	}
	a, b, file := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "x.gz")
	for _, args := range [][]string{
		{"read", "--store", a, "--date", "2022-03-09", text}, {"verify", "--store", a}, {"tidy", "--store", a}, {"backup", "--store", a, file},
		{"restore", "--store", b, file}, {"restore", "--store", b, file}, {"verify", "--store", b},
		{"search", "--store", b, "type:ASSAULT"}, {"contested", "--store", b}, {"story", "--store", b}, {"story", "1", "--store", b},
		{"actor", "Armenia", "--store", b}, {"dyad", "ARM", "AZE", "--store", b}, {"calendar", "--past", "--store", b},
	} {
		if code := run(args); code != 0 {
			t.Fatalf("readout %s: exit %d", strings.Join(args, " "), code)
		}
	}
	export := func(store string) string {
		out := filepath.Join(dir, "out")
		if code := run([]string{"export", "--format", "jsonl", "--store", store, "-o", out}); code != 0 {
			t.Fatalf("export: exit %d", code)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if x, y := export(a), export(b); x != y || x == "" {
		t.Errorf("restored:\n%s\nnot:\n%s", y, x)
	}
	for _, args := range [][]string{{"search", "who:x", "--store", b}, {"search", "--limit", "0", "--store", b}, {"calendar", "--from", "May", "--store", b}} {
		if code := run(args); code != exitUsage {
			t.Errorf("readout %s: exit %d, want %d", strings.Join(args, " "), code, exitUsage)
		}
	}
	if code := run([]string{"restore", "--store", b, text}); code == 0 {
		t.Error("a text is no backup, but no error")
	}
}

// TestBackupBeside: corrections, what is known of feeds, and the stories in the order
// in which articles were put into them come back with the records; what a store has
// of its own stays.
func TestBackupBeside(t *testing.T) {
	dir := t.TempDir()
	from, to, file := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "x.gz")
	for i, day := range []string{"2022-03-12", "2022-03-09"} { // the later one is put into its story first
		text := filepath.Join(dir, fmt.Sprint(i, ".txt"))
		if err := os.WriteFile(text, []byte(fmt.Sprintf("Azerbaijan said that Armenian forces had attacked %d of its posts. Armenia denied the allegation.", 7+i)), 0o600); err != nil {
			t.Fatal(err)
		}
		if code := run([]string{"read", "--store", from, "--date", day, text}); code != 0 {
			t.Fatal(code)
		}
		if code := run([]string{"story", "--store", from}); code != 0 {
			t.Fatal(code)
		}
	}
	ctx := t.Context()
	a, err := store.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	page, _, err := a.List(ctx, "", 1)
	if err != nil {
		t.Fatal(err)
	}
	correction := readout.Correction{ID: "c1", Document: page[0].ID, Kind: "event", Problem: "none", Fact: "e1", By: "local", At: "2022-03-13T10:00:00Z"}
	feed, err := json.Marshal(schedule.Feed{URL: "https://a.example/feed", Entries: []uint64{1 << 63}, Every: time.Hour, Failed: 2})
	if err := errors.Join(err, a.Correct(ctx, correction), a.KeepFeed(ctx, "https://a.example/feed", feed)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"backup", "--store", from, file}, {"restore", "--store", to, file}, {"restore", "--store", to, file}, {"verify", "--store", to}} {
		if out, code := capture(t, args...); code != 0 {
			t.Fatalf("%v: exit %d: %s", args, code, out)
		}
	}
	b, err := store.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	kept := func(st *store.Store) string {
		corrections, err1 := st.Corrections(ctx, "")
		feeds, err2 := st.Feeds(ctx)
		places, err3 := st.Places(ctx, -1, 10)
		if err := errors.Join(err1, err2, err3); err != nil || len(corrections) != 1 || len(feeds) != 1 || len(places) != 2 {
			t.Fatalf("%d corrections, %d feeds, %d places, %v", len(corrections), len(feeds), len(places), err)
		}
		return fmt.Sprintf("%+v\n%s\n%+v", corrections, feeds, places)
	}
	if x, y := kept(a), kept(b); x != y {
		t.Errorf("restored:\n%s\nnot:\n%s", y, x)
	}
	if places, err := b.Places(ctx, -1, 1); err != nil || places[0].At[:10] != "2022-03-12" {
		t.Errorf("the first that was put into a story: %+v, %v", places, err)
	}
	if err := errors.Join(b.KeepFeed(ctx, "https://a.example/feed", []byte(`{"URL":"https://a.example/feed","Failed":9}`)), a.Close(), b.Close()); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"restore", "--store", to, file}); code != 0 {
		t.Fatal(code)
	}
	if b, err = store.Open(to); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if feeds, err := b.Feeds(ctx); err != nil || !strings.Contains(string(feeds[0]), "9") {
		t.Errorf("the store's own feed was replaced: %s, %v", feeds, err)
	}
}

// TestCopies: a wire report and a copy of it under another headline are listed
// both, and told once.
func TestCopies(t *testing.T) {
	dir := t.TempDir()
	store := filepath.Join(dir, "store")
	body := "NAIROBI (Reuters) - Norway condemned Russia on Monday for the arrest of two fishermen in the Barents Sea, and asked that they be freed before the end of the month.\n\nThe two men had been held in Murmansk since Friday, a lawyer said. Their boat was towed to the harbour and searched for three hours."
	lines := ""
	for _, a := range []map[string]string{
		{"url": "https://wire.example/1", "title": "Norway Condemns Russia", "text": body, "date": "2024-05-07"},
		{"url": "https://post.example/1", "title": "Anger Over Fishermen", "text": strings.Replace(body, "NAIROBI (Reuters)", "OSLO", 1) + " (Reuters)", "date": "2024-05-08"},
	} {
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		lines += string(b) + "\n"
	}
	file := filepath.Join(dir, "two.jsonl")
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, code := capture(t, "read", "--store", store, "--format", "jsonl", file); code != 0 {
		t.Fatalf("%d: %s", code, out)
	}
	for _, c := range []struct {
		args []string
		has  string
		n    int
	}{
		{[]string{"list"}, "copy of sha256:", 1}, {[]string{"list"}, "(copies: 1)", 1},
		{[]string{"search", "type:ACCUSE"}, "ACCUSE", 1}, {[]string{"search", "--kind", "document", "fishermen"}, "sha256:", 2},
		{[]string{"export", "--format", "csv"}, "ACCUSE", 1},
		{[]string{"story", "1"}, "ACCUSE disapprove    (2 reports, 1 independent; first 2024-05-07)", 1},
	} {
		out, code := capture(t, append(c.args, "--store", store)...)
		if code != 0 || strings.Count(out, c.has) != c.n {
			t.Errorf("%v: %d times %q, want %d:\n%s", c.args, strings.Count(out, c.has), c.has, c.n, out)
		}
	}
}

// TestPastOnce: a plan that two articles tell is listed once, with both tellings, and
// whose office it is has a name.
func TestPastOnce(t *testing.T) {
	dir := t.TempDir()
	s := filepath.Join(dir, "s")
	for i, a := range [][2]string{
		{"2022-03-01", "Norway and Finland will hold talks in Vilnius on March 9."},
		{"2022-03-04", "Talks between Norway and Finland are due in Vilnius on March 9."},
		{"2022-03-10", "Norway and Finland held talks in Vilnius on Wednesday."},
	} {
		text := filepath.Join(dir, fmt.Sprint(i, ".txt"))
		if err := os.WriteFile(text, []byte(a[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		if code := run([]string{"read", "--store", s, "--date", a[0], text}); code != 0 {
			t.Fatalf("read: exit %d", code)
		}
	}
	got, _ := capture(t, "calendar", "--past", "--from", "2022-04-01", "--store", s)
	if strings.Count(got, "planned:") != 1 || !strings.Contains(got, "again:") || !strings.Contains(got, "1 due before") {
		t.Errorf("got\n%s\nwant one plan, told twice", got)
	}
	if got, _ := capture(t, "actor", "Emmanuel Macron", "--store", s); !strings.Contains(got, "President of France") {
		t.Errorf("got\n%s\nwant the office with the name of its state", got)
	}
}
