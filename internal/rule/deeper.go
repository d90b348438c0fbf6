package rule

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// maxDeep bounds how far below an argument its actor may stand.
const maxDeep = 4

// deeper finds who is meant where an argument itself is nobody: "the detention
// of reporters in Peru", "the results of the UN report". It looks through the
// phrases at the role's places and, where the role may be missing, through the
// complements of the trigger ("agreed to send troops to Chad"). Clauses that
// only describe a noun are left alone.
func (m *Matcher) deeper(f *Match, role *Role, used []int) ([]int, string) {
	if f.Rule.Symmetric || len(role.Kinds) == 0 || len(role.Lemma) > 0 || m.favoursHarm(f) {
		return nil, ""
	}
	var level []int
	for _, dep := range role.Deps {
		words, _ := m.get(f.Frame, dep)
		level = append(level, words...)
	}
	if role.Optional {
		for _, dep := range []string{"obj", "xcomp", "ccomp"} {
			words, _ := f.Frame.Get(dep)
			level = append(level, words...)
		}
		for _, t := range f.Trigger {
			level = append(level, m.unstruck(f, t, m.below(t, role.Owner))...)
		}
	}
	turned := m.set.classes["turningdown"][m.s.Words[f.Head].Lemma]
	seen := map[int]bool{}
	for depth := 0; depth < maxDeep && len(level) > 0; depth++ {
		var next []int
		for _, w := range level {
			if seen[w] || slices.Contains(used, w) {
				continue
			}
			seen[w] = true
			if m.isKind(w, role.Kinds) || m.senses(w, "country") {
				if c := m.whereOwn(w); c >= 0 {
					w = c
				}
				w = m.nearer(w, role.Kinds)
				return m.alike(w, role, used), "below the argument, at " + m.s.Words[w].Text
			}
			if depth == 0 && role.Owner && (m.senses(w, "person") || m.senses(w, "population")) && m.s.Words[w].UPOS == "NOUN" && m.s.Child(w, "nmod") < 0 {
				if !role.Optional {
					continue
				}
				return m.alike(w, role, used), "at " + m.s.Words[w].Text // "silenced three Thai reporters": not Thailand
			}
			next = append(next, slices.DeleteFunc(m.unstruck(f, w, m.below(w, role.Owner)), func(c int) bool {
				return turned && m.s.Words[c].Rel == "acl" // "rejected a plan to arm Kyiv": turned down by whom, not whom
			})...)
		}
		level = next
	}
	return nil, ""
}

// whereOwn returns the country in which those are whom somebody calls his own: "agreed to
// keep its forces in Chad" bears on Chad, not on the forces; -1 for others.
func (m *Matcher) whereOwn(w int) int {
	poss := m.s.Child(w, "nmod:poss")
	if poss < 0 || m.s.Words[poss].XPOS != "PRP$" || !m.senses(w, "military") {
		return -1
	}
	over := append([]int{w}, m.s.Children(w)...)
	if h := m.s.Words[w].Head; h > w || m.s.Words[w].Rel == "obj" && h >= 0 {
		over = append(over, h)
	}
	for _, o := range over {
		if o != w && m.s.Words[o].Head == w && m.s.Words[o].Rel != "acl" {
			continue
		}
		for _, c := range m.s.Children(o) {
			if c > w && (syntax.IsRel(m.s.Words[c].Rel, "nmod") || syntax.IsRel(m.s.Words[c].Rel, "obl")) && m.senses(c, "country") {
				return c
			}
		}
	}
	return -1
}

// alike returns word w and the words coordinated with it that are of the role's
// kinds too ("aid to Chad and Niger").
func (m *Matcher) alike(w int, role *Role, used []int) []int {
	out := []int{w}
	for _, c := range m.frames.conjuncts(w)[1:] {
		if !slices.Contains(used, c) && (m.isKind(c, role.Kinds) || m.senses(c, "country")) {
			out = append(out, c)
		}
	}
	return out
}

