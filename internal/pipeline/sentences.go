package pipeline

import "readout/internal/syntax"

// Sentences cuts a text into sentences and parses each, and reads no further.
func (r *Reader) Sentences(doc string) []syntax.Sentence { return r.parse(doc) }
