package statement

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"

	"readout/internal/model"
)

// common indexes the features that are not so rare that they only memorise, of
// the words and of their parts.
func (l *Learner) common() (words, parts model.Block) {
	const least = 4
	seen := map[uint32]int{}
	count := func(fs []uint32) {
		for _, f := range fs {
			seen[f]++
		}
	}
	index := func() model.Block {
		var out []uint64
		for f, n := range seen {
			if n >= least {
				out = append(out, featureKey(f))
			}
		}
		slices.Sort(out)
		clear(seen)
		return model.Keys(out)
	}
	var fs []uint32
	for k := range l.docs {
		for i := range l.docs[k].sents {
			fs = l.docs[k].wordFeatures(i, fs[:0])
			count(fs)
		}
	}
	words = index()
	for k := range l.docs {
		d := &l.docs[k]
		for _, t := range d.gold {
			r := d.read(t.sentence, t.cue)
			fs = d.partFeatures(&r, 0, len(r.roles), fs[:0])
			count(fs)
		}
	}
	return words, index()
}

// featureKey spreads a feature over the 64 bits of a key.
func featureKey(f uint32) uint64 { return uint64(f)<<32 | uint64(f) }

// Write writes the lessons for training/statement.py to a folder, each array as
// little-endian numbers: for each article its sentences' lengths; for each word
// state, features, the words to view, whether it can be a cue and whether it is one; for each cue
// its sentence, its word, and features and part of each word of the sentence.
func (l *Learner) Write(dir string) error {
	words, parts := l.common()
	out := newArrays(dir)
	var fs []uint32
	sentence := 0
	for k := range l.docs {
		d := &l.docs[k]
		for i := range d.sents {
			s := &d.sents[i]
			out.put("lengths", len(s.Words))
			out.put("document", k)
			fs = d.wordFeatures(i, fs[:0])
			for _, f := range fs {
				out.put("features", words.Find(featureKey(f)))
			}
			for j := range s.Words {
				_, yes := d.cues[[2]int{i, j}]
				out.put("cue", int(b2u(yes)+b2u(cueCandidate(&s.Words[j]))))
				for _, v := range d.viewed(i, j) {
					out.put("views", v)
				}
				out.floats("states", s.Words[j].State.Floats())
			}
		}
		for _, t := range d.gold {
			r := d.read(t.sentence, t.cue)
			out.put("cues", sentence+t.sentence)
			out.put("cues", t.cue)
			fs = d.partFeatures(&r, 0, len(r.roles), fs[:0])
			for _, f := range fs {
				out.put("partFeatures", parts.Find(featureKey(f)))
			}
			for _, x := range t.labels[t.sentence] {
				out.put("parts", int(x))
			}
		}
		sentence += len(d.sents)
	}
	meta, err := json.Marshal(map[string]int{
		"size": stateSize(l.docs), "wordWidth": wordWidth, "wordRows": words.Rows + 1, "partWidth": partWidth, "partRows": parts.Rows + 1, "views": views, "parts": int(roles),
	})
	return errors.Join(err, out.close(), os.WriteFile(filepath.Join(dir, "lessons.json"), meta, 0o644))
}

// Pack reads the weights that training/statement.py wrote beside the lessons and
// returns the content of NetFile.
func (l *Learner) Pack(read func(name string) ([]float32, error)) (model.Blocks, error) {
	w := map[string][]float32{}
	for name := range weightBlocks {
		x, err := read(name)
		if err != nil {
			return nil, err
		}
		w[name] = x
	}
	words, parts := l.common()
	b := model.Blocks{"wordIndex": words, "partIndex": parts}
	rows := map[string]int{"words.weight": words.Rows + 1, "parts.weight": parts.Rows + 1, "move": int(roles), "of.weight": len(w["word.bias"])}
	model.PackWeights(w, weightBlocks, rows, b)
	return b, nil
}

// stateSize is the size of the states of the words.
func stateSize(docs []lesson) int {
	for i := range docs {
		for _, s := range docs[i].sents {
			for _, w := range s.Words {
				return len(w.State.Bytes)
			}
		}
	}
	return 0
}

// arrays are files of numbers, by name.
type arrays struct {
	dir   string
	files map[string]*os.File
	to    map[string]*bufio.Writer
	err   error
}

func newArrays(dir string) *arrays {
	return &arrays{dir: dir, files: map[string]*os.File{}, to: map[string]*bufio.Writer{}}
}

func (a *arrays) write(name string, bits uint32) {
	w := a.to[name]
	if w == nil {
		f, err := os.Create(filepath.Join(a.dir, name))
		if err != nil {
			a.err = errors.Join(a.err, err)
		}
		w = bufio.NewWriterSize(f, 1<<20)
		a.files[name], a.to[name] = f, w
	}
	var b [4]byte
	binary.LittleEndian.PutUint32(b[:], bits)
	w.Write(b[:]) // its error comes again with Flush
}

func (a *arrays) put(name string, n int) { a.write(name, uint32(int32(n))) }

func (a *arrays) floats(name string, x []float32) {
	for _, v := range x {
		a.write(name, math.Float32bits(v))
	}
}

func (a *arrays) close() error {
	err := a.err
	for name, w := range a.to {
		err = errors.Join(err, w.Flush(), a.files[name].Close())
	}
	return err
}
