package robots

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestAllows(t *testing.T) {
	for _, c := range []struct {
		name, file string
		allowed    []string
		refused    []string
	}{
		{"empty", "", []string{"/", "/a"}, nil},
		{"no rule", "User-agent: *\nDisallow:", []string{"/", "/a"}, nil},
		{"everything", "User-agent: *\nDisallow: /", []string{"/robots.txt"}, []string{"", "/", "/a?b"}},
		{"own group before any", "User-agent: *\nDisallow: /\n\nUser-agent: READOUT\nDisallow: /private", []string{"/a"}, []string{"/private", "/private/a", "/privateer"}},
		{"own group empty", "User-agent: readout\nDisallow:\nUser-agent: *\nDisallow: /", []string{"/a"}, nil},
		{"with version", "User-agent: Readout/2.0\nDisallow: /", nil, []string{"/a"}},
		{"another's name", "User-agent: Readoutbot\nDisallow: /\nUser-agent: Read\nDisallow: /", []string{"/a"}, nil},
		{"groups of one name join", "User-agent: readout\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: readout\nDisallow: /b", []string{"/c"}, []string{"/a", "/b"}},
		{"one group for many", "User-agent: x\nUser-agent: readout\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"others' lines do not part a group", "User-agent: readout\nSitemap: https://a.example/s.xml\nCrawl-delay: 3\nUser-agent: x\nDisallow: /a", nil, []string{"/a"}},
		{"longest wins", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", []string{"/a/b", "/a/b/d"}, []string{"/a", "/a/c", "/a/b/c"}},
		{"order does not matter", "User-agent: *\nAllow: /a/b\nDisallow: /a/b/c\nDisallow: /a", []string{"/a/b/d"}, []string{"/a/c", "/a/b/c"}},
		{"equal: allow", "User-agent: *\nDisallow: /a\nAllow: /a", []string{"/a"}, nil},
		{"equal: allow, first", "User-agent: *\nAllow: /a\nDisallow: /a", []string{"/a"}, nil},
		{"wildcard", "User-agent: *\nDisallow: /*.gif\nDisallow: /a*b*c", []string{"/x.png", "/acb"}, []string{"/x.gif", "/x.gif?y", "/a1b2c3", "/abc"}},
		{"anchor", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /end$", []string{"/x.pdf?a", "/ends"}, []string{"/x.pdf", "/x.pdf.pdf", "/end"}},
		{"only the front page", "User-agent: *\nDisallow: /\nAllow: /$", []string{"/"}, []string{"/a"}},
		{"escapes", "User-agent: *\nDisallow: /caf%c3%a9\nDisallow: /%7Ejoe\nDisallow: /a%2fb\nDisallow: /star%2A", []string{"/a/b", "/starfish"}, []string{"/café", "/caf%C3%A9", "/~joe", "/a%2Fb", "/star*"}},
		{"query", "User-agent: *\nDisallow: /*?print=", []string{"/a?b"}, []string{"/a?print=1"}},
		{"case of paths", "User-agent: *\nDisallow: /A", []string{"/a"}, []string{"/A"}},
		{"ends of lines and comments", "\xef\xbb\xbfUSER-AGENT : * # all\rDISALLOW:/a # not this\r\n  Disallow : /b\n#Disallow: /c", []string{"/c"}, []string{"/a", "/b"}},
		{"rules before any agent", "Disallow: /a", []string{"/a"}, nil},
		{"a page of HTML", "<!DOCTYPE html>\n<html><body>User-agent: * Disallow: /</body></html>", []string{"/a"}, nil},
		{"no path", "User-agent: *\nDisallow: a", []string{"/a"}, nil},
		{"beyond the size that counts", "User-agent: *\nDisallow: /a\n" + strings.Repeat("# filling\n", 60_000) + "Disallow: /b", []string{"/b"}, []string{"/a"}},
	} {
		g := Parse([]byte(c.file), "Readout")
		for _, p := range c.allowed {
			if !g.Allows(p) {
				t.Errorf("%s: %q is refused", c.name, p)
			}
		}
		for _, p := range c.refused {
			if g.Allows(p) {
				t.Errorf("%s: %q is allowed", c.name, p)
			}
		}
	}
}

func TestDelay(t *testing.T) {
	for value, want := range map[string]time.Duration{"5": 5 * time.Second, "0.5": time.Second / 2, "-1": 0, "soon": 0, "NaN": 0, "1e99": 0} {
		g := Parse(fmt.Appendf(nil, "User-agent: *\nCrawl-delay: %s\n", value), "Readout")
		if g.Delay != want {
			t.Errorf("Crawl-delay %s: %s, want %s", value, g.Delay, want)
		}
	}
}

// A pattern of many wildcards must not cost more than a walk along the path.
func TestThreatFetchRobotsPattern(t *testing.T) {
	g := Parse([]byte("User-agent: *\nDisallow: /"+strings.Repeat("*a", 5000)+"b$"), "Readout")
	if !g.Allows("/" + strings.Repeat("a", 20_000)) {
		t.Error("refused")
	}
}

func FuzzAllows(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$\nAllow: /%", "/a%")
	f.Fuzz(func(t *testing.T, file, path string) {
		g := Parse([]byte(file), "Readout")
		if g.Allows(path) != g.Allows(normalForm(path)) {
			t.Errorf("%q is allowed in one spelling only", path)
		}
	})
}

// normalForm is a path in another spelling that means the same.
func normalForm(p string) string {
	if p == "/robots.txt" || p == "" {
		return p
	}
	if q := normal(p); q != "/robots.txt" {
		return q
	}
	return p
}