// circumstances are prepositions whose phrases tell when, why and how, not whom.
var circumstances = []string{"concerning", "regarding", "after", "before", "during", "since", "amid", "following", "until", "as", "because of", "according to",
	"under", "through", "via", "by", "ahead of", "within", "despite", "without", "than", "like", "unlike", "except"}

// favoursHarm reports whether a verb favours what is done against others: whoever "backed
// sanctions against Iran" did not back Iran.
func (m *Matcher) favoursHarm(f *Match) bool {
	if !m.set.classes["favouring"][m.s.Words[f.Head].Lemma] {
		return false
	}
	objects, _ := f.Frame.Get("obj")
	return slices.ContainsFunc(objects, func(o int) bool { return m.set.classes["hostile"][m.s.Words[o].Lemma] })
}

// struck reports whether word c tells who suffers the deed w, or the deed that is the object
// of w, or where it was done: whoever condemns a blast outside Peru's embassy does not condemn
// Peru.
func (m *Matcher) struck(w, c int) bool {
	if o := m.s.Child(w, "obj"); m.s.Words[w].UPOS == "VERB" && o >= 0 && o < c {
		w = o
	}
	return m.set.classes["striking"][m.s.Words[w].Lemma] && m.s.Child(c, "case") >= 0 && m.s.Words[c].Rel != "nmod:poss" &&
		!m.set.classes["doer"][m.frames.preposition(c)]
}

// unstruck leaves out of the words below w who suffered what a charge is about, or would suffer what is
// asked for: whoever calls for a ban on Yemenis asks no Yemeni.
func (m *Matcher) unstruck(f *Match, w int, below []int) []int {
	switch f.Rule.Code.Plover {
	case "ACCUSE":
		return slices.DeleteFunc(below, func(c int) bool { return m.struck(w, c) })
	case "REQUEST":
		if m.set.classes["hostile"][m.s.Words[w].Lemma] {
			return slices.DeleteFunc(below, func(c int) bool { p := m.frames.preposition(c); return p == "on" || p == "against" })
		}
	}
	return below
}

// below returns the words under w that go on with what it names: its nominal
// modifiers, objects and complements; whose it is only where an owner may stand for
// what it owns.
func (m *Matcher) below(w int, owner bool) []int {
	var out []int
	for _, c := range m.s.Children(w) {
		switch rel := m.s.Words[c].Rel; {
		case !owner && (rel == "nmod:poss" || rel == "amod" || strings.HasPrefix(rel, "compound")):
		case m.set.classes["related"][m.s.Words[w].Lemma] && c < w: // "a US ally" is not the US
		case rel == "nmod:poss" || rel == "amod" || strings.HasPrefix(rel, "compound") && rel != "compound:prt":
			if m.s.Words[c].XPOS != "PRP$" {
				out = append(out, c)
			}
		case syntax.IsRel(rel, "nmod") || syntax.IsRel(rel, "obl"):
			switch p := m.frames.preposition(c); {
			case p == "" || slices.Contains(circumstances, p):
			case p == "in" && m.set.classes["medium"][m.s.Words[c].Lemma]: // "in a letter to Togo": told to it, not of it
			case p == "of" && m.set.classes["suffered"][m.s.Words[w].Lemma]:
				for _, k := range m.below(c, owner) { // not the victims, nor whose they are, but "in Peru" behind them
					if m.s.Child(k, "case") > c && m.s.Words[k].Rel != "nmod:poss" {
						out = append(out, k)
					}
				}
			default:
				out = append(out, c)
			}
		case rel == "conj" && m.s.Words[w].UPOS == "NOUN" && m.s.Words[c].UPOS == "NOUN" && c > w:
			out = append(out, m.below(c, owner)...) // "grain and flour to Chad"
		case rel == "obj" || rel == "iobj" || rel == "xcomp" || rel == "acl" && m.s.Words[c].XPOS == "VB":
			out = append(out, c)
		case syntax.IsRel(rel, "advcl") && m.s.Words[c].XPOS == "VB" && m.s.Child(c, "mark") >= 0 && m.s.Words[m.s.Child(c, "mark")].Lemma == "to":
			out = append(out, c)
		}
	}
	return out
}
