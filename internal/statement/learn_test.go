package statement_test

import (
	"bytes"
	"io"
	"testing"
	"testing/fstest"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/syntax/treetest"
)

const lesson = `
The the DET DT 2 det
clerk clerk NOUN NN 3 nsubj
bellowed bellow VERB VBD 0 root
that that SCONJ IN 7 mark
the the DET DT 6 det
roof roof NOUN NN 7 nsubj
leaked leak VERB VBD 3 ccomp
. . PUNCT . 3 punct`

// A verb that the lexicon does not know is learnt, and learning twice gives
// the same bytes.
func TestLearn(t *testing.T) {
	s := treetest.Parse(t, lesson)
	text := treetest.Text(&s)
	teach := func() []byte {
		l, err := statement.NewLearner(wordLists(t))
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			l.Add(text, []syntax.Sentence{s}, []statement.Annotation{{Source: [][2]int{{0, 9}}, Cue: [][2]int{{10, 18}}, Content: [][2]int{{19, 39}}}})
		}
		linear, _ := l.Train(io.Discard)
		b, err := linear.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	model := teach()
	if !bytes.Equal(model, teach()) {
		t.Error("learning the same documents twice gives different models")
	}
	files := wordLists(t).(fstest.MapFS)
	files[statement.ModelFile] = &fstest.MapFile{Data: model}
	f, err := statement.New(files)
	if err != nil {
		t.Fatal(err)
	}
	all := f.Find(text, []syntax.Sentence{s}, nil)
	if len(all) != 1 || text[all[0].Source[0]:all[0].Source[1]] != "The clerk" || join(text, all[0].Content) != "that the roof leaked" {
		t.Errorf("after learning: %+v, want the clerk and that the roof leaked", all)
	}
}
