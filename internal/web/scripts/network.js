// The network of actors: a line for each pair, coloured by the class that most of
// its events are of. It is laid out at once, without anything that moves.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { count, labels, picture, shape } from "./picture.js";

const drawn = picture("network", 0.68, 420);
if (drawn) {
  const { svg, width, height, rows } = drawn;
  const nodes = new Map();
  const node = (key, link) => {
    if (!nodes.has(key)) nodes.set(key, { key, name: link.textContent, href: link.href, events: 0 });
    return nodes.get(key);
  };
  const ties = rows.map((row) => {
    const [a, b] = row.querySelectorAll("a");
    const tie = { source: node(row.dataset.a, a), target: node(row.dataset.b, b), events: Number(row.dataset.events), quad: row.dataset.quad };
    tie.source.events += tie.events;
    tie.target.events += tie.events;
    return tie;
  });
  const list = [...nodes.values()];
  const size = (n) => (width < 600 ? 2.5 : 4) + (width < 600 ? 1.6 : 2.2) * Math.sqrt(n.events);
  forceSimulation(list)
    .force("tie", forceLink(ties).distance(60).strength(0.35))
    .force("apart", forceManyBody().strength(-110))
    .force("room", forceCollide((n) => size(n) + 12))
    .force("middle", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(0.1)).force("y", forceY(height / 2).strength(0.16))
    .stop().tick(300);
  // What was laid out fills the picture, with room for names on the right.
  const fill = (key, from, to) => {
    const low = Math.min(...list.map((n) => n[key])), high = Math.max(...list.map((n) => n[key]));
    for (const n of list) n[key] = high > low ? from + ((n[key] - low) * (to - from)) / (high - low) : (from + to) / 2;
  };
  fill("x", 20, width - Math.min(110, width / 4));
  fill("y", 20, height - 20);
  const lines = ties.map((t) => {
    const line = shape("line", { class: `tie q${t.quad}`, x1: t.source.x.toFixed(1), y1: t.source.y.toFixed(1), x2: t.target.x.toFixed(1), y2: t.target.y.toFixed(1), "stroke-width": (1 + 1.6 * Math.log2(1 + t.events)).toFixed(1) });
    line.append(shape("title", {}, `${t.source.name} – ${t.target.name}: ${count(t.events)}`));
    svg.append(line);
    return line;
  });
  const marks = list.map((n) => {
    const circle = shape("circle", { class: "node", cx: n.x.toFixed(1), cy: n.y.toFixed(1), r: size(n).toFixed(1) });
    circle.append(shape("title", {}, `${n.name}: ${count(n.events)}`));
    svg.append(circle);
    circle.addEventListener("click", () => { location.href = n.href; });
    return circle;
  });
  const named = list.toSorted((a, b) => b.events - a.events);
  const short = (name) => (name.length > 24 ? name.slice(0, 23) + "…" : name);
  const names = new Map();
  labels(svg, named.map((n) => ({ x: n.x + size(n) + 3, y: n.y + 4, name: short(n.name) })), width).forEach((text, i) => text && names.set(named[i], text));
  // Whoever is pointed at stands out with those they have to do with.
  list.forEach((n, i) => {
    const near = new Set(ties.filter((t) => t.source === n || t.target === n).flatMap((t) => [t.source, t.target]));
    near.add(n);
    const fade = (on) => {
      lines.forEach((line, k) => line.classList.toggle("faded", on && ties[k].source !== n && ties[k].target !== n));
      marks.forEach((m, k) => {
        for (const part of [m, names.get(list[k])]) part?.classList.toggle("faded", on && !near.has(list[k]));
      });
    };
    marks[i].addEventListener("mouseenter", () => fade(true));
    marks[i].addEventListener("mouseleave", () => fade(false));
  });
}
