// Package api answers over HTTP what a store knows, as JSON: documents, events,
// statements, claims, relations, figures, actors, stories, calendar, contested
// matters, dyads, search, and the reading of a text. Errors are problem+json
// (RFC 9457). It knows no linguistics: whoever starts it says how a text is read.
package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MaxText bounds the text that one request may have read, in bytes.
const MaxText = 1 << 20

const (
	defaultLimit = 50
	maxLimit     = 500
	// patience bounds the work on one request.
	patience = 30 * time.Second
)

type api struct {
	Source
	reading chan struct{} // a place for each text that is read at the same time
	others  []Route
	now     func() time.Time
}

// Route is something that another package serves under /api/; it stands in the
// description beside what is served here.
type Route struct {
	Path      string
	Operation map[string]any // of GET, as OpenAPI has it
	Handler   http.Handler
}

// Handler serves everything under /api/v1/, and the routes of others.
func Handler(s Source, others ...Route) http.Handler {
	a := &api{s, make(chan struct{}, runtime.GOMAXPROCS(0)), others, time.Now}
	mux := http.NewServeMux()
	for path, list := range byPath() {
		mux.Handle(path, a.serve(list))
	}
	for _, r := range others {
		mux.Handle(r.Path, r.Handler)
	}
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		Fail(w, http.StatusNotFound, "nothing is here; /api/v1/openapi.json tells what there is")
	})
	return mux
}

// serve checks a request against what the route of its method says of itself, does its work in
// bounded time, and writes the answer or the problem.
func (a *api) serve(list []route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at := slices.IndexFunc(list, func(t route) bool {
			return r.Method == t.method || t.method == http.MethodGet && r.Method == http.MethodHead
		})
		if at < 0 {
			var methods []string
			for _, t := range list {
				methods = append(methods, t.method)
			}
			allowed := strings.Join(methods, ", ")
			w.Header().Set("Allow", allowed)
			Fail(w, http.StatusMethodNotAllowed, "only "+allowed)
			return
		}
		t := list[at]
		if err := t.check(r); err != nil {
			failure(w, err)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		if t.method == http.MethodPost {
			r.Body = http.MaxBytesReader(w, r.Body, MaxText+4096)
		}
		v, err := t.answer(a, r.WithContext(ctx))
		if err != nil {
			failure(w, err)
			return
		}
		answer(w, r, v)
	})
}

// check refuses parameters that the route does not have, or whose values do not
// fit: a misspelt one that is passed over gives a wrong answer.
func (t route) check(r *http.Request) error {
	var names []string
	for _, p := range t.params {
		names = append(names, p.name)
		if err := p.check(r); err != nil {
			return err
		}
	}
	for name := range r.URL.Query() {
		if !slices.Contains(names, name) {
			return wrong("%s: no such parameter here; there are: %s", name, strings.Join(names, ", "))
		}
	}
	return nil
}

// param is a parameter of a request.
type param struct {
	name, what string
	enum       []string
	high       int  // a number from 1 to high; 0: no number
	day        bool // a day, YYYY-MM-DD
	required   bool
	path       bool // part of the path
}

func (p param) check(r *http.Request) error {
	if p.path {
		return nil
	}
	list := r.URL.Query()[p.name]
	if len(list) > 1 {
		return wrong("%s: given twice", p.name)
	}
	if len(list) == 0 || list[0] == "" {
		if p.required {
			return wrong("%s: missing: %s", p.name, p.what)
		}
		return nil
	}
	v := list[0]
	switch {
	case p.enum != nil && !slices.Contains(p.enum, v):
		return wrong("%s %q: %s", p.name, v, strings.Join(p.enum, ", "))
	case p.high > 0:
		if n, err := strconv.Atoi(v); err != nil || n < 1 || n > p.high {
			return wrong("%s %q: a number from 1 to %d", p.name, v, p.high)
		}
	case p.day:
		if _, err := time.Parse(time.DateOnly, v); err != nil {
			return wrong("%s %q: write the day as YYYY-MM-DD", p.name, v)
		}
	}
	return nil
}

// wrong is an ErrInput with what is wrong.
func wrong(format string, args ...any) error {
	return inputError{fmt.Sprintf(format, args...)}
}

type inputError struct{ problem string }

func (e inputError) Error() string      { return e.problem }
func (inputError) Is(target error) bool { return target == ErrInput }

// failure writes the problem that an error stands for. The inner message of an
// unreadable store is not for clients.
func failure(w http.ResponseWriter, err error) {
	_, big := errors.AsType[*http.MaxBytesError](err)
	switch {
	case big:
		Fail(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("more than %d bytes", MaxText))
	case errors.Is(err, ErrInput):
		Fail(w, http.StatusBadRequest, err.Error())
	case errors.Is(err, ErrDamaged):
		Fail(w, http.StatusInternalServerError, ErrDamaged.Error())
	case errors.Is(err, ErrNone):
		Fail(w, http.StatusNotFound, ErrNone.Error())
	case errors.Is(err, context.DeadlineExceeded):
		w.Header().Set("Retry-After", "30")
		Fail(w, http.StatusServiceUnavailable, fmt.Sprintf("no answer in %s; ask for less, or try again later", patience))
	default:
		Fail(w, http.StatusServiceUnavailable, "the store cannot be read; try again later")
	}
}
