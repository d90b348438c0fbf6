package story_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/data"
	"readout/internal/story"
)

func likeness(t testing.TB) *story.Likeness {
	t.Helper()
	l, err := story.LoadLikeness(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// ferry and law are two stories of two articles each.
var storyTexts = []string{
	"A ferry with 200 passengers sank off Zanzibar on Tuesday, and rescuers pulled 60 people from the sea near the island.",
	"The parliament in Tbilisi passed a law on foreign agents, and thousands of demonstrators gathered outside the building.",
	"Rescuers off Zanzibar searched for passengers of the ferry that sank on Tuesday with 200 people; 60 were pulled from the sea.",
	"Demonstrators in Tbilisi marched again against the foreign agents law that parliament passed.",
}

// arrive puts texts into stories and returns the story of each in the end.
func arrive(c *story.Clusterer, texts []string, at time.Time) map[string]string {
	of := map[string]string{}
	for i, s := range texts {
		for _, a := range c.Add(fmt.Sprint("a", i), s, at) {
			of[a.Article] = a.Story
		}
	}
	return of
}

var may1 = time.Date(2021, 5, 1, 0, 0, 0, 0, time.UTC)

func TestClusterer(t *testing.T) {
	like := likeness(t)
	want := map[string]string{"a0": "a0", "a1": "a1", "a2": "a0", "a3": "a1"}
	for range 5 {
		if got := arrive(story.NewClusterer(like), storyTexts, may1); !maps.Equal(got, want) {
			t.Fatalf("stories %v, want %v", got, want)
		}
	}
}

func TestWindow(t *testing.T) {
	like := likeness(t)
	for _, late := range []time.Duration{90 * 24 * time.Hour, -90 * 24 * time.Hour} {
		c := story.NewClusterer(like)
		c.Add("old", storyTexts[0], may1)
		if got := c.Add("new", storyTexts[2], may1.Add(late)); got[0].Story != "new" {
			t.Errorf("%v apart: story %s, want one of its own", late, got[0].Story)
		}
	}
}

// twoQuakes are articles of two earthquakes: of one kind, told apart by names and
// numbers.
func twoQuakes() (texts, want []string) {
	for _, q := range []struct{ country, list string }{
		{"Chile", `A magnitude 8.2 earthquake struck off the coast of northern Chile near Iquique on April 1, 2014, killing six people.
Chile lifted a tsunami warning after the 8.2 earthquake off Iquique. Six people died, and 300 women fled a prison in the town.
Fishing boats in Iquique were smashed by waves after the earthquake in northern Chile, and copper mines stopped work.
President Michelle Bachelet visited Iquique and praised how people in Chile left the coast after the earthquake.
Aftershocks of up to 7.6 shook Iquique and Arica in the north of Chile two days after the earthquake that killed six.
Soldiers patrolled Iquique in Chile to stop looting after the magnitude 8.2 earthquake of April 2014.`},
		{"Nepal", `A magnitude 7.8 earthquake hit Nepal near Kathmandu on April 25, 2015, and killed more than 1,900 people.
The Dharahara tower in Kathmandu collapsed in the earthquake in Nepal; at least 180 bodies were found in its ruins.
An avalanche set off by the earthquake in Nepal swept through the base camp of Mount Everest and killed 18 climbers.
India flew rescue teams and tents to Kathmandu after the 7.8 earthquake in Nepal. Prime Minister Sushil Koirala thanked them.
People in Kathmandu slept in parks for a second night as aftershocks shook Nepal. The death toll passed 3,700.
Villages in Gorkha, Nepal, near the centre of the magnitude 7.8 earthquake of April 2015, were flattened, aid workers said.`},
	} {
		for _, s := range strings.Split(q.list, "\n") {
			texts, want = append(texts, s), append(want, q.country)
		}
	}
	return texts, want
}

// TestAnyOrder: two stories of one kind are told apart whatever comes first, and
// the same order gives the same stories.
func TestAnyOrder(t *testing.T) {
	like := likeness(t)
	texts, want := twoQuakes()
	for seed := range uint64(5) {
		order := rand.New(rand.NewPCG(seed, 1)).Perm(len(texts))
		var list, kinds []string
		for _, i := range order {
			list, kinds = append(list, texts[i]), append(kinds, want[i])
		}
		got := arrive(story.NewClusterer(like), list, may1)
		if again := arrive(story.NewClusterer(like), list, may1); !maps.Equal(got, again) {
			t.Errorf("order %v: once %v, then %v", order, got, again)
		}
		kindOf := map[string]string{}
		for i, kind := range kinds {
			id := got[fmt.Sprint("a", i)]
			if kindOf[id] == "" {
				kindOf[id] = kind
			}
			if kindOf[id] != kind {
				t.Errorf("order %v: %s and %s in one story", order, kind, kindOf[id])
			}
		}
		if len(kindOf) > 4 {
			t.Errorf("order %v: %d stories of 12 articles about two earthquakes", order, len(kindOf))
		}
	}
}

func TestLoadLikeness(t *testing.T) {
	idf := []byte("\t10\nword\t2\n")
	for name, c := range map[string]struct{ weights, want string }{
		"short":  {"words-mean\t1\n", "1 weights, not"},
		"number": {strings.Repeat("words-mean\tx\n", len(story.FeatureNames())), "stories.tsv:1"},
	} {
		_, err := story.LoadLikeness(fstest.MapFS{story.TermsFile: {Data: idf}, story.LikenessFile: {Data: []byte(c.weights)}})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "readout train") {
			t.Errorf("%s: error %v, want one with %q and what to do", name, err, c.want)
		}
	}
}

// generated returns an article of about 300 words of one of many stories, whose
// words come back in that story and in the language at large.
func generated(i int) string {
	rng := rand.New(rand.NewPCG(uint64(i), 9))
	tale := i/40*8 + rng.IntN(8) // eight stories at a time
	var b strings.Builder
	for w := range 300 {
		switch {
		case w%6 == 0:
			fmt.Fprintf(&b, "Name%d ", tale*7+rng.IntN(7))
		case w%17 == 0:
			fmt.Fprintf(&b, "%d ", tale*3+rng.IntN(3))
		default:
			fmt.Fprintf(&b, "word%d ", int(400*rng.Float64()*rng.Float64()))
		}
	}
	return b.String()
}

// TestBoundedMemory: what is kept does not grow with what has left the window.
func TestBoundedMemory(t *testing.T) {
	c := story.NewClusterer(likeness(t))
	c.Window = 2 * 24 * time.Hour
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	var early float64
	for i := range 2400 {
		c.Add(fmt.Sprint(i), generated(i), may1.Add(time.Duration(i)*15*time.Minute)) // 192 in the window
		if i == 600 {
			early = heap()
		}
	}
	if late := heap(); late > 1.5*early {
		t.Errorf("heap %.0f bytes after 600 articles, %.0f after 2400", early, late)
	}
}

// FuzzAdd: no text makes the clusterer fail, and each article is in a story.
func FuzzAdd(f *testing.F) {
	for _, s := range append(storyTexts, "", "’'", "\xff\xfe 12", strings.Repeat("Ä1 ", 2000)) {
		f.Add(s, s, int64(0))
	}
	like := likeness(f)
	f.Fuzz(func(t *testing.T, a, b string, hours int64) {
		c := story.NewClusterer(like)
		for i, s := range []string{a, b, a, b, a} {
			got := c.Add(fmt.Sprint(i), s, may1.Add(time.Duration(hours)*time.Hour*time.Duration(i)))
			if len(got) == 0 || got[0].Article != fmt.Sprint(i) || got[0].Story == "" {
				t.Fatalf("article %d: %v", i, got)
			}
		}
	})
}

// BenchmarkAdd measures putting articles of 300 words into stories with a full
// window of 1,600.
func BenchmarkAdd(b *testing.B) {
	c := story.NewClusterer(likeness(b))
	texts := make([]string, 4000)
	for i := range texts {
		texts[i] = generated(i)
	}
	i := 0
	add := func() {
		c.Add(fmt.Sprint(i), texts[i%len(texts)], may1.Add(time.Duration(i)*27*time.Minute))
		i++
	}
	for range 1700 {
		add()
	}
	for b.Loop() {
		add()
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB-heap")
}
