package score

import (
	"fmt"
	"os"
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
	published := time.Date(2021, 6, 9, 0, 0, 0, 0, time.UTC)
	var rows []Row
	for _, set := range []string{"claims_dev", "claims_test"} {
		var right, system, want int
		err := table.Read(os.DirFS(dir), set+".tsv", 2, func(c []string) error {
			pairs := contestedPairs(read(r, c[0], published))
			system += one(len(pairs) > 0)
			if c[1] == "none" {
				return nil
			}
			claimant, denier, ok := strings.Cut(c[1], " ")
			if !ok {
				return fmt.Errorf("want %q: two codes, or none", c[1])
			}
			want++
			for _, p := range pairs {
				if strings.HasPrefix(p[0], claimant) && strings.HasPrefix(p[1], denier) {
					right++
					break
				}
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		p, rec, f := f1(right, system, want)
		rows = append(rows, Row{"own claims", set, "pairing precision", p, system}, Row{"own claims", set, "pairing recall", rec, want}, Row{"own claims", set, "pairing F1", f, want})
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
