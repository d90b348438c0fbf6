package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/ingest"
)

// source writes a file and reads it: one line an article, or "! " and the error.
func source(t testing.TB, name string, data []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var out []string
	for a, err := range ingest.Each(context.Background(), path) {
		if err != nil {
			out = append(out, "! "+strings.ReplaceAll(err.Error(), path, "FILE"))
			continue
		}
		date := ""
		if !a.Published.IsZero() {
			date = a.Published.UTC().Format("2006-01-02T15:04")
		}
		out = append(out, strings.Join([]string{a.Title, a.URL, a.Key, a.Version, date, a.Byline, a.Publisher, a.Credit, a.Language, a.Status, a.Correction,
			strings.ReplaceAll(a.Text, "\n\n", " ¶ ")}, "|"))
	}
	return out
}

const rss = `<?xml version="1.0"?>
<!-- a feed --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Alpine Courier</title>
<link>https://courier.example/</link><language>en-US</language>
<item><title>Envoys &amp; generals meet</title><link>/a/1</link><guid>tag:1</guid><pubDate>Mon, 05 Mar 2018 10:00:00 +0100</pubDate>
<content:encoded><![CDATA[<p>The envoys met in&nbsp;Oslo.</p><script>x()</script><p>They left on <b>Friday</b>.</p>]]></content:encoded></item>
<item><link>https://courier.example/a/2</link><description>Only a summary.</description></item>
<item><pubDate>Mon, 05 Mar 2018 10:00:00 GMT</pubDate></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title><entry><id>urn:e:1</id><title type="html">A &lt;i&gt;truce&lt;/i&gt; holds</title>
<link rel="alternate" href="https://gazette.example/truce"/><published>2020-01-02T03:04:05Z</published><author><name>B. Reporter</name></author>
<content type="html">&lt;p&gt;The truce held.&lt;/p&gt;</content></entry></feed>`

const g2 = `<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:wire.example:1" version="3" xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Wire"/>
<versionCreated>2019-05-06T07:08:09Z</versionCreated><pubStatus qcode="stat:usable"/><edNote>CORRECTS spelling in first paragraph</edNote></itemMeta>
<contentMeta><by>By C. Writer</by><creditline>Wire/Agency</creditline><headline>Talks open</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Talks opened in Lima.</p><p>They go on.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:wire.example:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem></itemSet></newsMessage>`

const nitf = `<nitf><head><title>x</title><docdata><doc-id id-string="D1"/><date.issue norm="20170918T041000Z"/></docdata></head><body><body.head><hedline><hl1>Ministers talk</hl1></hedline>
<byline>By D. Writer</byline><distributor><org>Wire Service</org></distributor><dateline>QUITO</dateline></body.head><body.content><block><p>Ministers talked.</p><p>They will meet again.</p></block></body.content></body></nitf>`

const njs = `{"uri":"urn:n:1","type":"text","version":"2","versioncreated":"2021-02-03T04:05:06Z","language":"en","pubstatus":"usable","byline":"E. Writer","headline":"Fuel runs out","body_xhtml":"<p>Fuel ran out in the port city.</p>"}`

const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>`

func page(body string) string {
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/1\r\nWARC-Date: 2022-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(http), http)
}

const html = `<html lang="en"><head><title>Port reopens</title></head><body><article><h1>Port reopens</h1><p>The port of the northern city reopened on Monday after a week of strikes, the mayor said in a statement to reporters.</p><p>Ships that had waited outside the harbour were let in one after the other, and unloading went on all night.</p></article></body></html>`

func packed(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.Bytes()
}

func TestFormats(t *testing.T) {
	warcinfo := "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"
	damaged := packed(page(html))
	damaged = damaged[:len(damaged)/2]
	for _, c := range []struct {
		name string
		data []byte
		want []string // what each line must contain
	}{
		{"rss.xml", []byte(rss), []string{
			"Envoys & generals meet|https://courier.example/a/1|tag:1||2018-03-05T09:00||Alpine Courier||en|||Envoys & generals meet ¶ The envoys met in Oslo. ¶ They left on Friday.",
			"|https://courier.example/a/2||||", "! FILE#3: no text in it"}},
		{"atom.xml", []byte(atom), []string{"A truce holds|https://gazette.example/truce|urn:e:1||2020-01-02T03:04|B. Reporter|Gazette||en|||A truce holds ¶ The truce held."}},
		{"feed.json", []byte(`{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","title":"Vote","content_html":"<p>They voted.</p>","date_published":"2020-02-02T00:00:00Z"}]}`),
			[]string{"Vote|https://j.example/1|1||2020-02-02T00:00||J|||||Vote ¶ They voted."}},
		{"g2.xml", []byte(g2), []string{
			"Talks open||urn:newsml:wire.example:1|3|2019-05-06T07:08|By C. Writer|Wire|Wire/Agency|en|usable|CORRECTS spelling in first paragraph|Talks open ¶ Talks opened in Lima. ¶ They go on.",
			"! FILE#2: no article in it: a news item (picture) without text"}},
		{"nitf.xml", []byte(nitf), []string{"Ministers talk||D1||2017-09-18T04:10|D. Writer|Wire Service|Wire Service||||Ministers talk ¶ QUITO – Ministers talked. ¶ They will meet again."}},
		{"item.json", []byte(njs), []string{"Fuel runs out||urn:n:1|2|2021-02-03T04:05|E. Writer|||en|usable||Fuel runs out ¶ Fuel ran out in the port city."}},
		{"map.xml", []byte(sitemap), []string{"! FILE: no article itself: a list of 2 addresses (the first: https://a.example/1)"}},
		{"one.warc", []byte(warcinfo + page(html)), []string{"Port reopens|https://w.example/1|https://w.example/1|"}},
		{"cut.warc", []byte(page(html) + page(html)[:300]), []string{"Port reopens|", "! FILE: record at byte"}},
		{"lost.warc", []byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\njunk\r\n" + page(html)), []string{"! FILE: record at byte 0: no usable Content-Length", "Port reopens|"}},
		{"two.warc.gz", append(append(packed(warcinfo), damaged...), packed(page(html))...), []string{"! FILE: record at byte", "Port reopens|"}},
		{"broken.xml", []byte("<rss><channel><item><title>x</title>"), []string{"! FILE"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := source(t, c.name, c.data)
			if len(got) < len(c.want) {
				t.Fatalf("got %d lines, want %d:\n%s", len(got), len(c.want), strings.Join(got, "\n"))
			}
			for i, w := range c.want {
				if !strings.Contains(got[i], w) {
					t.Errorf("line %d:\n got %s\nwant %s", i, got[i], w)
				}
			}
		})
	}
}

// BenchmarkWARC measures an archive from bytes to articles, extraction included.
func BenchmarkWARC(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.warc.gz")
	var all []byte
	for range 200 {
		all = append(all, packed(page(html))...)
	}
	if err := os.WriteFile(path, all, 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page(html)) * 200))
	for b.Loop() {
		n := 0
		for _, err := range ingest.Each(context.Background(), path) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 200 {
			b.Fatalf("%d articles", n)
		}
	}
}
