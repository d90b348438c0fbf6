package pipeline_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/readout"
)

// codes writes an event as "SOURCE>TARGET TYPE".
func codes(rec *readout.Record, e *readout.Event) string {
	name := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, rec.Actor(id).Code)
		}
		return strings.Join(out, "+")
	}
	return name(e.Source) + ">" + name(e.Target) + " " + e.Plover
}

// tells reads a text that has an event, with the polarity where want has one.
func tells(t *testing.T, r *pipeline.Reader, text, want string) {
	t.Helper()
	rec := r.Read(ingest.Article{Text: text}, time.Time{})
	if slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
		return codes(rec, &e) == want || codes(rec, &e)+" "+e.Polarity == want
	}) {
		return
	}
	t.Errorf("%s\n    want %s", text, want)
	for i := range rec.Events {
		t.Logf("    got  %s %s %q", codes(rec, &rec.Events[i]), rec.Events[i].Polarity, rec.Events[i].Why)
	}
}

// tellsNone reads a text of a day that has no event which is wrong.
func tellsNone(t *testing.T, r *pipeline.Reader, text string, wrong func(e *readout.Event, codes string) bool) {
	t.Helper()
	rec := r.Read(ingest.Article{Text: text}, time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC))
	for i := range rec.Events {
		if got := codes(rec, &rec.Events[i]); wrong(&rec.Events[i], got) {
			t.Errorf("%s: %s %q", text, got, rec.Events[i].Why)
		}
	}
}

// TestEventEnds reads sentences whose ends stand below their arguments, behind
// weapons and deeds, or need a country from what happens to them.
func TestEventEnds(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Denmark condemned the arrests of three writers in Peru.":                     "DNK>PER ACCUSE",
		"The Spanish parliament agreed to send aid to Chad and Niger.":                "ESPLEG>TCD+NER AGREE",
		"The Kenyan government issued a report accusing Uganda of smuggling.":         "KENGOV>UGA ACCUSE",
		"Turkish police detained three journalists.":                                  "TURCOP>TURJRN COERCE",
		"A group of Moroccan diplomats met the Italian president.":                    "MARGOV+ITAGOV>MARGOV+ITAGOV CONSULT",
		"Norway said Libya must release the sailors.":                                 "NOR>LBY REQUEST",
		"Cuban students blocked a road in protest at the decision of the government.": "CUBEDU>CUBGOV PROTEST",
		"Switzerland has provided 3 million dollars to Malawi.":                       "CHE>MWI AID",
		"Poland is to deploy soldiers to Estonia.":                                    "POL>EST MOBILIZE",
		"The militants claimed responsibility for shelling an airport in Mali.":       "MLIREB>MLI ASSAULT",
		"The Greek president and the Maltese president spoke by phone on Monday.":     "GRCGOV+MLTGOV>GRCGOV+MLTGOV CONSULT",
	} {
		tells(t, r, text, want)
	}
}

// TestOwnedAttack reads a bombing by nobody named and who says that he did it: the
// attack stays the article's, the claim is his, with the same aim.
func TestOwnedAttack(t *testing.T) {
	r := reader(t)
	const text = "Car bomb kills nine at barracks in Maiduguri, Nigeria\n\nA car bomb was on Monday rammed into a barracks in Maiduguri. " +
		"No soldier was hurt. Boko Haram has claimed responsibility."
	rec := r.Read(ingest.Article{Text: text}, time.Date(2019, 3, 5, 0, 0, 0, 0, time.UTC))
	var got []string
	for i := range rec.Events {
		e := &rec.Events[i]
		line := codes(rec, e) + " " + e.Polarity
		for _, id := range e.ReportedBy {
			for _, s := range rec.Statements {
				if s.ID == id && rec.Actor(s.Speaker) != nil {
					line += " says " + rec.Actor(s.Speaker).Name
				}
			}
		}
		got = append(got, line)
	}
	if want := []string{">NGA ASSAULT positive", "NGAREB>NGA ASSAULT positive says Boko Haram"}; !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for text, want := range map[string]string{
		"Nine people died in the attack on Monday. It was conducted in Jos.":                   "",
		"A bomb exploded in Jos on Friday. The attack, conducted by Boko Haram, came at noon.": "NGAREB>NGA ASSAULT",
		"No group claimed responsibility for the bombing in Jos.":                              "",
	} {
		rec := r.Read(ingest.Article{Text: text}, time.Date(2019, 3, 5, 0, 0, 0, 0, time.UTC))
		found := slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return codes(rec, &e) == want })
		named := slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return len(e.Source) > 0 })
		if want != "" && !found || want == "" && named {
			t.Errorf("%s\n    want %q", text, want)
			for i := range rec.Events {
				t.Logf("    got  %s %q", codes(rec, &rec.Events[i]), rec.Events[i].Why)
			}
		}
	}
}

