package knowledge

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Held says that somebody held an office, as Wikidata has it.
type Held struct {
	Person, Item string // name and Q-number
	Aliases      []string
	Office       string // the office's title
	Kind         string // our kind of office, where the query says it
	Country      string // ISO 3166-1 alpha-3 or the state's Q-number
	From, To     string // as exact as known: a day, a month or a year
	Where        string // in the file, for messages
}

// ReadWikidata reads a SPARQL result in JSON (variables person, personLabel,
// country or iso3, officeLabel or kind, start, end, altLabel) or entities of a
// dump (a JSON array or one a line), plain or gzipped. Errors name the place.
func ReadWikidata(r io.Reader) ([]Held, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		in = bufio.NewReader(z)
	}
	start, err := in.Peek(512)
	if len(bytes.TrimSpace(start)) == 0 {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, errors.New("the file is empty: want a SPARQL result or entities in JSON")
	}
	if bytes.Contains(start, []byte(`"head"`)) {
		return readResult(in)
	}
	return readDump(in)
}

// result is a SPARQL result in JSON.
type result struct {
	Head    struct{ Vars []string }
	Results *struct {
		Bindings []map[string]struct{ Type, Value string }
	}
}

func readResult(r io.Reader) ([]Held, error) {
	var res result
	if err := json.NewDecoder(r).Decode(&res); err != nil {
		return nil, fmt.Errorf("SPARQL result: %w", err)
	}
	if res.Results == nil {
		return nil, errors.New(`SPARQL result without "results": save the query's answer as JSON`)
	}
	var out []Held
	for i, b := range res.Results.Bindings {
		value := func(names ...string) string {
			for _, n := range names {
				if v := strings.TrimSpace(b[n].Value); v != "" {
					return v
				}
			}
			return ""
		}
		h := Held{Person: value("personLabel"), Item: item(value("person")), Office: value("officeLabel", "positionLabel"), Kind: value("kind"),
			Country: item(value("iso3", "country")), From: dateOf(value("start"), 11), To: dateOf(value("end"), 11), Where: fmt.Sprintf("binding %d", i+1)}
		if alias := value("altLabel", "personAltLabel"); alias != "" {
			h.Aliases = strings.Split(alias, ", ")
		}
		if h.Person == "" || h.Country == "" {
			return nil, fmt.Errorf("binding %d has no personLabel, or no country and no iso3: ask the query for them (docs/KNOWLEDGE.md)", i+1)
		}
		out = append(out, h)
	}
	return out, nil
}

// item returns the Q-number of an address, or what is no address as it is.
func item(v string) string { return v[strings.LastIndexByte(v, '/')+1:] }

// dateOf returns the day, month or year of "+2019-05-20T00:00:00Z" by Wikidata's
// precision: 11 a day, 10 a month, 9 a year; "" for what is no date.
func dateOf(v string, precision int) string {
	v = strings.TrimPrefix(v, "+")
	if len(v) < 10 || v[4] != '-' || strings.HasPrefix(v, "-") {
		return ""
	}
	switch {
	case precision <= 9 || v[5:10] == "00-00":
		return v[:4]
	case precision == 10 || v[8:10] == "00":
		return v[:7]
	}
	return v[:10]
}

// entity is what is needed of an entity of a dump.
type entity struct {
	ID     string
	Labels map[string]struct{ Value string }
	Alias  map[string][]struct{ Value string } `json:"aliases"`
	Claims map[string][]struct {
		MainSnak   snak              `json:"mainsnak"`
		Qualifiers map[string][]snak `json:"qualifiers"`
	}
}

type snak struct {
	DataValue struct{ Value json.RawMessage } `json:"datavalue"`
}

func (s snak) item() string {
	var v struct{ ID string }
	if json.Unmarshal(s.DataValue.Value, &v) != nil {
		return ""
	}
	return v.ID
}

func (s snak) date() string {
	var v struct {
		Time      string
		Precision int
	}
	if json.Unmarshal(s.DataValue.Value, &v) != nil {
		return ""
	}
	return dateOf(v.Time, v.Precision)
}

// readDump reads entities: of persons their positions (P39 with P580 and P582),
// of positions their names and countries (P1001, P17).
func readDump(in *bufio.Reader) ([]Held, error) {
	offices := map[string]entity{}
	var persons []entity
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(strings.TrimSpace(lines.Text()), ",")
		list := []string{line}
		if line == "" || line == "[" || line == "]" {
			continue
		}
		if strings.HasPrefix(line, "[") {
			var raw []json.RawMessage
			if err := json.Unmarshal([]byte(line), &raw); err != nil {
				return nil, fmt.Errorf("line %d: no JSON array of entities on one line, nor one entity a line: %w", n, err)
			}
			list = list[:0]
			for _, r := range raw {
				list = append(list, string(r))
			}
		}
		for _, text := range list {
			var e entity
			if err := json.Unmarshal([]byte(text), &e); err != nil {
				return nil, fmt.Errorf("line %d: no entity in JSON: %w", n, err)
			}
			if e.ID == "" {
				return nil, fmt.Errorf("line %d: an entity without an id: want what a Wikidata dump holds", n)
			}
			if len(e.Claims["P39"]) > 0 {
				persons = append(persons, e)
			} else {
				offices[e.ID] = e
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading the dump: %w", err)
	}
	var out []Held
	for _, p := range persons {
		for i, c := range p.Claims["P39"] {
			office := offices[c.MainSnak.item()]
			h := Held{Person: p.Labels["en"].Value, Item: p.ID, Office: office.Labels["en"].Value, Where: fmt.Sprintf("%s, position %d", p.ID, i+1)}
			for _, property := range []string{"P1001", "P17"} {
				if list := office.Claims[property]; len(list) > 0 && h.Country == "" {
					h.Country = list[0].MainSnak.item()
				}
			}
			for _, a := range p.Alias["en"] {
				h.Aliases = append(h.Aliases, a.Value)
			}
			if q := c.Qualifiers["P580"]; len(q) > 0 {
				h.From = q[0].date()
			}
			if q := c.Qualifiers["P582"]; len(q) > 0 {
				h.To = q[0].date()
			}
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("no entity with positions held (P39): nothing to learn from")
	}
	return out, nil
}
