// Package query is the language in which a store is asked: words, "exact
// phrases", field:value, OR, a minus for not, and brackets. Terms beside each
// other must all hold. It only parses; what the fields mean is said where they
// are matched.
package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fields are the names that may stand before a colon.
func Fields() []string {
	return []string{"actor", "source", "target", "type", "mode", "cameo", "quad", "context", "since", "until", "place", "country", "says", "act", "status", "modality",
		"domain", "publisher", "title", "lang", "wire", "has", "key", "tie", "unit"}
}

// Node is a part of a query.
type Node struct {
	Op    string // and|or|not|term
	Field string // of a term; "" for words of the text
	Value string
	Exact bool // the value stood in quotes
	Nodes []*Node
}

// Is holds for what has a value in a field, as if the value stood in quotes.
func Is(field, value string) *Node {
	return &Node{Op: "term", Field: field, Value: value, Exact: true}
}

// All holds where each of some queries does, without any for everything.
func All(nodes ...*Node) *Node { return &Node{Op: "and", Nodes: nodes} }

// Any holds where one of some queries does.
func Any(nodes ...*Node) *Node { return &Node{Op: "or", Nodes: nodes} }

// Not holds where a query does not.
func Not(n *Node) *Node { return &Node{Op: "not", Nodes: []*Node{n}} }

// Error says what is wrong, and at which character (from 1).
type Error struct {
	Column  int
	Problem string
}

func (e *Error) Error() string { return fmt.Sprintf("query, column %d: %s", e.Column, e.Problem) }

// maxDepth bounds brackets in brackets, maxLength the query.
const (
	maxDepth  = 50
	maxLength = 4000
)

// Parse reads a query. An empty one holds for everything.
func Parse(s string) (*Node, error) {
	if len(s) > maxLength {
		return nil, &Error{maxLength, "longer than 4000 bytes"}
	}
	p := &parser{in: s}
	n, err := p.any(0)
	if err != nil {
		return nil, err
	}
	if p.skip(); p.at < len(p.in) {
		return nil, p.fail("a bracket closes that none opened")
	}
	return n, nil
}

type parser struct {
	in string
	at int
}

func (p *parser) fail(problem string) error {
	return &Error{utf8.RuneCountInString(p.in[:min(p.at, len(p.in))]) + 1, problem}
}

