package timex

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"readout/internal/syntax"
	"readout/internal/token"
)

func (d decoder) examples(n *yaml.Node) ([]example, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, d.errorf(n, "examples: want a list")
	}
	var out []example
	for _, it := range n.Content {
		e := example{place: d.place(it)}
		err := d.fields(it, "example", func(key string, v *yaml.Node) (bool, error) {
			switch key {
			case "fires":
				e.fires = true
				return true, d.marked(v, &e)
			case "silent":
				return true, d.marked(v, &e)
			case "dct":
				var err error
				if e.dct, err = time.Parse(time.DateOnly, v.Value); err != nil {
					return true, d.errorf(v, "dct %q: want a date like 2021-03-05", v.Value)
				}
			case "why":
			default:
				return false, nil
			}
			return true, nil
		})
		if err != nil {
			return nil, err
		}
		if e.text == "" || e.fires && len(e.marks) == 0 {
			return nil, d.errorf(it, "an example has fires with a mark [words|value], or silent")
		}
		out = append(out, e)
	}
	return out, nil
}

// marked reads "The talks end [next Friday|2021-03-12]."
func (d decoder) marked(n *yaml.Node, e *example) error {
	var text strings.Builder
	rest := n.Value
	for {
		before, after, ok := strings.Cut(rest, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		inside, tail, ok := strings.Cut(after, "]")
		words, value, ok2 := strings.Cut(inside, "|")
		if !ok || !ok2 {
			return d.errorf(n, "mark %q: want [words|value]", inside)
		}
		start := text.Len()
		text.WriteString(words)
		e.marks = append(e.marks, mark{start, text.Len(), value})
		rest = tail
	}
	e.text = text.String()
	return nil
}

// Failure is one example of a rule file that does not come out as it says.
type Failure struct {
	Place string // path:line:column of the example
	Rule  string
	Text  string
	Wrong string
}

// String writes the failure for people.
func (f Failure) String() string {
	return fmt.Sprintf("%s: rule %s: %s\n    %s", f.Place, f.Rule, f.Wrong, f.Text)
}

// Check reads the examples of every rule with the parser of the data tree and
// returns those that fail: every mark of a "fires" example must be found with
// its span and value, one of them by the rule itself; in a "silent" example
// the rule must find nothing.
func (t *Tagger) Check() []Failure {
	sp, err := token.New(t.fsys)
	if err != nil {
		return []Failure{{Place: "timex", Rule: "*", Wrong: "cannot check: " + err.Error()}}
	}
	p, err := syntax.Load(t.fsys)
	if err != nil {
		return []Failure{{Place: "timex", Rule: "*", Wrong: "cannot check: " + err.Error()}}
	}
	return t.checkWith(func(text string) []syntax.Sentence {
		return p.ParseAll(text, sp.Split(text))
	})
}

func (t *Tagger) checkWith(parse func(string) []syntax.Sentence) []Failure {
	var out []Failure
	for i := range t.rules {
		for _, e := range t.rules[i].examples {
			found := t.Find(e.text, parse(e.text), e.dct)
			if wrong := e.wrong(t.rules[i].id, found); wrong != "" {
				out = append(out, Failure{e.place, t.rules[i].id, e.text, wrong})
			}
		}
	}
	return out
}

// wrong says how what was found differs from the example, or "".
func (e *example) wrong(id string, found []Timex) string {
	var seen []string
	own := false
	for _, x := range found {
		own = own || x.Rule == id
		seen = append(seen, fmt.Sprintf("%q = %s (%s)", e.text[x.Start:x.End], x.Value, x.Rule))
	}
	has := strings.Join(seen, ", ")
	if has == "" {
		has = "nothing"
	}
	if !e.fires {
		if own {
			return "should stay silent but finds " + has
		}
		return ""
	}
	for _, m := range e.marks {
		ok := false
		for _, x := range found {
			ok = ok || x.Start == m.start && x.End == m.end && x.Value == m.value
		}
		if !ok {
			return fmt.Sprintf("should find %q = %s, finds %s", e.text[m.start:m.end], m.value, has)
		}
	}
	if !own {
		return "is not the rule that fires; finds " + has
	}
	return ""
}
