package resolve

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/syntax"
	"readout/readout"
)

// mergeWindow bounds how many earlier events one is compared with, so that a
// very long document costs time in proportion to its length.
const mergeWindow = 400

// merge joins mentions of the same event: same type, compatible ends, time and
// place, the same polarity and modality. The first mention keeps the place in
// the order; fields that it lacks are taken from the later ones.
func (j *joiner) merge() {
	for b := range j.drafts {
		for a := b - 1; a >= max(0, b-mergeWindow); a-- {
			if j.same(&j.drafts[a], &j.drafts[b]) {
				for j.drafts[a].into >= 0 {
					a = j.drafts[a].into
				}
				j.absorb(&j.drafts[a], &j.drafts[b])
				j.drafts[b].into = a
				break
			}
		}
	}
}

// same reports whether two drafts tell of one event.
func (j *joiner) same(a, b *draft) bool {
	x, y := &a.out, &b.out
	if x.Plover != y.Plover || x.Polarity != y.Polarity || x.Modality != y.Modality {
		return false
	}
	if (x.Off() || y.Off()) && x.Status != y.Status && a.found.Sentence != b.found.Sentence && b.time >= 0 && a.time < 0 {
		return false // "were put off. They will be held on Friday"
	}
	if x.Plover == "" && j.lemma(a) != j.lemma(b) || !j.sameTime(a, b) || x.Place != "" && y.Place != "" && x.Place != y.Place {
		return false
	}
	if j.partOf(a, b) || j.partOf(b, a) {
		return true
	}
	if x.Plover == "ASSAULT" && a.found.Sentence == b.found.Sentence && len(x.Source) > 0 && sameSet(x.Source, y.Source) && sameSet(x.Target, y.Target) && (j.below(a, b) || j.below(b, a)) {
		return true // "the attack killed …": by the deed and by the verb
	}
	if x.Cameo != y.Cameo && !strings.HasPrefix(x.Cameo, y.Cameo) && !strings.HasPrefix(y.Cameo, x.Cameo) &&
		!sameRoot(x.Cameo, y.Cameo) {
		return false
	}
	if j.refersBack(a, b) {
		return len(x.Source) > 0
	}
	if x.Plover == "CONSULT" && a.found.Sentence == b.found.Sentence && j.purposeOf(a, b) {
		return true
	}
	return j.sameEnds(a, b) || j.underHeadline(a, b)
}

// leadLength is the number of sentences after a headline that may tell what it
// announces.
const leadLength = 3

// underHeadline reports whether b tells what the headline a announces: a
// headline names its actors by their states and offices ("Kenyan, Ethiopian
// ministers meet"), and may leave some out.
func (j *joiner) underHeadline(a, b *draft) bool {
	title := j.rec.Document.Title
	if title == "" || a.found.Sentence != 0 || b.found.Sentence == 0 || b.found.Sentence > leadLength ||
		!strings.HasPrefix(j.Text, title) || j.Sentences[0].End > len(title) {
		return false
	}
	x, y := &a.out, &b.out
	return (len(x.Source) > 0 || len(x.Target) > 0) && j.covers(x.Source, y.Source) && j.covers(x.Target, y.Target)
}

// covers reports whether each of the headline's actors is one of the body's or a
// more general word for one, and none is left over.
func (j *joiner) covers(headline, body []string) bool {
	if len(headline) == 0 {
		return true
	}
	if len(headline) != len(body) {
		return false
	}
	return !slices.ContainsFunc(headline, func(h string) bool {
		return !slices.ContainsFunc(body, func(b string) bool { return h == b || j.general(h, b) })
	})
}

// general reports whether actor h is a common noun or state that can stand for
// actor b.
func (j *joiner) general(h, b string) bool {
	x, y := j.actor(h), j.actor(b)
	if x == nil || y == nil || x.Code == "" {
		return false
	}
	return x.Type == "state" && strings.HasPrefix(y.Code, x.Code) || (x.Code == y.Code || j.Lexicon.LentSectors[x.Code] && strings.HasSuffix(y.Code, x.Code)) && !named(x)
}

func named(a *readout.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m readout.ActorMention) bool { return m.Kind == "name" })
}

// purposeOf reports whether b is what a was held for ("met to discuss …") and
// has nobody in it whom a has not.
func (j *joiner) purposeOf(a, b *draft) bool {
	s := &j.Sentences[b.found.Sentence]
	return openClause(s, b.found.Head) && s.Under(b.found.Head, a.found.Head) && len(b.out.Source) > 0 &&
		!slices.ContainsFunc(append(slices.Clone(b.out.Source), b.out.Target...), func(id string) bool {
			return !slices.Contains(a.out.Source, id) && !slices.Contains(a.out.Target, id)
		})
}

// partOf reports whether b only names again, below a in the same clause, what a
// tells ("killed nine rebels in a raid"): it has no actor whom a has not at the
// same end, and lacks one.
func (j *joiner) partOf(a, b *draft) bool {
	x, y := &a.out, &b.out
	if a.found.Sentence != b.found.Sentence || len(y.Source) > 0 && len(y.Target) > 0 || len(x.Source) == 0 {
		return false
	}
	if len(y.Source)+len(y.Target) == 0 {
		return x.Plover == "CONSULT" && j.heldAs(a, b)
	}
	return subset(y.Source, x.Source) && subset(y.Target, x.Target) &&
		(j.below(a, b) || x.Plover == "CONSULT" && j.below(b, a)) // "flew to Lima to meet the envoys"
}

