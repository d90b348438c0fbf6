package gdeltdoc

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"
)

// series is a line of a timeline. Field names are GDELT's.
type series struct {
	Series string  `json:"series"`
	Data   []point `json:"data"`
}

type point struct {
	Date  string   `json:"date"` // 20060102T150405Z
	Value float64  `json:"value"`
	Norm  *int     `json:"norm,omitempty"`    // all articles of the step
	Top   []topArt `json:"toparts,omitempty"` // timelinevolinfo: first articles of the step
}

type topArt struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// maxSteps bounds a timeline, topArts the articles named with a step.
const (
	maxSteps = 40_000
	topArts  = 10
)

// bin is one step of a timeline.
type bin struct {
	all, found int
	tone       float64
	by         map[string]int
	top        []topArt
}

// steps says how long a step is and what GDELT calls it: quarters of an hour
// below three days, hours up to a week, then days.
func steps(length time.Duration) (time.Duration, string) {
	switch {
	case length < 72*time.Hour:
		return 15 * time.Minute, "15m"
	case length <= 7*24*time.Hour:
		return time.Hour, "hour"
	}
	return 24 * time.Hour, "day"
}

// timeline counts the dated articles of the time asked for, or of all their
// time where none is asked for.
func (r *request) timeline(papers []*paper) ([]series, string, error) {
	papers = slices.DeleteFunc(slices.Clone(papers), func(p *paper) bool { return p.at.IsZero() || !r.during(p.at) })
	from, to := r.from, r.to
	if len(papers) > 0 {
		at := func(a, b *paper) int { return a.at.Compare(b.at) }
		if from.IsZero() {
			from = slices.MinFunc(papers, at).at
		}
		if to.IsZero() {
			to = slices.MaxFunc(papers, at).at
		}
	}
	step, name := steps(to.Sub(from))
	from = from.Truncate(step)
	n := int(to.Sub(from)/step) + 1
	if n > maxSteps {
		return nil, "", fmt.Errorf("startdatetime: more than %d steps; ask for less time", maxSteps)
	}
	if len(papers) == 0 {
		return []series{}, name, nil
	}
	bins := make([]bin, n)
	for _, p := range papers {
		r.count(&bins[int(p.at.Sub(from)/step)], p)
	}
	return r.lines(bins, from, step), name, nil
}

func (r *request) count(b *bin, p *paper) {
	b.all++
	if !r.holds(p) {
		return
	}
	b.found++
	b.tone += p.tone()
	if b.by == nil {
		b.by = map[string]int{}
	}
	switch r.mode {
	case "timelinelang":
		b.by[cmp.Or(p.language(), "Unknown")]++
	case "timelinesourcecountry":
		b.by[cmp.Or(p.countryName(), "Unknown")]++
	}
	if len(b.top) < topArts {
		b.top = append(b.top, topArt{p.link(), p.title()})
	}
}

// lines makes the series of a mode.
func (r *request) lines(bins []bin, from time.Time, step time.Duration) []series {
	share := func(n int, b bin) float64 { return 100 * float64(n) / float64(max(1, b.all)) }
	one := func(name string, value func(bin) float64) series {
		s := series{Series: name, Data: make([]point, len(bins))}
		for i, b := range bins {
			s.Data[i] = point{Date: from.Add(time.Duration(i) * step).Format(stampForm), Value: value(b)}
			if r.mode == "timelinevolraw" {
				s.Data[i].Norm = &bins[i].all
			}
			if r.mode == "timelinevolinfo" {
				s.Data[i].Top = b.top
			}
		}
		smooth(s.Data, r.smooth)
		return s
	}
	switch r.mode {
	case "timelinevolraw":
		return []series{one("Article Count", func(b bin) float64 { return float64(b.found) })}
	case "timelinetone":
		return []series{one("Average Tone", func(b bin) float64 { return b.tone / float64(max(1, b.found)) })}
	case "timelinelang", "timelinesourcecountry":
		names := map[string]bool{}
		for _, b := range bins {
			for k := range b.by {
				names[k] = true
			}
		}
		out := []series{}
		for _, k := range slices.Sorted(maps.Keys(names)) {
			out = append(out, one(k+" Volume Intensity", func(b bin) float64 { return share(b.by[k], b) }))
		}
		return out
	}
	return []series{one("Volume Intensity", func(b bin) float64 { return share(b.found, b) })}
}

// toneBin is how many articles have a tone, in whole numbers. Field names are
// GDELT's.
type toneBin struct {
	Bin   int      `json:"bin"`
	Count int      `json:"count"`
	Top   []topArt `json:"toparts"`
}

// tones counts the articles that the query holds for by their tone, from the
// lowest to the highest, empty ones between them included.
func (r *request) tones(papers []*paper) []toneBin {
	by := map[int]*toneBin{}
	for _, p := range papers {
		if !r.during(p.at) || !r.holds(p) {
			continue
		}
		at := int(math.Round(p.tone()))
		if by[at] == nil {
			by[at] = &toneBin{Bin: at}
		}
		b := by[at]
		if b.Count++; len(b.Top) < topArts {
			b.Top = append(b.Top, topArt{p.link(), p.title()})
		}
	}
	out := []toneBin{}
	bins := slices.Sorted(maps.Keys(by))
	for i := 0; len(bins) > 0 && i <= bins[len(bins)-1]-bins[0]; i++ {
		b := by[bins[0]+i]
		if b == nil {
			b = &toneBin{Bin: bins[0] + i, Top: []topArt{}}
		}
		out = append(out, *b)
	}
	return out
}

// smooth puts in the place of each value the mean of it and of those before it,
// n together, and rounds to four places.
func smooth(data []point, n int) {
	raw := make([]float64, len(data))
	for i := range data {
		raw[i] = data[i].Value
	}
	for i := range data {
		first := max(0, i-max(1, n)+1)
		sum := 0.0
		for _, v := range raw[first : i+1] {
			sum += v
		}
		data[i].Value = math.Round(10000*sum/float64(i+1-first)) / 10000
	}
}
