package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestMemoryIsCollectedAfterTheFirstTime(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	limit, percent := debug.SetMemoryLimit(-1), debug.SetGCPercent(100)
	t.Cleanup(func() { debug.SetGCPercent(percent) })
	collectLate()
	if got := debug.SetMemoryLimit(-1); got != startMemory {
		t.Errorf("at the start memory up to %d is used, want %d", got, startMemory)
	}
	runtime.GC()
	for end := time.Now().Add(10 * time.Second); debug.SetMemoryLimit(-1) != limit; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("after the first collection the limit is %d, want %d", debug.SetMemoryLimit(-1), limit)
		}
	}
	if got := debug.SetGCPercent(100); got != laterPercent {
		t.Errorf("after the first collection GOGC is %d, want %d", got, laterPercent)
	}
}

func TestSetGOGCIsObeyed(t *testing.T) {
	t.Setenv("GOGC", "50")
	limit := debug.SetMemoryLimit(-1)
	collectLate()
	if got := debug.SetMemoryLimit(-1); got != limit {
		t.Errorf("limit %d, want %d", got, limit)
	}
}
