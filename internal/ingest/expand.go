package ingest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Expand turns what a user names (files, folders, globs, http(s) addresses,
// "-") into single sources, in the order given, a folder's files sorted by
// name, each source once. What cannot be found is reported item by item, and
// the others go on. Hidden files and folders inside folders are left out.
func Expand(args []string) (sources []string, errs []error) {
	e := expansion{seen: map[string]bool{}}
	for _, arg := range args {
		e.arg(arg)
	}
	return e.sources, e.errs
}

type expansion struct {
	sources []string
	errs    []error
	seen    map[string]bool
}

func (e *expansion) add(source string) {
	if !e.seen[source] {
		e.seen[source] = true
		e.sources = append(e.sources, source)
	}
}

func (e *expansion) fail(format string, args ...any) {
	e.errs = append(e.errs, fmt.Errorf(format, args...))
}

func (e *expansion) arg(arg string) {
	switch scheme, _, ok := strings.Cut(arg, "://"); {
	case arg == "-" || isAddress(arg):
		e.add(arg)
		return
	case arg == "":
		e.fail("an empty name; name a file, a folder, an address or -")
		return
	case ok && !strings.ContainsAny(scheme, "/\\"):
		e.fail("%s: addresses of %q are not read; give one that begins with https://", arg, scheme)
		return
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		e.folder(arg)
	case err == nil:
		e.add(arg)
	case strings.ContainsAny(arg, "*?["):
		e.glob(arg)
	default:
		e.errs = append(e.errs, notReadable(arg, err))
	}
}

func (e *expansion) glob(pattern string) {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		e.fail("%s: not a pattern: %w", pattern, err)
		return
	}
	if len(matches) == 0 {
		e.fail("%s: no file matches; check the pattern: %w", pattern, fs.ErrNotExist)
	}
	for _, m := range matches {
		if info, err := os.Stat(m); err == nil && info.IsDir() {
			e.folder(m)
		} else {
			e.add(m)
		}
	}
}

func (e *expansion) folder(root string) {
	found := false
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			e.errs = append(e.errs, notReadable(path, err))
			return nil
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		// A link counts as what it leads to, but folders behind links are not
		// entered: they could lead back.
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			found = true
			e.add(path)
		}
		return nil
	})
	if err == nil && !found {
		e.fail("%s: no file in this folder", root)
	}
}
