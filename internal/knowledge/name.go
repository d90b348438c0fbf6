package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names are compared atom by atom: a run of letters, digits and periods, or a
// single other character. So a name is found however its words were cut
// ("Côte d'Ivoire", "U.S.-led", "People" + "'s").

// cutAtom returns the first atom of s in comparable form and what follows it;
// the atom is empty at the end of s.
func cutAtom(s string) (atom, rest string) {
	from := 0
	for from < len(s) && (s[from] == ' ' || s[from]-'\t' < 5) {
		from++
	}
	end, dots := from, false
	for ; end < len(s) && plainWord(s[end]); end++ {
		dots = dots || s[end] == '.'
	}
	switch {
	case end < len(s) && s[end] >= utf8.RuneSelf:
		return cutAnyAtom(s)
	case end < len(s) && end == from:
		end++
	}
	if dots {
		return canonical(s[from:end]), s[end:]
	}
	return s[from:end], s[end:]
}

// plainWord is wordRune of a character of ASCII.
func plainWord(c byte) bool {
	return c-'0' < 10 || c|0x20-'a' < 26 || c == '.'
}

// cutAnyAtom is cutAtom for what has letters beyond ASCII.
func cutAnyAtom(s string) (atom, rest string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !wordRune(r) {
			break
		}
		end += size
	}
	if end == 0 && s != "" {
		_, end = utf8.DecodeRuneInString(s)
	}
	return canonical(s[:end]), s[end:]
}

func wordRune(r rune) bool {
	return r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// canonical makes spellings of one atom equal: accents are dropped, curly
// apostrophes and the several hyphens straightened, periods of initials and
// abbreviations left out ("U.S." is "US", "St." is "St").
func canonical(atom string) string {
	if !plain(atom) {
		atom = fold(atom)
	}
	if strings.IndexByte(atom, '.') < 0 || strings.Trim(atom, ".") == "" {
		return atom
	}
	if initials(atom) {
		return strings.ReplaceAll(atom, ".", "")
	}
	return strings.TrimRight(atom, ".")
}

// initials reports whether an atom is single letters with periods between.
func initials(atom string) bool {
	for part := range strings.SplitSeq(strings.TrimRight(atom, "."), ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// foldings are letters and signs that Unicode does not decompose.
var foldings = strings.NewReplacer("ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ı", "i", "ß", "ss",
	"æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "ə", "e", "Ə", "E", "þ", "th", "Þ", "Th", "ð", "d", "Ð", "D",
	"’", "'", "‘", "'", "ʼ", "'", "ʻ", "'", "`", "'", "‐", "-", "‑", "-", "–", "-", "—", "-")

// latin are the letters of U+00C0 to U+024F without their accents.
var latin = func() (out [0x250 - 0xC0]string) {
	for i := range out {
		out[i] = foldAny(string(rune(0xC0 + i)))
	}
	return out
}()

// fold drops accents.
func fold(s string) string {
	var room [64]byte // most names fit, and need no memory but for their result
	out := room[:0]
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && r != '`':
			out = append(out, byte(r))
		case r >= 0xC0 && r < 0x250:
			out = append(out, latin[r-0xC0]...)
		case r == '’':
			out = append(out, '\'')
		default:
			return foldAny(s)
		}
	}
	return string(out)
}

// foldAny is fold for all letters.
func foldAny(s string) string {
	var room, left [64]byte // most names fit, and need no memory
	out := left[:0]
	for b := norm.NFD.AppendString(room[:0], foldings.Replace(s)); len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		if !unicode.Is(unicode.Mn, r) {
			out = utf8.AppendRune(out, r)
		}
		b = b[n:]
	}
	return string(out)
}

// key joins the atoms of a name: names with the same key are the same name.
func key(name string) string {
	if atom, rest := cutAtom(name); rest == "" { // most surnames
		return atom
	}
	var out []string
	for rest := name; ; {
		var atom string
		if atom, rest = cutAtom(rest); atom == "" {
			return strings.Join(out, " ")
		}
		out = append(out, atom)
	}
}

// bare drops an article before a name.
func bare(name string) string {
	name = strings.TrimSpace(name)
	if len(name) > 3 && name[3] == ' ' && (name[:3] == "the" || name[:3] == "The" || name[:3] == "THE") {
		return strings.TrimSpace(name[4:])
	}
	return name
}

// capitals reports whether a word is written in capitals throughout, with two
// letters or more, as in a headline.
func capitals(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// shouted reports whether a name of one or more words is in capitals; a single
// sign or number between does not spoil it.
func shouted(word string) bool {
	return capitals(word) || strings.IndexFunc(word, unicode.IsLetter) < 0
}

// plain reports whether a text is ASCII.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// slug makes an identifier of a name: ASCII letters and digits in lower case,
// joined by hyphens.
func slug(name string) string {
	if !plain(name) {
		name = fold(name)
	}
	out := make([]byte, 0, 2*len(name))
	gap := false
	for _, r := range strings.ToLower(name) {
		switch {
		case r == '.' || r == '\'' || r == '`':
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && len(out) > 0 {
				out = append(out, '-')
			}
			out = append(out, byte(r))
			gap = false
		default:
			gap = true
		}
	}
	return string(out)
}
