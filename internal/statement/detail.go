package statement

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/mention"
	"readout/internal/syntax"
)

// detail fills in what the tree says about a statement besides its three
// spans: the kind, the act, to whom, where, and what kind of speaker.
func (w *worker) detail(st *Statement, r *reading) {
	s := &w.a.sents[st.Sentence]
	w.speaker(st, s)
	w.kind(st)
	w.act(st, s)
	w.venue(st, s)
	st.Gap = st.Class == "gap"
	st.Mutual = st.Act == "accuse" && w.a.lex.in(mutual, lower(s, st.CueWord))
	if st.Gap {
		st.Source, st.SourceWord, st.Speakers = [2]int{}, -1, nil
	}
	st.SpeakerKind = w.speakerKind(st)
	st.Reports = reports(st)
	cue := strings.ToLower(w.a.text[st.Cue[0]:st.Cue[1]])
	if st.Class != "" {
		st.Why = append(st.Why, "cue "+cue+" ("+st.Class+", "+st.Act+")")
	} else {
		st.Why = append(st.Why, "cue "+cue+" (learnt)")
	}
	if r.why != "" {
		st.Why = append(st.Why, r.why)
	}
}

func reports(st *Statement) bool {
	switch st.Class {
	case "say", "write", "show", "believe", "hedge":
	default:
		return false
	}
	switch st.Act {
	case "assert", "deny", "confirm", "accuse":
		return !st.Negative
	}
	return false
}

// speaker resolves a relative pronoun to the noun it stands for and lists the
// speakers joined to the first.
func (w *worker) speaker(st *Statement, s *syntax.Sentence) {
	i := st.SourceWord
	if i < 0 {
		return
	}
	if x := s.Words[i].XPOS; x == "WP" || x == "WDT" || s.Words[i].UPOS == "PRON" && isRelativeWord(s.Words[i].Text) {
		for v := i; v >= 0; v = s.Words[v].Head {
			if s.Words[v].Rel == "acl:relcl" && s.Words[v].Head >= 0 {
				st.SourceWord = s.Words[v].Head
				st.Why = append(st.Why, s.Words[i].Text+" stands for "+s.Words[st.SourceWord].Text)
				return
			}
		}
		for k := i - 1; k >= 0 && k >= i-2; k-- {
			if s.Words[k].UPOS == "NOUN" || s.Words[k].UPOS == "PROPN" {
				st.SourceWord = k
				st.Why = append(st.Why, s.Words[i].Text+" stands for "+s.Words[k].Text)
				return
			}
		}
		return
	}
	if w.itsDocument(st, s) {
		return
	}
	st.SourceWord = w.mentioned(st, s)
	for _, c := range s.Children(st.SourceWord) {
		w := &s.Words[c]
		if w.Rel == "conj" && (w.UPOS == "PROPN" || w.UPOS == "NOUN" || w.UPOS == "PRON") && w.Start < st.Source[1] {
			st.Speakers = append(st.Speakers, c)
		}
	}
}

// documentReach is how many sentences back "it" may mean a document.
const documentReach = 2

// itsDocument finds what "it" stands for where that is the report or letter of a
// sentence before: "The study came out on Monday. It says …".
func (w *worker) itsDocument(st *Statement, s *syntax.Sentence) bool {
	if s.Words[st.SourceWord].UPOS != "PRON" || lower(s, st.SourceWord) != "it" || w.set != nil && w.set.At(st.Sentence, st.SourceWord) != nil {
		return false
	}
	for t := st.Sentence - 1; t >= max(0, st.Sentence-documentReach); t-- {
		before := &w.a.sents[t]
		for i := range before.Words {
			if rel := before.Words[i].Rel; isNounCue(before, i) && (syntax.IsRel(rel, "nsubj") || rel == "obj") && w.a.lex.speakerKind(&before.Words[i]) == "document" {
				st.SourceSentence, st.SourceWord = t, i
				st.Why = append(st.Why, "it stands for "+before.Words[i].Text+", sentence "+strconv.Itoa(t+1))
				return true
			}
		}
	}
	return false
}

