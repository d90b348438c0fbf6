package score

import (
	"testing"

	"readout/internal/syntax"
)

func TestTreeTallyCountsWordsByOffset(t *testing.T) {
	word := func(start, end, head int, rel string) syntax.Word {
		return syntax.Word{Start: start, End: end, UPOS: "X", Head: head, Rel: rel}
	}
	gold := []syntax.Sentence{syntax.NewSentence(0, 0, 9, 0, []syntax.Word{word(0, 3, 1, "nsubj"), word(4, 6, -1, "root"), word(6, 9, 1, "advmod")})}
	system := []syntax.Sentence{syntax.NewSentence(0, 0, 9, 0, []syntax.Word{word(0, 3, 1, "obj"), word(4, 9, -1, "root")})}
	var x treeTally
	x.add(system, gold)
	if x.sentences != 1 || x.words != 1 || x.systemWords != 2 || x.goldWords != 3 {
		t.Errorf("got %+v", x)
	}
	// The head of the first word was cut differently, so its arc is wrong.
	if x.uas != 0 || x.upos != 1 {
		t.Errorf("got %+v", x)
	}
}
