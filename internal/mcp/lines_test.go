package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
)

// Lines that are no messages are answered and left out; the messages between
// them arrive as they came.
func TestLines(t *testing.T) {
	ping := `{"jsonrpc":"2.0","id":7,"method":"ping"}`
	for name, c := range map[string]struct{ in, out, answer string }{
		"message":    {ping + "\r\n", ping + "\n", ""},
		"batch":      {"[" + ping + "]\n", "[" + ping + "]\n", ""},
		"no end":     {ping, ping + "\n", ""},
		"blank":      {"\n \n" + ping + "\n", ping + "\n", ""},
		"garbage":    {"}{ what?\x00\n" + ping + "\n", ping + "\n", "-32700"},
		"two values": {ping + ping + "\n" + ping + "\n", ping + "\n", "-32700"},
		"other JSON": {"{}\n5\n[]\nnull\n" + ping + "\n", ping + "\n", "-32600"},
		"too long":   {`"` + strings.Repeat("a", longestLine) + "\"\n" + ping + "\n", ping + "\n", "-32600"},
		"nothing":    {"", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var answers bytes.Buffer
			got, err := io.ReadAll(&lines{from: bufio.NewReader(strings.NewReader(c.in)), to: &answers})
			if err != nil || string(got) != c.out {
				t.Errorf("handed on %.80q, %v", got, err)
			}
			if !strings.Contains(answers.String(), c.answer) || (c.answer == "") != (answers.Len() == 0) {
				t.Errorf("answered %q", answers.String())
			}
		})
	}
}

// FuzzLines: whatever comes, lines that are messages are handed on whole, each answer
// is a line of JSON, and reading ends with the input.
func FuzzLines(f *testing.F) {
	for _, in := range []string{`{"jsonrpc":"2.0","id":7,"method":"ping"}` + "\n", "}{\r\n\n{}", "[{\"jsonrpc\":\"2.0\",\"method\":\"x\"},5]\n", "\x00\xff"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		var answers bytes.Buffer
		got, err := io.ReadAll(&lines{from: bufio.NewReader(strings.NewReader(in)), to: &answers})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range [][]byte{got, answers.Bytes()} {
			for line := range bytes.Lines(part) {
				if !json.Valid(line) {
					t.Errorf("%q of %q", line, in)
				}
			}
		}
		if n := bytes.Count(got, []byte("\n")) + bytes.Count(answers.Bytes(), []byte("\n")); n > strings.Count(in, "\n")+1 {
			t.Errorf("%d lines of %q", n, in)
		}
	})
}
