package gdeltdoc

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/internal/query"
)

// test reports whether a query holds for an article.
type test func(*paper) bool

// maxQuery bounds a query in bytes, maxDepth brackets in brackets.
const (
	maxQuery = 4000
	maxDepth = 30
)

// parse reads a query of GDELT's: words, "phrases", (a OR b), -not, field:value,
// nearN:"a b", repeatN:"a", tone<-5, toneabs>10. An empty one holds for all.
// words are what every article must have that it holds for.
func (t *Tables) parse(s string, states func(string) string) (holds test, words []*query.Node, err error) {
	if len(s) > maxQuery {
		return nil, nil, fmt.Errorf("query: longer than %d bytes", maxQuery)
	}
	p := &parser{tables: t, states: states, words: cut(s)}
	out, err := p.any(0)
	if err == nil && len(p.words) > 0 {
		err = fmt.Errorf("query: a bracket closes that none opened")
	}
	return out, p.must, err
}

// cut parts a query into brackets, minus signs and terms; a quotation belongs to
// the term before it.
func cut(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		n := 1
		if !strings.ContainsAny(s[:1], "()") && !(s[0] == '-' && len(s) > 1 && !unicode.IsSpace(rune(s[1]))) {
			inside := false
			n = strings.IndexFunc(s, func(r rune) bool {
				if r == '"' {
					inside = !inside
				}
				return !inside && (unicode.IsSpace(r) || r == '(' || r == ')')
			})
			if n < 0 {
				n = len(s)
			}
		}
		out, s = append(out, s[:n]), s[n:]
	}
	return out
}

type parser struct {
	tables *Tables
	states func(string) string
	words  []string
	must   []*query.Node // phrases that stand in no brackets and after no minus
}

func (p *parser) next(w string) bool {
	if len(p.words) == 0 || !strings.EqualFold(p.words[0], w) {
		return false
	}
	p.words = p.words[1:]
	return true
}

func (p *parser) any(depth int) (test, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("query: too many brackets in brackets")
	}
	var either []test
	for {
		t, err := p.all(depth)
		if err != nil {
			return nil, err
		}
		either = append(either, t)
		if !p.next("OR") {
			break
		}
		if len(p.words) == 0 || p.words[0] == ")" {
			return nil, fmt.Errorf("query: OR needs something on both sides")
		}
	}
	if depth == 0 && len(either) > 1 {
		p.must = nil
	}
	return func(a *paper) bool { return slices.ContainsFunc(either, func(t test) bool { return t(a) }) }, nil
}

func (p *parser) all(depth int) (test, error) {
	var each []test
	for len(p.words) > 0 && p.words[0] != ")" && !strings.EqualFold(p.words[0], "OR") {
		if p.next("AND") {
			continue
		}
		t, err := p.one(depth)
		if err != nil {
			return nil, err
		}
		each = append(each, t)
	}
	if len(each) == 0 && len(p.words) > 0 && p.words[0] != ")" {
		return nil, fmt.Errorf("query: OR needs something on both sides")
	}
	return func(a *paper) bool { return !slices.ContainsFunc(each, func(t test) bool { return !t(a) }) }, nil
}

func (p *parser) one(depth int) (test, error) {
	switch {
	case p.next("-"):
		if len(p.words) == 0 || p.words[0] == ")" || depth > maxDepth {
			return nil, fmt.Errorf("query: nothing after the minus")
		}
		t, err := p.one(depth + 1)
		return func(a *paper) bool { return !t(a) }, err
	case p.next("("):
		t, err := p.any(depth + 1)
		if err == nil && !p.next(")") {
			err = fmt.Errorf("query: a bracket that does not close")
		}
		return t, err
	}
	w := p.words[0]
	p.words = p.words[1:]
	if _, err := phrase(w); depth == 0 && err == nil && !strings.ContainsAny(w, ":<>") {
		p.must = append(p.must, &query.Node{Op: "term", Value: strings.Trim(w, `"`), Exact: true})
	}
	return p.term(w)
}

var (
	toneTerm = regexp.MustCompile(`(?i)^(tone|toneabs)([<>])(-?\d+(?:\.\d+)?)$`)
	numbered = regexp.MustCompile(`(?i)^(near|repeat)(\d{1,3})$`)
)

func (p *parser) term(w string) (test, error) {
	if strings.Count(w, `"`)%2 == 1 {
		return nil, fmt.Errorf("query: a quotation mark that does not close in %s", w)
	}
	if m := toneTerm.FindStringSubmatch(w); m != nil {
		bound, err := strconv.ParseFloat(m[3], 64)
		if err != nil {
			return nil, fmt.Errorf("query: %s: a number is missing", w)
		}
		return toneIs(strings.EqualFold(m[1], "toneabs"), m[2] == ">", bound), nil
	}
	name, value, hasField := strings.Cut(w, ":")
	if !hasField || strings.HasPrefix(w, `"`) || strings.HasPrefix(value, "//") {
		return phrase(w)
	}
	value = strings.Trim(value, `"`)
	if value == "" {
		return nil, fmt.Errorf("query: %s: needs a value", name)
	}
	if m := numbered.FindStringSubmatch(name); m != nil {
		n, err := strconv.Atoi(m[2])
		if err != nil || n < 1 {
			return nil, fmt.Errorf("query: %s: a number from 1 to 999", name)
		}
		return counted(strings.ToLower(m[1]), n, split(value))
	}
	return p.field(strings.ToLower(name), value)
}

// phrase holds where its words stand one after the other.
func phrase(w string) (test, error) {
	want := split(w)
	if len(want) == 0 {
		return nil, fmt.Errorf("query: no word in %s", w)
	}
	return func(a *paper) bool { return a.times(want) > 0 }, nil
}

// counted is near and repeat.
func counted(op string, n int, words []string) (test, error) {
	switch {
	case op == "near" && len(words) < 2:
		return nil, fmt.Errorf("query: near%d: two words or more, as in near%d:\"trade talks\"", n, n)
	case op == "repeat" && len(words) != 1:
		return nil, fmt.Errorf("query: repeat%d: one word, as in repeat%d:\"sanctions\"", n, n)
	case op == "repeat":
		return func(a *paper) bool { return a.times(words) >= n }, nil
	}
	return func(a *paper) bool { return a.near(words, n) }, nil
}

// split gives the words of a text in small letters.
func split(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
