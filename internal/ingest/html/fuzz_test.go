package html

import (
	"testing"
	"unicode/utf8"
)

// FuzzJSONLD gives a page's JSON-LD by itself, so that mutations go into it and not
// into the tags around: broken JSON, references in a circle, arrays without end.
func FuzzJSONLD(f *testing.F) {
	for _, s := range []string{
		`{"@type":"NewsArticle","headline":"A","datePublished":"2020-01-02","author":[{"name":"B"}],"publisher":{"@id":"#p"},"articleBody":"<p>C</p>"}`,
		`{"@graph":[{"@id":"#p","@type":"Organization","name":{"@id":"#p"}},{"@type":["Article"],"publisher":{"@id":"#p"},"author":{"@id":"#p"}}]}`,
		`//<![CDATA[ {"@type":"Article","headline":"A\x",} //]]>`, `{"headline":"A","datePublished":"2020`, "[[[[[[[[", `{"@type":"Article","headline":"\ud800"}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := readJSON([]string{s})
		if utf8.ValidString(s) && !utf8.ValidString(a.headline+a.body+a.publisher) {
			t.Errorf("%q: %+v", s, a)
		}
	})
}
