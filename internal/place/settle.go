package place

import (
	"math"
)

// Weights of what speaks for a reading, in the unit of a tenfold population.
const (
	countryPrior = 9.0
	authorPrior  = 9.0 // towns that editors listed by hand
	regionPrior  = 7.2
	sitePrior    = 6.5
	capitalBonus = 1.0
	seatBonus    = 0.3
	containedIn  = 6.0
	countryNamed = 1.2 // once; grows with the logarithm
	contextLimit = 1.6 // what countries, and company, may add
	namesake     = 4.0 // against a town called as a country is
	nearOther    = 2.0
	nearScale    = 200.0 // km
	passes       = 3
)

// maxCompany bounds how many toponyms of a text bear on each of its others.
const maxCompany = 500

// settle chooses a reading for every toponym: first each by itself, then again
// in the light of the others.
func (d *document) settle() {
	d.shareContainers()
	for i := range d.spans {
		if sp := &d.spans[i]; len(sp.among) == 0 && len(sp.within) == 0 {
			d.inName(sp)
		}
	}
	first := d.firstOfEach()
	for pass := range passes {
		chosen := make([]int, len(d.spans))
		for i := range d.spans {
			chosen[i] = d.choose(i, first, pass > 0)
		}
		for i := range d.spans {
			d.spans[i].best = chosen[i]
		}
	}
	d.oneSense()
	d.unknown()
}

// shareContainers lets a later bare "Paris" lie where the first one was said
// to.
func (d *document) shareContainers() {
	within := map[string][]entry{}
	for i := range d.spans {
		if sp := &d.spans[i]; len(sp.within) > 0 && within[sp.key] == nil {
			within[sp.key] = sp.within
		}
	}
	for i := range d.spans {
		if sp := &d.spans[i]; len(sp.within) == 0 {
			sp.within = within[sp.key]
		}
	}
}

func (d *document) choose(i int, first []int, others bool) int {
	sp := &d.spans[i]
	best, top := 0, math.Inf(-1)
	nation := false
	for k := range sp.among {
		nation = nation || sp.among[k].precision == Country
	}
	for k := range sp.among {
		e := &sp.among[k]
		score := prior(e)
		for c := range sp.within {
			if inside(e, &sp.within[c]) {
				score += containedIn
				break
			}
		}
		if n := d.countries[e.country]; n > 0 {
			score += min(countryNamed*math.Log2(1+float64(n)), contextLimit)
		}
		if others && e.precision != Country {
			score += min(d.company(d.spans[i].key, first, e), contextLimit)
		}
		if nation && e.precision == City && e.feature != "" && len(sp.within) == 0 {
			score -= namesake
		}
		if score > top {
			best, top = k, score
		}
	}
	return best
}

func prior(e *entry) float64 {
	switch {
	case e.precision == Country:
		return countryPrior
	case e.feature == "" && e.precision == City:
		return authorPrior
	case e.feature == "" && e.precision == Region:
		return regionPrior
	case e.precision == Site:
		return sitePrior
	}
	p := math.Log10(float64(e.people) + 10)
	switch e.feature {
	case "PPLC":
		p += capitalBonus
	case "PPLA":
		p += seatBonus
	}
	return p
}

// inside reports whether a place lies in a region or country.
func inside(e, in *entry) bool {
	if e.precision == Country || e.country != in.country && in.country != "" {
		return false
	}
	if in.precision == Country {
		return true
	}
	if in.admin1 != "" {
		return e.admin1 == in.admin1
	}
	return kilometres(e.lat, e.lon, in.lat, in.lon) < 500
}

// firstOfEach finds where each name that the gazetteer knows first stands.
func (d *document) firstOfEach() []int {
	seen := map[string]bool{}
	var first []int
	for i := range d.spans {
		if sp := &d.spans[i]; len(sp.among) > 0 && !seen[sp.key] && len(first) < maxCompany {
			seen[sp.key] = true
			first = append(first, i)
		}
	}
	return first
}

