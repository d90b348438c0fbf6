package mcp_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"readout/internal/api"
	"readout/internal/mcp"
	"readout/readout"
)

// FuzzMessage posts any message: it is answered with JSON or a plain refusal, and
// with an inner error never.
func FuzzMessage(f *testing.F) {
	for _, s := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/list"}`,
		`{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search","arguments":{"query":"type:CONSULT","limit":2}}}`,
		`{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"read","arguments":{"text":"Norway condemned Russia.","date":"2022-03-09"}}}`,
		`{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"calendar","arguments":{"from":"2022-02-30"}}}`,
		`{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"dyad","arguments":{"a":"","b":null}}}`,
		`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"actor","arguments":{"name":"("}}}`,
		`[]`, `{"jsonrpc":"2.0"}`, `{"jsonrpc":"2.0","id":{},"method":"x"}`, "\xff", `{"jsonrpc":"2.0","id":8,"result":{}}`,
	} {
		f.Add(s)
	}
	b, err := os.ReadFile("../api/example.json")
	if err != nil {
		f.Fatal(err)
	}
	rec := &readout.Record{}
	if err := json.Unmarshal(b, rec); err != nil {
		f.Fatal(err)
	}
	source := api.Over(func(ctx context.Context) ([]*readout.Record, error) { return []*readout.Record{rec}, ctx.Err() }, func(string) string { return "KEN" })
	source.Read = func(string, time.Time) *readout.Record { return rec }
	h := mcp.Handler(source, "test")
	f.Fuzz(func(t *testing.T, message string) {
		r := httptest.NewRequest("POST", "/mcp", strings.NewReader(message))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 || strings.Contains(w.Body.String(), "the store cannot be read") || w.Header().Get("Content-Type") == "application/json" && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q: %d %.300s", message, w.Code, w.Body)
		}
	})
}
