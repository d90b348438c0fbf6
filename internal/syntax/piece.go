package syntax

import "readout/internal/matrix"

// piece is a run of words that is parsed as one: a sentence, or what stands
// before or behind its dateline, or a part of what is too long.
type piece []Word

// longestPiece bounds the words that are parsed as one: the scores of all arcs of
// a sentence grow with the square of its length. What is longer is no sentence
// but a list or a table.
const longestPiece = 200

// piecesOf cuts a sentence's words. What follows a dateline is parsed as if it
// stood alone, since "KYIV (Agency) -" is no part of the clause.
func piecesOf(words []Word, dateline int) []piece {
	var out []piece
	if dateline > 0 {
		out = append(out, words[:dateline])
	}
	for from := dateline; from < len(words); from += longestPiece {
		out = append(out, words[from:min(from+longestPiece, len(words))])
	}
	return out
}

// batches groups pieces for the network.
func batches(pieces []piece) [][]piece {
	return matrix.Groups(pieces, func(p piece) int { return len(p) })
}

// join makes one tree of a sentence's pieces: heads count from the sentence's
// first word; a dateline's words and further pieces hang on the root of the
// first piece as a parataxis.
func join(words []Word, dateline int) {
	top := -1
	for from := dateline; from < len(words); from += longestPiece {
		root := -1
		for i := from; i < min(from+longestPiece, len(words)); i++ {
			if words[i].Head < 0 {
				root = i
			} else {
				words[i].Head += from
			}
		}
		if top < 0 {
			top = root
		} else {
			words[root].Head, words[root].Rel = top, "parataxis"
		}
	}
	for i := range words[:dateline] {
		w := &words[i]
		w.Head, w.Rel = 0, "dep"
		if w.UPOS == "PUNCT" {
			w.Rel = "punct"
		}
	}
	if dateline > 0 {
		words[0].Head, words[0].Rel = top, "parataxis"
	}
}
