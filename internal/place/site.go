package place

import (
	"strings"

	"readout/internal/mention"
	"readout/internal/syntax"
)

// dateline reads where a report was written: "CAIRO (Reuters) -", "OSLO,
// Norway —", and in capitals also "PARIS The minister".
func (d *document) dateline(s *syntax.Sentence, w int) (span, bool) {
	if w != 0 {
		return span{}, false
	}
	for last := min(3, len(s.Words)-1); last > 0; last-- {
		key := clean(d.text[s.Words[0].Start:s.Words[last-1].End])
		among := d.lookup(key)
		if len(among) == 0 {
			continue
		}
		next, shout := s.Words[last], strings.ToUpper(key) == key && len(key) > 3
		opens := shout || s.Start == 0 || d.text[s.Start-1] == '\n'
		if next.Text == "," {
			next = s.Words[min(d.dateEnds(s, last+1), len(s.Words)-1)]
		}
		switch {
		case next.Text == "—", next.Text == "–", next.Text == "--", next.Text == "-", next.Text == "(" && opens, next.Text == ":" && opens,
			shout && next.Text == s.Words[last].Text && capital(next.Text) && strings.ToUpper(next.Text) != next.Text:
			return span{sentence: s.Index, first: 0, last: last, key: key, among: among, literal: true}, true
		}
		return span{}, false
	}
	return span{}, false
}

// dateEnds returns the word behind the region and the date of a dateline that
// go on at word i.
func (d *document) dateEnds(s *syntax.Sentence, i int) int {
	for k := i; k < len(s.Words) && k < i+6; k++ {
		w := s.Words[k]
		if w.Text == "—" || w.Text == "–" || w.Text == "--" || w.Text == "-" || w.Text == "(" {
			return k
		}
		if w.Text != "," && !capital(w.Text) && w.UPOS != "NUM" {
			break
		}
	}
	return i
}

// sites adds the buildings and streets that a sentence says something is in or
// at: names that end in a word for one ("Hospital", "Square").
func (d *document) sites(s *syntax.Sentence, kinds []string, ends [][2]int, from int) {
	for w := 1; w < len(s.Words); w++ {
		if !d.is("site", s.Words[w].Lower()) || !capital(s.Words[w].Text) {
			continue
		}
		first := w
		for first > 0 && (capital(s.Words[first-1].Text) && s.Words[first-1].UPOS != "PUNCT" || s.Words[first-1].XPOS == "POS" && first > 1) {
			first--
		}
		sp := span{sentence: s.Index, first: first, last: w + 1, site: true, literal: true}
		if first == w || !d.located(s, &sp) || kinds[w] == "PER" || overlaps(d.spans[from:], &sp) || ends[w][1] > w+1 {
			continue
		}
		sp.key = clean(d.text[s.Words[first].Start:s.Words[w].End])
		d.spans = append(d.spans, sp)
	}
}

func overlaps(spans []span, sp *span) bool {
	for i := range spans {
		if spans[i].first < sp.last && sp.first < spans[i].last {
			return true
		}
	}
	return false
}

// inName gives a name that no table holds the place of the town it begins
// with, where that town is large or the text names it elsewhere too: "Oslo
// University Hospital".
func (d *document) inName(sp *span) {
	words := strings.Fields(sp.key)
	for n := len(words) - 1; n > 0; n-- {
		key := strings.Join(words[:n], " ")
		if d.is("common", strings.ToLower(key)) {
			continue
		}
		named := false
		for i := range d.spans {
			named = named || d.spans[i].key == key && len(d.spans[i].among) > 0
		}
		for _, e := range d.lookup(key) {
			if !named && e.people < large || e.precision == Country {
				continue
			}
			e.name, e.geonames, e.precision = sp.key, 0, Region
			if sp.site {
				e.precision = Site
			}
			sp.among = append(sp.among, e)
		}
		if len(sp.among) > 0 {
			return
		}
	}
}

// surnames collects the last words of the full names of persons: alone they
// are no towns.
func (d *document) surnames(names []mention.NameSpan) map[string]bool {
	out := map[string]bool{}
	at := 0
	for _, n := range names {
		for at < len(d.sents) && d.sents[at].Index < n.Sentence {
			at++
		}
		if at < len(d.sents) && n.Type == "PER" && n.Last-n.First > 1 && n.First >= 0 && n.Last <= len(d.sents[at].Words) {
			out[d.sents[at].Words[n.Last-1].Text] = true
		}
	}
	return out
}
