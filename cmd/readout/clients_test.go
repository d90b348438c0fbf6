package main

import (
	"os/exec"
	"strings"
	"testing"
)

// The example clients ask a running server, page by page, and tell its problems.
func TestClients(t *testing.T) {
	s := serve(t)
	python := `import sys; sys.path.insert(0, "../../clients"); from readout import *
r = Readout(sys.argv[1])
print(len(list(r.items("documents", limit=1))), r.read("Norway condemned Russia.", "2022-03-09")["events"][0]["plover"])
try: list(r.items("events", q="("))
except Problem as p: print(p.status, p)`
	javascript := `const { Readout } = await import(process.cwd() + "/../../clients/readout.mjs");
const r = new Readout(process.argv[1]); let n = 0;
for await (const _ of r.items("documents", { limit: 1 })) n++;
console.log(n, (await r.read("Norway condemned Russia.", "2022-03-09")).events[0].plover);
try { for await (const _ of r.items("events", { q: "(" })); } catch (p) { console.log(p.status, p.message); }`
	for _, c := range []struct {
		want string
		args []string
	}{
		{"Armenian forces -> Azerbaijani troops: ASSAULT", []string{"python3", "../../clients/readout.py", s.URL, "type:ASSAULT"}},
		{"Armenian forces -> Azerbaijani troops: ASSAULT", []string{"node", "../../clients/readout.mjs", s.URL, "type:ASSAULT"}},
		{"2 ACCUSE\n400 query, column 1", []string{"python3", "-c", python, s.URL}},
		{"2 ACCUSE\n400 query, column 1", []string{"node", "--input-type=module", "-e", javascript, s.URL}},
	} {
		if _, err := exec.LookPath(c.args[0]); err != nil {
			t.Logf("%s is not here: its client is not tested", c.args[0])
			continue
		}
		out, err := exec.Command(c.args[0], c.args[1:]...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), c.want) {
			t.Errorf("%s: %v: %s", c.args[0], err, out)
		}
	}
}
