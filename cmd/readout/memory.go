package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// startMemory is how much memory the program may take before it is collected
// for the first time.
const startMemory = 160 << 20

// laterPercent is GOGC from then on. Most memory holds models and tables, which a
// collection goes through and never frees; at the usual 100 that is done twice as often.
const laterPercent = 200

// collectLate has the first collection of memory wait until startMemory is used:
// loading makes little that is not kept, and one article read makes less than
// that. From the first collection on, laterPercent holds. Whoever set GOGC or
// GOMEMLIMIT is obeyed from the start.
func collectLate() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	usual := debug.SetMemoryLimit(startMemory)
	debug.SetGCPercent(-1)
	// The cleanup of something nobody holds runs after the first collection.
	runtime.AddCleanup(new([4]uintptr), func(limit int64) {
		debug.SetGCPercent(laterPercent)
		debug.SetMemoryLimit(limit)
	}, usual)
}
