package model_test

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"readout/internal/matrix"
	"readout/internal/model"
)

// learnt trains on two words of two classes that share a feature.
func learnt() *model.Table {
	l := model.NewLearner(1)
	a, b := []uint32{model.Hash1(1, 1), 7}, []uint32{model.Hash1(1, 2), 7}
	for range 3 {
		l.Count(a)
		l.Count(b)
	}
	for range 5 {
		l.Step()
		l.Update(a, 0, 1)
		l.Update(a, 1, -1)
		l.Step()
		l.Update(b, 1, 1)
		l.Update(b, 0, -1)
	}
	return l.Table(1, 0)
}

func TestLearntTableTellsClassesApart(t *testing.T) {
	table := learnt()
	scores := make([]float32, 2)
	table.Score([]uint32{model.Hash1(1, 1), 7}, scores)
	if scores[0] <= scores[1] {
		t.Errorf("class 0 expected, scores %v", scores)
	}
	table.Score([]uint32{model.Hash1(1, 2), 7}, scores)
	if scores[1] <= scores[0] {
		t.Errorf("class 1 expected, scores %v", scores)
	}
}

// Dense scores as its table does, features that neither knows among them.
func TestDense(t *testing.T) {
	l := model.NewLearner(1)
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		f := []uint32{r.Uint32N(2000), r.Uint32N(2000)}
		l.Count(f)
		l.Step()
		l.Update(f, r.IntN(13), float32(r.IntN(5)-2))
	}
	table := l.Table(1, 0)
	dense, err := model.NewDense(table)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		features := make([]uint32, r.IntN(150))
		for i := range features {
			features[i] = r.Uint32N(4000)
		}
		want, got := make([]float32, 13), make([]float32, 13)
		table.Score(features, want)
		dense.Score(features, got)
		for c := range want {
			if math.Abs(float64(got[c]-want[c])) > 1e-3 {
				t.Fatalf("class %d of %d features: %g, want %g", c, len(features), got[c], want[c])
			}
		}
	}
}

// A file says what is wrong with a layer that takes more than a matrix has room for.
func TestTooWideLayer(t *testing.T) {
	const in = matrix.MostRows + 1
	w := model.Weights{File: "m.bin", Blocks: model.Blocks{"x.weight": model.Halves(1, in, make([]float32, in))}}
	w.Linear("x", in, 1)
	if !errors.Is(w.Err, model.ErrCorrupt) {
		t.Errorf("got %v", w.Err)
	}
}

func TestRareFeaturesAreNotLearnt(t *testing.T) {
	l := model.NewLearner(2)
	f := []uint32{9}
	l.Count(f)
	l.Step()
	l.Update(f, 0, 1)
	if n := l.Table(1, 0).Rows(); n != 0 {
		t.Errorf("%d rows, want none", n)
	}
}

func TestFileKeepsContent(t *testing.T) {
	f := model.File{Lists: [][]string{{"NOUN", "verb\tx"}, nil}, Tables: []*model.Table{learnt()}}
	b, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got, err := model.Read(fstest.MapFS{"m.bin": {Data: b}}, "m.bin", 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got.Lists[0][1] != "verb\tx" || len(got.Lists[1]) != 0 || got.Tables[0].Rows() != f.Tables[0].Rows() {
		t.Errorf("got %+v", got)
	}
	again, err := got.Bytes()
	if err != nil || !bytes.Equal(b, again) {
		t.Error("writing what was read gives other bytes")
	}
}

func FuzzRead(f *testing.F) {
	b, err := model.File{Lists: [][]string{{"a"}}, Tables: []*model.Table{learnt()}}.Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("no model"))
	f.Add([]byte("\x1f\x8bno gzip"))
	f.Fuzz(func(t *testing.T, b []byte) {
		// Any bytes yield a file or an error, never a panic.
		_, _ = model.Read(fstest.MapFS{"m.bin": {Data: b}}, "m.bin", 1, 1)
	})
}