// kind tells direct from indirect speech by the share of quoted words.
func (w *worker) kind(st *Statement) {
	quoted, all := 0, 0
	for _, r := range st.ContentWords {
		for i := r.First; i < r.Last; i++ {
			if isPunct(&w.a.sents[r.Sentence].Words[i]) {
				continue
			}
			all++
			if w.a.words[r.Sentence][i].quote >= 0 {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0 || w.a.words[st.Sentence][st.CueWord].quote >= 0:
		st.Kind = Indirect
	case quoted*10 >= all*9:
		st.Kind = Direct
	default:
		st.Kind = Mixed
	}
}

// act sets polarity and mood and turns a silence into "no-comment".
func (w *worker) act(st *Statement, s *syntax.Sentence) {
	c := st.CueWord
	st.Negative = w.a.negated(s, c) || w.saidByNobody(st)
	for _, d := range s.Children(c) {
		if s.Words[d].XPOS == "MD" && d < c {
			st.Modal = lower(s, d)
			if st.Modal == "wo" || st.Modal == "ca" {
				st.Modal = map[string]string{"wo": "will", "ca": "can"}[st.Modal]
			}
		}
	}
	switch {
	case st.Act == "assert" && w.denyingCue(st, s):
		st.Act = "deny"
	case w.a.keepsSilent(s, c):
		st.Act = "no-comment"
	case st.Negative && st.Act == "decline": // "did not rule out a war"
		st.Act = "assert"
	case st.Negative && st.Act != "assert": // "has not confirmed", "neither confirmed nor denied"
		st.Act = "decline"
	case st.Negative && st.Class == "say" && w.a.asksWhat(st): // "did not say whom they support"
		st.Act = "decline"
	}
}

// asksWhat reports whether what is said begins with a question word: what somebody did
// not say is a question left open.
func (a *article) asksWhat(st *Statement) bool {
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	if c.First >= c.Last {
		return false
	}
	x := a.sents[c.Sentence].Words[c.First].XPOS
	return x == "WP" || x == "WRB" || x == "WP$"
}

// keepsSilent recognises "did not comment", "did not respond to a request for
// comment" and "could not be reached for comment".
func (a *article) keepsSilent(s *syntax.Sentence, c int) bool {
	if !a.negated(s, c) {
		return false
	}
	if lower(s, c) == "comment" {
		return true
	}
	if !a.lex.in(silent, lower(s, c)) {
		return false
	}
	_, last := s.Subtree(c)
	for i := c + 1; i < last; i++ {
		if a.lex.in(asking, lower(s, i)) {
			return true
		}
	}
	return false
}

// venue finds where or how the words were said and to whom.
func (w *worker) venue(st *Statement, s *syntax.Sentence) {
	c := st.CueWord
	st.Venue = w.place(st, s)
	for _, d := range s.Children(c) {
		word := &s.Words[d]
		switch {
		case (syntax.IsRel(word.Rel, "obj") || syntax.IsRel(word.Rel, "iobj")) && d > c && w.a.lex.in(addressee, lower(s, c)) && !inContent(st, d),
			syntax.IsRel(word.Rel, "iobj"),
			syntax.IsRel(word.Rel, "obl") && caseLemma(s, d) == "to" && !inContent(st, d):
			st.To = append(st.To, d)
			if w.a.lex.speakerKind(word) == "press" {
				st.Carrier = carrierName(w.a, s, d)
				if st.Venue == "" && word.UPOS == "NOUN" {
					st.Venue = s.Words[c].Lower() + " " + w.phrase(s, d)
				}
			}
		case syntax.IsRel(word.Rel, "obl") && caseLemma(s, d) == "by" && st.SourceWord != d && w.a.lex.speakerKind(word) == "press":
			st.Carrier = carrierName(w.a, s, d)
		}
	}
	if st.SourceWord >= 0 && st.SourceSentence == st.Sentence && w.a.lex.speakerKind(&s.Words[st.SourceWord]) == "press" {
		st.Carrier = carrierName(w.a, s, st.SourceWord)
	}
}

// place finds the phrase "in a statement", "on Twitter" nearest the cue,
// outside content and source, by its words: parsers hang it in many places.
func (w *worker) place(st *Statement, s *syntax.Sentence) string {
	best, far := "", len(s.Words)+1
	for i := range s.Words {
		switch s.Words[i].Lower() {
		case "in", "on", "at", "during", "via", "through", "from", "over", "by":
		default:
			continue
		}
		end := 0
		for j := i + 1; j < len(s.Words) && j <= i+5 && isNominal(&s.Words[j]); j++ {
			if w.a.lex.venues[lower(s, j)] != "" {
				end = j + 1
			}
		}
		if end == 0 || inContent(st, i) || s.Words[i].Start >= st.Source[0] && s.Words[i].End <= st.Source[1] {
			continue
		}
		if d := max(i-st.CueWord, st.CueWord-i); d < far {
			best, far = w.a.text[s.Words[i].Start:s.Words[end-1].End], d
		}
	}
	return best
}

func isNominal(w *syntax.Word) bool {
	switch w.UPOS {
	case "DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART":
		return true
	}
	return w.Text == "-"
}

// carrierName is the agency's or paper's name; "" for "reporters".
func carrierName(a *article, s *syntax.Sentence, d int) string {
	if !isCapital(s.Words[d].Text) {
		return ""
	}
	first, last := d, d+1
	for first > 0 && s.Words[first-1].UPOS == "PROPN" && s.Under(first-1, d) {
		first--
	}
	return a.text[s.Words[first].Start:s.Words[last-1].End]
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func inContent(st *Statement, d int) bool {
	for _, r := range st.ContentWords {
		if r.Sentence == st.Sentence && r.First <= d && d < r.Last {
			return true
		}
	}
	return false
}

// phrase is the text of a short noun phrase with its preposition: clauses that
// hang from it are left out.
func (w *worker) phrase(s *syntax.Sentence, d int) string {
	first, last := d, d+1
	for _, c := range s.Children(d) {
		rel := s.Words[c].Rel
		if c > d && (syntax.IsRel(rel, "acl") || syntax.IsRel(rel, "appos") || rel == "conj" || rel == "cc" || rel == "punct" || rel == "parataxis") {
			continue
		}
		f, l := s.Subtree(c)
		if f > last || l < first {
			continue
		}
		first, last = min(first, f), max(last, l)
	}
	return w.a.text[s.Words[first].Start:s.Words[last-1].End]
}

// speakerKind returns the kind of speaker a word alone makes, or "".
func (l *lexicon) speakerKind(w *syntax.Word) string {
	if k := l.speakers[w.Text]; k != "" {
		return k
	}
	if w.UPOS == "PROPN" {
		return ""
	}
	return l.speakers[w.LowerLemma()]
}

// speakerKind tells who answers for a statement. A name anywhere in the
// phrase makes an office-holder a named speaker.
func (w *worker) speakerKind(st *Statement) string {
	if st.SourceWord < 0 {
		return "anonymous"
	}
	s := &w.a.sents[st.SourceSentence]
	head := &s.Words[st.SourceWord]
	if isCapital(head.Text) && w.a.lex.speakers[head.Text] == "press" {
		return "institution"
	}
	if kind := w.entityKind(st); kind != "" {
		return kind
	}
	kind := w.a.lex.speakerKind(head)
	switch {
	case kind == "nobody", head.UPOS == "PRON" && w.a.lex.speakers[head.LowerLemma()] == "nobody":
		return "nobody"
	case head.UPOS == "PROPN", head.UPOS == "PRON":
		if kind = w.a.lex.speakers[head.LowerLemma()]; kind == "institution" || kind == "document" {
			return kind
		}
		return "named"
	case kind == "institution", kind == "document":
		return kind
	case kind == "press":
		return "anonymous"
	case s.Words[st.CueWord].Text == ":":
		return "named" // a headline's speaker
	}
	for _, c := range s.Children(st.SourceWord) {
		if rel := s.Words[c].Rel; s.Words[c].UPOS == "PROPN" && (rel == "appos" || rel == "flat" || rel == "flat:name") {
			return "named"
		}
	}
	if kind == "" {
		if isCapital(head.Text) && s.Child(st.SourceWord, "det") < 0 && strings.ToUpper(head.Text) != head.Text {
			return "named" // a name the tagger took for a noun
		}
		return "anonymous"
	}
	if kind == "office" && strings.HasSuffix(head.XPOS, "S") {
		return "anonymous"
	}
	return kind
}

// entityKind is the kind of speaker by what the mentions know; "" when they do
// not settle it. Someone without a name is known by the lexicon's nouns only:
// "officials" are of the government and yet nobody.
func (w *worker) entityKind(st *Statement) string {
	if w.set == nil {
		return ""
	}
	m := w.set.At(st.SourceSentence, st.SourceWord)
	if m == nil || m.Entity < 0 || m.Entity >= len(w.set.Entities) {
		return ""
	}
	e := &w.set.Entities[m.Entity]
	named := slices.ContainsFunc(e.Mentions, func(i int) bool {
		return i < len(w.set.Mentions) && w.set.Mentions[i].Kind == mention.Name
	})
	head := &w.a.sents[st.SourceSentence].Words[st.SourceWord]
	switch {
	case !named && w.a.lex.speakerKind(head) == "anonymous":
		return "anonymous"
	case e.Type == "person" && named:
		return "named"
	case e.Type == "state", e.Type == "organization", e.Type == "military":
		return "institution"
	case e.Type == "government" && (named || m.Kind != mention.Nominal):
		return "institution"
	case !named && (e.Type == "population" || e.Type == "group"):
		return "anonymous"
	}
	return ""
}
