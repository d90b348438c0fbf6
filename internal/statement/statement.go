// Package statement finds who says what: for each word that introduces
// speech, writing, thought or wish (the cue) the speaker, the content and the
// kind of act. It reads sentences with trees and names; it writes statements.
// Patterns over Universal Dependencies propose who and what; a network trained on
// annotated news decides, where it is present.
package statement

// Kinds of statement, by how the content is given.
const (
	Direct   = "direct"
	Indirect = "indirect"
	Mixed    = "mixed"
)

// Statement is one attribution. Spans are half-open byte offsets into the
// text; word positions are indexes into a sentence's words.
type Statement struct {
	Sentence int    // of the cue
	Cue      [2]int // the words that attribute: "has said", "according to"
	CueWord  int    // head word of the cue

	Content      [][2]int // what is said, quotation marks included; may be discontinuous and reach over sentences
	ContentWords []Range  // the same as words

	Source         [2]int // the whole phrase for the speaker; empty when the text names none
	SourceSentence int
	SourceWord     int   // head word of the speaker, the antecedent for a relative pronoun; -1 when missing
	Speakers       []int // further head words when speakers are joined ("Oslo and Bern have said")

	Kind     string // direct|indirect|mixed
	Act      string // assert|deny|confirm|demand|promise|threaten|accuse|call|decline|no-comment
	Class    string // say|write|show|believe|want|judge|hedge|gap; "" for a cue outside the lexicon
	Negative bool   // "did not say"
	Modal    string // "would", "may": it was not, or not yet, said; else ""
	Venue    string // "in a statement", "told reporters", "on Twitter"; "" when not said
	To       []int  // head words of those addressed
	Carrier  string // agency or paper that carries the words: "told AFP", "quoted by Interfax"

	// Reports says that the speaker puts the content forward as so (or, with
	// Act deny, as not so): not a wish, a demand, a promise or a judgment.
	Reports     bool
	SpeakerKind string // named|office|institution|anonymous|document|nobody (a thing that cannot speak)
	Mutual      bool   // an accusation that goes both ways by its verb ("traded accusations")
	Gap         bool   // the text says that the content is not known ("it was not clear if …")
	Parent      int    // index of the statement whose content holds this one; -1 none

	Trails bool // it denies what its own sentence says before it ("…, a charge Oslo rejects")

	Score float64 // how sure the model is of the cue, in points of its own; 0 without a model
	Why   []string
}

// Anonymous reports whether no one can be held to the statement.
func (s *Statement) Anonymous() bool { return s.SpeakerKind == "anonymous" }

// Range is the half-open range of words [First, Last) of a sentence.
type Range struct{ Sentence, First, Last int }
