package place

import (
	"fmt"
	"hash/maphash"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"readout/internal/table"
)

const (
	citiesFile    = "places/cities.tsv"
	countriesFile = "places/countries.tsv"
	namesFile     = "places/names.tsv"
	regionsFile   = "places/regions.tsv"
)

// entry is a place of the gazetteer.
type entry struct {
	name      string
	geonames  int
	country   string // ISO alpha-2
	admin1    string
	lat, lon  float64
	people    int
	feature   string // GeoNames feature code; "" for entries written by hand
	zone      string
	precision string
}

// box is the extent of a country's towns in degrees.
type box struct{ south, north, west, east float64 }

// gazetteer holds the towns as lines of one text in the order of their GeoNames
// numbers, parsed only when they are asked for: most never are.
type gazetteer struct {
	cities  string
	slots   []int32 // line+1 by the hash of a name of it, those of one name in the order of the lines; 0 is free
	seed    maphash.Seed
	aliases map[string][]int32        // lines under names that are not theirs
	authors map[string][]entry        // regions, sites and towns under names written by hand
	country map[string]entry          // by alpha-3
	iso2    map[string]string         // alpha-3 → alpha-2
	iso3    map[string]string         // alpha-2 → alpha-3
	capital map[string]int32          // alpha-2 → line
	parsed  sync.Map                  // alpha-2 → []entry: a country's towns, once they were asked for
	towns   func() map[string][]int32 // alpha-2 → lines, made when first asked for
}

func loadGazetteer(fsys fs.FS) (*gazetteer, error) {
	g := &gazetteer{authors: map[string][]entry{}, country: map[string]entry{}, iso2: map[string]string{}, iso3: map[string]string{}, capital: map[string]int32{}, aliases: map[string][]int32{}, seed: maphash.MakeSeed()}
	g.towns = sync.OnceValue(g.byCountry)
	if err := g.loadCities(fsys); err != nil {
		return nil, err
	}
	if err := table.Read(fsys, countriesFile, 5, g.countryRow); err != nil {
		return nil, err
	}
	if err := table.Read(fsys, namesFile, 3, g.nameRow); err != nil {
		return nil, err
	}
	return g, table.Read(fsys, regionsFile, 9, g.regionRow)
}

