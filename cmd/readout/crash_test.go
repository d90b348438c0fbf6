package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/bus/bustest"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

// kills is how often each set-up is killed; make crash takes 50.
var kills = flag.Int("kills", 4, "how often TestKilled kills each set-up")

// perKill is how many new articles each run that is killed is given.
const perKill = 12

// TestKilled: kill -9 at random moments, and in the end the same records as an
// undisturbed run leaves, nothing on the queue and nothing given up. Both
// set-ups: the queue in process with SQLite, and a NATS server with PostgreSQL,
// where whoever brings and whoever reads are killed in turn.
func TestKilled(t *testing.T) {
	want := undisturbed(t, *kills*perKill)
	t.Run("in process", func(t *testing.T) {
		dir := t.TempDir()
		s := &setUp{store: filepath.Join(dir, "s")}
		s.killOften(t, func(file string) [][]string { return [][]string{s.args("ingest", file)} })
		s.same(t, want)
	})
	t.Run("NATS and PostgreSQL", func(t *testing.T) {
		s := &setUp{store: storetest.Postgres(t), nats: bustest.Server(t, "127.0.0.1:0", t.TempDir())}
		s.killOften(t, func(file string) [][]string {
			return [][]string{s.args("ingest", file), s.args("worker", "--until-empty")}
		})
		s.same(t, want)
	})
}

// undisturbed gives the records of n articles as an undisturbed reading leaves
// them.
func undisturbed(t *testing.T, n int) string {
	t.Helper()
	place := filepath.Join(t.TempDir(), "want")
	if out, code := capture(t, "read", "--format", "jsonl", "--store", place, articles(t, n)); code != 0 {
		t.Fatalf("read: exit %d: %s", code, out)
	}
	return contents(t, place)
}

// contents is every record of a store, one a line, in the order of a list.
func contents(t *testing.T, place string) string {
	t.Helper()
	st, err := store.Open(place)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	var out strings.Builder
	for rec, err := range stored(context.Background(), st) {
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	return out.String()
}

// setUp is where a queue and a store are.
type setUp struct{ store, nats string }

func (s *setUp) args(args ...string) []string {
	args = append(args, "--store", s.store, "--log-level", "debug")
	if s.nats != "" {
		args = append(args, "--nats", s.nats)
	}
	return args
}

// killOften runs commands with more articles each time and kills them, then runs
// them to the end.
func (s *setUp) killOften(t *testing.T, commands func(file string) [][]string) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(*kills), 9))
	at := map[string]int{}
	for n := 1; n <= *kills; n++ {
		var running []*process
		for _, args := range commands(articles(t, n*perKill)) {
			running = append(running, start(t, args))
		}
		// Mostly while articles are read and stored, sometimes before.
		moment := time.Duration(r.IntN(120)) * time.Millisecond
		last := running[len(running)-1]
		if r.IntN(3) == 0 {
			moment *= 8
		} else {
			last.reads()
		}
		time.Sleep(moment)
		for _, p := range running {
			at[p.kill()]++
		}
	}
	t.Logf("killed: %v", at)
	for _, args := range commands(articles(t, *kills*perKill)) {
		p := start(t, args)
		if err := p.wait(10 * time.Minute); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, p.said())
		}
	}
}

// same compares what is stored.
func (s *setUp) same(t *testing.T, want string) {
	t.Helper()
	if got := contents(t, s.store); got != want {
		t.Errorf("%d records, want %d: not those of an undisturbed run", strings.Count(got, "\n"), strings.Count(want, "\n"))
	}
	args := []string{"--store", s.store}
	if s.nats != "" {
		args = append(args, "--nats", s.nats)
	}
	if q := statusOf(t, args...); !q.Idle() || q.Dead != 0 {
		t.Errorf("the queue afterwards: %+v", q)
	}
	if out, code := capture(t, "verify", "--store", s.store); code != 0 {
		t.Errorf("verify: exit %d: %s", code, out)
	}
}

// process is a running command, and what it says.
type process struct {
	*exec.Cmd
	lines chan string
	all   bytes.Buffer
}

func start(t *testing.T, args []string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.Command(self, args...), lines: make(chan string, 10000)}
	p.Env = append(os.Environ(), asCommand+"=1")
	pipe, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.lines)
		for in := bufio.NewScanner(io.TeeReader(pipe, &p.all)); in.Scan(); {
			select {
			case p.lines <- in.Text():
			default:
			}
		}
	}()
	return p
}

// reads waits until an article was read, or the process has ended.
func (p *process) reads() {
	for line := range p.lines {
		if strings.Contains(line, "msg=read ") {
			return
		}
	}
}

// kill kills the process and says how far it had come.
func (p *process) kill() string {
	if err := p.Process.Signal(syscall.SIGKILL); err != nil {
		return "had ended"
	}
	for range p.lines {
	}
	if err := p.Wait(); err == nil {
		return "had ended"
	}
	if strings.Contains(p.all.String(), "msg=read ") {
		return "while reading"
	}
	return "before reading"
}

// wait waits for the process to end by itself.
func (p *process) wait(limit time.Duration) error {
	over := time.AfterFunc(limit, func() { p.Process.Kill() })
	defer over.Stop()
	for range p.lines {
	}
	return p.Wait()
}

func (p *process) said() string { return p.all.String() }

