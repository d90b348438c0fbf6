package mention

import "strings"

// countedBefore returns the people whom this sentence or the one before counts, where "both
// men" comes after them and no persons are named one by one beside them: "charged two
// officials. Both men denied it"; -1 without any.
func (d *document) countedBefore(si, i, count int) int {
	end := len(d.set.Mentions)
	for end > 0 && d.set.Mentions[end-1].Sentence == si && d.set.Mentions[end-1].First >= i {
		end--
	}
	for t := si; t >= max(0, si-1); t-- {
		start := end
		for start > 0 && end-start < maxLook && d.set.Mentions[start-1].Sentence == t {
			start--
		}
		if d.gatherIn(t, start, end, count, "person") != nil {
			return -1
		}
		found := -1
		for k := start; k < end; k++ {
			m := &d.set.Mentions[k]
			if m.Kind != Nominal || !d.facts[m.Entity].many || !d.counts(m, count) {
				continue
			}
			if found >= 0 && found != m.Entity {
				return -1 // which of them is not told
			}
			found = m.Entity
		}
		if found >= 0 {
			return found
		}
		end = start
	}
	return -1
}

// counts reports whether the number in a mention is the given one.
func (d *document) counts(m *Mention, count int) bool {
	for _, w := range d.sents[m.Sentence].Words[m.First:m.Last] {
		if n, ok := d.lex.several[strings.ToLower(w.Text)]; ok && w.UPOS == "NUM" && n.count == count {
			return true
		}
	}
	return false
}
