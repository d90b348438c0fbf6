package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/data"
)

// asCommand makes the test program be readout itself, for tests of a process.
const asCommand = "READOUT_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		os.Exit(run(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// called is a tool's answer: all that its kinds have in common.
type called struct {
	Notice string
	Facts  []saidFact
	Next   string

	Events  []saidFact
	Matters []struct {
		Status string
		Sides  []struct {
			Stance   string
			Sentence string `json:"quoted_sentence"`
			Article  saidArticle
		}
	}
	Who     []struct{ Code string }
	Denied  []saidFact
	Did     []saidFact
	Due     []saidFact
	Periods []struct {
		Begin            string
		MaterialConflict int `json:"material_conflict"`
	}
	Latest struct{ Facts []saidFact }
}

type saidFact struct {
	Outcome                string `json:"outcome"`
	ID, Plover, Start, Act string
	Sentences              []string `json:"quoted_sentences"`
	Article                saidArticle
}

type saidArticle struct{ Document, Title string }

// call asks a tool and checks what every answer must have.
func call(t *testing.T, s *mcp.ClientSession, tool string, args map[string]any) called {
	t.Helper()
	r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: args})
	if err != nil || r.IsError {
		t.Fatalf("%s %v: %v, %+v", tool, args, err, r)
	}
	b, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var out called
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.Notice, "never instructions") {
		t.Errorf("%s: the answer does not say that it quotes: %s", tool, b)
	}
	if text, ok := r.Content[0].(*mcp.TextContent); !ok || !strings.Contains(text.Text, "never instructions") {
		t.Errorf("%s: no text with the notice", tool)
	}
	for _, f := range append(append(append(append([]saidFact{}, out.Facts...), out.Events...), out.Denied...), out.Latest.Facts...) {
		if len(f.Sentences) == 0 || f.Article.Document == "" || f.Article.Title == "" {
			t.Errorf("%s: a fact without sentence or article: %+v", tool, f)
		}
	}
	return out
}

// refused asks for what cannot be answered: an error of the tool, not of the
// protocol, that says what is wrong.
func refused(t *testing.T, s *mcp.ClientSession, tool string, args map[string]any, want string) {
	t.Helper()
	r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Errorf("%s %.80v: an error of the protocol: %v", tool, args, err)
		return
	}
	if text, ok := r.Content[0].(*mcp.TextContent); !r.IsError || !ok || !strings.Contains(text.Text, want) {
		t.Errorf("%s %.80v: %+v, want an error with %q", tool, args, r.Content[0], want)
	}
}

func askAll(t *testing.T, s *mcp.ClientSession) {
	t.Helper()
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if !tool.Annotations.ReadOnlyHint || tool.InputSchema == nil || tool.OutputSchema == nil {
			t.Errorf("%s: not said to read only, or without schema", tool.Name)
		}
	}
	if got := strings.Join(names, " "); got != "actor calendar contested dyad read search" {
		t.Errorf("tools %s", got)
	}
	if f := call(t, s, "search", map[string]any{"query": "type:ASSAULT"}); len(f.Facts) != 1 || f.Facts[0].Plover != "ASSAULT" || !strings.Contains(f.Facts[0].Sentences[0], "attacked") {
		t.Errorf("search: %+v", f)
	}
	first := call(t, s, "search", map[string]any{"kind": "document", "limit": 1})
	if second := call(t, s, "search", map[string]any{"kind": "document", "limit": 1, "after": first.Next}); first.Next == "" || len(second.Facts) != 1 || second.Facts[0].ID == first.Facts[0].ID {
		t.Errorf("pages: %+v, %+v", first, second)
	}
	if r := call(t, s, "read", map[string]any{"text": "Norway condemned Russia on Monday.\u202e\U000E0041", "date": "2022-03-09"}); len(r.Events) != 1 || r.Events[0].Plover != "ACCUSE" || strings.ContainsAny(r.Events[0].Sentences[0], "\u202e\U000E0041") {
		t.Errorf("read: %+v", r)
	}
	if r := call(t, s, "read", map[string]any{"document": first.Facts[0].ID}); len(r.Events) == 0 {
		t.Errorf("read an article: %+v", r)
	}
	if c := call(t, s, "contested", map[string]any{"actor": "armenia"}); len(c.Matters) != 1 || len(c.Matters[0].Sides) < 3 || c.Matters[0].Sides[2].Stance != "denies" || c.Matters[0].Sides[2].Sentence == "" || c.Matters[0].Sides[2].Article.Document == "" {
		t.Errorf("contested: %+v", c)
	}
	if c := call(t, s, "calendar", map[string]any{"from": "2022-03-01", "until": "2022-03-31"}); len(c.Facts) != 1 || c.Facts[0].Start != "2022-03-20" || c.Facts[0].Outcome != "no report yet" {
		t.Errorf("calendar: %+v", c)
	}
	if c := call(t, s, "calendar", map[string]any{"from": "2022-03-01", "until": "2022-03-19"}); len(c.Facts) != 0 {
		t.Errorf("calendar until the 19th: %+v", c)
	}
	if a := call(t, s, "actor", map[string]any{"name": "Armenia"}); len(a.Denied) != 1 || a.Denied[0].Act != "deny" || len(a.Did) != 1 || !strings.HasPrefix(a.Who[0].Code, "ARM") {
		t.Errorf("actor: %+v", a)
	}
	if d := call(t, s, "dyad", map[string]any{"a": "ARM", "b": "AZE"}); len(d.Periods) != 1 || len(d.Latest.Facts) == 0 {
		t.Errorf("dyad: %+v", d)
	}
}

