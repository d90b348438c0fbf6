package statement_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"readout/data"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/syntax/treetest"
)

// wordLists is the data tree without models: the patterns alone decide.
func wordLists(t testing.TB) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"lexicon/en/cues.tsv", "lexicon/en/venues.tsv", "lexicon/en/speakers.tsv", "lexicon/en/saying.tsv"} {
		b, err := data.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	return files
}

// join is the content's text, its pieces joined with " … ".
func join(text string, spans [][2]int) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, text[s[0]:s[1]])
	}
	return strings.Join(parts, " … ")
}

func TestPatternsWithoutModel(t *testing.T) {
	for _, c := range []struct{ name, tree, source, cue, content, act string }{
		{"clause complement", `
The the DET DT 2 det
ministry ministry NOUN NN 4 nsubj
has have AUX VBZ 4 aux
said say VERB VBN 0 root
that that SCONJ IN 8 mark
the the DET DT 7 det
port port NOUN NN 8 nsubj
closed close VERB VBD 4 ccomp
. . PUNCT . 4 punct`, "The ministry", "has said", "that the port closed", "assert"},
		{"inserted cue", `
The the DET DT 2 det
fleet fleet NOUN NN 7 nsubj
, , PUNCT , 5 punct
aides aide NOUN NNS 5 nsubj
said say VERB VBD 7 parataxis
, , PUNCT , 5 punct
sailed sail VERB VBD 0 root
. . PUNCT . 7 punct`, "aides", "said", "The fleet … sailed", "assert"},
		{"denied object", `
Malta Malta PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
the the DET DT 4 det
charge charge NOUN NN 2 obj
. . PUNCT . 2 punct`, "Malta", "denied", "the charge", "deny"},
		{"agent of a passive", `
The the DET DT 2 det
plan plan NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
praised praise VERB VBN 0 root
by by ADP IN 6 case
Rome Rome PROPN NNP 4 obl:agent
. . PUNCT . 4 punct`, "Rome", "was praised", "The plan", "assert"},
		{"according to", `
The the DET DT 2 det
dam dam NOUN NN 3 nsubj
broke break VERB VBD 0 root
, , PUNCT , 8 punct
according according ADP VBG 8 case
to to ADP IN 5 fixed
two two NUM CD 8 nummod
engineers engineer NOUN NNS 3 obl
. . PUNCT . 3 punct`, "two engineers", "according to", "The dam broke", "assert"},
		{"noun with a possessor", `
Peru Peru PROPN NNP 3 nmod:poss
's 's PART POS 1 case
call call NOUN NN 6 nsubj
for for ADP IN 5 case
talks talk NOUN NNS 3 nmod
failed fail VERB VBD 0 root
. . PUNCT . 6 punct`, "Peru", "'s call for", "talks", "call"},
		{"free relative", `
for for ADP IN 7 case
what what PRON WP 7 nsubj
monitors monitor NOUN NNS 4 nsubj
say say VERB VBP 7 parataxis
was be AUX VBD 7 cop
widespread widespread ADJ JJ 7 amod
fraud fraud NOUN NN 0 root`, "monitors", "say", "was widespread fraud", "assert"},
		{"demand", `
Chad Chad PROPN NNP 2 nsubj
asked ask VERB VBD 0 root
Niger Niger PROPN NNP 2 obj
to to PART TO 5 mark
leave leave VERB VB 2 xcomp
. . PUNCT . 2 punct`, "Chad", "asked", "Niger to leave", "demand"},
		{"silence", `
The the DET DT 2 det
embassy embassy NOUN NN 3 nsubj
declined decline VERB VBD 0 root
to to PART TO 5 mark
comment comment VERB VB 3 xcomp
. . PUNCT . 3 punct`, "The embassy", "declined", "to comment", "no-comment"},
		{"stated gap", `
It it PRON PRP 4 expl
was be AUX VBD 4 cop
not not PART RB 4 advmod
clear clear ADJ JJ 0 root
whether whether SCONJ IN 8 mark
the the DET DT 7 det
ship ship NOUN NN 8 nsubj
sank sink VERB VBD 4 csubj
. . PUNCT . 4 punct`, "", "was not clear", "whether the ship sank", "assert"},
		{"hedge", `
The the DET DT 2 det
pilot pilot NOUN NN 4 nsubj
reportedly reportedly ADV RB 4 advmod
fled flee VERB VBD 0 root
. . PUNCT . 4 punct`, "", "reportedly", "The pilot … fled", "assert"},
		{"headline", `
Okoye Okoye PROPN NNP 0 root
: : PUNCT : 4 punct
No no DET DT 4 det
talks talk NOUN NNS 1 appos`, "Okoye", ":", "No talks", "assert"},
	} {
		f, err := statement.New(wordLists(t))
		if err != nil {
			t.Fatal(err)
		}
		s := treetest.Parse(t, c.tree)
		text := treetest.Text(&s)
		ok := false
		var got []string
		for _, st := range f.Find(text, []syntax.Sentence{s}, nil) {
			source, cue, content := text[st.Source[0]:st.Source[1]], text[st.Cue[0]:st.Cue[1]], join(text, st.Content)
			got = append(got, "["+source+"] {"+cue+"} <"+content+"> "+st.Act)
			ok = ok || source == c.source && cue == c.cue && content == c.content && st.Act == c.act
		}
		if !ok {
			t.Errorf("%s: want [%s] {%s} <%s> %s, have %q", c.name, c.source, c.cue, c.content, c.act, got)
		}
	}
}

