package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// The arithmetic of the network is AVX-512, AVX2 or plain Go, as the processor
// has it. The records must not tell which.
func TestKernelsReadTheSame(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("there is one kind of arithmetic on", runtime.GOARCH)
	}
	articles, err := filepath.Glob("../../testdata/articles/*/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	read := func(without string) []byte {
		c := exec.Command(os.Args[0], append([]string{"read", "--format", "json", "--date", "2022-03-09"}, articles...)...)
		c.Env = append(os.Environ(), asCommand+"=1", "GODEBUG="+without)
		c.Stderr = os.Stderr
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%s: %v", without, err)
		}
		return out
	}
	fastest := read("")
	for _, without := range []string{"cpu.avx512f=off", "cpu.avx512f=off,cpu.avx2=off"} {
		if got := read(without); !bytes.Equal(got, fastest) {
			t.Errorf("%s: another record, %d bytes and %d", without, len(got), len(fastest))
		}
	}
}
