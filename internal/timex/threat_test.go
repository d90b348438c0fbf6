package timex

import (
	"fmt"
	"strings"
	"testing"
)

// Parts that contain others many times over double with each level: a pattern is
// given up before it fills the memory.
func TestThreatRulesTimeParts(t *testing.T) {
	parts := map[string]string{"p0": "day", "self": "$self | day"}
	for i := 1; i < 15; i++ {
		parts[fmt.Sprint("p", i)] = strings.TrimSuffix(strings.Repeat(fmt.Sprintf("$p%d | ", i-1), 10), " | ")
	}
	for _, pattern := range []string{"$p14", "$self", strings.Repeat("( ", 100_000), strings.Repeat("( day | day )? ", 50_000)} {
		if _, err := compile(pattern, parts); err == nil || !strings.Contains(err.Error(), "more than") && !strings.Contains(err.Error(), "nested") {
			t.Errorf("%.30s: %v", pattern, err)
		}
	}
}
