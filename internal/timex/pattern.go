package timex

import (
	"fmt"
	"strings"
)

// state is one step of a compiled pattern: a word, a class, a bound of the
// span, or the end.
type state struct {
	word        string // lower case; empty for a class or a bound
	class       string
	value       string // the class must have this value; empty for any
	second      bool   // fills the second frame ("DAY2")
	open, close bool   // bounds of the span; they take no token
	end         bool
	next        []*state
}

// compile turns a pattern into its entry states. Grammar: items in order;
// "( a | b )" a choice; "?" after an item or bracket makes it optional;
// "{ }" bound the span; "$name" is a part of parts.yaml and "$name2" the same
// filling the second frame; capitals name a class, "CLASS=value" asks for a
// value and "CLASS2" fills the second frame; all else is a word.
func compile(pattern string, parts map[string]string) ([]*state, error) {
	left := maxItems
	p := patternParser{rest: strings.Fields(pattern), parts: parts, left: &left}
	it, err := p.choice(0)
	if err != nil {
		return nil, err
	}
	if len(p.rest) > 0 {
		return nil, fmt.Errorf("unexpected %q", p.rest[0])
	}
	entries := it.link([]*state{{end: true}})
	for _, s := range entries {
		if s.end {
			return nil, fmt.Errorf("a way through the pattern is empty")
		}
	}
	return entries, nil
}

// item is a parsed piece of a pattern: a single state, or items in order or to
// choose from.
type item struct {
	state    *state
	seq, alt []item
	optional bool
}

// link makes states that continue with next and returns where to enter.
func (it item) link(next []*state) []*state {
	entries := next
	switch {
	case it.state != nil:
		s := *it.state
		s.next = next
		entries = []*state{&s}
	case it.alt != nil:
		entries = nil
		for _, a := range it.alt {
			entries = append(entries, a.link(next)...)
		}
	default:
		for i := len(it.seq) - 1; i >= 0; i-- {
			entries = it.seq[i].link(entries)
		}
	}
	if it.optional {
		entries = append(entries[:len(entries):len(entries)], next...)
	}
	return entries
}

type patternParser struct {
	rest   []string
	parts  map[string]string
	second bool
	left   *int // items that the pattern may still have, its parts included
}

// maxNesting stops parts that contain themselves, maxItems those that contain
// others many times over, which doubles with each level.
const (
	maxNesting = 16
	maxItems   = 20_000
)

func (p *patternParser) choice(depth int) (item, error) {
	if depth > maxNesting {
		return item{}, fmt.Errorf("brackets or parts nested more than %d deep", maxNesting)
	}
	var all item
	for {
		seq, err := p.run(depth)
		if err != nil {
			return item{}, err
		}
		all.alt = append(all.alt, seq)
		if len(p.rest) == 0 || p.rest[0] != "|" {
			return all, nil
		}
		p.rest = p.rest[1:]
	}
}

func (p *patternParser) run(depth int) (item, error) {
	var out item
	for len(p.rest) > 0 {
		w := p.rest[0]
		if w == "|" || w == ")" || w == ")?" {
			break
		}
		p.rest = p.rest[1:]
		if *p.left--; *p.left < 0 {
			return item{}, fmt.Errorf("more than %d items, parts included", maxItems)
		}
		var it item
		switch {
		case w == "{":
			it.state = &state{open: true}
		case w == "}":
			it.state = &state{close: true}
		case w == "(":
			var err error
			if it, err = p.choice(depth + 1); err != nil {
				return it, err
			}
			if len(p.rest) == 0 {
				return it, fmt.Errorf("bracket not closed")
			}
			it.optional = p.rest[0] == ")?"
			p.rest = p.rest[1:]
		default:
			optional := len(w) > 1 && strings.HasSuffix(w, "?")
			if optional {
				w = w[:len(w)-1]
			}
			var err error
			if it, err = p.word(w, depth); err != nil {
				return it, err
			}
			it.optional = optional
		}
		out.seq = append(out.seq, it)
	}
	return out, nil
}

// word reads one item: a part, a class or a word; a word with a hyphen or
// apostrophe is several.
func (p *patternParser) word(w string, depth int) (item, error) {
	if name, ok := strings.CutPrefix(w, "$"); ok {
		body, found := p.parts[name]
		second := p.second
		if base, ok := strings.CutSuffix(name, "2"); ok && !found {
			body, found = p.parts[base]
			second = true
		}
		if !found {
			return item{}, fmt.Errorf("no part %q in parts.yaml", name)
		}
		inner := patternParser{strings.Fields(body), p.parts, second, p.left}
		it, err := inner.choice(depth + 1)
		if err == nil && len(inner.rest) > 0 {
			err = fmt.Errorf("part %s: unexpected %q", name, inner.rest[0])
		}
		return it, err
	}
	switch w {
	case "LPAREN":
		return item{state: &state{word: "("}}, nil
	case "RPAREN":
		return item{state: &state{word: ")"}}, nil
	}
	if name, value, _ := strings.Cut(w, "="); isClass(name) {
		s := state{class: name, value: value, second: p.second}
		if n := len(name) - 1; name[n] == '2' {
			s.class, s.second = name[:n], true
		}
		return item{state: &s}, nil
	}
	var out item
	for _, t := range split(w) {
		out.seq = append(out.seq, item{state: &state{word: key(strings.ToLower(t))}})
	}
	return out, nil
}

func isClass(w string) bool {
	return len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w == strings.ToUpper(w)
}
