package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"golang.org/x/net/netutil"

	"readout/internal/access"
)

// listenFlags say where a server listens, and whom it lets in.
type listenFlags struct {
	Address      string   `name:"listen" default:"127.0.0.1:8080" help:"Where to listen. Beyond this machine itself (loopback) callers need a token." placeholder:"HOST:PORT"`
	Host         []string `help:"A name that the server is reached by. Naming one makes callers need a token, also on loopback: a proxy may stand in front." placeholder:"NAME"`
	RequireToken bool     `help:"Ask callers on this machine for a token too."`
	TLSCert      string   `name:"tls-cert" help:"Certificate file (PEM), read again when it changes." type:"path" placeholder:"FILE"`
	TLSKey       string   `name:"tls-key" help:"The certificate's key (PEM)." type:"path" placeholder:"FILE"`
	Rate         float64  `default:"100" help:"Requests a second of one token or address, in the mean; more is answered 429."`
	Concurrent   int      `default:"256" help:"Requests under way at the same time, half of them for one token or address; more is answered 503."`
	MaxBody      int64    `default:"2097152" help:"Bytes of a request's body, once unpacked."`
}

// Limits on a connection. A header must come soon; a body and an answer may take
// their time, but not for ever.
const (
	headerTime  = 5 * time.Second
	requestTime = 30 * time.Second
	answerTime  = 60 * time.Second
	idleTime    = 2 * time.Minute
	headerBytes = 64 << 10
	connections = 2048
	ofOneCaller = connections / 4 // open from one address
)

// check refuses what would let strangers in.
func (f *listenFlags) check(store string) error {
	if _, _, err := net.SplitHostPort(f.Address); err != nil {
		return usage("--listen %s: HOST:PORT", f.Address)
	}
	if (f.TLSCert == "") != (f.TLSKey == "") {
		return usage("--tls-cert and --tls-key go together")
	}
	if f.Rate <= 0 || f.Concurrent < 2 || f.MaxBody < 1 {
		return usage("--rate and --max-body: more than 0; --concurrent: 2 or more")
	}
	list, err := access.OpenTokens(store).List()
	if err != nil {
		return err
	}
	if !f.local() && len(list) == 0 {
		return usage("--listen %s: callers will need a token and there is none; make one: readout token add NAME --role read --store %s", f.Address, store)
	}
	return nil
}

// local reports whether callers need no token: only this machine can call.
func (f *listenFlags) local() bool {
	host, _, err := net.SplitHostPort(f.Address)
	return err == nil && access.Loopback(host) && !f.RequireToken && len(f.Host) == 0
}

func (f *listenFlags) options(store string) access.Options {
	return access.Options{
		Tokens: access.OpenTokens(store), Audit: access.OpenAudit(store), Rules: routeRules(),
		Local: f.local(), Hosts: f.Host, TLS: f.TLSCert != "",
		PerSecond: f.Rate, Concurrent: f.Concurrent, MaxBody: f.MaxBody, Time: requestTime, Now: time.Now,
	}
}

// routeRules tell what each route needs. A route that is not here needs the
// role admin.
func routeRules() map[string]access.Rule {
	rules := map[string]access.Rule{}
	for role, patterns := range map[access.Role][]string{
		access.Open: {"GET /healthz", "GET /readyz", "GET /static/"},
		access.Read: {"GET /{$}", "GET /search", "GET /calendar", "GET /contested", "GET /stories", "GET /dyad", "GET /articles", "GET /article/{id}", "GET /read", "POST /read",
			"GET /actors", "GET /actor/{id}", "GET /story/{id}", "GET /network", "GET /map", "GET /timeline", "GET /complete", "GET /corrections", "GET /live", "GET /feed",
			"GET /alerts/{name}", "GET /metrics", "GET /api/", "POST /api/v1/read", "POST /mcp", "DELETE /mcp"},
		access.Write: {"GET /correct/{id}", "POST /correct/{id}", "POST /add", "POST /api/v1/corrections"},
	} {
		for _, p := range patterns {
			rules[p] = access.Rule{Needs: role}
		}
	}
	for _, p := range []string{"GET /mcp", "GET /live/stream"} {
		rules[p] = access.Rule{Needs: access.Read, Stream: true}
	}
	return rules
}

// serve answers until it is told to stop, and then finishes what is under way.
func (f *listenFlags) serve(ctx context.Context, h http.Handler, store string) error {
	ln, err := net.Listen("tcp", f.Address)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	ln = access.Connections(netutil.LimitListener(ln, connections), ofOneCaller)
	scheme := "http"
	if f.TLSCert != "" {
		config, err := access.TLS(f.TLSCert, f.TLSKey)
		if err != nil {
			return errors.Join(err, ln.Close())
		}
		config.NextProtos = []string{"h2", "http/1.1"}
		ln, scheme = tls.NewListener(ln, config), "https"
	} else if !f.local() {
		fmt.Fprintln(os.Stderr, "readout: warning: without --tls-cert tokens and texts travel in the clear; let a server that encrypts stand in front, or give a certificate")
	}
	s := &http.Server{Handler: access.Guard(h, f.options(store)), ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: idleTime, MaxHeaderBytes: headerBytes}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		stopped <- s.Shutdown(stop)
	}()
	fmt.Printf("Readout is at %s://%s\n", scheme, ln.Addr())
	if err := s.Serve(ln); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("serve: some requests were cut short: %w", err)
	}
	return nil
}