// TestToldOnce reads a deed that its doer claims as his: one event, not two.
func TestToldOnce(t *testing.T) {
	rec := reader(t).Read(ingest.Article{Text: "A Somali rebel group claimed responsibility for attacking Kenyan soldiers."}, time.Time{})
	if len(rec.Events) != 1 || codes(rec, &rec.Events[0]) != "SOMREB>KENMIL ASSAULT" || rec.Events[0].Modality != "actual" {
		for i := range rec.Events {
			t.Errorf("got %s %s %q", codes(rec, &rec.Events[i]), rec.Events[i].Modality, rec.Events[i].Why)
		}
	}
}

// TestVictimsFirst reads attacks told by their victims, with the attackers in a
// clause behind: one source for both.
func TestVictimsFirst(t *testing.T) {
	r := reader(t)
	rec := r.Read(ingest.Article{Text: "Three Kenyan soldiers were wounded when Somali rebels ambushed their convoy."}, time.Time{})
	if len(rec.Events) == 0 {
		t.Fatal("no event")
	}
	for i := range rec.Events {
		if got := codes(rec, &rec.Events[i]); got != "SOMREB>KENMIL ASSAULT" {
			t.Errorf("got %s %q", got, rec.Events[i].Why)
		}
	}
}

// TestBetweenSaid gives a speaker and whom the words are about: what is said joins
// them, not the saying.
func TestBetweenSaid(t *testing.T) {
	r := reader(t)
	text := "Norway said it would never free the Chadian pilots."
	target := strings.Index(text, "the Chadian pilots")
	if got, by := r.Between(text, [2]int{0, len("Norway")}, [2]int{target, target + len("the Chadian pilots")}); got != "REJECT" {
		t.Errorf("got %s by %s, want REJECT", got, by)
	}
}

// TestNoEvents reads tales, history, sport and words that only describe.
func TestNoEvents(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"In the novel a Polish spy kidnaps a Russian general.",
		"The Ottoman army besieged Vienna in 1683.",
		"Germany attacked Brazil from the first minute of the semi-final.",
		"A jailed Cuban dissident wrote a book.",
	} {
		tellsNone(t, r, text, func(*readout.Event, string) bool { return true })
	}
}

