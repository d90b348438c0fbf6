package timex

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// rule is one entry of a rule file; docs/TIMEX-RULES.md tells the format.
type rule struct {
	id, place string // place is path:line:column
	kind      string // date|duration|set|value
	entries   []*state
	with      frame
	anchor    string // what relative times count from: publication (or empty)|text|quarter
	notBefore []*state
	notAfter  []*state
	tags      []string // of the last word; any when empty
	notTag    []string // of the word before
	notRel    []string // of the last word; "compound:name" is a compound under a name
	ahead     bool     // only where the verb speaks of what lies ahead
	examples  []example
}

// example is a sentence that a rule must read in a given way, or must not
// match.
type example struct {
	place string
	fires bool
	text  string
	marks []mark
	dct   time.Time
}

// mark is a span of an example and the value it must get.
type mark struct {
	start, end int
	value      string
}

const partsFile = "timex/en/parts.yaml"

// loadRules reads every rule file in timex/en; rules are ranked by file name
// and place.
func loadRules(fsys fs.FS) ([]rule, error) {
	files, err := fs.Glob(fsys, "timex/en/*.yaml")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("timex: no rule files timex/en/*.yaml in the data tree")
	}
	slices.Sort(files)
	parts := map[string]string{}
	if b, err := fs.ReadFile(fsys, partsFile); err == nil {
		if err := yaml.Unmarshal(b, &parts); err != nil {
			return nil, fmt.Errorf("%s: %w", partsFile, err)
		}
	}
	var rules []rule
	seen := map[string]string{}
	for _, f := range files {
		if f == partsFile {
			continue
		}
		d := decoder{file: f, parts: parts}
		list, err := d.load(fsys)
		if err != nil {
			return nil, err
		}
		for _, u := range list {
			if prev, ok := seen[u.id]; ok {
				return nil, fmt.Errorf("%s: rule id %q is already used at %s; ids are permanent and unique", u.place, u.id, prev)
			}
			seen[u.id] = u.place
			rules = append(rules, u)
		}
	}
	return rules, nil
}

// decoder turns YAML nodes into rules, keeping positions for its errors.
type decoder struct {
	file  string
	parts map[string]string
}

func (d decoder) place(n *yaml.Node) string {
	return fmt.Sprintf("%s:%d:%d", d.file, n.Line, n.Column)
}

func (d decoder) errorf(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s: %s", d.place(n), fmt.Sprintf(format, args...))
}

func (d decoder) load(fsys fs.FS) ([]rule, error) {
	b, err := fs.ReadFile(fsys, d.file)
	if err != nil {
		return nil, fmt.Errorf("timex: %w", err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", d.file, err)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	if doc.Content[0].Kind != yaml.SequenceNode {
		return nil, d.errorf(doc.Content[0], "want a list of rules, each beginning with \"- id:\"")
	}
	var rules []rule
	for _, n := range doc.Content[0].Content {
		u, err := d.rule(n)
		if err != nil {
			return nil, err
		}
		rules = append(rules, u)
	}
	return rules, nil
}

// fields walks the pairs of a mapping; set returns false for an unknown key.
func (d decoder) fields(n *yaml.Node, what string, set func(key string, v *yaml.Node) (bool, error)) error {
	if n.Kind != yaml.MappingNode {
		return d.errorf(n, "%s: want \"key: value\" pairs", what)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		known, err := set(n.Content[i].Value, n.Content[i+1])
		if err != nil {
			return err
		}
		if !known {
			return d.errorf(n.Content[i], "unknown key %q in %s", n.Content[i].Value, what)
		}
	}
	return nil
}

func (d decoder) rule(n *yaml.Node) (rule, error) {
	u := rule{place: d.place(n)}
	err := d.fields(n, "rule", func(key string, v *yaml.Node) (bool, error) {
		var err error
		switch key {
		case "id":
			u.id = v.Value
		case "kind":
			u.kind = v.Value
			if !slices.Contains([]string{"date", "duration", "set", "value"}, u.kind) {
				return true, d.errorf(v, "unknown kind %q: date, duration, set or value", u.kind)
			}
		case "match":
			u.entries, err = d.patterns(v)
		case "with":
			err = d.with(v, &u.with)
		case "anchor":
			u.anchor = v.Value
			if !slices.Contains([]string{"publication", "text", "quarter"}, u.anchor) {
				return true, d.errorf(v, "unknown anchor %q: publication, text or quarter", u.anchor)
			}
		case "not_before":
			u.notBefore, err = d.states(v)
		case "not_after":
			u.notAfter, err = d.states(v)
		case "tag":
			u.tags = list(v)
		case "not_tag_before":
			u.notTag = list(v)
		case "not_rel":
			u.notRel = list(v)
		case "tense":
			u.ahead = v.Value == "future"
			if !u.ahead {
				return true, d.errorf(v, "unknown tense %q: future", v.Value)
			}
		case "examples":
			u.examples, err = d.examples(v)
		default:
			return false, nil
		}
		return true, err
	})
	if err != nil {
		return u, err
	}
	return u, d.complete(n, &u)
}

// complete reports what a rule lacks.
func (d decoder) complete(n *yaml.Node, u *rule) error {
	fires := slices.ContainsFunc(u.examples, func(e example) bool { return e.fires })
	silent := slices.ContainsFunc(u.examples, func(e example) bool { return !e.fires })
	switch {
	case u.id == "":
		return d.errorf(n, "rule without id")
	case u.kind == "":
		return d.errorf(n, "rule %s without kind", u.id)
	case len(u.entries) == 0:
		return d.errorf(n, "rule %s without match", u.id)
	case !fires || !silent:
		return d.errorf(n, "rule %s needs at least one fires and one silent example", u.id)
	}
	return nil
}

// list reads a value or a list of them.
func list(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var out []string
	for _, c := range n.Content {
		out = append(out, c.Value)
	}
	return out
}

func (d decoder) patterns(n *yaml.Node) ([]*state, error) {
	var all []*state
	for _, p := range list(n) {
		s, err := compile(p, d.parts)
		if err != nil {
			return nil, d.errorf(n, "match %q: %v", p, err)
		}
		all = append(all, s...)
	}
	return all, nil
}

// states reads words and classes that must not stand beside the span.
func (d decoder) states(n *yaml.Node) ([]*state, error) {
	return d.patterns(n)
}

func (d decoder) with(n *yaml.Node, f *frame) error {
	return d.fields(n, "with", func(key string, v *yaml.Node) (bool, error) {
		if !f.set(strings.ToUpper(key), v.Value) {
			return true, d.errorf(v, "with: %s cannot be %q", key, v.Value)
		}
		return true, nil
	})
}
