package ingest_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"readout/internal/ingest"
)

const keptPage = `<html lang="en-GB"><head><title>Ferry fares rise | Coast Gazette</title><link rel="canonical" href="https://coast.example/ferry">
<meta property="og:site_name" content="Coast Gazette"><meta name="author" content="By F. Writer"><meta property="article:published_time" content="2021-04-05T06:07:08Z"></head>
<body><nav><p><a href="/menu">Menu of the whole site</a></p></nav><article><h1>Ferry fares rise</h1>
<p>Ferry fares will rise by a tenth in the summer, <a href="/minister">the transport minister</a> said on Monday in <a href="https://port.example/news">the harbour town</a>.</p>
<p>Fishermen and islanders said that they had not been asked, and that they would stop the boats if nobody listened to them.</p>
<p>Correction: an earlier version gave the wrong day of the vote.</p></article></body></html>`

const keptG2 = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:g2:1" version="3" xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Wire"/><versionCreated>2021-04-05T06:07:08Z</versionCreated><pubStatus qcode="stat:usable"/><edNote>CORRECTS the day</edNote><link href="https://wire.example/more"/></itemMeta>
<contentMeta><by>By F. Writer</by><creditline>Wire/Agency</creditline><headline>Ferry fares rise</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ferry fares will rise.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>`

const keptNITF = `<nitf><head><docdata management-status="usable"><doc-id id-string="D1"/><du-key version="3"/><date.issue norm="20210405T060708Z"/><ed-msg info="CORRECTS the day"/></docdata></head>
<body xml:lang="en"><body.head><hedline><hl1>Ferry fares rise</hl1></hedline><byline>By F. Writer</byline><distributor><org>Wire Service</org></distributor></body.head>
<body.content><p>Ferry fares <a href="https://wire.example/more">will rise</a>.</p></body.content></body></nitf>`

const keptNinjs = `{"uri":"https://wire.example/1","type":"text","version":"3","versioncreated":"2021-04-05T06:07:08Z","language":"en","pubstatus":"usable","byline":"F. Writer","headline":"Ferry fares rise",
"copyrightholder":"Wire","creditline":"Wire/Agency","ednote":"CORRECTS the day","body_text":"Ferry fares will rise."}`

const keptAtom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Coast Gazette</title><entry><id>urn:e:1</id><title>Ferry fares rise</title><link href="https://coast.example/ferry"/>
<published>2021-04-05T06:07:08Z</published><author><name>F. Writer</name></author><content type="text">Ferry fares will rise.</content></entry></feed>`

const keptLine = `{"title":"Ferry fares rise","url":"https://coast.example/ferry","date":"2021-04-05T06:07:08Z","publisher":"Coast Gazette","byline":"F. Writer","language":"en-GB","credit":"Wire/Agency",` +
	`"links":["https://wire.example/more"],"key":"k1","version":"3","correction":"CORRECTS the day","text":"Ferry fares will rise."}` + "\n"

// TestKept: what a source says of an article beside its text is kept, in each
// format that can say it.
func TestKept(t *testing.T) {
	type kept struct {
		URL, Title, Publisher, Byline, Published, Language, Key, Version, Credit, Correction, Status string
		Links                                                                                        []string
	}
	const title, day = "Ferry fares rise", "2021-04-05T06:07:08Z"
	more := []string{"https://wire.example/more"}
	for name, c := range map[string]struct {
		data string
		want kept
	}{
		"page.html": {keptPage, kept{URL: "https://coast.example/ferry", Title: title, Publisher: "Coast Gazette", Byline: "F. Writer", Published: day, Language: "en",
			Correction: "Correction: an earlier version gave the wrong day of the vote.", Links: []string{"https://port.example/news"}}},
		"g2.xml": {keptG2, kept{Title: title, Publisher: "Wire", Byline: "By F. Writer", Published: day, Language: "en", Key: "urn:g2:1", Version: "3", Credit: "Wire/Agency",
			Correction: "CORRECTS the day", Status: "usable", Links: more}},
		"nitf.xml": {keptNITF, kept{Title: title, Publisher: "Wire Service", Byline: "F. Writer", Published: day, Language: "en", Key: "D1", Version: "3", Credit: "Wire Service",
			Correction: "CORRECTS the day", Status: "usable", Links: more}},
		"item.json": {keptNinjs, kept{URL: "https://wire.example/1", Title: title, Publisher: "Wire", Byline: "F. Writer", Published: day, Language: "en", Key: "https://wire.example/1", Version: "3",
			Credit: "Wire/Agency", Correction: "CORRECTS the day", Status: "usable"}},
		"atom.xml": {keptAtom, kept{URL: "https://coast.example/ferry", Title: title, Publisher: "Coast Gazette", Byline: "F. Writer", Published: day, Language: "en", Key: "urn:e:1",
			Links: []string{"https://coast.example/ferry"}}},
		"lines.jsonl": {keptLine, kept{URL: "https://coast.example/ferry", Title: title, Publisher: "Coast Gazette", Byline: "F. Writer", Published: day, Language: "en", Key: "k1", Version: "3",
			Credit: "Wire/Agency", Correction: "CORRECTS the day", Links: more}},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		n := 0
		for a, err := range ingest.Each(context.Background(), path) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			n++
			got := kept{a.URL, a.Title, a.Publisher, a.Byline, a.Published.UTC().Format("2006-01-02T15:04:05Z"), a.Language, a.Key, a.Version, a.Credit, a.Correction, a.Status, a.Links}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s:\n got %+v\nwant %+v", name, got, c.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", name, n)
		}
	}
}
