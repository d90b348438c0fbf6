package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/store"
)

var (
	throughput        = flag.Int("throughput", 0, "bring so many made articles from source to store and measure it (make throughput)")
	throughputProfile = flag.String("throughput-profile", "", "write a profile of it here; the kind of the source is added")
)

// TestThroughput measures how many articles a second come from their source into
// the store, as web pages in an archive and as texts, and what memory that takes.
func TestThroughput(t *testing.T) {
	if *throughput == 0 {
		t.Skip("make throughput runs it")
	}
	for _, kind := range []string{"html", "text"} {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			source := filepath.Join(dir, map[string]string{"html": "pages.warc.gz", "text": "texts.jsonl"}[kind])
			size := write(t, source, *throughput, long)
			if *throughputProfile != "" {
				f, err := os.Create(*throughputProfile + "." + kind)
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				if err := pprof.StartCPUProfile(f); err != nil {
					t.Fatal(err)
				}
			}
			place := filepath.Join(dir, "s")
			watched := make(chan struct{})
			ctx, stop := context.WithCancel(t.Context())
			go func() { defer close(watched); memory(ctx, t, place, *throughput/10) }()
			collectLate() // as main does
			begin, used := time.Now(), processTime(t)
			if code := run([]string{"ingest", source, "--store", place, "--log-level", "error"}); code != 0 {
				t.Errorf("exit %d", code)
			}
			wall, cpu := time.Since(begin), processTime(t)-used
			pprof.StopCPUProfile()
			stop()
			<-watched
			n := float64(*throughput)
			t.Logf("%s: %d articles of %.1f kB on average: %.1f articles/s; %.1f ms of CPU time an article, so %.0f articles/s of two cores that do nothing else",
				kind, *throughput, float64(size)/n/1000, n/wall.Seconds(), cpu.Seconds()*1000/n, 2*n/cpu.Seconds())
			if got := len(idsOf(contents(t, place))); got < *throughput*99/100 {
				t.Errorf("%d articles stored of %d", got, *throughput)
			}
		})
	}
}

var memoryArticles = flag.Int("memory", 0, "bring so many short made articles into a store and watch the memory (make memory)")

// TestMemory: what the process takes does not grow with what the store holds.
func TestMemory(t *testing.T) {
	if *memoryArticles == 0 {
		t.Skip("make memory runs it")
	}
	dir := t.TempDir()
	source, place := filepath.Join(dir, "texts.jsonl"), filepath.Join(dir, "s")
	write(t, source, *memoryArticles, func(n int) string { return told(50*n + 1) })
	watched := make(chan []int64, 1)
	ctx, stop := context.WithCancel(t.Context())
	go func() { watched <- memory(ctx, t, place, *memoryArticles/30) }()
	begin := time.Now()
	if code := run([]string{"ingest", source, "--store", place, "--log-level", "error"}); code != 0 {
		t.Errorf("exit %d", code)
	}
	took := time.Since(begin)
	stop()
	list := <-watched
	if len(list) < 20 {
		t.Fatalf("memory was read %d times only; give more articles", len(list))
	}
	third := len(list) / 3
	before, after := slices.Max(list[third:2*third]), slices.Max(list[2*third:])
	t.Logf("%d articles in %s, at most %d MB in the second third and %d MB in the last", *memoryArticles, took.Round(time.Second), before>>20, after>>20)
	if after > before+before/10 {
		t.Errorf("it grows by more than a tenth")
	}
}

// memory says what the process takes whenever so many articles more are stored.
func memory(ctx context.Context, t *testing.T, place string, step int) (list []int64) {
	said := int64(0)
	for ctx.Err() == nil {
		time.Sleep(time.Second)
		st, err := store.Open(place)
		if err != nil {
			continue // not made yet
		}
		last, err := st.Arrivals(context.Background(), -1, 1)
		st.Close()
		if step := int64(max(1, step)); err == nil && len(last) > 0 && last[0].N/step > said {
			said = last[0].N / step
			list = append(list, resident(t))
			t.Logf("  after %6d articles: %d MB resident", last[0].N, list[len(list)-1]>>20)
		}
	}
	return list
}

