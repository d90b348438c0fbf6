package score

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/story"
	"readout/internal/table"
	"readout/readout"
)

// thread is some articles about one matter and what must be known of them
// together.
type thread struct {
	name     string
	articles []*readout.Record
	want     []wanted
}

// wanted is one line of the gold; its columns are told in the file.
type wanted struct{ kind, when, who, what string }

// threads reads the gold and its articles.
func threads(dir, set string, r *pipeline.Reader) ([]*thread, error) {
	var out []*thread
	err := table.Read(os.DirFS(dir), set+".tsv", 5, func(c []string) error {
		if len(out) == 0 || out[len(out)-1].name != c[0] {
			out = append(out, &thread{name: c[0]})
		}
		t := out[len(out)-1]
		if c[1] != "article" {
			t.want = append(t.want, wanted{c[1], c[2], c[3], c[4]})
			return nil
		}
		at, err := time.Parse(time.DateOnly, c[2])
		if err != nil {
			return err
		}
		t.articles = append(t.articles, r.Read(ingest.Article{Text: c[4], Publisher: c[3]}, at))
		return nil
	})
	return out, err
}

// outcome counts what is right, found and wanted of one measure, and notes what is
// not right.
type outcome struct {
	right, found, want int
	notes              []string
}

func (t *outcome) note(format string, args ...any) {
	t.notes = append(t.notes, fmt.Sprintf(format, args...))
}

// ThreadMeasures are what a thread is scored for.
var ThreadMeasures = []string{"merges", "contested", "plans", "tolls"}

// OwnThreads scores what becomes of many articles on the halves of our own gold
// in dir (testdata/gold) that are named.
func OwnThreads(dir string, r *pipeline.Reader, tracker *story.Tracker, sets ...string) ([]Row, error) {
	var rows []Row
	for _, set := range sets {
		sums, err := scoreThreads(dir, set, r, tracker)
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		for _, m := range ThreadMeasures {
			p, rec, f := f1(sums[m].right, sums[m].found, sums[m].want)
			rows = append(rows, Row{"own threads", set, m + " precision", p, sums[m].found}, Row{"own threads", set, m + " recall", rec, sums[m].want}, Row{"own threads", set, m + " F1", f, sums[m].want})
		}
	}
	return rows, nil
}

func scoreThreads(dir, set string, r *pipeline.Reader, tracker *story.Tracker) (map[string]*outcome, error) {
	list, err := threads(dir, set, r)
	sums := map[string]*outcome{}
	for _, m := range ThreadMeasures {
		sums[m] = &outcome{}
	}
	for _, t := range list {
		t.merges(sums["merges"])
		t.contested(sums["contested"])
		t.plans(sums["plans"], tracker)
		t.tolls(sums["tolls"])
	}
	return sums, err
}

// merges scores pairs of articles that tell of one event.
func (t *thread) merges(sum *outcome) {
	open := map[string]bool{} // gold line and pair → not yet found
	for k, w := range t.want {
		if w.kind != "merge" {
			continue
		}
		for pair := range articlePairs(strings.Fields(w.what)) {
			open[fmt.Sprint(k, pair)] = true
			sum.want++
		}
	}
	for _, h := range story.World(t.articles) {
		if !h.Actual() {
			continue
		}
		var numbers []string
		for _, rep := range h.Reports {
			n := strconv.Itoa(slices.Index(t.articles, rep.Record) + 1)
			if !slices.Contains(numbers, n) {
				numbers = append(numbers, n)
			}
		}
		for pair := range articlePairs(numbers) {
			t.judge(sum, h, pair, open)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(open)) {
		sum.note("%s: not merged: %s", t.name, k)
	}
}

// judge says whether a merged pair is wanted, allowed or wrong.
func (t *thread) judge(sum *outcome, h *story.Happening, pair string, open map[string]bool) {
	allowed := false
	for k, w := range t.want {
		if w.kind != "merge" && w.kind != "also" || w.when != "-" && !slices.Contains(strings.Split(w.when, "/"), h.Plover) || !sidesAre(h, w.who) {
			continue
		}
		id := fmt.Sprint(k, pair)
		if w.kind == "merge" && open[id] {
			delete(open, id)
			sum.right++
			sum.found++
			return
		}
		for p := range articlePairs(strings.Fields(w.what)) {
			allowed = allowed || p == pair
		}
	}
	if !allowed {
		sum.found++
		sum.note("%s: wrongly merged: %s %v > %v, articles %s", t.name, h.Plover, h.Source, h.Target, pair)
	}
}

// articlePairs yields all pairs of a list, each written "a-b" with the smaller first.
func articlePairs(list []string) map[string]bool {
	out := map[string]bool{}
	for i, a := range list {
		for _, b := range list[i+1:] {
			out[min(a, b)+"-"+max(a, b)] = true
		}
	}
	return out
}

// sidesAre reports whether an event's actors are those of the gold: "A>B" as
// source and target (either may be left out), "A B" both somewhere.
func sidesAre(h *story.Happening, who string) bool {
	var source, target []string
	for _, rep := range h.Reports {
		source, target = append(source, codes(rep.Record, rep.Event.Source)...), append(target, codes(rep.Record, rep.Event.Target)...)
	}
	if a, b, ok := strings.Cut(who, ">"); ok {
		return codeBegins(source, a) && codeBegins(target, b)
	}
	return takePart(append(source, target...), who)
}

func takePart(have []string, who string) bool {
	for _, code := range strings.Fields(who) {
		if !codeBegins(have, code) {
			return false
		}
	}
	return true
}

// codeBegins reports whether one of the codes begins so; "-" and "" ask for none.
func codeBegins(have []string, code string) bool {
	return code == "" || code == "-" || slices.ContainsFunc(have, func(c string) bool { return strings.HasPrefix(c, code) })
}

func codes(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			out = append(out, a.Code)
		}
	}
	return out
}

