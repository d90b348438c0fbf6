package bus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/bus"
	"readout/internal/bus/bustest"
)

// eachKind runs a test on the queue in process and on a server of its own; open
// gives the same queue each time it is called within one test.
func eachKind(t *testing.T, f func(t *testing.T, open func() *bus.Bus)) {
	t.Run("in process", func(t *testing.T) {
		o := bus.Options{Folder: t.TempDir(), AckWait: time.Second}
		f(t, func() *bus.Bus { return open(t, o) })
	})
	t.Run("a server", func(t *testing.T) {
		o := bus.Options{URL: bustest.Server(t, "127.0.0.1:0", t.TempDir()), Name: "test", AckWait: time.Second}
		f(t, func() *bus.Bus { return open(t, o) })
	})
}

func open(t *testing.T, o bus.Options) *bus.Bus {
	t.Helper()
	b, err := bus.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

func put(t *testing.T, b *bus.Bus, key, body string, want bool) {
	t.Helper()
	queued, err := b.Put(t.Context(), bus.Message{Key: key, Name: key + ".txt", Body: []byte(body)})
	if err != nil || queued != want {
		t.Fatalf("put %s: queued %v, %v; want %v", key, queued, err, want)
	}
}

// take takes n documents, waiting up to some seconds for them.
func take(t *testing.T, b *bus.Bus, n int) (out []*bus.Delivery) {
	t.Helper()
	for range 8 {
		if err := b.Take(t.Context(), n-len(out), func(d *bus.Delivery) { out = append(out, d) }); err != nil {
			t.Fatal(err)
		}
		if len(out) == n {
			return out
		}
	}
	t.Fatalf("%d documents came, want %d", len(out), n)
	return nil
}

func status(t *testing.T, b *bus.Bus) bus.Status {
	t.Helper()
	s, err := b.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPutTakeDone(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		b := open()
		put(t, b, "a", "first", true)
		put(t, b, "a", "first", false)
		put(t, b, "a", "the same key with another body", false)
		put(t, b, "b", "second", true)
		got := take(t, b, 2)
		if got[0].Key != "a" || string(got[0].Body) != "first" || got[0].Name != "a.txt" || got[0].Tries != 1 || got[1].Key != "b" {
			t.Errorf("took %+v, %+v", got[0], got[1])
		}
		put(t, b, "a", "while in work", false)
		if s := status(t, b); s.InWork != 2 || s.Waiting != 0 || s.Queued != 2 {
			t.Errorf("both taken: %+v", s)
		}
		got[0].Done(t.Context())
		got[1].Done(t.Context())
		if err := b.Emptied(t.Context()); err != nil {
			t.Fatal(err)
		}
		put(t, b, "a", "again, later", true)
		if d := take(t, b, 1)[0]; string(d.Body) != "again, later" {
			t.Errorf("took %q", d.Body)
		}
	})
}

// TestUnanswered: what a taker does not answer comes again, what it holds does
// not, and what it gives back comes after the while it asked for.
func TestUnanswered(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		b := open()
		put(t, b, "lost", "x", true)
		put(t, b, "held", "x", true)
		put(t, b, "back", "x", true)
		first := take(t, b, 3)
		first[2].Again(10 * time.Millisecond)
		stop := make(chan struct{})
		var held sync.WaitGroup
		held.Go(func() {
			for {
				select {
				case <-time.After(b.Lease()):
					first[1].Hold()
				case <-stop:
					return
				}
			}
		})
		again := take(t, b, 2)
		close(stop)
		held.Wait()
		keys := []string{again[0].Key, again[1].Key}
		slices.Sort(keys)
		if fmt.Sprint(keys) != "[back lost]" || again[0].Tries != 2 {
			t.Errorf("came again: %v, try %d", keys, again[0].Tries)
		}
	})
}

func TestSurvivesReopening(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		b := open()
		put(t, b, "a", "first", true)
		take(t, b, 1)
		b.Close()
		b = open()
		if d := take(t, b, 1)[0]; d.Key != "a" || d.Tries != 2 {
			t.Errorf("took %+v", d)
		}
	})
}

