package ingest

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// sampleBytes is how much of a document is looked at to find its encoding.
const sampleBytes = 64 << 10

// decode turns bytes into UTF-8. The encoding is, in this order, what a byte
// order mark says, UTF-8 when the bytes are that, what the server or the page
// declares, what the bytes look like. name is the encoding used, empty for
// UTF-8. Bytes that mean nothing become U+FFFD and lose no others.
func decode(data []byte, contentType string) (s, name string, err error) {
	if e, n, skip := byMark(data); e != nil {
		s, err = decodeAs(e, data[skip:])
		return s, n, err
	}
	head := data[:min(len(data), sampleBytes)]
	if slices.Contains(head, 0) {
		e, n := byZeros(head)
		if e == nil {
			return "", "", fmt.Errorf("looks like binary data, %w; convert it to text or HTML first", ErrBinary)
		}
		s, err = decodeAs(e, data)
		return s, n, err
	}
	if !mostlyText(head) {
		return "", "", fmt.Errorf("looks like binary data, %w; convert it to text or HTML first", ErrBinary)
	}
	// UTF-8 is hardly ever valid by chance, while declarations are often left
	// over from a template; so it goes before them.
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\ufffd"), "", nil
	}
	e, n := declared(head, contentType)
	if e == nil {
		e, n = detect(data)
	}
	s, err = decodeAs(e, data)
	return s, n, err
}

func decodeAs(e encoding.Encoding, data []byte) (string, error) {
	out, _, err := transform.Bytes(e.NewDecoder(), data)
	if err != nil {
		return "", fmt.Errorf("cannot be decoded: %w", err)
	}
	return string(out), nil
}

// byMark finds a byte order mark and how many bytes it takes. The UTF-32 mark
// begins like that of UTF-16.
func byMark(data []byte) (encoding.Encoding, string, int) {
	has := func(mark string) bool { return strings.HasPrefix(string(data[:min(len(data), 4)]), mark) }
	switch {
	case has("\xef\xbb\xbf"):
		return xunicode.UTF8, "", 3
	case has("\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "UTF-32LE", 4
	case has("\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "UTF-32BE", 4
	case has("\xff\xfe"):
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "UTF-16LE", 2
	case has("\xfe\xff"):
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "UTF-16BE", 2
	}
	return nil, "", 0
}

// byZeros tells UTF-16 without a mark from binary data: read the right way
// round, nearly all of it is letters, spaces and punctuation of one or two
// alphabets.
func byZeros(head []byte) (encoding.Encoding, string) {
	little, big := alphabetic(head, binary.LittleEndian), alphabetic(head, binary.BigEndian)
	switch {
	case max(little, big) < 0.9:
		return nil, ""
	case little >= big:
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "UTF-16LE"
	}
	return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "UTF-16BE"
}

// alphabetic is the share of 16-bit units that are readable characters below
// U+0700 (Latin to Arabic) or general punctuation.
func alphabetic(head []byte, order binary.ByteOrder) float64 {
	good, all := 0, 0
	for i := 0; i+1 < len(head); i += 2 {
		r := rune(order.Uint16(head[i:]))
		all++
		if r < 0x700 && (unicode.IsGraphic(r) || unicode.IsSpace(r)) || r >= 0x2000 && r < 0x2100 {
			good++
		}
	}
	return float64(good) / float64(max(all, 1))
}

// mostlyText reports whether control characters are as rare as in text.
func mostlyText(head []byte) bool {
	controls := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b {
			controls++
		}
	}
	return controls*50 <= len(head)
}

// mostlyUTF8 reports whether data is UTF-8, give or take some broken
// characters: well-formed ones must outnumber stray bytes by far.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good >= 4*bad
}

// declared finds the encoding that the server or the page names. UTF-8 is not
// believed here: the bytes have shown that they are something else.
func declared(head []byte, contentType string) (encoding.Encoding, string) {
	for _, label := range []string{charsetOf(contentType), metaCharset(head)} {
		if label == "" {
			continue
		}
		if e, name := charset.Lookup(label); e != nil && name != "utf-8" {
			return e, name
		}
	}
	return nil, ""
}

func charsetOf(contentType string) string {
	_, after, ok := strings.Cut(strings.ToLower(contentType), "charset=")
	if !ok {
		return ""
	}
	return label(after)
}

// metaCharset finds <meta charset=…>, <meta http-equiv … charset=…> and the
// XML declaration's encoding near the beginning of a page.
func metaCharset(head []byte) string {
	s := strings.ToLower(string(head[:min(len(head), 8<<10)]))
	if !strings.Contains(s, "<") {
		return ""
	}
	if rest, ok := strings.CutPrefix(strings.TrimSpace(s), "<?xml"); ok {
		decl, _, _ := strings.Cut(rest, ">")
		if _, after, ok := strings.Cut(decl, "encoding="); ok {
			return label(after)
		}
	}
	for {
		_, after, ok := strings.Cut(s, "<meta")
		if !ok {
			return ""
		}
		tag, rest, _ := strings.Cut(after, ">")
		if _, value, ok := strings.Cut(tag, "charset="); ok {
			return label(value)
		}
		s = rest
	}
}

func label(s string) string {
	s = strings.TrimLeft(s, `"' `)
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == ':')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

// detect finds a single-byte or East Asian encoding by the frequencies of
// letters.
func detect(data []byte) (encoding.Encoding, string) {
	// Where only quotes and dashes are not ASCII there are no letters to count.
	sample := data[:min(len(data), sampleBytes)]
	high, letters := 0, 0
	for _, b := range data {
		switch {
		case b >= utf8.RuneSelf:
			high++
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			letters++
		}
	}
	if high*50 < letters {
		return charmap.Windows1252, "windows-1252"
	}
	results, err := chardet.NewHtmlDetector().DetectAll(sample)
	if err != nil {
		return charmap.Windows1252, "windows-1252"
	}
	// The detector runs its recognisers at the same time and leaves equals in
	// the order in which they came home.
	slices.SortStableFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
	})
	for _, r := range results {
		e, err := htmlindex.Get(r.Charset)
		if err != nil || strings.HasPrefix(r.Charset, "UTF") {
			continue
		}
		if name, err := htmlindex.Name(e); err == nil && readable(e, sample) {
			return e, name
		}
	}
	return charmap.Windows1252, "windows-1252"
}

// readable reports whether decoding leaves hardly a byte without meaning.
func readable(e encoding.Encoding, sample []byte) bool {
	s, err := decodeAs(e, sample)
	bad := strings.Count(s, "\ufffd")
	for _, r := range s {
		if r >= 0x80 && r < 0xa0 {
			bad++
		}
	}
	return err == nil && bad*200 <= len(s)
}
