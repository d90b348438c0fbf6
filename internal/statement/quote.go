package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quote is a stretch of text between quotation marks.
type quote struct {
	start, end int  // byte offsets, marks included
	closed     bool // false where the paragraph ended first
	chained    bool // the next quote in the list goes on where this one left off (a quotation over several paragraphs)
}

// single marks longer than this are more likely two stray apostrophes.
const longestSingleQuote = 400

// findQuotes returns the outermost quotations of the text in order; they never
// overlap. Double marks may be straight, curly, low, angular or doubled single ones. A
// quotation that is not closed ends with its paragraph; where the next
// paragraph opens with a mark again it is the same speaker going on, as
// English newspapers set quotations of several paragraphs.
func findQuotes(text string) []quote {
	var out []quote
	for start := 0; start < len(text); {
		end := start + paragraphEnd(text[start:])
		found := quotesIn(text, start, end)
		if n := len(out); n > 0 && !out[n-1].closed && len(found) > 0 &&
			strings.TrimSpace(text[start:found[0].start]) == "" {
			out[n-1].chained = true
		}
		out = append(out, found...)
		start = end
		for start < len(text) && (text[start] == '\n' || text[start] == '\r') {
			start++
		}
	}
	return out
}

// paragraphEnd returns the length of the first paragraph of s. A blank line
// ends one; so does a single line break after a sentence's end, because
// some sources set paragraphs that way and a wrapped line rarely breaks there.
func paragraphEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], " \t\r")
		if rest == "" || rest[0] == '\n' {
			return i
		}
		before := strings.TrimRight(s[:i], " \t\r")
		last, _ := utf8.DecodeLastRuneInString(before)
		if strings.ContainsRune(".?!:\"”'’…", last) {
			return i
		}
	}
	return len(s)
}

// quotesIn scans one paragraph.
func quotesIn(text string, start, end int) []quote {
	var out []quote
	open, openMark := -1, markNone
	prev := ' '
	for i := start; i < end; {
		mark, width := markAt(text, i, end)
		if mark == markNone {
			r, w := utf8.DecodeRuneInString(text[i:end])
			prev, i = r, i+w
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+width : end])
		if i+width >= end {
			next = ' '
		}
		switch {
		case open < 0:
			if opens(mark, prev, next) {
				if mark != markSingle || closesLater(text[i+width:end]) {
					open, openMark = i, mark
				}
			}
		case mark >= markSingle && openMark != markSingle:
			// a quotation inside the quotation: part of the outer one
		case closes(mark, openMark, prev, next):
			out = append(out, quote{start: open, end: i + width, closed: true})
			open = -1
		case mark == openMark && opens(mark, prev, next) && mark != markSingle:
			// a second opening mark: the first was never closed
			out = append(out, quote{start: open, end: trimmedEnd(text, open, i)})
			open = i
		}
		prev, _ = utf8.DecodeLastRuneInString(text[i : i+width])
		i += width
	}
	if open >= 0 && openMark != markSingle {
		out = append(out, quote{start: open, end: trimmedEnd(text, open, end)})
	}
	return out
}

// Kinds of quotation mark.
const (
	markNone      = iota
	markStraight  // " or '' or ``: direction told by the neighbours
	markLeft      // “ «
	markLow       // „, closed by “ or ”
	markRight     // ” »
	markSingle    // ' or ‘
	markSingleEnd // ’, which is also the apostrophe
)

// markAt classifies the mark at byte i and returns its width in bytes.
func markAt(text string, i, end int) (kind, width int) {
	r, w := utf8.DecodeRuneInString(text[i:end])
	switch r {
	case '"':
		return markStraight, w
	case '“', '«':
		return markLeft, w
	case '„':
		return markLow, w
	case '”', '»':
		return markRight, w
	case '‘':
		return markSingle, w
	case '’':
		return markSingleEnd, w
	case '\'', '`':
		if i+1 < end && text[i+1] == text[i] {
			return markStraight, 2
		}
		return markSingle, w
	}
	return markNone, w
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func opens(mark int, prev, next rune) bool {
	switch mark {
	case markLeft, markLow:
		return true
	case markRight, markSingleEnd:
		return false
	}
	// 5'10" and "the Smiths' house" must not open anything
	return !isWord(prev) && prev != '.' && prev != ',' && !unicode.IsSpace(next)
}

func closes(mark, openMark int, prev, next rune) bool {
	switch {
	case mark == markRight:
		return openMark != markSingle
	case mark == markLeft, mark == markLow:
		return mark == markLeft && openMark == markLow
	case mark >= markSingle:
		return openMark == markSingle && !isWord(next) && !unicode.IsSpace(prev)
	case openMark == markSingle:
		return false
	}
	return !unicode.IsSpace(prev) || unicode.IsSpace(next) || !isWord(next)
}

// closesLater reports whether a single mark in s could close a quotation
// before it grows too long.
func closesLater(s string) bool {
	prev := ' '
	for i, r := range s {
		if i > longestSingleQuote {
			return false
		}
		if (r == '\'' || r == '’') && !unicode.IsSpace(prev) {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !isWord(next) && (unicode.IsPunct(prev) || i > 0) {
				return true
			}
		}
		prev = r
	}
	return false
}

func trimmedEnd(text string, start, end int) int {
	return start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))
}
