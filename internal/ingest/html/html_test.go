package html

import (
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/internal/ingest/article"
)

const prose = `<p>The envoys of the two states met in Lima on Tuesday to discuss the border, officials said after the talks ended.</p>
<p>The <a href="/x">foreign ministry</a> said that <b>no</b> agreement had been signed, but that both sides would go on talking next week.</p>
<p>The opposition called the meeting a waste of time and demanded that the government publish what had been said there.</p>`

func wrap(head, body string) string {
	return "<!DOCTYPE html><html lang=\"en-GB\"><head>" + head + "</head><body>" + body + "</body></html>"
}

func stamp(a article.Article) string {
	switch {
	case a.HasTime:
		return a.Published.Format(time.RFC3339)
	case a.Published.IsZero():
		return ""
	}
	return a.Published.Format(time.DateOnly)
}

func TestMetadata(t *testing.T) {
	full := `{"@type":"NewsArticle","headline":"Envoys Meet In Lima","datePublished":"2023-03-07T10:00:00-05:00","author":[{"name":"Ana Ruiz"},{"name":"Li Wei"}],"publisher":{"@type":"Organization","name":"The Lima Post"}}`
	want := [4]string{"Envoys Meet In Lima", "Ana Ruiz, Li Wei", "The Lima Post", "2023-03-07T10:00:00-05:00"}
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, c := range []struct {
		name, head, body string
		want             [4]string
	}{
		{"json-ld", ld(full), prose, want},
		{"array", ld("[{\"@type\":\"WebSite\",\"name\":\"x\"}," + full + "]"), prose, want},
		{"type list", ld(strings.Replace(full, `"NewsArticle"`, `["ReportageNewsArticle","Thing"]`, 1)), prose, want},
		{"graph with references", ld(`{"@graph":[{"@type":"Organization","@id":"#o","name":"The Lima Post"},{"@type":"Person","@id":"#a","name":"Ana Ruiz"},
			{"@type":"Article","headline":"Envoys Meet In Lima","datePublished":"2023-03-07","author":{"@id":"#a"},"publisher":{"@id":"#o"}}]}`), prose,
			[4]string{"Envoys Meet In Lima", "Ana Ruiz", "The Lima Post", "2023-03-07"}},
		{"entities", ld(`{"@type":"NewsArticle","headline":"Peru &amp; Chile: <i>talks<\/i> go on","datePublished":"2023-03-07"}`), prose, [4]string{"Peru & Chile: talks go on", "", "", "2023-03-07"}},
		{"trailing comma and raw line end", ld(strings.Replace(strings.Replace(full, "}]", "},]", 1), "In Lima", "In\n Lima", 1)), prose, want},
		{"cdata", ld("//<![CDATA[\n" + full + "\n//]]>"), prose, want},
		{"hopeless json", ld(`{"@type":"NewsArticle","headline":"Envoys \"Meet\"","datePublished":"2023-03-07T10:00:00Z","author":{`), prose, [4]string{`Envoys "Meet"`, "", "", "2023-03-07T10:00:00Z"}},
		{"open graph", `<meta property="og:title" content="Envoys Meet | Lima Post"><meta property="og:site_name" content="Lima Post"><meta property="article:published_time" content="2023-03-07T15:00:00+00:00"><meta name="author" content="By Ana Ruiz">`,
			prose, [4]string{"Envoys Meet", "Ana Ruiz", "Lima Post", "2023-03-07T15:00:00Z"}},
		{"author's profile", `<meta property="og:title" content="Envoys Meet"><meta property="article:author" content="https://example.org/ana">`, prose, [4]string{"Envoys Meet", "", "", ""}},
		{"only shown", `<title>Envoys Meet - World - Lima Post</title>`, `<h1>Envoys Meet</h1><time datetime="2023-03-07T15:00Z">7 March</time>` + prose, [4]string{"Envoys Meet", "", "", "2023-03-07T15:00:00Z"}},
		{"hour from another source", ld(`{"@type":"Article","headline":"Envoys Meet","datePublished":"2023-03-07"}`) + `<meta name="date" content="2023-03-07T15:00:00Z">`, prose, [4]string{"Envoys Meet", "", "", "2023-03-07T15:00:00Z"}},
		{"headline cut short", ld(`{"@type":"Article","headline":"Envoys Meet In Lima To..."}`), "<h1>Envoys Meet In Lima To Talk</h1>" + prose, [4]string{"Envoys Meet In Lima To Talk", "", "", ""}},
	} {
		a, err := Read(wrap(c.head, "<article>"+c.body+"</article>"), "")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := [4]string{a.Title, a.Byline, a.Publisher, stamp(a)}; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if a.Language != "en" || !strings.HasPrefix(a.Text, a.Title+"\n\nThe envoys of the two states met") || strings.Count(a.Text, "\n\n") != 3 {
			t.Errorf("%s: language %q, text %q", c.name, a.Language, a.Text)
		}
	}
}

