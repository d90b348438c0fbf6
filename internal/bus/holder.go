package bus

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
	"github.com/nats-io/nats-server/v2/server"
)

// holder is the queue's server in a folder. One process holds the folder and
// runs the server; the others reach it through a socket, and the first of them
// to notice takes its place when it ends, in order or killed. It opens no port.
type holder struct {
	folder string
	lock   *flock.Flock // held by whoever runs the server
	log    *slog.Logger

	mu     sync.Mutex
	server *server.Server // nil while another process holds the folder
	socket net.Listener
	closed bool
}

// tenant is what the folder's holder writes down for the others.
type tenant struct {
	PID    int    `json:"pid"`
	Socket string `json:"socket"`
}

// startup is how long a server may take to start, with a long queue to look
// through, and how long others wait for it.
const startup = 60 * time.Second

func hold(folder string, log *slog.Logger) (*holder, error) {
	if folder == "" {
		return nil, errors.New("no folder is named for the queue in process")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("the folder cannot be made: %w", err)
	}
	return &holder{folder: folder, lock: flock.New(filepath.Join(folder, "lock")), log: log}, nil
}

// InProcessConn connects to the folder's server, and starts it when nobody has.
// The NATS client calls it again whenever the connection breaks.
func (h *holder) InProcessConn() (net.Conn, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var last error
	for end := time.Now().Add(startup); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if h.closed {
			return nil, net.ErrClosed
		}
		if h.server != nil {
			return h.server.InProcessConn()
		}
		mine, err := h.lock.TryLock()
		if err != nil {
			return nil, fmt.Errorf("the folder cannot be locked: %w", err)
		}
		if mine {
			if err := h.start(); err != nil {
				h.stop()
				return nil, err
			}
			continue
		}
		var conn net.Conn
		if conn, last = h.dial(); last == nil {
			return conn, nil
		}
	}
	return nil, fmt.Errorf("another process (%d) holds the folder and does not answer (%w); end it, or name another folder", h.tenant().PID, last)
}

func (h *holder) tenantFile() string { return filepath.Join(h.folder, "holder.json") }

// tenant is who holds the folder, or who held it last.
func (h *holder) tenant() (t tenant) {
	if b, err := os.ReadFile(h.tenantFile()); err == nil {
		json.Unmarshal(b, &t) // half a file is nobody: the next look finds the whole
	}
	return t
}

func (h *holder) dial() (net.Conn, error) {
	return net.DialTimeout("unix", h.tenant().Socket, time.Second)
}

// start runs the server and opens the socket.
func (h *holder) start() error {
	tidy(h.tenant().Socket) // of one that was killed
	s, err := server.NewServer(&server.Options{
		ServerName: "readout", DontListen: true, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: h.folder,
		// What Put has acknowledged is on the disk, not in a cache of the system.
		SyncAlways: true,
	})
	if err != nil {
		return err
	}
	s.SetLoggerV2(serverLog{h.log}, false, false, false)
	s.Start()
	h.server = s
	if !s.ReadyForConnections(startup) || !s.JetStreamEnabled() {
		return errors.New("the queue's server does not start; is the disk full, or may the folder not be written?")
	}
	return h.listen()
}

// listen opens the socket. It stands in a folder of the system's temporary one
// that only this user may enter: the path of a socket must be short.
func (h *holder) listen() error {
	dir, err := os.MkdirTemp("", "readout-")
	if err != nil {
		return err
	}
	t := tenant{PID: os.Getpid(), Socket: filepath.Join(dir, "bus")}
	if h.socket, err = net.Listen("unix", t.Socket); err != nil {
		return err
	}
	go serve(h.socket, h.server)
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	fresh := h.tenantFile() + ".new"
	if err := os.WriteFile(fresh, b, 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, h.tenantFile())
}

// tidy removes a socket and its folder, and nothing else that may stand there.
func tidy(socket string) {
	os.Remove(socket)
	os.Remove(filepath.Dir(socket))
}

// serve joins every connection to the socket with one to the server.
func serve(socket net.Listener, s *server.Server) {
	for {
		outer, err := socket.Accept()
		if err != nil {
			return
		}
		inner, err := s.InProcessConn()
		if err != nil {
			outer.Close()
			return
		}
		for _, ends := range [][2]net.Conn{{outer, inner}, {inner, outer}} {
			go func() {
				io.Copy(ends[0], ends[1])
				ends[0].Close()
				ends[1].Close()
			}()
		}
	}
}

// broken says why the server of this process cannot keep anything any more; nil
// when it can, or another process runs it.
func (h *holder) broken() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.server != nil && !h.server.JetStreamEnabled() {
		return errors.New("the queue's folder cannot be written any more; is the disk full? What was queued before is safe: make room and start again")
	}
	return nil
}

func (h *holder) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	h.stop()
}

// stop ends the server of this process and lets the folder go.
func (h *holder) stop() {
	if h.socket != nil {
		h.socket.Close()
		tidy(h.socket.Addr().String())
		h.socket = nil
	}
	if h.server != nil {
		h.server.Shutdown()
		h.server.WaitForShutdown()
		h.server = nil
	}
	h.lock.Unlock()
}

// serverLog writes what the server has to say to the program's log.
type serverLog struct{ *slog.Logger }

func (l serverLog) Noticef(format string, v ...any) { l.Debug(fmt.Sprintf(format, v...)) }
func (l serverLog) Debugf(format string, v ...any)  { l.Debug(fmt.Sprintf(format, v...)) }
func (l serverLog) Tracef(format string, v ...any)  { l.Debug(fmt.Sprintf(format, v...)) }
func (l serverLog) Warnf(format string, v ...any)   { l.Warn(fmt.Sprintf(format, v...)) }
func (l serverLog) Errorf(format string, v ...any)  { l.Error(fmt.Sprintf(format, v...)) }
func (l serverLog) Fatalf(format string, v ...any)  { l.Error(fmt.Sprintf(format, v...)) }
