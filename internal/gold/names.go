package gold

import (
	"strings"
)

// Named is a sentence with name labels (B-PER, I-PER, O…), without offsets.
type Named struct {
	Words, Labels []string
	Tags          []string // Penn tags where the source has them, else nil
}

// Span is a marked run of words.
type Span struct {
	First, Last int    // half-open
	Type        string // PER|ORG|LOC|MISC…; CoreNLP's PERSON and so on are brought to these
}

// coarse gives the long names of types their short ones.
var coarse = map[string]string{"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC"}

// Spans returns what the labels mark.
func (n Named) Spans() []Span {
	var out []Span
	open := false
	for i, l := range n.Labels {
		kind, t, marked := strings.Cut(l, "-")
		if short, ok := coarse[t]; ok {
			t = short
		}
		switch last := len(out) - 1; {
		case !marked:
			open = false
			continue
		case kind == "I" && open && out[last].Type == t:
			out[last].Last = i + 1
		default:
			out = append(out, Span{i, i + 1, t})
		}
		open = true
	}
	return out
}

// ReadIOB reads a gzipped IOB2 file: number, word, label.
func ReadIOB(path string) ([]Named, error) {
	return readColumns(path, 3, func(s *Named, f []string) {
		s.Words = append(s.Words, f[1])
		s.Labels = append(s.Labels, f[2])
	})
}

// ReadSilver reads the gzipped CoreNLP columns: id, word, lemma, Penn tag,
// head, relation, label, offsets. Brackets and quotes are written as in text,
// and words with hyphens are cut as in UD English, since that is how Readout
// cuts them: every part keeps the label, none keeps the tag.
func ReadSilver(path string) ([]Named, error) {
	return readColumns(path, 7, func(s *Named, f []string) {
		word := plain.Replace(f[1])
		if parts := cutHyphens(word); len(parts) > 1 {
			for i, p := range parts {
				label := f[6]
				if i > 0 && strings.HasPrefix(label, "B-") {
					label = "I-" + label[2:]
				}
				s.Words, s.Labels, s.Tags = append(s.Words, p), append(s.Labels, label), append(s.Tags, "")
			}
			return
		}
		s.Words, s.Labels, s.Tags = append(s.Words, word), append(s.Labels, f[6]), append(s.Tags, f[3])
	})
}

var plain = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}", "``", "\"", "''", "\"")

func cutHyphens(w string) []string {
	before, after, ok := strings.Cut(w, "-")
	if !ok || before == "" || after == "" || strings.ContainsAny(w, "/.:@") && !strings.HasPrefix(w, "U.") {
		return nil
	}
	return append([]string{before, "-"}, orSelf(cutHyphens(after), after)...)
}

func orSelf(parts []string, w string) []string {
	if parts == nil {
		return []string{w}
	}
	return parts
}

func readColumns(path string, columns int, add func(*Named, []string)) ([]Named, error) {
	var out []Named
	var s Named
	end := func() {
		if len(s.Words) > 0 {
			out = append(out, s)
		}
		s = Named{}
	}
	err := EachLine(path, func(_ int, line string) error {
		f := strings.Split(line, "\t")
		switch {
		case line == "":
			end()
		case strings.HasPrefix(line, "# ") || len(f) < columns:
		default:
			add(&s, f)
		}
		return nil
	})
	end()
	return out, err
}
