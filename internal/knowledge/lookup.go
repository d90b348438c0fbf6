package knowledge

import "strings"

// trie finds names by their atoms.
type trie struct {
	next    map[string]*trie
	aliases []Alias
}

// walk follows the atoms of s and returns where they lead, nil for nowhere.
func (t *trie) walk(s string, atomOf func(string) string) *trie {
	for t != nil {
		var atom string
		if atom, s = cutAtom(s); atom == "" {
			return t
		}
		t = t.next[atomOf(atom)]
	}
	return nil
}

// add enters a name; an actor stands under a name once in each kind.
func (t *trie) add(name string, a Alias, atomOf func(string) string) {
	for rest := name; ; {
		var atom string
		if atom, rest = cutAtom(rest); atom == "" {
			break
		}
		atom = atomOf(atom)
		child := t.next[atom]
		if child == nil {
			child = &trie{}
			if t.next == nil {
				t.next = map[string]*trie{}
			}
			t.next[atom] = child
		}
		t = child
	}
	for _, had := range t.aliases {
		if had.Actor == a.Actor && had.Kind == a.Kind {
			return
		}
	}
	t.aliases = append(t.aliases, a)
}

func asWritten(atom string) string { return atom }

// enter makes a name find an actor.
func (b *Base) enter(name string, a Alias) {
	if name = bare(name); key(name) == "" {
		return
	}
	b.names.add(name, a, asWritten)
	b.upper.add(name, a, strings.ToUpper)
}

// Lookup returns what a name may stand for, in the order of the tables: states,
// organisations, groups, persons. Case counts ("us" is no state); an article
// before the name, accents, and periods in initials do not. A name all in
// capitals is also found where it is usually written otherwise.
func (b *Base) Lookup(name string) []Alias {
	name = bare(name)
	if key(name) == "" {
		return nil
	}
	if t := b.names.walk(name, asWritten); t != nil && len(t.aliases) > 0 {
		return t.aliases
	}
	if !capitals(name) {
		return nil
	}
	if t := b.upper.walk(name, strings.ToUpper); t != nil {
		return t.aliases
	}
	return nil
}

// Longest returns the longest name that begins at words[0] and ends with a
// whole word, and what it may stand for; n is its length in words, 0 for none.
// It compares as Lookup does but skips no article: "the" is no part of a name.
func (b *Base) Longest(words []string) (n int, aliases []Alias) {
	t := b.names
	for i, w := range words {
		if t = t.walk(w, asWritten); t == nil {
			break
		}
		if len(t.aliases) > 0 && strings.TrimSpace(w) != "" {
			n, aliases = i+1, t.aliases
		}
	}
	if len(words) == 0 || !capitals(words[0]) {
		return n, aliases
	}
	t = b.upper
	for i, w := range words {
		if !shouted(w) {
			break
		}
		if t = t.walk(w, strings.ToUpper); t == nil {
			break
		}
		if len(t.aliases) > 0 && i+1 > n && strings.TrimSpace(w) != "" {
			n, aliases = i+1, t.aliases
		}
	}
	return n, aliases
}
