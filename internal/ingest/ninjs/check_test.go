package ninjs_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/ingest/ninjs"
)

// TestUrgency: an urgency is a whole number from 1 to 9, also deep inside a plan.
func TestUrgency(t *testing.T) {
	for urgency, good := range map[string]bool{"1": true, "9": true, "0": false, "11": false, "2.5": false, `"3"`: false} {
		item := fmt.Sprintf(`{"standard":{"name":"ninjs","version":"3.0","schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"},"uri":"urn:a","type":"planning",
			"plannedCoverage":[{"uri":"urn:b","type":"text","urgency":%s}]}`, urgency)
		faults := strings.Join(ninjs.CheckBytes([]byte(item), "3.0"), "; ")
		if strings.Contains(faults, "urgency") == good {
			t.Errorf("urgency %s: faults %q", urgency, faults)
		}
	}
}
