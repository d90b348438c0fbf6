package duplicate

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Article is what one must know of an article to tell an original from its
// copies.
type Article struct {
	ID        string
	Address   string // as Address gives it; empty when it has none
	Publisher string
	Published string // to sort by; empty when unknown
	Version   string // the source's number of this version
	Corrected bool   // it carries a correction notice
	Wires     []string
}

// Kinds of links.
const (
	Copy    = "copy"    // somebody else's, or another place's, copy of the original
	Version = "version" // an earlier state of the same article
)

// Link says what an article is to the one that is counted in its stead.
type Link struct{ From, To, Kind string }

// Address returns what names an article through all its versions: the source's
// own key, else its canonical URL without scheme, "www.", query of trackers and
// fragment. A site's front page names no article.
func Address(key, canonical string) string {
	if key != "" {
		return "key:" + key
	}
	u, err := url.Parse(canonical)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	q := u.Query()
	for k := range q {
		if strings.HasPrefix(k, "utm_") || k == "fbclid" || k == "gclid" {
			q.Del(k)
		}
	}
	out := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + "/" + strings.Trim(u.Path, "/")
	if len(q) > 0 {
		out += "?" + q.Encode()
	}
	return out
}

// Resolve tells which article of a group that are alike is counted, and what
// the others are to it. Articles of one address, and those of one publisher that
// have another date or a correction notice, are versions of one article, of
// which the newest is counted. Of several articles the original is the one of an
// agency that others of the group credit, else the first published. The result
// depends on the group alone, not on the order in which it is given.
func Resolve(group []Article) []Link {
	lines := sameArticle(group)
	slices.SortFunc(lines, func(a, b []Article) int {
		return cmp.Or(-cmp.Compare(credited(a, group), credited(b, group)), earlier(a[0], b[0]))
	})
	var out []Link
	var head Article
	for i, line := range lines {
		newest := line[len(line)-1]
		if i == 0 {
			head = newest
		} else {
			out = append(out, Link{newest.ID, head.ID, Copy})
		}
		for _, a := range line[:len(line)-1] {
			kind := Version
			if i > 0 {
				kind = Copy
			}
			out = append(out, Link{a.ID, head.ID, kind})
		}
	}
	return out
}

// sameArticle parts a group into articles, each with its versions from the
// oldest to the newest.
func sameArticle(group []Article) [][]Article {
	sorted := slices.SortedFunc(slices.Values(group), older)
	var out [][]Article
	for _, a := range sorted {
		i := slices.IndexFunc(out, func(line []Article) bool {
			return slices.ContainsFunc(line, func(b Article) bool { return versions(a, b) })
		})
		if i < 0 {
			out = append(out, []Article{a})
		} else {
			out[i] = append(out[i], a)
		}
	}
	return out
}

// versions reports whether two articles that are alike are states of one.
func versions(a, b Article) bool {
	if a.Address != "" && a.Address == b.Address {
		return true
	}
	return a.Publisher != "" && strings.EqualFold(a.Publisher, b.Publisher) && (a.Published != b.Published || a.Corrected != b.Corrected)
}

// older sorts versions: by date, by the source's number, corrections last.
func older(a, b Article) int {
	corrected := func(x Article) int {
		if x.Corrected {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(len(a.Version), len(b.Version)), cmp.Compare(a.Version, b.Version),
		cmp.Compare(corrected(a), corrected(b)), cmp.Compare(a.ID, b.ID))
}

// earlier sorts first versions of articles: the first published first, those
// without a date last.
func earlier(a, b Article) int {
	undated := func(x Article) int {
		if x.Published == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(undated(a), undated(b)), cmp.Compare(a.Published, b.Published), cmp.Compare(a.ID, b.ID))
}

// credited counts the articles of others that credit the publisher of a line.
func credited(line, group []Article) int {
	publisher := strings.ToLower(line[0].Publisher)
	if publisher == "" {
		return 0
	}
	n := 0
	for _, a := range group {
		if !strings.EqualFold(a.Publisher, publisher) && slices.ContainsFunc(a.Wires, func(w string) bool { return strings.Contains(publisher, strings.ToLower(w)) }) {
			n++
		}
	}
	return n
}
