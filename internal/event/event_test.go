package event_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/data"
	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/ontology"
	"readout/internal/syntax"
	"readout/internal/syntax/treetest"
)

const rules = `
- id: attack
  code: {plover: ASSAULT, cameo: "190"}
  verb: [attack]
  noun: [attack]
  source: {dep: [nsubj, poss], role: actor, optional: true}
  target: {dep: [obj, "obl:on"], role: actor, optional: true}
  examples: [{fires: "[x|event]"}, {silent: y}]
`

// coder reads one rule beside the real word lists.
func coder(t testing.TB) *event.Coder {
	t.Helper()
	files := fstest.MapFS{"rules/en/a.yaml": {Data: []byte(rules)}}
	for _, name := range []string{"lexicon/en/classes.yaml", "lexicon/en/modality.tsv", "lexicon/en/reasons.tsv", "lexicon/en/contexts.tsv"} {
		b, err := data.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	o, err := ontology.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, err := event.New(files, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// states makes every proper noun a state.
func states(s *syntax.Sentence) *mention.Set {
	set := &mention.Set{}
	for i, w := range s.Words {
		if w.UPOS == "PROPN" {
			set.Mentions = append(set.Mentions, mention.Mention{First: i, Last: i + 1, Head: i, Kind: mention.Name, Entity: len(set.Entities)})
			set.Entities = append(set.Entities, mention.Entity{Name: w.Text, Type: "state", Of: -1})
		}
	}
	set.Index()
	return set
}

func TestFactuality(t *testing.T) {
	c := coder(t)
	for _, x := range []struct{ name, tree, polarity, modality string }{
		{"plain past", `
Chad Chad PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Mali Mali PROPN NNP 2 obj`, "positive", "actual"},
		{"is to, with the verb as the head", `
Chad Chad PROPN NNP 4 nsubj
is be AUX VBZ 4 cop
to to PART TO 4 mark
attack attack VERB VB 0 root
Mali Mali PROPN NNP 4 obj`, "positive", "scheduled"},
		{"a participle behind what is planned", `
Chad Chad PROPN NNP 3 nsubj
will will AUX MD 3 aux
free free VERB VB 0 root
men man NOUN NNS 3 obj
attacked attack VERB VBN 4 acl
by by ADP IN 7 case
Mali Mali PROPN NNP 5 obl:agent`, "positive", "actual"},
		{"negated", `
Chad Chad PROPN NNP 4 nsubj
did do AUX VBD 4 aux
n't not PART RB 4 advmod
attack attack VERB VB 0 root
Mali Mali PROPN NNP 4 obj`, "negative", "actual"},
		{"will", `
Chad Chad PROPN NNP 3 nsubj
will will AUX MD 3 aux
attack attack VERB VB 0 root
Mali Mali PROPN NNP 3 obj`, "positive", "scheduled"},
		{"will not", `
Chad Chad PROPN NNP 4 nsubj
will will AUX MD 4 aux
not not PART RB 4 advmod
attack attack VERB VB 0 root
Mali Mali PROPN NNP 4 obj`, "negative", "scheduled"},
		{"may", `
Chad Chad PROPN NNP 3 nsubj
may may AUX MD 3 aux
attack attack VERB VB 0 root
Mali Mali PROPN NNP 3 obj`, "positive", "possible"},
		{"reported would", `
Togo Togo PROPN NNP 2 nsubj
said say VERB VBD 0 root
Chad Chad PROPN NNP 5 nsubj
would would AUX MD 5 aux
attack attack VERB VB 2 ccomp
Mali Mali PROPN NNP 5 obj`, "positive", "scheduled"},
		{"bare would", `
Chad Chad PROPN NNP 3 nsubj
would would AUX MD 3 aux
attack attack VERB VB 0 root
Mali Mali PROPN NNP 3 obj`, "positive", "conditional"},
		{"expected to", `
Chad Chad PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
expected expect VERB VBN 0 root
to to PART TO 5 mark
attack attack VERB VB 3 xcomp
Mali Mali PROPN NNP 5 obj`, "positive", "scheduled"},
		{"not expected to", `
Chad Chad PROPN NNP 4 nsubj:pass
is be AUX VBZ 4 aux:pass
not not PART RB 4 advmod
expected expect VERB VBN 0 root
to to PART TO 6 mark
attack attack VERB VB 4 xcomp
Mali Mali PROPN NNP 6 obj`, "negative", "scheduled"},
		{"failed to", `
Chad Chad PROPN NNP 2 nsubj
failed fail VERB VBD 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
Mali Mali PROPN NNP 4 obj`, "negative", "actual"},
		{"possibility of attacking", `
Togo Togo PROPN NNP 2 nsubj
saw see VERB VBD 0 root
possibility possibility NOUN NN 2 obj
of of SCONJ IN 5 mark
attacking attack VERB VBG 3 acl
Mali Mali PROPN NNP 5 obj`, "positive", "possible"},
		{"demanded", `
Togo Togo PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Chad Chad PROPN NNP 2 obj
to to PART TO 5 mark
attack attack VERB VB 2 xcomp
Mali Mali PROPN NNP 5 obj`, "positive", "demanded"},
		{"if", `
If if SCONJ IN 3 mark
Chad Chad PROPN NNP 3 nsubj
attacks attack VERB VBZ 6 advcl
Mali Mali PROPN NNP 3 obj
Togo Togo PROPN NNP 6 nsubj
leaves leave VERB VBZ 0 root`, "positive", "conditional"},
		{"not, and then a second finite verb", `
Chad Chad PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
leave leave VERB VB 0 root
and and CCONJ CC 6 cc
attacked attack VERB VBD 4 conj
Mali Mali PROPN NNP 6 obj`, "positive", "actual"},
		{"not, and then a second infinitive", `
Chad Chad PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
leave leave VERB VB 0 root
or or CCONJ CC 6 cc
attack attack VERB VB 4 conj
Mali Mali PROPN NNP 6 obj`, "negative", "actual"},
		{"indirect question", `
It it PRON PRP 4 nsubj
is be AUX VBZ 4 cop
not not PART RB 4 advmod
clear clear ADJ JJ 0 root
if if SCONJ IN 7 mark
Chad Chad PROPN NNP 7 nsubj
attacked attack VERB VBD 4 ccomp
Mali Mali PROPN NNP 7 obj`, "positive", "possible"},
		{"until in the present", `
Togo Togo PROPN NNP 2 nsubj
waits wait VERB VBZ 0 root
until until SCONJ IN 5 mark
Chad Chad PROPN NNP 5 nsubj
attacks attack VERB VBZ 2 advcl
Mali Mali PROPN NNP 5 obj`, "positive", "conditional"},
		{"until in the past", `
Togo Togo PROPN NNP 2 nsubj
waited wait VERB VBD 0 root
until until SCONJ IN 5 mark
Chad Chad PROPN NNP 5 nsubj
attacked attack VERB VBD 2 advcl
Mali Mali PROPN NNP 5 obj`, "positive", "actual"},
		{"negated saying does not negate what was said", `
Togo Togo PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
mention mention VERB VB 0 root
Chad Chad PROPN NNP 6 nsubj
attacked attack VERB VBD 4 ccomp
Mali Mali PROPN NNP 6 obj`, "positive", "actual"},
		{"nominal, cancelled", `
Chad Chad PROPN NNP 2 nsubj
cancelled cancel VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Mali Mali PROPN NNP 4 nmod`, "negative", "actual"},
		{"without attacking", `
Chad Chad PROPN NNP 2 nsubj
left leave VERB VBD 0 root
without without SCONJ IN 4 mark
attacking attack VERB VBG 2 advcl
Mali Mali PROPN NNP 4 obj`, "negative", "actual"},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := treetest.Parse(t, x.tree)
			events, _ := c.Code([]syntax.Sentence{s}, states(&s))
			if len(events) != 1 {
				t.Fatalf("%d events", len(events))
			}
			if e := events[0]; e.Polarity != x.polarity || e.Modality != x.modality {
				t.Errorf("got %s %s, want %s %s; %v", e.Polarity, e.Modality, x.polarity, x.modality, e.Why)
			}
		})
	}
}

func TestReason(t *testing.T) {
	s := treetest.Parse(t, `
Chad Chad PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Mali Mali PROPN NNP 2 obj
, , PUNCT , 7 punct
over over ADP IN 7 case
a a DET DT 7 det
border border NOUN NN 2 obl`)
	events, _ := coder(t).Code([]syntax.Sentence{s}, states(&s))
	if got := treetest.Text(&s)[events[0].Reason[0]:events[0].Reason[1]]; got != "over a border" {
		t.Errorf("reason %q", got)
	}
	if !slices.ContainsFunc(events[0].Why, func(w string) bool { return strings.HasPrefix(w, "source: subject of attacked") }) {
		t.Errorf("why: %q", events[0].Why)
	}
}

func TestUnknownCodesAreRefused(t *testing.T) {
	o, err := ontology.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, want string }{
		{"plover: ASSAULT", "plover: ATTACK", "unknown PLOVER type"},
		{"role: actor", "role: acter", "unknown role"},
		{"code: {plover: ASSAULT, cameo: \"190\"}", "relation: likes", "unknown relation"},
	} {
		_, err := event.New(fstest.MapFS{
			"rules/en/a.yaml":         {Data: []byte(strings.Replace(rules, c.from, c.to, 1))},
			"lexicon/en/classes.yaml": {Data: []byte("x: [y]")},
		}, o)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "rules/en/a.yaml:2:3") {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}
