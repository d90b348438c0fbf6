package statement

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// The script of the network reads arrays of known length, and the cue where it is.
func TestLessons(t *testing.T) {
	l, _, sents := taught(t)
	dir := t.TempDir()
	if err := l.Write(dir); err != nil {
		t.Fatal(err)
	}
	read := func(name string) []int32 {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out := make([]int32, len(b)/4)
		if err := binary.Read(bytes.NewReader(b), binary.LittleEndian, out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	const articles = 4
	short, long := len(sents[0].Words), len(sents[1].Words)
	words := articles * (short + long)
	for name, want := range map[string]int{
		"lengths": 2 * articles, "document": 2 * articles, "features": words * wordWidth, "cue": words, "views": words * views, "states": words * testState,
		"cues": 2 * articles, "partFeatures": articles * long * partWidth, "parts": articles * long,
	} {
		if got := len(read(name)); got != want {
			t.Errorf("%s has %d numbers, want %d", name, got, want)
		}
	}
	if cues := read("cues"); cues[0] != 1 || cues[1] != 2 || cues[2] != 3 {
		t.Errorf("cues %v, want sentence 1, word 2, then sentence 3", cues)
	}
	if cue := read("cue"); cue[short+2] != 2 || cue[1] != 1 || cue[0] != 0 {
		t.Errorf("cue %v: want 2 for said, 1 for leaked, 0 for it", cue)
	}
	want := []int32{2, 2, 1, 3, 3, 3, 3, 0}
	for i, x := range read("parts")[:long] {
		if x != want[i] {
			t.Errorf("word %d has part %d, want %d", i, x, want[i])
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "lessons.json"))
	meta := map[string]int{}
	if err == nil {
		err = json.Unmarshal(b, &meta)
	}
	if err != nil || meta["size"] != testState || meta["wordRows"] < wordWidth {
		t.Errorf("lessons.json %v (%v)", meta, err)
	}
}

// Learning twice gives the same bytes.
func TestQuotesAreLearntTheSameTwice(t *testing.T) {
	l, _, _ := taught(t)
	a, err := l.Quotes().Bytes()
	b, err2 := l.Quotes().Bytes()
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		t.Errorf("learning the same documents twice gives different models (%v, %v)", err, err2)
	}
}
