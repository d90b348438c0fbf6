package api

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// problem is RFC 9457's object.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// Fail answers with a problem of RFC 9457; one that goes by says when to ask
// again.
func Fail(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	if status == http.StatusServiceUnavailable && w.Header().Get("Retry-After") == "" {
		w.Header().Set("Retry-After", "5")
	}
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(problem{"about:blank", http.StatusText(status), status, detail})
}

// answer writes JSON; the page after this one is named in a Link header too.
func answer(w http.ResponseWriter, r *http.Request, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		Fail(w, http.StatusInternalServerError, "the answer cannot be written")
		return
	}
	if p, ok := v.(interface{ next() string }); ok && p.next() != "" {
		q := r.URL.Query()
		q.Set("after", p.next())
		w.Header().Set("Link", "<"+(&url.URL{Path: r.URL.Path, RawQuery: q.Encode()}).String()+`>; rel="next"`)
	}
	Send(w, r, "application/json", append(b, '\n'))
}

// Send writes an answer with an ETag of its bytes; 304 when the client has them.
func Send(w http.ResponseWriter, r *http.Request, contentType string, b []byte) {
	sum := sha256.Sum256(b)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if (r.Method == http.MethodGet || r.Method == http.MethodHead) && matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Write(b)
}

// matches reports whether one of the tags of an If-None-Match is the tag, by the
// weak comparison of RFC 9110.
func matches(header, tag string) bool {
	for have := range strings.SplitSeq(header, ",") {
		// An answer that went out packed has a tag of its own; it is the same answer.
		have = strings.Replace(strings.TrimSpace(have), `-gzip"`, `"`, 1)
		if have == "*" || strings.TrimPrefix(have, "W/") == tag {
			return true
		}
	}
	return false
}

// page is a piece of a list; Next is the cursor of the following one.
type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

func (p page[T]) next() string { return p.Next }

// cut gives the part of a list that a request asks for: limit items after the
// one that the cursor names by its id.
func cut[T, U any](r *http.Request, items []T, id func(T) string, show func(T) U) (any, error) {
	items, next, err := Following(items, id, r.URL.Query().Get("after"), limitOf(r))
	if err != nil {
		return nil, errAfter
	}
	return shown(items, next, show), nil
}

// shown is the page of some items.
func shown[T, U any](items []T, next string, show func(T) U) page[U] {
	p := page[U]{Items: []U{}, Next: next}
	for _, x := range items {
		p.Items = append(p.Items, show(x))
	}
	return p
}

// Following gives up to limit items of a list after the one with an id, and the id
// to go on after; ErrNone where there is no such item.
func Following[T any](items []T, id func(T) string, after string, limit int) ([]T, string, error) {
	if after != "" {
		i := slices.IndexFunc(items, func(x T) bool { return id(x) == after })
		if i < 0 {
			return nil, "", ErrNone
		}
		items = items[i+1:]
	}
	if len(items) <= limit {
		return items, "", nil
	}
	return items[:limit], id(items[limit-1]), nil
}

var errAfter = wrong("after: no such item in this list; leave it out to begin anew")

// limitOf gives how many items a request asks for.
func limitOf(r *http.Request) int {
	if v := r.URL.Query().Get("limit"); v != "" {
		n, _ := strconv.Atoi(v) // checked already
		return n
	}
	return defaultLimit
}
