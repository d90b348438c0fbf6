package story

import "slices"

// kin is from which score on a neighbour is looked at again together with a
// story.
const kin = -4

// ripe reports whether a story has grown enough, by half, to be taken apart and
// put together again: what came first was placed knowing little.
func ripe(t *tale) bool {
	return len(t.list) >= 3 && 3*t.joined >= len(t.list)
}

// settle takes a story and its neighbours apart and joins their articles again,
// the likeliest first. Each of the stories keeps the id of its first article.
func (c *Clusterer) settle(t *tale, near []*tale, before map[*article]string) {
	list := slices.Clone(t.list)
	old := []*tale{t}
	for _, o := range near {
		if o == t || len(o.list) == 0 || len(list)+len(o.list) > mostMembers {
			continue
		}
		if c.like.score(t.group, o.group, between(t.group, o.group)) > kin {
			list = append(list, o.list...)
			old = append(old, o)
		}
	}
	slices.SortFunc(list, func(a, b *article) int { return a.number - b.number })
	for _, a := range list {
		note(before, a)
		a.sketch.Weigh(c.like.Terms, c.counts)
	}
	firsts := map[*article]*tale{} // stories that were there, by the first article that is still compared
	for _, o := range old {
		c.moving(o)
		firsts[slices.MinFunc(o.list, func(a, b *article) int { return a.number - b.number })] = o
	}
	for _, part := range c.agglomerate(list) {
		k := &tale{id: part.list[0].id, number: part.list[0].number, list: part.list, group: part.group}
		// The part that holds what a story began with is that story.
		for _, a := range part.list {
			if o := firsts[a]; o != nil && (o.number < k.number) {
				k.id, k.number = o.id, o.number
			}
		}
		for _, a := range k.list {
			a.in = k
		}
	}
	for _, o := range old {
		o.list = nil
	}
}

// part is some articles that belong together.
type part struct {
	list  []*article // in the order in which they came
	group *group
}

// agglomerate joins articles, the likeliest groups first, until none are like
// enough.
func (c *Clusterer) agglomerate(list []*article) []*part {
	n := len(list)
	parts := make([]*part, n)
	for i, a := range list {
		parts[i] = &part{[]*article{a}, newGroup(a.sketch)}
	}
	pair := make([][]sums, n)
	score := make([][]float64, n)
	for i := range n {
		pair[i], score[i] = make([]sums, n), make([]float64, n)
		for j := range i {
			x := between(parts[i].group, parts[j].group)
			pair[i][j], pair[j][i] = *x, *x
			s := c.like.score(parts[i].group, parts[j].group, x)
			score[i][j], score[j][i] = s, s
		}
	}
	for {
		a, b, top := -1, -1, c.Threshold
		for i := range n {
			for j := range i {
				if parts[i] != nil && parts[j] != nil && score[i][j] > top {
					a, b, top = j, i, score[i][j]
				}
			}
		}
		if a < 0 {
			break
		}
		parts[a] = &part{append(parts[a].list, parts[b].list...), joined(parts[a].group, parts[b].group, &pair[a][b])}
		parts[b] = nil
		for k := range n {
			if k == a || parts[k] == nil {
				continue
			}
			for m := range measures {
				pair[a][k][m] += pair[b][k][m]
			}
			pair[k][a] = pair[a][k]
			s := c.like.score(parts[a].group, parts[k].group, &pair[a][k])
			score[a][k], score[k][a] = s, s
		}
	}
	parts = slices.DeleteFunc(parts, func(p *part) bool { return p == nil })
	for _, p := range parts {
		slices.SortFunc(p.list, func(a, b *article) int { return a.number - b.number })
	}
	return parts
}
