// What pages gain where scripts run: an article's facts open beside the text, a
// query is completed while it is typed, and arrivals show themselves.
"use strict";

// A click on marked words opens their fact.
function facts(panel) {
  const text = document.querySelector(".text");
  function open(id) {
    const card = document.getElementById(id);
    if (!card || !panel.contains(card)) return;
    for (const other of document.querySelectorAll(".card.on, .text a.on")) other.classList.remove("on");
    card.closest(".kind").open = true;
    card.querySelector("details").open = true;
    card.classList.add("on");
    for (const words of text.querySelectorAll(`a[href="#${CSS.escape(id)}"]`)) words.classList.add("on");
  }
  const fromAddress = () => location.hash.length > 1 && open(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
  document.addEventListener("click", (e) => {
    const words = e.target.closest('a[href^="#"]');
    if (words) open(decodeURIComponent(words.hash.slice(1)));
  });
}

// A list of completions below a field (the combobox pattern of ARIA).
function complete(field) {
  const list = document.createElement("ul");
  list.className = "options";
  list.id = field.id + "-options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  list.hidden = true;
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) field.setAttribute(name, value);
  let at = -1, asked = 0, timer;
  function show(values) {
    at = -1;
    list.replaceChildren(...values.map((value, i) => {
      const line = document.createElement("li");
      line.id = `${list.id}-${i}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      line.textContent = value;
      line.addEventListener("mousedown", (e) => { e.preventDefault(); take(value); });
      return line;
    }));
    list.hidden = values.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
  }
  function take(value) {
    field.value = value.endsWith(":") ? value : value + " ";
    show([]);
    ask();
  }
  function move(step) {
    const lines = list.children;
    asked++; // an answer that comes late does not take the choice away
    clearTimeout(timer);
    if (at >= 0) lines[at].setAttribute("aria-selected", "false");
    at = (at + step + lines.length + (at < 0 && step < 0 ? 1 : 0)) % lines.length;
    lines[at].setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", lines[at].id);
  }
  async function ask() {
    const mine = ++asked;
    if (!field.value.trim() || field.value.endsWith(" ")) return show([]);
    try {
      const answer = await fetch("/complete?q=" + encodeURIComponent(field.value));
      if (answer.ok && mine === asked) show(await answer.json());
    } catch { /* a completion that does not come is none */ }
  }
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  field.addEventListener("blur", () => show([]));
  field.addEventListener("keydown", (e) => {
    if (list.hidden) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); move(e.key === "ArrowDown" ? 1 : -1); }
    else if (e.key === "Enter" && at >= 0) { e.preventDefault(); take(list.children[at].textContent); }
    else if (e.key === "Escape") { e.preventDefault(); show([]); }
  });
}

// Articles that come into the store stand at the head of the list.
const kept = 200; // lines
function live(list) {
  const runs = document.getElementById("runs"), state = document.getElementById("state");
  const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const last = list.querySelector("li[data-n]");
  const stream = new EventSource(`${list.dataset.stream}?after=${last ? last.dataset.n : 0}`);
  stream.onmessage = (message) => {
    const news = JSON.parse(message.data);
    for (const a of news.arrivals ?? []) {
      list.querySelector("[data-none]")?.remove();
      const line = element("li", "");
      line.dataset.n = a.n;
      const more = [a.publisher, `${a.events} event${a.events === 1 ? "" : "s"}`, a.claims && `${a.claims} claim${a.claims === 1 ? "" : "s"}`, a.skipped && `not coded: ${a.skipped}`, a.at.slice(0, 19).replace("T", " ") + " UTC"].filter(Boolean).join(" · ");
      line.append(element("a", a.title || "untitled", { href: "/article/" + encodeURIComponent(a.id) }), element("br", ""), element("span", more, { className: "soft" }));
      list.prepend(line);
      if (list.children.length > kept) list.lastElementChild.remove();
    }
    if (news.sources?.length) runs.replaceChildren(...news.sources.map((s) => {
      const line = element("li", s.source + " ");
      line.append(element("span", s.state, { className: "tag " + s.state }), ` ${s.articles} article${s.articles === 1 ? "" : "s"} `, element("span", s.problem ?? "", { className: "problem" }));
      return line;
    }));
    const q = news.queue;
    const words = q ? `On the queue: ${q.waiting} waiting, ${q.in_work} in work, ${q.dead} given up; ${q.per_second.toFixed(1)} a second.` : "";
    if (state.textContent !== words) state.textContent = words;
  };
}

// On a narrow screen the page that one is on is in sight among the others.
const here = document.querySelector("nav [aria-current]");
if (here) here.closest("nav").scrollLeft = here.offsetLeft - here.closest("nav").offsetLeft - 16;

const panel = document.querySelector("[data-panel]");
if (panel) facts(panel);
for (const field of document.querySelectorAll("[data-complete]")) complete(field);
const arrivals = document.querySelector("[data-stream]");
if (arrivals) live(arrivals);
