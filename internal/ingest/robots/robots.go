// Package robots reads robots.txt (RFC 9309) and says what it allows. It fetches
// nothing.
package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a robots.txt counts; the standard asks for no less
// than 500 KiB. What stands behind it is not read.
const MaxBytes = 500 << 10

// Group is what a robots.txt says to one crawler. The zero value allows all.
type Group struct {
	// Delay is what Crawl-delay asks to wait between two requests, an extension
	// that many sites write; 0 when they do not.
	Delay time.Duration
	rules []rule
}

// rule is one Allow or Disallow line.
type rule struct {
	pattern string // normal form; "*" stands for anything
	end     bool   // the pattern closed with "$"
	size    int    // its octets: the longest pattern that matches decides
	allow   bool
}

// Parse gives the group for a crawler by its product token ("Readout"), which is
// compared without regard to case: all groups that name it together, else all
// that name "*", else none. Lines that mean nothing are passed over.
func Parse(file []byte, agent string) Group {
	file = bytes.TrimPrefix(file[:min(len(file), MaxBytes)], []byte("\xef\xbb\xbf"))
	var own, any Group
	found := false
	var toOwn, toAny, ruled bool // whom the group being read is for, and whether its rules have begun
	for line := range bytes.FieldsFuncSeq(file, func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value, ok := field(line)
		if !ok {
			continue
		}
		switch key {
		case "user-agent":
			if ruled {
				toOwn, toAny, ruled = false, false, false
			}
			if value == "*" {
				toAny = true
			} else if strings.EqualFold(token(value), agent) {
				toOwn, found = true, true
			}
		case "allow", "disallow":
			ruled = true
			r := newRule(value, key == "allow")
			if r.size > 0 && toOwn {
				own.rules = append(own.rules, r)
			}
			if r.size > 0 && toAny {
				any.rules = append(any.rules, r)
			}
		case "crawl-delay":
			// Not a rule of the standard: it must not end the list of agents.
			d := seconds(value)
			if toOwn {
				own.Delay = max(own.Delay, d)
			}
			if toAny {
				any.Delay = max(any.Delay, d)
			}
		}
	}
	if found {
		return own
	}
	return any
}

// field cuts a line at its colon, comment and white space dropped, the key in
// lower case.
func field(line []byte) (key, value string, ok bool) {
	s, _, _ := strings.Cut(string(line), "#")
	key, value, ok = strings.Cut(s, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), ok
}

// token is the product token a value begins with: "Readout/1.0" is "Readout".
func token(value string) string {
	end := strings.IndexFunc(value, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return value
	}
	return value[:end]
}

func seconds(value string) time.Duration {
	s, err := strconv.ParseFloat(value, 64)
	if err != nil || !(s > 0) || s > 1e6 {
		return 0
	}
	return time.Duration(s * float64(time.Second))
}

func newRule(value string, allow bool) rule {
	r := rule{allow: allow, size: len(value)}
	value, r.end = strings.CutSuffix(value, "$")
	parts := strings.Split(value, "*")
	for i, p := range parts {
		parts[i] = normal(p)
	}
	r.pattern = strings.Join(parts, "*")
	return r
}

// Allows reports whether an address may be fetched by its path and query
// ("/a/b?c=d"). The longest pattern that matches decides, Allow where two are
// equally long. /robots.txt itself is always allowed.
func (g Group) Allows(pathQuery string) bool {
	if pathQuery == "" {
		pathQuery = "/"
	}
	if pathQuery == "/robots.txt" {
		return true
	}
	p := normal(pathQuery)
	allowed, size := true, 0
	for _, r := range g.rules {
		if r.size >= size && r.matches(p) {
			allowed = r.allow || r.size == size && allowed && size > 0
			size = r.size
		}
	}
	return allowed
}

// matches takes for each piece between wildcards the first place where it
// stands; only an anchored last piece must stand at the end.
func (r rule) matches(p string) bool {
	first, rest, wild := strings.Cut(r.pattern, "*")
	p, ok := strings.CutPrefix(p, first)
	if !ok {
		return false
	}
	for wild {
		var piece string
		piece, rest, wild = strings.Cut(rest, "*")
		if !wild && r.end {
			return strings.HasSuffix(p, piece)
		}
		i := strings.Index(p, piece)
		if i < 0 {
			return false
		}
		p = p[i+len(piece):]
	}
	return !r.end || p == ""
}

// normal writes octets so that equal addresses compare equal: letters, digits
// and "-._~" as they are, other ASCII as it is but for "*" and "$", which mean
// something in patterns, the rest percent-encoded in capitals.
func normal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				if c = byte(v); !unreserved(c) {
					escape(&b, c)
					continue
				}
			}
		}
		if c <= ' ' || c >= 0x7f || c == '*' || c == '$' {
			escape(&b, c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func escape(b *strings.Builder, c byte) {
	const hex = "0123456789ABCDEF"
	b.WriteByte('%')
	b.WriteByte(hex[c>>4])
	b.WriteByte(hex[c&15])
}
