package query_test

import (
	"strings"
	"testing"

	"readout/internal/query"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "()",
		"peacekeepers":                       "peacekeepers",
		"actor:RUS type:SANCTION":            "(actor:RUS type:SANCTION)",
		`since:2017-09 place:UA "ten men"`:   `(since:2017-09 place:UA "ten men")`,
		"a OR b c":                           "(a OR (b c))",
		"(a OR b) -c":                        "((a OR b) -c)",
		"NOT (a b)":                          "-(a b)",
		`says:"Maria Soto" status:contested`: `(says:"Maria Soto" status:contested)`,
		"at 10:30":                           "(at 10:30)",
		"https://a.example/x":                "https://a.example/x",
		"ORDER OR ANDES":                     "(ORDER OR ANDES)",
		"a AND b":                            "(a b)",
	} {
		n, err := query.Parse(in)
		if err != nil || n.String() != want {
			t.Errorf("%s: got %v, %v; want %s", in, n, err, want)
		}
	}
	for in, want := range map[string]string{
		"who:RUS": "query, column 1: no field \"who\"",
		"a (b":    "query, column 3: a bracket that does not close",
		"a ) b":   "query, column 3: a bracket closes that none opened",
		`x "y`:    "query, column 3: a quotation mark that does not close",
		"actor:":  "query, column 7: actor: needs a value",
		"a OR":    "query, column 5: OR needs something on both sides",
		"a -":     "query, column 4: nothing after the minus",
		`""`:      "query, column 1: nothing between the quotation marks",
		"OR a":    "query, column 5: OR needs something on both sides",
	} {
		if _, err := query.Parse(in); err == nil || len(err.Error()) < len(want) || err.Error()[:len(want)] != want {
			t.Errorf("%s: got %v, want %s", in, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a OR (b -c:"d e")`, "actor:RUS", "((((", "- - -", "\"", "a:b:c", "é ü:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := query.Parse(s)
		if err != nil {
			return
		}
		if again, err := query.Parse(n.String()); err == nil && again.String() != n.String() {
			t.Errorf("%q reads as %s, and that as %s", s, n, again)
		}
	})
}

// TestMade: a query made of nodes says the same when it is written and read again.
func TestMade(t *testing.T) {
	for want, n := range map[string]*query.Node{
		`(modality:"actual" (actor:"Al \" OR x" OR country:"KEN") -act:"deny")`: query.All(query.Is("modality", "actual"), query.Any(query.Is("actor", `Al " OR x`), query.Is("country", "KEN")), query.Not(query.Is("act", "deny"))),
		`()`: query.All(),
	} {
		want = strings.ReplaceAll(want, `\"`, " ")
		if n.String() != want {
			t.Errorf("%s, want %s", n, want)
		}
		if again, err := query.Parse(n.String()); err != nil || again.String() != want {
			t.Errorf("%s read again: %v, %v", want, again, err)
		}
	}
}
