package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// longestLine is the most bytes that a message on standard input may have.
const longestLine = 4 << 20

// lines are the two ends of a conversation, a message a line. A line that is no
// JSON-RPC message is answered as one (JSON-RPC 2.0, section 5.1) and does not
// end the conversation.
type lines struct {
	from *bufio.Reader
	left []byte // of the line being handed on

	writing sync.Mutex
	to      io.Writer
}

// Read hands on the messages; it is the reading end of the transport.
func (l *lines) Read(p []byte) (int, error) {
	for len(l.left) == 0 {
		line, long, err := l.line()
		switch {
		case long:
			l.refuse(jsonrpc.CodeInvalidRequest, fmt.Sprintf("a message has at most %d bytes", longestLine))
		case len(bytes.TrimSpace(line)) == 0:
		case !json.Valid(line):
			l.refuse(jsonrpc.CodeParseError, "the line is no JSON; a message is one line of JSON")
		case !message(line):
			l.refuse(jsonrpc.CodeInvalidRequest, "the line is no JSON-RPC 2.0 message")
		default:
			l.left = append(line, '\n')
		}
		if err != nil && len(l.left) == 0 {
			return 0, err
		}
	}
	n := copy(p, l.left)
	l.left = l.left[n:]
	return n, nil
}

// line is the next line without its end; of one that is too long, nothing.
func (l *lines) line() (line []byte, long bool, err error) {
	for {
		part, err := l.from.ReadSlice('\n')
		if long = long || len(line)+len(part) > longestLine; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), long, err
		}
	}
}

// message says whether a line is a message or a batch of them.
func message(line []byte) bool {
	var batch []json.RawMessage
	if json.Unmarshal(line, &batch) != nil {
		batch = []json.RawMessage{line}
	}
	for _, one := range batch {
		if _, err := jsonrpc.DecodeMessage(one); err != nil {
			return false
		}
	}
	return len(batch) > 0
}

func (l *lines) refuse(code int, why string) {
	fmt.Fprintf(l, `{"jsonrpc":"2.0","id":null,"error":{"code":%d,"message":%q}}`+"\n", code, why)
}

// Write sends an answer; answers and refusals do not run into each other.
func (l *lines) Write(p []byte) (int, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	return l.to.Write(p)
}

// Close leaves both ends open: they are the process's own.
func (l *lines) Close() error { return nil }
