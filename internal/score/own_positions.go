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

// OwnPositions scores who takes which stand toward what on our own gold in dir
// (testdata/gold): a position is right when holder and stance are the wanted ones
// and it is toward the wanted actor, or toward words with the wanted one among
// them.
func OwnPositions(dir string, r *pipeline.Reader) ([]Row, error) {
	published := time.Date(2021, 6, 9, 0, 0, 0, 0, time.UTC)
	var rows []Row
	for _, set := range []string{"positions_dev", "positions_test"} {
		var right, system, want int
		err := table.Read(os.DirFS(dir), set+".tsv", 2, func(c []string) error {
			rec := read(r, c[0], published)
			system += len(rec.Positions)
			if c[1] == "none" {
				return nil
			}
			w := strings.Fields(c[1])
			if len(w) != 3 {
				return fmt.Errorf("want %q: holder, stance and target, or none", c[1])
			}
			want++
			for i := range rec.Positions {
				if positionIs(rec, &rec.Positions[i], w) {
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
		rows = append(rows, Row{"own positions", set, "precision", p, system}, Row{"own positions", set, "recall", rec, want}, Row{"own positions", set, "F1", f, want})
	}
	return rows, nil
}

func positionIs(rec *readout.Record, p *readout.Position, want []string) bool {
	code := func(id string) string {
		for _, a := range rec.Actors {
			if a.ID == id {
				return a.Code
			}
		}
		return ""
	}
	words := strings.FieldsFunc(rec.Document.Text[p.Toward[0]:p.Toward[1]], func(r rune) bool { return r == ' ' || r == ',' })
	toward := p.Actor != "" && strings.HasPrefix(code(p.Actor), want[2])
	for _, w := range words {
		toward = toward || w == want[2]
	}
	return strings.HasPrefix(code(p.Holder), want[0]) && p.Stance == want[1] && toward
}
