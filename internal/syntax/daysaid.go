package syntax

// daySaid gives the day that stands right behind a verb in the past to that verb, and not to what the
// clause below it tells: "said Thursday he would leave" tells of no leaving on Thursday.
func daySaid(words []Word) {
	for d := 1; d+1 < len(words); d++ {
		v := words[d].Head
		said := d - 1
		if !day(words[d].Text) || words[d].Rel != "obl:unmarked" && words[d].Rel != "nmod:unmarked" || v <= d {
			continue
		}
		if words[said].UPOS != "VERB" || words[said].XPOS != "VBD" || words[v].Head != said || words[v].Rel != "ccomp" {
			continue
		}
		subject := -1
		for i := d + 1; i < v; i++ {
			if words[i].Head == v && IsRel(words[i].Rel, "nsubj") {
				subject = i
				break
			}
		}
		if subject > d {
			words[d].Head, words[d].Rel = said, "obl:unmarked"
		}
	}
}
