package timex

// signal reads the word before an expression that ties something to it.
// earlier are the expressions of the same sentence found so far.
func (r *reader) signal(c candidate, x *Timex, earlier []Timex) {
	what := r.before(c)
	if n := len(earlier); n > 0 && earlier[n-1].From && (what == "") {
		// "from Monday to Friday", "between May and July"
		if j := r.tokenAt(earlier[n-1].End); j >= 0 && c.from-j == 1 && (r.toks[j].is("to") || r.toks[j].is("and") || r.toks[j].is("-")) {
			what = "until"
		}
	}
	switch what {
	case "since":
		x.Since = true
	case "until", "by":
		x.Until = true
	case "from":
		x.From = true
	case "after":
		x.After = true
	case "before":
		x.Before = true
	}
}

// before returns the signal that stands before a match, or "".
func (r *reader) before(c candidate) string {
	for i := c.from - 1; i >= 0 && c.from-i <= 4; i-- {
		for _, l := range r.toks[i].lex {
			if l.class == "SIGNAL" && i+l.n <= c.from && onlySmall(r.toks[i+l.n:c.from]) {
				return l.value
			}
		}
	}
	return ""
}

// onlySmall reports whether nothing but articles stands between a signal and
// the expression.
func onlySmall(toks []tok) bool {
	for i := range toks {
		if !toks[i].is("the") && !toks[i].is("at") && !toks[i].is("about") {
			return false
		}
	}
	return true
}

// tokenAt returns the first token that starts at or after a byte offset, or -1.
func (r *reader) tokenAt(at int) int {
	for i := range r.toks {
		if r.toks[i].start >= at {
			return i
		}
	}
	return -1
}