func TestBody(t *testing.T) {
	page := wrap(`<title>Envoys Meet</title><link rel="canonical" href="/news/1.html">`,
		`<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><h1>Envoys Meet</h1><article>`+prose+
			`<p class="credit author-bio">With reporting by Ana Ruiz and AFP</p></article><footer><p>All rights reserved.</p></footer>`)
	a, err := Read(page, "https://example.org/x?utm=1")
	if err != nil {
		t.Fatal(err)
	}
	if a.URL != "https://example.org/news/1.html" {
		t.Errorf("address %q", a.URL)
	}
	for _, want := range []string{"The foreign ministry said that no agreement", "\n\nWith reporting by Ana Ruiz and AFP"} {
		if strings.Count(a.Text, want) != 1 {
			t.Errorf("%q is not once in %q", want, a.Text)
		}
	}
	for _, not := range []string{"Home", "rights reserved"} {
		if strings.Contains(a.Text, not) {
			t.Errorf("%q is in %q", not, a.Text)
		}
	}
}

func TestNoArticle(t *testing.T) {
	for name, page := range map[string]string{
		"empty":   wrap("", ""),
		"menu":    wrap("<title>Lima Post</title>", strings.Repeat(`<ul><li><a href="/a">World news</a></li><li><a href="/b">Sport</a></li></ul>`, 30)),
		"log in":  wrap("<title>Log in</title>", `<form><label>Name</label><input><button>Log in</button></form>`),
		"scripts": wrap("<title>x</title><script>"+strings.Repeat("var a = 1;\n", 500)+"</script>", `<div id="app"></div>`),
		"deep":    strings.Repeat("<div>", 100000) + prose,
	} {
		if a, err := Read(page, ""); !errors.Is(err, article.ErrNoArticle) {
			t.Errorf("%s: %v, %q", name, err, a.Text)
		}
	}
	hidden := wrap(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoys Meet","articleBody":"The envoys met in Lima on Tuesday.\nThey will meet again in May."}</script>`, `<div id="app"></div>`)
	a, err := Read(hidden, "")
	if err != nil || a.Text != "Envoys Meet\n\nThe envoys met in Lima on Tuesday.\n\nThey will meet again in May." || len(a.Warnings) != 1 {
		t.Errorf("body in JSON-LD: %q, %q, %v", a.Text, a.Warnings, err)
	}
}

func TestRepeatable(t *testing.T) {
	page := wrap(`<script type="application/ld+json">{"b":{"@type":"Article","headline":"B"},"a":{"@type":"Article","headline":"A"},"c":{"@type":"Article","headline":"C"}}</script>`, prose)
	for range 20 {
		if a, _ := Read(page, ""); a.Title != "A" {
			t.Fatalf("title %q, want A", a.Title)
		}
	}
}

// TestNestedAuthors: of a page whose marks lie in one another no more is kept than
// bylines need.
func TestNestedAuthors(t *testing.T) {
	deepest := 0
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		deepest = max(deepest, depth)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	p, err := parse(wrap("", strings.Repeat("<b itemprop=author>", 300)+strings.Repeat("a ", 400_000)+strings.Repeat("</b>", 300)+prose), "")
	if err != nil {
		t.Fatal(err)
	}
	if walk(p.doc, 0); deepest > maxDepth+2 || !strings.Contains(inner(p.doc), "a a a") {
		t.Errorf("elements lie %d deep", deepest)
	}
	for _, b := range p.shown.blocks {
		if len(b.text) > 2*blockBytes {
			t.Fatalf("a block of %d bytes", len(b.text))
		}
	}
	if s := innerUpTo(p.doc, 100); len(s) > 100 {
		t.Errorf("%d bytes, want 100 at most", len(s))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(wrap(`<script type="application/ld+json">{"@type":"Article","headline":"A",}</script>`, prose))
	f.Add("<a><br><br><td>x<sup>2</sup>")
	f.Fuzz(func(t *testing.T, s string) { Read(s, "https://example.org/") })
}

func BenchmarkRead(b *testing.B) {
	page := wrap("<title>Envoys Meet</title>", "<article>"+strings.Repeat(prose, 10)+"</article>")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(page, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// TestShown: what only the page itself shows is found beside its headline, and not
// elsewhere.
func TestShown(t *testing.T) {
	type found struct{ title, day, byline, credit string }
	const h = "<h1>Envoys Meet In Lima</h1>"
	aside := `<aside><p>By Other Writer</p><time datetime="2020-01-01">1 Jan</time></aside>`
	for name, c := range map[string]struct {
		head, body string
		want       found
	}{
		"headline for search engines": {`<title>Envoys meet: talks in Lima</title><meta property="og:title" content="Envoys meet: talks in Lima">`, h + prose, found{title: "Envoys Meet In Lima"}},
		"box with a heading":          {"<title>Envoys Meet In Lima - Post</title>", "<h1>Win a car</h1>" + h + prose, found{title: "Envoys Meet In Lima"}},
		"site as heading":             {"<title>Envoys Meet In Lima « Lima Post</title>", `<h1>Lima Post</h1><h2 class="entry-title">Envoys Meet In Lima</h2>` + prose, found{title: "Envoys Meet In Lima"}},
		"related heading":             {"<title>Envoys Meet In Lima</title>", `<h3 class="related-headline">More</h3>` + prose, found{title: "Envoys Meet In Lima"}},
		"section and site":            {"<title>Envoys Meet In Lima | World | Lima Post</title>", prose, found{title: "Envoys Meet In Lima"}},
		"line under the headline":     {"", aside + h + "<p>By Ana de la Cruz and Li Wei, Lima Post</p><p>Updated 9 March 2023, first published 7 March 2023</p>" + prose, found{"Envoys Meet In Lima", "2023-03-07", "Ana de la Cruz and Li Wei", ""}},
		"deck that is no byline":      {"", h + "<p>Talks led by Norway fail</p>" + prose, found{title: "Envoys Meet In Lima"}},
		"numbers":                     {"", h + "<p>03/07/2023</p>" + prose, found{title: "Envoys Meet In Lima", day: "2023-07-03"}},
		"properties":                  {"", h + `<span itemprop="author" itemscope><b itemprop="name">Ana Ruiz</b>, editor</span><time itemprop="datePublished" datetime="2023-03-07">x</time><i itemprop="provider">Wire</i>` + prose, found{"Envoys Meet In Lima", "2023-03-07", "Ana Ruiz", "Wire"}},
		"picture's credit":            {"", h + `<figure><i itemprop="copyrightHolder">Photographer</i></figure>` + prose + "<p>Reporting by Ana Ruiz; Editing by Li Wei</p>", found{title: "Envoys Meet In Lima", credit: "Reporting by Ana Ruiz; Editing by Li Wei"}},
		"the site as its own provider": {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoys Meet In Lima","datePublished":1678190400,"provider":{"name":"Lima Post"},"publisher":{"name":"Lima Post"}}</script>`,
			prose, found{title: "Envoys Meet In Lima", day: "2023-03-07"}},
	} {
		a, err := Read(wrap(c.head, "<article>"+c.body+"</article>"), "https://www.limapost.example/world/1")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := found{a.Title, stamp(a), a.Byline, a.Credit}
		if got.day = got.day[:min(10, len(got.day))]; got != c.want {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, c.want)
		}
	}
	for head, want := range map[string]string{
		`<title>Envoys Meet Again In Lima | World | Lima Post</title>`:                                                          "Envoys Meet Again In Lima",
		`<title>Opinion | Envoys Should Meet Again In Lima</title>`:                                                             "Opinion | Envoys Should Meet Again In Lima",
		`<title>Envoys Meet In Lima - Lima Post</title><link rel="canonical" href="https://www.limapost.example/2023/03/07/x">`: "Envoys Meet In Lima",
	} {
		if a, err := Read(wrap(head, prose), ""); err != nil || a.Title != want || strings.Contains(head, "/07/") && stamp(a) != "2023-03-07" {
			t.Errorf("without an address: %q, %s, %v; want %q", a.Title, stamp(a), err, want)
		}
	}
	a, err := Read(wrap(`<link rel="canonical" href="https://www.limapost.example/">`, h+prose), "https://www.limapost.example/2023/mar/07/envoys")
	if err != nil || a.URL != "https://www.limapost.example/2023/mar/07/envoys" || stamp(a) != "2023-03-07" {
		t.Errorf("a front page as canonical: %s, %s, %v", a.URL, stamp(a), err)
	}
}
