package knowledge

import "strings"

func asWritten(atom string) string { return atom }

// enter makes a name find an actor.
func (l *loader) enter(name string, a Alias) {
	l.written, l.capitals = l.written[:0], l.capitals[:0]
	for rest := bare(name); ; {
		var atom string
		if atom, rest = cutAtom(rest); atom == "" {
			break
		}
		n := l.names.atoms.of(atom)
		l.written, l.capitals = append(l.written, n), append(l.capitals, l.names.atoms.upper[n])
	}
	if len(l.written) > 0 {
		alias := int32(len(*l.names.shared))
		*l.names.shared = append(*l.names.shared, a)
		l.names.add(l.written, alias)
		l.upper.add(l.capitals, alias)
	}
}

// Lookup returns what a name may stand for, in the order of the tables: states,
// organisations, groups, persons. Case counts ("us" is no state); an article
// before the name, accents, and periods in initials do not. A name all in
// capitals is also found where it is usually written otherwise.
func (b *Base) Lookup(name string) []Alias {
	name = bare(name)
	if atom, _ := cutAtom(name); atom == "" {
		return nil
	}
	if node := b.names.walk(0, name, asWritten); node != nowhere {
		if all := b.names.at(node); len(all) > 0 {
			return all
		}
	}
	if !capitals(name) {
		return nil
	}
	if node := b.upper.walk(0, name, strings.ToUpper); node != nowhere {
		return b.upper.at(node)
	}
	return nil
}

// Longest returns the longest name that begins at words[0] and ends with a
// whole word, and what it may stand for; n is its length in words, 0 for none.
// It compares as Lookup does but skips no article: "the" is no part of a name.
func (b *Base) Longest(words []string) (n int, aliases []Alias) {
	node := int32(0)
	for i, w := range words {
		if node = b.names.walk(node, w, asWritten); node == nowhere {
			break
		}
		if all := b.names.at(node); len(all) > 0 && strings.TrimSpace(w) != "" {
			n, aliases = i+1, all
		}
	}
	if len(words) == 0 || !capitals(words[0]) {
		return n, aliases
	}
	node = 0
	for i, w := range words {
		if !shouted(w) {
			break
		}
		if node = b.upper.walk(node, w, strings.ToUpper); node == nowhere {
			break
		}
		if all := b.upper.at(node); len(all) > 0 && i+1 > n && strings.TrimSpace(w) != "" {
			n, aliases = i+1, all
		}
	}
	return n, aliases
}
