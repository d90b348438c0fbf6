package store_test

import (
	"context"
	"database/sql"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/readout"
)

var (
	million = flag.Int("million", 0, "fill stores of so many made events and measure them (make million)")
	keepAt  = flag.String("million-folder", "", "where the SQLite store of -million is, kept for the next time")
	keepIn  = flag.String("million-postgres", "", "an empty database for the PostgreSQL store of -million, kept for the next time")
	profile = flag.String("million-profile", "", "write a profile of the searches here")
)

// TestMillion measures putting and searching at a million events on both
// databases. Its numbers stand in docs/STORE.md.
func TestMillion(t *testing.T) {
	if *million == 0 {
		t.Skip("make million runs it")
	}
	// In a server, whose models take some hundred megabytes, memory is collected
	// seldom; a test's own is small, and would be collected every few searches.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	folder := *keepAt
	if folder == "" {
		folder = t.TempDir()
	}
	server := func() string { return *keepIn }
	if *keepIn == "" {
		server = func() string { return storetest.Postgres(t) }
	}
	for name, place := range map[string]func() string{"SQLite": func() string { return folder }, "PostgreSQL": server} {
		t.Run(name, func(t *testing.T) {
			at := place()
			s := storetest.Open(t, at)
			used, server := userTime, func() func() time.Duration { return func() time.Duration { return 0 } }
			if store.IsAddress(at) {
				db, err := sql.Open("pgx", at)
				if err != nil {
					t.Fatal(err)
				}
				defer db.Close()
				used = func() time.Duration { return userTime() + storetest.ServerTime(t, db) }
				server = func() func() time.Duration { return storetest.Backends(t, db) }
			}
			fill(t, s, used)
			searches(t, s, server)
			counting(t, s)
		})
	}
}

const (
	eventsOf = 7    // events of an article
	putters  = 3    // that put at the same time: two prepare while the third's are written
	atOnce   = 1000 // articles put together
)

