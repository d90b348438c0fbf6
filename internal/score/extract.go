package score

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"readout/internal/ingest/html"
)

// Extract measures how well the body of an article is found in its page, as the
// scrapinghub article-extraction-benchmark does: shared 4-grams of words, each
// page weighing the same.
func Extract(dir string) ([]Row, error) {
	b, err := os.ReadFile(filepath.Join(dir, "extract", "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		return nil, fmt.Errorf("extract/ground-truth.json: %w", err)
	}
	pages, err := ReadPages(filepath.Join(dir, "extract", "html.tar.xz"))
	if err != nil {
		return nil, err
	}
	var precision, recall mean
	for _, id := range slices.Sorted(maps.Keys(truth)) {
		page, ok := pages[id]
		if !ok {
			return nil, fmt.Errorf("extract/html.tar.xz: no page %s", id)
		}
		body, err := html.Body(page)
		if err != nil {
			body = "" // a page not read is a page missed
		}
		right, wrong, missed := compareShingles(truth[id].Body, body)
		if right+wrong > 0 {
			precision.add(right / (right + wrong))
		}
		if right+missed > 0 {
			recall.add(right / (right + missed))
		}
	}
	p, r := precision.value(), recall.value()
	return []Row{
		{"extract", "scrapinghub", "body precision", 100 * p, len(truth)},
		{"extract", "scrapinghub", "body recall", 100 * r, len(truth)},
		{"extract", "scrapinghub", "body F1", 200 * p * r / cmp.Or(p+r, 1), len(truth)},
	}, nil
}

type mean struct {
	sum float64
	n   int
}

func (m *mean) add(v float64) { m.sum += v; m.n++ }

func (m *mean) value() float64 { return m.sum / float64(max(m.n, 1)) }

// shingle is four words in a row, or fewer when a text is shorter.
type shingle [4]string

// compareShingles counts the shingles that two texts share, that only the second has
// and that only the first has.
func compareShingles(want, have string) (right, wrong, missed float64) {
	a, b := shingles(want), shingles(have)
	for s, n := range a {
		right += float64(min(n, b[s]))
		missed += float64(max(0, n-b[s]))
	}
	for s, n := range b {
		wrong += float64(max(0, n-a[s]))
	}
	return right, wrong, missed
}

func shingles(s string) map[shingle]int {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	out := map[shingle]int{}
	for i := 0; i < max(1, len(words)-3); i++ {
		var sh shingle
		if copy(sh[:], words[i:]) > 0 {
			out[sh]++
		}
	}
	return out
}

// ReadPages reads a .tar.xz of gzipped pages, by their names without
// extensions. Only the gold data comes as xz, so the tool of that name unpacks
// it and Readout needs no library for it.
func ReadPages(file string) (map[string]string, error) {
	packed, err := readTar(file)
	if err != nil {
		return nil, err
	}
	pages := map[string]string{}
	for name, data := range packed {
		base, ok := strings.CutSuffix(filepath.Base(name), ".html.gz")
		if !ok {
			continue
		}
		z, err := gzip.NewReader(strings.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, name, err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, name, err)
		}
		pages[base] = string(b)
	}
	return pages, nil
}

// readTar returns the files of a .tar.xz archive by their names in it.
func readTar(file string) (map[string]string, error) {
	if _, err := os.Stat(file); err != nil {
		return nil, err
	}
	unpacked, err := exec.Command("xz", "-dc", file).Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("%s: the tool xz is needed to unpack it; install xz-utils", file)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: xz cannot unpack it: %w", file, err)
	}
	files := map[string]string{}
	archive := tar.NewReader(bytes.NewReader(unpacked))
	for {
		h, err := archive.Next()
		if err == io.EOF {
			return files, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		b, err := io.ReadAll(archive)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, h.Name, err)
		}
		files[h.Name] = string(b)
	}
}
