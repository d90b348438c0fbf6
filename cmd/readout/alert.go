package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"readout/internal/alert"
	"readout/internal/knowledge"
	"readout/internal/story"
	"readout/readout"
)

type alertCommand struct {
	Add    alertAddCommand    `cmd:"" help:"Save a search, or wait for plans that move or a toll that passes a number."`
	List   alertListCommand   `cmd:"" help:"The alerts of a store and how their sending stands."`
	Remove alertRemoveCommand `cmd:"" help:"Forget an alert and all that it found."`
	Run    alertRunCommand    `cmd:"" help:"Look for what is new and send it, until told to stop."`
	Test   alertTestCommand   `cmd:"" help:"Send a test by every channel of an alert."`
	Feed   alertFeedCommand   `cmd:"" help:"Write what an alert told of as an Atom feed."`
}

type alertAddCommand struct {
	Name    string   `arg:"" help:"Small letters, digits, - and _."`
	Query   []string `arg:"" optional:"" help:"What to look for; docs/QUERY.md tells the language."`
	Kind    string   `enum:"event,statement,claim,document" default:"event" help:"event, statement, claim or document."`
	Moves   bool     `help:"Tell when something planned that the query holds for is put on another day, put off or called off."`
	Toll    string   `help:"Tell when a count of this passes --above: killed, injured, displaced …" placeholder:"UNIT"`
	Above   float64  `help:"The number that --toll must pass." placeholder:"N"`
	Webhook string   `help:"Post to this address." placeholder:"URL"`
	Secret  string   `help:"Signs what the webhook gets; made up and printed when not given." env:"READOUT_WEBHOOK_SECRET" placeholder:"SECRET"`
	Private bool     `help:"The webhook may stand in a private network."`
	Mail    []string `help:"Send mail to this address; may be given again." placeholder:"ADDRESS"`
	Past    bool     `help:"Also tell of what the store knows already."`
	Store   string   `default:".readout" help:"The store's folder." type:"path"`
}

// Run keeps an alert. What the store knows already is not told.
func (c *alertAddCommand) Run(ctx context.Context, tree fs.FS) error {
	a := &alert.Alert{Name: c.Name, On: alert.Match, Query: strings.Join(c.Query, " "), Kind: c.Kind, Webhook: c.Webhook, Secret: c.Secret, Private: c.Private, Mail: c.Mail}
	switch {
	case c.Moves && c.Toll != "":
		return usage("--moves and --toll: one of them")
	case c.Moves:
		a.On = alert.Moved
	case c.Toll != "":
		a.On, a.Unit, a.Above = alert.Toll, c.Toll, c.Above
	}
	made := a.Webhook != "" && a.Secret == ""
	if made {
		key := make([]byte, 32)
		rand.Read(key)
		a.Secret = "whsec_" + base64.StdEncoding.EncodeToString(key)
	}
	if err := a.Check(); err != nil {
		return usage("%v", err)
	}
	r, closing, err := alerts(tree, c.Store)
	if err != nil {
		return err
	}
	defer closing()
	var known []alert.Notice
	if !c.Past {
		if known, err = r.Known(ctx, a); err != nil {
			return err
		}
	}
	if err := r.State.Add(ctx, a, known); err != nil {
		if errors.Is(err, alert.ErrAlert) {
			return usage("%v", err)
		}
		return err
	}
	fmt.Printf("alert %s added; %d known already and not told\n", a.Name, len(known))
	if made {
		fmt.Println("secret of the webhook:", a.Secret)
	}
	return nil
}

type alertListCommand struct {
	Store string `default:".readout" help:"The store's folder." type:"path"`
}

// Run lists the alerts, without their secrets.
func (c *alertListCommand) Run(ctx context.Context) error {
	s, err := alertState(c.Store)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.List(ctx)
	if err != nil {
		return err
	}
	for _, x := range list {
		what := x.Kind + " " + x.Query
		if x.On == alert.Moved {
			what = "moves " + x.Query
		} else if x.On == alert.Toll {
			what = fmt.Sprintf("%s above %g %s", x.Unit, x.Above, x.Query)
		}
		fmt.Printf("%s  %s\n    found %d, sent %d, waiting %d, failed %d  %s\n", x.Name, strings.TrimSpace(what), x.Found, x.Sent, x.Waiting, x.Failed, strings.TrimSpace(x.Webhook+" "+strings.Join(x.Mail, " ")))
		if x.Problem != "" {
			fmt.Printf("    last problem: %s\n", x.Problem)
		}
	}
	return nil
}

type alertRemoveCommand struct {
	Name  string `arg:"" help:"The alert."`
	Store string `default:".readout" help:"The store's folder." type:"path"`
}

// Run forgets an alert.
func (c *alertRemoveCommand) Run(ctx context.Context) error {
	s, err := alertState(c.Store)
	if err != nil {
		return err
	}
	defer s.Close()
	return unknown(s.Remove(ctx, c.Name))
}

