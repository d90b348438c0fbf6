// Package access stands between the network and every page and call of the
// server: who may come in, what they may do, how much of it at a time, and what
// is written down about it. It wraps a handler, so that a route nobody thought
// of is guarded too: one without a declared role is for admins only.
package access

import "fmt"

// Role is what a caller may do; each includes those before it.
type Role int

// The roles.
const (
	Open  Role = iota // needs no token: health, style sheets, the sign-in page
	Read              // looks at what is stored and has texts read
	Write             // adds sources and corrections, changes what is stored
	Admin             // everything, also what no role was declared for
)

func (r Role) String() string {
	switch r {
	case Open:
		return "open"
	case Read:
		return "read"
	case Write:
		return "write"
	}
	return "admin"
}

// ParseRole reads the name of a role that a token may have.
func ParseRole(s string) (Role, error) {
	for _, r := range []Role{Read, Write, Admin} {
		if s == r.String() {
			return r, nil
		}
	}
	return Open, fmt.Errorf("role %q: read, write or admin", s)
}

// Caller is whoever sent a request.
type Caller struct {
	ID      string // of the token, "local" for a caller of this machine, empty without either
	Name    string // of the token
	Role    Role
	Address string // without port
}

// Rule is what a kind of request needs.
type Rule struct {
	Needs Role
	// Stream marks an answer that goes on for as long as the client listens: it
	// has no time limit and does not take a place among the short ones.
	Stream bool
}
