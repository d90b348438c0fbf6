package mcp

import (
	"bufio"
	"bytes"
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
