package data

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
)

// With returns the built-in tree with a folder laid over it: a file of the
// folder takes the place of the built-in one of the same path, and new files
// stand beside the built-in ones. An empty name returns the built-in tree.
func With(folder string) (fs.FS, error) {
	if folder == "" {
		return FS, nil
	}
	info, err := os.Stat(folder)
	switch {
	case err != nil:
		return nil, fmt.Errorf("data folder: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("data folder: %s is a file; name a folder laid out as data/", folder)
	}
	return overlay{os.DirFS(folder)}, nil
}

// overlay is a tree whose files win over the built-in ones.
type overlay struct{ over fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	return FS.Open(name)
}

// ReadDir lists a folder of both trees by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	built, builtErr := fs.ReadDir(FS, name)
	own, err := fs.ReadDir(o.over, name)
	if err != nil && (builtErr != nil || !errors.Is(err, fs.ErrNotExist)) {
		return nil, err
	}
	entries := map[string]fs.DirEntry{}
	for _, e := range append(built, own...) {
		entries[e.Name()] = e
	}
	list := slices.Collect(maps.Values(entries))
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}
