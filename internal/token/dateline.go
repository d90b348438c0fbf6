package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestDateline bounds the tokens of a dateline.
const longestDateline = 16

// Dateline returns how many of the first tokens of a sentence are the dateline
// that news agencies begin a story with, its dash included: "KYIV, Ukraine
// (Reuters) —", "BRUSSELS, April 17 -"; 0 when it has none. The sentence must
// open a paragraph, and the dateline a place in capitals or an agency in
// brackets.
func Dateline(text string, s Sentence) int {
	if before := strings.TrimRight(text[:s.Start], " \t"); before != "" && !strings.HasSuffix(before, "\n") {
		return 0
	}
	agency := false
	for i, t := range s.Tokens[:min(len(s.Tokens), longestDateline)] {
		w := text[t.Start:t.End]
		if i > 2 && w == "-" && agencyBefore(text, s.Tokens[i-2], s.Tokens[i-1], t) {
			agency = true
		}
		if IsDash(w) && (agency && t.End < len(text) && text[t.End] == ' ' || spaced(text, t) || i == 1 && touching(text, s.Tokens[0], t)) {
			if i == 0 || i+1 == len(s.Tokens) || !agency && !capitals(text[s.Tokens[0].Start:s.Tokens[0].End]) || !opens(text[s.Tokens[i+1].Start:]) {
				return 0
			}
			return i + 1
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "-" && i > 0 && i+1 < len(s.Tokens) && s.Tokens[i-1].End == t.Start && t.End == s.Tokens[i+1].Start && capitals(text[s.Tokens[0].Start:s.Tokens[0].End]): // "PORT-AU-PRINCE"
		case w == ")":
			agency = i > 1
		case unicode.IsUpper(r), unicode.IsDigit(r), strings.ContainsAny(w, ",./(") && utf8.RuneCountInString(w) == 1, w == "of", w == "and":
		default:
			return 0
		}
	}
	return 0
}

// IsDash reports whether a token is a dash or a hyphen that stands alone.
func IsDash(w string) bool { return w == "-" || w == "--" || w == "—" || w == "–" }

// spaced reports whether a dash stands between spaces; a long one may touch
// what is before it.
func spaced(text string, t Token) bool {
	after, _ := utf8.DecodeRuneInString(text[t.End:])
	before, _ := utf8.DecodeLastRuneInString(text[:t.Start])
	return unicode.IsSpace(after) && (unicode.IsSpace(before) || t.End-t.Start > 1)
}

// touching reports whether a long dash touches a town in capitals before it and what
// follows: "GENEVA—Envoys met.", not "UN—Russia".
func touching(text string, town, dash Token) bool {
	w := text[town.Start:town.End]
	return dash.End-dash.Start > 1 && town.End == dash.Start && utf8.RuneCountInString(w) > 3 && capitals(w)
}

// agencyBefore reports whether a hyphen ends a dateline right behind the agency: "Lima,
// ANDINA- Envoys met".
func agencyBefore(text string, comma, agency, dash Token) bool {
	w := text[agency.Start:agency.End]
	return text[comma.Start:comma.End] == "," && agency.End == dash.Start && utf8.RuneCountInString(w) > 2 && capitals(w)
}

// capitals reports whether a word of two letters or more is all in capitals.
func capitals(w string) bool {
	return utf8.RuneCountInString(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// opens reports whether a text can begin a sentence.
func opens(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return !unicode.IsLower(r)
}
