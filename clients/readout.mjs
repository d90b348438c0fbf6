// Asks a running `readout serve`. Node 20 or a browser is enough.
//
//     node clients/readout.mjs http://127.0.0.1:8080 'type:SANCTION'

/** What the server answers when it cannot (RFC 9457). */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** A server. token is needed only where it asks for one. */
export class Readout {
  constructor(address, token) {
    this.address = address.replace(/\/+$/, "");
    this.head = token ? { Authorization: "Bearer " + token } : {};
  }

  async ask(path, params = {}, body) {
    const given = Object.entries(params).filter(([, v]) => v !== undefined);
    const answer = await fetch(`${this.address}/api/v1/${path}?${new URLSearchParams(given)}`, {
      method: body ? "POST" : "GET",
      headers: body ? { ...this.head, "Content-Type": "application/json" } : this.head,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    if (answer.ok) return answer.json();
    const text = await answer.text();
    let detail = text;
    try {
      detail = JSON.parse(text).detail ?? text;
    } catch {
      // not a problem+json: the text itself says it
    }
    throw new Problem(answer.status, detail);
  }

  /** Yields all of a list (events, statements, claims, documents, figures …), page after page. */
  async *items(path, params = {}) {
    for (let after; ; ) {
      const page = await this.ask(path, { ...params, after });
      yield* page.items;
      after = page.next;
      if (!after) return;
    }
  }

  /** Gives the record of a text; nothing is kept. */
  read(text, date) {
    return this.ask("read", {}, { text, ...(date && { date }) });
  }
}

async function main(address, q = "") {
  for await (const hit of new Readout(address, process.env.READOUT_TOKEN).items("events", { q, limit: 100 })) {
    const names = Object.fromEntries(hit.actors.map((a) => [a.id, a.name]));
    const of = (ids, none) => ids.map((i) => names[i] ?? "?").join(", ") || none;
    console.log(`${of(hit.event.source, "somebody")} -> ${of(hit.event.target, "-")}: ${hit.event.plover}  "${hit.sentence}"`);
  }
}

if (globalThis.process?.argv[1]?.endsWith("readout.mjs")) {
  if (process.argv.length < 3) {
    console.error("node readout.mjs ADDRESS [QUERY]");
    process.exit(1);
  }
  main(...process.argv.slice(2, 4)).catch((error) => {
    console.error(`readout: ${error.message}`);
    process.exit(1);
  });
}
