package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptrace"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Limits of answers.
const (
	longestAnswer   = answerTime + 5*time.Second
	longestRecovery = time.Minute // after an overload
	largestAnswer   = 32 << 20
)

// asked are what readers ask, in turn; %d is a number that changes.
var asked = []struct {
	method, path, body string
	status             int // of an answer that is not put off
}{
	{"GET", "/", "", 200}, {"GET", "/search?q=Norway&n=%d", "", 200}, {"GET", "/calendar", "", 200}, {"GET", "/contested", "", 200},
	{"GET", "/stories", "", 200}, {"GET", "/actors", "", 200}, {"GET", "/dyad?a=NOR&b=RUS", "", 200}, {"GET", "/network", "", 200},
	{"GET", "/map", "", 200}, {"GET", "/timeline", "", 200}, {"GET", "/articles", "", 200}, {"GET", "/static/style.css", "", 200},
	{"GET", "/api/v1/documents?limit=20", "", 200}, {"GET", "/api/v1/events?q=actor:NOR&limit=50", "", 200},
	{"GET", "/api/v1/statements?q=note&limit=50", "", 200}, {"GET", "/api/v1/claims?limit=50", "", 200}, {"GET", "/api/v1/contested", "", 200},
	{"GET", "/api/v1/stories?limit=10", "", 200}, {"GET", "/api/v1/actors?q=Nor", "", 200}, {"GET", "/api/v1/calendar?from=2024-05-%02d", "", 200},
	{"GET", "/api/v1/dyads?a=NOR&b=RUS&by=month", "", 200}, {"GET", "/api/v1/figures?limit=10", "", 200}, {"GET", "/api/v2/doc?query=Norway&format=json", "", 200},
	{"POST", "/api/v1/read", `{"text":"Chile told Peru in note %d that the border is open.","date":"2024-05-02"}`, 200},
	{"GET", "/api/v1/events?limit=%d000", "", 400}, {"GET", "/api/v1/documents/none%d", "", 404}, {"GET", "/api/v1/search?q=((((&kind=event&x=%d", "", 400},
	{"POST", "/api/v1/read", `{"text":%d`, 400},
	{"POST", "/add", "source=x%d", 403}, // readers may not
}

// load is what asks the server, and what it was answered.
type load struct {
	s       *soak
	client  *http.Client
	working sync.WaitGroup

	mu        sync.Mutex
	times     []time.Duration // of answers since the last measurement
	statuses  map[int]int     // of all answers
	putOff    int             // answers since the last measurement that say later
	wrong     map[string]int  // what was outside the limits
	slowestIn time.Duration   // until an ordinary reader was answered after an overload
}

// newLoad makes a client that gives up a connection that nobody uses before the
// server does, as RFC 9112 (9.5) has it: a POST sent on one at the moment in which
// the server closes it gets no answer, and nobody may send it again unasked. Two
// overloads are as far apart as the server waits.
func newLoad(s *soak) *load {
	return &load{s: s, statuses: map[int]int{}, wrong: map[string]int{},
		client: &http.Client{Timeout: longestAnswer, Transport: &http.Transport{MaxIdleConnsPerHost: 2000, MaxIdleConns: 2000, IdleConnTimeout: idleTime / 2}}}
}

// begin lets the readers ask until ctx ends.
func (l *load) begin(ctx context.Context) {
	for i := range soakReaders {
		l.working.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 11))
			token := l.s.tokens[i%20]
			for n := r.IntN(len(asked)); ctx.Err() == nil; n++ {
				l.ask(token, n)
				select {
				case <-ctx.Done():
				case <-time.After(readerPause/2 + time.Duration(r.Int64N(int64(readerPause)))):
				}
			}
		})
	}
}

func (l *load) wait() { l.working.Wait() }

