package resolve

// Which countries an article and its sentences speak of.

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"readout/internal/event"
)

// mainShare is how much of what an article names must be of one country for the
// article to be about that one, in percent.
const mainShare = 80

// mainCountry returns the country of most of the actors and places that an article names, by
// mentions; "" when others have more than a few.
func (j *joiner) mainCountry() string {
	count, all, best := map[string]int{}, 0, ""
	for i := range j.rec.Actors {
		a := &j.rec.Actors[i]
		if !j.isCountry(a.Code) {
			continue
		}
		c := a.Code[:3]
		count[c] += len(a.Mentions)
		all += len(a.Mentions)
		if best == "" || count[c] > count[best] {
			best = c
		}
	}
	for i := range j.rec.Places {
		c := j.rec.Places[i].Country
		if c == "" {
			continue
		}
		count[c] += len(j.rec.Places[i].Mentions)
		all += len(j.rec.Places[i].Mentions)
		if best == "" || count[c] > count[best] {
			best = c
		}
	}
	if all < 5 || 100*count[best] < mainShare*all {
		return ""
	}
	return best
}

// soleCountry returns the country of all actors and places that an article names;
// "" when they are of several.
func (j *joiner) soleCountry() string {
	found := ""
	for i := range j.Sentences {
		for c := range j.countriesIn(i) {
			if found != "" && c != found {
				return ""
			}
			found = c
		}
	}
	return found
}

func (j *joiner) isCountry(code string) bool {
	return len(code) >= 3 && !strings.HasPrefix(code, "IGO") && !strings.HasPrefix(code, "NGO") && !strings.HasPrefix(code, "IMG") && !j.Lexicon.LentSectors[code[:3]] && !j.Lexicon.Faiths[code[:3]]
}

// onlyCountry returns the country of the event's sentence when all its actors
// and places agree on one.
func (j *joiner) onlyCountry(e *event.Event) string {
	found, written := "", ""
	for iso, w := range j.countriesOf(e) {
		switch {
		case w < j.Sentences[e.Sentence].Dateline:
			written = iso // where the article was written, if the sentence names no other
		case found != "" && iso != found:
			return ""
		default:
			found = iso
		}
	}
	return cmp.Or(found, written)
}

// countriesOf gives the countries that an event's sentence names. An army that only
// tells of the event may be abroad, and firms and papers are known in many lands
// ("wrote on Twitter", "told the BBC").
func (j *joiner) countriesOf(e *event.Event) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for iso, w := range j.countriesIn(e.Sentence) {
			if !j.armySays(e, w) && !j.worldwide(e.Sentence, w) && !yield(iso, w) {
				return
			}
		}
	}
}

// worldwide reports whether word w names a firm or a carrier of news.
func (j *joiner) worldwide(sentence, w int) bool {
	return slices.ContainsFunc(j.actorsAt(sentence, []int{w}), func(id string) bool {
		a := j.actor(id)
		return a.Type == "organization" && named(a) && (strings.HasSuffix(a.Code, "BUS") || strings.HasSuffix(a.Code, "JRN"))
	})
}

// countriesIn gives the countries of the places and actors that a sentence names,
// word by word.
func (j *joiner) countriesIn(sentence int) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for w := range j.Sentences[sentence].Words {
			if p, ok := j.placeAt[wordAt{sentence, w}]; ok && j.rec.Places[p].Country != "" && !yield(j.rec.Places[p].Country, w) {
				return
			}
			m := j.Mentions.At(sentence, w)
			if m == nil {
				continue
			}
			for _, id := range j.actorOf[m.Entity] {
				if a := j.actor(id); a != nil && j.isCountry(a.Code) && !yield(a.Code[:3], w) {
					return
				}
			}
		}
	}
}

// onlyAsPlace reports whether a sentence names countries but as places, not as actors.
func (j *joiner) onlyAsPlace(sentence int) bool {
	for _, w := range j.countriesIn(sentence) {
		if _, place := j.placeAt[wordAt{sentence, w}]; !place && w >= j.Sentences[sentence].Dateline {
			return false
		}
	}
	return true
}
