// Package text makes the canonical text of a document, over which every span
// of a record counts, and tells which language a text is in.
package text

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns the canonical form of a text: valid UTF-8, lines ended by LF,
// at most one blank line between paragraphs, no spaces at the end of a line,
// plain spaces for every other space, and no control, zero-width or direction
// characters. It does not normalise letters (NFC): the text must stay as it was
// written, so that a reader can find a span in the original. Invalid bytes
// become U+FFFD. Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	var c cleaner
	c.out.Grow(len(s))
	for i := 0; i < len(s); {
		if n := plainRun(s[i:]); n > 0 {
			c.flush()
			c.out.WriteString(s[i : i+n])
			i += n
			continue
		}
		if s[i] < utf8.RuneSelf {
			c.ascii(s, i)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		c.rune(r)
		i += size
	}
	return c.out.String()
}

// plainRun counts the visible ASCII characters that s begins with.
func plainRun(s string) int {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return i
		}
	}
	return len(s)
}

// cleaner holds back newlines and spaces until it is known that something
// visible follows them.
type cleaner struct {
	out      strings.Builder
	newlines int
	spaces   int
}

// ascii takes the space or control character at s[i].
func (c *cleaner) ascii(s string, i int) {
	switch s[i] {
	case ' ', '\t':
		c.spaces++
	case '\n', '\v', '\f':
		c.newline()
	case '\r':
		if i+1 >= len(s) || s[i+1] != '\n' {
			c.newline()
		}
	}
}

func (c *cleaner) rune(r rune) {
	switch {
	case r == '\u0085' || r == '\u2028':
		c.newline()
	case r == '\u2029':
		c.newline()
		c.newline()
	case unicode.Is(unicode.Zs, r):
		c.spaces++
	case invisible(r):
	default:
		c.flush()
		c.out.WriteRune(r)
	}
}

// invisible reports characters that a reader does not see and that would keep
// words apart from their entries in word lists: controls, soft hyphens,
// zero-width and direction marks, byte order marks, variation selectors.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector)
}

func (c *cleaner) newline() {
	c.newlines++
	c.spaces = 0
}

func (c *cleaner) flush() {
	if c.newlines == 0 && c.spaces == 0 {
		return
	}
	if c.out.Len() > 0 {
		for range min(c.newlines, 2) {
			c.out.WriteByte('\n')
		}
		for range c.spaces {
			c.out.WriteByte(' ')
		}
	}
	c.newlines, c.spaces = 0, 0
}

// ID names a document by its canonical text: "sha256:" and the hex digest, as
// docs/RECORD.md defines document.id.
func ID(canonical string) string {
	sum := sha256.Sum256([]byte(canonical))
	return "sha256:" + hex.EncodeToString(sum[:])
}
