package score

import (
	"encoding/json"
	"fmt"

	"readout/internal/gold"
)

// jsonLines reads a gzipped file of JSON values, one a line.
func jsonLines[T any](file string) ([]T, error) {
	var out []T
	err := gold.EachLine(file, func(_ int, line string) error {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	return out, nil
}
