package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/user"
	"time"

	"readout/internal/access"
)

type tokenCommand struct {
	Add    tokenAddCommand    `cmd:"" help:"Make a token; it is shown this once."`
	List   tokenListCommand   `cmd:"" help:"List the tokens in force, without their secrets."`
	Revoke tokenRevokeCommand `cmd:"" help:"End a token, also for a server that runs."`
}

type tokenAddCommand struct {
	Name    string        `arg:"" help:"Whom it is for."`
	Role    string        `enum:"read,write,admin" default:"read" help:"read: look and have texts read; write: also add sources and corrections; admin: everything."`
	Expires time.Duration `help:"How long it holds (720h are thirty days); without it, until it is revoked." placeholder:"TIME"`
	Store   string        `default:".readout" help:"The store's folder; made when it is not there." type:"path"`
}

// Run makes a token and prints its secret.
func (c *tokenAddCommand) Run() error {
	role, err := access.ParseRole(c.Role)
	if err != nil {
		return usage("--role: %v", err)
	}
	if c.Expires < 0 {
		return usage("--expires %s: a time to come", c.Expires)
	}
	if err := os.MkdirAll(c.Store, 0o755); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	t, secret, err := access.OpenTokens(c.Store).Add(c.Name, role, c.Expires, time.Now())
	if err != nil {
		return err
	}
	if err := noteToken(c.Store, "token add "+t.ID+" "+t.Role); err != nil {
		return err
	}
	fmt.Println(secret)
	fmt.Fprintf(os.Stderr, "token %s for %s (%s): keep it now, it is not shown again. Send it as Authorization: Bearer TOKEN, or sign in with it in the browser.\n", t.ID, t.Name, t.Role)
	return nil
}

type tokenListCommand struct {
	Store string `default:".readout" help:"The store's folder." type:"path"`
}

// Run lists the tokens that were not revoked.
func (c *tokenListCommand) Run() error {
	list, err := access.OpenTokens(c.Store).List()
	if err != nil {
		return err
	}
	for _, t := range list {
		until := "until revoked"
		if !t.Expires.IsZero() {
			until = "until " + t.Expires.Format(time.RFC3339)
			if t.Expired(time.Now()) {
				until = "expired " + t.Expires.Format(time.RFC3339)
			}
		}
		fmt.Printf("%s  %-5s  made %s  %s  %s\n", t.ID, t.Role, t.Made.Format(time.DateOnly), until, t.Name)
	}
	return nil
}

type tokenRevokeCommand struct {
	ID    string `arg:"" help:"The token's id, as readout token list shows it."`
	Store string `default:".readout" help:"The store's folder." type:"path"`
}

// Run ends a token.
func (c *tokenRevokeCommand) Run() error {
	err := access.OpenTokens(c.Store).Revoke(c.ID, time.Now())
	if errors.Is(err, access.ErrNoToken) {
		return usage("%v; list what is there with readout token list", err)
	}
	if err != nil {
		return err
	}
	return noteToken(c.Store, "token revoke "+c.ID)
}

// noteToken writes down who gave or took a token.
func noteToken(store, what string) error {
	who := "unknown"
	if u, err := user.Current(); err == nil {
		who = cmp.Or(u.Username, u.Uid)
	}
	return access.OpenAudit(store).Write(access.Entry{Time: time.Now().UTC(), Who: "user " + who, From: "command line", What: what})
}
