// What people do with the pages: mistakes, sources, completion, pictures.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { look, open } from "./site.mjs";

let site;
before(async () => (site = await open()));
after(() => site?.close());

test("a click on marked words opens the fact with its fields and reasons", async () => {
  const { page, wrong, close } = await look(site, site.article("Militant Hideouts"));
  const words = page.locator(".text a.event").first();
  const id = (await words.getAttribute("href")).slice(1);
  assert.equal(await page.locator(`#${id} dl`).isVisible(), false);
  await words.click();
  await page.locator(`#${id} dl`).waitFor({ state: "visible" });
  assert.match(await page.locator(`#${id}`).innerText(), /PLOVER[^]*Why[^]*rule /);
  assert.deepEqual(wrong, []);
  await close();
});

test("a mistake is reported with the keyboard, kept, shown, and scored by eval", async () => {
  const path = site.article("Militant Hideouts");
  const { page, wrong, close } = await look(site, path.replace("article", "correct") + "?fact=E1");
  await page.selectOption("#field", "type");
  await page.fill("#want", "CONCEDE");
  await page.focus("#note");
  await page.keyboard.type("a note <b>");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/article.*#E1$/);
  assert.match(await page.locator("#E1").innerText(), /Reported as wrong: type: “CONCEDE”, not “[A-Z]+” – a note <b>/);
  await page.goto(site.address + "/corrections");
  assert.match(await page.locator("main").innerText(), /local\s+type: “CONCEDE”/);
  const told = execFileSync(site.program, ["eval", "--corrections", site.store], { encoding: "utf8" });
  assert.match(told, /corrected +event +reads as corrected +0\.00 +\(n=1\)[^]*not yet: .*"CONCEDE"/);
  assert.deepEqual(wrong, []);
  await close();
});

test("what is missing is reported by its sentence; a report that says nothing is refused", async () => {
  const { page, close } = await look(site, site.article("Militant Hideouts").replace("article", "correct"));
  await page.click("button");
  assert.match(await page.locator("[role=alert]").innerText(), /type/);
  await page.selectOption("#sentence", "2");
  await page.selectOption("#want", "AID");
  await page.click("button");
  await page.waitForURL(/article/);
  await page.goto(site.address + "/corrections");
  assert.match(await page.locator("main").innerText(), /AID is missing/);
  await close();
});

test("a source that is added is read, kept, and seen to arrive", async () => {
  const feed = createServer((request, answer) => {
    if (request.url !== "/feed") return answer.writeHead(404).end();
    answer.setHeader("Content-Type", "application/rss+xml");
    answer.end(`<rss version="2.0"><channel><title>T</title><item><title>Norway Condemns Shelling</title><pubDate>Mon, 13 May 2024 10:00:00 GMT</pubDate><description>Norway condemned the shelling of a village on Monday and the Norwegian foreign minister said that the government would send aid to the region before winter comes.</description></item></channel></rss>`);
  });
  await new Promise((ready) => feed.listen(0, "127.0.0.1", ready));
  const watcher = await look(site, "/live");
  const { page, close } = await look(site, "/read");
  await page.fill("#address", `http://127.0.0.1:${feed.address().port}/feed`);
  await page.click("form[action='/add'] button");
  await page.waitForURL(/live$/);
  for (const p of [page, watcher.page]) await p.locator("#arrivals a", { hasText: "Norway Condemns Shelling" }).waitFor({ timeout: 20000 });
  await page.locator("#runs .done").waitFor({ timeout: 20000 });
  assert.deepEqual(watcher.wrong, []);
  await watcher.close();
  await close();
  feed.close();
});

test("what another process reads into the store is seen to arrive", async () => {
  const { page, wrong, close } = await look(site, "/live");
  execFileSync(site.program, ["read", "--format", "jsonl", "--store", site.store, "-"], { input: "Finland will host talks with Estonia on June 3.", stdio: ["pipe", "ignore", "inherit"] });
  await page.locator("#arrivals li", { hasText: "Finland will host talks" }).or(page.locator("#arrivals li", { hasText: "untitled" })).first().waitFor({ timeout: 20000 });
  assert.deepEqual(wrong, []);
  await close();
});

