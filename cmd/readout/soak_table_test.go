package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout/internal/bus"
)

// generator brings articles as fast as workers read them.
type generator struct {
	s       *soak
	brought []string // the addresses of all that were put on the queue, or were about to be
	runs    atomic.Int64
	kills   int // of ingest, each then run again
	refused int // articles that are none
	done    chan struct{}
}

// Of the generator.
const (
	bringAtOnce = 100 // articles of a run of ingest
	keepWaiting = 100 // articles on the queue above which the next run waits
)

func (g *generator) begin(ctx context.Context) {
	g.done = make(chan struct{})
	go func() {
		defer close(g.done)
		for ctx.Err() == nil {
			g.run()
			for ctx.Err() == nil && g.waiting(ctx) > keepWaiting {
				time.Sleep(300 * time.Millisecond)
			}
		}
	}()
}

func (g *generator) wait() { <-g.done }

// waiting is how many articles are on the queue; many when it cannot be asked.
func (g *generator) waiting(ctx context.Context) uint64 {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	b, err := bus.Open(ctx, bus.Options{URL: g.s.nats})
	if err != nil {
		return keepWaiting + 1
	}
	defer b.Close()
	st, err := b.Status(ctx)
	if err != nil {
		return keepWaiting + 1
	}
	return st.Waiting
}

// run brings a batch. Every fourth time ingest is killed on the way and run again.
func (g *generator) run() {
	runs := int(g.runs.Add(1))
	file := filepath.Join(g.s.dir, "batch.jsonl")
	if err := os.WriteFile(file, g.batch(), 0o600); err != nil {
		g.s.t.Errorf("batch: %v", err)
		return
	}
	args := []string{"ingest", file, "--store", g.s.pg.address, "--nats", g.s.nats, "--log-level", "error"}
	if runs%4 == 0 {
		p := start(g.s.t, args)
		time.Sleep(time.Duration(50+runs*37%400) * time.Millisecond)
		p.kill()
		g.kills++
	}
	// A queue that is away when ingest begins is an error at once, so try again.
	for end := time.Now().Add(5 * time.Minute); ; time.Sleep(time.Second) {
		p := start(g.s.t, args)
		err := p.wait(5 * time.Minute)
		if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == exitFailed {
			return // for those that are no articles
		}
		if !strings.Contains(p.said(), "no NATS server answers") || time.Now().After(end) {
			g.s.t.Errorf("ingest: %v\n%s", err, p.said())
			return
		}
	}
}

// batch makes articles that were not there before, some of them hostile, some
// that were there, and two that are none.
func (g *generator) batch() []byte {
	var b strings.Builder
	line := func(n int, text string) {
		url := fmt.Sprintf("https://soak.example/%d", n)
		j, err := json.Marshal(map[string]string{"url": url, "date": fmt.Sprintf("2024-05-%02d", n%28+1), "text": text})
		if err != nil {
			g.s.t.Error(err)
		}
		b.Write(append(j, '\n'))
		if n >= len(g.brought) {
			g.brought = append(g.brought, url)
		}
	}
	for i := range bringAtOnce {
		n := len(g.brought)
		line(n, told(n))
		if i%20 == 0 && n > 1000 {
			line(n-1000+i, told(n-1000+i)) // again
		}
	}
	g.refused += 2
	b.WriteString("{\"text\":\"cut of\n{\"text\":7}\n")
	return []byte(b.String())
}

// told is the text of an article: each number another, by and large as news
// differ from one another.
func told(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 9))
	one := func(list string) string {
		words := strings.Split(list, "|")
		return words[r.IntN(len(words))]
	}
	const states = "Norway|Chile|Peru|Kenya|Japan|Latvia|Ghana|Oman|Brazil|Canada|Egypt|Nepal|Poland|Qatar|Sudan|Turkey|Vietnam|Zambia|Cuba|Fiji|Iceland|Jordan|Laos|Malta"
	const towns = "Oslo|Lima|Nairobi|Tokyo|Riga|Accra|Muscat|Cairo|Warsaw|Doha|Ankara|Hanoi|Lusaka|Havana|Amman|Quito|Vienna|Geneva|Rome|Madrid|Athens|Dakar|Tunis|Seoul"
	const matters = "fishing|customs|the dam|gas prices|visas|the airport|a spy|grain|refugees|the railway|shelling|water|minerals|a journalist|the embassy|elections|satellites|timber|debt|vaccines"
	a, b, c := one(states), one(states), one(states)
	parts := []string{
		fmt.Sprintf("%s %s %s over %s in %s on Monday.", a, one("condemned|praised|warned|sanctioned|thanked|accused|supported|threatened"), b, one(matters), one(towns)),
		fmt.Sprintf("%s denied the allegation about %s.", b, one(matters)),
		fmt.Sprintf("The foreign minister of %s said that %d people were %s near %s.", a, r.IntN(90)+2, one("injured|killed|detained|displaced"), one(towns)),
		fmt.Sprintf("\"We will meet the president of %s next week on %s,\" the minister told reporters.", c, one(matters)),
		fmt.Sprintf("%s plans to hold talks with %s in %s on May %d.", c, a, one(towns), r.IntN(28)+1),
		fmt.Sprintf("Protesters in %s demanded that %s withdraw its troops.", one(towns), b),
		fmt.Sprintf("%s will send %d trucks of aid to %s, an envoy said.", one(states), r.IntN(400)+2, one(towns)),
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	text := strings.Join(parts[:3+r.IntN(4)], "\n\n") + fmt.Sprintf("\n\nThis is report %d.", n)
	switch n % 50 {
	case 7:
		return text + strings.Repeat(" \"He said “they «said", 300)
	case 17:
		return text + " " + strings.Repeat("and the envoys of Lima and Oslo ", 2000)
	case 27:
		return text + " \u202eevil\u202c \u200b\x1b[31m ＜script＞ Nоrway"
	case 37:
		return fmt.Sprintf("Le ministre numéro %d a rencontré le président à Paris lundi. ", n) + strings.Repeat("Les deux pays ont discuté de la frontière et des échanges commerciaux. ", 6)
	}
	return text
}

