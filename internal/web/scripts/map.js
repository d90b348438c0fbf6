// The map: no tiles, no other host; the countries come with the script.
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import world from "world-atlas/countries-110m.json";
import { count, labels, picture, shape } from "./picture.js";

const drawn = picture("map", 0.52, 300);
if (drawn) {
  const { svg, width, height, rows } = drawn;
  const projection = geoNaturalEarth1();
  const countries = feature(world, world.objects.countries);
  const spots = rows.map((row) => ({
    at: [Number(row.dataset.lon), Number(row.dataset.lat)], events: Number(row.dataset.events), quad: row.dataset.quad,
    link: row.querySelector("a").href, name: row.querySelector("a").textContent,
  }));
  // As near as what is shown allows, but never so near that one does not know
  // where one is.
  const around = { type: "MultiPoint", coordinates: spots.flatMap(({ at: [x, y] }) => [[Math.max(-180, x - 18), Math.max(-85, y - 10)], [Math.min(180, x + 18), Math.min(85, y + 10)]]) };
  projection.fitExtent([[8, 8], [width - 8, height - 8]], spots.length ? around : { type: "Sphere" });
  const path = geoPath(projection);
  for (const country of countries.features) {
    const d = path(country);
    if (d) svg.append(shape("path", { class: "land", d }));
  }
  const most = Math.max(1, ...spots.map((s) => s.events));
  for (const s of spots) {
    const [x, y] = projection(s.at);
    const r = 4 + (width < 600 ? 9 : 16) * Math.sqrt(s.events / most);
    const circle = shape("circle", { class: `spot q${s.quad}`, cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) });
    circle.append(shape("title", {}, `${s.name}: ${count(s.events)}`));
    circle.addEventListener("click", () => { location.href = s.link; });
    svg.append(circle);
    s.label = { x: x + r + 3, y: y + 4, name: s.name };
  }
  labels(svg, spots.toSorted((a, b) => b.events - a.events).slice(0, 60).map((s) => s.label), width);
}
