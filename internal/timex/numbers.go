package timex

import (
	"fmt"
	"strconv"
	"strings"
)

// isISO reports whether a word is a numeric date, kept in one piece.
func isISO(w string) bool {
	return len(w) >= 6 && w[0] >= '0' && w[0] <= '9' && isoOf(w) != ""
}

// isoOf turns 2017-09-17, 2017-09-17T21:00(:00)(Z), 17.9.2017, 9/17/2017 and
// 17/9/2017 into the TIMEX3 value, or returns "". With slashes the month comes
// first, as in American news, unless only the other order makes a date.
func isoOf(w string) string {
	date, clock, timed := strings.Cut(w, "T")
	var a, b, c int
	var rest string
	ymd := false
	for _, sep := range []string{"-", ".", "/"} {
		if strings.Count(date, sep) != 2 {
			continue
		}
		if n, _ := fmt.Sscanf(date, "%d"+sep+"%d"+sep+"%d%s", &a, &b, &c, &rest); n != 3 {
			return ""
		}
		switch {
		case len(date) >= 8 && a >= 1000:
			ymd = true
		case sep == "-":
			return ""
		case sep == ".":
			a, c, ymd = c, a, true
		default:
			a, b, c = c, a, b // month/day/year
			if b > 12 {
				b, c = c, b
			}
			if a < 100 {
				a += 2000
				if a > 2060 {
					a -= 100
				}
			}
			ymd = true
		}
		break
	}
	if !ymd || a < 1000 || a > 2999 || b < 1 || b > 12 || c < 1 || c > 31 {
		return ""
	}
	v := fmt.Sprintf("%04d-%02d-%02d", a, b, c)
	if timed {
		if len(clock) < 5 || clock[2] != ':' {
			return ""
		}
		v += "T" + clock[:5]
	}
	return v
}

// shape reads the classes of a token that begins with a digit.
func shape(w string) []lexeme {
	var out []lexeme
	add := func(class, value string) { out = append(out, lexeme{class: class, value: value, n: 1}) }
	digits := 0
	for digits < len(w) && w[digits] >= '0' && w[digits] <= '9' {
		digits++
	}
	n, _ := strconv.Atoi(w[:digits])
	switch rest := w[digits:]; {
	case rest == "":
		plain(w, n, add)
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		add("ORD", strconv.Itoa(n))
		if n >= 1 && n <= 31 {
			add("DAY", strconv.Itoa(n))
		}
	case rest == "s" && n%10 == 0 && (digits == 4 && n >= 1000 && n < 2200 || digits == 2):
		if digits == 2 {
			n += 1900
		}
		add("DECADE", strconv.Itoa(n/10))
	case isISO(w):
		add("ISO", isoOf(w))
	case rest[0] == ':' || rest[0] == '.':
		m, err := strconv.Atoi(rest[1:])
		class := "CLOCK"
		if rest[0] == '.' {
			class = "CLOCKDOT"
			if err == nil {
				add("NUM", w)
			}
		}
		if err == nil && len(rest) == 3 && m < 60 && n < 25 {
			add(class, strconv.Itoa(n*60+m))
		}
	case rest[0] == ',':
		if v, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil {
			add("NUM", strconv.Itoa(v))
		}
	}
	return out
}

// plain adds the readings of a whole number.
func plain(w string, n int, add func(class, value string)) {
	v := strconv.Itoa(n)
	if len(w) <= 3 {
		add("NUM", v)
	}
	if len(w) == 4 && n >= 1900 && n < 2060 {
		add("YEAR", v)
	} else if len(w) == 4 && n >= 1000 && n < 2200 {
		add("OLDYEAR", v)
	}
	if len(w) == 4 && n/100 < 25 && n%100 < 60 {
		add("CLOCK4", strconv.Itoa(n/100*60+n%100))
	}
	if len(w) <= 2 {
		if n >= 1 && n <= 31 {
			add("DAY", v)
		}
		if n <= 24 {
			add("HOUR", v)
		}
	}
	if len(w) == 2 {
		add("SHORTYEAR", v)
	}
}

// number returns the value of a single number word or figure at token i.
func number(toks []tok, i int) (float64, bool) {
	if i >= len(toks) {
		return 0, false
	}
	for _, x := range toks[i].lex {
		if x.class == "NUM" && x.n == 1 {
			v, err := strconv.ParseFloat(x.value, 64)
			return v, err == nil
		}
	}
	if toks[i].entry != nil { // not placed yet
		for _, x := range toks[i].entry.lex {
			if x.class == "NUM" && x.n == 1 {
				v, err := strconv.ParseFloat(x.value, 64)
				return v, err == nil
			}
		}
	}
	return 0, false
}

// compose adds numbers of several tokens: "twenty-one", "nineteen ninety-six",
// "two thousand", "5 1/2".
func compose(toks []tok, i int, lex []lexeme) []lexeme {
	a, ok := number(toks, i)
	if !ok || i+1 >= len(toks) {
		return lex
	}
	add := func(class string, v float64, n int) {
		lex = append(lex, lexeme{class: class, value: strconv.FormatFloat(v, 'f', -1, 64), n: n})
	}
	word := !(toks[i].key[0] >= '0' && toks[i].key[0] <= '9')
	if !word {
		if b, ok := number(toks, i+1); ok && i+3 < len(toks) && toks[i+2].is("/") {
			if c, ok := number(toks, i+3); ok && b < c && c <= 8 {
				add("NUM", a+b/c, 4)
			}
		}
		return lex
	}
	if b, n := tens(toks, i); n > 1 {
		add("NUM", b, n)
		return lex
	}
	if toks[i+1].is("thousand") && (a == 1 || a == 2) {
		y, n := a*1000, 2
		j := i + 2
		if j < len(toks) && toks[j].is("and") {
			j++
		}
		if b, m := tens(toks, j); m > 0 && b < 100 {
			y, n = y+b, j+m-i
		}
		add("YEAR", y, n)
	}
	if a >= 16 && a <= 20 {
		j := i + 1
		if b, m := tens(toks, j); m > 0 && b >= 10 && b < 100 {
			add("YEAR", a*100+b, 1+m)
		}
	}
	return lex
}

// tens reads "ninety", "ninety-six", "ninety six" or "six" and says how many
// tokens that took.
func tens(toks []tok, i int) (float64, int) {
	a, ok := number(toks, i)
	if !ok {
		return 0, 0
	}
	if a < 20 || a > 90 || int(a)%10 != 0 {
		return a, 1
	}
	j := i + 1
	if j < len(toks) && toks[j].is("-") {
		j++
	}
	if b, ok := number(toks, j); ok && b >= 1 && b <= 9 && !(toks[j].key[0] >= '0' && toks[j].key[0] <= '9') {
		return a + b, j + 1 - i
	}
	return a, 1
}
