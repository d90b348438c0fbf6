package knowledge

import (
	"io/fs"

	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/data"
)

// small is a world of two states, in which a test may replace tables.
func small(replace map[string]string) fs.FS {
	files := map[string]string{
		"states": "h\n" +
			"RUS\tRU\tRussia\tRussian Federation\tQ159\tRussian\tRussians|Russian\tMoscow\tthe Kremlin\t\t\t\t\ttest\t2025-01-01\n" +
			"CIV\tCI\tIvory Coast\t\t\tIvorian\tIvorians\tAbidjan\t\tCôte d'Ivoire\t\t\t\ttest\t2025-01-01\n" +
			"USA\tUS\tUnited States\t\tQ30\tAmerican\tAmericans\tWashington\tthe White House\tUS|America\t\t\t\ttest\t2025-01-01\n" +
			"SUN\tSU\tSoviet Union\t\t\tSoviet\tSoviets\t\t\tUSSR\t\t1922-12-30\t1991-12-26\ttest\t2025-01-01\n",
		"organisations": "h\norg:UNO\tUnited Nations\torganization\tIGOUNO\t\t\tQ1065\tUN\t\tTurtle Bay\ttest\t2025-01-01\n" +
			"org:UNGA\tGeneral Assembly\torganization\tIGOUNO\t\torg:UNO\t\tpeople's parliament\t\t\ttest\t2025-01-01\n",
		"groups":       "h\ngroup:X\tX Front\tgroup\tRUSREB\tRUS\t\tFrontist\tU.S.-led coalition\t1990\t2001-05\ttest\t2025-01-01\n",
		"agencies":     "h\nThe Wire\twire\tNewswire\tUSA\t\ttest\t2025-01-01\n",
		"family-first": "h\nstate:CIV\tKong\n",
		"offices": "h\nRUS:foreign-minister\tforeign-minister\tstate:RUS\tForeign Minister\t\tGOV\ttest\t2025-01-01\n" +
			"USA:foreign-minister\tforeign-minister\tstate:USA\tSecretary of State\ttop diplomat\tGOV\ttest\t2025-01-01\n" +
			"USA:head-of-state\thead-of-state\tstate:USA\tPresident\t\tGOV\ttest\t2025-01-01\n" +
			"CIV:head-of-government\thead-of-government\tstate:CIV\tPrime Minister\t\tGOV\ttest\t2025-01-01\n",
		"holders": "h\nRUS:foreign-minister\tPyotr de la Rue\tQ1\tde la Roux\t2004-03-09\t\ttest\t2020-06-01\n" +
			"USA:foreign-minister\tAnn Müller\tQ2\t\t2009-01-21\t2013-02-01\ttest\t2025-01-01\n" +
			"USA:foreign-minister\tBob al-Amin Jr.\t\t\t2013-02-01\t2017\ttest\t2025-01-01\n" +
			"USA:head-of-state\tAnn Müller\t\t\t2016\t2016-08\ttest\t2025-01-01\n" +
			"CIV:head-of-government\tKong Bao\t\t\t2010\t\ttest\t2025-01-01\n",
		"titles": "h\nforeign minister\tforeign-minister\t\nsecretary of state\tforeign-minister\tUSA\n" +
			"secretary of state\tdeputy-foreign-minister\t\nU.N. envoy\tun-ambassador\t\n",
		"counterparts": "h\nhead-of-state\thead-of-government\n",
		"shared":       "h\n",
	}
	for name, text := range replace {
		files[name] = text
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["actors/"+name+".tsv"] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t testing.TB, fsys fs.FS) *Base {
	t.Helper()
	b, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func date(t testing.TB, s string) time.Time {
	t.Helper()
	at, _, err := period(s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// show writes aliases as "id kind" for comparing.
func show(aliases []Alias) string {
	var out []string
	for _, a := range aliases {
		out = append(out, a.Actor.ID+" "+a.Kind)
	}
	return strings.Join(out, ", ")
}

func TestLookup(t *testing.T) {
	b := load(t, small(nil))
	for _, c := range []struct{ name, want string }{
		{"Russia", "state:RUS name"},
		{"Russian", "state:RUS adjective, state:RUS people"},
		{"the Kremlin", "state:RUS seat"},
		{"The  Kremlin", "state:RUS seat"},
		{"Moscow", "state:RUS capital"},
		{"US", "state:USA name"},
		{"U.S.", "state:USA name"},
		{"us", ""},
		{"Us", ""},
		{"RUSSIA", "state:RUS name"},
		{"THE KREMLIN", "state:RUS seat"},
		{"russia", ""},
		{"Cote d’Ivoire", "state:CIV name"},
		{"Turtle Bay", "org:UNO seat"},
		{"Frontist", "group:X adjective"},
		{"US-led coalition", "group:X name"},
		{"Ann Muller", "person:ann-muller name"},
		{"the", ""},
		{"", ""},
	} {
		if got := show(b.Lookup(c.name)); got != c.want {
			t.Errorf("Lookup(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLongest(t *testing.T) {
	b := load(t, small(nil))
	for _, c := range []struct {
		words string
		n     int
		want  string
	}{
		{"Russian Federation envoy", 2, "state:RUS name"},
		{"Russian troops", 1, "state:RUS adjective, state:RUS people"},
		{"Côte d' Ivoire", 3, "state:CIV name"},
		{"Côte d'Ivoire", 2, "state:CIV name"},
		{"people 's parliament", 3, "org:UNGA name"},
		{"U.S. - led coalition jets", 4, "group:X name"},
		{"U.S.-led coalition", 2, "group:X name"},
		{"U.S.-led raid", 0, ""},
		{"IVORY COAST TALKS", 2, "state:CIV name"},
		{"IVORY Coast", 0, ""},
		{"the Kremlin", 0, ""},
		{"Ru ssia", 0, ""},
	} {
		n, got := b.Longest(strings.Split(c.words, " "))
		if n != c.n || show(got) != c.want {
			t.Errorf("Longest(%q) = %d %q, want %d %q", c.words, n, show(got), c.n, c.want)
		}
	}
}

func TestAliasDates(t *testing.T) {
	b := load(t, small(nil))
	soviet := b.Lookup("USSR")[0]
	for at, want := range map[string]bool{"1990": true, "1991-12-26": false, "2000": false, "": true} {
		if soviet.At(date(t, at)) != want {
			t.Errorf("USSR at %q: %v, want %v", at, !want, want)
		}
	}
}

func TestSurname(t *testing.T) {
	b := load(t, small(nil))
	for _, c := range []struct{ name, want string }{
		{"Müller", "person:ann-muller"},
		{"MULLER", "person:ann-muller"},
		{"al-Amin", "person:bob-al-amin-jr"},
		{"Amin", "person:bob-al-amin-jr"},
		{"de la Rue", "person:pyotr-de-la-rue"},
		{"De la Roux", "person:pyotr-de-la-rue"},
		{"Rue", ""},
		{"Kong", "person:kong-bao"},
		{"Bao", ""},
		{"Ann", ""},
	} {
		var ids []string
		for _, p := range b.Surname(c.name) {
			ids = append(ids, p.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("Surname(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHolder(t *testing.T) {
	b := load(t, small(nil))
	for _, c := range []struct{ office, at, want string }{
		{"USA:foreign-minister", "2009-01-20", ""},
		{"USA:foreign-minister", "2009-01-21", "Ann Müller"},
		{"USA:foreign-minister", "2013-02-01", "Bob al-Amin Jr."},
		{"USA:foreign-minister", "2017-12-31", "Bob al-Amin Jr."},
		{"USA:foreign-minister", "2018-01-01", ""},
		{"RUS:foreign-minister", "2020-06-01", "Pyotr de la Rue"},
		{"RUS:foreign-minister", "2021-01-01", "Pyotr de la Rue stale"},
		{"nowhere", "2020", ""},
	} {
		got := ""
		for _, h := range b.Holder(c.office, date(t, c.at)) {
			got += h.Person.Name
			if h.Stale {
				got += " stale"
			}
		}
		if got != c.want {
			t.Errorf("Holder(%s, %s) = %q, want %q", c.office, c.at, got, c.want)
		}
	}
}

func TestCareer(t *testing.T) {
	b := load(t, small(nil))
	p := b.Actor("person:ann-muller")
	if got := b.Career(p); len(got) != 2 || got[0].Office.ID != "USA:foreign-minister" || !got[1].Coarse {
		t.Errorf("career %v", got)
	}
	if got := b.Held(p, date(t, "2016-08-31")); len(got) != 1 || got[0].Office.Kind != "head-of-state" {
		t.Errorf("held %v", got)
	}
	if b.Held(nil, time.Time{}) != nil || b.Career(nil) != nil {
		t.Error("nobody holds an office")
	}
}

func TestCounterpart(t *testing.T) {
	b := load(t, small(nil))
	for _, c := range []struct{ office, state, at, want string }{
		{"USA:foreign-minister", "state:RUS", "2010", "Pyotr de la Rue"},
		{"RUS:foreign-minister", "state:USA", "2014", "Bob al-Amin Jr."},
		{"USA:head-of-state", "state:CIV", "2016", "Kong Bao"}, // by the fallback
		{"USA:head-of-state", "state:RUS", "2016", ""},
		{"none", "state:RUS", "2016", ""},
	} {
		got, ok := b.Counterpart(b.Office(c.office), c.state, date(t, c.at))
		name := ""
		if ok {
			name = got.Person.Name
		}
		if name != c.want {
			t.Errorf("Counterpart(%s, %s) = %q, want %q", c.office, c.state, name, c.want)
		}
	}
}

func TestTitles(t *testing.T) {
	b := load(t, small(nil))
	for _, c := range []struct{ title, country, want string }{
		{"Foreign Minister", "", "foreign-minister"},
		{"the Secretary of State", "", "deputy-foreign-minister foreign-minister"},
		{"secretary of state", "USA", "foreign-minister"},
		{"secretary of state", "RUS", "deputy-foreign-minister"},
		{"UN envoy", "", "un-ambassador"},
		{"cook", "", ""},
	} {
		if got := strings.Join(b.TitleKindsIn(c.title, c.country), " "); got != c.want {
			t.Errorf("TitleKindsIn(%q, %q) = %q, want %q", c.title, c.country, got, c.want)
		}
	}
}

func TestAgency(t *testing.T) {
	b := load(t, small(nil))
	for _, name := range []string{"The Wire", "Wire", "Newswire"} {
		if a := b.Agency(name); a == nil || a.Kind != "wire" {
			t.Errorf("Agency(%q) = %v", name, a)
		}
	}
	if b.Agency("wire") != nil || b.Agency("") != nil {
		t.Error("case must count")
	}
}

func TestAgencyAt(t *testing.T) {
	b := load(t, small(nil))
	for text, want := range map[string]int{
		"The Wire reported": 2, "the Wire": 2, "Wire reported": 1, "Newswire": 1, "told The Wire": 0, "the wire": 0, "The": 0, "": 0,
	} {
		if a, n := b.AgencyAt(strings.Fields(text), 4); n != want || (a != nil) != (want > 0) {
			t.Errorf("AgencyAt(%q) = %v, %d, want %d words", text, a, n, want)
		}
	}
	if _, n := b.AgencyAt([]string{"The", "Wire"}, 1); n != 0 {
		t.Error("a name longer than asked for was found")
	}
}

// TestLoadErrors wants the file and line in each error.
func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"states", "h\nRUS\tRU\n", "states.tsv:2: has 2 columns, want 15"},
		{"groups", "h\n# note\ngroup:X\tX\tgroup\t\t\t\t\t\t2001\t1999\ttest\t2025-01-01\n", "groups.tsv:3: ends 1999 before it begins 2001"},
		{"groups", "h\ngroup:X\tX\tgroup\t\t\t\t\t\tspring\t\ttest\t2025-01-01\n", `groups.tsv:2: "spring" is no date`},
		{"groups", "h\ngroup:X\tX\tcrowd\t\t\t\t\t\t\t\ttest\t2025-01-01\n", `groups.tsv:2: group:X is of type "crowd"`},
		{"groups", "h\norg:UNO\tX\tgroup\t\t\t\t\t\t\t\ttest\t2025-01-01\n", `groups.tsv:2: id org:UNO is taken by "United Nations"`},
		{"groups", "h\ngroup:X\tX\tgroup\t\t\t\t\t\t\t\t\t2025-01-01\n", "groups.tsv:2: group:X has no source"},
		{"groups", "h\ngroup:X\tX\tgroup\t\t\t\t\t\t\t\ttest\ttoday\n", `groups.tsv:2: as_of "today" is no date`},
		{"holders", "h\nUSA:cook\tA B\t\t\t2001\t\ttest\t2025-01-01\n", `holders.tsv:2: office "USA:cook" is not in actors/offices.tsv`},
		{"holders", "h\nUSA:head-of-state\tA B\t\t\t\t\ttest\t2025-01-01\n", "holders.tsv:2: A B has no date"},
		{"holders", "h\nUSA:head-of-state\tA B\tQ1\t\t2001\t2002\ttest\t2025-01-01\nUSA:head-of-state\tA B\tQ2\t\t2002\t\ttest\t2025-01-01\n", "holders.tsv:3: A B is Q2 here and Q1 above"},
		{"titles", "h\nking\thead-of-state\tXXX\n", `titles.tsv:2: country "XXX"`},
		{"agencies", "h\nA\twire\tB\t\t\ttest\t2025-01-01\nC\twire\tB\t\t\ttest\t2025-01-01\n", `agencies.tsv:3: name "B" is already that of A`},
	} {
		_, err := Load(small(map[string]string{c.file: c.text}))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: error %v, want %q", c.file, c.text, err, c.want)
		}
	}
}

func TestCheck(t *testing.T) {
	b := load(t, small(map[string]string{
		"organisations": "h\norg:A\tAlpha\torganization\tIGO\tXXX\torg:B\t\tX Front\t\t\ttest\t2020-01-01\n",
		"offices": "h\nUSA:head-of-state\thead-of-state\tstate:USA\tPresident\t\tGOV\ttest\t2025-01-01\n" +
			"USA:foreign-minister\tforeign-minister\tstate:USA\tSecretary of State\t\tGOV\ttest\t2025-01-01\n",
		"holders": "h\nUSA:head-of-state\tA One\t\t\t2001-01-20\t2005-01-20\ttest\t2025-01-01\n" +
			"USA:head-of-state\tB Two\t\t\t2004-01-20\t2006-01-20\ttest\t2025-01-01\n" +
			"USA:head-of-state\tC Three\t\t\t2010\t\ttest\t2025-01-01\n",
		"counterparts": "h\n",
	}))
	found := func(on string) []string {
		var got []string
		for _, p := range b.Check(date(t, on)) {
			if p.Kind != "missing" || p.Where == "state:USA" {
				got = append(got, p.Kind+" "+p.Where)
			}
		}
		return got
	}
	want := []string{"reference org:A", "reference org:A", "overlap USA:head-of-state", "gap USA:head-of-state", "missing state:USA",
		"stale org:A", "ambiguous X Front"}
	if got := found("2025-06-30"); !slices.Equal(got, want) {
		t.Errorf("Check in 2025: %q, want %q", got, want)
	}
	want = slices.Insert(want, 6, "stale USA:head-of-state")
	if got := found("2026-06-30"); !slices.Equal(got, want) {
		t.Errorf("Check in 2026: %q, want %q", got, want)
	}
}

// TestSharedOffices: where several hold an office at once, only a person's own
// tenures may overlap.
func TestSharedOffices(t *testing.T) {
	b := load(t, small(map[string]string{
		"holders": "h\nUSA:head-of-state\tA One\t\t\t2001-01-20\t2005-01-20\ttest\t2025-01-01\n" +
			"USA:head-of-state\tB Two\t\t\t2003-01-20\t2004-01-20\ttest\t2025-01-01\n" +
			"USA:head-of-state\tB Two\t\t\t2003-06-20\t2006-01-20\ttest\t2025-01-01\n",
		"shared": "h\nhead-of-state\nstrongman\n",
	}))
	var got []string
	for _, p := range b.Check(date(t, "2025-06-30")) {
		if p.Kind == "overlap" || p.Kind == "gap" || p.Kind == "reference" {
			got = append(got, p.Kind+" "+p.Where)
		}
	}
	if want := []string{"reference shared.tsv", "overlap USA:head-of-state"}; !slices.Equal(got, want) {
		t.Errorf("Check: %q, want %q", got, want)
	}
}

// TestTables holds what the project's own tables must always satisfy.
func TestTables(t *testing.T) {
	b := load(t, data.FS)
	for _, p := range b.Check(date(t, "2025-06-30")) {
		if p.Kind == "reference" || p.Kind == "stale" {
			t.Errorf("%s: %s: %s", p.Kind, p.Where, p.What)
		}
	}
	for _, c := range []struct{ name, want string }{
		{"U.K.", "state:GBR name"},
		{"Ukrainians", "state:UKR people"},
		{"Kiev", "state:UKR capital"},
		{"the Elysée", "state:FRA seat"},
		{"People's Republic of China", "state:CHN name"},
		{"Republic of China", "state:TWN name"},
		{"Turkiye", "state:TUR name"},
		{"the Pentagon", "org:US-DOD name"},
		{"al-Qaida", "group:ALQAEDA name"},
		{"ISIL", "group:IS name"},
		{"Kurdish", "group:KURDS adjective"},
		{"Kurds", "group:KURDS people"},
		{"Brussels", "org:EU capital"},
	} {
		if got := show(b.Lookup(c.name)); got != c.want {
			t.Errorf("Lookup(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	for _, s := range []string{"Xi", "al-Assad", "Assad", "von der Leyen", "bin Salman", "Kim", "Guterres"} {
		if len(b.Surname(s)) == 0 {
			t.Errorf("no one is called %q", s)
		}
	}
}

func FuzzLongest(f *testing.F) {
	b := load(f, small(nil))
	for _, s := range []string{"the Kremlin", "U.S. - led coalition", "", " ", "...", "Côte d'Ivoire\xff", "İ ß Ǆ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Split(s, " ")
		n, aliases := b.Longest(words)
		if n < 0 || n > len(words) || (n == 0) != (len(aliases) == 0) {
			t.Fatalf("Longest(%q) = %d with %d aliases", s, n, len(aliases))
		}
		if n > 0 && len(b.Lookup(strings.Join(words[:n], " "))) == 0 {
			t.Fatalf("Longest finds %q, Lookup does not", words[:n])
		}
		b.Surname(s)
		b.Agency(s)
		b.TitleKinds(s)
	})
}

func BenchmarkLongest(bench *testing.B) {
	b := load(bench, data.FS)
	words := strings.Fields("The foreign ministers of the Democratic Republic of the Congo and the United Arab Emirates met U.N. officials in Côte d'Ivoire on Monday")
	for bench.Loop() {
		for i := range words {
			b.Longest(words[i:])
		}
	}
	bench.ReportMetric(float64(bench.Elapsed().Nanoseconds())/float64(bench.N*len(words)), "ns/word")
}
