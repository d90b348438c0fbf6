package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strings"

	"readout/readout"
)

// happened reports whether an event is one that counts count.
func happened(e *readout.Event) bool {
	return e.Modality == "actual" && e.Polarity == "positive" && e.Plover != ""
}

// tally is a row of tallies, sum what stands in it.
type (
	tally struct {
		what, month, key string // month is a whole day where what is "day"
		quad             int
	}
	sum struct{ events, goldstein int }
)

// tenths writes a Goldstein score as a whole number, so that sums are exact.
func tenths(goldstein float64) int {
	if n := math.Round(goldstein * 10); math.Abs(n) <= 1000 {
		return int(n)
	}
	return 0
}

// count adds the events of a record to the tallies, or takes them away where n
// is -1; settleTallies writes them.
func (b *batch) count(rec *readout.Record, n int) {
	for i := range rec.Events {
		e := &rec.Events[i]
		day := rec.Day(e)
		if !happened(e) {
			continue
		}
		b.tally(tally{"day", plain(day), plain(e.Plover), e.Quad}, e, n)
		if len(day) < 7 {
			continue
		}
		from, to := countries(rec, e.Source), countries(rec, e.Target)
		keys := map[[2]string]bool{{"type", e.Plover}: true}
		for _, c := range slices.Concat(from, to) {
			keys[[2]string{"actor", c}] = true
		}
		for _, x := range from {
			for _, y := range to {
				keys[[2]string{"dyad", x + ">" + y}] = true
			}
		}
		if p := rec.Place(e.Place); p != nil && p.Country != "" {
			keys[[2]string{"place", p.Country}] = true
		}
		for k := range keys {
			b.tally(tally{k[0], plain(day[:7]), plain(k[1]), e.Quad}, e, n)
		}
	}
}

func (b *batch) tally(t tally, e *readout.Event, n int) {
	v := b.tallies[t]
	b.tallies[t] = sum{v.events + n, v.goldstein + n*tenths(e.Goldstein)}
}

// countries gives the beginnings of actors' codes, each once.
func countries(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := rec.Actor(id); a != nil && len(a.Code) >= 3 && !slices.Contains(out, a.Code[:3]) {
			out = append(out, a.Code[:3])
		}
	}
	return out
}

// settleTallies writes what count noted.
func (b *batch) settleTallies(ctx context.Context) error {
	changed := slices.SortedFunc(maps.Keys(b.tallies), func(x, y tally) int {
		return cmp.Or(strings.Compare(x.what, y.what), strings.Compare(x.month, y.month), strings.Compare(x.key, y.key), cmp.Compare(x.quad, y.quad))
	})
	for piece := range slices.Chunk(changed, maxValues/6) {
		var args []any
		for _, t := range piece {
			n := b.tallies[t]
			args = append(args, t.what, t.month, t.key, t.quad, n.events, n.goldstein)
		}
		const row = "(?, ?, ?, CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER))"
		if _, err := b.tx.ExecContext(ctx, b.bind("INSERT INTO tallies (what, month, key, quad, events, goldstein) VALUES "+row+strings.Repeat(", "+row, len(piece)-1)+
			" ON CONFLICT (what, month, key, quad) DO UPDATE SET events = tallies.events + excluded.events, goldstein = tallies.goldstein + excluded.goldstein"), args...); err != nil {
			return err
		}
	}
	return nil
}

// Count is how many events happened: actual ones that are not denied by the
// article itself, of documents that are counted.
type Count struct {
	Key       string // of what was counted: a day, a month, a type, a code
	Quad      int    // 1 verbal cooperation … 4 material conflict; 0 where all are counted together
	Events    int
	Goldstein float64 // the mean
}

// Tallied are what Tops and Months count by: PLOVER types (CONSULT), countries or
// kinds of actors at either end (the first three letters of a code), countries of
// places, and pairs of who acts and on whom (RUS>UKR).
func Tallied() []string { return []string{"type", "actor", "place", "dyad"} }

// Days counts the events of each day from since until until (YYYY-MM-DD, both
// counted), by quad class; of one PLOVER type where it is given. A day without
// any is left out.
func (s *Store) Days(ctx context.Context, since, until, plover string) ([]Count, error) {
	return s.counts(ctx, `SELECT month, quad, SUM(events), SUM(goldstein) FROM tallies
		WHERE what = 'day' AND month >= ?1 AND month <= ?2 AND (?3 = '' OR key = ?3) GROUP BY month, quad HAVING SUM(events) > 0 ORDER BY month, quad`, since, until, plover)
}

// Months counts the events of each month from since until until (YYYY-MM, both
// counted) for one key of what is tallied, by quad class.
func (s *Store) Months(ctx context.Context, what, key, since, until string) ([]Count, error) {
	return s.counts(ctx, `SELECT month, quad, events, goldstein FROM tallies
		WHERE what = ?1 AND key = ?2 AND month >= ?3 AND month <= ?4 AND events > 0 ORDER BY month, quad`, what, key, since, until)
}

// Tops gives up to limit keys of what is tallied that have the most events in the
// months from since until until (YYYY-MM, both counted), the largest first; only
// keys that begin with begin ("RUS>": on whom Russia acts).
func (s *Store) Tops(ctx context.Context, what, begin, since, until string, limit int) ([]Count, error) {
	return s.counts(ctx, `SELECT key, 0, SUM(events), SUM(goldstein) FROM tallies
		WHERE what = ?1 AND month >= ?2 AND month <= ?3 AND key >= ?4 AND key < ?5 GROUP BY key HAVING SUM(events) > 0 ORDER BY SUM(events) DESC, key LIMIT ?6`,
		what, since, until, begin, begin+"~", limit)
}

func (s *Store) counts(ctx context.Context, statement string, args ...any) ([]Count, error) {
	return ask(ctx, s, statement, args, func(r *sql.Rows) (c Count, err error) {
		sum := 0
		err = r.Scan(&c.Key, &c.Quad, &c.Events, &sum)
		if c.Events > 0 {
			c.Goldstein = float64(sum) / 10 / float64(c.Events)
		}
		return c, err
	})
}
