package score

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"readout/internal/pipeline"
	"readout/internal/table"
	"readout/readout"
)

// OwnClaims scores pairing claims with their denials on our own gold in dir
// (testdata/gold): a pair is right when the claimant and the denier are the
// wanted ones.
func OwnClaims(dir string, r *pipeline.Reader) ([]Row, error) {
	return ownHalves(dir, "claims", "pairing ", func(text, want string) (right bool, system int, err error) {
		pairs := contestedPairs(read(r, text, ownDay()))
		system = one(len(pairs) > 0)
		if want == "none" {
			return false, system, nil
		}
		claimant, denier, ok := strings.Cut(want, " ")
		if !ok {
			return false, 0, fmt.Errorf("want %q: two codes, or none", want)
		}
		return slices.ContainsFunc(pairs, func(p [2]string) bool {
			return strings.HasPrefix(p[0], claimant) && strings.HasPrefix(p[1], denier)
		}), system, nil
	})
}

// ownDay is the day on which the texts of our own claims and positions came out.
func ownDay() time.Time { return time.Date(2021, 6, 9, 0, 0, 0, 0, time.UTC) }

// ownHalves scores both halves of a table of texts and what is wanted of each, or
// "none": judge says whether what is wanted was found, and how much was found in
// all. The measures' names begin with prefix.
func ownHalves(dir, task, prefix string, judge func(text, want string) (right bool, system int, err error)) ([]Row, error) {
	var rows []Row
	for _, set := range []string{task + "_dev", task + "_test"} {
		var right, system, want int
		err := table.Read(os.DirFS(dir), set+".tsv", 2, func(c []string) error {
			ok, found, err := judge(c[0], c[1])
			right, system, want = right+one(ok), system+found, want+one(c[1] != "none")
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		p, rec, f := f1(right, system, want)
		task := "own " + task
		rows = append(rows, Row{task, set, prefix + "precision", p, system}, Row{task, set, prefix + "recall", rec, want}, Row{task, set, prefix + "F1", f, want})
	}
	return rows, nil
}

// contestedPairs returns the codes of claimant and denier of every contested
// claim.
func contestedPairs(rec *readout.Record) [][2]string {
	code := map[string]string{}
	for _, a := range rec.Actors {
		code[a.ID] = a.Code
	}
	var out [][2]string
	for _, c := range rec.Claims {
		if c.Status != "contested" {
			continue
		}
		for _, x := range c.Sides {
			for _, y := range c.Sides {
				if x.Stance == "claims" && y.Stance == "denies" {
					out = append(out, [2]string{code[x.Actor], code[y.Actor]})
				}
			}
		}
	}
	return out
}
