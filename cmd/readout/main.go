// Command readout reads political and diplomatic news into attributed,
// time-anchored, checkable records. This folder is flags and wiring only.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"readout/data"
	"readout/internal/observe"
	"readout/internal/train"
)

// version is set by the Makefile.
var version = "dev"

// Exit codes, documented in README.md.
const (
	exitFailed  = 1 // some input could not be read, or a check failed
	exitUsage   = 2 // the command line is wrong
	exitProblem = 3 // nothing could be done: data or store unusable
)

type commands struct {
	Data string `help:"A folder laid out as the project's data/: its files take the place of the built-in ones, new ones stand beside them." placeholder:"FOLDER" env:"READOUT_DATA" type:"path"`

	Config kong.ConfigFlag `help:"A file of settings: a JSON object of flags by name; flags and the environment win. readout.json in the current folder is read where it is." placeholder:"FILE" env:"READOUT_CONFIG" type:"existingfile"`

	LogFormat string `enum:"text,json" default:"text" help:"Form of the log on standard error: text or json." env:"READOUT_LOG_FORMAT"`
	LogLevel  string `enum:"debug,info,warn,error" default:"info" help:"What is logged at least: debug, info, warn or error." env:"READOUT_LOG_LEVEL"`

	Read       readCommand       `cmd:"" help:"Read articles: files, folders, globs, URLs, or - for standard input."`
	Ingest     ingestCommand     `cmd:"" help:"Bring articles to the queue, and with the queue in process read them into the store: nothing is lost when it is broken off."`
	Worker     workerCommand     `cmd:"" help:"Read what is on the queue into the store."`
	Status     statusCommand     `cmd:"" help:"How the queue stands: depth, rates, failures, lag."`
	Retry      retryCommand      `cmd:"" help:"List what could not be read, with reasons; try it again."`
	ReadJob    readJobCommand    `cmd:"" hidden:"" help:"Read one article off the queue, in a process of its own."`
	List       listCommand       `cmd:"" help:"List the articles in a store, newest first."`
	Show       showCommand       `cmd:"" help:"Show one article of a store."`
	Calendar   calendarCommand   `cmd:"" help:"List what a store says is due from a day on."`
	Serve      serveCommand      `cmd:"" help:"Open a store in the browser and over HTTP, on this machine or, with tokens, beyond it."`
	MCP        mcpCommand        `cmd:"" name:"mcp" help:"Let a language model's program ask a store (Model Context Protocol, standard input and output)."`
	Token      tokenCommand      `cmd:"" help:"Who may reach the server from other machines."`
	Search     searchCommand     `cmd:"" help:"Find events, statements, claims or articles in a store."`
	Alert      alertCommand      `cmd:"" help:"Tell of what a store learns, by webhook, mail and feed."`
	Reread     rereadCommand     `cmd:"" help:"Read all articles of a store again with this version; goes on where it was broken off, and tells what changed."`
	Verify     verifyCommand     `cmd:"" help:"Check that every record of a store is whole."`
	Tidy       tidyCommand       `cmd:"" help:"Make searches of a large store faster, after many articles came in."`
	Backup     backupCommand     `cmd:"" help:"Write all records of a store to one file."`
	Restore    restoreCommand    `cmd:"" help:"Put the records of a backup into a store."`
	Story      storyCommand      `cmd:"" help:"List the stories of a store, or show one with its events and figures."`
	Contested  contestedCommand  `cmd:"" help:"Who claims what and who denies it, across articles."`
	Actor      actorCommand      `cmd:"" help:"Who somebody is, and what they did, said and will do."`
	Dyad       dyadCommand       `cmd:"" help:"What one actor did to another over time."`
	Export     exportCommand     `cmd:"" help:"Write a store's events for GDELT, POLECAT, spreadsheets, calendars, graphs, maps and the semantic web."`
	Check      checkCommand      `cmd:"" help:"Run the examples that rules carry."`
	Explain    explainCommand    `cmd:"" help:"Show which rules match a sentence, and why others do not."`
	Parse      parseCommand      `cmd:"" help:"Show words, tags, tree and mentions of a text."`
	KB         kbCommand         `cmd:"" name:"kb" help:"Look at and check the knowledge of states, offices and actors."`
	Eval       evalCommand       `cmd:"" help:"Score every task that has gold data."`
	Train      trainCommand      `cmd:"" help:"Make the language models from gold data."`
	Completion completionCommand `cmd:"" help:"Print the completion script of a shell: readout completion bash."`
	Man        manCommand        `cmd:"" help:"Print the manual page (roff): readout man | man -l -."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
}

type versionCommand struct{}

func (versionCommand) Run() error {
	fmt.Println("readout", version)
	return nil
}

// failed is an error that has already been reported in full.
type failed struct{ code int }

func (failed) Error() string { return "failed" }

func main() {
	collectLate()
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var c commands
	parser, err := kong.New(&c, kong.Name("readout"),
		kong.Description("Who did what to whom, who says so, who denies it, and what is due next."),
		kong.Vars{"steps": strings.Join(train.Steps(), ",")},
		kong.Configuration(readSettings, "readout.json"),
		kong.NamedMapper("store", kong.MapperFunc(storeMapper)),
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		fmt.Fprintln(os.Stderr, "readout:", err)
		return exitProblem
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "readout: %v; see readout --help\n", err)
		return exitUsage
	}
	tree, err := data.With(c.Data)
	if err != nil {
		fmt.Fprintln(os.Stderr, "readout:", err)
		return exitUsage
	}
	log, err := observe.Logger(os.Stderr, c.LogFormat, c.LogLevel)
	if err != nil {
		fmt.Fprintln(os.Stderr, "readout:", err)
		return exitUsage
	}
	command.BindTo(tree, (*fs.FS)(nil))
	tracer, err := observe.Tracing(ctx, version)
	if err != nil {
		fmt.Fprintln(os.Stderr, "readout:", err)
		return exitUsage
	}
	command.Bind(log, &c, tracer)
	err = command.Run()
	if fault := tracer.Close(context.WithoutCancel(ctx)); fault != nil {
		log.Warn("the last traces could not be sent", "err", fault)
	}
	var f failed
	switch {
	case err == nil:
		return 0
	case errors.As(err, &f):
		return f.code
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		err = errors.New("stopped before the end")
	}
	fmt.Fprintln(os.Stderr, "readout:", err)
	return exitProblem
}