// contested scores the states that a matter went through. What is only claimed
// and never answered counts where the gold names it, and is no error elsewhere.
func (t *thread) contested(sum *outcome) {
	open := map[string]bool{}
	for _, w := range t.want {
		if w.kind == "claim" {
			for _, s := range strings.Split(w.what, "; ") {
				open[w.who+": "+s] = true
				sum.want++
			}
		}
	}
	for _, l := range story.Ledger(t.articles) {
		if l.Status() == "claimed" || l.Status() == "unknown" {
			continue
		}
		var claims, answers []string
		for _, e := range l.Entries {
			if e.Stance == "claims" {
				claims = append(claims, e.Code)
			} else {
				answers = append(answers, e.Code)
			}
		}
		for _, s := range l.History {
			sum.found++
			right := false
			for _, w := range t.want {
				by, to, _ := strings.Cut(w.who, " ")
				id := w.who + ": " + s.Day + " " + s.Status
				if w.kind == "claim" && open[id] && codeBegins(claims, by) && codeBegins(answers, to) {
					delete(open, id)
					right = true
					sum.right++
					break
				}
			}
			if !right {
				sum.note("%s: no such state: %s: %s %s (%v, %v)", t.name, l.What, s.Day, s.Status, claims, answers)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(open)) {
		sum.note("%s: state not found: %s", t.name, k)
	}
}

// plans scores what became of what was planned for a day.
func (t *thread) plans(sum *outcome, tracker *story.Tracker) {
	open := map[string]bool{}
	for _, w := range t.want {
		if w.kind == "plan" {
			open[w.when+" "+w.who] = true
			sum.want++
		}
	}
	seen := map[string]bool{}
	for _, o := range tracker.FollowUp(t.articles, time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)) {
		rec, e := o.Planned.Record, o.Planned.Event
		day := rec.Day(e)
		status := strings.TrimSpace(o.Status + " " + o.Moved)
		id := day + " " + status + fmt.Sprint(story.Keys(rec, append(slices.Clone(e.Source), e.Target...)))
		if seen[id] {
			continue // one plan told twice
		}
		seen[id] = true
		i := slices.IndexFunc(t.want, func(w wanted) bool {
			return w.kind == "plan" && w.when == day && takePart(append(codes(rec, e.Source), codes(rec, e.Target)...), w.who)
		})
		switch {
		case i < 0:
			sum.found++
			sum.note("%s: no such plan: %s %s: %s", t.name, day, status, rec.EventSentence(e))
		case t.want[i].what != status:
			sum.found++
			sum.note("%s: plan of %s: %s, want %s: %s", t.name, day, status, t.want[i].what, rec.EventSentence(e))
		case open[day+" "+t.want[i].who]:
			delete(open, day+" "+t.want[i].who)
			sum.found++
			sum.right++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(open)) {
		sum.note("%s: plan without its outcome: %s", t.name, k)
	}
}

// tolls scores figures with the day on which they were new and whether a later
// one took their place.
func (t *thread) tolls(sum *outcome) {
	open := map[string]bool{}
	for _, w := range t.want {
		if w.kind == "toll" {
			for _, s := range strings.Split(w.what, "; ") {
				open[w.when+" "+s] = true
				sum.want++
			}
		}
	}
	for _, l := range story.Tolls(t.articles) {
		if !slices.Contains([]string{"killed", "injured", "missing"}, l.Unit) {
			continue
		}
		for _, c := range l.Counts {
			state := "current"
			if c.Superseded {
				state = "superseded"
			}
			id := fmt.Sprintf("%s %s %g %s", l.Unit, c.Day, c.Figure.Value, state)
			sum.found++
			if open[id] {
				delete(open, id)
				sum.right++
			} else {
				sum.note("%s: no such figure: %s, %s, %s, by %s", t.name, id, l.Of, l.Place, c.Source)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(open)) {
		sum.note("%s: figure not found: %s", t.name, k)
	}
}
