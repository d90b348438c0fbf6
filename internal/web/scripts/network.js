// The network of actors: a line for each pair, coloured by the class that most of
// its events are of. It is laid out at once, without anything that moves.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { picture, shape } from "./picture.js";

const width = 960, height = 640;
const drawn = picture("network", width, height);
if (drawn) {
  const { svg, rows } = drawn;
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
  const size = (n) => 4 + 2.2 * Math.sqrt(n.events);
  forceSimulation(list)
    .force("tie", forceLink(ties).distance(60).strength(0.35))
    .force("apart", forceManyBody().strength(-110))
    .force("room", forceCollide((n) => size(n) + 12))
    .force("middle", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(0.1)).force("y", forceY(height / 2).strength(0.16))
    .stop().tick(300);
  for (const n of list) {
    n.x = Math.max(20, Math.min(width - 90, n.x));
    n.y = Math.max(20, Math.min(height - 20, n.y));
  }
  const lines = ties.map((t) => {
    const line = shape("line", { class: `tie q${t.quad}`, x1: t.source.x.toFixed(1), y1: t.source.y.toFixed(1), x2: t.target.x.toFixed(1), y2: t.target.y.toFixed(1), "stroke-width": (1 + 1.6 * Math.log2(1 + t.events)).toFixed(1) });
    line.append(shape("title", {}, `${t.source.name} – ${t.target.name}: ${t.events} events`));
    svg.append(line);
    return line;
  });
  const marks = list.map((n) => {
    const circle = shape("circle", { class: "node", cx: n.x.toFixed(1), cy: n.y.toFixed(1), r: size(n).toFixed(1) });
    circle.append(shape("title", {}, `${n.name}: ${n.events} events`));
    const name = shape("text", { x: (n.x + size(n) + 3).toFixed(1), y: (n.y + 4).toFixed(1) }, n.name.length > 24 ? n.name.slice(0, 23) + "…" : n.name);
    svg.append(circle);
    circle.addEventListener("click", () => { location.href = n.href; });
    return [circle, name];
  });
  for (const [, name] of marks) svg.append(name);
  // Whoever is pointed at stands out with those they have to do with.
  list.forEach((n, i) => {
    const near = new Set(ties.filter((t) => t.source === n || t.target === n).flatMap((t) => [t.source, t.target]));
    near.add(n);
    const fade = (on) => {
      lines.forEach((line, k) => line.classList.toggle("faded", on && ties[k].source !== n && ties[k].target !== n));
      marks.forEach((m, k) => m.forEach((part) => part.classList.toggle("faded", on && !near.has(list[k]))));
    };
    marks[i][0].addEventListener("mouseenter", () => fade(true));
    marks[i][0].addEventListener("mouseleave", () => fade(false));
  });
}
