package model_test

import (
	"math/rand"
	"testing"
	"testing/fstest"

	"readout/internal/model"
)

// What no linear model can learn: a word and its neighbour agree in a trait of
// their states or they do not.
func TestNetLearnsWhetherWordsAgree(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	l := model.NewNetLearner(2, 2, 32, 2, rng)
	states := [][]float32{{1, 0}, {0, 1}}
	for range 6000 {
		a, b := rng.Intn(2), rng.Intn(2)
		class := 0
		if a == b {
			class = 1
		}
		l.Learn([][]float32{states[a], states[b]}, []uint32{7}, class)
	}
	l.Flush()
	blocks := model.Blocks{}
	l.Blocks("agree", blocks)
	raw, err := blocks.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"net.bin": {Data: raw}}
	nets, err := model.ReadNets(files, "net.bin", "agree")
	if err != nil {
		t.Fatal(err)
	}
	if net := nets[0]; net.Size() != 2 || !net.Is(2, 2) {
		t.Errorf("size %d, want 2 views of states of 2 numbers and 2 classes", net.Size())
	}
	var v model.Views
	nets[0].View([]float32{1, 0, 0, 1}, 2, &v)
	for a := range 2 {
		for b := range 2 {
			scores := make([]float32, 2)
			v.Score([]int{a, b}, []uint32{7}, scores)
			if agree := scores[1] > scores[0]; agree != (a == b) {
				t.Errorf("words %d and %d: agree is %v, scores %v", a, b, agree, scores)
			}
		}
	}
	if _, err := model.ReadNets(files, "net.bin", "other"); err == nil {
		t.Error("a network that is not in the file was read")
	}
}
