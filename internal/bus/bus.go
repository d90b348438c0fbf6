// Package bus is the queue between those who bring documents and those who
// read them: NATS JetStream, in this process and in a folder, or a server or
// cluster of its own. It knows bytes under a key, and no articles.
//
// What Put has taken stays until somebody who took it says Done, through the
// end of any process at any moment. One key is in the queue once.
package bus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Options say where the queue is.
type Options struct {
	URL         string // of a NATS server or cluster; several with commas. Empty: in process, in Folder
	Credentials string // a file of NATS credentials; may be empty
	Folder      string // where the queue in process keeps its files
	Name        string // of this installation's queue among others on a server; empty: "readout"

	// AckWait is how long a document that was taken may go without a sign of
	// life of its taker before another gets it. 0: 5 s in process, 30 s else.
	AckWait time.Duration
	Log     *slog.Logger // nil: nothing is logged
}

// Bus is an open queue, safe for concurrent use. It outlives a server that is
// restarted: what it is doing then waits.
type Bus struct {
	name    string
	where   string // for errors
	ackWait time.Duration
	log     *slog.Logger

	held  *holder // nil with a server of its own
	conn  *nats.Conn
	js    jetstream.JetStream
	queue jetstream.Stream
	dead  jetstream.Stream
	taker jetstream.Consumer
	large jetstream.ObjectStore
}

// Open opens the queue and makes it when it is not there.
func Open(ctx context.Context, o Options) (b *Bus, err error) {
	b = &Bus{name: cmp.Or(o.Name, "readout"), log: cmp.Or(o.Log, slog.New(slog.DiscardHandler))}
	if !plain(b.name) {
		return nil, fmt.Errorf("bus: the name %q; use letters, digits, - and _", b.name)
	}
	if o.URL == "" {
		err = b.inProcess(o.Folder)
	} else {
		err = b.server(o.URL, o.Credentials)
	}
	if err != nil {
		b.Close()
		return nil, err
	}
	b.ackWait = cmp.Or(o.AckWait, b.ackWait)
	if err := b.make(ctx); err != nil {
		b.Close()
		return nil, fmt.Errorf("bus %s: the queue cannot be made: %w", b.where, err)
	}
	return b, nil
}

func (b *Bus) inProcess(folder string) (err error) {
	b.where, b.ackWait = folder, 5*time.Second
	if b.held, err = hold(folder, b.log); err != nil {
		return fmt.Errorf("bus %s: %w", folder, err)
	}
	if b.conn, err = nats.Connect("", append(b.lasting(), nats.InProcessServer(b.held))...); err != nil {
		return fmt.Errorf("bus %s: the queue in process does not start: %w", folder, err)
	}
	return nil
}

func (b *Bus) server(url, credentials string) (err error) {
	b.ackWait = 30 * time.Second
	options := b.lasting()
	if credentials != "" {
		options = append(options, nats.UserCredentials(credentials))
	}
	if b.conn, err = nats.Connect(url, options...); err != nil {
		return fmt.Errorf("bus: no NATS server answers at the address given (%w); start it, or leave --nats and READOUT_NATS out for the queue in process", err)
	}
	b.where = b.conn.ConnectedUrlRedacted()
	return nil
}

// lasting are the options of a connection that waits for its server for ever.
func (b *Bus) lasting() []nats.Option {
	return []nats.Option{
		nats.Name("readout"), nats.MaxReconnects(-1), nats.ReconnectWait(200 * time.Millisecond), nats.ReconnectJitter(100*time.Millisecond, 100*time.Millisecond),
		// A publication that the connection would keep back has not reached the
		// disk; Put tries again by itself.
		nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				b.log.Warn("the queue's server is gone; waiting for it", "bus", b.where, "err", err)
			}
		}),
		nats.ReconnectHandler(func(*nats.Conn) { b.log.Info("the queue's server is back", "bus", b.where) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			b.log.Debug("connection to the queue's server", "bus", b.where, "err", err)
		}),
	}
}

// make finds or makes the streams. Those that are there are left as whoever
// runs the server has set them.
func (b *Bus) make(ctx context.Context) (err error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if b.js, err = jetstream.New(b.conn); err != nil {
		return err
	}
	if b.queue, err = b.stream(ctx, jetstream.StreamConfig{
		Name: b.name + "-queue", Description: "documents to be read", Subjects: []string{b.subject("queue", "*")},
		Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage,
		// One key is in the queue once: whoever brings it again is told so.
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true,
		// A publication whose acknowledgement was lost is sent again within
		// moments; what comes later is a new wish to have it read.
		Duplicates: 5 * time.Second,
	}); err != nil {
		return err
	}
	if b.dead, err = b.stream(ctx, jetstream.StreamConfig{
		Name: b.name + "-dead", Description: "documents that could not be read", Subjects: []string{b.subject("dead", "*")},
		Storage: jetstream.FileStorage, MaxMsgsPerSubject: 1, Duplicates: 5 * time.Second,
	}); err != nil {
		return err
	}
	b.taker, err = b.queue.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
		Durable: "readers", AckPolicy: jetstream.AckExplicitPolicy, AckWait: b.ackWait, MaxDeliver: -1, MaxAckPending: 10_000,
	})
	if err != nil {
		return err
	}
	b.large, err = b.js.ObjectStore(ctx, b.name+"-large")
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		b.large, err = b.js.CreateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: b.name + "-large", Description: "documents larger than a message", Replicas: b.queue.CachedInfo().Config.Replicas})
	}
	return err
}

// stream finds or makes a stream: in a cluster with three replicas where it has
// three servers.
func (b *Bus) stream(ctx context.Context, c jetstream.StreamConfig) (jetstream.Stream, error) {
	s, err := b.js.Stream(ctx, c.Name)
	if !errors.Is(err, jetstream.ErrStreamNotFound) {
		return s, err
	}
	if b.conn.ConnectedClusterName() != "" {
		c.Replicas = 3
		if s, err = b.js.CreateStream(ctx, c); err == nil {
			return s, nil
		}
		c.Replicas = 1
	}
	s, err = b.js.CreateStream(ctx, c)
	if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) { // another made it at the same moment
		return b.js.Stream(ctx, c.Name)
	}
	return s, err
}

func (b *Bus) subject(kind, key string) string { return b.name + "." + kind + "." + key }

// Ready says why the queue cannot be used at the moment; nil when it can.
func (b *Bus) Ready(ctx context.Context) error {
	if _, err := b.queue.Info(ctx); err != nil {
		return fmt.Errorf("bus %s: %w", b.where, err)
	}
	return nil
}

// Close ends the use of the queue. In process, whoever else uses the folder
// goes on with it.
func (b *Bus) Close() {
	if b.conn != nil {
		b.conn.Flush() // acknowledgements on their way
		b.conn.Close()
	}
	if b.held != nil {
		b.held.close()
	}
}

// plain says whether s can stand in a subject.
func plain(s string) bool {
	for _, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return s != ""
}
