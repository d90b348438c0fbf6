package mention

// countedBefore returns the people whom this sentence or the one before counts, where "both
// men" comes after them and no persons are named one by one beside them: "charged two
// officials. Both men denied it"; -1 without any.
func (d *document) countedBefore(si, i, count int) int {
	found := -1
	d.lookBack(si, i, 1, func(t, start, end int) bool {
		if d.gatherIn(t, start, end, count, "person") != nil {
			return true
		}
		for k := start; k < end; k++ {
			m := &d.set.Mentions[k]
			if m.Kind != Nominal || !d.facts[m.Entity].many || !d.counts(m, count) {
				continue
			}
			if found >= 0 && found != m.Entity {
				found = -1 // which of them is not told
				return true
			}
			found = m.Entity
		}
		return found >= 0
	})
	return found
}

// counts reports whether the number in a mention is the given one.
func (d *document) counts(m *Mention, count int) bool {
	for _, w := range d.sents[m.Sentence].Words[m.First:m.Last] {
		if n, ok := d.lex.several[w.Lower()]; ok && w.UPOS == "NUM" && n.count == count {
			return true
		}
	}
	return false
}