// TestDiskFull: a store whose disk is full loses nothing; when there is room
// again the same records are there as without.
func TestDiskFull(t *testing.T) {
	if *kills < 50 {
		t.Skip("make crash runs it: it mounts a small disk, which only root may")
	}
	dir := t.TempDir()
	smallDisk(t, dir, "1100k")
	const n = 150
	want := undisturbed(t, n)
	s := &setUp{store: filepath.Join(dir, "s")}
	file := articles(t, n)
	p := start(t, append(s.args("ingest", file), "--queue-folder", t.TempDir()))
	for line := range p.lines {
		if strings.Contains(line, "the store takes no records") {
			break
		}
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=200m"); err != nil {
		t.Fatal(err)
	}
	if err := p.wait(10 * time.Minute); err != nil {
		t.Fatalf("%v: %s", err, p.said())
	}
	if !strings.Contains(p.said(), "the store takes no records") {
		t.Errorf("the disk was never full: %s", p.said())
	}
	if got := contents(t, s.store); got != want {
		t.Errorf("%d records, want %d", strings.Count(got, "\n"), strings.Count(want, "\n"))
	}
}

// TestRestarted: a PostgreSQL and a NATS server of its own are stopped at once and
// started again while articles are brought and read.
func TestRestarted(t *testing.T) {
	if *kills < 50 {
		t.Skip("make crash runs it: it starts servers of its own, which root must give up rights for")
	}
	const n = 400
	want := undisturbed(t, n)
	pg := newServer(t, "")
	folder := t.TempDir()
	url, stop := bustest.Start(t, "127.0.0.1:0", folder)
	s := &setUp{store: pg.address, nats: url}
	file := articles(t, n)
	running := []*process{start(t, s.args("ingest", file)), start(t, s.args("worker", "--until-empty"))}
	running[1].reads()
	for range 3 {
		pg.control(t, "stop", "-m", "immediate")
		time.Sleep(500 * time.Millisecond)
		pg.control(t, "start", "-w", "-l", filepath.Join(pg.folder, "log"))
		time.Sleep(300 * time.Millisecond)
		stop()
		time.Sleep(300 * time.Millisecond)
		_, stop = bustest.Start(t, strings.TrimPrefix(url, "nats://"), folder)
		time.Sleep(time.Second)
	}
	defer func() { stop() }()
	for _, p := range running {
		if err := p.wait(3 * time.Minute); err != nil {
			t.Fatalf("%v: %v\n%s", p.Args[1:], err, p.said())
		}
	}
	if !strings.Contains(running[1].said(), "the store takes no records") {
		t.Logf("the worker did not notice that the store was away")
	}
	s.same(t, want)
}

// ownServer is a PostgreSQL server of a test's own.
type ownServer struct{ folder, address string }

// newServer starts it, on a disk of its own where a size is given.
func newServer(t *testing.T, disk string) *ownServer {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "readout-pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if disk != "" {
		smallDisk(t, folder, disk)
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, err := strconv.Atoi(who.Uid)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(folder, uid, -1); err != nil {
		t.Fatal(err)
	}
	s := &ownServer{folder: folder}
	s.run(t, "initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "--no-sync")
	address := freePort(t)
	s.address = "postgres://postgres@" + address + "/postgres"
	config := fmt.Sprintf("port = %s\nunix_socket_directories = '%s'\n", address[strings.LastIndexByte(address, ':')+1:], folder)
	f, err := os.OpenFile(filepath.Join(s.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(config); err != nil {
		t.Fatal(err)
	}
	f.Close()
	s.control(t, "start", "-w", "-l", filepath.Join(folder, "log"))
	t.Cleanup(func() { s.control(t, "stop", "-m", "immediate") })
	return s
}

func (s *ownServer) data() string { return filepath.Join(s.folder, "data") }

func (s *ownServer) control(t *testing.T, args ...string) {
	t.Helper()
	s.run(t, "pg_ctl", append([]string{"-D", s.data()}, args...)...)
}

// run runs one of PostgreSQL's programs as its user: it refuses root.
func (s *ownServer) run(t *testing.T, program string, args ...string) {
	t.Helper()
	places, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + program)
	if err != nil || len(places) == 0 {
		t.Fatalf("no %s: %v", program, err)
	}
	c := exec.Command("setpriv", append([]string{"--reuid", "postgres", "--clear-groups", places[len(places)-1]}, args...)...)
	c.Dir = "/tmp"
	if out, err := c.CombinedOutput(); err != nil && args[len(args)-1] != "immediate" {
		t.Fatalf("%s: %v: %s", program, err, out)
	}
}

// running reports whether the server accepts connections or is about to.
func (s *ownServer) running() bool {
	places, err := filepath.Glob("/usr/lib/postgresql/*/bin/pg_ctl")
	if err != nil || len(places) == 0 {
		return false
	}
	c := exec.Command("setpriv", "--reuid", "postgres", "--clear-groups", places[len(places)-1], "-D", s.data(), "status")
	c.Dir = "/tmp"
	return c.Run() == nil
}

// smallDisk puts a disk of a size over a folder, for as long as the test runs.
func smallDisk(t *testing.T, folder, size string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "mode=0755,size="+size); err != nil {
		t.Fatalf("a small disk cannot be mounted (only root may): %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}
