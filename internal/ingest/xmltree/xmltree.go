// Package xmltree reads XML of unknown origin into a tree: no entities but the
// predefined and HTML's, nothing fetched, bounded depth and size.
package xmltree

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of what is read. Real agency files stay far below them.
const (
	maxDepth = 200
	maxNodes = 300_000
)

// ErrBounds means that a document is nested or stuffed beyond all use.
var ErrBounds = errors.New("XML beyond bounds")

// Node is an element, or a run of text when Name is empty.
type Node struct {
	Name     string // without its prefix, as written
	Space    string // namespace
	Attr     map[string]string
	Text     string
	Children []*Node
}

// Parse reads a decoded document; s holds characters, whatever encoding the
// XML declaration names. What was read before an error is returned with it.
func Parse(s string) (*Node, error) {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &Node{}
	stack := []*Node{root}
	for count := 0; ; count++ {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return root, nil
		case err != nil:
			return root, fmt.Errorf("not well-formed XML: %w", err)
		case count > maxNodes, len(stack) > maxDepth:
			return root, fmt.Errorf("%w: more than %d parts or %d levels", ErrBounds, maxNodes, maxDepth)
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &Node{Name: t.Name.Local, Space: t.Name.Space, Attr: map[string]string{}}
			for _, a := range t.Attr {
				n.Attr[a.Name.Local] = a.Value
			}
			top.Children = append(top.Children, n)
			stack = append(stack, n)
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			top.Children = append(top.Children, &Node{Text: string(t)})
		}
	}
}

// Find returns the first element of a name in document order, or nil.
func (n *Node) Find(name string) *Node {
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
		if f := c.Find(name); f != nil {
			return f
		}
	}
	return nil
}

// All returns every element of a name in document order, those inside others
// of the name left out.
func (n *Node) All(name string) []*Node {
	var out []*Node
	for _, c := range n.Children {
		if c.Name == name {
			out = append(out, c)
		} else {
			out = append(out, c.All(name)...)
		}
	}
	return out
}

// Path follows names from child to child; nil when one is missing.
func (n *Node) Path(names ...string) *Node {
	for _, name := range names {
		var next *Node
		for _, c := range n.Children {
			if c.Name == name {
				next = c
				break
			}
		}
		if next == nil {
			return nil
		}
		n = next
	}
	return n
}

// String returns the text of a node and all below it on one line; "" for nil.
func (n *Node) String() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.write(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (n *Node) write(b *strings.Builder) {
	b.WriteString(n.Text)
	for _, c := range n.Children {
		c.write(b)
	}
}

// At returns an attribute; "" for nil.
func (n *Node) At(name string) string {
	if n == nil {
		return ""
	}
	return n.Attr[name]
}
