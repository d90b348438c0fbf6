package pipeline_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/verify"
	"readout/readout"
)

// sources are a short one of each format.
var sources = []string{
	"KYIV (Agency) - Norway condemned Russia on Monday. \"We deny it,\" Russia said; 12 people were hurt.",
	"<html><head><title>Talks open</title><meta property=\"article:published_time\" content=\"2020-02-03\"></head><body><article><p>Chile met Peru in Lima on Monday.</p><p>They will meet again next week, the minister said.</p></article></body></html>",
	`<rss version="2.0"><channel><title>Courier</title><item><title>Envoys meet</title><link>https://c.example/1</link><pubDate>Mon, 05 Mar 2018 10:00:00 GMT</pubDate><description>The envoys of Kenya met in Oslo. Japan sanctioned Ghana.</description></item></channel></rss>`,
	`<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><id>urn:1</id><title>A truce holds</title><published>2020-01-02T03:04:05Z</published><content type="html">&lt;p&gt;Oman praised Chile.&lt;/p&gt;</content></entry></feed>`,
	`{"text":"Latvia warned Japan it would leave the talks.","title":"Talks","date":"2020-01-01","url":"https://a.example/1"}` + "\n",
	`{"uri":"urn:1","type":"text","headline":"Vote","versioncreated":"2020-01-01T00:00:00Z","body_text":"They voted for sanctions against Peru."}`,
	`<nitf><head><docdata><date.issue norm="20170918T041000Z"/></docdata></head><body><body.head><hedline><hl1>Ministers talk</hl1></hedline></body.head><body.content><block><p>Ghana accused Oman of an attack that killed 5.</p></block></body.content></body></nitf>`,
	"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 104\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Peru said the port is open.</p></body></html>\r\n\r\n",
}

// FuzzFormats gives mutated sources of every format to the whole way from bytes
// to records.
func FuzzFormats(f *testing.F) {
	for _, s := range sources {
		f.Add([]byte(s))
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) > 1<<14 {
			t.Skip()
		}
		readSource(t, r, source)
	})
}

// TestSourcesAreRead: each of the seeds is an article with an event or a
// statement, so that the target begins behind all parsers.
func TestSourcesAreRead(t *testing.T) {
	r := reader(t)
	for _, s := range sources {
		if articles, facts := readSource(t, r, []byte(s)); articles != 1 || facts == 0 {
			t.Errorf("%d articles with %d events and statements in %.60s", articles, facts, s)
		}
	}
}

// readSource reads all articles of a source and checks their records: spans,
// references, and the same again out of their JSON.
func readSource(t *testing.T, r *pipeline.Reader, source []byte) (articles, facts int) {
	in := ingest.Reader{MaxBytes: 1 << 20, Stdin: bytes.NewReader(source)}
	for a, err := range in.Each(t.Context(), "-") {
		if err != nil {
			continue
		}
		articles++
		rec := r.Read(a, time.Time{})
		facts += len(rec.Events) + len(rec.Statements)
		sound(t, rec)
		if wrong := verify.Record(rec); len(wrong) > 0 {
			t.Errorf("not whole: %q", wrong)
		}
		sameAgain(t, rec)
	}
	return articles, facts
}

// sameAgain checks that a record's JSON gives the same record.
func sameAgain(t *testing.T, rec *readout.Record) {
	t.Helper()
	first, err := json.Marshal(rec)
	if err != nil {
		t.Fatal(err)
	}
	back := &readout.Record{}
	if err := json.Unmarshal(first, back); err != nil {
		t.Fatal(err)
	}
	second, err := json.Marshal(back)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("out of its JSON it is another:\n%s\n%s", first, second)
	}
}
