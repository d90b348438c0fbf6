package xmltree_test

import (
	"testing"

	"readout/internal/ingest/markup"
	"readout/internal/ingest/xmltree"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<a b='c'>x<d/>&amp;&eacute;<![CDATA[<p>]]></a>", "<!DOCTYPE x [<!ENTITY e 'y'>]><x>&e;</x>", "<p>one</p><ul><li>two", "<a:b xmlns:a='u'/>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		root, err := xmltree.Parse(s)
		if root == nil {
			t.Fatal("neither a tree nor its beginning", err)
		}
		_ = root.String()
		root.All("p")
		markup.Tree(root)
		markup.Text(s)
	})
}