// measured is what was measured, a line a minute.
type measured struct {
	t    *testing.T
	s    *soak
	file *os.File
	rows []row
	done chan struct{}
}

type row struct {
	memory     [2]float64 // bytes of the server and of the worker that is not killed
	goroutines [2]float64
	files      [2]float64
	stored     float64 // articles stored by that worker since it began
}

func newTable(t *testing.T, s *soak) *measured {
	out := &measured{t: t, s: s, file: os.Stdout}
	if *soakTable != "" {
		f, err := os.Create(*soakTable)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		out.file = f
	}
	fmt.Fprintln(out.file, "time\tbrought\tanswers\tput off\tp50 ms\tp95 ms\tp99 ms\tmax ms\tserve MB\tserve goroutines\tserve files\tworker MB\tworker goroutines\tworker files\tworker stored\tfaults")
	return out
}

// begin measures each minute until ctx ends.
func (m *measured) begin(ctx context.Context) {
	m.done = make(chan struct{})
	go func() {
		defer close(m.done)
		for minute := time.NewTicker(time.Minute); ; {
			select {
			case <-minute.C:
				m.measure()
			case <-ctx.Done():
				return
			}
		}
	}()
}

func (m *measured) wait() { <-m.done }

// measure writes a line. A process that cannot be asked at the moment leaves
// zeros, which nothing is judged by.
func (m *measured) measure() {
	var r row
	for i, url := range []string{"http://" + m.s.address, "http://" + m.s.observe[0]} {
		b, err := m.s.load.fetch(url + "/metrics")
		if err != nil {
			m.t.Logf("measure: %v", err)
			continue
		}
		r.memory[i], r.goroutines[i], r.files[i] = number(b, "process_resident_memory_bytes"), number(b, "go_goroutines"), number(b, "process_open_fds")
		r.stored = number(b, "readout_articles_done_total")
	}
	m.rows = append(m.rows, r)
	times, putOff := m.s.load.take()
	at := func(q float64) float64 {
		if len(times) == 0 {
			return 0
		}
		return float64(times[min(len(times)-1, int(q*float64(len(times))))]) / float64(time.Millisecond)
	}
	fmt.Fprintf(m.file, "%s\t%d\t%d\t%d\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%d\n", time.Now().UTC().Format("15:04:05"), m.s.gen.runs.Load()*bringAtOnce, len(times), putOff,
		at(.5), at(.95), at(.99), at(1), r.memory[0]/(1<<20), r.goroutines[0], r.files[0], r.memory[1]/(1<<20), r.goroutines[1], r.files[1], r.stored, m.s.faults.sum())
}

// judge compares the last third of the time with the one before it.
func (m *measured) judge() {
	if len(m.rows) < 9 {
		m.t.Logf("%d minutes are too few to judge memory by", len(m.rows))
		return
	}
	third := len(m.rows) / 3
	before, after := m.rows[third:2*third], m.rows[2*third:]
	for i, who := range []string{"serve", "worker"} {
		for _, v := range []struct {
			what  string
			of    func(row) float64
			slack float64
		}{
			{"memory", func(r row) float64 { return r.memory[i] }, 64 << 20},
			{"goroutines", func(r row) float64 { return r.goroutines[i] }, 100},
			{"open files", func(r row) float64 { return r.files[i] }, 100},
		} {
			a, b := middle(before, v.of), middle(after, v.of)
			m.t.Logf("%s: %s %.0f, then %.0f", who, v.what, a, b)
			if a == 0 || b > 1.25*a+v.slack {
				m.t.Errorf("%s: %s grow: %.0f, then %.0f", who, v.what, a, b)
			}
		}
	}
}

// middle is the median of what was measured.
func middle(rows []row, of func(row) float64) float64 {
	var list []float64
	for _, r := range rows {
		if v := of(r); v > 0 {
			list = append(list, v)
		}
	}
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[len(list)/2]
}
