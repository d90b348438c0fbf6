package score

import (
	"path/filepath"
	"regexp"
	"strings"

	"readout/internal/gold"
	"readout/internal/pipeline"
	"readout/internal/statement"
)

// Attributions scores who says what on the PolNeAR development articles, from
// the raw text, beside the baseline that gives every quotation the nearest
// verb of saying.
func Attributions(dir string, r *pipeline.Reader) ([]Row, error) {
	docs, err := gold.Attributions(filepath.Join(dir, "attribution", "polnear_dev.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	return AttributionRows("polnear-dev", docs, func(text string) []gold.Attribution {
		sents, set := r.Analyse(text)
		return Found(r.Statements.Find(text, sents, set))
	}), nil
}

// Found turns statements into the form in which attributions are compared.
func Found(all []statement.Statement) []gold.Attribution {
	out := make([]gold.Attribution, len(all))
	for i, st := range all {
		out[i] = gold.Attribution{Cue: [][2]int{st.Cue}, Content: st.Content}
		if st.Source[1] > st.Source[0] {
			out[i].Source = [][2]int{st.Source}
		}
	}
	return out
}

// counts is what was found and what should have been.
type counts struct{ right, found, gold int }

func (c counts) scores() (p, r, f float64) { return f1(c.right, c.found, c.gold) }

// AttributionRows scores find on annotated documents, and the baseline.
//
// Token F1 compares, over each whole document, the tokens (words and single
// punctuation marks) that any attribution uses as cue, content or source. An
// attribution is right as a whole when it pairs with a gold one whose cue it
// overlaps and with which it shares at least half the content and half the
// source tokens (of the two together: Dice); an absent source agrees only
// with an absent one.
func AttributionRows(set string, docs []gold.AttributedText, find func(text string) []gold.Attribution) []Row {
	rows := attributionRows("statement", set, docs, find)
	return append(rows, attributionRows("statement-baseline", set, docs, quoteBaseline)...)
}

func attributionRows(task, set string, docs []gold.AttributedText, find func(text string) []gold.Attribution) []Row {
	var whole counts
	var parts [3]counts
	for _, d := range docs {
		tokens := tokenSpans(d.Text)
		g, f := covers(tokens, d.Attributions), covers(tokens, find(d.Text))
		for k := range parts {
			tally(&parts[k], union(g, k), union(f, k))
		}
		whole.gold += len(g)
		whole.found += len(f)
		whole.right += pairs(g, f)
	}
	var rows []Row
	for k, name := range []string{"cue token F1", "content token F1", "source token F1"} {
		_, _, f := parts[k].scores()
		rows = append(rows, Row{task, set, name, f, parts[k].gold})
	}
	p, r, f := whole.scores()
	return append(rows,
		Row{task, set, "attribution precision", p, whole.found},
		Row{task, set, "attribution recall", r, whole.gold},
		Row{task, set, "attribution F1", f, whole.gold})
}

var tokenPattern = regexp.MustCompile(`[\pL\pN]+|[^\pL\pN\s]`)

func tokenSpans(text string) [][]int { return tokenPattern.FindAllStringIndex(text, -1) }

// cover is the set of tokens of an attribution's cue, content and source.
type cover [3]map[int]bool

func covers(tokens [][]int, as []gold.Attribution) []cover {
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
func quoteBaseline(text string) []gold.Attribution {
	var out []gold.Attribution
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
		a := gold.Attribution{Cue: [][2]int{{verb[0], verb[1]}}, Content: [][2]int{{start, end}}}
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
