package gold_test

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"readout/internal/gold"
)

// write puts text into a gzipped file and returns its path.
func write(t *testing.T, text string) string {
	path := filepath.Join(t.TempDir(), "x.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := gzip.NewWriter(f)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadTreebank(t *testing.T) {
	path := write(t, `# newdoc id = d
# newpar
# text = They don't.
1	They	they	PRON	PRP	_	2	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	SpaceAfter=No
2	do	do	AUX	VBP	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

# newpar
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

`)
	bank, err := gold.ReadTreebank(path)
	if err != nil {
		t.Fatal(err)
	}
	d := bank.Docs[0]
	if want := "They don't.\n\nWhy?"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	for _, s := range d.Sentences {
		for _, w := range s.Words {
			if d.Text[w.Start:w.End] != w.Text {
				t.Errorf("%q at %d:%d is %q", w.Text, w.Start, w.End, d.Text[w.Start:w.End])
			}
		}
	}
	if len(d.Sentences) != 2 || d.Sentences[1].Paragraph != 1 || d.Sentences[0].Words[0].Head != 1 {
		t.Errorf("got %+v", d.Sentences)
	}
}

func TestReadTreebankRefusesShortLines(t *testing.T) {
	if _, err := gold.ReadTreebank(write(t, "1\tThey\n")); err == nil {
		t.Error("a line of two columns is accepted")
	}
}

func TestReadSilverCutsHyphens(t *testing.T) {
	list, err := gold.ReadSilver(write(t, "# newdoc id = a\n1\tPeru-based\tx\tJJ\t2\tamod\tB-MISC\t0:10\n2\t-LRB-\tx\t-LRB-\t0\troot\tO\t10:11\n"))
	if err != nil {
		t.Fatal(err)
	}
	if s := list[0]; len(s.Words) != 4 || s.Words[1] != "-" || s.Labels[2] != "I-MISC" || s.Words[3] != "(" {
		t.Errorf("got %+v", s)
	}
}
