package main

import (
	"os"
	"strings"
	"testing"
)

// TestReadme holds the first thing that a newcomer sees to what the program prints.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "## What comes out")
	_, rest, _ = strings.Cut(rest, "```\n")
	want, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("README.md shows nothing under What comes out")
	}
	got, code := capture(t, "read", "../../testdata/articles/dev/ministers-meet.txt")
	if code != 0 || strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("README.md does not show what is printed (exit %d):\n%s", code, got)
	}
}
