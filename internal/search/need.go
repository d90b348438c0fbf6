package search

import (
	"slices"
	"strings"

	"readout/internal/query"
)

// Need is what an article's atoms must be for a query to hold for anything in
// it. It never leaves out an article that has a hit; it may let in some that
// have none. Op is "atom", "and", "or", "not", or "all" for no condition.
type Need struct {
	Op    string
	Atom  string
	Nodes []*Need
}

// NeedOf gives what a query for things of a kind needs.
func NeedOf(q *query.Node, kind string, states func(string) string) *Need {
	m := &matcher{states: states, kind: kind}
	n := both(is("has", kind), m.need(q))
	return &Need{Op: "or", Nodes: []*Need{n, {Op: "atom", Atom: wide}}}
}

var anything = &Need{Op: "all"}

func is(name, value string) *Need {
	if a := atom(name, value); a != "" {
		return &Need{Op: "atom", Atom: a}
	}
	return anything
}

// allWords needs every word of a text.
func allWords(name, text string) *Need {
	var each []*Need
	for _, w := range Words(text) {
		if name == "" {
			each = append(each, &Need{Op: "atom", Atom: short(w)})
		} else {
			each = append(each, is(name, w))
		}
	}
	return both(each...)
}

// both joins needs that must all be met. That there is a thing at all goes
// without saying where more is needed.
func both(each ...*Need) *Need {
	var flat []*Need
	for _, n := range each {
		switch n.Op {
		case "and":
			flat = append(flat, n.Nodes...)
		case "all":
		default:
			flat = append(flat, n)
		}
	}
	more := slices.ContainsFunc(flat, func(n *Need) bool { return n.Op != "not" && !n.has() })
	said := false
	flat = slices.DeleteFunc(flat, func(n *Need) bool {
		drop := n.has() && (more || said)
		said = said || n.has()
		return drop
	})
	switch len(flat) {
	case 0:
		return anything
	case 1:
		return flat[0]
	}
	return &Need{Op: "and", Nodes: flat}
}

// has reports whether a need is only that there is a thing of some kind.
func (n *Need) has() bool { return strings.HasPrefix(n.Atom, "has=") }

// either joins needs of which one must be met; of none, nothing meets it.
func either(each ...*Need) *Need {
	switch len(each) {
	case 0:
		return is("nothing", "at all")
	case 1:
		return each[0]
	}
	if slices.ContainsFunc(each, func(n *Need) bool { return n.Op == "all" }) {
		return anything
	}
	return &Need{Op: "or", Nodes: each}
}

func (m *matcher) need(q *query.Node) *Need {
	var each []*Need
	switch q.Op {
	case "and":
		each = append(each, spans(q.Nodes)...)
		each = append(each, m.together(q.Nodes)...)
		for _, x := range q.Nodes {
			if !dates(x) {
				each = append(each, m.need(x))
			}
		}
		return both(each...)
	case "or":
		for _, x := range q.Nodes {
			each = append(each, m.need(x))
		}
		return either(each...)
	case "not":
		return m.without(q.Nodes[0])
	}
	return m.term(q)
}

// together needs what one event must be and have at once for all of some queries
// to hold.
func (m *matcher) together(list []*query.Node) (each []*Need) {
	if m.kind != "event" && m.kind != "claim" {
		return nil
	}
	var types, sources, targets, actors []string
	for _, q := range list {
		switch {
		case q.Op != "term":
		case q.Field == "type":
			types = append(types, q.Value)
		case q.Field == "source":
			sources = append(sources, q.Value)
		case q.Field == "target":
			targets = append(targets, q.Value)
		case q.Field == "actor":
			actors = append(actors, q.Value)
		}
	}
	for _, t := range types {
		if !strings.EqualFold(t, types[0]) {
			return []*Need{none}
		}
		with := func(role, v string) *Need {
			return m.known(role, v, func(code string) *Need { return is(role+typed, joined(t, code)) })
		}
		for _, v := range sources {
			each = append(each, with(actsRole, v))
		}
		for _, v := range targets {
			each = append(each, with(targetRole, v))
		}
		for _, v := range actors {
			each = append(each, either(with(actsRole, v), with(targetRole, v)))
		}
	}
	for _, x := range sources {
		for _, y := range targets {
			each = append(each, m.known(actsRole, x, func(from string) *Need {
				return m.known(targetRole, y, func(to string) *Need { return is(onRole, joined(from, to)) })
			}))
		}
	}
	return each
}

