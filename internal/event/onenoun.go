package event

import (
	"slices"

	"readout/internal/syntax"
)

// oneNoun leaves out of a sentence's events those of a noun that stands before another of the same kind:
// a "summit meeting" is one meeting.
func oneNoun(s *syntax.Sentence, events []Event) []Event {
	return slices.DeleteFunc(slices.Clone(events), func(e Event) bool {
		w := s.Words[e.Head]
		return w.Rel == "compound" && w.Head == e.Head+1 && slices.ContainsFunc(events, func(o Event) bool { return o.Head == w.Head && o.Rule == e.Rule })
	})
}
