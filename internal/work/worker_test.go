package work_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/bus"
	"readout/internal/ingest/article"
	"readout/internal/work"
	"readout/readout"
)

// kept is a store that takes nothing at first, and refuses one record for good.
type kept struct {
	mu      sync.Mutex
	away    int
	records map[string]int
}

var errFault = errors.New("no column takes this")

func (k *kept) keep(_ context.Context, records []*readout.Record) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.away > 0 {
		k.away--
		return 0, errors.New("the server is starting")
	}
	for _, rec := range records {
		if strings.Contains(rec.Document.Text, "unkeepable") {
			return 0, errFault
		}
	}
	for _, rec := range records {
		k.records[rec.Document.Text]++
	}
	return len(records), nil
}

// TestPoison: articles that panic, that are read for too long and that no store
// takes become dead letters with their reasons; all others are stored once,
// though the store is away at first. When the defect is mended, a dead letter
// that is put on the queue again is read.
func TestPoison(t *testing.T) {
	b, err := bus.Open(t.Context(), bus.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	const n = 30
	for i := range n {
		text := fmt.Sprint("Article ", i)
		switch i {
		case 7:
			text += " panics"
		case 11:
			text += " never ends"
		case 13:
			text += " is unkeepable"
		}
		if _, err := work.Put(t.Context(), b, work.Job{Article: article.Article{Source: fmt.Sprint("file:", i), Text: text}}); err != nil {
			t.Fatal(err)
		}
	}
	store, mended := &kept{away: 3, records: map[string]int{}}, false
	run := func() {
		w := &work.Worker{Bus: b, Log: slog.New(slog.DiscardHandler), Tally: &work.Tally{}, Readers: 4, Limit: 300 * time.Millisecond, Keep: store.keep,
			Faulty: func(err error) bool { return errors.Is(err, errFault) },
			Read: func(jobs []work.Job) (list []*readout.Record) {
				for _, j := range jobs {
					if !mended && strings.Contains(j.Article.Text, "panics") {
						panic("a defect")
					}
					if strings.Contains(j.Article.Text, "never ends") {
						time.Sleep(10 * time.Second)
					}
					list = append(list, &readout.Record{Document: readout.Document{ID: j.Article.Source, Text: j.Article.Text}})
				}
				return list
			}}
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		go func() {
			if err := b.Emptied(ctx); err == nil {
				stop()
			}
		}()
		if err := w.Run(ctx); err != nil {
			t.Error(err)
		}
	}
	run()
	for text, times := range store.records {
		if times != 1 {
			t.Errorf("%s: stored %d times", text, times)
		}
	}
	if len(store.records) != n-3 {
		t.Errorf("%d stored, want %d", len(store.records), n-3)
	}
	reasons := map[string]string{}
	for l, err := range b.Letters(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		reasons[l.Name] = l.Reason
	}
	for name, want := range map[string]string{"file:7": "a defect", "file:11": "too long", "file:13": "no column takes this"} {
		if !strings.Contains(reasons[name], want) {
			t.Errorf("%s: reason %q, want %q", name, reasons[name], want)
		}
	}
	if len(reasons) != 3 {
		t.Errorf("dead letters: %v", reasons)
	}
	mended = true
	for l, err := range b.Letters(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if l.Name == "file:7" {
			if err := b.Retry(t.Context(), l); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	run()
	if store.records["Article 7 panics"] != 1 {
		t.Error("the dead letter that was tried again is not stored")
	}
}
