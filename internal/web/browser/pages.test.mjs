// Every page in a real browser: three widths, light and dark, nothing on the
// console, no other host, no finding of axe-core, nothing wider
// than the screen. A picture of each is kept in bin/screenshots.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { look, open, pages, pictures } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = { phone: 390, tablet: 820, wide: 1440 };

let site;
before(async () => {
  mkdirSync(pictures, { recursive: true });
  site = await open();
});
after(() => site?.close());

for (const [name, path] of Object.entries(pages)) {
  test(`the page ${name}`, async (t) => {
    const { page, wrong, weight, close } = await look(site, path(site));
    await t.test("a first visit loads less than 400 kB", async () => assert.ok((await weight()) < 400_000, `${await weight()} bytes`));
    await page.evaluate(axe);
    for (const [size, width] of Object.entries(widths)) {
      for (const colorScheme of ["light", "dark"]) {
        await t.test(`${size}, ${colorScheme}`, async () => {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`), fullPage: true });
          const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(needs <= has, `${needs} pixels wide on a screen of ${has}`);
          // Dark differs from light in its colours only.
          const { violations } = await page.evaluate((dark) => {
            for (const closed of document.querySelectorAll("details")) closed.open = true;
            return axe.run(dark ? { runOnly: ["color-contrast"] } : { rules: { "target-size": { enabled: true } } });
          }, colorScheme === "dark");
          assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`), []);
        });
      }
    }
    assert.deepEqual(wrong, []);
    await close();
  });
}
