package rule_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/rule"
	"readout/internal/syntax"
	"readout/internal/syntax/treetest"
)

const classes = "light: [hold, impose]\nsubjectcontrol: [promise]\ntransparent: [group]\ntalks: [talk, talks]\n"

// load reads rules written without examples, which are added here.
func load(t testing.TB, rules string) *rule.Set {
	t.Helper()
	set, err := rule.Load(fstest.MapFS{
		"rules/a.yaml":  {Data: []byte(strings.ReplaceAll(rules, "EX", "examples: [{fires: \"[x|event]\"}, {silent: y}]"))},
		"classes.yaml":  {Data: []byte(classes)},
		"rules/ignored": {Data: []byte("not yaml")},
	}, "rules", "classes.yaml", func(*rule.Rule) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// names makes every proper noun and every adjective of nationality an actor.
func names(s *syntax.Sentence) rule.Senses {
	return func(w int, kind string) bool {
		return kind == "actor" && (s.Words[w].UPOS == "PROPN" || s.Words[w].XPOS == "JJ" || s.Words[w].Text == "rebels")
	}
}

const meet = `
- id: meet
  code: {plover: CONSULT}
  verb: [meet, hold $talks]
  noun: [talks]
  source: {dep: [nsubj, "obl:between", poss, host], role: actor}
  target: {dep: ["obl:with", "obl:between", obj], role: actor}
  symmetric: true
  EX
- id: sanction
  code: {plover: SANCTION}
  verb: [impose sanction]
  source: {dep: nsubj, role: actor, optional: true}
  target: {dep: ["obl:on"], role: actor}
  EX
- id: raid
  code: {plover: ASSAULT}
  noun: [talks]
  source: {dep: ["obl:by"], role: actor}
  target: {dep: ["obl:against"], role: actor}
  EX
- id: back
  relation: supports
  verb: [back]
  source: {dep: nsubj, role: actor}
  target: {dep: obj, role: actor}
  EX
`

func TestFrames(t *testing.T) {
	set := load(t, meet)
	for _, c := range []struct{ name, tree, want string }{
		{"active", `
Kenya Kenya PROPN NNP 2 nsubj
met meet VERB VBD 0 root
with with ADP IN 4 case
Sudan Sudan PROPN NNP 2 obl`, "meet Kenya>Sudan"},
		{"coordinated subjects of a symmetric event", `
Kenya Kenya PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Sudan Sudan PROPN NNP 1 conj
met meet VERB VBD 0 root`, "meet Kenya>Sudan"},
		{"light verb, phrase on the noun", `
Kenya Kenya PROPN NNP 2 nsubj
held hold VERB VBD 0 root
talks talk NOUN NNS 2 obj
with with ADP IN 5 case
Sudan Sudan PROPN NNP 3 nmod`, "meet Kenya>Sudan"},
		{"passive with agent", `
Sanctions sanction NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
imposed impose VERB VBN 0 root
on on ADP IN 5 case
Eritrea Eritrea PROPN NNP 3 obl
by by ADP IN 7 case
Canada Canada PROPN NNP 3 obl`, "sanction Canada>Eritrea"},
		{"reduced relative", `
rebels rebel NOUN NNS 5 nsubj
backed back VERB VBN 1 acl
by by ADP IN 4 case
Chad Chad PROPN NNP 2 obl
fled flee VERB VBD 0 root`, "back Chad>rebels"},
		{"hyphenated agent", `
Chad Chad PROPN NNP 3 obl
- - PUNCT HYPH 3 punct
backed back VERB VBN 4 amod
rebels rebel NOUN NNS 5 nsubj
fled flee VERB VBD 0 root`, "back Chad>rebels"},
		{"relative clause", `
rebels rebel NOUN NNS 5 nsubj
that that PRON WDT 4 obj
Chad Chad PROPN NNP 4 nsubj
backs back VERB VBZ 1 acl:relcl
fled flee VERB VBD 0 root`, "back Chad>rebels"},
		{"object gap", `
rebels rebel NOUN NNS 4 nsubj
Chad Chad PROPN NNP 3 nsubj
backs back VERB VBZ 1 acl:relcl
fled flee VERB VBD 0 root`, "back Chad>rebels"},
		{"control by the subject", `
Kenya Kenya PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
meet meet VERB VB 2 xcomp
Sudan Sudan PROPN NNP 4 obj`, "meet Kenya>Sudan"},
		{"control by the object", `
Ghana Ghana PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Kenya Kenya PROPN NNP 2 obj
to to PART TO 5 mark
meet meet VERB VB 2 xcomp
Sudan Sudan PROPN NNP 5 obj`, "meet Kenya>Sudan"},
		{"promise is controlled by its subject", `
Ghana Ghana PROPN NNP 2 nsubj
promised promise VERB VBD 0 root
Kenya Kenya PROPN NNP 2 obj
to to PART TO 5 mark
meet meet VERB VB 2 xcomp
Sudan Sudan PROPN NNP 5 obj`, "meet Ghana>Sudan"},
		{"a deed's doer hung on whom it was done to", `
The the DET DT 2 det
talks talk NOUN NNS 8 nsubj
against against ADP IN 4 case
Sudan Sudan PROPN NNP 2 nmod
by by ADP IN 6 case
Kenya Kenya PROPN NNP 4 nmod
that that PRON WDT 8 dep
ended end VERB VBD 0 root`, "raid Kenya>Sudan"},
		{"shared subject", `
Kenya Kenya PROPN NNP 2 nsubj
arrived arrive VERB VBD 0 root
and and CCONJ CC 4 cc
met meet VERB VBD 2 conj
Sudan Sudan PROPN NNP 4 obj`, "meet Kenya>Sudan"},
		{"noun between", `
Talks talks NOUN NNS 6 nsubj
between between ADP IN 3 case
Kenya Kenya PROPN NNP 1 nmod
and and CCONJ CC 5 cc
Sudan Sudan PROPN NNP 3 conj
ended end VERB VBD 0 root`, "meet Kenya>Sudan"},
		{"host of a participle", `
talks talks NOUN NNS 7 nsubj
sponsored sponsor VERB VBN 1 acl
by by ADP IN 4 case
Kenya Kenya PROPN NNP 2 obl
and and CCONJ CC 6 cc
Sudan Sudan PROPN NNP 4 conj
ended end VERB VBD 0 root`, "meet Kenya>Sudan"},
		{"owner of the target", `
Chad Chad PROPN NNP 2 nsubj
backed back VERB VBD 0 root
Libya Libya PROPN NNP 5 nmod:poss
's 's PART POS 3 case
plan plan NOUN NN 2 obj`, "back Chad>Libya"},
		{"the agent hung on a phrase before it", `
Chad Chad PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
backed back VERB VBN 0 root
in in ADP IN 5 case
talks talk NOUN NNS 3 obl
by by ADP IN 7 case
Libya Libya PROPN NNP 5 nmod`, "back Libya>Chad"},
		{"no actor, no match", `
roads road NOUN NNS 2 nsubj
met meet VERB VBD 0 root
Sudan Sudan PROPN NNP 2 obj`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := treetest.Parse(t, c.tree)
			var got []string
			for _, m := range set.Matcher(&s, names(&s)).Match() {
				got = append(got, m.Rule.ID+" "+join(&s, m.Source)+">"+join(&s, m.Target))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func join(s *syntax.Sentence, words []int) string {
	var out []string
	for _, w := range words {
		out = append(out, s.Words[w].Text)
	}
	return strings.Join(out, "+")
}

func TestMoreSpecificRuleWins(t *testing.T) {
	set := load(t, meet+`
- id: summit
  code: {plover: CONSULT}
  verb: [meet]
  source: {dep: nsubj, role: actor}
  target: {dep: obj, role: actor}
  with: [{dep: "obl:at", lemma: [summit]}]
  EX
`)
	s := treetest.Parse(t, `
Kenya Kenya PROPN NNP 2 nsubj
met meet VERB VBD 0 root
Sudan Sudan PROPN NNP 2 obj
at at ADP IN 6 case
a a DET DT 6 det
summit summit NOUN NN 2 obl`)
	var ids []string
	for _, m := range set.Matcher(&s, names(&s)).Match() {
		ids = append(ids, m.Rule.ID)
	}
	if !slices.Equal(ids, []string{"summit"}) {
		t.Errorf("got %v", ids)
	}
}

// TestSpellings: a rule written one way finds the other spellings too, and no
// more ("seise" is no word).
func TestSpellings(t *testing.T) {
	set := load(t, `
- id: truce
  code: {plover: X}
  verb: [criticize ceasefire, seize port]
  examples: [{fires: "[x|event]"}, {silent: y}]
`)
	for tree, want := range map[string]bool{
		"Kenya Kenya PROPN NNP 2 nsubj\ncriticised criticise VERB VBD 0 root\nceasefire ceasefire NOUN NN 2 obj":                       true,
		"Kenya Kenya PROPN NNP 2 nsubj\ncriticized criticize VERB VBD 0 root\ncease cease NOUN NN 4 compound\nfire fire NOUN NN 2 obj": true,
		"Kenya Kenya PROPN NNP 2 nsubj\nseised seise VERB VBD 0 root\nport port NOUN NN 2 obj":                                         false,
		"Kenya Kenya PROPN NNP 2 nsubj\nseized seize VERB VBD 0 root\nport port NOUN NN 2 obj":                                         true,
	} {
		s := treetest.Parse(t, "\n"+tree)
		if got := len(set.Matcher(&s, names(&s)).Match()) > 0; got != want {
			t.Errorf("%s: %v, want %v", tree, got, want)
		}
	}
}

func TestExplainNamesFirstFailure(t *testing.T) {
	set := load(t, meet)
	s := treetest.Parse(t, `
roads road NOUN NNS 2 nsubj
met meet VERB VBD 0 root`)
	trials := set.Matcher(&s, names(&s)).Explain()
	if len(trials) == 0 || !strings.HasPrefix(trials[0].Failed, "no source") {
		t.Errorf("%+v", trials)
	}
}

func TestLoadErrorsSayWhere(t *testing.T) {
	const good = "examples: [{fires: \"[x|event]\"}, {silent: y}]"
	for _, c := range []struct{ rules, want string }{
		{"- id: a\n  code: {plover: X}\n  verb: [go]\n  colour: red\n  " + good, "rules/a.yaml:4:3: unknown key \"colour\""},
		{"- id: a\n  code: {plover: X}\n  verb: [go]\n  " + good + "\n- id: a\n  code: {plover: X}\n  verb: [go]\n  " + good, "already used at rules/a.yaml:1:3"},
		{"- id: a\n  code: {plover: X}\n  verb: [go]\n  examples: [{fires: \"[x|event]\"}]", "1 fires and 0 silent"},
		{"- id: a\n  code: {plover: X}\n  " + good, "at least one verb or noun"},
		{"- id: a\n  verb: [go]\n  " + good, "give a code, a relation or a position"},
		{"- id: a\n  code: {plover: X}\n  verb: [$nothing]\n  " + good, "unknown word class $nothing"},
		{"- id: a\n  code: {plover: X}\n  verb: [go]\n  examples: [{fires: \"[x|evnt]\"}, {silent: y}]", "unknown mark \"evnt\""},
		{"- id: a\n  code: {plover: X}\n  verb: [go]\n  examples: [{fires: \"x\"}, {silent: y}]", "marks its [trigger|event]"},
		{"id: a", "rules/a.yaml:1:1: want a list of rules"},
		{"- id: [", "rules/a.yaml"},
	} {
		_, err := rule.Load(fstest.MapFS{"rules/a.yaml": {Data: []byte(c.rules)}, "classes.yaml": {Data: []byte(classes)}},
			"rules", "classes.yaml", func(*rule.Rule) error { return nil })
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.rules, err, c.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("- id: a\n  code: {plover: X}\n  verb: [go]\n")
	f.Add(meet)
	f.Fuzz(func(t *testing.T, rules string) {
		_, _ = rule.Load(fstest.MapFS{"rules/a.yaml": {Data: []byte(rules)}, "classes.yaml": {Data: []byte(classes)}},
			"rules", "classes.yaml", func(*rule.Rule) error { return nil })
	})
}
