package readout_test

import (
	"encoding/json"
	"fmt"

	"readout/readout"
)

// A line that `readout read --format jsonl` writes, read by a program that knows
// the vocabulary only.
func ExampleRecord() {
	line := `{"schema":"readout/1","document":{"text":"Norway condemned Russia.","sentences":[[0,24]]},
		"actors":[{"id":"A1","name":"Norway","mentions":[[0,6,"name"]]},{"id":"A2","name":"Russia","mentions":[[17,23,"name"]]}],
		"events":[{"id":"E1","plover":"ACCUSE","source":["A1"],"target":["A2"],"evidence":[{"sentence":0,"trigger":[7,16]}]}]}`
	var rec readout.Record
	if err := json.Unmarshal([]byte(line), &rec); err != nil {
		panic(err)
	}
	for _, e := range rec.Events {
		fmt.Println(rec.Names(e.Source), e.Plover, rec.Names(e.Target), "by the word", e.Evidence[0].Trigger.Cut(rec.Document.Text))
	}
	// Output: Norway ACCUSE Russia by the word condemned
}
