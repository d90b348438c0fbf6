package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// chained makes gzip members each of which is a chain of stored blocks through
// all that follow: read one by one they would be unpacked k times.
func chained(period, k int) []byte {
	one := make([]byte, period)
	copy(one, []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3})
	n := period*20 - 5
	copy(one[10:], []byte{0, byte(n), byte(n >> 8), ^byte(n), ^byte(n >> 8)})
	copy(one[15:], "\nWARC/1.0\r\nWARC-Type: x\r\nContent-Length: 0\r\n\r\n\r\n")
	return bytes.Repeat(one, k)
}

func TestThreatWARCChainedMembers(t *testing.T) {
	const k = 4000
	n := 0
	EachGzip(bytes.NewReader(chained(64, k)), 1<<20, func(Page, error) bool { n++; return true })
	if n > 2*(maxAgain+1)*k {
		t.Errorf("%d members were read as %d", k, n)
	}
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.Bytes()
}

func response(length any, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %v\r\n\r\n%s\r\n\r\n", length, body)
}

const good = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe port is open."

// pages reads an archive with pages of up to 1 MB.
func pages(b []byte) (pages, errs int, last error) {
	each := Each
	if bytes.HasPrefix(b, begins) {
		each = EachGzip
	}
	each(bytes.NewReader(b), 1<<20, func(p Page, err error) bool {
		if err != nil {
			errs, last = errs+1, err
		} else {
			pages++
		}
		return true
	})
	return pages, errs, last
}

// A record whose length is a lie is an error of its own; the next is read.
func TestThreatWARCBadLengths(t *testing.T) {
	whole := response(len(good), good)
	for _, length := range []any{-1, "", "x", "9223372036854775807", "99999999999999999999", 2 << 20, 1, "0x10", "+7 "} {
		n, errs, last := pages([]byte(response(length, good) + whole))
		// A length beyond the end takes all that follows with it; nothing can tell.
		if n > 2 || n+errs == 0 {
			t.Errorf("%v: %d pages, %d errors", length, n, errs)
		}
		if s := fmt.Sprint(length); (s == "-1" || s == "" || s == "x" || s == "99999999999999999999") && (n != 1 || errs != 1) {
			t.Errorf("%v: %d pages, %d errors, %v", length, n, errs, last)
		}
	}
}

// What unpacks to more than the limit is refused, in the body and around it.
func TestThreatWARCBomb(t *testing.T) {
	zeros := strings.Repeat("0", 20<<20)
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n"
	inner := head + string(gzipped(zeros))
	for name, archive := range map[string]string{"in the body": response(len(inner), inner), "around it": string(gzipped(response(len(zeros), zeros)))} {
		n, errs, last := pages([]byte(archive + string(gzipped(""))))
		if n != 0 || errs == 0 || !strings.Contains(fmt.Sprint(last), "larger than the limit") && name == "in the body" {
			t.Errorf("%s: %d pages, %d errors, %v", name, n, errs, last)
		}
	}
}

// An archive that ends inside a member says so and gives what came before.
func TestThreatWARCTruncatedGzip(t *testing.T) {
	one := gzipped(response(len(good), good))
	for cut := 1; cut < len(one); cut++ {
		n, errs, _ := pages(append(append([]byte{}, one...), one[:cut]...))
		if n < 1 || errs == 0 {
			t.Fatalf("cut after %d bytes: %d pages, %d errors", cut, n, errs)
		}
	}
}

// Damage costs one record and is told, wherever it strikes: at the first bytes of
// a gzip member, which then look like none, as at those of a header. What is
// between members to fill a block up is no damage.
func TestThreatWARCDamage(t *testing.T) {
	record := response(len(good), good)
	member := gzipped(record)
	for at := range len(member) - 8 {
		if at >= 3 && at < 10 {
			continue // flags and time, which change nothing or are part of a name
		}
		bad := bytes.Clone(member)
		bad[at] ^= 0xff
		n, errs, _ := pages(slices.Concat(member, bad, member))
		if n < 2 || n+errs < 3 {
			t.Errorf("byte %d of a member: %d pages, %d errors", at, n, errs)
		}
	}
	for at := range len("WARC/1.0\r\nWARC-Type:") {
		bad := []byte(record)
		bad[at] ^= 0x15
		n, errs, _ := pages(slices.Concat([]byte(record), bad, []byte(record)))
		if n < 2 || n+errs < 3 {
			t.Errorf("byte %d of a record: %d pages, %d errors", at, n, errs)
		}
	}
	if n, errs, last := pages(slices.Concat(member, make([]byte, 500), member, make([]byte, 500))); n != 2 || errs != 0 {
		t.Errorf("padding: %d pages, %d errors, %v", n, errs, last)
	}
}