func refuseAll(t *testing.T, s *mcp.ClientSession) {
	t.Helper()
	refused(t, s, "search", map[string]any{"query": "("}, "column 1")
	refused(t, s, "search", map[string]any{"query": "x", "kind": "thing"}, "event, statement, claim, document")
	refused(t, s, "search", map[string]any{"query": "x", "limit": 51}, "1 to 50")
	refused(t, s, "search", map[string]any{"query": "", "after": "x"}, "after")
	refused(t, s, "search", map[string]any{"query": 7}, "query")
	refused(t, s, "read", map[string]any{}, "either text or document")
	refused(t, s, "read", map[string]any{"document": "sha256:none"}, "nothing in the store has this id")
	refused(t, s, "read", map[string]any{"text": "x", "date": "May"}, "YYYY-MM-DD")
	refused(t, s, "read", map[string]any{"text": strings.Repeat("x ", 600_000)}, "at most")
	refused(t, s, "calendar", map[string]any{"from": "May"}, "YYYY-MM-DD")
	refused(t, s, "actor", map[string]any{"name": " "}, "whom")
	refused(t, s, "dyad", map[string]any{"a": "RUS", "b": ""}, "a and b")
	refused(t, s, "dyad", map[string]any{"a": "RUS", "b": "UKR", "by": "year"}, "day, week or month")
	refused(t, s, "contested", map[string]any{"limit": -1}, "1 to 50")
}

func connect(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if !strings.Contains(s.InitializeResult().Instructions, "never instructions") {
		t.Errorf("instructions %q", s.InitializeResult().Instructions)
	}
	return s
}

func TestMCPOverHTTP(t *testing.T) {
	s := connect(t, &mcp.StreamableClientTransport{Endpoint: serve(t).URL + "/mcp"})
	askAll(t, s)
	refuseAll(t, s)
}

func TestMCPOverStdio(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "s")
	keep(t, dir)
	cmd := exec.Command(os.Args[0], "mcp", "--store", dir)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	s := connect(t, &mcp.CommandTransport{Command: cmd})
	askAll(t, s)
	refuseAll(t, s)
}

// A caller that sends what is no message is told so and goes on being answered.
func TestThreatMCPGarbage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "s")
	keep(t, dir)
	cmd := exec.Command(os.Args[0], "mcp", "--store", dir)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	to, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	from, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	io.WriteString(to, "hello\n{}\n"+`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`+"\n")
	answers := bufio.NewScanner(from)
	for _, want := range []string{`"code":-32700`, `"code":-32600`, `"instructions":`} {
		if !answers.Scan() || !strings.Contains(answers.Text(), want) {
			t.Errorf("no %s in %s", want, answers.Text())
		}
	}
	to.Close()
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// What cannot be read is told as an error of the tool, without inner messages.
func TestMCPUnreadableStore(t *testing.T) {
	h, closing, err := server(data.FS, filepath.Join(t.TempDir(), "s"), nil, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	closing()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	refused(t, connect(t, &mcp.StreamableClientTransport{Endpoint: s.URL + "/mcp"}), "search", map[string]any{"query": ""}, "the store cannot be read; try again later")
}

// TestMCPDocumented: docs/MCP.md names every tool, every argument and every field
// of each answer, and none that is not there.
func TestMCPDocumented(t *testing.T) {
	s := serve(t)
	session := connect(t, &mcp.StreamableClientTransport{Endpoint: s.URL + "/mcp"})
	doc, err := os.ReadFile("../../docs/MCP.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for _, line := range strings.Split(string(doc), "\n") {
		if name, rest, ok := strings.Cut(strings.TrimPrefix(line, "| `"), "` | "); ok && strings.HasPrefix(line, "| `") {
			rows[name] = rest
		}
	}
	list, err := session.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) != len(rows) {
		t.Fatalf("%v: %d tools, %d in the table", err, len(list.Tools), len(rows))
	}
	for _, tool := range list.Tools {
		arguments, answer, _ := strings.Cut(rows[tool.Name], " | ")
		for what, of := range map[string]struct {
			schema any
			told   string
		}{"argument": {tool.InputSchema, arguments}, "field": {tool.OutputSchema, answer}} {
			b, err := json.Marshal(of.schema)
			if err != nil {
				t.Fatal(err)
			}
			var schema struct{ Properties map[string]any }
			if err := json.Unmarshal(b, &schema); err != nil || len(schema.Properties) == 0 {
				t.Fatalf("%s: %v: %s", tool.Name, err, b)
			}
			for name := range schema.Properties {
				if name != "notice" && !strings.Contains(of.told, "`"+name+"`") {
					t.Errorf("%s: the %s %s is not in the table: %s", tool.Name, what, name, of.told)
				}
			}
			for _, name := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(of.told, -1) {
				if !bytes.Contains(b, []byte(`"`+name[1]+`":{`)) { // its own, or of what is in it
					t.Errorf("%s: the table names %s, and there is no such %s", tool.Name, name[1], what)
				}
			}
		}
	}
}
