package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"readout/internal/text"
)

const (
	english = "Envoys Meet\n\nThe envoy’s “talks” ended — no deal was signed, café guests in Lima said."
	ascii   = "Envoys Meet\n\nThe talks ended and no deal was signed, guests in Lima said."
	russian = "Послы встретились\n\nМинистр иностранных дел встретился вчера с послами соседних государств и обсудил положение на границе."
	polish  = "Ministrowie spotkali się w Łodzi\n\nMinister spraw zagranicznych powiedział, że rząd będzie dążył do porozumienia, choć różnice są duże."
	greek   = "Ο υπουργός Εξωτερικών συναντήθηκε χθες με τον ομόλογό του στην Αθήνα και συζήτησαν για τα σύνορα."
)

func encode(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEncodings(t *testing.T) {
	page := func(meta, s string) string {
		return "<html><head>" + meta + "<title>x</title></head><body><p>" + s + "</p></body></html>"
	}
	for _, c := range []struct {
		name  string
		data  []byte
		want  string // part of the text
		lang  string
		notes bool
	}{
		{"utf-8", []byte(english), english, "en", false},
		{"utf-8 with mark", []byte("\ufeff" + english), english, "en", false},
		{"utf-8 with broken bytes", []byte("\xff" + english + strings.Repeat(" “a” ", 5) + "\xc3"), "�" + english, "en", false},
		{"utf-16le with mark", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), english), english, "en", true},
		{"utf-16be with mark", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), english), english, "en", true},
		{"utf-16le", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), english), english, "en", true},
		{"utf-16be", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), english), english, "en", true},
		{"utf-16le Russian", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), russian), russian, "ru", true},
		{"utf-16 odd length", append(encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), ascii), 'x'), ascii, "en", true},
		{"utf-32", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), english), english, "en", true},
		{"windows-1252", encode(t, charmap.Windows1252, english), english, "en", true},
		{"windows-1251", encode(t, charmap.Windows1251, russian), russian, "ru", true},
		{"koi8-r", encode(t, charmap.KOI8R, russian), russian, "ru", true},
		{"iso-8859-5", encode(t, charmap.ISO8859_5, russian), russian, "ru", true},
		{"iso-8859-2", encode(t, charmap.ISO8859_2, polish), polish, "pl", true},
		{"iso-8859-7", encode(t, charmap.ISO8859_7, greek), greek, "el", true},
		{"page with meta charset", encode(t, charmap.Windows1251, page(`<meta charset="windows-1251">`, russian)), "обсудил положение", "ru", true},
		{"page with http-equiv", encode(t, charmap.KOI8R, page(`<META http-equiv=Content-Type content="text/html; charset=koi8-r">`, russian)), "обсудил положение", "ru", true},
		{"page declared wrongly", []byte(page(`<meta charset="iso-8859-1">`, english)), "“talks” ended — no deal", "en", false},
		{"page declared utf-8 but is not", encode(t, charmap.Windows1251, page(`<meta charset="utf-8">`, russian)), "обсудил положение", "ru", true},
	} {
		for range 3 {
			a, err := Read(c.name, c.data)
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				break
			}
			lang, _ := text.Language(a.Text)
			if !strings.Contains(a.Text, c.want) || lang != c.lang || (len(a.Warnings) > 0) != c.notes {
				t.Errorf("%s: language %s, warnings %q, text %q", c.name, lang, a.Warnings, a.Text)
				break
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       error
		says       string
	}{
		{"empty", "", ErrEmpty, "give a file"},
		{"blank", " \r\n\t\ufeff", ErrEmpty, "give a file"},
		{"pdf", "%PDF-1.7\n%\xe2\xe3", ErrBinary, "PDF"},
		{"png", "\x89PNG\x0d\x0a\x1a\x0a\x00\x00", ErrBinary, "image/png"},
		{"jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF", ErrBinary, "image/jpeg"},
		{"zip", "PK\x03\x04\x14\x00", ErrBinary, "ZIP"},
		{"elf", "\x7fELF\x02\x01\x01\x00", ErrBinary, "program"},
		{"exe", "MZ\x90\x00\x03", ErrBinary, "program"},
		{"doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", ErrBinary, "Office"},
		{"rtf", `{\rtf1\ansi Envoys meet.}`, ErrBinary, "RTF"},
		{"zeros", strings.Repeat("\x00\x01\x02\xfe\x80\x03", 100), ErrBinary, "binary"},
		{"zeros alone", strings.Repeat("\x00", 100), ErrBinary, "binary"},
		{"controls", strings.Repeat("\x01\x02\x80\x03ab", 100), ErrBinary, "binary"},
		{"menu page", "<html><body><a href=/>Home</a></body></html>", ErrNoArticle, "one article"},
		{"feed", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`, ErrUnsupported, "RSS"},
		{"sitemap", `<?xml version="1.0"?><urlset></urlset>`, ErrUnsupported, "sitemap"},
		{"newsml", `<newsItem xmlns="x"></newsItem>`, ErrUnsupported, "NewsML"},
		{"warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", ErrUnsupported, "WARC"},
		{"json", "{\n  \"uri\": \"x\"\n}", ErrUnsupported, "JSON"},
	} {
		_, err := Read("in/"+c.name, []byte(c.data))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
			continue
		}
		if s := err.Error(); !strings.HasPrefix(s, "in/"+c.name+": ") || !strings.Contains(s, c.says) || strings.Contains(s, "\n") {
			t.Errorf("%s: message %q", c.name, s)
		}
	}
	if _, err := (Reader{MaxBytes: 10}).Read("long", []byte(ascii)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
}

func TestPlainStaysPlain(t *testing.T) {
	for _, s := range []string{
		"BM officials met.", "BZhang met his counterpart, officials said.", "[Lima] The envoys met.", "{The envoys met.}",
		"The sign <html> opens a page, the teacher said.", "<The envoys> met in Lima, officials said.",
	} {
		if a, err := Read("x", []byte(s)); err != nil || a.Text != s {
			t.Errorf("%q: %q, %v", s, a.Text, err)
		}
	}
}

// A document of 50 MB is read in bounded time; twice the limit is refused.
func TestHuge(t *testing.T) {
	line := "The envoys of the two states met again — in Lima — on Tuesday, officials said.\r\n\r\n\r\n"
	data := []byte(strings.Repeat(line, (50<<20)/len(line)))
	start := time.Now()
	a, err := Read("huge", data)
	if err != nil || len(a.Text) < 47<<20 {
		t.Fatalf("%d bytes, %v", len(a.Text), err)
	}
	text.Language(a.Text)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("50 MB took %s", took)
	}
	if _, err := (Reader{MaxBytes: 20 << 20}).Read("huge", data); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
}

func put(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func gz(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func collect(r Reader, source string) (titles []string, errs []error) {
	for a, err := range r.Each(context.Background(), source) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		date := ""
		if !a.Published.IsZero() {
			date = " " + a.Published.Format(time.DateOnly) + " " + a.PublishedFrom
		}
		titles = append(titles, a.Title+date)
	}
	return titles, errs
}

func TestEach(t *testing.T) {
	dir := t.TempDir()
	lines := `{"title":"One","text":"The envoys met.","date_publish":"2019-01-04","url":"https://example.org/1"}

{"title":"Two","text":"One\n\nThe envoys met.","date":"2019-01-05T10:00:00Z"}
{"title":"Three"}
not json
{"title":"Four","text":"The envoys met.","published":"2019-01-06"}
`
	for _, c := range []struct {
		source string
		titles []string
		errs   []string
	}{
		{put(t, dir, "a.txt", []byte(ascii)), []string{"Envoys Meet"}, nil},
		{put(t, dir, "a.txt.gz", gz(t, ascii)), []string{"Envoys Meet"}, nil},
		{put(t, dir, "b.jsonl", []byte(lines)), []string{"One 2019-01-04 metadata", "Two 2019-01-05 metadata", "Four 2019-01-06 metadata"}, []string{"b.jsonl:4: no text in it", "b.jsonl:5: not a JSON object"}},
		{put(t, dir, "b.jsonl.gz", gz(t, lines)), []string{"One 2019-01-04 metadata", "Two 2019-01-05 metadata", "Four 2019-01-06 metadata"}, []string{"b.jsonl.gz:4: no text", "b.jsonl.gz:5: not a JSON"}},
		{put(t, dir, "cut.gz", gz(t, ascii)[:30]), nil, []string{"cut.gz: cannot be read to its end"}},
		{put(t, dir, "bad.gz", []byte("\x1f\x8bnonsense")), nil, []string{"bad.gz: not text: a damaged gzip"}},
		{put(t, dir, "bomb.gz", gz(t, strings.Repeat("a ", 1<<20))), nil, []string{"bomb.gz: too large"}},
		{dir + "/none.txt", nil, []string{"none.txt: no such file"}},
		{dir, nil, []string{"a folder"}},
		{"-", []string{"Envoys Meet"}, nil},
	} {
		titles, errs := collect(Reader{MaxBytes: 1 << 20, Stdin: strings.NewReader(ascii)}, c.source)
		if !slices.Equal(titles, c.titles) || len(errs) != len(c.errs) {
			t.Errorf("%s: %q, %v; want %q, %q", c.source, titles, errs, c.titles, c.errs)
			continue
		}
		for i, err := range errs {
			if !strings.Contains(err.Error(), c.errs[i]) {
				t.Errorf("%s: %v, want %q", c.source, err, c.errs[i])
			}
		}
	}
	for range Each(context.Background(), filepath.Join(dir, "b.jsonl")) {
		break // must not go on after that
	}
}

func TestFetched(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=windows-1251")
		w.Write(encode(t, charmap.Windows1251, russian))
	}))
	defer s.Close()
	for a, err := range Each(t.Context(), s.URL+"/a.txt") {
		if err != nil || a.URL != s.URL+"/a.txt" || a.Text != russian {
			t.Errorf("%+v, %v", a, err)
		}
	}
}

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, f := range []string{"b/2.txt", "b/1.txt", "b/.hidden", "b/.git/x", "b/c/3.txt", "a.txt", "e[1].txt"} {
		put(t, dir, f, []byte("x"))
	}
	os.Mkdir("empty", 0o755)
	got, errs := Expand([]string{"a.txt", "-", "none.txt", "b", "b/*.txt", "e[1].txt", "*.html", "empty", "https://example.org/x", "ftp://x/y", ""})
	want := []string{"a.txt", "-", "b/1.txt", "b/2.txt", "b/c/3.txt", "e[1].txt", "https://example.org/x"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for i, says := range []string{"none.txt: no such file", "*.html: no file matches", "empty: no file in this folder", `"ftp"`, "an empty name"} {
		if i >= len(errs) || !strings.Contains(errs[i].Error(), says) {
			t.Errorf("errors %v, want %q at %d", errs, says, i)
		}
	}
	if len(errs) != 5 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Errorf("errors %v", errs)
	}
}

// Every development article is read, with a title and a date.
func TestShared(t *testing.T) {
	const file = "../../../shared/articles/wikinews_dev.jsonl.gz"
	if _, err := os.Stat(file); err != nil {
		t.Skip("no articles in ../shared/articles")
	}
	n := 0
	for a, err := range Each(t.Context(), file) {
		if err != nil || a.Title == "" || a.Published.IsZero() || !strings.HasPrefix(a.Text, a.Title) || a.URL == "" {
			t.Errorf("%s: %v, %q, %s", a.Source, err, a.Title, a.Published)
		}
		n++
	}
	if n != 59 {
		t.Errorf("%d articles, want 59", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(english))
	f.Add([]byte("<html><p>" + english))
	f.Add([]byte("\xff\xfea\x00b"))
	f.Add([]byte(`{"text":"a"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := Read("f", b)
		if err == nil && (a.Text == "" || text.Clean(a.Text) != a.Text) {
			t.Fatalf("text %q is not canonical", a.Text)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Fatalf("error of more than one line: %q", err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte(strings.Repeat("The envoys met again in Lima on Tuesday, officials said.\n\n", 60))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("x", data); err != nil {
			b.Fatal(err)
		}
	}
}
