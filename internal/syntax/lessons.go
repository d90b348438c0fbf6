package syntax

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"

	"readout/internal/model"
)

// Lessons are sentences turned into the numbers that training/parser.py learns
// from, and what is needed to turn its weights into a model file.
type Lessons struct {
	vectors Vectors
	casing  casing
	index   model.Block // the keys of the features
	tags    []tagPair
	labels  []string
	gold    []Tree
	dev     []Tree
	news    []Tree
}

// NewLessons prepares trees to learn from, trees to watch the progress on, and
// sentences without trees. tagged are words with Penn tags from which to learn
// how words are written where a line is all in capitals.
func NewLessons(gold, dev, news, tagged []Tree, v Vectors) *Lessons {
	l := &Lessons{vectors: v, gold: gold, dev: dev, news: news, tags: pairsOf(gold), labels: labelsOf(gold)}
	l.casing = casingOf(slices.Concat(gold, tagged))
	l.index = l.common()
	return l
}

// common indexes the features that are not so rare that they only memorise:
// those seen three times in the treebanks, or often in the news.
func (l *Lessons) common() model.Block {
	const least, leastNews = 3, 25
	count := func(trees []Tree) map[uint64]int {
		counts := map[uint64]int{}
		for _, t := range trees {
			for _, k := range looksOf(t.Texts(), func() casing { return l.casing }) {
				for _, f := range k.features() {
					counts[f]++
				}
			}
		}
		return counts
	}
	var out []uint64
	gold, news := count(l.gold), count(l.news)
	for f, n := range gold {
		if f != 0 && n >= least {
			out = append(out, f)
		}
	}
	for f, n := range news {
		if f != 0 && n >= leastNews && gold[f] < least {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return model.Keys(out)
}

// Write writes the lessons to a folder, each array as little-endian numbers.
func (l *Lessons) Write(dir string) error {
	tag, label := map[[2]string]int{}, map[string]int{}
	for i, p := range l.tags {
		tag[[2]string{p.upos, p.xpos}] = i
	}
	for i, x := range l.labels {
		label[x] = i
	}
	out := map[string][]byte{}
	put := func(name string, n int) {
		out[name] = binary.LittleEndian.AppendUint32(out[name], uint32(int32(n)))
	}
	number := func(n int, ok bool) int {
		if ok {
			return n
		}
		return -1
	}
	for _, t := range slices.Concat(l.gold, l.dev, l.news) {
		put("lengths", len(t.Words))
		for i, k := range looksOf(t.Texts(), func() casing { return l.casing }) {
			w := t.Words[i]
			for _, f := range k.features() {
				put("features", l.index.Find(f))
			}
			put("vector", l.vectors.row(k))
			n, ok := tag[[2]string{w.UPOS, w.XPOS}]
			put("tag", number(n, ok))
			put("head", w.Head+1)
			n, ok = label[w.Rel]
			put("label", number(n, ok))
		}
	}
	v := l.vectors.rows
	for r := range v.Rows {
		out["vectors"] = append(out["vectors"], v.Row(r)...)
		out["scales"] = binary.LittleEndian.AppendUint32(out["scales"], math.Float32bits(v.Scale(r)))
	}
	meta, err := json.Marshal(map[string]int{
		"gold": len(l.gold), "dev": len(l.dev), "width": width, "rows": l.index.Rows + 1, "dims": v.Cols,
		"tags": len(l.tags), "labels": len(l.labels),
	})
	if err != nil {
		return err
	}
	out["lessons.json"] = meta
	for name, b := range out {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Lemmas returns the model file of the lemmatiser, learnt from the treebanks.
func (l *Lessons) Lemmas(cl Clusters) map[string]model.File {
	return map[string]model.File{lemmaFile: learnLemmas(l.gold, cl).file()}
}

// pairsOf lists the joint tags seen often enough to be no slip of the pen.
func pairsOf(data []Tree) []tagPair {
	counts := map[tagPair]int{}
	for _, t := range data {
		for _, w := range t.Words {
			counts[tagPair{w.UPOS, w.XPOS}]++
		}
	}
	var out []tagPair
	for p, n := range counts {
		if n >= 4 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b tagPair) int {
		return cmp.Or(cmp.Compare(a.upos, b.upos), cmp.Compare(a.xpos, b.xpos))
	})
	return out
}

// labelsOf lists the relations, the most frequent first.
func labelsOf(data []Tree) []string {
	counts := map[string]int{}
	for _, t := range data {
		for _, w := range t.Words {
			counts[w.Rel]++
		}
	}
	labels := sortedKeys(counts)
	slices.SortStableFunc(labels, func(a, b string) int { return counts[b] - counts[a] })
	return labels
}

// casingOf tells of each word seen often outside headlines whether it is most
// often a name.
func casingOf(data []Tree) casing {
	const often = 10
	names, all := map[string]int{}, map[string]int{}
	for _, t := range data {
		if capitals(t.Texts()) {
			continue
		}
		for _, w := range t.Words {
			if w.XPOS == "" {
				continue
			}
			k := w.Lower()
			all[k]++
			if w.XPOS == "NNP" || w.XPOS == "NNPS" {
				names[k]++
			}
		}
	}
	out := casing{}
	for k, n := range all {
		if n >= often {
			out[k] = 2*names[k] > n
		}
	}
	return out
}

// blocks returns what the model file holds besides the weights.
func (l *Lessons) blocks() model.Blocks {
	var tags, names, words []string
	for _, t := range l.tags {
		tags = append(tags, t.upos+" "+t.xpos)
	}
	for _, w := range sortedKeys(l.casing) {
		if l.casing[w] {
			names = append(names, w)
		} else {
			words = append(words, w)
		}
	}
	return model.Blocks{
		"tags": model.Lines(tags), "labels": model.Lines(l.labels), "names": model.Lines(names), "words": model.Lines(words),
		"index": l.index,
	}
}
