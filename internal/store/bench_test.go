package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/readout"
)

// BenchmarkPut puts articles of seven events, a thousand at a time, into both
// databases: new ones, or those of -million-folder and -million-postgres. The
// baseline puts rows of the events alone, of 60 bytes, into a table of SQLite
// without an index.
func BenchmarkPut(b *testing.B) {
	for _, c := range []struct{ name, kept string }{{"SQLite", *keepAt}, {"PostgreSQL", *keepIn}} {
		b.Run(c.name, func(b *testing.B) {
			place := c.kept
			if place == "" {
				place = map[string]func(testing.TB) string{"SQLite": storetest.Folder, "PostgreSQL": storetest.Postgres}[c.name](b)
			}
			s, err := store.Open(place)
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			m := storetest.NewMaker(rand.Uint64(), 60000) // not those that are there
			m.From, m.Days, m.Count = m.From.AddDate(10, 0, 0), 30, 1000*b.N
			used := userTime()
			for b.Loop() {
				b.StopTimer()
				before := userTime()
				var records []*readout.Record
				for range 1000 {
					records = append(records, m.Record(eventsOf))
				}
				used += userTime() - before
				b.StartTimer()
				if _, err := s.PutAll(context.Background(), records); err != nil {
					b.Fatal(err)
				}
			}
			events := float64(b.N * 1000 * eventsOf)
			b.ReportMetric(events/b.Elapsed().Seconds(), "events/s")
			b.ReportMetric(events/(userTime()-used).Seconds(), "events/CPU-s")
		})
	}
	b.Run("baseline", func(b *testing.B) {
		db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "x.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec("CREATE TABLE events (e INTEGER PRIMARY KEY, document TEXT, plover TEXT)"); err != nil {
			b.Fatal(err)
		}
		used, n := userTime(), 0
		for b.Loop() {
			tx, err := db.Begin()
			if err != nil {
				b.Fatal(err)
			}
			for range 1000 * eventsOf {
				if n++; err == nil {
					_, err = tx.Exec("INSERT INTO events VALUES (?, ?, ?)", n, fmt.Sprintf("sha256:%040x", n), "CONSULT")
				}
			}
			if err == nil {
				err = tx.Commit()
			}
			if err != nil {
				b.Fatal(err)
			}
		}
		events := float64(b.N * 1000 * eventsOf)
		b.ReportMetric(events/b.Elapsed().Seconds(), "events/s")
		b.ReportMetric(events/(userTime()-used).Seconds(), "events/CPU-s")
	})
}
