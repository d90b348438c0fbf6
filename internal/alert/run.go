package alert

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Runner looks for what is new and sends it.
type Runner struct {
	State *State
	World func(context.Context) (World, error)
	Mail  Mail
	Now   func() time.Time
	// Report, when not nil, hears of each sending, failed ones with their error.
	Report func(channel string, n Notice, err error)
}

const (
	// lease is how long one program has for one sending before another may try.
	lease = 2 * time.Minute
	// firstWait is doubled after each failure, up to longestWait; after so many
	// attempts, about three days, a sending has failed.
	firstWait   = 10 * time.Second
	longestWait = 6 * time.Hour
	attempts    = 24
)

// Known gives what an alert would tell of at once.
func (r *Runner) Known(ctx context.Context, a *Alert) ([]Notice, error) {
	w, err := r.World(ctx)
	if err != nil {
		return nil, err
	}
	return a.find(w, nil)
}

// Look writes down what is new, and counts it. Looking again finds nothing new
// until the store learns something.
func (r *Runner) Look(ctx context.Context) (int, error) {
	list, err := r.State.List(ctx)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	w, err := r.World(ctx)
	if err != nil {
		return 0, err
	}
	total := 0
	for i := range list {
		a := &list[i].Alert
		told, err := r.State.told(ctx, a.Name)
		if err != nil {
			return total, err
		}
		found, err := a.find(w, told)
		if err != nil {
			return total, fmt.Errorf("alert %s: %w", a.Name, err)
		}
		err = r.State.change(ctx, func(tx *sql.Tx) error {
			n, err := keep(ctx, tx, a, found, false, r.Now())
			total += n
			return err
		})
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// Send sends what is due and counts what arrived and what did not. What fails
// waits for its next attempt; several programs may send from one state.
func (r *Runner) Send(ctx context.Context) (sent, failed int, err error) {
	for {
		d, err := r.claim(ctx)
		if err != nil || d == nil {
			return sent, failed, err
		}
		problem := r.deliver(ctx, d)
		if r.Report != nil {
			r.Report(d.channel, d.notice, problem)
		}
		if ctx.Err() != nil {
			return sent, failed, ctx.Err() // its lease ends by itself
		}
		if err := r.settle(ctx, d, problem); err != nil {
			return sent, failed, err
		}
		if problem == nil {
			sent++
		} else {
			failed++
		}
	}
}

// delivery is one notice on its way by one channel.
type delivery struct {
	alert    Alert
	notice   Notice
	channel  string
	attempts int
}

// key is the same for every attempt at a delivery, and for no other.
func (d *delivery) key() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{d.alert.Name, d.notice.ID, d.channel}, "\x00")))
	return "msg_" + hex.EncodeToString(sum[:16])
}

// claim takes the delivery that is due first; nil when none is.
func (r *Runner) claim(ctx context.Context) (*delivery, error) {
	now := r.Now()
	d := &delivery{}
	var alert, notice string
	err := r.State.db.QueryRowContext(ctx, `UPDATE deliveries SET due = ?, attempts = attempts + 1 WHERE rowid =
		(SELECT rowid FROM deliveries WHERE state = 'waiting' AND due <= ? ORDER BY due, rowid LIMIT 1) RETURNING alert, notice, channel, attempts`,
		now.Add(lease).Unix(), now.Unix()).Scan(&alert, &notice, &d.channel, &d.attempts)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	var definition, body string
	err = r.State.db.QueryRowContext(ctx, "SELECT definition, body FROM alerts, notices WHERE name = ?1 AND alert = ?1 AND id = ?2", alert, notice).Scan(&definition, &body)
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	return d, errors.Join(json.Unmarshal([]byte(definition), &d.alert), json.Unmarshal([]byte(body), &d.notice))
}

func (r *Runner) deliver(ctx context.Context, d *delivery) error {
	if to, ok := strings.CutPrefix(d.channel, "mail:"); ok {
		return r.Mail.send(ctx, to, d, r.Now())
	}
	return post(ctx, d, r.Now())
}

// settle writes down how a sending went.
func (r *Runner) settle(ctx context.Context, d *delivery, problem error) error {
	state, due, text := "sent", r.Now(), ""
	if problem != nil {
		state, text = "waiting", problem.Error()
		due = due.Add(wait(d.attempts, problem))
		if d.attempts >= attempts {
			state = "failed"
		}
	}
	_, err := r.State.db.ExecContext(ctx, "UPDATE deliveries SET state = ?, due = ?, problem = ? WHERE alert = ? AND notice = ? AND channel = ?",
		state, due.Unix(), text, d.alert.Name, d.notice.ID, d.channel)
	if err != nil {
		return fmt.Errorf("alerts: %w", err)
	}
	return nil
}

// wait is how long to wait after the nth attempt: twice as long each time, and
// at least as long as the other side asks for.
func wait(n int, problem error) time.Duration {
	d := longestWait
	if n < 20 {
		d = min(longestWait, firstWait<<(n-1))
	}
	if later, ok := errors.AsType[*retryAfter](problem); ok {
		d = max(d, min(later.wait, longestWait))
	}
	return d
}

// Test sends an example by every channel of an alert at once. Nothing is written
// down.
func (r *Runner) Test(ctx context.Context, a *Alert) error {
	n := Notice{ID: "test-" + r.Now().UTC().Format(time.RFC3339), Alert: a.Name, On: a.On, Title: "Test of the alert " + a.Name, Sentence: "This is a test. No article says so.", Found: r.Now().UTC().Format(time.RFC3339)}
	var all []error
	for _, c := range a.channels() {
		err := r.deliver(ctx, &delivery{*a, n, c, 1})
		if r.Report != nil {
			r.Report(c, n, err)
		}
		all = append(all, err)
	}
	if len(all) == 0 {
		return fmt.Errorf("alert %s: it has no webhook and no mail; its feed needs no test", a.Name)
	}
	return errors.Join(all...)
}
