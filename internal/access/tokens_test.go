package access

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTokensFile(t *testing.T) {
	dir := t.TempDir()
	tokens := OpenTokens(dir)
	token, secret, err := tokens.Add("a reader", Read, 0, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, TokenFile)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), secret) || strings.Contains(string(b), strings.TrimPrefix(secret, tokenPrefix)) {
		t.Error("the secret is in the file")
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if got, err := tokens.Find(secret, time.Now()); err != nil || got.ID != token.ID {
		t.Errorf("%+v, %v", got, err)
	}
	for _, wrong := range []string{"", secret[1:], secret + "A", strings.ToLower(secret), token.Hash} {
		if _, err := tokens.Find(wrong, time.Now()); !errors.Is(err, ErrNoToken) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if err := tokens.Revoke("none", time.Now()); !errors.Is(err, ErrNoToken) {
		t.Error(err)
	}
	if _, _, err := tokens.Add(" ", Read, 0, time.Now()); err == nil {
		t.Error("a token without a name")
	}
	if err := os.WriteFile(file, append(b, "{\"id\":\"x\",\"role\":\"read\",\"hash\":\"00\"}\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tokens.Find(secret, time.Now()); err == nil || !strings.Contains(err.Error(), TokenFile+":2") {
		t.Errorf("a damaged list: %v", err)
	}
}

// FuzzTokens: no list of tokens lets an unknown secret in, and none breaks the
// reader.
func FuzzTokens(f *testing.F) {
	f.Add([]byte(`{"id":"a","name":"n","role":"read","hash":"` + strings.Repeat("0", 64) + `","made":"2026-01-02T03:04:05Z"}` + "\n{\"revoked\":\"a\"}\n"))
	f.Add([]byte("{}\n\n{\"revoked\":\"\"}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		list, err := parseTokens(b)
		if err != nil {
			return
		}
		for _, x := range list {
			if _, err := ParseRole(x.Role); err != nil || x.ID == "" || len(x.Hash) != 64 {
				t.Errorf("%+v", x)
			}
		}
	})
}

// TestCertificateIsReadAgain: a renewed certificate is served without a restart,
// and a broken one does not take the place of a good one.
func TestCertificateIsReadAgain(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	if _, err := TLS(cert, key); err == nil {
		t.Error("no files, no error")
	}
	writePair(t, cert, key, "first.example")
	config, err := TLS(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	c := &certificate{cert: cert, key: key}
	if err := c.load(); err != nil {
		t.Fatal(err)
	}
	name := func() string {
		c.looked = time.Time{}
		pair, err := c.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		return pair.Leaf.Subject.CommonName
	}
	if got := name(); got != "first.example" {
		t.Error(got)
	}
	writePair(t, cert, key, "second.example")
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(cert, later, later); err != nil {
		t.Fatal(err)
	}
	if got := name(); got != "second.example" {
		t.Error(got)
	}
	if err := os.WriteFile(key, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(key, later.Add(time.Hour), later.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got := name(); got != "second.example" {
		t.Error(got)
	}
	if config.MinVersion < 0x0303 {
		t.Error("TLS older than 1.2")
	}
}

func writePair(t *testing.T, cert, key, name string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	for file, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
