package ingest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/internal/ingest"
)

// filled is an article long enough to be found in a page.
const filled = "<p>The port of the northern city reopened on Monday after a week of strikes, the mayor said in a statement to reporters.</p>" +
	"<p>Ships that had waited outside the harbour were let in one after the other, and unloading went on all night.</p>"

// within reads bytes as a source in bounded time and memory: one line an
// article, or "! " and the error.
func within(t *testing.T, name, data string) []string {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan []string, 1)
	go func() { done <- source(t, name, []byte(data)) }()
	select {
	case lines := <-done:
		runtime.ReadMemStats(&after)
		if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 1<<30 {
			t.Errorf("%.40q…: %d MB of memory for %d bytes", data, grown>>20, len(data))
		}
		return lines
	case <-time.After(8 * time.Minute):
		t.Fatalf("%.40q…, %d bytes: not read in eight minutes", data, len(data))
		return nil
	}
}

// No script, style or handler of a page comes into the text.
func TestThreatArticleScript(t *testing.T) {
	for _, evil := range []string{
		"<script>steal()</script>", "<p onclick='steal()'>Ships left on Tuesday, the mayor said to reporters once more.</p>", "<svg onload=steal()></svg>", "<style>p{background:url(steal())}</style>",
		"<iframe src='javascript:steal()'></iframe>", "<!-- steal() -->",
	} {
		lines := within(t, "x.html", "<html><head><title>Port reopens</title></head><body><article><h1>Port reopens</h1>"+filled+evil+"</article></body></html>")
		if len(lines) != 1 || !strings.Contains(lines[0], "reopened on Monday") || strings.Contains(lines[0], "<script") || strings.Contains(lines[0], "onclick") {
			t.Errorf("%s: %q", evil, lines)
		}
		if strings.Contains(lines[0], "steal()") {
			t.Errorf("%s came into the text: %q", evil, lines)
		}
	}
}

// 100,000 tags in one another end in an article or an error.
func TestThreatArticleNestedTags(t *testing.T) {
	for _, tag := range []string{"<div>", "<b>", "<table><tr><td>", "<blockquote>", "<a>"} {
		for _, page := range []string{strings.Repeat(tag, 100_000), strings.Repeat(tag, 100_000) + filled, "<article>" + filled + strings.Repeat(tag, 100_000) + "</article>"} {
			if lines := within(t, "x.html", "<html><body>"+page+"</body></html>"); len(lines) != 1 {
				t.Errorf("%s: %d articles", tag, len(lines))
			}
		}
	}
}

// A line of 10 MB is read or refused, whatever the format.
func TestThreatArticleLongLine(t *testing.T) {
	words := strings.Repeat("words ", 10<<20/6)
	for name, data := range map[string]string{
		"x.txt": words, "x.html": "<html><body><article><p>" + words[:2<<20] + "</p></article></body></html>", "big.html": "<html><body><p>" + words + "</p></body></html>",
		"x.jsonl": `{"text":"` + words + `"}` + "\n" + `{"text":"short"}`, "x.xml": "<rss><channel><item><title>" + words + "</title></item></channel></rss>",
		"a.html": "<html><body><p " + words + ">x</p>" + filled + "</body></html>",
	} {
		if lines := within(t, name, data); len(lines) == 0 {
			t.Errorf("%s: neither an article nor an error", name)
		}
	}
}

// xmls are documents of each kind of XML that is read, with a declaration before
// and an entity used in its text.
func xmls(declaration, entity string) map[string]string {
	return map[string]string{
		"rss.xml":     declaration + "<rss version='2.0'><channel><title>F</title><item><title>Envoys meet</title><description>Four words and " + entity + "</description></item></channel></rss>",
		"atom.xml":    declaration + "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>Envoys meet</title><content type='text'>Four words and " + entity + "</content></entry></feed>",
		"newsml.xml":  declaration + "<newsItem guid='1'><contentSet><inlineXML><p>Four words and " + entity + "</p></inlineXML></contentSet></newsItem>",
		"nitf.xml":    declaration + "<nitf><body><body.head><hedline><hl1>Envoys meet</hl1></hedline></body.head><body.content><p>Four words and " + entity + "</p></body.content></body></nitf>",
		"opml.xml":    declaration + "<opml><body><outline text='x' xmlUrl='https://a.example/" + entity + "'/></body></opml>",
		"sitemap.xml": declaration + "<urlset><url><loc>https://a.example/" + entity + "</loc></url></urlset>",
	}
}

// Entities that a document declares are not followed, nor multiplied.
func TestThreatFeedEntities(t *testing.T) {
	declaration := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "SECRETSECRET">`
	for i := range 30 { // 10^30 times in all
		declaration += fmt.Sprintf(`<!ENTITY a%d "%s">`, i, strings.Repeat(fmt.Sprintf("&a%d;", i-1), 10))
	}
	declaration = strings.ReplaceAll(declaration, "&a-1;", "&a;") + "]>"
	for _, entity := range []string{"&a;", "&a29;"} {
		for name, data := range xmls(declaration, entity) {
			lines := within(t, name, data)
			if len(lines) == 0 || strings.Contains(strings.Join(lines, "\n"), "SECRET") {
				t.Errorf("%s: %.300q", name, lines)
			}
		}
	}
}

// Nothing outside of a document is opened for it: no file and no address.
func TestThreatFeedExternalEntities(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte("TOP-SECRET-LINE"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, declaration := range []string{
		`<!DOCTYPE x [<!ENTITY e SYSTEM "file://` + secret + `">]>`, `<!DOCTYPE x [<!ENTITY e PUBLIC "p" "` + secret + `">]>`,
		`<!DOCTYPE x SYSTEM "file://` + secret + `">`, `<!DOCTYPE x [<!ENTITY % p SYSTEM "file://` + secret + `"> %p;]>`,
	} {
		for name, data := range xmls(`<?xml version="1.0"?>`+declaration, "&e;") {
			if got := strings.Join(within(t, name, data), "\n"); got == "" || strings.Contains(got, "TOP-SECRET") {
				t.Errorf("%s with %s: %.300q", name, declaration, got)
			}
		}
	}
	inclusion := `<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>x</title><description><xi:include href="` + secret + `" parse="text"/> four words more</description></item></channel></rss>`
	if got := strings.Join(within(t, "x.xml", inclusion), "\n"); strings.Contains(got, "TOP-SECRET") {
		t.Errorf("included: %s", got)
	}
}

// Depth, number of parts and what is packed are bounded.
func TestThreatFeedBomb(t *testing.T) {
	for _, root := range []string{"newsItem", "rss", "feed", "urlset", "opml", "nitf"} {
		for _, body := range []string{strings.Repeat("<a>", 100_000), strings.Repeat("<a/>", 400_000), "<a " + strings.Repeat("b='c' ", 200_000) + "/>", strings.Repeat("<item><title>x</title></item>", 20_000)} {
			if lines := within(t, "x.xml", "<"+root+">"+body+"</"+root+">"); len(lines) == 0 {
				t.Errorf("%s: neither an article nor an error", root)
			}
		}
	}
	bomb := packed("<rss>" + strings.Repeat(" ", 80<<20))
	path := filepath.Join(t.TempDir(), "x.xml.gz")
	if err := os.WriteFile(path, bomb, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, err := range ingest.Each(context.Background(), path) {
		if err == nil || !strings.Contains(err.Error(), "more than 64 MB") {
			t.Errorf("%d bytes that unpack to 80 MB: %v", len(bomb), err)
		}
	}
}