// unknown makes a name that there is not a wrong command line.
func unknown(err error) error {
	if errors.Is(err, alert.ErrUnknown) {
		return usage("%v", err)
	}
	return err
}

// mailFlags name the server that takes mail.
type mailFlags struct {
	SMTP     string `name:"smtp" help:"The server that takes mail." env:"READOUT_SMTP" placeholder:"HOST:PORT"`
	From     string `help:"The sender's address." env:"READOUT_SMTP_FROM" placeholder:"ADDRESS"`
	User     string `help:"The user at the server." env:"READOUT_SMTP_USER" placeholder:"NAME"`
	Password string `help:"The password; better given by READOUT_SMTP_PASSWORD." env:"READOUT_SMTP_PASSWORD" placeholder:"PASSWORD"`
}

func (f mailFlags) mail() alert.Mail {
	return alert.Mail{Server: f.SMTP, From: f.From, User: f.User, Password: f.Password}
}

type alertRunCommand struct {
	Store string        `default:".readout" help:"The store's folder." type:"path"`
	Every time.Duration `default:"30s" help:"How often to look."`
	Once  bool          `help:"Look and send once; for cron."`
	Mail  mailFlags     `embed:""`
}

// Run looks and sends until it is told to stop.
func (c *alertRunCommand) Run(ctx context.Context, tree fs.FS) error {
	if c.Every < time.Second {
		return usage("--every %s: a second or more", c.Every)
	}
	r, closing, err := alerts(tree, c.Store)
	if err != nil {
		return err
	}
	defer closing()
	r.Mail, r.Report = c.Mail.mail(), report
	for {
		found, err := r.Look(ctx)
		if err != nil {
			return err
		}
		sent, bad, err := r.Send(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if c.Once {
			fmt.Printf("%d new, %d sent, %d not sent\n", found, sent, bad)
			if bad > 0 {
				return failed{exitFailed}
			}
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(c.Every):
		}
	}
}

// report says how a sending went.
func report(channel string, n alert.Notice, err error) {
	if err != nil {
		complain(fmt.Errorf("alert %s: %w; it will be tried again", n.Alert, err))
		return
	}
	fmt.Printf("%s  %s: %s\n", n.Alert, channel, n.Title)
}

type alertTestCommand struct {
	Name  string    `arg:"" help:"The alert."`
	Store string    `default:".readout" help:"The store's folder." type:"path"`
	Mail  mailFlags `embed:""`
}

// Run sends a test.
func (c *alertTestCommand) Run(ctx context.Context) error {
	s, err := alertState(c.Store)
	if err != nil {
		return err
	}
	defer s.Close()
	a, err := s.Get(ctx, c.Name)
	if err != nil {
		return unknown(err)
	}
	r := &alert.Runner{State: s, Mail: c.Mail.mail(), Now: time.Now, Report: func(channel string, n alert.Notice, err error) {
		if err == nil {
			fmt.Printf("%s: sent\n", channel)
		}
	}}
	if err := r.Test(ctx, a); err != nil {
		complain(err)
		return failed{exitFailed}
	}
	return nil
}

type alertFeedCommand struct {
	Name  string `arg:"" help:"The alert."`
	Store string `default:".readout" help:"The store's folder." type:"path"`
	Limit int    `default:"100" help:"At most so many."`
}

// Run writes the feed to standard output.
func (c *alertFeedCommand) Run(ctx context.Context) error {
	s, err := alertState(c.Store)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := s.Get(ctx, c.Name); err != nil {
		return unknown(err)
	}
	list, err := s.Notices(ctx, c.Name, c.Limit)
	if err != nil {
		return err
	}
	b, err := alert.Feed(c.Name, list)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(b)
	return err
}

// alertState opens the alerts of a store that must be there.
func alertState(dir string) (*alert.State, error) {
	st, err := openExisting(dir)
	if err != nil {
		return nil, err
	}
	st.Close()
	return alert.Open(dir)
}

// alerts opens what looks for and sends the alerts of a store.
func alerts(tree fs.FS, dir string) (*alert.Runner, func(), error) {
	kb, err := knowledge.Load(tree)
	if err != nil {
		return nil, nil, err
	}
	like, err := story.LoadLikeness(tree)
	if err != nil {
		return nil, nil, err
	}
	tracker, err := story.LoadTracker(tree)
	if err != nil {
		return nil, nil, err
	}
	s, err := alertState(dir)
	if err != nil {
		return nil, nil, err
	}
	world := func(ctx context.Context) (alert.World, error) {
		records, err := everything(ctx, dir)
		return alert.World{Records: records, State: func(name string) string { return stateCode(kb, name) },
			Stories: func(list []*readout.Record) [][]*readout.Record { return story.Stories(like, list) }, FollowUp: tracker.FollowUp}, err
	}
	return &alert.Runner{State: s, World: world, Now: time.Now}, func() { s.Close() }, nil
}
