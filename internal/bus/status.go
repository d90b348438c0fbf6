package bus

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Status is how the queue stands at a moment.
type Status struct {
	Queued  uint64   `json:"queued"`      // documents ever put on the queue
	Waiting uint64   `json:"waiting"`     // on the queue, with nobody at work on them
	InWork  uint64   `json:"in_work"`     // taken and not answered
	Dead    uint64   `json:"dead"`        // given up, in the dead letters
	Lag     float64  `json:"lag_seconds"` // how long the oldest on the queue has been there
	Rate    float64  `json:"per_second"`  // documents the workers finished a second, over their last minute
	Failed  uint64   `json:"failed"`      // times a worker at work now failed at a document
	At      []Report `json:"processes"`   // who is at work, by name
}

// Report is what a process at work says of itself.
type Report struct {
	Process string    `json:"process"` // host and process id
	Role    string    `json:"role"`    // "worker" or "ingest"
	Since   time.Time `json:"since"`
	Done    uint64    `json:"done"`       // documents read and stored, or brought
	Same    uint64    `json:"same"`       // of these, those that changed nothing
	Failed  uint64    `json:"failed"`     // failures, each try counted
	Dead    uint64    `json:"dead"`       // documents given up
	Rate    float64   `json:"per_second"` // done a second over the last minute
}

// Idle says whether nothing is left to do.
func (s Status) Idle() bool { return s.Waiting == 0 && s.InWork == 0 }

// Answer lets a process say how far it is whenever somebody asks, until stop is
// called.
func (b *Bus) Answer(report func() Report) (stop func(), err error) {
	sub, err := b.conn.Subscribe(b.subject("who", "works"), func(m *nats.Msg) {
		if body, err := json.Marshal(report()); err == nil {
			m.Respond(body) // who asked may have gone
		}
	})
	if err != nil {
		return nil, fmt.Errorf("bus %s: %w", b.where, err)
	}
	return func() { sub.Unsubscribe() }, nil
}

// Status asks the server, and whoever is at work, how things stand.
func (b *Bus) Status(ctx context.Context) (s Status, err error) {
	if s, err = b.depth(ctx); err != nil {
		return s, fmt.Errorf("bus %s: %w", b.where, err)
	}
	if s.At, err = b.reports(ctx); err != nil {
		return s, fmt.Errorf("bus %s: %w", b.where, err)
	}
	for _, r := range s.At {
		s.Failed += r.Failed
		if r.Role == "worker" {
			s.Rate += r.Rate
		}
	}
	return s, nil
}

// depth is the server's part of the status.
func (b *Bus) depth(ctx context.Context) (s Status, err error) {
	queue, err := b.queue.Info(ctx)
	if err != nil {
		return s, err
	}
	taker, err := b.taker.Info(ctx)
	if err != nil {
		return s, err
	}
	dead, err := b.dead.Info(ctx)
	if err != nil {
		return s, err
	}
	s.Queued, s.Dead = queue.State.LastSeq, dead.State.Msgs
	// The two answers are of two moments: more may be in work than are left.
	s.InWork = min(uint64(taker.NumAckPending), queue.State.Msgs)
	s.Waiting = queue.State.Msgs - s.InWork
	if queue.State.Msgs > 0 {
		s.Lag = max(0, time.Since(queue.State.FirstTime).Seconds())
	}
	return s, nil
}

// reports gathers the answers that come within a moment.
func (b *Bus) reports(ctx context.Context) ([]Report, error) {
	inbox := b.conn.NewRespInbox()
	sub, err := b.conn.SubscribeSync(inbox)
	if err != nil {
		return nil, err
	}
	defer sub.Unsubscribe()
	if err := b.conn.PublishRequest(b.subject("who", "works"), inbox, nil); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, 250*time.Millisecond)
	defer cancel()
	out := []Report{}
	for {
		m, err := sub.NextMsgWithContext(ctx)
		if err != nil { // the moment is over, or nobody is at work
			break
		}
		var r Report
		if json.Unmarshal(m.Data, &r) == nil {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(x, y Report) int { return cmp.Or(cmp.Compare(x.Role, y.Role), cmp.Compare(x.Process, y.Process)) })
	return out, nil
}

// Watch yields the status now and then again and again, until ctx ends or the
// caller breaks off. While the server is away it yields an error each time.
func (b *Bus) Watch(ctx context.Context, every time.Duration) iter.Seq2[Status, error] {
	return func(yield func(Status, error) bool) {
		for {
			s, err := b.Status(ctx)
			if ctx.Err() != nil || !yield(s, err) || !pause(ctx, every) {
				return
			}
		}
	}
}

// Emptied waits until nothing is left on the queue.
func (b *Bus) Emptied(ctx context.Context) error {
	for {
		info, err := b.queue.Info(ctx)
		if err == nil && info.State.Msgs == 0 {
			return nil
		}
		if errors.Is(err, jetstream.ErrStreamNotFound) {
			return fmt.Errorf("bus %s: the queue was removed: %w", b.where, err)
		}
		if b.held != nil {
			if err := b.held.broken(); err != nil {
				return fmt.Errorf("bus %s: %w", b.where, err)
			}
		}
		if !pause(ctx, 50*time.Millisecond) {
			return ctx.Err()
		}
	}
}
