// Package ontology holds the coding schemes: PLOVER's types, modes and
// contexts, CAMEO's codes, the crosswalk between them and Goldstein's scale,
// as read from the tables under data/ontology.
package ontology

import (
	"fmt"
	"io/fs"
	"strconv"

	"readout/internal/table"
)

// Ontology is the loaded tables.
type Ontology struct {
	types    map[string]Type
	cameo    map[string]cameoRow
	contexts map[string]bool
}

// Type is one of PLOVER's event types.
type Type struct {
	Quad  int // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score float64
	Modes map[string]float64 // mode → score
}

type cameoRow struct {
	plover    string
	goldstein float64
	scored    bool
}

// Load reads the tables; fsys is rooted at the data folder.
func Load(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{types: map[string]Type{}, cameo: map[string]cameoRow{}, contexts: map[string]bool{}}
	for _, t := range []struct {
		file    string
		columns int
		row     func(c []string) error
	}{
		{"ontology/plover.tsv", 5, o.typeRow},
		{"ontology/cameo.tsv", 6, o.cameoRow},
		{"ontology/contexts.tsv", 2, func(c []string) error { o.contexts[c[0]] = true; return nil }},
	} {
		if err := table.Read(fsys, t.file, t.columns, t.row); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func (o *Ontology) typeRow(c []string) error {
	quad, err := strconv.Atoi(c[2])
	if err != nil || quad < 1 || quad > 4 {
		return fmt.Errorf("quad %q: want 1 to 4", c[2])
	}
	score := 0.0
	if c[3] != "" {
		if score, err = strconv.ParseFloat(c[3], 64); err != nil {
			return fmt.Errorf("score %q: want a number", c[3])
		}
	}
	t, ok := o.types[c[0]]
	if !ok {
		t = Type{Quad: quad, Score: score, Modes: map[string]float64{}}
	}
	if c[1] != "" {
		t.Modes[c[1]] = score
	}
	o.types[c[0]] = t
	return nil
}

func (o *Ontology) cameoRow(c []string) error {
	r := cameoRow{plover: c[1]}
	if c[4] != "" {
		g, err := strconv.ParseFloat(c[4], 64)
		if err != nil {
			return fmt.Errorf("goldstein %q: want a number", c[4])
		}
		r.goldstein, r.scored = g, true
	}
	o.cameo[c[0]] = r
	return nil
}

// CheckCode says what is wrong with an event code, if anything: the PLOVER type
// and mode must exist, and the CAMEO code must be one of the table's.
func (o *Ontology) CheckCode(plover, mode, cameo string) error {
	t, ok := o.types[plover]
	if !ok {
		return fmt.Errorf("unknown PLOVER type %q; see data/ontology/plover.tsv", plover)
	}
	if _, ok := t.Modes[mode]; mode != "" && !ok {
		return fmt.Errorf("PLOVER type %s has no mode %q; see data/ontology/plover.tsv", plover, mode)
	}
	if _, ok := o.cameo[cameo]; cameo != "" && !ok {
		return fmt.Errorf("unknown CAMEO code %q; see data/ontology/cameo.tsv", cameo)
	}
	return nil
}

// CheckContext says what is wrong with a context name, if anything.
func (o *Ontology) CheckContext(name string) error {
	if !o.contexts[name] {
		return fmt.Errorf("unknown PLOVER context %q; see data/ontology/contexts.tsv", name)
	}
	return nil
}

// Type returns the PLOVER type with that name.
func (o *Ontology) Type(name string) (Type, bool) {
	t, ok := o.types[name]
	return t, ok
}

// Quad returns the quad class of a PLOVER type, 1 to 4, or 0.
func (o *Ontology) Quad(plover string) int { return o.types[plover].Quad }

// Goldstein returns the Goldstein score of a CAMEO code or, where none was
// published for it, of the code it refines; without a CAMEO code, PLOVER's own
// score of the mode or the type.
func (o *Ontology) Goldstein(plover, mode, cameo string) float64 {
	for c := cameo; len(c) >= 2; c = c[:len(c)-1] {
		if r, ok := o.cameo[c]; ok && r.scored {
			return r.goldstein
		}
	}
	t := o.types[plover]
	if s, ok := t.Modes[mode]; ok && mode != "" {
		return s
	}
	return t.Score
}
