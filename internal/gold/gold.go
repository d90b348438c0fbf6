// Package gold reads the annotated data that models are trained and measured
// on. It is never needed to read a document.
package gold

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// EachLine calls do for every line of a gzipped file, numbered from 1, without
// its line break.
func EachLine(path string, do func(n int, line string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("gold data: %w (is the gold folder right?)", err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	r := bufio.NewReaderSize(z, 1<<20)
	for n := 1; ; n++ {
		line, err := r.ReadString('\n')
		if line != "" {
			if err := do(n, strings.TrimRight(line, "\r\n")); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}
