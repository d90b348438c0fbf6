package coref_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/data"
	"readout/internal/coref"
	"readout/internal/pipeline"
	"readout/internal/syntax"
)

func load(t testing.TB) (*pipeline.Reader, *coref.Model) {
	t.Helper()
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	m, err := coref.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return r, m
}

// TestCluster: one event in two articles and in other words is one, another of
// the same kind is not.
func TestCluster(t *testing.T) {
	r, m := load(t)
	var list []*coref.Mention
	for id, text := range []string{
		"Police arrested a Turkish banker in Vienna on Monday.",
		"The arrest of the Turkish banker in Vienna by police surprised his lawyers.",
		"A bomb killed four soldiers near Aden.",
	} {
		list = append(list, m.Find(string(rune('a'+id)), r.Sentences(text))...)
	}
	of := map[string]int{}
	for k, g := range m.Cluster(list, coref.Threshold) {
		for _, x := range g {
			of[x.Article+" "+x.Lemma] = k + 1
		}
	}
	if of["a arrest"] == 0 || of["a arrest"] != of["b arrest"] {
		t.Errorf("the arrest is not one event: %v", of)
	}
	if of["c kill"] == 0 || of["c kill"] == of["a arrest"] {
		t.Errorf("the killing is no event of its own: %v", of)
	}
}

func TestFind(t *testing.T) {
	r, m := load(t)
	text := "The minister has denied that the talks were cancelled."
	got := map[string]bool{}
	for _, x := range m.Find("a", r.Sentences(text)) {
		if !strings.Contains(text[x.Start:x.End], x.Lemma[:3]) {
			t.Errorf("%s stands at %q", x.Lemma, text[x.Start:x.End])
		}
		got[x.Lemma] = true
	}
	if !got["deny"] || !got["talk"] || !got["cancel"] || got["have"] || got["be"] {
		t.Errorf("found %v, want deny, talk and cancel, no auxiliary", got)
	}
}

func TestMap(t *testing.T) {
	list := []*coref.Mention{{Start: 0, End: 5}, {Start: 6, End: 14}, {Start: 20, End: 26, Verb: true}, {Start: 27, End: 31}}
	got := coref.Map(list, [][2]int{{0, 14}, {20, 31}, {20, 26}, {40, 50}})
	if got[0] != 1 || got[1] != 2 || got[2] != -1 || got[3] != -1 {
		t.Errorf("mapped to %v, want the last noun, the verb, and nothing twice", got)
	}
}

func TestLoadFails(t *testing.T) {
	vectors, err := data.FS.ReadFile("model/vectors.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "word\tx\t1\n", "word\tx\t1\t0\n", "pair\ta\tb\tc\n", "tree\t3\t-1\t0\t0\t0\t1\n", "tree\t0\t0\t0.5\t0\t0\t1\n", "tree\t0\t900\t0.5\t1\t1\t1\n"} {
		_, err := coref.Load(fstest.MapFS{coref.ModelFile: {Data: []byte(bad)}, "model/vectors.bin": {Data: vectors}})
		if err == nil || !strings.Contains(err.Error(), "readout train") {
			t.Errorf("%q: error %v, want one that says what to do", bad, err)
		}
	}
}

func TestFeatureNames(t *testing.T) {
	m := coref.NewModel(nil, nil, nil, syntax.NewVectors([]string{"a"}, [][]float32{{0}, {1}}))
	a := &coref.Mention{Article: "a", Lemma: "a"}
	if n := len(m.Features(coref.NewStory([]*coref.Mention{a}), a, a)); n != len(coref.Names) {
		t.Errorf("%d features, %d names", n, len(coref.Names))
	}
}
