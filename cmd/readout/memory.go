package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// startMemory is how much memory the program may take before it is collected
// for the first time.
const startMemory = 160 << 20

// collectLate has the first collection of memory wait until startMemory is used:
// loading makes little that is not kept, and one article read makes less than
// that. From the first collection on, the usual rules hold. Whoever set GOGC or
// GOMEMLIMIT is obeyed from the start.
func collectLate() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	type settings struct {
		limit   int64
		percent int
	}
	usual := settings{debug.SetMemoryLimit(startMemory), debug.SetGCPercent(-1)}
	// The cleanup of something nobody holds runs after the first collection.
	runtime.AddCleanup(new([4]uintptr), func(s settings) {
		debug.SetGCPercent(s.percent)
		debug.SetMemoryLimit(s.limit)
	}, usual)
}
