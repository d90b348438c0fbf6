package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run writes a completion script, made of the commands and flags themselves.
func (c completionCommand) Run(k *kong.Kong) error {
	script, err := completion(c.Shell, k.Model)
	fmt.Print(script)
	return err
}

type manCommand struct{}

// Run writes the manual page, made of the commands and flags themselves.
func (manCommand) Run(k *kong.Kong) error {
	fmt.Print(manual(k.Model))
	return nil
}

// offer is a command and the words that may follow it.
type offer struct {
	path  string // "", "read", "token add"
	words []string
	flags []string
}

// offers lists all commands, the program itself first.
func offers(app *kong.Application) []offer {
	var out []offer
	var walk func(n *kong.Node, path string)
	walk = func(n *kong.Node, path string) {
		o := offer{path: path}
		for _, group := range n.AllFlags(true) {
			for _, f := range group {
				o.flags = append(o.flags, "--"+f.Name)
			}
		}
		for _, c := range n.Children {
			if !c.Hidden {
				o.words = append(o.words, c.Name)
			}
		}
		for _, p := range n.Positional {
			if p.Enum != "" {
				o.words = append(o.words, strings.Split(p.Enum, ",")...)
			}
		}
		slices.Sort(o.flags)
		o.flags = slices.Compact(o.flags)
		out = append(out, o)
		for _, c := range n.Children {
			if !c.Hidden {
				walk(c, strings.TrimSpace(path+" "+c.Name))
			}
		}
	}
	walk(app.Node, "")
	return out
}

func completion(shell string, app *kong.Application) (string, error) {
	var b strings.Builder
	list := offers(app)
	switch shell {
	case "fish":
		for _, o := range list {
			when := "__fish_use_subcommand"
			if o.path != "" {
				when = fmt.Sprintf("string match -q -- 'readout %s*' (commandline -pc)", o.path)
			}
			for _, w := range o.words {
				fmt.Fprintf(&b, "complete -c readout -n %q -a %s\n", when, w)
			}
			for _, f := range o.flags {
				fmt.Fprintf(&b, "complete -c readout -n %q -l %s\n", when, strings.TrimPrefix(f, "--"))
			}
		}
		return b.String(), nil
	case "zsh":
		b.WriteString("#compdef readout\nautoload -U +X bashcompinit && bashcompinit\n")
	case "bash":
	default:
		return "", fmt.Errorf("completion: no shell %q: bash, zsh or fish", shell)
	}
	b.WriteString("_readout() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} path= w\n\tfor w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\tcase \"$w\" in -*) ;; *) case \" $path \" in *) path=\"${path:+$path }$w\" ;; esac ;; esac\n\tdone\n\tcase \"$path\" in\n")
	for _, o := range slices.Backward(list) { // the longest first
		pattern := fmt.Sprintf("%q|%q", o.path, o.path+" ") + "*"
		if o.path == "" {
			pattern = "*"
		}
		fmt.Fprintf(&b, "\t%s) COMPREPLY=($(compgen -W %q -- \"$cur\")) ;;\n", pattern, strings.Join(append(slices.Clone(o.words), o.flags...), " "))
	}
	b.WriteString("\tesac\n}\ncomplete -o default -F _readout readout\n")
	return b.String(), nil
}

// manual is the page in roff.
func manual(app *kong.Application) string {
	var b strings.Builder
	text := func(s string) string {
		s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
		if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
			s = `\&` + s
		}
		return s
	}
	flags := func(list []*kong.Flag) {
		for _, f := range list {
			if !f.Hidden {
				fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", text("--"+f.Name), text(f.Help))
			}
		}
	}
	fmt.Fprintf(&b, ".TH READOUT 1\n.SH NAME\nreadout \\- %s\n.SH SYNOPSIS\n.B readout\n.I command\n[\\fIflags\\fR] [\\fIarguments\\fR]\n.SH FLAGS\n", text(app.Help))
	flags(app.Flags)
	b.WriteString(".SH COMMANDS\n")
	var walk func(n *kong.Node, path string)
	walk = func(n *kong.Node, path string) {
		for _, c := range n.Children {
			if c.Hidden {
				continue
			}
			name := path + " " + c.Name
			fmt.Fprintf(&b, ".SS %s\n%s\n", text(strings.TrimSpace(name)), text(c.Help))
			for _, p := range c.Positional {
				fmt.Fprintf(&b, ".TP\n.I %s\n%s\n", text(strings.ToUpper(p.Name)), text(p.Help))
			}
			flags(c.Flags)
			walk(c, name)
		}
	}
	walk(app.Node, "")
	b.WriteString(".SH EXIT STATUS\n.TP\n.B 0\nall went well\n.TP\n.B 1\nsome input could not be read, or a check failed\n.TP\n.B 2\nthe command line is wrong\n.TP\n.B 3\nnothing could be done: data or store unusable\n")
	return b.String()
}
