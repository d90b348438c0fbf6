package gold

import (
	"encoding/json"
	"fmt"
)

// Attribution is who says what, as spans: half-open byte offsets into a text.
// Lists may be discontinuous; Source is empty when the text names no speaker.
type Attribution struct{ Cue, Source, Content [][2]int }

// AttributedText is a text with its annotated attributions.
type AttributedText struct {
	ID, Text     string
	Attributions []Attribution
}

// Attributions reads gzipped JSON lines as the attribution gold keeps them,
// with spans in Unicode code points, and converts the spans to bytes.
func Attributions(path string) ([]AttributedText, error) {
	var docs []AttributedText
	err := EachLine(path, func(_ int, line string) error {
		var d AttributedText
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return err
		}
		docs = append(docs, d)
		return d.toBytes()
	})
	return docs, err
}

func (d *AttributedText) toBytes() error {
	at := make([]int, 0, len(d.Text)+1)
	for i := range d.Text {
		at = append(at, i)
	}
	at = append(at, len(d.Text))
	for _, a := range d.Attributions {
		for _, list := range [][][2]int{a.Cue, a.Source, a.Content} {
			for i, sp := range list {
				if sp[0] < 0 || sp[1] < sp[0] || sp[1] >= len(at) {
					return fmt.Errorf("%s: span %v lies outside the text", d.ID, sp)
				}
				list[i] = [2]int{at[sp[0]], at[sp[1]]}
			}
		}
	}
	return nil
}
