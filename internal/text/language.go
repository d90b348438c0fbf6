package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// functionWords is a file beside this one so that a language can be added
// without Go. It belongs to no stage's data: it is used before it is known
// that the text is one to be read at all.
//
//go:embed function-words.txt
var functionWords string

// Undetermined is the ISO 639-2 code for a text whose language cannot be told.
const Undetermined = "und"

// Letters beyond which trigrams alone tell a language well.
const longText = 400

// Language tells the language a text is written in, as ISO 639-1 code (ISO
// 639-3 where it has no such code, "und" where it cannot be told), and how sure
// that is, 0 to 1. Long texts are sampled, so the time is bounded.
func Language(s string) (code string, confidence float64) {
	s = sample(s)
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 3 {
		return Undetermined, 0
	}
	if letters >= longText {
		if share := plainEnglish(s); share > 0 {
			return "en", share
		}
	}
	found := whatlanggo.Detect(s)
	if found.Script == nil {
		return Undetermined, 0
	}
	if found.Script != unicode.Latin {
		return byScript(found)
	}
	guess := isoCode(found.Lang)
	if letters >= longText && found.Confidence >= 0.5 {
		return guess, found.Confidence
	}
	return byWords(s, guess, found.Confidence)
}

// plainEnglish is the share of English little words among all little words of a
// text that so clearly is English that trigrams, which take a hundred times as
// long, need not be asked; else 0.
func plainEnglish(s string) float64 {
	if foreignLetters(s) {
		return 0
	}
	little := littleWords()
	words, english, other := 0, 0, 0
	var w [longestLittle]byte
	n := 0 // letters of the word so far
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= utf8.RuneSelf) {
			if n < len(w) {
				w[n] = s[i] | 0x20
			}
			n++
			continue
		}
		if n > 0 {
			words++
		}
		if 0 < n && n <= len(w) {
			switch isEnglish, ok := little[string(w[:n])]; {
			case isEnglish:
				english++
			case ok:
				other++
			}
		}
		n = 0
	}
	if english*5 < words || other*4 > english {
		return 0
	}
	return float64(english) / float64(english+other)
}

// longestLittle is the number of bytes of the longest little word that is worth
// a look.
const longestLittle = 8

// littleWords are the function words, true those of English.
var littleWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(functionWords) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		for _, w := range fields[1:] {
			out[w] = out[w] || fields[0] == "en"
		}
	}
	return out
})

// byScript settles texts in other letters than Latin. A confidence of zero is a
// tie, which the detector breaks at random: the language with most readers wins.
func byScript(found whatlanggo.Info) (string, float64) {
	if found.Confidence > 0 {
		return isoCode(found.Lang), found.Confidence
	}
	switch found.Script {
	case unicode.Cyrillic:
		return "ru", 0
	case unicode.Arabic:
		return "ar", 0
	case unicode.Hebrew:
		return "he", 0
	case unicode.Devanagari:
		return "hi", 0
	}
	return Undetermined, 0
}

// byWords settles short texts in Latin letters, where a name or two mislead
// trigrams. Without any little word (a headline) English is presumed unless
// trigrams are very sure or letters speak against it.
func byWords(s, guess string, sure float64) (string, float64) {
	hits, inNames := map[string]int{}, map[string]int{}
	shouted := strings.ToUpper(s) == s
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		if shouted || len(w) < 2 || strings.ToUpper(w) != w { // "UN" is no "un"
			hits[strings.ToLower(w)]++
			if !shouted && i+1 < len(words) && upper(words[i+1]) && (i == 0 || upper(w) || upper(words[i-1])) {
				inNames[strings.ToLower(w)]++
			}
		}
	}
	best, most, next := "", 0, 0
	english, named := 0, 0
	for line := range strings.Lines(functionWords) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		n, names := 0, 0
		for _, w := range fields[1:] {
			n, names = n+hits[w], names+inNames[w]
		}
		if fields[0] == "en" {
			english = n
		}
		// Equal counts go to the trigrams' guess; else to the first, English.
		if n > most || n == most && n > 0 && fields[0] == guess && best != "en" {
			best, most, next, named = fields[0], n, most, names
		} else if n > next {
			next = n
		}
	}
	if best != "en" && english > 1 && most-named <= english {
		return "en", 0.5 // "Ursula von der Leyen met Viktor Orban in Budapest"
	}
	if most > 0 && most == named && best != "en" {
		best, most, next = "", 0, 0 // "El Salvador arrested Los Choneros leaders": names alone
	}
	switch {
	// One word may be a name ("met" is Dutch too); English is not so doubted.
	case best == "en", best != "" && best == guess, most > 1 && most > next:
		return best, float64(most) / float64(most+next)
	case guess != "" && sure >= 0.9:
		return guess, sure
	case foreignLetters(s):
		if guess == "" || sure == 0 {
			return Undetermined, 0
		}
		return guess, sure
	}
	return "en", 0.3
}

// upper reports whether a word begins with a capital.
func upper(w string) bool { r, _ := utf8.DecodeRuneInString(w); return unicode.IsUpper(r) }

// foreignLetters reports whether more than a borrowed name is written with
// letters that English does not have.
func foreignLetters(s string) bool {
	n := 0
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			n++
		}
	}
	return n > 1 && n*40 > len(s)
}

func isoCode(l whatlanggo.Lang) string {
	if l < 0 {
		return ""
	}
	if c := l.Iso6391(); c != "" {
		return c
	}
	return l.Iso6393()
}

// sample takes the beginning, the middle and the end of a long text.
func sample(s string) string {
	const part = 6000
	if len(s) <= 3*part {
		return s
	}
	middle := len(s) / 2
	return cut(s, 0, part) + " " + cut(s, middle, middle+part) + " " + cut(s, len(s)-part, len(s))
}

// cut slices s, moving both ends back to the beginning of a character.
func cut(s string, from, to int) string {
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && to > from && !utf8.RuneStart(s[to]) {
		to--
	}
	return s[from:to]
}
