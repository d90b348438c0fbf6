package fetch

import (
	"bytes"
	"io"
	"net/http"
	"testing"
	"time"
)

// FuzzHead reads the headers that say how long to wait and how fresh an answer is,
// and unpacks a body by what they say of it.
func FuzzHead(f *testing.F) {
	f.Add("120", "max-age=60", "gzip", []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Add("Mon, 05 Mar 2018 10:00:00 GMT", `public, Max-Age="600"`, "br, deflate", []byte("x\x9c"))
	f.Add("-9223372036854775808", "max-age=9223372036854775807", "identity", []byte("<p>"))
	f.Add("99999999999999999999", "max-age", "gzip,gzip,gzip,gzip", []byte{})
	now := time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, retry, fresh, coding string, body []byte) {
		head := http.Header{"Retry-After": {retry}, "Cache-Control": {fresh}, "Content-Encoding": {coding}}
		if wait := retryAfter(head, now); wait < 0 || wait > maxRetryAfter {
			t.Errorf("Retry-After %q: %v", retry, wait)
		}
		if age := maxAge(head); age < 0 || age > 31*24*time.Hour {
			t.Errorf("Cache-Control %q: %v", fresh, age)
		}
		resp := &http.Response{Header: head, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: -1}
		const limit = 1 << 20
		if b, err := readBody(resp, limit); len(b) > limit || err != nil && b != nil {
			t.Errorf("%q of %d bytes: %d bytes, %v", coding, len(body), len(b), err)
		}
	})
}
