package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// The way of a user: save a search, learn something, be told once.
func TestAlertCommand(t *testing.T) {
	var got atomic.Int32
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got.Add(1)
		if r.Header.Get("Webhook-Signature") == "" {
			t.Error("not signed")
		}
	}))
	defer hook.Close()
	dir := t.TempDir()
	store, later := filepath.Join(dir, "s"), filepath.Join(dir, "c.txt")
	keep(t, store)
	if err := os.WriteFile(later, []byte("Armenia denied on Thursday that its soldiers had crossed the border."), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		code int
		got  int32
	}{
		{"alert add deny act:deny --kind statement --private --webhook " + hook.URL, 0, 0},
		{"alert add deny act:deny --kind statement", exitUsage, 0}, {"alert add x", exitUsage, 0}, {"alert add x --toll sheep", exitUsage, 0}, {"alert add x --moves --toll killed", exitUsage, 0},
		{"alert run --once", 0, 0}, {"read --date 2022-03-10 " + later, 0, 0}, {"alert run --once", 0, 1}, {"alert run --once", 0, 1}, {"alert test deny", 0, 2},
		{"alert list", 0, 2}, {"alert feed deny", 0, 2}, {"alert feed none", exitUsage, 2}, {"alert run --every 1ms", exitUsage, 2}, {"alert remove deny", 0, 2}, {"alert remove deny", exitUsage, 2},
	} {
		if code := run(append(strings.Fields(c.args), "--store", store)); code != c.code || got.Load() != c.got {
			t.Errorf("%s: exit %d, %d requests; want %d, %d", c.args, code, got.Load(), c.code, c.got)
		}
	}
	if code := run([]string{"alert", "list", "--store", filepath.Join(dir, "none")}); code == 0 {
		t.Error("alerts of a store that is not there")
	}
}
