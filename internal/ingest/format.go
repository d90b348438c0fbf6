package ingest

import (
	"bytes"
	"net/http"
	"strings"
)

func isGzip(head []byte) bool { return len(head) >= 2 && head[0] == 0x1f && head[1] == 0x8b }

// signatures are the first bytes of files that hold no text a reader could
// see; what http.DetectContentType knows is not repeated.
var signatures = []struct {
	at    int
	magic string
	what  string
}{
	{0, "\x7fELF", "a program (ELF)"},
	{0, "MZ\x90\x00", "a Windows program"},
	{0, "\xca\xfe\xba\xbe", "a compiled program"},
	{0, "\xcf\xfa\xed\xfe", "a macOS program"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"},
	{0, "{\\rtf", "an RTF document"},
	{0, "SQLite format 3\x00", "an SQLite database"},
	{0, "7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{0, "\xfd7zXZ\x00", "an xz archive"},
	{0, "BZh", "a bzip2 archive"},
	{0, "\x28\xb5\x2f\xfd", "a zstd archive"},
	{0, "PAR1", "a Parquet file"},
	{257, "ustar", "a tar archive"},
}

// names tells in words what http.DetectContentType finds.
var kinds = map[string]string{
	"application/pdf":               "a PDF document",
	"application/postscript":        "a PostScript document",
	"application/zip":               "a ZIP archive (or an Office or EPUB document)",
	"application/x-gzip":            "a gzip archive",
	"application/x-rar-compressed":  "a RAR archive",
	"application/wasm":              "a program (WebAssembly)",
	"application/vnd.ms-fontobject": "a font",
	"application/ogg":               "a sound file",
}

// signature says what binary data looks like, empty for what may be text.
func signature(data []byte) string {
	for _, s := range signatures {
		if len(data) >= s.at+len(s.magic) && string(data[s.at:s.at+len(s.magic)]) == s.magic && !readableBZ(data, s.magic) {
			return s.what
		}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(data), ";")
	if what := kinds[kind]; what != "" {
		return what
	}
	family, _, _ := strings.Cut(kind, "/")
	switch family {
	case "image":
		// "BM" alone makes http take a text for a bitmap.
		if kind == "image/bmp" && !bytes.ContainsRune(data[:min(len(data), 512)], 0) {
			return ""
		}
		return "an image (" + kind + ")"
	case "audio":
		return "a sound file (" + kind + ")"
	case "video":
		return "a video (" + kind + ")"
	case "font":
		return "a font"
	}
	return ""
}

// readableBZ lets a text through that begins with the letters "BZh".
func readableBZ(data []byte, magic string) bool {
	return magic == "BZh" && (len(data) < 10 || string(data[4:10]) != "1AY&SY")
}

// isHTML reports whether a decoded text is a web page: it begins with a tag
// that pages begin with, after comments and declarations.
func isHTML(s string) bool {
	s = skipProlog(s)
	if s == "" || s[0] != '<' {
		return false
	}
	name := strings.ToLower(s[1:min(len(s), 16)])
	for _, tag := range []string{"!doctype html", "html", "head", "body", "title", "meta", "link", "script", "style", "div", "section", "article", "main",
		"header", "table", "h1", "h2", "p", "a", "br", "b", "i", "span", "ul", "font", "center", "iframe", "noscript"} {
		if rest, ok := strings.CutPrefix(name, tag); ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\r\n/>")) {
			return true
		}
	}
	return false
}

// skipProlog drops white space, the XML declaration and comments.
func skipProlog(s string) string {
	for {
		s = strings.TrimLeft(s, " \t\r\n\f\ufeff")
		switch {
		case strings.HasPrefix(s, "<!--"):
			_, rest, ok := strings.Cut(s, "-->")
			if !ok {
				return ""
			}
			s = rest
		case strings.HasPrefix(s, "<?"):
			_, rest, ok := strings.Cut(s, ">")
			if !ok {
				return ""
			}
			s = rest
		default:
			return s
		}
	}
}

// unsupported says which format a decoded text is in that will have a reader of
// its own, so that markup is not read as prose.
func unsupported(s string) string {
	head := skipProlog(s[:min(len(s), 64<<10)])
	switch {
	case strings.HasPrefix(head, "WARC/"):
		return "a web archive (WARC)"
	case strings.HasPrefix(head, "{") || strings.HasPrefix(head, "["):
		if strings.HasPrefix(strings.TrimLeft(head[1:], " \t\r\n{"), `"`) {
			return "JSON other than lines of articles"
		}
		return ""
	case !strings.HasPrefix(head, "<"):
		return ""
	}
	name := head[1:min(len(head), 40)]
	for _, x := range []struct{ tag, what string }{
		{"rss", "a feed (RSS)"}, {"feed", "a feed (Atom)"}, {"rdf:RDF", "a feed (RSS 1.0)"},
		{"urlset", "a sitemap"}, {"sitemapindex", "a sitemap"},
		{"newsItem", "NewsML"}, {"NewsML", "NewsML"}, {"newsMessage", "NewsML"}, {"nitf", "NITF"}, {"svg", "an image (SVG)"},
	} {
		if strings.HasPrefix(name, x.tag) {
			return x.what
		}
	}
	if strings.HasPrefix(strings.TrimLeft(s[:min(len(s), 100)], " \t\r\n\ufeff"), "<?xml") && !isHTML(s) {
		return "XML"
	}
	return ""
}
