package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

func site(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/a.html", http.StatusFound)
		case "/a.html":
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			fmt.Fprint(w, r.UserAgent())
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/hosts", http.StatusFound)
		case "/slow":
			select {
			case <-r.Context().Done():
			case <-time.After(5 * time.Second):
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 64 {
				z.Write(make([]byte, 1<<20))
			}
			z.Close()
		default:
			http.NotFound(w, r)
		}
	})
	page, err := Get(t.Context(), s.URL+"/moved", Options{Version: "1.2"})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(page.Body), "Readout/1.2 (") || page.URL != s.URL+"/a.html" || page.ContentType != "text/html; charset=windows-1252" {
		t.Errorf("page %q, %q, %q", page.Body, page.URL, page.ContentType)
	}
	for _, c := range []struct {
		url  string
		want error
		text string
	}{
		{s.URL + "/none", ErrStatus, "404 Not Found"},
		{s.URL + "/loop", errRedirects, "more than 5"},
		{s.URL + "/file", ErrAddress, "file:///etc/hosts"},
		{s.URL + "/bomb", ErrTooLarge, "1 MB"},
		{s.URL + "/slow", nil, "no answer in 200ms"},
		{"ftp://example.org/a", ErrAddress, "https://"},
		{"http://", ErrAddress, ""},
		{"http://[::1", ErrAddress, ""},
		{"http://nowhere.invalid/", nil, "nowhere.invalid"},
	} {
		_, err := Get(context.Background(), c.url, Options{Timeout: 200 * time.Millisecond, MaxBytes: 1 << 20})
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: %v, want %v with %q", c.url, err, c.want, c.text)
		} else if strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), c.url+": ") {
			t.Errorf("%s: not one line that begins with the address: %q", c.url, err)
		}
	}
}

// A server that the user named may not send the fetch to another one beside it,
// and a name that stands for a loopback address is refused like the address.
func TestPrivateNetwork(t *testing.T) {
	secret := site(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "secret") })
	outer := site(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, secret.URL, http.StatusFound) })
	if _, err := Get(t.Context(), outer.URL, Options{}); !errors.Is(err, ErrInternal) {
		t.Errorf("redirect to another local server: %v", err)
	}
	back := site(t, nil)
	back.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/again" {
			fmt.Fprint(w, "ok")
			return
		}
		http.Redirect(w, r, back.URL+"/again", http.StatusFound)
	})
	if page, err := Get(t.Context(), back.URL, Options{}); err != nil || string(page.Body) != "ok" {
		t.Errorf("redirect within the named server: %q, %v", page.Body, err)
	}
	u, _ := url.Parse(secret.URL)
	// What a public name that stands for a loopback address comes to.
	client := &http.Client{Transport: (&guard{}).transport()}
	if resp, err := client.Get("http://localhost:" + u.Port()); !errors.Is(err, ErrInternal) {
		t.Errorf("a name for a loopback address: %v", err)
		if err == nil {
			resp.Body.Close()
		}
	}
	if page, err := Get(t.Context(), "http://localhost:"+u.Port(), Options{}); err != nil || string(page.Body) != "secret" {
		t.Errorf("localhost written out: %q, %v", page.Body, err)
	}
	if err := checkAddress(u.Host); !errors.Is(err, ErrInternal) {
		t.Errorf("dialling %s: %v", u.Host, err)
	}
}

func TestPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"8.8.8.8": true, "2a00:1450:4001:80b::200e": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"0.0.0.0": false, "100.64.0.1": false, "224.0.0.1": false, "255.255.255.255": false,
		"::1": false, "::": false, "fe80::1": false, "fd00::1": false, "::ffff:127.0.0.1": false, "::127.0.0.1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "fe80::1%eth0": false,
	} {
		if got := public(netip.MustParseAddr(ip)); got != want {
			t.Errorf("public(%s) = %v, want %v", ip, got, want)
		}
	}
}