// TestLarge: a body that no message can carry travels all the same, also
// through the dead letters, and leaves nothing behind.
func TestLarge(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		b := open()
		body := bytes.Repeat([]byte("a long text. "), 300_000)
		put(t, b, "large", string(body), true)
		d := take(t, b, 1)[0]
		if !bytes.Equal(d.Body, body) {
			t.Fatalf("%d bytes came, want %d", len(d.Body), len(body))
		}
		if err := d.Bury(t.Context(), "of no use"); err != nil {
			t.Fatal(err)
		}
		l, err := b.Letter(t.Context(), "la")
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Retry(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		if d = take(t, b, 1)[0]; !bytes.Equal(d.Body, body) {
			t.Fatalf("%d bytes came after a retry, want %d", len(d.Body), len(body))
		}
		d.Done(t.Context())
		put(t, b, "large", string(body[1:]), true)
		take(t, b, 1)[0].Done(t.Context())
		if err := b.Sweep(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// TestBuryLetsGo: once a document is buried it stands on the queue no more, so that a
// retry that comes at once is not refused for it and the document lost.
func TestBuryLetsGo(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		b := open()
		for i := range 300 {
			put(t, b, fmt.Sprint("k", i), "body", true)
			if err := take(t, b, 1)[0].Bury(t.Context(), "of no use"); err != nil {
				t.Fatal(err)
			}
			if s := status(t, b); s.Waiting+s.InWork != 0 {
				t.Fatalf("document %d stands on the queue still: %+v", i, s)
			}
		}
	})
}

func TestDeadLetters(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		b := open()
		for _, key := range []string{"abc", "abd", "xyz"} {
			put(t, b, key, "body of "+key, true)
		}
		for _, d := range take(t, b, 3) {
			if err := d.Bury(t.Context(), "it is broken\nin two lines"); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for l, err := range b.Letters(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprintf("%s %s: %s (%d)", l.Key, l.Name, l.Reason, l.Tries))
		}
		if len(got) != 3 || got[0] != "abc abc.txt: it is broken in two lines (1)" {
			t.Errorf("letters: %q", got)
		}
		if err := b.Emptied(t.Context()); err != nil {
			t.Fatal(err)
		}
		if s := status(t, b); s.Dead != 3 || !s.Idle() {
			t.Errorf("status: %+v", s)
		}
		if _, err := b.Letter(t.Context(), "ab"); err == nil || !strings.Contains(err.Error(), "2 dead letters") {
			t.Errorf("a beginning of two: %v", err)
		}
		if _, err := b.Letter(t.Context(), "none"); !errors.Is(err, bus.ErrNoLetter) {
			t.Errorf("none: %v", err)
		}
		l, err := b.Letter(t.Context(), "abc")
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Retry(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		if d := take(t, b, 1)[0]; d.Key != "abc" || string(d.Body) != "body of abc" || d.Tries != 1 || d.Header.Get("Readout-Reason") != "" {
			t.Errorf("retried: %+v", d)
		}
		if l, err = b.Letter(t.Context(), "x"); err != nil {
			t.Fatal(err)
		}
		if err := b.Drop(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		if s := status(t, b); s.Dead != 1 {
			t.Errorf("after a retry and a drop: %+v", s)
		}
	})
}

// TestReports: whoever works is heard from by whoever asks, and Watch goes on.
func TestReports(t *testing.T) {
	eachKind(t, func(t *testing.T, open func() *bus.Bus) {
		worker, asking := open(), open()
		stop, err := worker.Answer(func() bus.Report { return bus.Report{Process: "w", Role: "worker", Done: 7, Rate: 2.5, Failed: 1} })
		if err != nil {
			t.Fatal(err)
		}
		put(t, worker, "a", "x", true)
		n := 0
		for s, err := range asking.Watch(t.Context(), time.Millisecond) {
			if err != nil || len(s.At) != 1 || s.At[0].Done != 7 || s.Rate != 2.5 || s.Failed != 1 || s.Waiting != 1 || s.Lag <= 0 {
				t.Errorf("%+v, %v", s, err)
			}
			if n++; n == 2 {
				break
			}
		}
		stop()
		if s := status(t, asking); len(s.At) != 0 {
			t.Errorf("after the end: %+v", s)
		}
	})
}

// TestFolderIsShared: a second user of a folder reaches the first one's server,
// and takes its place when it ends.
func TestFolderIsShared(t *testing.T) {
	o := bus.Options{Folder: t.TempDir(), AckWait: time.Second}
	first, second := open(t, o), open(t, o)
	put(t, first, "a", "from the first", true)
	put(t, second, "b", "from the second", true)
	first.Close()
	put(t, second, "c", "after the first has ended", true)
	if got := take(t, second, 3); got[2].Key != "c" {
		t.Errorf("took %+v", got[2])
	}
	third := open(t, o)
	put(t, third, "d", "from a third", true)
}

func TestServerRestarted(t *testing.T) {
	dir := t.TempDir()
	start := func(at string) (string, func()) { return bustest.Start(t, at, dir) }
	url, stop := start("127.0.0.1:0")
	b := open(t, bus.Options{URL: url, AckWait: time.Second})
	put(t, b, "a", "before", true)
	stop()
	queued := make(chan error, 1)
	go func() {
		_, err := b.Put(context.WithoutCancel(t.Context()), bus.Message{Key: "b", Name: "b", Body: []byte("while it was away")})
		queued <- err
	}()
	time.Sleep(300 * time.Millisecond)
	_, stop = start(strings.TrimPrefix(url, "nats://"))
	defer stop()
	if err := <-queued; err != nil {
		t.Fatal(err)
	}
	if got := take(t, b, 2); got[0].Key != "a" || got[1].Key != "b" {
		t.Errorf("took %s and %s", got[0].Key, got[1].Key)
	}
}

func TestRefuses(t *testing.T) {
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for want, o := range map[string]bus.Options{
		"no folder is named":  {},
		"cannot be made":      {Folder: file},
		"no NATS server":      {URL: "nats://127.0.0.1:1"},
		`the name "a b"`:      {Folder: t.TempDir(), Name: "a b"},
		"the folder cannot b": {Folder: file + "/below"},
	} {
		if _, err := bus.Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", o, err, want)
		}
	}
	b := open(t, bus.Options{Folder: t.TempDir()})
	if _, err := b.Put(t.Context(), bus.Message{Key: "a.b", Body: []byte("x")}); err == nil {
		t.Error("a key with a dot is taken")
	}
}

func BenchmarkPutTakeDone(b *testing.B) {
	q, err := bus.Open(b.Context(), bus.Options{Folder: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer q.Close()
	body := bytes.Repeat([]byte("some words "), 500)
	for n := 0; b.Loop(); n++ {
		if _, err := q.Put(b.Context(), bus.Message{Key: fmt.Sprint(n), Body: body}); err != nil {
			b.Fatal(err)
		}
		if err := q.Take(b.Context(), 1, func(d *bus.Delivery) { d.Done(b.Context()) }); err != nil {
			b.Fatal(err)
		}
	}
}
