// The pages with a keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look, open, pages } from "./site.mjs";

let site;
before(async () => (site = await open()));
after(() => site?.close());

test("the skip link comes first and leads to the content", async () => {
  const { page, close } = await look(site, "/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/); // the page hears of it a moment after the key
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main")), "the next stop lies in the content");
  await close();
});

for (const [name, path] of Object.entries(pages)) {
  test(`Tab goes through the page ${name} in reading order, each stop in sight, and out again`, async () => {
    const { page, close } = await look(site, path(site));
    const wanted = await page.evaluate(() => document.querySelectorAll("a[href], button, input, textarea, select, summary").length);
    await page.evaluate(() => { window.last = null; });
    for (let i = 0; ; i++) {
      assert.ok(i < wanted + 60, "no end");
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const now = document.activeElement;
        if (now === document.body || window.last === now) return "out";
        const box = now.getBoundingClientRect();
        const after = !window.last || window.last.compareDocumentPosition(now) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY);
        window.last = now;
        if (!after) return `${now.outerHTML} comes too late`;
        if (!box.width || !box.height || box.bottom < 0 || box.top > innerHeight) return `${now.outerHTML} is out of sight`;
        return "";
      });
      if (stop === "out") break;
      assert.equal(stop, "");
    }
    await close();
  });
}

test("Enter on a fact leads to what was read", async () => {
  const { page, close } = await look(site, site.article("Militant Hideouts"));
  await page.focus("article.text a.event");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#./);
  const id = new URL(page.url()).hash.slice(1);
  assert.ok(id, "the address names the fact");
  assert.match(await page.locator(`#${id}`).innerText(), /\w/);
  await close();
});
