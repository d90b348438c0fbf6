package bus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A body that no message can carry goes to the object store, in pieces, under
// the document's key; the message only names it. The body is written before the
// message and removed after it, so a message never lacks its body.

func (b *Bus) putLarge(ctx context.Context, key string, body []byte) error {
	if _, err := b.large.PutBytes(ctx, key, body); err != nil {
		return fmt.Errorf("its %d bytes cannot be kept: %w", len(body), err)
	}
	return nil
}

func (b *Bus) getLarge(ctx context.Context, key string) ([]byte, error) {
	body, err := b.large.GetBytes(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("bus %s: the text of %s: %w", b.where, key, err)
	}
	return body, nil
}

func (d *Delivery) forgetLarge(ctx context.Context) {
	if key := d.Header.Get(headerObject); key != "" {
		if err := d.bus.large.Delete(ctx, key); err != nil {
			d.bus.log.Debug("a text stays in the object store until the next sweep", "document", key, "err", err)
		}
	}
}

// orphaned is the age at which a body that no message names is removed; a
// younger one may be about to get its message.
const orphaned = time.Hour

// Sweep removes the bodies that killed processes left in the object store.
func (b *Bus) Sweep(ctx context.Context) error {
	all, err := b.large.List(ctx)
	if errors.Is(err, jetstream.ErrNoObjectsFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("bus %s: %w", b.where, err)
	}
	for _, object := range all {
		if time.Since(object.ModTime) < orphaned {
			continue
		}
		needed, err := b.named(ctx, object.Name)
		if err == nil && !needed {
			err = b.large.Delete(ctx, object.Name)
		}
		if err != nil {
			return fmt.Errorf("bus %s: the text of %s: %w", b.where, object.Name, err)
		}
	}
	return nil
}

// named says whether a message, on the queue or dead, has the key.
func (b *Bus) named(ctx context.Context, key string) (bool, error) {
	for kind, s := range map[string]jetstream.Stream{"queue": b.queue, "dead": b.dead} {
		_, err := s.GetLastMsgForSubject(ctx, b.subject(kind, key))
		if err == nil || !errors.Is(err, jetstream.ErrMsgNotFound) {
			return err == nil, err
		}
	}
	return false, nil
}
