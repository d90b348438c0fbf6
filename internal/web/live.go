package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Live is how ingest goes on.
type Live struct {
	Arrivals []Arrival   `json:"arrivals"` // the latest last
	Sources  []SourceRun `json:"sources"`  // that were added here, the latest first
	Queue    *Queue      `json:"queue,omitempty"`
}

// Arrival is an article that came into the store.
type Arrival struct {
	N         int64  `json:"n"` // grows with each
	At        string `json:"at"`
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Events    int    `json:"events"`
	Claims    int    `json:"claims"`
	Skipped   string `json:"skipped,omitempty"`
}

// Clock is when it came, for people.
func (a Arrival) Clock() string {
	if at, err := time.Parse(time.RFC3339, a.At); err == nil {
		return at.UTC().Format("2006-01-02 15:04:05 UTC")
	}
	return a.At
}

// SourceRun is how a source that somebody added stands.
type SourceRun struct {
	Source   string `json:"source"`
	State    string `json:"state"`    // waiting|reading|done|failed
	Articles int    `json:"articles"` // read and kept
	Problem  string `json:"problem,omitempty"`
}

// Queue is how the queue of readout ingest and worker stands.
type Queue struct {
	Waiting uint64  `json:"waiting"`
	InWork  uint64  `json:"in_work"`
	Dead    uint64  `json:"dead"`
	Rate    float64 `json:"per_second"`
}

// before asks for the last arrivals there are.
const before = -1

// live shows the last arrivals; where scripts run, it goes on by itself.
func (s *site) live(w http.ResponseWriter, r *http.Request) {
	l, err := s.desk.Live(r.Context(), before)
	if err != nil {
		s.failed(w, err)
		return
	}
	for i, j := 0, len(l.Arrivals)-1; i < j; i, j = i+1, j-1 {
		l.Arrivals[i], l.Arrivals[j] = l.Arrivals[j], l.Arrivals[i]
	}
	s.show(w, http.StatusOK, "live", "Live", "/live", l)
}

// beat is how often those who watch are told.
const beat = time.Second

// stream sends what is new as server-sent events. A browser that was cut off
// names the last arrival it saw and goes on after it.
func (s *site) stream(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	last, err := strconv.ParseInt(r.Header.Get("Last-Event-ID"), 10, 64)
	if err != nil {
		last, err = strconv.ParseInt(r.URL.Query().Get("after"), 10, 64)
	}
	if err != nil || last < 0 {
		last = 0
	}
	told := ""
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		l, err := s.desk.Live(r.Context(), last)
		if err != nil {
			return // the browser comes again
		}
		if n := len(l.Arrivals); n > 0 {
			last = l.Arrivals[n-1].N
		}
		body, err := json.Marshal(l)
		if err != nil {
			return
		}
		if len(l.Arrivals) > 0 || string(body) != told {
			fmt.Fprintf(w, "id: %d\ndata: %s\n\n", last, body)
			if len(l.Arrivals) == 0 {
				told = string(body)
			}
		} else {
			fmt.Fprint(w, ": nothing new\n\n") // finds out whether the browser is still there
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}
