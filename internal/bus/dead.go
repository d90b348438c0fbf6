package bus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Letter is a document that could not be read.
type Letter struct {
	Key    string    `json:"key"`
	Name   string    `json:"name"`   // where it was read
	Reason string    `json:"reason"` // why it was given up
	Tries  int       `json:"tries"`
	Since  time.Time `json:"since"`
	msg    *jetstream.RawStreamMsg
}

// ErrNoLetter is that no dead letter has the key asked for.
var ErrNoLetter = errors.New("no such dead letter")

// Letters yields the dead letters, the oldest first.
func (b *Bus) Letters(ctx context.Context) iter.Seq2[Letter, error] {
	return func(yield func(Letter, error) bool) {
		for seq := uint64(1); ; {
			msg, err := b.dead.GetMsg(ctx, seq, jetstream.WithGetMsgSubject(b.subject("dead", "*")))
			if errors.Is(err, jetstream.ErrMsgNotFound) {
				return
			}
			if err != nil {
				yield(Letter{}, fmt.Errorf("bus %s: the dead letters cannot be read: %w", b.where, err))
				return
			}
			if !yield(b.letter(msg), nil) {
				return
			}
			seq = msg.Sequence + 1
		}
	}
}

func (b *Bus) letter(msg *jetstream.RawStreamMsg) Letter {
	tries, _ := strconv.Atoi(msg.Header.Get(headerTries)) // one without is none of ours: no tries
	return Letter{Key: b.key(msg.Subject), Name: msg.Header.Get(headerName), Reason: msg.Header.Get(headerReason), Tries: tries, Since: msg.Time, msg: msg}
}

// Letter finds the dead letter whose key begins with prefix, when only one does.
func (b *Bus) Letter(ctx context.Context, prefix string) (Letter, error) {
	var found []Letter
	for l, err := range b.Letters(ctx) {
		if err != nil {
			return Letter{}, err
		}
		if strings.HasPrefix(l.Key, prefix) {
			found = append(found, l)
		}
	}
	switch {
	case len(found) == 0:
		return Letter{}, fmt.Errorf("%s: %w", prefix, ErrNoLetter)
	case len(found) > 1:
		return Letter{}, fmt.Errorf("%s: %d dead letters begin so; write more of it", prefix, len(found))
	}
	return found[0], nil
}

// Retry puts a dead letter on the queue again, with all its tries before it.
func (b *Bus) Retry(ctx context.Context, l Letter) error {
	msg := &nats.Msg{Subject: b.subject("queue", l.Key), Header: nats.Header{}, Data: l.msg.Data}
	for name, values := range l.msg.Header {
		if !strings.HasPrefix(name, "Nats-") && name != headerReason && name != headerTries {
			msg.Header[name] = values
		}
	}
	// On the queue first: between the two steps it is in both places.
	if _, err := b.publish(ctx, msg); err != nil {
		return fmt.Errorf("bus %s: %s stays a dead letter: %w", b.where, l.Key, err)
	}
	return b.forget(ctx, l)
}

// Drop forgets a dead letter.
func (b *Bus) Drop(ctx context.Context, l Letter) error {
	if key := l.msg.Header.Get(headerObject); key != "" {
		if err := b.large.Delete(ctx, key); err != nil && !errors.Is(err, jetstream.ErrObjectNotFound) {
			return fmt.Errorf("bus %s: the text of %s: %w", b.where, l.Key, err)
		}
	}
	return b.forget(ctx, l)
}

func (b *Bus) forget(ctx context.Context, l Letter) error {
	if err := b.dead.DeleteMsg(ctx, l.msg.Sequence); err != nil && !errors.Is(err, jetstream.ErrMsgNotFound) {
		return fmt.Errorf("bus %s: the dead letter %s: %w", b.where, l.Key, err)
	}
	return nil
}
