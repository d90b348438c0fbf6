// Package network writes who does what with whom as a graph: GraphML and GEXF
// 1.3. Nodes are actors, told apart by Wikidata id, else by code and name; an
// edge for each pair and quad class counts events.
package network

import (
	"encoding/xml"
	"fmt"
	"io"
	"sort"
	"strings"

	"readout/internal/export/flat"
	"readout/readout"
)

// Graph collects records.
type Graph struct {
	nodes map[string]flat.Actor
	edges map[edge]*weight
}

type edge struct {
	from, to string
	quad     int
}

type weight struct {
	events      int
	goldstein   float64
	first, last string
}

// New returns an empty graph.
func New() *Graph { return &Graph{map[string]flat.Actor{}, map[edge]*weight{}} }

// Write adds the actual events of a record.
func (g *Graph) Write(rec *readout.Record) error {
	for _, r := range flat.Rows(rec) {
		if r.Event.Modality != "actual" || r.Event.Polarity != "positive" || r.Source.Name == "" || r.Target.Name == "" || r.Event.Quad == 0 {
			continue
		}
		from, to := key(r.Source), key(r.Target)
		g.nodes[from], g.nodes[to] = r.Source, r.Target
		e := edge{from, to, r.Event.Quad}
		w := g.edges[e]
		if w == nil {
			w = &weight{first: r.Date, last: r.Date}
			g.edges[e] = w
		}
		w.events++
		w.goldstein += r.Event.Goldstein
		w.first, w.last = min(w.first, r.Date), max(w.last, r.Date)
	}
	return nil
}

func key(a flat.Actor) string {
	if a.Wikidata != "" {
		return a.Wikidata
	}
	return a.Code + ":" + a.Name
}

func (g *Graph) order() ([]string, []edge) {
	var nodes []string
	for k := range g.nodes {
		nodes = append(nodes, k)
	}
	sort.Strings(nodes)
	var edges []edge
	for e := range g.edges {
		edges = append(edges, e)
	}
	sort.Slice(edges, func(i, j int) bool {
		a, b := edges[i], edges[j]
		if a.from != b.from {
			return a.from < b.from
		}
		if a.to != b.to {
			return a.to < b.to
		}
		return a.quad < b.quad
	})
	return nodes, edges
}

func text(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// GraphML writes the graph (graphml.graphdrawing.org).
func (g *Graph) GraphML(w io.Writer) error {
	p := &printer{w: w}
	p.f("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, k := range []struct{ id, on, kind string }{{"name", "node", "string"}, {"code", "node", "string"}, {"country", "node", "string"},
		{"quad", "edge", "int"}, {"events", "edge", "int"}, {"goldstein", "edge", "double"}, {"first", "edge", "string"}, {"last", "edge", "string"}} {
		p.f("  <key id=%q for=%q attr.name=%q attr.type=%q/>\n", k.id, k.on, k.id, k.kind)
	}
	p.f("  <graph edgedefault=\"directed\">\n")
	nodes, edges := g.order()
	for _, n := range nodes {
		a := g.nodes[n]
		p.f("    <node id=\"%s\"><data key=\"name\">%s</data><data key=\"code\">%s</data><data key=\"country\">%s</data></node>\n", text(n), text(a.Name), text(a.Code), text(a.Country))
	}
	for i, e := range edges {
		x := g.edges[e]
		p.f("    <edge id=\"e%d\" source=\"%s\" target=\"%s\"><data key=\"quad\">%d</data><data key=\"events\">%d</data><data key=\"goldstein\">%.2f</data><data key=\"first\">%s</data><data key=\"last\">%s</data></edge>\n",
			i, text(e.from), text(e.to), e.quad, x.events, x.goldstein/float64(x.events), text(x.first), text(x.last))
	}
	p.f("  </graph>\n</graphml>\n")
	return p.err
}

// GEXF writes the graph (gexf.net, 1.3).
func (g *Graph) GEXF(w io.Writer) error {
	p := &printer{w: w}
	p.f("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <graph defaultedgetype=\"directed\">\n")
	p.f("    <attributes class=\"node\"><attribute id=\"code\" title=\"code\" type=\"string\"/><attribute id=\"country\" title=\"country\" type=\"string\"/></attributes>\n")
	p.f("    <attributes class=\"edge\"><attribute id=\"quad\" title=\"quad\" type=\"integer\"/><attribute id=\"goldstein\" title=\"goldstein\" type=\"double\"/></attributes>\n    <nodes>\n")
	nodes, edges := g.order()
	for _, n := range nodes {
		a := g.nodes[n]
		p.f("      <node id=\"%s\" label=\"%s\"><attvalues><attvalue for=\"code\" value=\"%s\"/><attvalue for=\"country\" value=\"%s\"/></attvalues></node>\n", text(n), text(a.Name), text(a.Code), text(a.Country))
	}
	p.f("    </nodes>\n    <edges>\n")
	for i, e := range edges {
		x := g.edges[e]
		p.f("      <edge id=\"%d\" source=\"%s\" target=\"%s\" weight=\"%d\"><attvalues><attvalue for=\"quad\" value=\"%d\"/><attvalue for=\"goldstein\" value=\"%.2f\"/></attvalues></edge>\n",
			i, text(e.from), text(e.to), x.events, e.quad, x.goldstein/float64(x.events))
	}
	p.f("    </edges>\n  </graph>\n</gexf>\n")
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) f(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}
