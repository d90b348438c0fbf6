// Package observe lets whoever runs the program see what it does: its log, its
// metrics and its traces.
package observe

import (
	"fmt"
	"io"
	"log/slog"
)

// Logger makes a log of a form ("text" or "json") that leaves out what is below
// a level ("debug", "info", "warn" or "error").
func Logger(w io.Writer, form, level string) (*slog.Logger, error) {
	var least slog.Level
	if err := least.UnmarshalText([]byte(level)); err != nil {
		return nil, fmt.Errorf("the log level %q; use debug, info, warn or error", level)
	}
	options := &slog.HandlerOptions{Level: least}
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(w, options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return nil, fmt.Errorf("the log format %q; use text or json", form)
}
