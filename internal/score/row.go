// Package score measures the stages against gold data: precision, recall, F1
// and accuracy of each task on development sets.
package score

import "fmt"

// Row is one measured number.
type Row struct {
	Task   string  // what was measured ("syntax")
	Set    string  // on which data ("ewt-dev")
	Metric string  // which number ("LAS")
	Value  float64 // in percent unless the metric says otherwise
	N      int     // how many gold items it rests on
}

func (r Row) String() string {
	return fmt.Sprintf("%-10s %-18s %-22s %6.2f  (n=%d)", r.Task, r.Set, r.Metric, r.Value, r.N)
}

// f1 returns precision, recall and F1 in percent.
func f1(right, system, gold int) (p, r, f float64) {
	if system > 0 {
		p = 100 * float64(right) / float64(system)
	}
	if gold > 0 {
		r = 100 * float64(right) / float64(gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}
