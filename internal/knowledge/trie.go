package knowledge

import (
	"slices"
	"strings"
)

// trie finds names by their atoms. Nodes and atoms are numbers, node 0 is where
// all names begin, and one table holds all ways from node to node: a map for each
// node took most of the time that loading takes.
type trie struct {
	atoms   *atoms
	steps   []step  // open addressing: a power of two, half of them free at least
	found   []found // by node
	entered []entered
	shared  *[]Alias // what entered refers to
	aliases []Alias  // once settled: those of one node after the other
}

// step is the way from a node by an atom to a node; none leads to node 0, which
// marks a free place.
type step struct{ node, atom, to int32 }

// found says which aliases a node has: the last of those entered, counted from
// 1; once settled, from where to where they are.
type found struct{ from, to int32 }

// entered is an alias with the one entered before it at the same node, counted
// from 1.
type entered struct{ alias, before int32 }

// nowhere is the node that names lead to that no table has.
const nowhere = -1

// atoms numbers atoms from 0.
type atoms struct {
	number map[string]int32
	upper  []int32 // each atom's number when written in capitals
}

func (a *atoms) of(atom string) int32 {
	n, ok := a.number[atom]
	if !ok {
		n = int32(len(a.upper))
		a.number[atom] = n
		a.upper = append(a.upper, n)
		if up := strings.ToUpper(atom); up != atom {
			a.upper[n] = a.of(up)
		}
	}
	return n
}

// newTries returns tries for names as written and in capitals, with room for
// about as many names as the tables have.
func newTries() (names, upper *trie) {
	const many = 1 << 14
	shared := make([]Alias, 0, many)
	a := &atoms{number: make(map[string]int32, 2*many), upper: make([]int32, 0, 2*many)}
	make := func() *trie {
		return &trie{atoms: a, steps: make([]step, 4*many), found: make([]found, 1, 2*many), entered: make([]entered, 0, many), shared: &shared}
	}
	return make(), make()
}

// walk follows the atoms of s from a node and returns where they lead.
func (t *trie) walk(node int32, s string, atomOf func(string) string) int32 {
	for node != nowhere {
		var atom string
		if atom, s = cutAtom(s); atom == "" {
			return node
		}
		number, ok := t.atoms.number[atomOf(atom)]
		if !ok {
			return nowhere
		}
		if node = t.step(node, number).to; node == 0 {
			return nowhere
		}
	}
	return nowhere
}

// step returns the way from a node by an atom, or the free place where it
// belongs.
func (t *trie) step(node, atom int32) *step {
	mask := len(t.steps) - 1
	h := (uint64(uint32(node))<<32 | uint64(uint32(atom))) * 0x9E3779B97F4A7C15
	for i := int(h>>32) & mask; ; i = (i + 1) & mask {
		if s := &t.steps[i]; s.to == 0 || s.node == node && s.atom == atom {
			return s
		}
	}
}

// at returns the aliases of a node.
func (t *trie) at(node int32) []Alias {
	f := t.found[node]
	return t.aliases[f.from:f.to:f.to]
}

// add enters a name, by the numbers of its atoms, for a shared alias; an actor
// stands under a name once in each kind.
func (t *trie) add(name []int32, alias int32) {
	a := &(*t.shared)[alias]
	node := int32(0)
	for _, atom := range name {
		s := t.step(node, atom)
		if s.to == 0 {
			*s = step{node, atom, int32(len(t.found))}
			t.found = append(t.found, found{})
		}
		if node = s.to; 2*len(t.found) > len(t.steps) {
			t.grow()
		}
	}
	for i := t.found[node].to; i > 0; i = t.entered[i-1].before {
		if had := &(*t.shared)[t.entered[i-1].alias]; had.Actor == a.Actor && had.Kind == a.Kind {
			return
		}
	}
	t.entered = append(t.entered, entered{alias, t.found[node].to})
	t.found[node].to = int32(len(t.entered))
}

func (t *trie) grow() {
	old := t.steps
	t.steps = make([]step, 2*len(old))
	for _, s := range old {
		if s.to != 0 {
			*t.step(s.node, s.atom) = s
		}
	}
}

// settle puts the aliases of each node together, in the order in which they were
// entered. Nothing is added afterwards.
func (t *trie) settle() {
	t.aliases = make([]Alias, 0, len(t.entered))
	for node, f := range t.found {
		from := len(t.aliases)
		for i := f.to; i > 0; i = t.entered[i-1].before {
			t.aliases = append(t.aliases, (*t.shared)[t.entered[i-1].alias])
		}
		slices.Reverse(t.aliases[from:])
		t.found[node] = found{int32(from), int32(len(t.aliases))}
	}
	t.entered, t.shared = nil, nil
}

// each visits the names in alphabetical order.
func (t *trie) each(visit func(name string, aliases []Alias)) {
	texts := make([]string, len(t.atoms.upper))
	for text, n := range t.atoms.number {
		texts[n] = text
	}
	ways := map[int32]map[string]int32{}
	for _, s := range t.steps {
		if s.to == 0 {
			continue
		}
		if ways[s.node] == nil {
			ways[s.node] = map[string]int32{}
		}
		ways[s.node][texts[s.atom]] = s.to
	}
	var from func(node int32, prefix string)
	from = func(node int32, prefix string) {
		if all := t.at(node); len(all) > 0 {
			visit(prefix, all)
		}
		for _, atom := range sortedKeys(ways[node]) {
			from(ways[node][atom], prefix+" "+atom)
		}
	}
	from(0, "")
}
