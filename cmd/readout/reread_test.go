package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/store"
	"readout/readout"
)

// older is a store whose records an earlier version read worse: n articles, and
// in every second one the events are missing.
func older(t *testing.T, n int) string {
	t.Helper()
	home := t.TempDir()
	dir := filepath.Join(home, "s")
	var lines []string
	for i := range n {
		text := strings.Replace("Norway condemned Russia on Monday. The minister spoke in NUMBER towns.", "NUMBER", strings.Repeat("1", 1+i%9)+strings.Repeat("2", 1+i/9), 1)
		b, err := json.Marshal(map[string]string{"text": text, "title": "Report " + strings.Repeat("x", i), "date": "2022-03-09"})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	file := filepath.Join(home, "a.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, code := capture(t, "read", "--store", dir, file); code != 0 {
		t.Fatal(code)
	}
	st, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	ids, err := storedIDs(t.Context(), st)
	if err != nil || len(ids) != n {
		t.Fatalf("%d articles, %v", len(ids), err)
	}
	for i, id := range ids {
		rec, err := st.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if len(rec.Events) == 0 {
			t.Fatal("no event to lose")
		}
		if i%2 == 0 {
			rec.Events, rec.Claims, rec.Figures = []readout.Event{}, []readout.Claim{}, []readout.Figure{}
			if _, err := st.Put(t.Context(), rec); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestReread(t *testing.T) {
	dir := older(t, 4)
	out, code := capture(t, "reread", "--diff", "--store", dir)
	if code != 0 || strings.Count(out, "\n  + event  Norway → Russia ACCUSE") != 2 || !strings.Contains(out, "4 articles read again, 2 of them changed; events: 2 added, 0 removed, 0 changed; ") {
		t.Errorf("exit %d: %s", code, out)
	}
	if out, code := capture(t, "reread", "--diff", "--store", dir); code != 0 || !strings.HasPrefix(out, "4 articles read again, 0 of them changed; events: 0 added") {
		t.Errorf("once more: exit %d: %s", code, out)
	}
	if _, code := capture(t, "verify", "--store", dir); code != 0 {
		t.Errorf("verify: exit %d", code)
	}
	if _, code := capture(t, "reread", "--store", filepath.Join(dir, "none")); code != exitProblem {
		t.Errorf("no store: exit %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, journalFile)); err == nil {
		t.Error("the journal is left")
	}
}

// A re-reading that is killed at any moment goes on, and tells in the end what it
// would have told at once.
func TestRereadKilled(t *testing.T) {
	const n = 100
	dir := older(t, n)
	kills := 0
	for try := range 60 {
		cmd := exec.Command(os.Args[0], "reread", "--store", dir)
		cmd.Env = append(os.Environ(), asCommand+"=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		before := journalSize(dir)
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline) && journalSize(dir) == before && len(ended) == 0; {
			time.Sleep(time.Millisecond)
		}
		if len(ended) > 0 {
			break
		}
		time.Sleep(time.Duration(try) * time.Millisecond)
		if cmd.Process.Kill() == nil {
			kills++
		}
		<-ended
		if kills == 3 {
			break
		}
	}
	if kills == 0 {
		t.Fatal("nothing was killed")
	}
	out, code := capture(t, "reread", "--diff", "--store", dir)
	if code != 0 || !strings.Contains(out, "100 articles read again, 50 of them changed; events: 50 added, 0 removed, 0 changed") {
		t.Errorf("after %d kills: exit %d: …%s", kills, code, out[max(0, len(out)-300):])
	}
}

// journalSize is how long the journal is, 0 when there is none.
func journalSize(dir string) int64 {
	info, err := os.Stat(filepath.Join(dir, journalFile))
	if err != nil {
		return 0
	}
	return info.Size()
}

// An article that cannot be read is told of and counted in the end, also when the
// re-reading that met it was broken off behind it.
func TestRereadBadThenKilled(t *testing.T) {
	dir := older(t, 4)
	st, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := storedIDs(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	st.Close()
	j, err := openJournal(filepath.Join(dir, journalFile)) // as a process leaves it that ends here
	if err == nil {
		err = errors.Join(j.failed(ids[0]), j.done(ids[1]), j.close())
	}
	if err != nil {
		t.Fatal(err)
	}
	out, code := capture(t, "reread", "--store", dir)
	if code != exitFailed || !strings.HasPrefix(out, "3 articles read again, 1 of them changed") {
		t.Errorf("exit %d: %s", code, out)
	}
	if out, code := capture(t, "reread", "--store", dir); code != 0 || !strings.HasPrefix(out, "4 articles read again") {
		t.Errorf("once more: exit %d: %s", code, out)
	}
}
