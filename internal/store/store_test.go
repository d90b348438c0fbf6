package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"readout/internal/store"
	"readout/internal/store/storetest"
)

func TestContract(t *testing.T) {
	for name, place := range map[string]func(testing.TB) string{"SQLite": storetest.Folder, "PostgreSQL": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			places := map[string]string{}
			var mu sync.Mutex
			storetest.Run(t, func(t *testing.T) *store.Store {
				mu.Lock()
				if places[t.Name()] == "" {
					places[t.Name()] = place(t)
				}
				mu.Unlock()
				return storetest.Open(t, places[t.Name()])
			})
		})
	}
}

func TestOpenRefusesWhatIsNoStore(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readout.db"), []byte(strings.Repeat("this is no database ", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(dir); err == nil || !strings.Contains(err.Error(), "name another folder") {
		t.Errorf("got %v", err)
	}
}

// TestFirstOpen: many may find no store at the same moment.
func TestFirstOpen(t *testing.T) {
	for _, place := range []string{t.TempDir(), storetest.Postgres(t)} {
		done := make(chan error, 6)
		for range cap(done) {
			go func() {
				s, err := store.Open(place)
				if err == nil {
					err = s.Close()
				}
				done <- err
			}()
		}
		for range cap(done) {
			if err := <-done; err != nil {
				t.Errorf("%s: %v", place, err)
			}
		}
	}
}

// TestNoServer: an address that nobody answers is said without its password.
func TestNoServer(t *testing.T) {
	for _, address := range []string{"postgres://me:secret@127.0.0.1:1/none", "postgresql://me:secret@[", "postgres://me:secret@127.0.0.1:x/none"} {
		s, err := store.Open(address)
		if err == nil {
			s.Close()
		}
		if err == nil || strings.Contains(err.Error(), "secret") || !strings.HasPrefix(err.Error(), "store") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
