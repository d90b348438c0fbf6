package alert_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"readout/data"
	"readout/internal/alert"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/story"
	"readout/readout"
)

// world is a store that grows, and a clock that is set by hand.
type world struct {
	list   []*readout.Record
	reader *pipeline.Reader
	now    time.Time
}

func (w *world) learn(day, text string) {
	at, _ := time.Parse(time.DateOnly, day)
	w.list = append(w.list, w.reader.Read(ingest.Article{Title: "News\r\nBcc: x@example.org", Text: text}, at))
}

func newWorld(t *testing.T) *world {
	t.Helper()
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &world{reader: r, now: time.Date(2022, 3, 10, 0, 0, 0, 0, time.UTC)}
}

// runner is a program that has just been started over a state.
func (w *world) runner(t *testing.T, dir string) *alert.Runner {
	t.Helper()
	s, err := alert.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &alert.Runner{State: s, Now: func() time.Time { return w.now }, World: func(context.Context) (alert.World, error) {
		return alert.World{Records: w.list, State: func(string) string { return "" }, Stories: func(list []*readout.Record) [][]*readout.Record { return [][]*readout.Record{list} }, FollowUp: (&story.Tracker{}).FollowUp}, nil
	}}
}

// step looks and sends, and checks the counts.
func step(t *testing.T, r *alert.Runner, found, sent, failed int) {
	t.Helper()
	n, err := r.Look(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, f, err := r.Send(t.Context())
	if err != nil || n != found || s != sent || f != failed {
		t.Errorf("%d found, %d sent, %d failed, %v; want %d, %d, %d", n, s, f, err, found, sent, failed)
	}
}

// receiver is a webhook that may refuse.
type receiver struct {
	mu     sync.Mutex
	status int
	header http.Header
	heads  []http.Header
	bodies [][]byte
}

func (x *receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x.mu.Lock()
	defer x.mu.Unlock()
	b, _ := io.ReadAll(r.Body)
	x.heads, x.bodies = append(x.heads, r.Header.Clone()), append(x.bodies, b)
	for k, v := range x.header {
		w.Header()[k] = v
	}
	w.WriteHeader(x.status)
}

const secret = "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0"

func TestWebhook(t *testing.T) {
	w, dir := newWorld(t), t.TempDir()
	x := &receiver{status: 503}
	server := httptest.NewServer(x)
	defer server.Close()
	w.learn("2022-03-09", "Armenia denied that its forces had attacked Azerbaijani troops near Baku.")
	a := &alert.Alert{Name: "deny", On: alert.Match, Kind: "statement", Query: "says:Armenia act:deny", Webhook: server.URL, Secret: secret, Private: true}
	r := w.runner(t, dir)
	known, err := r.Known(t.Context(), a)
	if err != nil || len(known) != 1 {
		t.Fatalf("known: %v, %v", known, err)
	}
	if err := r.State.Add(t.Context(), a, known); err != nil {
		t.Fatal(err)
	}
	step(t, r, 0, 0, 0) // what was known is not told
	w.learn("2022-03-10", "Armenia on Thursday denied that its soldiers had crossed the border.")
	step(t, r, 1, 0, 1) // refused
	step(t, r, 0, 0, 0) // too early to try again
	w.now = w.now.Add(11 * time.Second)
	x.header = http.Header{"Retry-After": {"600"}}
	step(t, w.runner(t, dir), 0, 0, 1) // a new program tries again, and is told to wait
	w.now = w.now.Add(5 * time.Minute)
	step(t, r, 0, 0, 0)
	x.status = 204
	w.now = w.now.Add(6 * time.Minute)
	step(t, w.runner(t, dir), 0, 1, 0)
	w.now = w.now.Add(24 * time.Hour)
	step(t, w.runner(t, dir), 0, 0, 0) // nothing is sent twice
	if len(x.heads) != 3 {
		t.Fatalf("%d requests", len(x.heads))
	}
	for i, h := range x.heads {
		id := h.Get("Webhook-Id")
		if id == "" || id != x.heads[0].Get("Webhook-Id") || h.Get("Idempotency-Key") != id {
			t.Errorf("attempt %d has another key: %v", i, h)
		}
		if want := "v1," + alert.Sign(secret, id, h.Get("Webhook-Timestamp"), x.bodies[i]); h.Get("Webhook-Signature") != want {
			t.Errorf("signature %q, want %q", h.Get("Webhook-Signature"), want)
		}
	}
	var body struct {
		Type string
		Data alert.Notice
	}
	if err := json.Unmarshal(x.bodies[2], &body); err != nil || body.Type != "readout.alert" || body.Data.Alert != "deny" || !strings.Contains(body.Data.Sentence, "crossed the border") || body.Data.Fact == "" {
		t.Errorf("%v %s", err, x.bodies[2])
	}
	// The example of HMAC-SHA256 that anybody can compute: printf 'm.1.{}' | openssl dgst -sha256 -hmac key -binary | base64
	if got := alert.Sign("key", "m", "1", []byte("{}")); got != "PZ/NkMlNTAuwo7eUSzj+2MvSPuobXrtxD9Jq3rZS73c=" {
		t.Errorf("signature of the example: %s", got)
	}
	list, err := r.State.List(t.Context())
	if err != nil || len(list) != 1 || list[0].Found != 1 || list[0].Sent != 1 || list[0].Waiting != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// A webhook may not lead into the network the program runs in, by name, by
// address or by a redirect, unless it is told to.
func TestThreatWebhookPrivateNetwork(t *testing.T) {
	w := newWorld(t)
	x := &receiver{status: 204}
	server := httptest.NewServer(x)
	defer server.Close()
	moved := httptest.NewServer(http.RedirectHandler(server.URL, http.StatusTemporaryRedirect))
	defer moved.Close()
	w.learn("2022-03-10", "Armenia denied that its soldiers had crossed the border.")
	r := w.runner(t, t.TempDir())
	for i, address := range []string{server.URL, strings.Replace(server.URL, "127.0.0.1", "localhost", 1), moved.URL} {
		a := &alert.Alert{Name: string(rune('a' + i)), On: alert.Match, Kind: "statement", Query: "act:deny", Webhook: address, Secret: "s", Private: address == moved.URL}
		if err := r.State.Add(t.Context(), a, nil); err != nil {
			t.Fatal(err)
		}
	}
	step(t, r, 3, 0, 3)
	if len(x.heads) != 0 {
		t.Error("a request reached the private network")
	}
	list, err := r.State.List(t.Context())
	if err != nil || !strings.Contains(list[0].Problem, "private network") || !strings.Contains(list[0].Problem, "--private") {
		t.Errorf("%v: told %q", err, list[0].Problem)
	}
}

// post office is an SMTP server that takes mail and keeps it.
func postOffice(t *testing.T, refuse *bool) (address string, mails chan string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	mails = make(chan string, 10)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			serveMail(c, refuse, mails)
		}
	}()
	return ln.Addr().String(), mails
}

