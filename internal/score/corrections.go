package score

import "readout/readout"

// Corrections scores what people reported as wrong: of each correction it is
// asked whether the document, read again, reads as the correction wants. again
// reads a document by its id. Left are the corrections that do not hold yet.
func Corrections(list []readout.Correction, again func(document string) (*readout.Record, error)) (rows []Row, left []readout.Correction, err error) {
	records := map[string]*readout.Record{}
	all, held := map[string]int{}, map[string]int{}
	for _, c := range list {
		rec := records[c.Document]
		if rec == nil {
			if rec, err = again(c.Document); err != nil {
				return nil, nil, err
			}
			records[c.Document] = rec
		}
		all[c.Kind]++
		if c.Holds(rec) {
			held[c.Kind]++
		} else {
			left = append(left, c)
		}
	}
	for _, kind := range []string{"event", "statement", "figure"} {
		if all[kind] > 0 {
			rows = append(rows, Row{"corrected", kind, "reads as corrected", percent(held[kind], all[kind]), all[kind]})
		}
	}
	return rows, left, nil
}
