package data

import (
	"embed"
	"errors"
	"io/fs"
)

// Tree is the built-in tree. Of its large files it also has the text as it lies
// in the program: reading them through fs.FS copies every byte at each start.
type Tree struct{ embed.FS }

//go:embed all:*
var files embed.FS

// The linker keeps one copy of what is embedded here and in files.
var (
	//go:embed model/vectors.bin
	vectors string
	//go:embed model/statement.bin
	statement string
	//go:embed model/statement-net.bin
	statementNet string
	//go:embed model/parser.bin
	parser string
	//go:embed model/names.bin
	names string
	//go:embed model/phrases.bin
	phrases string
	//go:embed model/clusters.bin
	clusters string
	//go:embed model/sentences.bin
	sentences string
	//go:embed model/event.bin
	event string
	//go:embed model/lemma.bin
	lemma string
	//go:embed places/cities.tsv
	cities string
	//go:embed actors/holders.tsv
	holders string
	//go:embed timex/zones.tsv
	zones string
)

// Held returns a file that the program holds as one text, and whether it is one
// of those.
func (Tree) Held(name string) (string, bool) {
	switch name {
	case "model/vectors.bin":
		return vectors, true
	case "model/statement.bin":
		return statement, true
	case "model/statement-net.bin":
		return statementNet, true
	case "model/parser.bin":
		return parser, true
	case "model/names.bin":
		return names, true
	case "model/phrases.bin":
		return phrases, true
	case "model/clusters.bin":
		return clusters, true
	case "model/sentences.bin":
		return sentences, true
	case "model/event.bin":
		return event, true
	case "model/lemma.bin":
		return lemma, true
	case "places/cities.tsv":
		return cities, true
	case "actors/holders.tsv":
		return holders, true
	case "timex/zones.tsv":
		return zones, true
	}
	return "", false
}

// Held is that of the built-in tree for what no file is laid over.
func (o overlay) Held(name string) (string, bool) {
	if _, err := fs.Stat(o.over, name); !errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	return FS.Held(name)
}
