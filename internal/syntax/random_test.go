package syntax

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"readout/data"
	"readout/internal/token"
)

// spoilable is prose of the kinds that mends look for.
const spoilable = `Peru's military struck rebels in the north on Monday, the army said. A Peruvian official offered Chile talks, which it turned down.
Togo expelled two diplomats and recalled its envoy after officials in Ghana severed ties. The king shortened by a week the truce that was to end on Friday.
Peru-Chile talks on trade are due to begin in Lima next week, said foreign minister Ana Duarte, who met her Chilean counterpart. Police in Kenya arrested nine men, the chief of police among them.
The union called off a strike that had been due to begin on April 4. "We will not wait," Ivo Diaz, the leader of the rebels, told reporters in Oslo, accusing Sweden of spying.
Norway and Sweden agreed to hold talks on Monday and Tuesday; the minister had not been told of it. He is to visit the war-torn town on Friday to hand over the keys.
US-backed troops took the town back, killing at least 30 people, up to 200 of whom had fled. The committee is to put forward its plan for the army to withdraw by June.
Britain warned Iran of sanctions should it go on enriching uranium. Not until Thursday did Chad let in aid from the United Nations World Food Programme.
Japan's and Australia's leaders voiced concern over the tests, officials from both countries said. The talks, set for Monday, were pushed back to the week after next.
Finland's president, on his way back from Rome, said he would name a cabinet within two weeks. The dead included six children, one of them a boy of ten.`

// Mends meet trees that no parser has given yet. Whatever a tree is like, none of them
// steps outside of it, and a tree is what they leave. The trees are those of sentences in which some
// words have got another head, another relation, another tag or have changed their places.
func TestRepairOfAnyTree(t *testing.T) {
	p, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	splitter, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(35, 36))
	for _, tree := range p.ParseAll(spoilable, splitter.Split(spoilable)) {
		for range 1000 {
			words := p.spoil(r, tree.Words)
			was := slices.Clone(words)
			if fault := p.repairs(words); fault != "" {
				t.Fatalf("%s\n%s", fault, drawn(was))
			}
		}
	}
}

// repairs mends a tree and tells what went wrong.
func (p *Parser) repairs(words []Word) (fault string) {
	defer func() {
		if x := recover(); x != nil {
			fault = fmt.Sprintf("%v\n%s", x, debug.Stack())
		}
	}()
	p.mend(words, &scratch{})
	if !isTree(words) {
		return "no tree any more"
	}
	return ""
}

// spoil changes some words of a tree, which stays one.
func (p *Parser) spoil(r *rand.Rand, tree []Word) []Word {
	words := slices.Clone(tree)
	for range 1 + r.IntN(6) {
		i, j := r.IntN(len(words)), r.IntN(len(words))
		a, b := &words[i], &words[j]
		switch r.IntN(4) {
		case 0: // the words change their places, the tree stays as it is
			a.Head, b.Head = b.Head, a.Head
			a.Rel, b.Rel = b.Rel, a.Rel
			*a, *b = *b, *a
		case 1:
			tag := p.tags[r.IntN(len(p.tags))]
			a.UPOS, a.XPOS = tag.upos, tag.xpos
		case 2:
			if label := p.labels[r.IntN(len(p.labels))]; a.Head >= 0 && label != "root" {
				a.Rel = label
			}
		case 3:
			if head := a.Head; head >= 0 {
				if a.Head = j; !isTree(words) {
					a.Head = head
				}
			}
		}
	}
	return words
}

func drawn(words []Word) string {
	var b strings.Builder
	for i, w := range words {
		fmt.Fprintf(&b, "%d %s %s %s %d %s\n", i, w.Text, w.UPOS, w.XPOS, w.Head, w.Rel)
	}
	return b.String()
}