// company is what the other toponyms of the text add to a reading of key: near
// ones, and those of the same region. Each counts where it first stands.
func (d *document) company(key string, first []int, e *entry) float64 {
	away, nearest, region := math.Inf(1), math.Inf(1), 0.0
	for _, i := range first {
		o := &d.spans[i]
		if o.key == key {
			continue
		}
		b := &o.among[o.best]
		if b.country == "" || e.country == "" {
			continue
		}
		// What is so far north or south is no nearer on the globe.
		if b.precision != Country && e.precision != Country && math.Abs(e.lat-b.lat)*degree < away {
			if h := haversine(e.lat, e.lon, b.lat, b.lon); h < nearest {
				nearest, away = h, ofHaversine(h)
			}
		}
		if b.country == e.country && e.admin1 != "" && b.admin1 == e.admin1 {
			region++
		}
	}
	return nearOther*math.Exp(-away/nearScale) + 0.8*math.Log2(1+region)
}

// oneSense makes every mention of a name the same place: the reading that most
// of its mentions got.
func (d *document) oneSense() {
	votes := map[string]map[int]int{}
	for i := range d.spans {
		sp := &d.spans[i]
		if votes[sp.key] == nil {
			votes[sp.key] = map[int]int{}
		}
		votes[sp.key][sp.best]++
	}
	for i := range d.spans {
		sp := &d.spans[i]
		v := votes[sp.key]
		for k := range sp.among {
			if v[k] > v[sp.best] {
				sp.best = k
			}
		}
	}
}

// unknown places the names that the gazetteer lacks where the text puts them:
// in the region they are said to lie in or, failing that, by the town or region
// of the same sentence. Names without either are dropped.
func (d *document) unknown() {
	out := d.spans[:0]
	all := append([]span(nil), d.spans...)
	for i := range all {
		sp := all[i]
		if len(sp.among) == 0 {
			e, ok := d.anchor(all, i)
			if !ok {
				continue
			}
			e.name, e.geonames, e.precision, e.feature, e.people = sp.key, 0, Region, "", 0
			if sp.site {
				e.precision = Site
			}
			sp.among, sp.best = []entry{e}, 0
		}
		out = append(out, sp)
	}
	d.spans = out
}

// anchor returns what a name unknown to the tables lies in or by: the region
// said, else a town of the same sentence, else the town last named before it,
// since a report seldom leaves its neighbourhood for a place it need not
// explain.
func (d *document) anchor(all []span, i int) (entry, bool) {
	sp := &all[i]
	if len(sp.within) > 0 {
		if e := sp.within[0]; e.precision == Region {
			return e, true
		}
	}
	best := -1
	for j := range all {
		o := &all[j]
		if len(o.among) == 0 {
			continue
		}
		e := &o.among[o.best]
		switch {
		case e.precision != City && (e.admin1 == "" || o.sentence != sp.sentence):
		case o.sentence == sp.sentence:
			return *e, true
		case o.sentence < sp.sentence && (sp.site || sp.located || d.told), d.told && best < 0:
			best = j
		}
	}
	if best < 0 {
		return entry{}, false
	}
	return all[best].among[all[best].best], true
}

// moved returns a point of a country or region that lies towards a side of the
// compass: halfway from its middle to its edge.
func (d *document) moved(e entry, compass string) (lat, lon float64) {
	lat, lon = e.lat, e.lon
	reach := box{lat - 1, lat + 1, lon - 1, lon + 1}
	if e.precision == Country {
		if b, ok := d.gaz.extent(e.country); ok && b.east-b.west < 180 {
			reach = b
		}
	}
	for _, c := range compass {
		switch c {
		case 'N':
			lat += (reach.north - e.lat) / 2
		case 'S':
			lat += (reach.south - e.lat) / 2
		case 'E':
			lon += (reach.east - e.lon) / 2
		case 'W':
			lon += (reach.west - e.lon) / 2
		}
	}
	return lat, lon
}
