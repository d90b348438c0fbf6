// Package bustest runs a NATS server for tests: one that has a port, and can be
// stopped and started again.
package bustest

import (
	"net"
	"strconv"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// Server starts a server with JetStream at an address ("127.0.0.1:0": any free
// port) that keeps its files in a folder, and returns its URL. It ends with the
// test.
func Server(t testing.TB, at, folder string) string {
	url, stop := Start(t, at, folder)
	t.Cleanup(stop)
	return url
}

// Start is Server for a test that stops it itself.
func Start(t testing.TB, at, folder string) (url string, stop func()) {
	t.Helper()
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		n = server.RANDOM_PORT
	}
	s, err := server.NewServer(&server.Options{Host: host, Port: n, JetStream: true, StoreDir: folder, NoSigs: true, NoLog: true, SyncAlways: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	if !s.ReadyForConnections(30 * time.Second) {
		t.Fatal("the NATS server does not start")
	}
	return s.ClientURL(), func() { s.Shutdown(); s.WaitForShutdown() }
}