// without needs what an article without a thing has.
func (m *matcher) without(q *query.Node) *Need {
	if n := m.exact(q); n != nil {
		return both(is("has", m.kind), &Need{Op: "not", Nodes: []*Need{n}})
	}
	switch {
	case !dates(q):
		return anything
	case q.Field == "since":
		return either(between("0", q.Value), is("day", undated))
	}
	return either(between(q.Value, "9999"), is("day", undated))
}

// exact gives the need that an article meets if, and only if, a query holds for
// each thing of it; nil where atoms cannot tell.
func (m *matcher) exact(q *query.Node) *Need {
	if q.Op == "and" || q.Op == "or" {
		out := &Need{Op: q.Op}
		for _, x := range q.Nodes {
			n := m.exact(x)
			if n == nil {
				return nil
			}
			out.Nodes = append(out.Nodes, n)
		}
		if len(out.Nodes) == 0 {
			return nil
		}
		return out
	}
	if q.Op != "term" || len(q.Value) > maxAtom/2 {
		return nil
	}
	switch q.Field {
	case "":
		if len(Words(q.Value)) == 1 {
			return allWords("", q.Value)
		}
		return nil
	case "lang", "has", "tie", "unit":
	case "type", "mode", "modality", "quad", "context", "act", "status":
		if m.kind != "document" { // what one event is says nothing of another
			return nil
		}
	default:
		return nil
	}
	// Other characters share an atom.
	if q.Value == "" || strings.ContainsFunc(q.Value, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-')
	}) {
		return nil
	}
	return m.term(q)
}

func (m *matcher) term(q *query.Node) *Need {
	v := q.Value
	if !m.fits(q.Field) {
		return none
	}
	switch q.Field {
	case "":
		return allWords("", v)
	case "title", "publisher", "wire":
		return allWords(q.Field, v)
	case "has":
		return is("holds", v)
	case "domain":
		return is("domain", strings.TrimPrefix(strings.ToLower(v), "www."))
	case "since":
		return between(v, "9999")
	case "until":
		return between("0", v)
	case "actor":
		switch m.kind {
		case "event", "claim":
			return either(m.who(actsRole, v), m.who(targetRole, v))
		case "statement":
			return m.who(saysRole, v)
		}
		return either(m.who(actsRole, v), m.who(targetRole, v), m.who(saysRole, v))
	case "source":
		return m.who(actsRole, v)
	case "target":
		return m.who(targetRole, v)
	case "says":
		return m.who(saysRole, v)
	case "place":
		return either(allWords("place", v), m.country3(v))
	case "country":
		return m.country3(v)
	}
	return is(q.Field, v) // type, mode, cameo, quad, context, modality, status, act, lang
}

// fits reports whether a field can hold for things of the kind at all.
func (m *matcher) fits(field string) bool {
	switch field {
	case "", "title", "publisher", "wire", "domain", "lang", "since", "until", "actor", "says", "has", "key", "tie", "unit":
		return true
	case "act":
		return m.kind != "event" && m.kind != "claim"
	}
	return m.kind != "statement"
}

// none is a need that nothing meets.
var none = &Need{Op: "atom", Atom: "=none"}

// country3 needs the country that a value stands for.
func (m *matcher) country3(v string) *Need {
	if c := m.country(v); c != "" {
		return is("country", c)
	}
	return none
}

// who needs somebody in a role whom a value may stand for.
func (m *matcher) who(role, v string) *Need {
	return m.ways(role, v, func(code string) *Need { return is(role, code[:3+3*min(1, len(code)/6)]) })
}

// known is as who, with a need for the first three letters of a code.
func (m *matcher) known(role, v string, begins func(code string) *Need) *Need {
	return m.ways(role, v, func(code string) *Need { return begins(code[:3]) })
}

func (m *matcher) ways(role, v string, begins func(code string) *Need) *Need {
	begin := func(code string) *Need {
		if len(code) < 3 {
			return anything
		}
		return begins(code)
	}
	ways := []*Need{allWords(role+"n", v)}
	if strings.HasPrefix(v, "Q") {
		ways = append(ways, is(role, v))
	}
	if strings.ToUpper(v) == v && len(v) >= 3 {
		ways = append(ways, begin(v))
	}
	if c := m.country(v); c != "" && c != v {
		ways = append(ways, begin(c))
	}
	return either(ways...)
}

// Atoms calls f with every atom that a need speaks of.
func (n *Need) Atoms(f func(atom string)) {
	if n.Op == "atom" {
		f(n.Atom)
	}
	for _, x := range n.Nodes {
		x.Atoms(f)
	}
}
