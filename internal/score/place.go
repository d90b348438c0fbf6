package score

import (
	"math"
	"path/filepath"
)

// PlaceFound is one literal or other naming of a place as a finder sees it:
// byte offsets and where the place is.
type PlaceFound struct {
	Start, End int
	Lat, Lon   float64
	Literal    bool
}

type goldPlace struct {
	Start, End int
	Type       string
	Lat, Lon   *float64
}

type goldText struct {
	Text     string
	Toponyms []goldPlace
}

// near161 is 100 miles in kilometres, the distance within which the geoparsing
// literature counts a place as right.
const near161 = 161

// literalTypes are GeoWebNews' types of toponyms that mean the place itself
// (Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation").
var literalTypes = map[string]bool{"Literal": true, "Mixed": true, "Coercion": true, "Literal_Modifier": true, "Embedded_Literal": true}

// Places scores finding and locating places on the gold sets under gold/place.
// find reads a raw text; locate is told the byte ranges of the toponyms of one,
// in order, and only says where they are.
func Places(gold string, find func(text string) []PlaceFound, locate func(text string, at [][2]int) []PlaceFound) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"geowebnews_dev", "lgl", "geovirus"} {
		texts, err := jsonLines[goldText](filepath.Join(gold, "place", set+".jsonl.gz"))
		if err != nil {
			return nil, err
		}
		rows = append(rows, scorePlaces(set, texts, find)...)
		rows = append(rows, scoreLocated(set, texts, locate))
	}
	return rows, nil
}

func scorePlaces(set string, texts []goldText, find func(string) []PlaceFound) []Row {
	var right, system, golds, spanned, close161, kind, kinds, litRight, litSystem, litGold int
	typed := set == "geowebnews_dev"
	for _, t := range texts {
		found := find(t.Text)
		for _, f := range found {
			if f.Literal || !typed {
				system++
			}
		}
		at := offsets(t.Text)
		for _, g := range t.Toponyms {
			if g.Lat == nil || g.Lon == nil || g.Start < 0 || g.End >= len(at) {
				continue
			}
			literal := !typed || literalTypes[g.Type]
			if literal {
				golds++
			}
			f := overlapping(found, at[g.Start], at[g.End])
			meant := f != nil && f.Literal
			kinds++
			kind += both(meant == literal, true)
			litRight += both(meant, literal)
			litSystem += both(meant, true)
			litGold += both(literal, true)
			if f == nil {
				continue
			}
			near := globeDistance(f.Lat, f.Lon, *g.Lat, *g.Lon) <= near161
			spanned++
			if near {
				close161++
			}
			if literal && near && (f.Literal || !typed) {
				right++
			}
		}
	}
	p, r, f := f1(right, system, golds)
	rows := []Row{
		{"place", set, "P@161km", p, system}, {"place", set, "R@161km", r, golds}, {"place", set, "F1@161km", f, golds},
		{"place", set, "accuracy@161km found", percent(close161, spanned), spanned},
	}
	if typed {
		_, _, lf := f1(litRight, litSystem, litGold)
		rows = append(rows, Row{"place", set, "literal accuracy", percent(kind, kinds), kinds}, Row{"place", set, "literal F1", lf, kinds})
	}
	return rows
}

// scoreLocated is the share of gold toponyms put within 161 km of where they
// are when their spans are given; one without an answer is wrong.
func scoreLocated(set string, texts []goldText, locate func(string, [][2]int) []PlaceFound) Row {
	var right, golds int
	for _, t := range texts {
		at := offsets(t.Text)
		var spans [][2]int
		var asked []goldPlace
		for _, g := range t.Toponyms {
			if g.Lat != nil && g.Lon != nil && g.Start >= 0 && g.End < len(at) {
				asked = append(asked, g)
				spans = append(spans, [2]int{at[g.Start], at[g.End]})
			}
		}
		found := locate(t.Text, spans)
		for i, g := range asked {
			golds++
			if f := overlapping(found, spans[i][0], spans[i][1]); f != nil {
				right += both(globeDistance(f.Lat, f.Lon, *g.Lat, *g.Lon) <= near161, true)
			}
		}
	}
	return Row{"place", set, "accuracy@161km given", percent(right, golds), golds}
}

func both(a, b bool) int {
	if a && b {
		return 1
	}
	return 0
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// overlapping returns the found place that shares text with a gold one.
func overlapping(found []PlaceFound, start, end int) *PlaceFound {
	for i := range found {
		if found[i].Start < end && start < found[i].End {
			return &found[i]
		}
	}
	return nil
}

// offsets maps code points to bytes.
func offsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func globeDistance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371, math.Pi / 180
	dLat, dLon := (lat2-lat1)*degree, (lon2-lon1)*degree
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1*degree)*math.Cos(lat2*degree)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * radius * math.Asin(min(1, math.Sqrt(h)))
}
