package assign_test

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/store/storetest"
	"readout/readout"
)

var many = flag.Int("many", 0, "put so many made articles into stories and measure it (make stories)")

// press makes articles as papers do: of new matters and of those of the last days,
// of a few much and of most little.
type press struct {
	rand  *rand.Rand
	words *rand.Zipf
	tales []*[]string // the words of what is going on, the latest last
	begun int
}

const (
	daily    = 1000 // articles a day: 30 days are more than are kept for comparing
	articled = 300  // words of an article
)

func newPress() *press {
	r := rand.New(rand.NewPCG(7, 7))
	return &press{rand: r, words: rand.NewZipf(r, 1.05, 8, 60000)}
}

// article makes the next one, and says of which matter it is.
func (p *press) article(n int) *readout.Record {
	r := p.rand
	if len(p.tales) == 0 || r.IntN(3) == 0 {
		var words []string
		for i := range 60 {
			w := storetest.Word(200 + r.IntN(60000))
			if i%3 == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			if i%10 == 1 {
				w = fmt.Sprint(r.IntN(5000))
			}
			words = append(words, w)
		}
		p.tales = append(p.tales, &words)
		p.begun++
		p.tales = p.tales[max(0, len(p.tales)-2000):]
	}
	tale := *p.tales[len(p.tales)-1-int(float64(len(p.tales))*r.Float64()*r.Float64()*r.Float64())]
	var b strings.Builder
	for range articled {
		w := storetest.Word(int(p.words.Uint64()))
		if r.IntN(3) == 0 {
			w = tale[int(float64(len(tale))*r.Float64()*r.Float64())]
		}
		b.WriteString(w + " ")
	}
	rec := &readout.Record{Schema: readout.Schema}
	rec.Document.Text = b.String()
	rec.Document.ID = fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(rec.Document.Text)))
	rec.Document.Published = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * 24 * time.Hour / daily).Format(time.RFC3339)
	return rec
}

// resident is the memory of this process, in MB.
func resident(t *testing.T) float64 {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Skip("the memory of a process is read from /proc: ", err)
	}
	var size, pages float64
	if _, err := fmt.Sscan(string(b), &size, &pages); err != nil {
		t.Fatal(err)
	}
	return pages * float64(os.Getpagesize()) / (1 << 20)
}

// cpuTime is what this process has used so far, on all cores.
func cpuTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestMany measures how fast articles are put into stories, the store's part of it
// included, and how much memory that takes. Its numbers stand in docs/STORIES.md.
func TestMany(t *testing.T) {
	if *many == 0 {
		t.Skip("make stories runs it")
	}
	st := storetest.Open(t, storetest.Folder(t))
	k, p := keeper(t, st), newPress()
	var spent, last, used, lately time.Duration
	told := 0
	for done := 0; done < *many; {
		var records []*readout.Record
		for range 500 {
			records = append(records, p.article(done+len(records)))
		}
		if _, err := st.PutAll(context.Background(), records); err != nil {
			t.Fatal(err)
		}
		begin, cpu := time.Now(), cpuTime(t)
		all(t, k, len(records))
		took, cpu := time.Since(begin), cpuTime(t)-cpu
		spent, last, used, lately = spent+took, last+took, used+cpu, lately+cpu
		done += len(records)
		if done%max(500, *many/40/500*500) == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Printf("%7d articles: %4.0f/s just now, %4.0f by this process's CPU time, resident %4.0f MB, heap in use %4.0f MB\n", done, float64(done-told)/last.Seconds(), float64(done-told)/lately.Seconds(), resident(t), float64(m.HeapInuse)/(1<<20))
			last, lately, told = 0, 0, done
		}
	}
	rate, byCPU := float64(*many)/spent.Seconds(), float64(*many)/used.Seconds()
	list, _, err := st.Stories(context.Background(), "", 5)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%d articles of %d matters: %.0f/s, %.0f by CPU time; the largest story has %d\n", *many, p.begun, rate, byCPU, list[0].Articles)
	begin, cpu := time.Now(), cpuTime(t)
	k.Close()
	if _, err := st.PutAll(context.Background(), []*readout.Record{p.article(*many)}); err != nil {
		t.Fatal(err)
	}
	all(t, k, 1)
	fmt.Printf("going on after a restart took %s, %s of CPU time\n", time.Since(begin).Round(time.Millisecond), (cpuTime(t) - cpu).Round(time.Millisecond))
	if byCPU < 200 { // others may use the machine too
		t.Errorf("%.0f articles/s, fewer than 200", byCPU)
	}
}
