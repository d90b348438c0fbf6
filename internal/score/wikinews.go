package score

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/internal/table"
	"readout/readout"
)

// reportedLine is a line of testdata/gold/wikinews_*.tsv: an event that an
// article of the news tells. Each field lists what may stand there.
type reportedLine struct {
	sentence               string
	source, target, kind   []string
	modality               string
	optional, eitherSource bool // may be coded, need not be; either end may come first
}

// printedArticle is one article of the file with the texts.
type printedArticle struct {
	Title, Text string
	Published   string `json:"date_publish"`
}

// Wikinews scores whole articles of the news against what a reader coded in
// them: precision, recall and F1 of the distinct triples of source code, target
// code and PLOVER type, over all articles of each set in dir (testdata/gold)
// and for each article. An event told in several sentences counts once; what
// the gold calls optional counts neither way. The texts are in file; read gives
// the record of one. say, if given, is told each line that is missed or false.
func Wikinews(file, dir string, read func(text string, published time.Time) (*readout.Record, error), say func(string)) ([]Row, error) {
	articles, err := jsonLines[printedArticle](file)
	if err != nil {
		return nil, err
	}
	sets, err := filepath.Glob(filepath.Join(dir, "wikinews_*.tsv"))
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	var rows []Row
	for _, path := range sets {
		set := strings.TrimSuffix(filepath.Base(path), ".tsv")
		gold, numbers, err := reported(path)
		if err != nil {
			return nil, err
		}
		told := say
		if told == nil || strings.HasSuffix(set, "_test") { // which test lines fail is not to be seen
			told = func(string) {}
		}
		var right, system, want int
		var each []Row
		for _, number := range numbers {
			var at int
			if _, err := fmt.Sscanf(number, "%d", &at); err != nil || at >= len(articles) {
				return nil, fmt.Errorf("score: %s: no article %q in %s", path, number, file)
			}
			day, err := time.Parse(time.DateOnly, articles[at].Published)
			if err != nil {
				return nil, fmt.Errorf("score: %s: article %s: %w", file, number, err)
			}
			rec, err := read(articles[at].Title+"\n\n"+articles[at].Text, day)
			if err != nil {
				return nil, fmt.Errorf("score: article %s: %w", number, err)
			}
			r, s, w := compareReported(gold[number], coded(rec), func(line string) { told(number + " " + line) })
			right, system, want = right+r, system+s, want+w
			_, _, f := f1(r, s, w)
			each = append(each, Row{"wikinews", set, "F1 of article " + number, f, w})
		}
		p, r, f := f1(right, system, want)
		rows = append(rows, Row{"wikinews", set, "triple P", p, system}, Row{"wikinews", set, "triple R", r, want}, Row{"wikinews", set, "triple F1", f, want})
		if !strings.HasSuffix(set, "_test") {
			rows = append(rows, each...)
		}
	}
	return rows, nil
}

// reported reads gold lines by article number, and the numbers in order.
func reported(path string) (gold map[string][]reportedLine, numbers []string, err error) {
	gold = map[string][]reportedLine{}
	err = table.Read(os.DirFS(filepath.Dir(path)), filepath.Base(path), 7, func(c []string) error {
		if gold[c[0]] == nil {
			numbers = append(numbers, c[0])
		}
		gold[c[0]] = append(gold[c[0]], reportedLine{sentence: c[1], source: strings.Split(c[2], "|"), target: strings.Split(c[3], "|"), kind: strings.Split(c[4], "|"),
			modality: c[5], optional: strings.Contains(c[6], "optional"), eitherSource: strings.Contains(c[6], "symmetric")})
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("score: %w", err)
	}
	return gold, numbers, nil
}

// holds says whether a coded triple is the event of the line.
func (l *reportedLine) holds(t triple, status string) bool {
	if !among(l.kind, t.kind) || l.modality != "*" && (l.modality == "negated") != strings.HasSuffix(status, " negative") {
		return false
	}
	return among(l.source, t.source) && among(l.target, t.target) || l.eitherSource && among(l.source, t.target) && among(l.target, t.source)
}

// among says whether a code is one of those wanted: "-" is nobody, "*" anybody.
func among(wanted []string, code string) bool {
	if code == "" {
		code = "-"
	}
	return slices.Contains(wanted, code) || slices.Contains(wanted, "*")
}

// compareReported counts an article's wanted lines, those found and the distinct
// triples coded. Each wanted line takes a triple of its own; what else is
// coded of an event of the gold, under another name that holds as well, is the
// same event told again.
func compareReported(lines []reportedLine, found map[triple]string, say func(string)) (right, system, want int) {
	var have []triple
	for t := range found {
		have = append(have, t)
	}
	slices.SortFunc(have, func(a, b triple) int {
		return strings.Compare(a.source+" "+a.target+" "+a.kind, b.source+" "+b.target+" "+b.kind)
	})
	taken := map[triple]int{} // by which line
	var give func(line int, tried map[triple]bool) bool
	give = func(line int, tried map[triple]bool) bool {
		for _, t := range have {
			if tried[t] || !lines[line].holds(t, found[t]) {
				continue
			}
			tried[t] = true
			if other, ok := taken[t]; !ok || give(other, tried) {
				taken[t] = line
				return true
			}
		}
		return false
	}
	for i := range lines {
		if lines[i].optional {
			continue
		}
		want++
		if give(i, map[triple]bool{}) {
			right++
		} else {
			l := &lines[i]
			say(fmt.Sprintf("missing [%s] %s → %s %s", l.sentence, strings.Join(l.source, "|"), strings.Join(l.target, "|"), strings.Join(l.kind, "|")))
		}
	}
	system = right
	for _, t := range have {
		if slices.ContainsFunc(lines, func(l reportedLine) bool { return l.holds(t, found[t]) }) {
			continue
		}
		if _, both := found[triple{t.target, t.source, t.kind}]; both && t.source > t.target {
			continue // a symmetric event once
		}
		system++
		say(fmt.Sprintf("false   %s → %s %s, %s", t.source, t.target, t.kind, found[t]))
	}
	return right, system, want
}
