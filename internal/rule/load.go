package rule

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Load reads every *.yaml file below dir and the word classes of classFile
// (name: [words], used in rules as "$name"). check is asked about every code,
// relation and context; what it returns is reported with the rule's place.
//
// Errors name path:line:column and what to change.
func Load(fsys fs.FS, dir, classFile string, check func(*Rule) error) (*Set, error) {
	classes, err := loadClasses(fsys, classFile)
	if err != nil {
		return nil, err
	}
	var files []string
	err = fs.WalkDir(fsys, dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(p) == ".yaml" {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	slices.Sort(files)
	set := &Set{words: map[string]int32{}, classes: asSets(classes)}
	seen := map[string]string{}
	for _, f := range files {
		rules, err := loadFile(fsys, f, classes)
		if err != nil {
			return nil, err
		}
		for _, r := range rules {
			if prev, ok := seen[r.ID]; ok {
				return nil, fmt.Errorf("%s: rule id %q is already used at %s; ids are permanent and unique", r.Place, r.ID, prev)
			}
			seen[r.ID] = r.Place
			if err := check(&r); err != nil {
				return nil, fmt.Errorf("%s: rule %s: %w", r.Place, r.ID, err)
			}
			set.Rules = append(set.Rules, r)
		}
	}
	set.index()
	return set, nil
}

func loadClasses(fsys fs.FS, file string) (map[string][]string, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("rules: word classes: %w", err)
	}
	classes := map[string][]string{}
	if err := yaml.Unmarshal(b, &classes); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return classes, nil
}

func asSets(classes map[string][]string) map[string]map[string]bool {
	out := make(map[string]map[string]bool, len(classes))
	for name, words := range classes {
		set := make(map[string]bool, len(words))
		for _, w := range words {
			set[w] = true
		}
		out[name] = set
	}
	return out
}

func loadFile(fsys fs.FS, file string, classes map[string][]string) ([]Rule, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	d := decoder{file: file, classes: classes}
	list := doc.Content[0]
	if list.Kind != yaml.SequenceNode {
		return nil, d.errorf(list, "want a list of rules, each beginning with \"- id:\"")
	}
	rules := make([]Rule, 0, len(list.Content))
	for _, n := range list.Content {
		r, err := d.rule(n)
		if err != nil {
			return nil, err
		}
		rules = append(rules, r)
	}
	return rules, nil
}

// decoder turns YAML nodes into rules, keeping positions for its errors.
type decoder struct {
	file    string
	classes map[string][]string
}

func (d *decoder) place(n *yaml.Node) string {
	return fmt.Sprintf("%s:%d:%d", d.file, n.Line, n.Column)
}

func (d *decoder) errorf(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s: %s", d.place(n), fmt.Sprintf(format, args...))
}

// fields calls set for every key of a mapping; set returns false for a key it
// does not know.
func (d *decoder) fields(n *yaml.Node, what string, set func(key string, v *yaml.Node) (bool, error)) error {
	if n.Kind != yaml.MappingNode {
		return d.errorf(n, "%s: want a mapping of keys to values", what)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		known, err := set(k.Value, v)
		if err != nil {
			return err
		}
		if !known {
			return d.errorf(k, "unknown key %q in %s", k.Value, what)
		}
	}
	return nil
}

func (d *decoder) rule(n *yaml.Node) (Rule, error) {
	r := Rule{Place: d.place(n)}
	err := d.fields(n, "rule", func(key string, v *yaml.Node) (bool, error) {
		var err error
		switch key {
		case "id":
			r.ID = v.Value
		case "code":
			err = d.code(v, &r.Code)
		case "relation":
			r.Relation = v.Value
		case "position":
			r.Position = v.Value
		case "contexts":
			r.Contexts, err = d.words(v)
		case "verb":
			r.Verb, err = d.phrases(v)
		case "noun":
			r.Noun, err = d.phrases(v)
		case "source":
			r.Source, err = d.role(v, false)
		case "target":
			r.Target, err = d.role(v, true)
		case "symmetric":
			err = v.Decode(&r.Symmetric)
		case "said":
			err = v.Decode(&r.Said)
		case "about":
			r.About, err = d.words(v)
		case "with":
			r.With, err = d.conditions(v)
		case "without":
			r.Without, err = d.conditions(v)
		case "modality":
			r.Modality = v.Value
		case "polarity":
			r.Polarity = v.Value
		case "examples":
			r.Examples, err = d.examples(v)
		default:
			return false, nil
		}
		return true, err
	})
	if err != nil {
		return r, err
	}
	return r, d.complete(n, &r)
}

// complete refuses a rule that could never match or that proves nothing.
func (d *decoder) complete(n *yaml.Node, r *Rule) error {
	fires, silent := 0, 0
	for _, e := range r.Examples {
		if e.Fires {
			fires++
		} else {
			silent++
		}
	}
	switch {
	case r.ID == "":
		return d.errorf(n, "rule without an id")
	case len(r.Verb)+len(r.Noun) == 0:
		return d.errorf(n, "rule %s: give at least one verb or noun", r.ID)
	case r.Code.Plover == "" && r.Relation == "" && r.Position == "":
		return d.errorf(n, "rule %s: give a code, a relation or a position", r.ID)
	case fires == 0 || silent == 0:
		return d.errorf(n, "rule %s: has %d fires and %d silent examples; at least one of each is needed", r.ID, fires, silent)
	}
	return nil
}

func (d *decoder) code(n *yaml.Node, c *Code) error {
	return d.fields(n, "code", func(key string, v *yaml.Node) (bool, error) {
		switch key {
		case "plover":
			c.Plover = v.Value
		case "mode":
			c.Mode = v.Value
		case "cameo":
			c.Cameo = v.Value
		default:
			return false, nil
		}
		return true, nil
	})
}

func (d *decoder) role(n *yaml.Node, owner bool) (*Role, error) {
	r := &Role{Owner: owner}
	err := d.fields(n, "role", func(key string, v *yaml.Node) (bool, error) {
		var err error
		switch key {
		case "dep":
			r.Deps, err = d.words(v)
		case "role":
			r.Kinds, err = d.words(v)
		case "lemma":
			r.Lemma, err = d.words(v)
		case "optional":
			err = v.Decode(&r.Optional)
		case "owner":
			err = v.Decode(&r.Owner)
		default:
			return false, nil
		}
		return true, err
	})
	if err == nil && len(r.Deps) == 0 {
		err = d.errorf(n, "role without dep: say where in the tree it stands")
	}
	return r, err
}

func (d *decoder) conditions(n *yaml.Node) ([]Condition, error) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var out []Condition
	for _, it := range items {
		var c Condition
		err := d.fields(it, "condition", func(key string, v *yaml.Node) (bool, error) {
			var err error
			switch key {
			case "dep":
				c.Deps, err = d.words(v)
			case "lemma":
				c.Lemma, err = d.words(v)
			case "role":
				c.Kinds, err = d.words(v)
			default:
				return false, nil
			}
			return true, err
		})
		if err != nil {
			return nil, err
		}
		if len(c.Deps) == 0 {
			return nil, d.errorf(it, "condition without dep: say which argument it is about")
		}
		out = append(out, c)
	}
	return out, nil
}

