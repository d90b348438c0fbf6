package duplicate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/duplicate"
)

const report = `Norway and Finland signed a treaty on Tuesday that lets their coast guards cross into each other's waters when they chase smugglers.
The Norwegian foreign minister called the treaty "long overdue" and said that patrols in the Barents Sea would begin in May, after parliament in Oslo has voted on it.
Finland's interior minister told reporters in Helsinki that eleven ships would take part and that Sweden had been invited to join them later this year.
Fishermen on both sides have complained of foreign boats that cut nets and land catches at night. Last winter the police in Kirkenes counted forty such cases.
The two governments will meet again in June to decide who pays for a shared radar station on the coast.`

func paragraphs(n int) string {
	return strings.Join(strings.Split(report, "\n")[:n], "\n")
}

func TestAlike(t *testing.T) {
	original := duplicate.Of("", report)
	other := strings.NewReplacer("Norway", "Chile", "Norwegian", "Chilean", "Finland", "Peru", "Oslo", "Santiago", "Helsinki", "Lima", "Barents", "Coral", "Sweden", "Bolivia", "Kirkenes", "Arica",
		"Tuesday", "Friday", "May", "August", "June", "October", "eleven", "nine", "forty", "ninety").Replace(report)
	for _, c := range []struct {
		name, title, text string
		want              bool
	}{
		{"another headline and dateline", "Neighbours Join Hands At Sea", "Neighbours Join Hands At Sea\n\nOSLO (Reuters) - " + report, true},
		{"the first two paragraphs, with a credit", "", paragraphs(2) + "\n(Reporting by a correspondent in Oslo)", true},
		{"a few words changed", "", strings.NewReplacer("long overdue", "overdue", "told reporters", "said", "foreign boats", "boats from abroad").Replace(report), true},
		{"its own first sentence before it", "", "Smugglers in the far north face a new threat.\n" + report, true},
		{"the same pattern with other names", "", other, false},
		{"the same event in other words", "", "Oslo and Helsinki have agreed that Norwegian and Finnish coast guard ships may follow smugglers over the sea border. Ministers signed the text on Tuesday. Eleven vessels will sail from May on if lawmakers in Norway agree, and Sweden may come in. Crews have long been angry about torn nets; police know of forty cases of last winter.", false},
		{"one sentence of it in another article", "", paragraphs(1)[:60] + " but nobody believes it. In Warsaw, bakers asked for cheaper flour and the city council promised to look at prices after the holidays, when the budget is read.", false},
		{"too short to tell", "", "Norway met Finland.", false},
		{"nothing", "", "", false},
	} {
		s := duplicate.Of(c.title, c.text)
		shares := slices.ContainsFunc(s.Bands, func(b int64) bool { return slices.Contains(original.Bands, b) })
		if got := s.Alike(original); got != c.want || got != original.Alike(s) {
			t.Errorf("%s: alike %v, want %v", c.name, got, c.want)
		}
		if c.want && !shares {
			t.Errorf("%s: no band in common: it is never looked at", c.name)
		}
	}
}

func TestSketchBinary(t *testing.T) {
	s := duplicate.Of("", report)
	b, err := s.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var back duplicate.Sketch
	if err := back.UnmarshalBinary(b); err != nil || !slices.Equal(back.Shingles, s.Shingles) || !slices.Equal(back.Names, s.Names) {
		t.Errorf("read back %d shingles, %d names, %v", len(back.Shingles), len(back.Names), err)
	}
	for _, bad := range [][]byte{nil, {9}, {1, 2, 3}, b[:len(b)-1]} {
		if err := new(duplicate.Sketch).UnmarshalBinary(bad); err == nil {
			t.Errorf("%v is no sketch, but no error", bad)
		}
	}
}

func TestResolve(t *testing.T) {
	a := func(id, publisher, published, address string, wires ...string) duplicate.Article {
		return duplicate.Article{ID: id, Publisher: publisher, Published: published, Address: address, Wires: wires}
	}
	corrected := a("c", "Courier", "2024-05-01", "")
	corrected.Corrected = true
	for _, c := range []struct {
		name  string
		group []duplicate.Article
		want  string
	}{
		{"alone", []duplicate.Article{a("a", "Courier", "2024-05-01", "")}, "[]"},
		{"the first published is the original", []duplicate.Article{a("a", "Post", "2024-05-02", ""), a("b", "Courier", "2024-05-01", "")}, "[{a b copy}]"},
		{"undated is not first", []duplicate.Article{a("a", "Post", "", ""), a("b", "Courier", "2024-05-01", "")}, "[{a b copy}]"},
		{"the agency that is credited", []duplicate.Article{a("a", "Post", "2024-05-01", "", "Reuters"), a("b", "Reuters", "2024-05-02", "", "Reuters")}, "[{a b copy}]"},
		{"the newest of one address", []duplicate.Article{a("a", "Post", "2024-05-01", "p/1"), a("b", "", "2024-05-02", "p/1"), a("c", "Post", "2024-05-03", "p/1")}, "[{a c version} {b c version}]"},
		{"one publisher, later date", []duplicate.Article{a("b", "Post", "2024-05-03", ""), a("a", "Post", "2024-05-01", "")}, "[{a b version}]"},
		{"one publisher, same date", []duplicate.Article{a("b", "Post", "2024-05-01", "x"), a("a", "Post", "2024-05-01", "y")}, "[{b a copy}]"},
		{"a correction of the same day", []duplicate.Article{corrected, a("d", "Courier", "2024-05-01", "")}, "[{d c version}]"},
		{"versions of a copy", []duplicate.Article{a("a", "Wire", "2024-05-01", ""), a("b", "Post", "2024-05-01", "p/1"), a("c", "Post", "2024-05-02", "p/1")}, "[{c a copy} {b a copy}]"},
	} {
		for range 2 {
			if got := fmt.Sprint(duplicate.Resolve(c.group)); got != c.want {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
			slices.Reverse(c.group)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct{ key, url, want string }{
		{"", "https://www.Post.example/a/b/?utm_source=x#top", "post.example/a/b"},
		{"", "http://post.example/a/b", "post.example/a/b"},
		{"", "https://post.example/story?id=7&fbclid=z", "post.example/story?id=7"},
		{"urn:newsml:1", "https://post.example/a", "key:urn:newsml:1"},
		{"", "https://post.example/", ""},
		{"", "", ""},
	} {
		if got := duplicate.Address(c.key, c.url); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.key, c.url, got, c.want)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		duplicate.Of("", report)
	}
}
