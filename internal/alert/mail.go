package alert

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"strings"
	"time"
)

// Mail is the server that mail is handed to.
type Mail struct {
	Server   string // host:port; port 465 speaks TLS at once, others when the server offers it
	From     string // sender's address
	User     string // for servers that want one; sent over TLS only, or to this machine
	Password string
}

// handing bounds the handing over of one mail.
const handing = 30 * time.Second

// send hands one mail over.
func (m Mail) send(ctx context.Context, to string, d *delivery, now time.Time) error {
	if m.Server == "" || m.From == "" {
		return errors.New("mail: no server or sender; give --smtp and --from")
	}
	if err := m.hand(ctx, to, m.message(to, d, now)); err != nil {
		return fmt.Errorf("mail: %s: %w", m.Server, err)
	}
	return nil
}

func (m Mail) hand(ctx context.Context, to string, message []byte) error {
	host, port, err := net.SplitHostPort(m.Server)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, handing)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", m.Server)
	if err != nil {
		return err
	}
	defer conn.Close()
	deadline, _ := ctx.Deadline()
	if err := conn.SetDeadline(deadline); err != nil {
		return err
	}
	if port == "465" {
		conn = tls.Client(conn, &tls.Config{ServerName: host})
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return err
	}
	defer c.Close()
	if ok, _ := c.Extension("STARTTLS"); ok && port != "465" {
		if err := c.StartTLS(&tls.Config{ServerName: host}); err != nil {
			return err
		}
	}
	if m.User != "" {
		if err := c.Auth(smtp.PlainAuth("", m.User, m.Password, host)); err != nil {
			return err
		}
	}
	from, err := mail.ParseAddress(m.From)
	if err != nil {
		return err
	}
	address, err := mail.ParseAddress(to)
	if err != nil {
		return err
	}
	if err := errors.Join(c.Mail(from.Address), c.Rcpt(address.Address)); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(message); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	c.Quit() // the mail is taken; a broken goodbye does not take it back
	return nil
}

// message writes a mail (RFC 5322). Its Message-ID is the same at each attempt,
// so that readers show it once. Words of articles stand in the body, and in the
// subject on one line.
func (m Mail) message(to string, d *delivery, now time.Time) []byte {
	var b bytes.Buffer
	n := d.notice
	domain := "localhost"
	if a, err := mail.ParseAddress(m.From); err == nil {
		domain = a.Address[strings.LastIndexByte(a.Address, '@')+1:]
	}
	for _, h := range [][2]string{
		{"From", m.From}, {"To", to}, {"Subject", mime.QEncoding.Encode("utf-8", cutTo("["+d.alert.Name+"] "+n.Title, 200))}, {"Date", now.UTC().Format(time.RFC1123Z)},
		{"Message-ID", "<" + d.key() + "@" + domain + ">"}, {"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "quoted-printable"}, {"Auto-Submitted", "auto-generated"},
	} {
		b.WriteString(h[0] + ": " + oneLine(h[1]) + "\r\n")
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	fmt.Fprintf(q, "%s\r\n\r\n“%s”\r\n\r\n%s\r\n%s\r\n%s\r\n", n.Title, n.Sentence, n.Article, strings.TrimSpace(n.Publisher+" "+n.Published), n.URL)
	fmt.Fprintf(q, "\r\n-- \r\nAlert %s of Readout; %s\r\n", d.alert.Name, n.Fact)
	q.Close()
	return b.Bytes()
}

// cutTo keeps a text to so many characters.
func cutTo(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
