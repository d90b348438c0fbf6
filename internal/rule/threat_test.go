package rule_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/rule"
)

func tryLoad(rules, classes string) error {
	_, err := rule.Load(fstest.MapFS{"rules/a.yaml": {Data: []byte(rules)}, "classes.yaml": {Data: []byte(classes)}},
		"rules", "classes.yaml", func(*rule.Rule) error { return nil })
	return err
}

// Word classes side by side multiply: a phrase of a few stands for more than any
// memory holds, and is refused where it stands.
func TestThreatRulesClassProduct(t *testing.T) {
	words := make([]string, 500)
	for i := range words {
		words[i] = fmt.Sprint("w", i)
	}
	err := tryLoad("- id: a\n  code: {plover: X}\n  verb: [$c $c $c $c $c]\n  examples: [{fires: \"[x|event]\"}, {silent: y}]", "c: ["+strings.Join(words, ", ")+"]\n")
	if err == nil || !strings.Contains(err.Error(), "rules/a.yaml:3:10: stands for more than") {
		t.Error(err)
	}
}

// Aliases that stand for aliases, endless brackets and odd kinds of values end in
// an error that names the file.
func TestThreatRulesYAML(t *testing.T) {
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	for name, c := range map[string][2]string{
		"aliases":        {"- id: a\n", laughs},
		"aliases, rules": {laughs, classes},
		"deep":           {strings.Repeat("[", 100_000), classes},
		"deep mapping":   {"- id: a\n  with: " + strings.Repeat("{dep: ", 20_000), classes},
		"itself":         {"- &r\n  id: a\n  verb: *r\n", classes},
		"merge":          {"- id: a\n  <<: {id: b}\n", classes},
		"binary":         {"- id: !!binary xx\n  verb: \x00\n", classes},
	} {
		if err := tryLoad(c[0], c[1]); err == nil || !strings.Contains(err.Error(), ".yaml") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