func serveMail(c net.Conn, refuse *bool, mails chan string) {
	defer c.Close()
	in := bufio.NewReader(c)
	say := func(s string) { io.WriteString(c, s+"\r\n") }
	say("220 test")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		switch verb := strings.ToUpper(strings.Fields(line + " x")[0]); {
		case verb == "RCPT" && *refuse:
			say("451 later")
		case verb == "DATA":
			say("354 go on")
			var b strings.Builder
			for {
				l, err := in.ReadString('\n')
				if err != nil {
					return
				}
				if l == ".\r\n" {
					break
				}
				b.WriteString(l)
			}
			mails <- b.String()
			say("250 taken")
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func TestMail(t *testing.T) {
	w, dir := newWorld(t), t.TempDir()
	refuse := true
	address, mails := postOffice(t, &refuse)
	r := w.runner(t, dir)
	r.Mail = alert.Mail{Server: address, From: "Readout <readout@example.org>"}
	if err := r.State.Add(t.Context(), &alert.Alert{Name: "deny", On: alert.Match, Kind: "statement", Query: "act:deny", Mail: []string{"desk@example.org"}}, nil); err != nil {
		t.Fatal(err)
	}
	w.learn("2022-03-10", "Armenia’s foreign ministry denied that soldiers had crossed the border.")
	step(t, r, 1, 0, 1)
	refuse = false
	w.now = w.now.Add(time.Minute)
	step(t, r, 0, 1, 0)
	m, err := mail.ReadMessage(strings.NewReader(<-mails))
	if err != nil {
		t.Fatal(err)
	}
	h := m.Header
	if h.Get("To") != "desk@example.org" || !strings.Contains(h.Get("Subject"), "[deny]") || h.Get("Bcc") != "" || !strings.HasSuffix(h.Get("Message-Id"), "@example.org>") {
		t.Errorf("headers %v", h)
	}
	if b, _ := io.ReadAll(quotedprintable.NewReader(m.Body)); !strings.Contains(string(b), "crossed the border") || strings.Contains(string(b), "\nBcc:") {
		t.Errorf("body %s", b)
	}
	if r.Mail = (alert.Mail{}); r.Test(t.Context(), &alert.Alert{Name: "x", Mail: []string{"a@example.org"}}) == nil {
		t.Error("mail without a server is taken for sent")
	}
}

func TestMovesAndTolls(t *testing.T) {
	w, dir := newWorld(t), t.TempDir()
	r := w.runner(t, dir)
	for _, a := range []*alert.Alert{{Name: "moves", On: alert.Moved, Query: "type:CONSULT"}, {Name: "toll", On: alert.Toll, Unit: "killed", Above: 100}} {
		if err := r.State.Add(t.Context(), a, nil); err != nil {
			t.Fatal(err)
		}
	}
	w.learn("2022-03-10", "French President Emmanuel Macron will meet German Chancellor Olaf Scholz in Paris on March 20.")
	w.learn("2022-03-10", "An earthquake in Turkey killed 90 people, officials said.")
	step(t, r, 0, 0, 0)
	w.learn("2022-03-12", "Rain has delayed the harvest in France this year, farmers said. Emmanuel Macron and Olaf Scholz will meet on March 25 in Paris, the French government said.")
	step(t, r, 1, 0, 0)
	w.learn("2022-03-13", "Officials in Turkey said that the earthquake had killed at least 120 people.")
	step(t, r, 1, 0, 0)
	w.learn("2022-03-14", "The dead of the quake were buried. The earthquake in Turkey has killed 150 people, officials said.")
	step(t, w.runner(t, dir), 0, 0, 0)
	moves, err := r.State.Notices(t.Context(), "moves", 10)
	if err != nil || len(moves) != 1 || !strings.Contains(moves[0].Title, "2022-03-20 → 2022-03-25") || !strings.Contains(moves[0].Sentence, "March 25") {
		t.Errorf("%+v, %v", moves, err)
	}
	tolls, err := r.State.Notices(t.Context(), "toll", 10)
	if err != nil || len(tolls) != 1 || !strings.Contains(tolls[0].Title, "120 killed") {
		t.Errorf("%+v, %v", tolls, err)
	}
	feeds := alert.Feeds(dir)
	got := httptest.NewRecorder()
	feeds.ServeHTTP(got, httptest.NewRequest("GET", "/alerts/toll.atom", nil))
	feed, err := gofeed.NewParser().Parse(got.Body)
	if err != nil || len(feed.Items) != 1 || !strings.Contains(feed.Items[0].Title, "120 killed") || feed.Items[0].UpdatedParsed == nil {
		t.Errorf("feed %+v, %v", feed, err)
	}
	for _, dir := range []string{dir, t.TempDir()} {
		got = httptest.NewRecorder()
		if alert.Feeds(dir).ServeHTTP(got, httptest.NewRequest("GET", "/alerts/none", nil)); got.Code != 404 {
			t.Errorf("an unknown alert: %d", got.Code)
		}
	}
}

func TestDefinitions(t *testing.T) {
	r := newWorld(t).runner(t, t.TempDir())
	for _, a := range []alert.Alert{
		{Name: "A b", On: alert.Match, Kind: "event", Query: "x"}, {Name: "a", On: alert.Match, Kind: "event"}, {Name: "a", On: alert.Match, Kind: "thing", Query: "x"},
		{Name: "a", On: alert.Match, Kind: "event", Query: "("}, {Name: "a", On: alert.Toll, Unit: "sheep"}, {Name: "a", On: "never", Query: "x"},
		{Name: "a", On: alert.Moved, Webhook: "ftp://x", Secret: "s"}, {Name: "a", On: alert.Moved, Webhook: "https://example.org"}, {Name: "a", On: alert.Moved, Mail: []string{"nobody"}},
	} {
		if err := r.State.Add(t.Context(), &a, nil); !errors.Is(err, alert.ErrAlert) {
			t.Errorf("%+v: %v", a, err)
		}
	}
	ok := &alert.Alert{Name: "a", On: alert.Moved}
	if err := r.State.Add(t.Context(), ok, nil); err != nil {
		t.Fatal(err)
	}
	if err := r.State.Add(t.Context(), ok, nil); !errors.Is(err, alert.ErrAlert) {
		t.Errorf("a name twice: %v", err)
	}
	if err := errors.Join(r.State.Remove(t.Context(), "a")); err != nil {
		t.Error(err)
	}
	if err := r.State.Remove(t.Context(), "a"); !errors.Is(err, alert.ErrUnknown) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestSecretsAreTheOwners(t *testing.T) {
	dir := t.TempDir()
	newWorld(t).runner(t, dir)
	if f, err := os.Stat(filepath.Join(dir, alert.File)); err != nil || f.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", f.Mode(), err)
	}
}
