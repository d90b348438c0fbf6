package syntax

import (
	"io/fs"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"readout/internal/model"
	"readout/internal/table"
)

// lemmatizer finds the UD lemma of a word: an exception seen in training for
// the word and its tag, or the edit of the longest ending known for the tag.
type lemmatizer struct {
	words map[string]string // "XPOS word" → lemma
	edits map[string]edit   // "XPOS ending" → edit
	known Clusters          // frequent words: an edit that yields one is to be trusted
	seen  *lemmas
}

// lemmas remembers the lemmas of words, for most come again and again. It never
// grows: a word takes the place of another. It is safe for concurrent use.
type lemmas [1 << 11]atomic.Pointer[lemmaOf]

type lemmaOf struct{ form, xpos, lemma string }

// edit cuts bytes off the end and puts others in their place.
type edit struct {
	cut int
	add string
}

const longestEnding = 6

func (l *lemmatizer) lemma(word, upos, xpos string) string {
	if xpos == "NNP" {
		return word
	}
	form := word
	if upos != "PROPN" {
		form = strings.ToLower(word)
	}
	if strings.ContainsRune(form, '’') {
		form = strings.ReplaceAll(form, "’", "'")
	}
	place := &l.seen[(key(0, form)+key(1, xpos))>>40%uint64(len(l.seen))]
	if known := place.Load(); known != nil && known.form == form && known.xpos == xpos {
		return known.lemma
	}
	lemma, ok := l.words[xpos+" "+form]
	if !ok {
		lemma = l.edited(form, xpos)
	}
	// The word is copied, for it is a piece of its article's whole text.
	lemma = strings.Clone(lemma)
	place.Store(&lemmaOf{strings.Clone(form), xpos, lemma})
	return lemma
}

// edited tries the edits of the word's endings, the longest first, until one
// yields a word that exists ("voting" is from "vote", not "vot").
func (l *lemmatizer) edited(form, xpos string) string {
	first := ""
	for n := min(longestEnding, len(form)-1); n >= 0; n-- {
		e, ok := l.edits[xpos+" "+form[len(form)-n:]]
		if !ok || e.cut >= len(form) {
			continue
		}
		x := form[:len(form)-e.cut] + e.add
		if l.known.Has(x) {
			return x
		}
		if l.known.Has(x+"e") && xpos[0] == 'V' && e.add == "" {
			return x + "e"
		}
		if first == "" && utf8.ValidString(x) {
			first = x
		}
	}
	if first == "" {
		return form
	}
	return first
}

// learnLemmas counts edits over the training words.
func learnLemmas(data []Tree, cl Clusters) *lemmatizer {
	counts := map[string]map[edit]int{}
	exact := map[string]map[string]int{}
	for _, t := range data {
		for _, w := range t.Words {
			if w.XPOS == "NNP" || w.Lemma == "" || w.XPOS == "GW" || w.UPOS == "X" {
				continue
			}
			form := w.Text
			if w.UPOS != "PROPN" {
				form = strings.ToLower(form)
			}
			form = strings.ReplaceAll(form, "’", "'")
			k := w.XPOS + " " + form
			if exact[k] == nil {
				exact[k] = map[string]int{}
			}
			exact[k][w.Lemma]++
		}
	}
	for k, lemmas := range exact {
		xpos, form, _ := strings.Cut(k, " ")
		lemma := mostOf(lemmas)
		e := editOf(form, lemma)
		for n := 0; n <= min(longestEnding, len(form)-1); n++ {
			key := xpos + " " + form[len(form)-n:]
			if counts[key] == nil {
				counts[key] = map[edit]int{}
			}
			counts[key][e]++
		}
	}
	l := &lemmatizer{words: map[string]string{}, edits: map[string]edit{}, known: cl, seen: new(lemmas)}
	for k, c := range counts {
		e, n, sum := mostEdit(c)
		if xpos, end, _ := strings.Cut(k, " "); len(end) < 2 && sum > 1 || n >= 2 && n*3 >= sum*2 && xpos != "" {
			l.edits[k] = e
		}
	}
	l.prune()
	for k, lemmas := range exact {
		xpos, form, _ := strings.Cut(k, " ")
		upos := "NOUN"
		if strings.HasPrefix(xpos, "NNP") {
			upos = "PROPN"
		}
		if lemma := mostOf(lemmas); l.lemma(form, upos, xpos) != lemma {
			l.words[k] = lemma
		}
	}
	l.seen = new(lemmas) // without what was not an exception yet
	return l
}

// prune drops an ending whose edit is the one the next shorter known ending
// gives anyway.
func (l *lemmatizer) prune() {
	for _, k := range sortedKeys(l.edits) {
		xpos, end, _ := strings.Cut(k, " ")
		for n := len(end) - 1; n >= 0; n-- {
			if e, ok := l.edits[xpos+" "+end[len(end)-n:]]; ok {
				if e == l.edits[k] {
					delete(l.edits, k)
				}
				break
			}
		}
	}
}

func editOf(form, lemma string) edit {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	return edit{len(form) - n, lemma[n:]}
}

func mostOf(counts map[string]int) string {
	best := ""
	for _, k := range sortedKeys(counts) {
		if best == "" || counts[k] > counts[best] {
			best = k
		}
	}
	return best
}

func mostEdit(counts map[edit]int) (best edit, n, sum int) {
	for e, c := range counts {
		sum += c
		if c > n || c == n && (e.cut < best.cut || e.cut == best.cut && e.add < best.add) {
			best, n = e, c
		}
	}
	return best, n, sum
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// file stores the two tables as lines.
func (l *lemmatizer) file() model.File {
	var words, edits []string
	for _, k := range sortedKeys(l.words) {
		words = append(words, k+"\t"+l.words[k])
	}
	for _, k := range sortedKeys(l.edits) {
		edits = append(edits, k+"\t"+strconv.Itoa(l.edits[k].cut)+"\t"+l.edits[k].add)
	}
	return model.File{Lists: [][]string{words, edits}}
}

// mend takes over lemmas that training missed, from lexicon/en/lemmas.tsv.
func (l *lemmatizer) mend(fsys fs.FS) error {
	return table.Read(fsys, "lexicon/en/lemmas.tsv", 3, func(c []string) error {
		for _, tag := range strings.Fields(c[1]) {
			l.words[tag+" "+c[0]] = c[2]
		}
		return nil
	})
}

func loadLemmas(f model.File, cl Clusters) *lemmatizer {
	l := &lemmatizer{words: map[string]string{}, edits: map[string]edit{}, known: cl, seen: new(lemmas)}
	for _, line := range f.Lists[0] {
		k, v, _ := strings.Cut(line, "\t")
		l.words[k] = v
	}
	for _, line := range f.Lists[1] {
		k, v, _ := strings.Cut(line, "\t")
		n, add, _ := strings.Cut(v, "\t")
		cut, _ := strconv.Atoi(n)
		l.edits[k] = edit{cut, add}
	}
	return l
}
