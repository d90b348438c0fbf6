package gold

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/syntax"
)

// Treebank is a CoNLL-U file: documents whose text is put together again from
// the sentences.
type Treebank struct{ Docs []Doc }

// Doc is one document. Words have offsets into Text; paragraphs are blocks
// between blank lines.
type Doc struct {
	Text      string
	Sentences []syntax.Sentence
}

// Trees returns all sentences.
func (t Treebank) Trees() []syntax.Sentence {
	var out []syntax.Sentence
	for _, d := range t.Docs {
		out = append(out, d.Sentences...)
	}
	return out
}

// ReadTreebank reads a gzipped CoNLL-U file. Empty nodes are left out; the
// words of a multiword token share its text out among them, so that "don't" is
// "do" and "n't" with their own offsets.
func ReadTreebank(path string) (Treebank, error) {
	r := conllu{}
	if err := EachLine(path, r.line); err != nil {
		return Treebank{}, err
	}
	r.endSentence()
	r.endDoc()
	return Treebank{r.docs}, nil
}

// conllu is the reader's state.
type conllu struct {
	docs      []Doc
	text      strings.Builder
	sentences []syntax.Sentence
	words     []syntax.Word
	paragraph int
	space     bool // the last word is followed by a space
	// multi is the number of words still to come of a multiword token that
	// ends at multiEnd.
	multi    int
	multiAt  int // where its next word starts
	multiEnd int
	after    bool // whether a space follows the multiword token
}

func (r *conllu) line(_ int, line string) error {
	switch {
	case line == "":
		r.endSentence()
		return nil
	case strings.HasPrefix(line, "# newdoc"):
		r.endDoc()
		return nil
	case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_"):
		if r.text.Len() > 0 {
			r.text.WriteString("\n\n")
			r.paragraph++
		}
		r.space = false
		return nil
	case line[0] == '#':
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, want 10", len(f))
	}
	space := !strings.Contains(f[9], "SpaceAfter=No")
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || b < a {
			return fmt.Errorf("bad range %q", f[0])
		}
		r.gap()
		r.multiAt = r.text.Len()
		r.text.WriteString(f[1])
		r.multi, r.multiEnd, r.after = b-a+1, r.text.Len(), space
		return nil
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q is no number", f[6])
	}
	w := syntax.Word{Text: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: head - 1, Rel: f[7]}
	r.place(&w, space)
	r.words = append(r.words, w)
	return nil
}

func (r *conllu) gap() {
	if r.space {
		r.text.WriteByte(' ')
		r.space = false
	}
}

// place gives a word its offsets.
func (r *conllu) place(w *syntax.Word, space bool) {
	if r.multi == 0 {
		r.gap()
		w.Start = r.text.Len()
		r.text.WriteString(w.Text)
		w.End = r.text.Len()
		r.space = space
		return
	}
	r.multi--
	w.Start = r.multiAt
	w.End = min(w.Start+len(w.Text), r.multiEnd)
	if r.multi == 0 {
		w.End = r.multiEnd
		r.space = r.after
	}
	w.Text = r.text.String()[w.Start:w.End]
	r.multiAt = w.End
}

func (r *conllu) endSentence() {
	if len(r.words) == 0 {
		return
	}
	n := len(r.words)
	r.sentences = append(r.sentences, syntax.NewSentence(len(r.sentences), r.words[0].Start, r.words[n-1].End, r.paragraph, r.words))
	r.words = nil
}

func (r *conllu) endDoc() {
	if len(r.sentences) > 0 {
		r.docs = append(r.docs, Doc{r.text.String(), r.sentences})
	}
	*r = conllu{docs: r.docs}
}
