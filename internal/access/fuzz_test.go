package access

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzOwnPath: wherever one signs in, one stays on this server.
func FuzzOwnPath(f *testing.F) {
	for _, s := range []string{"/search?q=a", "//evil.example", `/\evil.example`, "https:evil", "/%2f/evil", "/a\r\nX: y", "/signin", "\x01//x", "/ /x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := ownPath(s)
		base := &url.URL{Scheme: "https", Host: "own.example", Path: "/signin"}
		to, err := base.Parse(got)
		if err != nil || to.Host != "own.example" || to.Scheme != "https" || strings.ContainsAny(got, "\r\n\t\\") {
			t.Errorf("%q leads to %q (%v)", s, got, err)
		}
	})
}

// FuzzBody: whatever a body and its packing are, no more than the limit comes out.
func FuzzBody(f *testing.F) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, strings.Repeat("a", 5000))
	z.Close()
	f.Add(packed.Bytes(), "gzip")
	f.Add([]byte("plain"), "")
	f.Add([]byte{0x1f, 0x8b, 8}, "gzip")
	f.Add([]byte("x"), "gzip, gzip")
	g := &guard{Options: Options{MaxBody: 1000}}
	f.Fuzz(func(t *testing.T, body []byte, coding string) {
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
		r.Header["Content-Encoding"] = []string{coding}
		if _, status := g.bound(httptest.NewRecorder(), r); status != 0 {
			return
		}
		if b, err := io.ReadAll(r.Body); int64(len(b)) > g.MaxBody || err == nil && coding == "" && len(b) != len(body) {
			t.Errorf("%d bytes came out, %v", len(b), err)
		}
	})
}