test("an address that is none is refused", async () => {
  const answer = await fetch(site.address + "/add", { method: "POST", body: new URLSearchParams({ source: "file:///etc/passwd" }) });
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /whole address/);
});

test("no other site can send a report", async () => {
  const answer = await fetch(site.address + site.article("Militant Hideouts").replace("article", "correct"), { method: "POST", headers: { "Sec-Fetch-Site": "cross-site" }, body: new URLSearchParams({ problem: "none", fact: "E1" }) });
  assert.equal(answer.status, 403);
});

test("a pasted text is read at once", async () => {
  const { page, wrong, close } = await look(site, "/read");
  await page.fill("#text", "Norway condemned Russia on Monday.");
  await page.click("form[action='/read'] button");
  await page.locator(".text a.event", { hasText: "condemned" }).waitFor();
  assert.match(await page.locator("[role=note]").innerText(), /not kept/);
  assert.deepEqual(wrong, []);
  await close();
});

test("a query is completed with the keyboard", async () => {
  const { page, wrong, close } = await look(site, "/search");
  await page.focus("#q");
  await page.keyboard.type("moda");
  const one = (words) => page.waitForFunction((w) => [...document.querySelectorAll("[role=option]")].map((o) => o.textContent).join() === w, words);
  await one("modality:");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#q"), "modality:");
  await page.keyboard.type("sch");
  await one("modality:scheduled");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#q"), "modality:scheduled ");
  await page.keyboard.press("Enter");
  await page.waitForURL(/modality%3Ascheduled/);
  assert.deepEqual(wrong, []);
  await close();
});

for (const [path, marks] of [["/network", "circle.node"], ["/map", "circle.spot"], ["/timeline", "svg rect"]]) {
  test(`${path} draws what its table says, and is whole without scripts`, async () => {
    const { page, close } = await look(site, path);
    assert.ok((await page.locator(marks).count()) > 0, "nothing drawn");
    if (path !== "/timeline") assert.ok((await page.locator("tbody tr").count()) >= (path === "/map" ? await page.locator(marks).count() : 1));
    await close();
    const plain = await look(site, path, { javaScriptEnabled: false });
    assert.ok((await plain.page.locator("tbody tr").count()) > 0, "no table");
    assert.deepEqual(plain.wrong, []);
    await plain.close();
  });
}

test("in the network no name lies on another, also on a phone", async () => {
  for (const width of [390, 1280]) {
    const { page, wrong, close } = await look(site, "/network", { width });
    const boxes = await page.evaluate(() => [...document.querySelectorAll("#network text")].map((t) => t.getBoundingClientRect().toJSON()));
    assert.ok(boxes.length > 10, `${boxes.length} names`);
    const over = boxes.filter((a, i) => boxes.some((b, k) => k > i && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom));
    assert.equal(over.length, 0);
    assert.ok(boxes.every((b) => b.height > 9), "names are too small to read");
    assert.deepEqual(wrong, []);
    await close();
  }
});

test("the calendar strikes out what was called off and puts no month on its first day", async () => {
  const { page, close } = await look(site, "/calendar?month=2024-05");
  assert.match(await page.locator(".month td", { has: page.locator("time[datetime='2024-05-25']") }).innerText(), /cancelled: William Ruto/);
  assert.equal(await page.locator(".month del").count(), 1);
  assert.match(await page.locator("table.stack").innerText(), /2024-06\s+African Union/);
  await page.goto(site.address + "/calendar?month=2024-06");
  assert.equal(await page.locator(".month td", { has: page.locator("time[datetime='2024-06-01']") }).locator("a").count(), 0);
  await close();
});
