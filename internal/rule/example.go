package rule

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

func (d *decoder) examples(n *yaml.Node) ([]Example, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, d.errorf(n, "examples: want a list")
	}
	var out []Example
	for _, it := range n.Content {
		e := Example{Place: d.place(it)}
		err := d.fields(it, "example", func(key string, v *yaml.Node) (bool, error) {
			switch key {
			case "fires":
				e.Fires = true
				return true, d.marked(v, &e)
			case "silent":
				return true, d.marked(v, &e)
			case "why":
				e.Why = v.Value
				return true, nil
			}
			return false, nil
		})
		if err != nil {
			return nil, err
		}
		if e.Text == "" {
			return nil, d.errorf(it, "example without fires or silent")
		}
		out = append(out, e)
	}
	return out, nil
}

// marked reads "[The envoys|source] [met|event] …".
func (d *decoder) marked(n *yaml.Node, e *Example) error {
	e.Marks = map[string][][2]int{}
	var text strings.Builder
	rest := n.Value
	for {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			text.WriteString(rest)
			break
		}
		end := strings.IndexByte(rest[open:], ']')
		if end < 0 {
			return d.errorf(n, "mark opened with [ but not closed")
		}
		phrase, label, ok := strings.Cut(rest[open+1:open+end], "|")
		if !ok {
			return d.errorf(n, "mark %q: want [words|source], [words|target] or [words|event]", rest[open:open+end+1])
		}
		text.WriteString(rest[:open])
		start := text.Len()
		text.WriteString(phrase)
		for _, l := range strings.Split(label, ",") {
			if l != "source" && l != "target" && l != "event" {
				return d.errorf(n, "unknown mark %q: source, target or event", l)
			}
			e.Marks[l] = append(e.Marks[l], [2]int{start, text.Len()})
		}
		rest = rest[open+end+1:]
	}
	e.Text = text.String()
	if e.Fires && len(e.Marks["event"]) == 0 {
		return d.errorf(n, "a fires example marks its [trigger|event]")
	}
	return nil
}