func (g *gazetteer) loadCities(fsys fs.FS) (err error) {
	if g.cities, err = table.Text(fsys, citiesFile); err != nil {
		return err
	}
	lines := strings.Count(g.cities, "\n")
	size := 16
	for size < lines*5/2 { // a line has two names at most, most have one
		size *= 2
	}
	g.slots = make([]int32, size)
	for at, n := 0, 1; at < len(g.cities); n++ {
		line := g.line(int32(at))
		if strings.Count(line, "\t") != 9 {
			return fmt.Errorf("%s:%d: want 10 columns", citiesFile, n)
		}
		g.add(nameOf(line), int32(at))
		if plain := lastColumn(line); plain != "" {
			g.add(plain, int32(at))
		}
		at += len(line) + 1
	}
	const capital = "\tPPLC\t"
	for at := strings.Index(g.cities, capital); at >= 0; {
		line := int32(strings.LastIndexByte(g.cities[:at], '\n') + 1)
		g.capital[countryOf(g.line(line))] = line
		next := strings.Index(g.cities[at+1:], capital)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return nil
}

// nameOf is the second column of a line.
func nameOf(line string) string {
	line = line[strings.IndexByte(line, '\t')+1:]
	return line[:strings.IndexByte(line, '\t')]
}

// countryOf is the third column of a line.
func countryOf(line string) string {
	for range 2 {
		line = line[strings.IndexByte(line, '\t')+1:]
	}
	return line[:strings.IndexByte(line, '\t')]
}

// byCountry sorts the lines by their countries.
func (g *gazetteer) byCountry() map[string][]int32 {
	out := make(map[string][]int32, 256)
	for at := 0; at < len(g.cities); {
		line := g.line(int32(at))
		iso2 := countryOf(line)
		out[iso2] = append(out[iso2], int32(at))
		at += len(line) + 1
	}
	return out
}

// numbered returns the line with a GeoNames number.
func (g *gazetteer) numbered(n int) (line int32, ok bool) {
	low, high := 0, len(g.cities) // the line begins in [low, high)
	for low < high {
		mid := strings.LastIndexByte(g.cities[:(low+high)/2], '\n') + 1
		own := g.line(int32(mid))
		id, _ := strconv.Atoi(own[:max(strings.IndexByte(own, '\t'), 0)])
		switch {
		case id == n:
			return int32(mid), true
		case id < n:
			low = mid + len(own) + 1
		default:
			high = mid
		}
	}
	return 0, false
}

// nameRow enters another name of a town: name, geonames, city.
func (g *gazetteer) nameRow(c []string) error {
	n, err := strconv.Atoi(c[1])
	if err != nil {
		return fmt.Errorf("geonames number %q: want a number", c[1])
	}
	line, ok := g.numbered(n)
	if !ok {
		return fmt.Errorf("geonames number %d of %s is not in %s", n, c[0], citiesFile)
	}
	g.aliases[c[0]] = append(g.aliases[c[0]], line)
	return nil
}

// lastColumn is the name without accents, empty where it has none.
func lastColumn(line string) string { return line[strings.LastIndexByte(line, '\t')+1:] }

// slot is where a name is looked for first.
func (g *gazetteer) slot(name string) int {
	return int(maphash.String(g.seed, name) & uint64(len(g.slots)-1))
}

func (g *gazetteer) add(name string, line int32) {
	i := g.slot(name)
	for g.slots[i] != 0 {
		i = (i + 1) & (len(g.slots) - 1)
	}
	g.slots[i] = line + 1
}

// line is the line at an offset.
func (g *gazetteer) line(at int32) string {
	line, _, _ := strings.Cut(g.cities[at:], "\n")
	return line
}

// city parses the line at an offset.
func (g *gazetteer) city(at int32) entry {
	c := strings.Split(g.line(at), "\t")
	e := entry{name: c[1], country: c[2], admin1: c[3], feature: c[7], zone: c[8], precision: City}
	// The numbers were checked when the file was made; a damaged one reads 0.
	e.geonames, _ = strconv.Atoi(c[0])
	e.lat, _ = strconv.ParseFloat(c[4], 64)
	e.lon, _ = strconv.ParseFloat(c[5], 64)
	e.people, _ = strconv.Atoi(c[6])
	return e
}

func (g *gazetteer) countryRow(c []string) error {
	lat, lon, err := point(c[2], c[3])
	if err != nil {
		return err
	}
	e := entry{country: c[1], lat: lat, lon: lon, precision: Country}
	e.geonames, _ = strconv.Atoi(c[4])
	g.country[c[0]] = e
	if c[1] != "" {
		g.iso2[c[0]], g.iso3[c[1]] = c[1], c[0]
		if at, ok := g.capital[c[1]]; ok {
			e.zone = g.city(at).zone
			g.country[c[0]] = e
		}
	}
	return nil
}

// regionRow reads name, aliases, country (alpha-3), admin1, geonames, lat,
// lon, precision, timezone.
func (g *gazetteer) regionRow(c []string) error {
	lat, lon, err := point(c[5], c[6])
	if err != nil {
		return err
	}
	switch c[7] {
	case City, Region, Site:
	default:
		return fmt.Errorf("precision %q: city, region or site", c[7])
	}
	if c[2] != "" && g.country[c[2]].precision == "" {
		return fmt.Errorf("country %q is not in %s", c[2], countriesFile)
	}
	e := entry{name: c[0], country: g.iso2[c[2]], admin1: c[3], lat: lat, lon: lon, zone: c[8], precision: c[7]}
	e.geonames, _ = strconv.Atoi(c[4])
	g.authors[c[0]] = append(g.authors[c[0]], e)
	if c[1] != "" {
		for _, a := range strings.Split(c[1], "|") {
			g.authors[a] = append(g.authors[a], e)
		}
	}
	return nil
}

func point(lat, lon string) (float64, float64, error) {
	a, err := strconv.ParseFloat(lat, 64)
	b, err2 := strconv.ParseFloat(lon, 64)
	if err != nil || err2 != nil || math.Abs(a) > 90 || math.Abs(b) > 180 {
		return 0, 0, fmt.Errorf("point %q %q: want degrees", lat, lon)
	}
	return a, b, nil
}

// named returns the entries under exactly this name, those written by hand
// first.
func (g *gazetteer) named(name string) []entry {
	out := append([]entry(nil), g.authors[name]...)
	lines := g.linesNamed(name)
	for _, at := range slices.Backward(append(lines, g.aliases[name]...)) {
		out = append(out, g.city(at))
	}
	return out
}

// linesNamed returns the lines that have this name, with or without accents.
func (g *gazetteer) linesNamed(name string) []int32 {
	var out []int32
	for i := g.slot(name); g.slots[i] != 0; i = (i + 1) & (len(g.slots) - 1) {
		line := g.line(g.slots[i] - 1)
		if nameOf(line) == name || lastColumn(line) == name {
			out = append(out, g.slots[i]-1)
		}
	}
	return out
}

// each calls do for every town of a country.
func (g *gazetteer) each(iso2 string, do func(e *entry)) {
	list, ok := g.parsed.Load(iso2)
	if !ok {
		var towns []entry
		for _, at := range g.towns()[iso2] {
			towns = append(towns, g.city(at))
		}
		list, _ = g.parsed.LoadOrStore(iso2, towns)
	}
	towns := list.([]entry)
	for i := range towns {
		do(&towns[i])
	}
}

// zoneNear returns the time zone of a country's town nearest to a point.
func (g *gazetteer) zoneNear(iso2 string, lat, lon float64) string {
	best, zone := math.Inf(1), ""
	g.each(iso2, func(e *entry) {
		if math.Abs(lat-e.lat)*degree > best {
			return // farther, wherever its longitude is
		}
		if d := kilometres(lat, lon, e.lat, e.lon); d < best {
			best, zone = d, e.zone
		}
	})
	return zone
}

// extent returns the box around most towns of a country: outlying islands are
// left out.
func (g *gazetteer) extent(iso2 string) (box, bool) {
	var lats, lons []float64
	g.each(iso2, func(e *entry) {
		if e.country == iso2 {
			lats, lons = append(lats, e.lat), append(lons, e.lon)
		}
	})
	if len(lats) == 0 {
		return box{}, false
	}
	slices.Sort(lats)
	slices.Sort(lons)
	out := len(lats) * 3 / 100
	return box{lats[out], lats[len(lats)-1-out], lons[out], lons[len(lons)-1-out]}, true
}

// degree is how many kilometres are between two degrees of latitude, at least.
const degree = 111

// kilometres is the distance on the globe.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	return ofHaversine(haversine(lat1, lon1, lat2, lon2))
}

// haversine grows with the distance, and is cheaper to compare.
func haversine(lat1, lon1, lat2, lon2 float64) float64 {
	const radian = math.Pi / 180
	north, east := math.Sin((lat2-lat1)*radian/2), math.Sin((lon2-lon1)*radian/2)
	return north*north + math.Cos(lat1*radian)*math.Cos(lat2*radian)*east*east
}

// ofHaversine are the kilometres of a haversine.
func ofHaversine(h float64) float64 {
	const radius = 6371
	return 2 * radius * math.Asin(min(1, math.Sqrt(h)))
}
