package alert

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/export/atom"
)

// inFeed is how many notices a feed shows.
const inFeed = 100

// Feed writes what an alert told of as an Atom feed, the newest first.
func Feed(name string, notices []Notice) ([]byte, error) {
	f := atom.New("Readout alert "+name, "urn:readout:alert:"+name)
	for _, n := range notices {
		f.Add("urn:readout:alert:"+name+":"+url.PathEscape(n.ID), n.Title, n.URL, n.Found, strings.TrimSpace("“"+n.Sentence+"” "+n.Publisher+" "+n.Published))
	}
	var b bytes.Buffer
	err := f.Close(&b)
	return b.Bytes(), err
}

// Feeds serves /alerts/NAME, the feed of an alert whose state is in a folder.
func Feeds(dir string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /alerts/{name}", func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimSuffix(r.PathValue("name"), ".atom")
		b, err := feedOf(r, dir, name)
		switch {
		case errors.Is(err, ErrUnknown), errors.Is(err, fs.ErrNotExist):
			http.Error(w, "no alert of this name; readout alert list shows those there are", http.StatusNotFound)
		case err != nil:
			http.Error(w, "the alerts cannot be read; try again later", http.StatusServiceUnavailable)
		default:
			w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
			w.Write(b)
		}
	})
	return mux
}

func feedOf(r *http.Request, dir, name string) ([]byte, error) {
	if _, err := os.Stat(filepath.Join(dir, File)); err != nil {
		return nil, err
	}
	s, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if _, err := s.Get(r.Context(), name); err != nil {
		return nil, err
	}
	notices, err := s.Notices(r.Context(), name, inFeed)
	if err != nil {
		return nil, err
	}
	return Feed(name, notices)
}
