package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"readout/internal/bus"
	"readout/internal/observe"
	"readout/internal/pipeline"
	"readout/internal/store"
	"readout/internal/work"
	"readout/readout"
)

// queueFlags say where the queue is.
type queueFlags struct {
	NATS        string `name:"nats" help:"NATS server or cluster that holds the queue, several with commas; without it the queue is in process, in a folder." placeholder:"nats://HOST:4222" env:"READOUT_NATS"`
	NATSCreds   string `name:"nats-creds" help:"File with the credentials for NATS." placeholder:"FILE" env:"READOUT_NATS_CREDS" type:"path"`
	QueueName   string `help:"This installation's queue among others on the server." default:"readout" env:"READOUT_QUEUE_NAME"`
	Observe     string `help:"Where Prometheus may ask a process at work (/metrics, /healthz, /readyz); nowhere when nothing is said." placeholder:"HOST:PORT" env:"READOUT_OBSERVE"`
	QueueFolder string `help:"Folder of the queue in process; else queue in the store's folder." placeholder:"FOLDER" env:"READOUT_QUEUE_FOLDER" type:"path"`
}

// open opens the queue that belongs to a store.
func (q *queueFlags) open(ctx context.Context, store string, log *slog.Logger) (*bus.Bus, error) {
	return bus.Open(ctx, bus.Options{URL: q.NATS, Credentials: q.NATSCreds, Name: q.QueueName, Folder: q.folder(store), Log: log})
}

// folder is where the queue in process is.
func (q *queueFlags) folder(store string) string {
	return cmp.Or(q.QueueFolder, filepath.Join(homeOf(store), "queue"))
}

// openExisting opens a queue that must be there: a command that only looks
// should not leave an empty one behind.
func (q *queueFlags) openExisting(ctx context.Context, store string, log *slog.Logger) (*bus.Bus, error) {
	if q.NATS == "" {
		if folder := q.folder(store); !exists(folder) {
			return nil, fmt.Errorf("no queue in %s; make one with readout ingest, or name the server of another with --nats", folder)
		}
	}
	return q.open(ctx, store, log)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// reading makes a worker that reads what is on a queue into a store.
func reading(b *bus.Bus, st *store.Store, reader *pipeline.Reader, dataFolder string, log *slog.Logger, tracer *observe.Tracer) *work.Worker {
	return &work.Worker{
		Bus: b, Log: log, Tally: &work.Tally{},
		Read: func(jobs []work.Job) []*readout.Record {
			_, end := tracer.Span(context.Background(), "read")
			tasks := make([]pipeline.Task, len(jobs))
			for i, j := range jobs {
				tasks[i] = pipeline.Task(j)
			}
			list := reader.ReadAll(tasks)
			end(nil, "document", list[0].Document.ID, "url", list[0].Document.URL, "documents", strconv.Itoa(len(list)))
			return list
		},
		Apart: func(ctx context.Context, body []byte) (*readout.Record, error) {
			return readApart(ctx, dataFolder, body)
		},
		Faulty: store.Faulty,
		Keep: func(ctx context.Context, records []*readout.Record) (int, error) {
			ctx, end := tracer.Span(ctx, "store")
			changed, err := st.PutAll(ctx, records)
			end(err, "records", strconv.Itoa(len(records)), "changed", strconv.Itoa(changed))
			return changed, err
		},
	}
}

// observed lets Prometheus ask a process at work how it and the queue stand.
func observed(ctx context.Context, address string, b *bus.Bus, st *store.Store, tally *work.Tally) error {
	m := observe.NewMetrics(version)
	m.Ask(func(ctx context.Context) ([]observe.Value, error) {
		s, err := b.Status(ctx)
		c := tally.Counts()
		return []observe.Value{
			{Name: "readout_queue_waiting", Help: "Articles on the queue that nobody is at work on.", Value: float64(s.Waiting)},
			{Name: "readout_queue_in_work", Help: "Articles that were taken and not answered.", Value: float64(s.InWork)},
			{Name: "readout_queue_dead", Help: "Articles that were given up.", Value: float64(s.Dead)},
			{Name: "readout_queue_lag_seconds", Help: "How long the oldest article has been on the queue.", Value: s.Lag},
			{Name: "readout_articles_done_total", Help: "Articles that this process read and stored.", Counts: true, Value: float64(c.Done)},
			{Name: "readout_articles_same_total", Help: "Of these, those that changed nothing.", Counts: true, Value: float64(c.Same)},
			{Name: "readout_articles_failed_total", Help: "Failures of this process, each try counted.", Counts: true, Value: float64(c.Failed)},
			{Name: "readout_articles_dead_total", Help: "Articles that this process gave up.", Counts: true, Value: float64(c.Dead)},
		}, err
	})
	return m.Serve(ctx, address, func(ctx context.Context) error {
		_, err := b.Status(ctx)
		return errors.Join(err, st.Ping(ctx))
	})
}

// readApart reads an article in a process of its own, which it may end.
func readApart(ctx context.Context, dataFolder string, body []byte) (*readout.Record, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, self, "read-job")
	if dataFolder != "" {
		command.Args = append(command.Args, "--data", dataFolder)
	}
	command.Stdin = bytes.NewReader(body)
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	if err := command.Run(); err != nil {
		first, _, _ := strings.Cut(complaint.String(), "\n")
		return nil, errors.Join(err, errors.New(first))
	}
	rec := &readout.Record{}
	return rec, json.Unmarshal(out.Bytes(), rec)
}

// readJobCommand is the other end of readApart.
type readJobCommand struct{}

// Run reads the article on standard input and writes its record.
func (readJobCommand) Run(tree fs.FS) error {
	body, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	job, err := work.Parse(body)
	if err != nil {
		return err
	}
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(reader.Read(job.Article, job.Published))
}
