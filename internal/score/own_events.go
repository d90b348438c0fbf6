package score

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/readout"
)

// ownSentence is a line of testdata/gold/event_*.jsonl: a sentence of our own
// and what happens in it, if anything.
type ownSentence struct {
	ID, Text string
	Events   []ownEvent
}

// ownEvent is one wanted event. Source and Target are actor codes, several
// parted by "+"; empty when nobody stands there.
type ownEvent struct {
	Source, Target, Type string
	Modality, Polarity   string
	Symmetric            bool // either end may be named first
	Optional             bool // may be coded, need not be
}

// triple is what is compared: who, to whom, what.
type triple struct{ source, target, kind string }

// OwnEvents scores event coding on our own gold in dir (testdata/gold): the
// triples of source code, target code and PLOVER type, the events coded in
// sentences that tell of none, and, for triples found, whether it is seen that
// the event is only planned or did not happen.
func OwnEvents(dir string, read func(text string) *readout.Record) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"event_dev", "event_test"} {
		n, err := ownEventCounts(filepath.Join(dir, set+".jsonl"), read)
		if err != nil {
			return nil, err
		}
		p, r, f := f1(n.right, n.system, n.want)
		rows = append(rows,
			Row{"own events", set, "triple P", p, n.system}, Row{"own events", set, "triple R", r, n.want}, Row{"own events", set, "triple F1", f, n.want},
			Row{"own events", set, "modality+polarity", 100 * float64(n.status) / float64(max(1, n.right)), n.right},
			Row{"own events", set, "false per 100", 100 * float64(n.false) / float64(max(1, n.empty)), n.empty})
	}
	return rows, nil
}

// ownCounts sums up one half of the gold. system and want count triples of
// sentences with events; false counts events in the empty sentences.
type ownCounts struct{ right, system, want, status, false, empty int }

func ownEventCounts(path string, read func(string) *readout.Record) (ownCounts, error) {
	var n ownCounts
	b, err := os.ReadFile(path)
	if err != nil {
		return n, fmt.Errorf("score: %w", err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		var s ownSentence
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			return n, fmt.Errorf("score: %s:%d: %w", path, i+1, err)
		}
		found := coded(read(s.Text))
		if len(s.Events) == 0 {
			n.empty++
			n.false += len(found)
			continue
		}
		n.add(s, found)
	}
	return n, nil
}

// coded returns the record's events as triples with their status. What is only
// possible, conditional, habitual or asked for is no event: the record says so
// itself.
func coded(rec *readout.Record) map[triple]string {
	out := map[triple]string{}
	for _, e := range rec.Events {
		if e.Plover == "" || e.Modality != "actual" && e.Modality != "scheduled" {
			continue
		}
		source, target := codesOf(rec, e.Source), codesOf(rec, e.Target)
		for _, s := range source {
			for _, t := range target {
				if s == t && len(source) > 1 && slices.Equal(e.Source, e.Target) {
					continue // a symmetric event: each with the others
				}
				out[triple{s, t, e.Plover}] = e.Modality + " " + e.Polarity
			}
		}
	}
	return out
}

// codesOf returns the actors' codes, one empty code for nobody.
func codesOf(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			out = append(out, a.Code)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// add compares one sentence's events with what was coded. Both directions of a
// symmetric event are one triple.
func (n *ownCounts) add(s ownSentence, found map[triple]string) {
	spoken := map[[2]string]bool{}
	for _, w := range s.Events {
		if w.Type == "AGREE" || w.Type == "THREATEN" || w.Type == "REJECT" {
			spoken[[2]string{w.Source, w.Target}], spoken[[2]string{w.Target, w.Source}] = true, true
		}
		ways := []triple{{w.Source, w.Target, w.Type}}
		if w.Symmetric {
			ways = append(ways, triple{w.Target, w.Source, w.Type})
		}
		status, ok := "", false
		for _, t := range ways {
			if got, here := found[t]; here {
				status, ok = got, true
			}
			delete(found, t)
		}
		if w.Optional {
			continue
		}
		n.want++
		if ok {
			n.right++
			n.system++
			n.status += one(status == w.Modality+" "+w.Polarity)
		}
	}
	// What is left over was not wanted; a symmetric event once. What an agreement
	// or a threat is about may be coded as planned beside it.
	for t, status := range found {
		if status == "scheduled positive" && spoken[[2]string{t.source, t.target}] {
			continue
		}
		if _, both := found[triple{t.target, t.source, t.kind}]; !both || t.source <= t.target {
			n.system++
		}
	}
}
