package gold

import "strings"

// Phrases is a gold set of phrases for persons, bodies and places, cut into
// what models may learn from and what is only measured.
type Phrases struct{ Train, Held [][]Named }

const (
	phrasesTogether = 30 // sentences that stand for a document
	heldEvery       = 4  // documents of which the last is held out
)

// ReadPhrases reads re3d. Its file does not mark documents: thirty sentences
// stand for one, and every fourth of those is held out, without the sentences
// that also stand in the others, since military communiqués repeat themselves.
func ReadPhrases(path string) (Phrases, error) {
	list, err := ReadIOB(path)
	if err != nil {
		return Phrases{}, err
	}
	var out Phrases
	seen := map[string]bool{}
	held := func(i int) bool { return i/phrasesTogether%heldEvery == heldEvery-1 }
	for i, s := range list {
		if !held(i) {
			seen[strings.Join(s.Words, " ")] = true
		}
	}
	for i := 0; i < len(list); i += phrasesTogether {
		part := list[i:min(i+phrasesTogether, len(list))]
		if !held(i) {
			out.Train = append(out.Train, part)
			continue
		}
		var fresh []Named
		for _, s := range part {
			if !seen[strings.Join(s.Words, " ")] {
				fresh = append(fresh, s)
			}
		}
		out.Held = append(out.Held, fresh)
	}
	return out, nil
}
