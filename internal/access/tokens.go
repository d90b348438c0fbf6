package access

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// TokenFile is the name of the list of tokens in a store's folder.
const TokenFile = "tokens.jsonl"

// Why a token cannot be used. Errors wrap one of these.
var (
	ErrNoToken  = errors.New("no such token")
	ErrReadable = errors.New("others than its owner may read or write it")
)

// tokenPrefix lets people and scanners see what a leaked string is.
const tokenPrefix = "readout_"

// Token is what is kept of a token: never the secret itself, only its SHA-256.
// The secret is 260 random bits, so a slow hash would add nothing.
type Token struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Role    string    `json:"role"`
	Hash    string    `json:"hash"`
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires,omitzero"`
}

// Expired reports whether the token's time is over.
func (t Token) Expired(now time.Time) bool { return !t.Expires.IsZero() && now.After(t.Expires) }

// tokenLine is a line of the file. The file only grows: a token is taken away by
// a line that says so, and what was ever given out stays on record.
type tokenLine struct {
	Token
	Revoked string `json:"revoked,omitempty"` // the id of the token that ends here
}

// Tokens is the list of tokens in a file. It is read again when the file has
// changed, so that a token added or revoked while the server runs counts at
// once. It is safe for concurrent use.
type Tokens struct {
	file string

	mu   sync.Mutex
	seen fs.FileInfo
	list []Token
}

// OpenTokens returns the tokens of a store's folder; the file need not be there.
func OpenTokens(dir string) *Tokens { return &Tokens{file: filepath.Join(dir, TokenFile)} }

// Add makes a token and returns its secret, which is shown this once. A lifetime
// of zero has no end.
func (t *Tokens) Add(name string, role Role, lifetime time.Duration, now time.Time) (Token, string, error) {
	if strings.TrimSpace(name) == "" || len(name) > 100 || role < Read {
		return Token{}, "", errors.New("a token needs a name of up to 100 bytes and a role")
	}
	if _, err := t.List(); err != nil {
		return Token{}, "", err
	}
	secret := tokenPrefix + rand.Text() + rand.Text() // 130 random bits each
	hash := sha256.Sum256([]byte(secret))
	made := Token{ID: strings.ToLower(rand.Text()[:10]), Name: name, Role: role.String(), Hash: hex.EncodeToString(hash[:]), Made: now.UTC().Truncate(time.Second)}
	if lifetime > 0 {
		made.Expires = made.Made.Add(lifetime)
	}
	return made, secret, t.append(tokenLine{Token: made})
}

// Revoke ends a token for good.
func (t *Tokens) Revoke(id string, now time.Time) error {
	list, err := t.List()
	if err != nil {
		return err
	}
	for _, x := range list {
		if x.ID == id {
			return t.append(tokenLine{Token: Token{Made: now.UTC().Truncate(time.Second)}, Revoked: id})
		}
	}
	return fmt.Errorf("%s: %w: %s", t.file, ErrNoToken, id)
}

func (t *Tokens) append(line tokenLine) error {
	if err := appendLine(t.file, line); err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	return nil
}

// List returns the tokens that were not revoked, in the order they were made. A
// file that others may read, or that is damaged, is an error: nobody comes in by
// a list that cannot be trusted.
func (t *Tokens) List() ([]Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := os.Stat(t.file)
	if errors.Is(err, fs.ErrNotExist) {
		t.seen, t.list = nil, nil
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s: %w; chmod 600 it", t.file, ErrReadable)
	}
	if t.seen != nil && os.SameFile(t.seen, info) && t.seen.Size() == info.Size() && t.seen.ModTime().Equal(info.ModTime()) {
		return t.list, nil
	}
	b, err := os.ReadFile(t.file)
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	list, err := parseTokens(b)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", t.file, err)
	}
	t.seen, t.list = info, list
	return list, nil
}

// parseTokens reads the lines of the file.
func parseTokens(b []byte) ([]Token, error) {
	var list []Token
	n := 0
	for line := range bytes.Lines(b) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var x tokenLine
		if err := json.Unmarshal(line, &x); err != nil {
			return nil, fmt.Errorf("%d: not a line that readout token wrote: %w", n, err)
		}
		if x.Revoked != "" {
			var rest []Token
			for _, old := range list {
				if old.ID != x.Revoked {
					rest = append(rest, old)
				}
			}
			list = rest
			continue
		}
		if hash, err := hex.DecodeString(x.Hash); err != nil || len(hash) != sha256.Size || x.ID == "" {
			return nil, fmt.Errorf("%d: no id or no SHA-256", n)
		}
		if _, err := ParseRole(x.Role); err != nil {
			return nil, fmt.Errorf("%d: %w", n, err)
		}
		list = append(list, x.Token)
	}
	return list, nil
}

// Find returns the token of a secret. It takes as long for a secret that is
// nearly right as for one that is not, and as long for the first token as for
// the last.
func (t *Tokens) Find(secret string, now time.Time) (Token, error) {
	list, err := t.List()
	if err != nil {
		return Token{}, err
	}
	sum := sha256.Sum256([]byte(secret))
	hash := []byte(hex.EncodeToString(sum[:]))
	found := -1
	for i, x := range list {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(hash, []byte(x.Hash)), i, found)
	}
	if found < 0 || list[found].Expired(now) {
		return Token{}, ErrNoToken
	}
	return list[found], nil
}

// Holds reports whether a token is still in force.
func (t *Tokens) Holds(id string, now time.Time) bool {
	list, err := t.List()
	if err != nil {
		return false
	}
	for _, x := range list {
		if x.ID == id {
			return !x.Expired(now)
		}
	}
	return false
}

// appendLine adds a line of JSON to a file that only its owner may read, in one
// write: lines of two programs do not mix.
func appendLine(file string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(b, '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}
