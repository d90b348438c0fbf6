package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/access"
)

// TestThreatAPIOpenAddress: beyond this machine only with a token, and with one only for
// those who show it.
func TestThreatAPIOpenAddress(t *testing.T) {
	dir := t.TempDir()
	flags := func(f listenFlags) *listenFlags {
		f.Rate, f.Concurrent, f.MaxBody = 100, 16, 1<<20
		return &f
	}
	for name, f := range map[string]*listenFlags{
		"everywhere":  flags(listenFlags{Address: ":0"}),
		"IPv6":        flags(listenFlags{Address: "[::]:0"}),
		"a proxy":     flags(listenFlags{Address: "127.0.0.1:0", Host: []string{"news.example"}}),
		"all must":    flags(listenFlags{Address: "127.0.0.1:0", RequireToken: true}),
		"no port":     flags(listenFlags{Address: "localhost"}),
		"half a pair": flags(listenFlags{Address: "127.0.0.1:0", TLSCert: "x"}),
		"no rate":     {Address: "127.0.0.1:0"},
	} {
		if f.check(dir) == nil {
			t.Errorf("%s: may listen without a token", name)
		}
	}
	for _, address := range []string{"127.0.0.1:0", "localhost:0", "[::1]:0", "127.8.8.8:0"} {
		if f := flags(listenFlags{Address: address}); f.check(dir) != nil || !f.local() {
			t.Errorf("%s is this machine", address)
		}
	}
	if code := run([]string{"token", "add", "someone", "--role", "write", "--store", dir}); code != 0 {
		t.Fatalf("token add: exit %d", code)
	}
	if f := flags(listenFlags{Address: ":0"}); f.check(dir) != nil || f.local() {
		t.Error("with a token it may listen everywhere, and nobody is local")
	}
	list, err := access.OpenTokens(dir).List()
	if err != nil || len(list) != 1 || list[0].Role != "write" {
		t.Fatalf("%+v, %v", list, err)
	}
	for args, want := range map[string]int{"token list": 0, "token revoke none": exitUsage, "token revoke " + list[0].ID: 0, "token add x --role king": exitUsage, "token add x --expires -1h": exitUsage} {
		if code := run(append(strings.Fields(args), "--store", dir)); code != want {
			t.Errorf("%s: exit %d, want %d", args, code, want)
		}
	}
	log, err := os.ReadFile(filepath.Join(dir, access.AuditFile))
	if err != nil || !strings.Contains(string(log), "token add "+list[0].ID) {
		t.Errorf("the log of writes: %s, %v", log, err)
	}
}

// TestThreatAPIListening serves over TLS to those who show a token, and stops when told.
func TestThreatAPIListening(t *testing.T) {
	dir := t.TempDir()
	f := &listenFlags{Address: freeAddress(t), RequireToken: true, Rate: 100, Concurrent: 16, MaxBody: 1 << 20, TLSCert: filepath.Join(dir, "cert.pem"), TLSKey: filepath.Join(dir, "key.pem")}
	roots := certificate(t, f.TLSCert, f.TLSKey)
	_, secret, err := access.OpenTokens(dir).Add("someone", access.Admin, 0, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- f.serve(ctx, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "in") }), dir)
	}()
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}}
	ask := func(token string) *http.Response {
		r, err := http.NewRequest("GET", "https://"+f.Address+"/x", nil)
		if err != nil {
			t.Fatal(err)
		}
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		for try := 0; ; try++ {
			w, err := client.Do(r)
			if err == nil {
				w.Body.Close()
				return w
			}
			if try == 100 {
				t.Fatal(err)
			}
			time.Sleep(20 * time.Millisecond) // until it listens
		}
	}
	if w := ask(""); w.StatusCode != 401 || !strings.HasPrefix(w.Header.Get("Strict-Transport-Security"), "max-age=") {
		t.Errorf("without a token: %d %v", w.StatusCode, w.Header)
	}
	if w := ask(secret); w.StatusCode != 200 || w.ProtoMajor != 2 {
		t.Errorf("with one: %d %s", w.StatusCode, w.Proto)
	}
	client.CloseIdleConnections()
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().String()
}

// certificate writes a certificate for this machine and returns who trusts it.
func certificate(t *testing.T, cert, key string) *x509.CertPool {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	for file, b := range map[string][]byte{cert: public, key: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})} {
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(public)
	return pool
}

// TestThreatAPIStrict: a server that listens beyond this machine fetches nothing
// from its own networks for whoever holds a token, also where the address is
// written out; one for this machine alone does.
func TestThreatAPIStrict(t *testing.T) {
	reached := make(chan string, 8)
	inside := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { reached <- r.URL.Path }))
	defer inside.Close()
	for host, want := range map[string]bool{"0.0.0.0": false, "127.0.0.1": true} {
		dir := t.TempDir()
		_, secret, err := access.OpenTokens(dir).Add("someone", access.Write, 0, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		_, port, _ := net.SplitHostPort(freeAddress(t))
		c := exec.Command(os.Args[0], "serve", "--store", dir, "--listen", net.JoinHostPort(host, port))
		c.Env = append(os.Environ(), asCommand+"=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() { c.Process.Kill(); c.Wait() }()
		ask := func(method, path, body string) (string, error) {
			r, err := http.NewRequest(method, "http://127.0.0.1:"+port+path, strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", "Bearer "+secret)
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w, err := http.DefaultClient.Do(r)
			if err != nil {
				return "", err
			}
			defer w.Body.Close()
			b, err := io.ReadAll(w.Body)
			return w.Status + " " + string(b), err
		}
		end := time.Now().Add(60 * time.Second)
		for _, err := ask("GET", "/healthz", ""); err != nil && time.Now().Before(end); _, err = ask("GET", "/healthz", "") {
			time.Sleep(50 * time.Millisecond)
		}
		if said, err := ask("POST", "/add", "source="+url.QueryEscape(inside.URL+"/"+host)); err != nil || !strings.HasPrefix(said, "200") {
			t.Fatalf("--listen %s: %v %.300s", host, err, said)
		}
		said := ""
		for !strings.Contains(said, "failed</span>") && time.Now().Before(end) {
			said, _ = ask("GET", "/live", "")
			time.Sleep(50 * time.Millisecond)
		}
		if refused := strings.Contains(said, "private network"); refused == want {
			t.Errorf("--listen %s: refused %v: %s", host, refused, said)
		}
		if got := len(reached) > 0; got != want {
			t.Errorf("--listen %s: the inside was reached: %v, want %v", host, got, want)
		}
		for len(reached) > 0 {
			<-reached
		}
	}
}
