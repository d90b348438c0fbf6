package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"only blank", " \n\t\r\n ", ""},
		{"line ends", "one\r\ntwo\rthree\vfour\u2028five\u0085six", "one\ntwo\nthree\nfour\nfive\nsix"},
		{"paragraph mark", "one\u2029two", "one\n\ntwo"},
		{"blank lines", "one\n\n\n\n two", "one\n\n two"},
		{"blank lines with spaces", "one  \n \t \n\u00a0\ntwo  ", "one\n\ntwo"},
		{"around", "\ufeff\n\n  one\n\n", "one"},
		{"spaces", "10\u00a0000\u2009dead\u3000and\tmore", "10 000 dead and more"},
		{"invisible", "Le\u00adba\u200bnon\u200e\x00\x07", "Lebanon"},
		{"letters stay", "Ka\u0301da\u0301r “said” — 5 €", "Ka\u0301da\u0301r “said” — 5 €"},
		{"invalid", "one \xff\xfe two", "one \ufffd\ufffd two"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestID(t *testing.T) {
	if got := ID("abc"); got != "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("ID(abc) = %s", got)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("one\r\n\r\n\r\ntwo \u00a0\ufeff\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Clean(%q) = %q is not UTF-8", s, got)
		}
		if again := Clean(got); again != got {
			t.Fatalf("Clean twice: %q, then %q", got, again)
		}
		if strings.Contains(got, "\n\n\n") || strings.Contains(got, " \n") {
			t.Fatalf("Clean(%q) = %q", s, got)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat("The envoys met on Tuesday, officials said — “no deal”.\r\n\r\n", 2000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Clean(s)
	}
}
