package access

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// certificate is a certificate and its key in files, read again when they have
// changed: certificates are renewed while the server runs.
type certificate struct {
	cert, key string

	mu      sync.Mutex
	loaded  *tls.Certificate
	changed [2]time.Time // of the files that were read
	looked  time.Time
}

// lookAgain is how long a look at the files holds.
const lookAgain = 5 * time.Second

// TLS returns settings that serve the certificate in the files. Files that
// cannot be read or do not fit together are an error now; later the last good
// pair stays in use and the fault is logged.
func TLS(cert, key string) (*tls.Config, error) {
	c := &certificate{cert: cert, key: key}
	if err := c.load(); err != nil {
		return nil, err
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get}, nil
}

func (c *certificate) load() error {
	changed, err := c.times()
	if err != nil {
		return err
	}
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fmt.Errorf("certificate %s with key %s: %w", c.cert, c.key, err)
	}
	c.loaded, c.changed, c.looked = &pair, changed, time.Now()
	return nil
}

func (c *certificate) times() (out [2]time.Time, err error) {
	for i, name := range []string{c.cert, c.key} {
		info, err := os.Stat(name)
		if err != nil {
			return out, fmt.Errorf("certificate: %w", err)
		}
		out[i] = info.ModTime()
	}
	return out, nil
}

func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.looked) >= lookAgain {
		c.looked = time.Now()
		changed, err := c.times()
		if err == nil && changed != c.changed {
			err = c.load()
		}
		if err != nil {
			slog.Warn("the certificate is not renewed", "error", err)
		}
	}
	return c.loaded, nil
}
