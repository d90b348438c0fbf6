package storetest

import (
	"database/sql"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// ServerTime is the CPU time of the processes of a PostgreSQL server on this machine
// that answer for a database; 0 where it is elsewhere.
func ServerTime(t testing.TB, db *sql.DB) time.Duration { return Backends(t, db)() }

// Backends finds these processes, and gives what tells the CPU time of them.
func Backends(t testing.TB, db *sql.DB) func() time.Duration {
	rows, err := db.Query("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var files []string
	for rows.Next() {
		var pid int
		if err := rows.Scan(&pid); err != nil {
			t.Fatal(err)
		}
		files = append(files, fmt.Sprintf("/proc/%d/schedstat", pid))
	}
	return func() (sum time.Duration) {
		for _, f := range files {
			text, _ := os.ReadFile(f)
			first, _, _ := strings.Cut(string(text), " ")
			nanoseconds, _ := strconv.ParseInt(first, 10, 64)
			sum += time.Duration(nanoseconds)
		}
		return sum
	}
}

// ProcessTime is the CPU time of a process of this machine; 0 of one that is not
// there.
func ProcessTime(pid int) time.Duration {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	// Fields 14 and 15, in hundredths of a second; the name of the program may hold
	// spaces.
	f := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	if len(f) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}