// resident is the memory of this process.
func resident(t *testing.T) int64 {
	b, err := os.ReadFile("/proc/self/statm")
	var size, pages int64
	if err == nil {
		_, err = fmt.Sscan(string(b), &size, &pages)
	}
	if err != nil {
		t.Error(err)
	}
	return pages * int64(os.Getpagesize())
}

// processTime is the CPU time of this process.
func processTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Error(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// write makes a source of n articles and says how many bytes it has, unpacked. text
// makes those that are no pages.
func write(t *testing.T, path string, n int, text func(int) string) (size int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for i := range n {
		var b []byte
		if strings.HasSuffix(path, ".jsonl") {
			if b, err = json.Marshal(map[string]string{"url": fmt.Sprintf("https://news.example/%d", i), "date": "2024-05-07", "title": headline(i), "text": text(i)}); err != nil {
				t.Fatal(err)
			}
			b = append(b, '\n')
			w.Write(b)
		} else {
			b = []byte(webPage(i))
			z := gzip.NewWriter(w)
			answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(b), b)
			fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%d\r\nWARC-Date: 2024-05-07T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:%032x>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
				i, i, len(answer), answer)
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
		}
		size += len(b)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return size
}

func headline(n int) string {
	first, _, _ := strings.Cut(told(50*n+1), ".")
	return first
}

// long is a text of about 350 words, as reports have.
func long(n int) string {
	var parts []string
	for i := range 6 {
		parts = append(parts, told(50*(6*n+i)+1)) // none of the hostile ones
	}
	return strings.Join(parts, "\n\n")
}

// webPage is a page with an article, and around it what pages have: metadata,
// scripts, menus, links to other articles.
func webPage(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	var b strings.Builder
	title := headline(n)
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%[1]s | The Made Times</title><meta property="og:title" content="%[1]s">
<meta property="og:site_name" content="The Made Times"><meta property="article:published_time" content="2024-05-07T0%[2]d:15:00Z"><meta name="author" content="A. Writer">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":%[3]q,"datePublished":"2024-05-07T0%[2]d:15:00Z","author":{"@type":"Person","name":"A. Writer"}}</script>`,
		strings.ReplaceAll(title, `"`, "&quot;"), n%10, title)
	for i := range 12 {
		fmt.Fprintf(&b, "<script>window.s%d={%s};</script><style>.c%d{margin:%dpx;padding:1px}</style>\n", i, strings.Repeat(fmt.Sprintf("k%d:%d,", r.IntN(99), r.IntN(9999)), 120), i, i)
	}
	b.WriteString("</head><body><header><nav><ul>")
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/section/%d" data-track="nav-%d">Section %d</a></li>`, i, i, i)
	}
	fmt.Fprintf(&b, `</ul></nav></header><main><article><h1>%s</h1><p class="byline">By A. Writer</p><div class="body">`, title)
	for i, p := range strings.Split(long(n), "\n\n") {
		fmt.Fprintf(&b, `<p class="text">%s</p>`, p)
		if i%5 == 4 {
			fmt.Fprintf(&b, `<div class="ad" id="slot-%d"><iframe src="https://ads.example/%d"></iframe></div>`, i, i)
		}
	}
	b.WriteString("</div></article><aside><h3>Read more</h3>")
	for range 40 {
		k := r.IntN(1 << 20)
		fmt.Fprintf(&b, `<div class="teaser"><a href="/%d"><img src="/img/%d.jpg" alt=""><span>%s</span></a></div>`, k, k, headline(k))
	}
	b.WriteString(`</aside></main><footer><p>All rights reserved.</p></footer></body></html>`)
	return b.String()
}
