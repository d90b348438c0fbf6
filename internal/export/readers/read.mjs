// Reads one export of each form with a reader written by others, and checks what
// it found against the record that was exported (sample in export_test.go):
// node read.mjs FOLDER, which holds ics, parquet, graphml … and openapi.json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import jsonld from "jsonld";
import graphology from "graphology";
import graphml from "graphology-graphml";
import gexf from "graphology-gexf";
import { parseAtomFeed } from "feedsmith";
import { check } from "@placemarkio/check-geojson";
import { Validator } from "@seriousme/openapi-schema-validator";
import papaparse from "papaparse";

const folder = process.argv[2];
const text = (form) => readFileSync(join(folder, form), "utf8");

function network(graph) {
  assert.ok(graph.order >= 3 && graph.size >= 2, `${graph.order} actors, ${graph.size} ties`);
  assert.ok(graph.findNode((_, a) => Object.values(a).includes("Uhuru Kenyatta")), "an actor is not there");
}

// vocabulary is what schema.org has, by the types of its TypeScript declarations: a
// test of whether a type has a property, its own or that of a more general type.
function vocabulary() {
  const declared = readFileSync(createRequire(import.meta.url).resolve("schema-dts").replace(/\.js$/, ".d.ts"), "utf8");
  const types = new Map();
  for (const [, name, above = "", body] of declared.matchAll(/interface (\w+)Base(?: extends ([^{]+))? \{([^]*?)\n\}/g)) {
    types.set(name, { above: above.match(/\w+(?=Base)/g) ?? [], own: new Set([...body.matchAll(/^\s+"(\w+)"\?:/gm)].map((m) => m[1])) });
  }
  const has = (type, property) => types.has(type) && (types.get(type).own.has(property) || types.get(type).above.some((t) => has(t, property)));
  return has;
}

// termsOf gives each type with each of its properties that a value uses.
function termsOf(value, out = []) {
  for (const [key, inner] of Object.entries(value ?? {})) {
    if (!key.startsWith("@") && !Array.isArray(value)) out.push([value["@type"], key]);
    if (typeof inner === "object") termsOf(inner, out);
  }
  return out;
}

// tabbed reads a table whose cells stand between tabs: all rows as long as they
// must be, with some cells of the first one.
function tabbed(form, columns, cells) {
  const { data, errors } = papaparse.parse(text(form), { delimiter: "\t", skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.ok(data.length > 1);
  for (const row of data) assert.equal(row.length, columns);
  for (const [at, want] of Object.entries(cells)) assert.equal(data[0][at], want);
  return data;
}

const readers = {
  ics() {
    const calendar = new ICAL.Component(ICAL.parse(text("ics")));
    const entries = calendar.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));
    assert.equal(entries.length, 1);
    assert.equal(entries[0].startDate.toJSDate().toISOString(), "2021-03-03T06:00:00.000Z");
    assert.ok(entries[0].uid.endsWith("@readout"));
    const other = Object.values(nodeIcal.sync.parseICS(text("ics"))).filter((e) => e.type === "VEVENT");
    assert.equal(other.length, 1);
    assert.equal(other[0].status, "CONFIRMED");
    assert.match(other[0].description, /again, in Kampala; on March 3/);
  },
  changes() {
    const calendar = new ICAL.Component(ICAL.parse(text("changes")));
    const zones = calendar.getAllSubcomponents("vtimezone");
    assert.deepEqual(zones.map((z) => z.getFirstPropertyValue("tzid")), ["Europe/Kyiv"]);
    const zone = new ICAL.Timezone(zones[0]);
    ICAL.TimezoneService.register(zone.tzid, zone);
    const off = calendar.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e)).filter((e) => e.location === "Kyiv");
    assert.equal(off.length, 1);
    assert.equal(off[0].sequence, 3);
    assert.equal(off[0].component.getFirstPropertyValue("status"), "CANCELLED");
    assert.equal(off[0].startDate.zone.tzid, "Europe/Kyiv");
    assert.equal(off[0].startDate.toJSDate().toISOString(), "2021-04-07T12:30:00.000Z");
    const other = Object.values(nodeIcal.sync.parseICS(text("changes"))).filter((e) => e.type === "VEVENT" && e.location === "Kyiv");
    assert.equal(other.length, 1);
    assert.equal(other[0].start.toISOString(), "2021-04-07T12:30:00.000Z");
    assert.equal(other[0].start.tz, "Europe/Kyiv");
    assert.equal(Number(other[0].sequence), 3);
  },
  async parquet() {
    const b = readFileSync(join(folder, "parquet"));
    const rows = await parquetReadObjects({ file: b.buffer.slice(b.byteOffset, b.byteOffset + b.length), compressors });
    assert.equal(rows.length, 4);
    assert.ok(Object.values(rows[0]).includes("Nairobi"));
  },
  csv() {
    const { data, errors } = papaparse.parse(text("csv"), { header: true, skipEmptyLines: true });
    assert.deepEqual(errors, []);
    assert.equal(data.length, 4);
  },
  gdelt: () => tabbed("gdelt", 61, { 5: "KENGOV", 28: "04", 34: "-1.00", 52: "Nairobi, Kenya" }),
  "gdelt-mentions": () => tabbed("gdelt-mentions", 16, { 3: "1", 4: "news.example" }),
  polecat() {
    const [head] = tabbed("polecat", 40, {});
    const { data } = papaparse.parse(text("polecat"), { delimiter: "\t", header: true, skipEmptyLines: true });
    assert.equal(head[9], "Actor COW");
    assert.equal(data[0]["Actor COW"], "501");
  },
  plover() {
    const events = text("plover").trim().split("\n").map((line) => JSON.parse(line));
    assert.ok(events.length > 0 && events.every((e) => e.id && e.date && e.source && e.event));
  },
  graphml: () => network(graphml.parse(graphology, text("graphml"), { addMissingNodes: false })),
  gexf: () => network(gexf.parse(graphology, text("gexf"))),
  geojson() {
    const g = check(text("geojson"));
    assert.ok(g.features.length > 0);
    assert.deepEqual(g.features[0].geometry.coordinates, [36.8167, -1.2833]);
  },
  async jsonld() {
    const context = { "@context": { "@vocab": "https://schema.org/" } };
    const documentLoader = async (url) => ({ document: context, documentUrl: url, contextUrl: null });
    const has = vocabulary();
    for (const line of text("jsonld").trim().split("\n")) {
      const nodes = await jsonld.expand(JSON.parse(line), { documentLoader, safe: false });
      assert.ok(JSON.stringify(nodes).includes("schema.org/NewsArticle"));
      const terms = termsOf(JSON.parse(line));
      assert.ok(terms.length > 20);
      assert.deepEqual(terms.filter(([type, property]) => !has(type, property)), []);
    }
  },
  atom() {
    const feed = parseAtomFeed(text("atom"));
    assert.equal(feed.entries.length, 1);
    assert.equal(feed.entries[0].title?.value ?? feed.entries[0].title, "Presidents <meet>");
  },
  async "openapi.json"() {
    const result = await new Validator().validate(JSON.parse(text("openapi.json")));
    assert.ok(result.valid, JSON.stringify(result.errors));
  },
};

let failed = false;
for (const [form, read] of Object.entries(readers)) {
  try {
    await read();
    console.log(`${form}: read`);
  } catch (error) {
    failed = true;
    console.error(`${form}: ${error.stack}`);
  }
}
process.exit(failed ? 1 : 0);
