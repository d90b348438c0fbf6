package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// settings are what a file of settings says: flags by name, of any command. The
// command line and the environment win over it.
type settings map[string]any

// readSettings reads a JSON object.
func readSettings(r io.Reader) (kong.Resolver, error) {
	s := settings{}
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(&s); err != nil {
		return nil, fmt.Errorf("the file of settings is no JSON object: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("the file of settings is no JSON object: something stands behind it")
	}
	return s, nil
}

// Validate finds names that no flag of any command has.
func (s settings) Validate(app *kong.Application) error {
	var known []string
	err := kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			known = append(known, flag.Name)
		}
		return next(nil)
	})
	for name := range s {
		if !slices.Contains(known, name) {
			return fmt.Errorf("the file of settings: no flag is called %q; readout COMMAND --help tells the names", name)
		}
	}
	return err
}

// Resolve gives the value of a flag that is set in the file and nowhere else.
func (s settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if _, ok := os.LookupEnv(name); ok {
			return nil, nil
		}
	}
	switch v := s[flag.Name].(type) {
	case json.Number:
		return v.String(), nil
	case []any:
		texts := make([]string, len(v))
		for i, x := range v {
			texts[i] = fmt.Sprint(x)
		}
		return strings.Join(texts, ","), nil
	default:
		return v, nil
	}
}
