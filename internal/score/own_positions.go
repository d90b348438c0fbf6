package score

import (
	"fmt"
	"strings"

	"readout/internal/pipeline"
	"readout/readout"
)

// OwnPositions scores who takes which stand toward what on our own gold in dir
// (testdata/gold): a position is right when holder and stance are the wanted ones
// and it is toward the wanted actor, or toward words with the wanted one among
// them.
func OwnPositions(dir string, r *pipeline.Reader) ([]Row, error) {
	return ownHalves(dir, "positions", "", func(text, want string) (right bool, system int, err error) {
		rec := read(r, text, ownDay())
		if want == "none" {
			return false, len(rec.Positions), nil
		}
		w := strings.Fields(want)
		if len(w) != 3 {
			return false, 0, fmt.Errorf("want %q: holder, stance and target, or none", want)
		}
		for i := range rec.Positions {
			right = right || positionIs(rec, &rec.Positions[i], w)
		}
		return right, len(rec.Positions), nil
	})
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
