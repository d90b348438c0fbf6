package access

import (
	"path/filepath"
	"time"
)

// AuditFile is the name of the log of writes in a store's folder.
const AuditFile = "audit.jsonl"

// Entry is one line of the log of writes: who did what, when and from where.
// Neither texts nor secrets are written down.
type Entry struct {
	Time   time.Time `json:"time"`
	Who    string    `json:"who"` // a token's id, "local", or "user NAME" on the command line
	Name   string    `json:"name,omitempty"`
	Role   string    `json:"role,omitempty"`
	From   string    `json:"from"` // an address, or "command line"
	What   string    `json:"what"` // method and path, or command
	Status int       `json:"status,omitempty"`
}

// Audit writes the log of a store's folder. The file is opened for each line, so
// that it may be moved away at any time.
type Audit struct{ file string }

// OpenAudit returns the log of a store's folder; the file need not be there.
func OpenAudit(dir string) Audit { return Audit{filepath.Join(dir, AuditFile)} }

// Write adds a line.
func (a Audit) Write(e Entry) error { return appendLine(a.file, e) }