// ask sends one request and notes what is wrong with its answer.
func (l *load) ask(token string, n int) {
	a := asked[n%len(asked)]
	fill := func(s string) string {
		if strings.Contains(s, "%") {
			return fmt.Sprintf(s, n%28+1)
		}
		return s
	}
	req, err := http.NewRequest(a.method, "http://"+l.s.address+fill(a.path), strings.NewReader(fill(a.body)))
	if err != nil {
		l.blame(err.Error())
		return
	}
	req.Header.Set("Authorization", "Bearer "+token)
	if a.method == "POST" {
		req.Header.Set("Content-Type", "application/json")
	}
	var got httptrace.GotConnInfo
	req = req.WithContext(httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) { got = i }}))
	begun := time.Now()
	r, err := l.client.Do(req)
	if err != nil {
		l.blame(fmt.Sprintf("%s %s: no answer after %v, on a connection idle for %v: %.100s", a.method, a.path, time.Since(begun), got.IdleTime, err))
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, largestAnswer+1))
	r.Body.Close()
	took := time.Since(begun)
	later := r.StatusCode == http.StatusTooManyRequests || r.StatusCode == http.StatusServiceUnavailable
	switch {
	case err != nil:
		l.blame(fmt.Sprintf("%s %s: half an answer: %.100s", a.method, a.path, err))
	case len(body) > largestAnswer:
		l.blame(a.path + ": an answer without end")
	case later && r.Header.Get("Retry-After") == "":
		l.blame(fmt.Sprintf("%s: %d without Retry-After", a.path, r.StatusCode))
	case !later && r.StatusCode != a.status:
		l.blame(fmt.Sprintf("%s %s: %d, want %d: %.100s", a.method, a.path, r.StatusCode, a.status, body))
	case strings.Contains(r.Header.Get("Content-Type"), "json") && !json.Valid(body):
		l.blame(a.path + ": no JSON")
	case r.Header.Get("Content-Security-Policy") == "" || r.Header.Get("X-Content-Type-Options") != "nosniff":
		l.blame(a.path + ": a header is missing")
	case took > longestAnswer:
		l.blame(a.path + ": too late")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.statuses[r.StatusCode]++
	if later {
		l.putOff++
	} else {
		l.times = append(l.times, took)
	}
}

func (l *load) blame(what string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wrong[what]++
}

// overload sends four callers' requests with hardly a pause, 150 of each at a time,
// more than the server has places for.
func (l *load) overload(long time.Duration) {
	var sending sync.WaitGroup
	end := time.Now().Add(long)
	for i := range 600 {
		sending.Go(func() {
			for n := i; time.Now().Before(end); n++ {
				l.ask(l.s.tokens[20+i%4], n)
				time.Sleep(50 * time.Millisecond)
			}
		})
	}
	sending.Wait()
}

// awaitServer asks until an ordinary reader is answered.
func (l *load) awaitServer(limit time.Duration) {
	for end := time.Now().Add(limit); ; time.Sleep(50 * time.Millisecond) {
		if _, err := l.fetch("http://" + l.s.address + "/api/v1/documents?limit=1"); err == nil {
			return
		}
		if time.Now().After(end) {
			l.s.t.Errorf("the server does not answer within %v\n%s", limit, l.s.serve.said())
			return
		}
	}
}

// fetch gets what a token that nobody else uses may see.
func (l *load) fetch(url string) ([]byte, error) {
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+l.s.tokens[19])
	r, err := l.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %d", url, r.StatusCode)
	}
	return io.ReadAll(r.Body)
}

func (l *load) recovered(in time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.slowestIn = max(l.slowestIn, in)
}

// take returns the times of answers since it was last asked, shortest first, and
// how many said later.
func (l *load) take() (times []time.Duration, putOff int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	times, putOff = l.times, l.putOff
	l.times, l.putOff = nil, 0
	slices.Sort(times)
	return times, putOff
}

func (l *load) judge() {
	t := l.s.t
	sum := 0
	for _, n := range l.statuses {
		sum += n
	}
	t.Logf("%d requests answered, by status %v; after an overload a reader is answered within %v", sum, l.statuses, l.slowestIn)
	for what, n := range l.wrong {
		t.Errorf("outside the limits, %d times: %s", n, what)
	}
	if l.statuses[http.StatusTooManyRequests] == 0 || l.statuses[http.StatusServiceUnavailable] == 0 {
		t.Errorf("nobody was put off: %v", l.statuses)
	}
	if l.slowestIn > longestRecovery {
		t.Errorf("%v until a reader was answered after an overload", l.slowestIn)
	}
}

// number reads a measurement of Prometheus's text form; NaN-free, 0 when it is
// not there.
func number(metrics []byte, name string) float64 {
	for line := range strings.Lines(string(metrics)) {
		if rest, ok := strings.CutPrefix(line, name+" "); ok {
			v, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
			if err == nil {
				return v
			}
		}
	}
	return 0
}
