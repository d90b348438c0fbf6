// Package alert tells people and programs what a store learns: saved searches,
// plans that move and tolls that pass a number, by webhook, by mail and as an
// Atom feed. What is found is written down before it is sent, and what was sent
// is written down after, so that nothing is lost and nothing sent again when the
// program stops in between; what is sent twice all the same, because the answer
// was lost, carries the same key.
package alert

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
)

// What an alert waits for.
const (
	Match = "match" // something that its query holds for
	Moved = "moved" // something planned that is put on another day, put off or called off
	Toll  = "toll"  // a count that passes a number
)

// Alert is a saved condition and where to tell of it.
type Alert struct {
	Name    string   `json:"name"`
	On      string   `json:"on"`
	Query   string   `json:"query"`
	Kind    string   `json:"kind"`            // of match: event|statement|claim|document
	Unit    string   `json:"unit,omitempty"`  // of toll: killed, injured, …
	Above   float64  `json:"above,omitempty"` // of toll
	Webhook string   `json:"webhook,omitempty"`
	Secret  string   `json:"secret,omitempty"`  // signs what the webhook gets
	Private bool     `json:"private,omitempty"` // the webhook may stand in a private network
	Mail    []string `json:"mail,omitempty"`
}

// ErrAlert is a wrong definition; errors say what is wrong with it.
var ErrAlert = errors.New("the alert is not right")

var name = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)

// Check says what is wrong with a definition, if anything.
func (a *Alert) Check() error {
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s", ErrAlert, fmt.Sprintf(format, args...))
	}
	if !name.MatchString(a.Name) {
		return wrong("name %q: small letters, digits, - and _, at most 64", a.Name)
	}
	q, err := query.Parse(a.Query)
	if err != nil {
		return wrong("%v", err)
	}
	switch {
	case !slices.Contains([]string{Match, Moved, Toll}, a.On):
		return wrong("on %q: match, moved or toll", a.On)
	case a.On == Match && !slices.Contains(search.Kinds(), a.Kind):
		return wrong("kind %q: %s", a.Kind, strings.Join(search.Kinds(), ", "))
	case a.On == Match && q.Op == "and" && len(q.Nodes) == 0:
		return wrong("an empty query would tell of everything; say what to look for")
	case a.On == Toll && (!slices.Contains(story.TollUnits, a.Unit) || a.Above < 0):
		return wrong("toll %q above %g: what is counted is one of %s, and the number 0 or more", a.Unit, a.Above, strings.Join(story.TollUnits, ", "))
	}
	if a.Webhook != "" {
		u, err := url.Parse(a.Webhook)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
			return wrong("webhook: an http or https address without a password in it")
		}
		if a.Secret == "" {
			return wrong("webhook: a secret is missing")
		}
	}
	for _, to := range a.Mail {
		if _, err := mail.ParseAddress(to); err != nil {
			return wrong("mail %q: no address", to)
		}
	}
	return nil
}

// channels are the ways in which an alert is sent.
func (a *Alert) channels() []string {
	var out []string
	if a.Webhook != "" {
		out = append(out, "webhook")
	}
	for _, to := range a.Mail {
		out = append(out, "mail:"+to)
	}
	return out
}

// Notice is one thing an alert tells of.
type Notice struct {
	ID        string `json:"id"` // inside the alert
	Alert     string `json:"alert"`
	On        string `json:"on"`
	Title     string `json:"title"`    // what is the news, in one line
	Sentence  string `json:"sentence"` // the article's words
	Fact      string `json:"fact"`     // the id in the store: document/E1
	Document  string `json:"document"`
	Article   string `json:"article"` // its title
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Found     string `json:"found"` // RFC 3339
}
