package score

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Attribution is who says what, as spans: half-open byte offsets into a text.
// Lists may be discontinuous; Source is empty when the text names no speaker.
type Attribution struct{ Cue, Source, Content [][2]int }

// AttributionDoc is a text with its annotated attributions.
type AttributionDoc struct {
	ID, Text     string
	Attributions []Attribution
}

// ReadAttributions reads gzipped JSON lines with the fields id, text and
// attributions (spans in Unicode code points), as PolNeAR is kept in the gold
// data, and converts the spans to bytes.
func ReadAttributions(r io.Reader) ([]AttributionDoc, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("attributions: %w", err)
	}
	in := bufio.NewReaderSize(z, 1<<20)
	var docs []AttributionDoc
	for dec := json.NewDecoder(in); ; {
		var d AttributionDoc
		err := dec.Decode(&d)
		if err == io.EOF {
			return docs, nil
		}
		if err != nil {
			return nil, fmt.Errorf("attributions: document %d: %w", len(docs)+1, err)
		}
		bytes := make([]int, 0, len(d.Text)+1)
		for i := range d.Text {
			bytes = append(bytes, i)
		}
		bytes = append(bytes, len(d.Text))
		for _, a := range d.Attributions {
			for _, list := range [][][2]int{a.Cue, a.Source, a.Content} {
				for i, sp := range list {
					if sp[0] < 0 || sp[1] < sp[0] || sp[1] >= len(bytes) {
						return nil, fmt.Errorf("attributions: %s: span %v lies outside the text", d.ID, sp)
					}
					list[i] = [2]int{bytes[sp[0]], bytes[sp[1]]}
				}
			}
		}
		docs = append(docs, d)
	}
}

// counts are true and false findings.
type counts struct{ right, found, gold int }

func (c counts) f1() float64 {
	return 2 * float64(c.right) / float64(max(c.found+c.gold, 1))
}

func (c counts) precision() float64 { return float64(c.right) / float64(max(c.found, 1)) }
func (c counts) recall() float64    { return float64(c.right) / float64(max(c.gold, 1)) }

// Statements scores find on annotated documents, beside the baseline that
// gives every quotation the nearest verb of saying.
//
// Token F1 compares, over each whole document, the tokens (words and single
// punctuation marks) that any attribution uses as cue, content or source. An
// attribution is right as a whole when it pairs with a gold one whose cue it
// overlaps and with which it shares at least half the content and half the
// source tokens (of the two together: Dice); an absent source agrees only
// with an absent one.
func Statements(set string, docs []AttributionDoc, find func(text string) []Attribution) []Row {
	var rows []Row
	for _, system := range []struct {
		task string
		find func(string) []Attribution
	}{{"statement", find}, {"statement-baseline", quoteBaseline}} {
		var whole counts
		var parts [3]counts
		for _, d := range docs {
			found := system.find(d.Text)
			tokens := tokenSpans(d.Text)
			g, f := covers(tokens, d.Attributions), covers(tokens, found)
			for k := range parts {
				tally(&parts[k], union(g, k), union(f, k))
			}
			whole.gold += len(g)
			whole.found += len(f)
			whole.right += pairs(g, f)
		}
		for k, name := range []string{"cue token F1", "content token F1", "source token F1"} {
			rows = append(rows, Row{system.task, set, name, parts[k].f1(), parts[k].gold})
		}
		rows = append(rows,
			Row{system.task, set, "attribution precision", whole.precision(), whole.found},
			Row{system.task, set, "attribution recall", whole.recall(), whole.gold},
			Row{system.task, set, "attribution F1", whole.f1(), whole.gold})
	}
	return rows
}

var tokenPattern = regexp.MustCompile(`[\pL\pN]+|[^\pL\pN\s]`)

func tokenSpans(text string) [][]int { return tokenPattern.FindAllStringIndex(text, -1) }

// cover is the set of tokens of an attribution's cue, content and source.
type cover [3]map[int]bool

func covers(tokens [][]int, as []Attribution) []cover {
	out := make([]cover, len(as))
	for i, a := range as {
		for k, list := range [][][2]int{a.Cue, a.Content, a.Source} {
			out[i][k] = map[int]bool{}
			for _, sp := range list {
				for t, tok := range tokens {
					if tok[0] < sp[1] && tok[1] > sp[0] {
						out[i][k][t] = true
					}
				}
			}
		}
	}
	return out
}

func union(cs []cover, k int) map[int]bool {
	all := map[int]bool{}
	for _, c := range cs {
		for t := range c[k] {
			all[t] = true
		}
	}
	return all
}

func shared(a, b map[int]bool) int {
	n := 0
	for t := range a {
		if b[t] {
			n++
		}
	}
	return n
}

func tally(c *counts, gold, found map[int]bool) {
	c.gold += len(gold)
	c.found += len(found)
	c.right += shared(gold, found)
}

// pairs counts attributions that agree, each used once, in order.
func pairs(gold, found []cover) int {
	used := make([]bool, len(found))
	n := 0
	for _, g := range gold {
		for i, f := range found {
			if !used[i] && shared(g[0], f[0]) > 0 && half(g[1], f[1]) && half(g[2], f[2]) {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}

func half(a, b map[int]bool) bool {
	return 4*shared(a, b) >= len(a)+len(b)
}

var (
	quotePattern = regexp.MustCompile(`["“]([^"“”\n]+)["”]|''([^\n]+?)''`)
	// a deliberately small list: this is the bar to beat, not the system
	sayPattern  = regexp.MustCompile(`\b(said|says|say|told|added|wrote|tweeted|asked|called|argued|noted|announced)\b`)
	namePattern = regexp.MustCompile(`(?:\p{Lu}[\pL.'-]*\s)*\p{Lu}[\pL.'-]*|\b(?:he|she|they|it)\b`)
)

// quoteBaseline attributes every quotation to the nearest verb of saying in
// its paragraph and the name or pronoun nearest to that verb.
func quoteBaseline(text string) []Attribution {
	var out []Attribution
	byVerb := map[int]int{}
	for _, q := range quotePattern.FindAllStringIndex(text, -1) {
		start, end := q[0], q[1]
		lo, hi := strings.LastIndexByte(text[:start], '\n')+1, len(text)
		if i := strings.IndexByte(text[end:], '\n'); i >= 0 {
			hi = end + i
		}
		verb := nearest(sayPattern, text, lo, hi, start, end)
		if verb == nil {
			continue
		}
		if i, ok := byVerb[verb[0]]; ok {
			out[i].Content = append(out[i].Content, [2]int{start, end})
			continue
		}
		byVerb[verb[0]] = len(out)
		a := Attribution{Cue: [][2]int{{verb[0], verb[1]}}, Content: [][2]int{{start, end}}}
		if name := nearest(namePattern, text, lo, hi, verb[0], verb[1]); name != nil && (name[1] <= start || name[0] >= end) {
			a.Source = [][2]int{{name[0], name[1]}}
		}
		out = append(out, a)
	}
	return out
}

// nearest returns the match of p in text[lo:hi] closest to the span.
func nearest(p *regexp.Regexp, text string, lo, hi, start, end int) []int {
	var best []int
	far := hi - lo + 1
	for _, m := range p.FindAllStringIndex(text[lo:hi], -1) {
		s, e := m[0]+lo, m[1]+lo
		d := s - end
		if e <= start {
			d = start - e
		}
		if d >= 0 && d < far {
			best, far = []int{s, e}, d
		}
	}
	return best
}
