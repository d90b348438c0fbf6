// A site to look at: a store of the project's own articles, served by the built
// program, and a Chromium to look at it with.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const program = join(root, "bin", "readout");

// Where pictures go; git ignores bin.
export const pictures = join(root, "bin", "screenshots");

const browsers = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// open reads the articles into a new store, serves it and starts a browser.
export async function open() {
  const executablePath = browsers.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium: apt-get install chromium, or name it in CHROMIUM");
  const store = mkdtempSync(join(tmpdir(), "readout-site-"));
  const articles = ["dev", "test"].flatMap((folder) => {
    const path = join(root, "testdata", "articles", folder);
    return readdirSync(path).filter((name) => name.endsWith(".txt")).map((name) => join(path, name));
  });
  execFileSync(program, ["read", "--format", "jsonl", "--store", store, ...articles, join(here, "hostile.txt")], { stdio: ["ignore", "ignore", "inherit"] });
  const server = spawn(program, ["serve", "--store", store, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    server.stdout.on("data", (line) => {
      const found = /http:\/\/\S+/.exec(line);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`serve ended with ${code}`)));
  });
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const documents = await (await fetch(`${address}/api/v1/documents?limit=100`)).json();
  const actors = await (await fetch(`${address}/api/v1/actors?limit=500`)).json();
  return {
    address,
    program,
    store,
    browser,
    article: (words) => `/article/${documents.items.find((d) => d.title.includes(words)).id}`,
    actor: (name) => `/actor/${encodeURIComponent(actors.items.find((a) => a.name === name).id)}`,
    async close() {
      await browser.close();
      server.kill();
      rmSync(store, { recursive: true, force: true });
    },
  };
}

// nowhere is an address where no page is.
const nowhere = "/no/such/page";

// Every page, by name.
export const pages = {
  today: () => "/",
  search: () => "/search?q=type:ASSAULT",
  mistake: () => "/search?q=nosuchfield:x",
  calendar: () => "/calendar?from=2024-01-01",
  contested: () => "/contested",
  stories: () => "/stories",
  dyad: () => "/dyad?a=PAK&b=AFG",
  articles: () => "/articles",
  article: (site) => site.article("Militant Hideouts"),
  hostile: (site) => site.article("Meet \"In\" Oslo"),
  read: () => "/read",
  actors: () => "/actors",
  actor: (site) => site.actor("Pakistan"),
  network: () => "/network",
  map: () => "/map",
  timeline: () => "/timeline",
  month: () => "/calendar?month=2024-05",
  story: (site) => site.article("Militant Hideouts").replace("article", "story"),
  mistakeform: (site) => site.article("Militant Hideouts").replace("article", "correct") + "?fact=E1",
  missingform: (site) => site.article("Militant Hideouts").replace("article", "correct"),
  corrections: () => "/corrections",
  live: () => "/live",
  country: () => "/?country=PAK",
  statements: () => "/search?kind=statement&q=",
  claims: () => "/search?kind=claim&q=",
  problem: () => nowhere,
};

// look opens a page and keeps what went wrong: messages of the console, errors
// of scripts, requests to other hosts, answers that are failures.
export async function look(site, path, { width = 1280, height = 900, scheme = "light", javaScriptEnabled = true } = {}) {
  const context = await site.browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce", javaScriptEnabled });
  const page = await context.newPage();
  const wrong = [];
  const expected = (address) => path === nowhere && address === site.address + path;
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && !expected(m.location().url) && wrong.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`script: ${e.message}`));
  page.on("request", (r) => new URL(r.url()).origin === site.address || wrong.push(`another host: ${r.url()}`));
  page.on("response", (r) => r.status() >= 400 && !expected(r.url()) && wrong.push(`${r.status()}: ${r.url()}`));
  await page.goto(site.address + path);
  // What went over the wire for it, heads included, packed as it was sent.
  const weight = () => page.evaluate(() => performance.getEntries().reduce((sum, e) => sum + (e.transferSize ?? 0), 0));
  return { page, wrong, weight, close: () => context.close() };
}
