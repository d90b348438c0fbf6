// Completes a list of parts (CycloneDX) with licences and what is bundled from npm, and checks it against what is linked in:
// sbom.mjs LIST LICENCES.md OUTPUT-OF-go-version--m
import { readFileSync, writeFileSync } from "node:fs";

const [file, licences, modules] = process.argv.slice(2);
const bom = JSON.parse(readFileSync(file, "utf8"));
const rows = readFileSync(licences, "utf8").split("\n").filter(l => l.startsWith("| ")).slice(1).map(l => l.split("|").map(s => s.trim()));
const licence = new Map(rows.map(([, name, version, kind]) => [name + "@" + version, kind]));

// Folders of ours that stand in for a module are no parts.
bom.components = bom.components.filter(c => !c.name.startsWith("./"));
const names = new Set(bom.components.map(c => c["bom-ref"]));
for (const d of bom.dependencies) d.dependsOn = d.dependsOn?.filter(r => names.has(r));
bom.dependencies = bom.dependencies.filter(d => names.has(d.ref) || d.ref === bom.metadata.component["bom-ref"]);

for (const key of licence.keys()) {
  if (!key.startsWith("npm:")) continue;
  const at = key.lastIndexOf("@");
  const purl = "pkg:npm/" + key.slice(4);
  bom.components.push({ "bom-ref": purl, type: "library", name: key.slice(0, at), version: key.slice(at + 1), scope: "required", purl });
}
for (const c of bom.components) {
  const id = c.name === "std" ? "BSD-3-Clause" : licence.get(c.name + "@" + c.version);
  if (id) c.licenses = [{ license: { id } }];
  if (c.name.startsWith("npm:")) c.name = c.name.slice(4);
}
writeFileSync(file, JSON.stringify(bom, null, 2) + "\n");

// A line "dep" is linked in unless the line after it says what stands in for it.
const lines = readFileSync(modules, "utf8").split("\n").map(l => l.trim().split(/\s+/));
const linked = lines.filter(([kind], i) => kind === "dep" && lines[i + 1][0] !== "=>" || kind === "=>" && !lines[i][1].startsWith("./"));
const missing = linked.filter(([, name, version]) => {
  const c = bom.components.find(c => c.name === name && c.version === version);
  return !c?.hashes?.length || !c.licenses;
});
for (const [, name, version] of missing) console.error(`sbom: ${name} ${version} is linked in and not listed, or without hash or licence`);
if (missing.length || !linked.length) process.exit(1);
console.log(`sbom: ${file}, ${bom.components.length} parts; all ${linked.length} modules that are linked in have version, hash and licence`);
