package knowledge

import (
	"fmt"
	"testing"
)

// The table of letters and the general way agree.
func TestFoldTable(t *testing.T) {
	for r := rune(0); r < 0x2200; r++ {
		for _, s := range []string{string(r), "A" + string(r) + "é", "\xff" + string(r)} {
			if got, want := fold(s), foldAny(s); got != want {
				t.Errorf("%q (U+%04X) becomes %q, want %q", s, r, got, want)
			}
		}
	}
}

// A trie grows beyond what there is room for at first, and each name still
// leads to its own.
func TestTrieGrows(t *testing.T) {
	const many = 60_000
	l := &loader{Base: &Base{}}
	l.names, l.upper = newTries()
	for i := range many {
		l.enter(fmt.Sprintf("Name %d Family %d", i%7, i), Alias{Actor: &Actor{number: i}, Kind: AliasName})
	}
	l.names.settle()
	l.upper.settle()
	for i := 0; i < many; i += 97 {
		for _, name := range []string{"Name %d Family %d", "NAME %d FAMILY %d"} {
			all := l.Lookup(fmt.Sprintf(name, i%7, i))
			if len(all) != 1 || all[0].Actor.number != i {
				t.Fatalf(name+" leads to %d aliases", i%7, i, len(all))
			}
		}
	}
	if all := l.Lookup("Name 1 Family 0"); len(all) != 0 {
		t.Errorf("a name never entered leads to %d aliases", len(all))
	}
}