func fill(t *testing.T, s *store.Store, cpuTime func() time.Duration) {
	if list, _, err := s.List(context.Background(), "", 1); err != nil || len(list) > 0 {
		t.Log("the store is there already", err)
		return
	}
	m := storetest.NewMaker(1, 60000)
	m.Count = *million/eventsOf + 1
	var wall, cpu, own time.Duration
	made := func(articles int) [][]*readout.Record {
		out := make([][]*readout.Record, 0, articles/atOnce+1)
		for n := 0; n < articles; n += atOnce {
			var records []*readout.Record
			for range min(atOnce, articles-n) {
				records = append(records, m.Record(eventsOf))
			}
			out = append(out, records)
		}
		return out
	}
	const parts = 20
	for part := range parts {
		lists := made(m.Count / parts)
		next := make(chan []*readout.Record)
		begin, used, ours := time.Now(), cpuTime(), userTime()
		var wait sync.WaitGroup
		for range putters {
			wait.Go(func() {
				for records := range next {
					if _, err := s.PutAll(context.Background(), records); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for _, records := range lists {
			next <- records
		}
		close(next)
		wait.Wait()
		last, lastCPU := time.Since(begin), cpuTime()-used
		wall, cpu, own = wall+last, cpu+lastCPU, own+userTime()-ours
		events := float64(m.Count / parts * eventsOf)
		t.Logf("%8d events: %.0f events/s just now, %.0f by CPU time", int(events)*(part+1), events/last.Seconds(), events/lastCPU.Seconds())
	}
	t.Logf("%d events put: %.0f events/s, %.0f by CPU time, of which %.0f %% is this process's", *million, float64(*million)/wall.Seconds(), float64(*million)/cpu.Seconds(), 100*own.Seconds()/cpu.Seconds())
	begin := time.Now()
	if err := s.Tidy(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Logf("tidied in %s", time.Since(begin))
}

// userTime is the CPU time of this process.
func userTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// asked are queries of every field, of frequent and of rare things, and of frequent
// things that are seldom together.
var asked = []string{"", "actor:RUS", "type:SANCTION", "actor:RUS type:SANCTION", "source:USA target:RUS type:SANCTION", "actor:RUS type:SANCTION since:2017-09", "source:RUS target:UKR", "source:HUN target:MLI",
	"actor:RUS type:SANCTION since:2017-09 country:UKR says:USA status:contested", "status:contested", "modality:scheduled since:2024", "until:2014-02", "since:2030", "country:UKR", "place:UKR type:ASSAULT",
	"domain:reuters.example type:AID", "publisher:herald -type:CONSULT", "quad:4 -actor:USA", "cameo:19", "mode:arrest context:legal source:FRA target:TUR", "type:ASSAULT status:tentative modality:scheduled says:KEN source:BOL",
	storetest.Word(0), storetest.Word(3) + " type:AID", storetest.Word(2000), storetest.Word(40000), storetest.Word(400) + " " + storetest.Word(900), `"` + storetest.Word(0) + " " + storetest.Word(1) + `"`,
	`"` + storetest.Word(30) + " " + storetest.Word(200) + `"`, `"` + storetest.Word(500) + " " + storetest.Word(3000) + `"`, "-" + storetest.Word(0) + " type:AID", storetest.Word(5000) + " OR " + storetest.Word(6000),
	"(actor:RUS OR actor:CHN) type:THREATEN " + storetest.Word(700), `actor:KENGOV -"` + storetest.Word(1) + " " + storetest.Word(2) + `"`, "source:RUSMIL target:UKRGOV until:2015", "title:" + storetest.Word(100)}

// searches measures searches. Their CPU time, the database's too, tells on a busy
// machine what they would take on a quiet one.
func searches(t *testing.T, s *store.Store, server func() func() time.Duration) {
	queries := slices.Concat(asked, storetest.Queries(rand.New(rand.NewPCG(5, 5)), 200, 20000))
	if *profile != "" {
		f, err := os.Create(*profile + filepath.Base(t.Name()))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			t.Fatal(err)
		}
		defer pprof.StopCPUProfile()
	}
	type took struct {
		what string
		time time.Duration
		cpu  time.Duration
		hits int
	}
	var all []took
	for round := range 4 {
		serverTime := server()
		cpuTime := func() time.Duration { return userTime() + serverTime() }
		for i, text := range queries {
			q, err := query.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			kind := search.Kinds()[0]
			if i >= len(asked) {
				kind = search.Kinds()[i%4]
			}
			used, begin := cpuTime(), time.Now()
			hits, _, err := s.Find(context.Background(), store.Search{Query: q, Kind: kind, Limit: 20})
			if err != nil {
				t.Fatal(err)
			}
			if round > 0 { // the first fills caches
				all = append(all, took{kind + " " + text, time.Since(begin), cpuTime() - used, len(hits)})
			}
		}
	}
	slices.SortFunc(all, func(a, b took) int { return int(a.cpu - b.cpu) })
	cpu := func(p float64) time.Duration { return all[int(p*float64(len(all)-1))].cpu.Round(10 * time.Microsecond) }
	t.Logf("CPU time, the database's too: p50 %s, p90 %s, p99 %s, longest %s", cpu(0.5), cpu(0.9), cpu(0.99), cpu(1))
	for _, x := range all[max(0, len(all)-8):] {
		t.Logf("  %8s  %2d hits  %s", x.cpu.Round(10*time.Microsecond), x.hits, x.what)
	}
	slices.SortFunc(all, func(a, b took) int { return int(a.time - b.time) })
	at := func(p float64) time.Duration {
		return all[int(p*float64(len(all)-1))].time.Round(10 * time.Microsecond)
	}
	t.Logf("%d searches: p50 %s, p90 %s, p99 %s, longest %s", len(all), at(0.5), at(0.9), at(0.99), at(1))
	for _, x := range all[max(0, len(all)-24):] {
		t.Logf("  %8s  %2d hits  %s", x.time.Round(10*time.Microsecond), x.hits, x.what)
	}
}

func counting(t *testing.T, s *store.Store) {
	ctx := context.Background()
	for what, f := range map[string]func() error{
		"calendar": func() error { _, _, err := s.Due(ctx, time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), "", 50); return err },
		"list":     func() error { _, _, err := s.List(ctx, "", 50); return err },
	} {
		var worst time.Duration
		for range 5 {
			begin := time.Now()
			if err := f(); err != nil {
				t.Fatal(err)
			}
			worst = max(worst, time.Since(begin))
		}
		t.Logf("  %-24s at most %s", what, worst.Round(10*time.Microsecond))
	}
}
