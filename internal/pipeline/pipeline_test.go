package pipeline_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/readout"
)

func reader(t testing.TB) *pipeline.Reader {
	t.Helper()
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// articles returns the project's own articles for development.
func articles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/articles/dev/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

func TestSameBytes(t *testing.T) {
	a, b := reader(t), reader(t)
	for _, text := range articles(t) {
		x, err := json.Marshal(a.Read(ingest.Article{Text: text}, time.Time{}))
		if err != nil {
			t.Fatal(err)
		}
		a.Read(ingest.Article{Text: "Something else was read between."}, time.Time{})
		y, err := json.Marshal(b.Read(ingest.Article{Text: text}, time.Time{}))
		if err != nil {
			t.Fatal(err)
		}
		if string(x) != string(y) {
			t.Errorf("two readings differ:\n%s\n%s", x, y)
		}
	}
}

func TestSpansSliceAndReferencesResolve(t *testing.T) {
	r := reader(t)
	for _, text := range articles(t) {
		rec := r.Read(ingest.Article{Text: text}, time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC))
		sound(t, rec)
		sameAgain(t, rec)
	}
}

// sound checks that every span slices the text and every id names an item.
func sound(t *testing.T, rec *readout.Record) {
	t.Helper()
	text := rec.Document.Text
	span := func(s readout.Span) {
		if s[0] < 0 || s[1] < s[0] || s[1] > len(text) || !strings.Contains(text, text[s[0]:s[1]]) {
			t.Fatalf("span %v of %d bytes", s, len(text))
		}
	}
	ids := map[string]bool{"": true}
	for _, a := range rec.Actors {
		ids[a.ID] = true
		for _, m := range a.Mentions {
			span(m.Span)
		}
	}
	for _, p := range rec.Places {
		ids[p.ID] = true
		for _, m := range p.Mentions {
			span(m)
		}
	}
	for _, e := range rec.Events {
		ids[e.ID] = true
	}
	for _, s := range rec.Statements {
		ids[s.ID] = true
	}
	known := func(list ...string) {
		for _, id := range list {
			if !ids[id] {
				t.Errorf("%q names nothing", id)
			}
		}
	}
	for _, s := range rec.Document.Sentences {
		span(s)
	}
	for _, e := range rec.Events {
		known(e.Source...)
		known(e.Target...)
		known(e.ReportedBy...)
		known(e.Place)
		for _, v := range e.Evidence {
			span(v.Trigger)
			if v.Sentence < 0 || v.Sentence >= len(rec.Document.Sentences) {
				t.Errorf("evidence in sentence %d", v.Sentence)
			}
		}
	}
	for _, s := range rec.Statements {
		known(s.Speaker)
		known(s.Events...)
		span(s.Cue)
		for _, c := range s.Content {
			span(c)
		}
	}
	for _, c := range rec.Claims {
		known(c.Event)
		for _, s := range c.Sides {
			known(s.Actor, s.Statement)
		}
	}
	for _, f := range rec.Figures {
		span(f.Span)
		known(f.Event, f.Place)
	}
}

func TestWhatIsNotCodedSaysWhy(t *testing.T) {
	r := reader(t)
	for text, why := range map[string]string{
		strings.Repeat("Le président a rencontré le ministre à Paris lundi. ", 5): "language fr",
		strings.Repeat("The minister met the president. ", pipeline.MaxText/30):   "more than",
		strings.Repeat("of the ! ! ! ! ", pipeline.MaxWords/6+1):                  "words and marks",
	} {
		rec := r.Read(ingest.Article{Text: text}, time.Time{})
		if !strings.Contains(rec.Document.Skipped, why) || len(rec.Events) > 0 {
			t.Errorf("skipped %q, %d events; want %q and none", rec.Document.Skipped, len(rec.Events), why)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "\xff\xfe", "KYIV (AFP) -", "\"He said \"she said \"they said", "The the the of of, , ,", "On 31 February 0000 99999999999999999999 people met."} {
		f.Add(s)
	}
	for _, text := range articles(f) {
		f.Add(text[:400])
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ingest.Reader{}.Read("x.txt", []byte(text))
		if err != nil {
			return
		}
		sound(t, r.Read(a, time.Time{}))
	})
}

// TestReadTogether: what an article says does not depend on those that are read
// with it, nor does what is not read hold the others up.
func TestReadTogether(t *testing.T) {
	r := reader(t)
	tasks := []pipeline.Task{{Article: ingest.Article{Text: ""}}}
	for _, text := range articles(t) {
		tasks = append(tasks, pipeline.Task{Article: ingest.Article{Text: text}, Published: time.Date(2020, 2, 3, 0, 0, 0, 0, time.UTC)})
	}
	tasks = append(tasks, pipeline.Task{Article: ingest.Article{Text: "Der Präsident hat am Montag in Berlin mit seinem Kollegen aus Polen über die Lage gesprochen."}})
	for i, got := range r.ReadAll(tasks) {
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(r.Read(tasks[i].Article, tasks[i].Published))
		if !bytes.Equal(a, b) {
			t.Errorf("article %d: together\n%s\nalone\n%s", i, a, b)
		}
	}
}

// BenchmarkRead reads the project's own articles whole; "together" reads four at
// once, "words" is the baseline that only cuts them at spaces.
func BenchmarkRead(b *testing.B) {
	texts := articles(b)
	r := reader(b)
	together := make([]pipeline.Task, 4)
	for name, read := range map[string]func(string) int{
		"articles": func(s string) int { return len(r.Read(ingest.Article{Text: s}, time.Time{}).Document.Sentences) },
		"together": func(s string) (n int) {
			for i := range together {
				together[i].Article.Text = s
			}
			for _, rec := range r.ReadAll(together) {
				n += len(rec.Document.Sentences)
			}
			return n
		},
		"words": func(s string) int { return len(strings.Fields(s)) / 20 },
	} {
		b.Run(name, func(b *testing.B) {
			sentences, n := 0, 0
			for b.Loop() {
				sentences += read(texts[n%len(texts)])
				n++
			}
			if name == "together" {
				n *= len(together)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}

// BenchmarkLanguage reads the project's own articles up to their mentions: all
// language stages. Memory is all that the process holds when it has read them.
func BenchmarkLanguage(b *testing.B) {
	texts := articles(b)
	r := reader(b)
	sentences, n := 0, 0
	for b.Loop() {
		sents, _ := r.Analyse(texts[n%len(texts)])
		sentences += len(sents)
		n++
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB")
}

// BenchmarkStart loads what reading needs: the models, the knowledge, the rules.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		reader(b)
	}
}