func (p *parser) skip() {
	for p.at < len(p.in) {
		r, n := utf8.DecodeRuneInString(p.in[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += n
	}
}

// word reports whether an operator in capitals stands here, and passes it.
func (p *parser) word(w string) bool {
	p.skip()
	rest, ok := strings.CutPrefix(p.in[p.at:], w)
	if !ok || rest != "" && !strings.ContainsAny(rest[:1], " \t\n(\"") {
		return false
	}
	p.at += len(w)
	return true
}

// any reads alternatives.
func (p *parser) any(depth int) (*Node, error) {
	if depth > maxDepth {
		return nil, p.fail("too many brackets in brackets")
	}
	first, err := p.all(depth)
	if err != nil {
		return nil, err
	}
	nodes := []*Node{first}
	for p.word("OR") {
		next, err := p.all(depth)
		if err != nil {
			return nil, err
		}
		if len(next.Nodes) == 0 && next.Op == "and" {
			return nil, p.fail("OR needs something on both sides")
		}
		nodes = append(nodes, next)
	}
	if len(nodes) == 1 {
		return first, nil
	}
	if len(first.Nodes) == 0 && first.Op == "and" {
		return nil, p.fail("OR needs something on both sides")
	}
	return &Node{Op: "or", Nodes: nodes}, nil
}

// all reads terms up to the end, a closing bracket or OR.
func (p *parser) all(depth int) (*Node, error) {
	n := &Node{Op: "and"}
	for {
		p.word("AND")
		p.skip()
		start := p.at
		if p.at >= len(p.in) || p.in[p.at] == ')' || p.word("OR") {
			p.at = start
			if len(n.Nodes) == 1 {
				return n.Nodes[0], nil
			}
			return n, nil
		}
		t, err := p.one(depth)
		if err != nil {
			return nil, err
		}
		n.Nodes = append(n.Nodes, t)
	}
}

func (p *parser) one(depth int) (*Node, error) {
	switch {
	case p.in[p.at] == '-' || p.word("NOT"):
		if p.in[p.at:] != "" && p.in[p.at] == '-' {
			p.at++
		}
		if p.skip(); p.at >= len(p.in) || p.in[p.at] == ')' {
			return nil, p.fail("nothing after the minus")
		}
		if depth > maxDepth {
			return nil, p.fail("too many minus signs")
		}
		n, err := p.one(depth + 1)
		return &Node{Op: "not", Nodes: []*Node{n}}, err
	case p.in[p.at] == '(':
		open := p.at
		p.at++
		n, err := p.any(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.skip(); p.at >= len(p.in) {
			p.at = open
			return nil, p.fail("a bracket that does not close")
		}
		p.at++
		return n, nil
	}
	return p.term()
}

func (p *parser) term() (*Node, error) {
	start := p.at
	if p.in[p.at] == '"' {
		v, err := p.quoted()
		return &Node{Op: "term", Value: v, Exact: true}, err
	}
	for p.at < len(p.in) && !strings.ContainsRune(" \t\n\r()\":", rune(p.in[p.at])) {
		p.at++
	}
	w := p.in[start:p.at]
	number := w != "" && w[0] >= '0' && w[0] <= '9'
	if p.at >= len(p.in) || p.in[p.at] != ':' || number || strings.HasPrefix(p.in[p.at:], "://") {
		for p.at < len(p.in) && !strings.ContainsRune(" \t\n\r()\"", rune(p.in[p.at])) {
			p.at++ // "10:30", an address
		}
		if p.at == start {
			p.at++
			return nil, p.fail("a term is missing before the colon")
		}
		return &Node{Op: "term", Value: p.in[start:p.at]}, nil
	}
	field := strings.ToLower(w)
	if !slices.Contains(Fields(), field) {
		p.at = start
		return nil, p.fail(fmt.Sprintf("no field %q; there are %s", w, strings.Join(Fields(), ", ")))
	}
	p.at++
	if p.at < len(p.in) && p.in[p.at] == '"' {
		v, err := p.quoted()
		return &Node{Op: "term", Field: field, Value: v, Exact: true}, err
	}
	from := p.at
	for p.at < len(p.in) && !strings.ContainsRune(" \t\n\r()\"", rune(p.in[p.at])) {
		p.at++
	}
	if from == p.at {
		return nil, p.fail(field + ": needs a value")
	}
	return &Node{Op: "term", Field: field, Value: p.in[from:p.at]}, nil
}

func (p *parser) quoted() (string, error) {
	open := p.at
	i := strings.IndexByte(p.in[p.at+1:], '"')
	if i < 0 {
		p.at = open
		return "", p.fail("a quotation mark that does not close")
	}
	v := p.in[p.at+1 : p.at+1+i]
	p.at += i + 2
	if strings.TrimSpace(v) == "" {
		p.at = open
		return "", p.fail("nothing between the quotation marks")
	}
	return v, nil
}

// String writes a query in brackets, as Parse reads it again; quotes in a value
// become blanks.
func (n *Node) String() string {
	switch n.Op {
	case "term":
		v := n.Value
		if n.Exact {
			v = `"` + strings.ReplaceAll(v, `"`, " ") + `"`
		}
		if n.Field != "" {
			return n.Field + ":" + v
		}
		return v
	case "not":
		return "-" + n.Nodes[0].String()
	}
	parts := make([]string, len(n.Nodes))
	for i, x := range n.Nodes {
		parts[i] = x.String()
	}
	sep := " "
	if n.Op == "or" {
		sep = " OR "
	}
	return "(" + strings.Join(parts, sep) + ")"
}
