package event

import (
	"fmt"
	"strings"

	"readout/internal/syntax"
)

// agreedWith gives an agreement whom what is agreed to is done to: "pledged to stand
// by Moldova". "Both Peru and Chile agreed to send food to Haiti" tells of two who each
// agree, not of an agreement between them.
func agreedWith(s *syntax.Sentence, events []Event) {
	for i := range events {
		e := &events[i]
		if e.Plover != "AGREE" {
			continue
		}
		for k := range events {
			x := &events[k]
			if len(e.Target) > 0 && !bothAgree(s, e) && (x.Mode != "withdraw" || e.Symmetric) {
				continue // "agreed to withdraw troops from Mali": not with the troops
			}
			if w := s.Words[x.Head]; w.Rel != "xcomp" || w.Head != e.Head || len(x.Target) == 0 || x.Symmetric || x.Plover == "AGREE" {
				continue
			}
			e.Source, e.Target, e.Symmetric = x.Source, x.Target, false
			e.Why = append(e.Why, fmt.Sprintf("target: that of %q, which is agreed to", s.Words[x.Head].Text))
			break
		}
	}
}

// bothAgree reports whether the two who agree are joined by "both".
func bothAgree(s *syntax.Sentence, e *Event) bool {
	if !e.Symmetric || len(e.Source) == 0 {
		return false
	}
	c := s.Child(e.Source[0], "cc:preconj")
	return c >= 0 && strings.EqualFold(s.Words[c].Text, "both")
}
