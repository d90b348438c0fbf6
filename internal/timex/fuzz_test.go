package timex

import (
	"testing"
	"testing/fstest"
)

func FuzzRules(f *testing.F) {
	f.Add("- id: a\n  kind: date\n  match: \"( on | by )? { DAY $p }\"\n  examples: [{fires: \"on [Monday|2020-01-06]\"}, {silent: x}]\n")
	f.Add("- id: a\n  match: [$p2, $none, a|b, ((, LPAREN]\n  with: {year: x}\n")
	f.Fuzz(func(t *testing.T, rules string) {
		_, _ = loadRules(fstest.MapFS{"timex/en/a.yaml": {Data: []byte(rules)}, "timex/en/parts.yaml": {Data: []byte("p: \"day | $q\"\nq: \"( of MONTH )?\"\n")}})
	})
}