func TestBadLexicon(t *testing.T) {
	for line, want := range map[string]string{
		"bark\tverb\t*\tnoise\tassert": "class",
		"bark\tverb\t*\tsay\tbark":     "act",
		"bark\tverb":                   "columns",
	} {
		files := fstest.MapFS{
			"lexicon/en/cues.tsv":     {Data: []byte("lemma\tpos\tframe\tclass\tact\n" + line + "\n")},
			"lexicon/en/venues.tsv":   {Data: []byte("lemma\tkind\n")},
			"lexicon/en/speakers.tsv": {Data: []byte("lemma\tkind\n")},
			"lexicon/en/saying.tsv":   {Data: []byte("lemma\tgroup\n")},
		}
		if _, err := statement.New(files); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "cues.tsv:2") {
			t.Errorf("%q: error %v, want cues.tsv:2 and %q", line, err, want)
		}
	}
}

func TestBadModel(t *testing.T) {
	files := wordLists(t).(fstest.MapFS)
	files[statement.ModelFile] = &fstest.MapFile{Data: []byte("not a model")}
	if _, err := statement.New(files); err == nil || !strings.Contains(err.Error(), statement.ModelFile) {
		t.Errorf("error %v, want one that names %s", err, statement.ModelFile)
	}
}

// FuzzTrees feeds trees no parser would make: any head, any relation.
func FuzzTrees(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03\x04\x05"), `He said "no" : it was not clear if , according to him , they lie .`)
	f.Add([]byte{255, 3, 9}, "")
	finder, err := statement.New(wordLists(f))
	if err != nil {
		f.Fatal(err)
	}
	rels := []string{"nsubj", "ccomp", "obj", "acl:relcl", "parataxis", "case", "obl:agent", "advcl", "conj", "nmod:poss", "xcomp", "root"}
	tags := []string{"NOUN", "VERB", "PROPN", "PUNCT", "ADJ", "ADV", "PRON", "AUX", "ADP"}
	f.Fuzz(func(t *testing.T, shape []byte, text string) {
		var words []syntax.Word
		at := 0
		for i, w := range strings.Fields(text) {
			start := at + strings.Index(text[at:], w)
			at = start + len(w)
			b := 7 * i
			if len(shape) > 0 {
				b = int(shape[i%len(shape)]) + i
			}
			head := b%(i+1) - 1 // earlier words only: a forest, never a cycle
			words = append(words, syntax.Word{Start: start, End: at, Text: w, Lemma: strings.ToLower(w), UPOS: tags[b%len(tags)], XPOS: "NN", Head: head, Rel: rels[b%len(rels)]})
		}
		s := syntax.NewSentence(0, 0, len(text), 0, words)
		check(t, text, finder.Find(text, []syntax.Sentence{s}, nil), 1)
	})
}

// check verifies what must hold for any input: spans slice the text.
func check(t *testing.T, text string, all []statement.Statement, sentences int) {
	t.Helper()
	for i, st := range all {
		spans := append([][2]int{st.Cue, st.Source}, st.Content...)
		for _, sp := range spans {
			if sp[0] < 0 || sp[1] < sp[0] || sp[1] > len(text) {
				t.Fatalf("statement %d of %q: span %v", i, text, sp)
			}
		}
		if len(st.Content) == 0 || st.Sentence >= sentences || st.Parent == i || len(st.Why) == 0 {
			t.Fatalf("statement %d of %q: %+v", i, text, st)
		}
	}
}