// heldAs reports whether b is what the verb of a is done with: "held a round of talks".
func (j *joiner) heldAs(a, b *draft) bool {
	s := &j.Sentences[a.found.Sentence]
	at := b.found.Head
	for at >= 0 && at != a.found.Head {
		c := s.Child(at, "case")
		if of := c >= 0 && s.Words[c].Lemma == "of" && syntax.IsRel(s.Words[at].Rel, "nmod"); !of && s.Words[at].Rel != "obj" {
			return false
		}
		at = s.Words[at].Head
	}
	return at >= 0
}

// below reports whether the trigger of b hangs on that of a within one clause.
func (j *joiner) below(a, b *draft) bool {
	s := &j.Sentences[a.found.Sentence]
	at := b.found.Head
	for at >= 0 && at != a.found.Head {
		rel, _, _ := strings.Cut(s.Words[at].Rel, ":")
		if rel == "conj" || rel == "ccomp" || rel == "parataxis" {
			return false
		}
		at = s.Words[at].Head
	}
	return at >= 0
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

func sameRoot(a, b string) bool { return len(a) >= 2 && len(b) >= 2 && a[:2] == b[:2] && a[:2] == "04" }

// sameEnds asks for the same actors at both ends; a missing target is
// compatible with any when the words of the trigger agree.
func (j *joiner) sameEnds(a, b *draft) bool {
	x, y := &a.out, &b.out
	if len(x.Source) == 0 || len(y.Source) == 0 || !sameSet(x.Source, y.Source) {
		return false
	}
	if len(x.Target) == 0 || len(y.Target) == 0 {
		return len(x.Target)+len(y.Target) > 0 && j.lemma(a) == j.lemma(b) || len(x.Target)+len(y.Target) == 0 && j.lemma(a) == j.lemma(b) && !j.differ(a, b)
	}
	return sameSet(x.Target, y.Target)
}

// differ reports whether two targetless mentions name different topics and so
// may be two events ("threatened to …" twice).
func (j *joiner) differ(a, b *draft) bool { return !sameSet(a.out.About, b.out.About) }

func (j *joiner) lemma(d *draft) string {
	return j.Sentences[d.found.Sentence].Words[d.found.Head].Lemma
}

// refersBack reports whether b is a definite noun ("the meeting") with nobody in it
// who is not in a: it then stands for the last event of its kind.
func (j *joiner) refersBack(a, b *draft) bool {
	for _, id := range append(slices.Clone(b.out.Source), b.out.Target...) {
		if !slices.Contains(a.out.Source, id) && !slices.Contains(a.out.Target, id) {
			return false
		}
	}
	if len(b.out.Source) > 0 && len(b.out.Target) > 0 {
		return false // told in full
	}
	s := &j.Sentences[b.found.Sentence]
	det := s.Child(b.found.Head, "det")
	if det < 0 || s.Words[b.found.Head].UPOS != "NOUN" {
		return false
	}
	return definite(s.Words[det].Text) && s.Child(b.found.Head, "amod", "compound", "nmod:poss") < 0
}

func sameSet(a, b []string) bool {
	return len(a) == len(b) && subset(a, b)
}

// absorb adds what b tells to a.
func (j *joiner) absorb(a, b *draft) {
	x, y := &a.out, &b.out
	x.Evidence = append(x.Evidence, y.Evidence...)
	x.ReportedBy = appendNew(x.ReportedBy, y.ReportedBy...)
	x.About = appendNew(x.About, y.About...)
	x.Contexts = appendNew(x.Contexts, y.Contexts...)
	slices.Sort(x.Contexts)
	if j.underHeadline(a, b) && len(y.Source) > 0 {
		x.Source = y.Source
		if len(y.Target) > 0 {
			x.Target = y.Target
		}
	}
	if len(x.Source) == 0 {
		x.Source = y.Source
	}
	switch {
	case len(x.Target) > 0:
	case x.Plover == "CONSULT" && len(y.Target) > 0 && subset(x.Source, y.Source):
		x.Source, x.Target = y.Source, y.Target // "flew to Lima to meet …": who met whom
	default:
		x.Target = slices.DeleteFunc(slices.Clone(y.Target), func(id string) bool { return slices.Contains(x.Source, id) })
	}
	if x.Place == "" {
		x.Place = y.Place
	}
	if x.Reason == "" {
		x.Reason = y.Reason
	}
	x.Purpose, x.Instrument = cmp.Or(x.Purpose, y.Purpose), cmp.Or(x.Instrument, y.Instrument)
	x.Harm = appendNew(x.Harm, y.Harm...)
	if stronger(y.Status, x.Status) {
		x.Status = y.Status
	}
	if len(y.Cameo) > len(x.Cameo) || x.Mode == "" && y.Mode != "" {
		x.Cameo, x.Goldstein = y.Cameo, y.Goldstein
	}
	if x.Mode == "" {
		x.Mode = y.Mode
	}
	if j.betterTime(a, b) {
		x.Time, a.time = y.Time, b.time
	}
	for _, w := range y.Why {
		x.Why = appendNew(x.Why, w)
	}
	x.Confidence = max(x.Confidence, y.Confidence)
}
