package work

import (
	"testing"
	"testing/synctest"
	"time"
)

// What is read waits for more only while more is being read.
func TestBatchesWaitForWhatIsRead(t *testing.T) {
	for name, want := range map[string]time.Duration{"others are read": gather, "nothing is": 0} {
		synctest.Test(t, func(t *testing.T) {
			read := make(chan finished, maxBatch)
			read <- finished{}
			begun := time.Now()
			for batch := range batches(read, func() bool { return want == 0 }) {
				if took := time.Since(begun); took != want || len(batch) != 1 {
					t.Errorf("%s: %d records after %v, want 1 after %v", name, len(batch), took, want)
				}
				break
			}
		})
	}
}