func TestEventDetails(t *testing.T) {
	r := reader(t)
	rec := r.Read(ingest.Article{Text: "Rebels attacked a Kenyan army base with rockets, killing two soldiers. Ugandan police arrested an opposition leader to stop a rally."}, time.Time{})
	var all []string
	for _, e := range rec.Events {
		all = append(all, e.Plover+" with "+e.Instrument+" to "+e.Purpose+" harm "+strings.Join(e.Harm, ","))
	}
	got := strings.Join(all, "\n")
	for _, want := range []string{"with rockets", "harm killed", "to to stop a rally harm arrested"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestLearned asks for the type between given ends: a rule decides where one
// fires, the classifier where none does.
func TestLearned(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ text, source, target, plover, by string }{
		{"Rwanda accused Burundi of sheltering gunmen.", "Rwanda", "Burundi", "ACCUSE", "accuse.accuse"},
		{"The army of Chad pulverised rebels near the lake.", "The army of Chad", "rebels", "ASSAULT", "learned"},
	} {
		at := strings.Index(c.text, c.source)
		to := strings.Index(c.text, c.target)
		plover, by := r.Between(c.text, [2]int{at, at + len(c.source)}, [2]int{to, to + len(c.target)})
		if plover != c.plover || by != c.by {
			t.Errorf("%s: %s by %s, want %s by %s", c.text, plover, by, c.plover, c.by)
		}
	}
}

// BenchmarkEvents measures the event stage alone, on sentences parsed before.
func BenchmarkEvents(b *testing.B) {
	r := reader(b)
	sents, set := r.Analyse(strings.Repeat("The French foreign minister met her Indian counterpart in New Delhi on Tuesday. "+
		"Turkish police detained three journalists in Diyarbakir, and rebels attacked an army base near the border, killing two soldiers. "+
		"Germany's economy grew by two percent. The European Union said it would impose new sanctions on Belarus over the arrests of protesters. ", 10))
	for b.Loop() {
		r.Coder.Code(sents, set)
	}
	b.ReportMetric(float64(b.N*len(sents))/b.Elapsed().Seconds(), "sentences/s")
}

// TestLentCountryKeepsClaims: elders get Kenya's code from the sentence, and
// Kenya's denial still finds what they claim.
func TestLentCountryKeepsClaims(t *testing.T) {
	r := reader(t)
	rec := r.Read(ingest.Article{Text: "Elders in the town accused Kenyan police of firing on herders. Kenya denied the accusation."}, time.Time{})
	if !slices.ContainsFunc(rec.Claims, func(c readout.Claim) bool { return c.Status == "contested" }) {
		t.Errorf("nothing is contested: %+v", rec.Claims)
	}
	if !slices.ContainsFunc(rec.Actors, func(a readout.Actor) bool { return a.Code == "KENELI" }) {
		t.Errorf("no elders of Kenya: %+v", rec.Actors)
	}
}

// TestWhoseCountryIsLent: an army that only tells of it says nothing of where
// people are hurt; a summit that is the scene of something else is
// no meeting of nobody.
func TestWhoseCountryIsLent(t *testing.T) {
	r := reader(t)
	for text, wrong := range map[string]string{
		"A bomb went off in Basra, Iraq. The U.S. military said eight people were killed.":                         "USACVL",
		"The alliance invited Chile to a drill in July 1997 at the Madrid summit.":                                 "CONSULT",
		"South Africa deplored on Friday the bomb blasts which killed 40 people in Kenya.":                         "ZAF>KENCVL",
		"The ministers were talking in Nairobi, Kenya when the bomb went off, killing 40 people on the ground.":    "GOV>",
		"The minister told reporters after two days of talks with Russian officials and Duma deputies to be calm.": "RUSGOV>RUSLEG",
	} {
		tellsNone(t, r, text, func(e *readout.Event, codes string) bool {
			return strings.Contains(codes, wrong) && (wrong != "CONSULT" || len(e.Source) == 0) && (wrong != "GOV>" || e.Plover == "ASSAULT")
		})
	}
}

// TestCountryOfPlaces: an article that names places of one country only is about that one,
// whose the bishops in it are.
func TestCountryOfPlaces(t *testing.T) {
	r := reader(t)
	tells(t, r, "A fire broke out in Lagos on Monday. Smoke was seen in Ibadan, in Kano, in Enugu and in Port Harcourt. Bishop Ana Duarte later criticised the rescue workers.", "NGAREL>NGAGOV ACCUSE positive")
}

// TestWhomInformationIsAbout: who is told of is not who it is done to.
func TestWhomInformationIsAbout(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"The Kenyan army has agreed to share information on armed groups.",
		"The Finnish police posted data on Russian soldiers.",
	} {
		tellsNone(t, r, text, func(e *readout.Event, _ string) bool { return e.Why[0] == "learned" && len(e.Target) > 0 })
	}
}