// words reads one word or a list of them, replacing "$class", also at the end of
// a word ("obl:$goal"), by its members.
func (d *decoder) words(n *yaml.Node) ([]string, error) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var out []string
	for _, it := range items {
		if it.Kind != yaml.ScalarNode || it.Value == "" {
			return nil, d.errorf(it, "want a word or a list of words")
		}
		before, name, ok := strings.Cut(it.Value, "$")
		if !ok || name == "" {
			out = append(out, it.Value)
			continue
		}
		class, ok := d.classes[name]
		if !ok {
			return nil, d.errorf(it, "unknown word class $%s", name)
		}
		for _, w := range class { // "obl:$goal": each preposition of the class
			out = append(out, before+w)
		}
	}
	return out, nil
}

// maxPhrases bounds what one phrase with word classes may stand for: a few large
// classes in a row would fill any memory.
const maxPhrases = 10_000

// phrases reads trigger phrases; "$name" within one stands for each word of the
// class in turn.
func (d *decoder) phrases(n *yaml.Node) ([]Phrase, error) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var out []Phrase
	for _, it := range items {
		words := strings.FieldsFunc(strings.ToLower(it.Value), func(r rune) bool { return r == ' ' || r == '-' })
		if it.Kind != yaml.ScalarNode || len(words) == 0 {
			return nil, d.errorf(it, "want a phrase or a list of phrases")
		}
		expanded := []Phrase{nil}
		for _, w := range words {
			choices := spellings(w)
			if name, ok := strings.CutPrefix(w, "$"); ok {
				class, ok := d.classes[name]
				if !ok {
					return nil, d.errorf(it, "unknown word class $%s", name)
				}
				choices = choices[:0]
				for _, c := range class {
					choices = append(choices, strings.Fields(strings.ReplaceAll(c, "-", " ")))
				}
			}
			if len(expanded)*len(choices) > maxPhrases {
				return nil, d.errorf(it, "stands for more than %d phrases: use fewer word classes in it", maxPhrases)
			}
			expanded = extend(expanded, choices)
		}
		out = append(out, expanded...)
	}
	return out, nil
}

// spellings returns a word as it may be spelt: "-ise" for "-ize", "cease-fire".
func spellings(w string) [][]string {
	if w == "ceasefire" {
		return [][]string{{w}, {"cease", "fire"}}
	}
	if stem, ok := strings.CutSuffix(w, "ize"); ok && len(stem) > 3 && w != "seize" {
		return [][]string{{w}, {stem + "ise"}}
	}
	return [][]string{{w}}
}

// extend appends each choice to each phrase.
func extend(phrases []Phrase, choices [][]string) []Phrase {
	out := make([]Phrase, 0, len(phrases)*len(choices))
	for _, p := range phrases {
		for _, c := range choices {
			out = append(out, append(slices.Clone(p), c...))
		}
	}
	return out
}
