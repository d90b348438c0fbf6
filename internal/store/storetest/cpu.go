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
func ServerTime(t testing.TB, db *sql.DB) (sum time.Duration) {
	rows, err := db.Query("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var pid int
		if err := rows.Scan(&pid); err != nil {
			t.Fatal(err)
		}
		sum += ProcessTime(pid)
	}
	return sum
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
