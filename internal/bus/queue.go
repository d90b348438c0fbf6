package bus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Message is a document on the queue.
type Message struct {
	Key    string      // what makes it the same document again: the hash of its content. Letters, digits, - and _
	Name   string      // what people call it: where it was read
	Body   []byte      // of any size
	Header nats.Header // what else travels with it; may be nil
}

// Headers of a message.
const (
	headerName   = "Readout-Name"
	headerObject = "Readout-Object" // the body is in the object store, too large for a message
	headerReason = "Readout-Reason"
	headerTries  = "Readout-Tries"
)

// patience is how long Put tries to reach a server that is away.
const patience = 2 * time.Minute

// Put puts a document on the queue. Once it returns without error the document
// is on the server's disk. queued is false when the queue has the key already,
// waiting or in work: what is there stays, what was given is not needed.
func (b *Bus) Put(ctx context.Context, m Message) (queued bool, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("bus %s: %s is not queued: %w", b.where, m.Name, err)
		}
	}()
	if !plain(m.Key) {
		return false, fmt.Errorf("the key %q has more than letters, digits, - and _", m.Key)
	}
	msg := &nats.Msg{Subject: b.subject("queue", m.Key), Header: nats.Header{}, Data: m.Body}
	for name, values := range m.Header {
		msg.Header[name] = values
	}
	msg.Header.Set(headerName, oneLine(m.Name))
	sum := sha256.Sum256(m.Body)
	msg.Header.Set(nats.MsgIdHdr, m.Key+"."+hex.EncodeToString(sum[:16]))
	if int64(len(m.Body)) > b.fits() {
		if err := b.putLarge(ctx, m.Key, m.Body); err != nil {
			return false, err
		}
		msg.Header.Set(headerObject, m.Key)
		msg.Data = nil
	}
	return b.publish(ctx, msg)
}

// fits is the longest body in bytes that goes into a message, with room for the
// headers.
func (b *Bus) fits() int64 { return b.conn.MaxPayload() - 16<<10 }

// publish gives a message to a stream and waits until it is on disk, through
// a restart of the server.
func (b *Bus) publish(ctx context.Context, msg *nats.Msg) (queued bool, err error) {
	for begun := time.Now(); ; {
		try, cancel := context.WithTimeout(ctx, 2*time.Second)
		ack, err := b.js.PublishMsg(try, msg)
		cancel()
		var refused *jetstream.APIError
		switch {
		case err == nil:
			return !ack.Duplicate, nil
		case ctx.Err() != nil:
			return false, ctx.Err()
		case errors.As(err, &refused) && strings.Contains(refused.Description, "per subject"):
			return false, nil
		case errors.As(err, &refused) && strings.Contains(refused.Description, "maximum"):
			return false, fmt.Errorf("the queue is full (%w); let workers catch up", err)
		case errors.Is(err, nats.ErrMaxPayload):
			return false, err
		}
		if b.held != nil {
			if broken := b.held.broken(); broken != nil {
				return false, broken
			}
		}
		if time.Since(begun) > patience {
			return false, fmt.Errorf("the server does not take it (%w)", err)
		}
		if !pause(ctx, 200*time.Millisecond) {
			return false, ctx.Err()
		}
	}
}

// Delivery is a document that was taken from the queue. It must be answered with
// one of Done, Again and Bury; until then Hold keeps it from being given to
// another.
type Delivery struct {
	Message
	Tries  int       // how many takers it was given to, this one counted
	Queued time.Time // when it was put
	msg    jetstream.Msg
	bus    *Bus
}

// Take waits for up to n documents and gives each to f as it comes; f may block.
// It returns when n were given, when ctx ends, or after a second in which fewer
// came.
func (b *Bus) Take(ctx context.Context, n int, f func(*Delivery)) error {
	within, enough := context.WithTimeout(ctx, time.Second)
	defer enough()
	batch, err := b.taker.Fetch(n, jetstream.FetchContext(within))
	if err != nil {
		return fmt.Errorf("bus %s: %w", b.where, err)
	}
	for msg := range batch.Messages() {
		d, err := b.delivery(ctx, msg)
		if err != nil {
			return err
		}
		if d != nil {
			f(d)
		}
	}
	if err := batch.Error(); err != nil && !errors.Is(err, nats.ErrTimeout) && within.Err() == nil {
		return fmt.Errorf("bus %s: %w", b.where, err)
	}
	return nil
}

// delivery makes a delivery of a message; nil when the message is none of ours
// and was put aside.
func (b *Bus) delivery(ctx context.Context, msg jetstream.Msg) (*Delivery, error) {
	meta, err := msg.Metadata()
	if err != nil {
		return nil, fmt.Errorf("bus %s: a message without metadata: %w", b.where, err)
	}
	d := &Delivery{
		Message: Message{Key: b.key(msg.Subject()), Name: msg.Headers().Get(headerName), Body: msg.Data(), Header: msg.Headers()},
		Tries:   int(meta.NumDelivered), Queued: meta.Timestamp, msg: msg, bus: b,
	}
	object := msg.Headers().Get(headerObject)
	if object == "" {
		return d, nil
	}
	d.Body, err = b.getLarge(ctx, object)
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		return nil, d.Bury(ctx, "its text is not in the object store any more; bring it again")
	}
	return d, err
}

// key is the last part of a subject.
func (b *Bus) key(subject string) string { return subject[strings.LastIndexByte(subject, '.')+1:] }

// Hold says that the document is still being read.
func (d *Delivery) Hold() { d.answer(d.msg.InProgress()) }

// Done takes the document off the queue: what became of it is kept elsewhere.
// When this answer is lost, the document is given out again.
func (d *Delivery) Done(ctx context.Context) {
	d.answer(d.msg.Ack())
	d.forgetLarge(ctx)
}

// Again gives the document out once more, after a while.
func (d *Delivery) Again(after time.Duration) { d.answer(d.msg.NakWithDelay(after)) }

// Bury moves the document from the queue to the dead letters. Between the two it
// stands in both, never in none. It waits until the queue has let go: a retry right
// after it would else find the document there still, and leave it in neither.
func (d *Delivery) Bury(ctx context.Context, reason string) error {
	msg := &nats.Msg{Subject: d.bus.subject("dead", d.Key), Header: nats.Header{}, Data: d.msg.Data()}
	for name, values := range d.Header {
		if !strings.HasPrefix(name, "Nats-") {
			msg.Header[name] = values
		}
	}
	msg.Header.Set(headerReason, oneLine(reason))
	msg.Header.Set(headerTries, fmt.Sprint(d.Tries))
	if _, err := d.bus.publish(ctx, msg); err != nil {
		return fmt.Errorf("bus %s: %s cannot be put to the dead letters: %w", d.bus.where, d.Name, err)
	}
	within, enough := context.WithTimeout(ctx, 5*time.Second)
	defer enough()
	d.answer(d.msg.DoubleAck(within))
	return nil
}

// answer notes an answer that did not go out; the document comes again then.
func (d *Delivery) answer(err error) {
	if err != nil {
		d.bus.log.Debug("an answer is lost; the document will be given out again", "document", d.Key, "err", err)
	}
}

// Lease is how often Hold must be called for each document taken.
func (b *Bus) Lease() time.Duration { return b.ackWait / 3 }

// oneLine makes a header's value of any text.
func oneLine(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ") }

// pause waits, and says whether ctx is still good.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
