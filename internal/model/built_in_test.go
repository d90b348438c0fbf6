package model_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"readout/data"
	"readout/internal/model"
)

// What is built in is not checked when it is loaded: it is here.
func TestBuiltInTablesAreSound(t *testing.T) {
	for name, n := range map[string]struct{ lists, tables int }{
		"names": {0, 1}, "phrases": {0, 1}, "sentences": {0, 1}, "event": {3, 1}, "statement": {0, 1},
	} {
		name = "model/" + name + ".bin"
		b, err := fs.ReadFile(data.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := model.Read(fstest.MapFS{name: {Data: b}}, name, n.lists, n.tables); err != nil {
			t.Error(err)
		}
	}
}

func TestTableWithRowsOutsideIsRefused(t *testing.T) {
	b, err := model.File{Tables: []*model.Table{learnt()}}.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for i := 16; i+8 <= len(b); i += 8 { // the first slot in use points far out
		if b[i] != 0 || b[i+1] != 0 {
			b[i+4+3] = 0x7f
			break
		}
	}
	_, err = model.Read(fstest.MapFS{"m.bin": {Data: b}}, "m.bin", 0, 1)
	if !errors.Is(err, model.ErrCorrupt) || !strings.Contains(err.Error(), "m.bin") {
		t.Errorf("got %v", err)
	}
}
