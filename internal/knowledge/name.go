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
	for i := range len(atom) {
		if atom[i] >= utf8.RuneSelf {
			atom = fold(atom)
			break
		}
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

// fold drops accents.
func fold(s string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(foldings.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// key joins the atoms of a name: names with the same key are the same name.
func key(name string) string {
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
	for _, article := range []string{"the ", "The ", "THE "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return strings.TrimSpace(rest)
		}
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

// slug makes an identifier of a name: ASCII letters and digits in lower case,
// joined by hyphens.
func slug(name string) string {
	var out strings.Builder
	gap := false
	for _, r := range strings.ToLower(fold(name)) {
		switch {
		case r == '.' || r == '\'':
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			out.WriteRune(r)
			gap = false
		default:
			gap = true
		}
	}
	return out.String()
}
