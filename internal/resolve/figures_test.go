package resolve_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
)

// TestFigurePlaces: the place of a figure is where it happened, not whose somebody is.
func TestFigurePlaces(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"The French-led coalition killed 12 rebels.":                                                             "12",
		"The U.S.-led force killed 12 rebels in Mali.":                                                           "12 Mali",
		"U.S. President Donald Trump met 14 envoys.":                                                             "14",
		"Rebels fought in Mali for weeks. The U.S.-led coalition in the war-torn country lost 3 soldiers.":       "3 Mali",
		"Peru's Congress voted 68-41 to summon the minister over deaths in Puno.":                                "68; 41",
		"President Dina Boluarte, whose approval stands at 12 percent, will travel to Washington on Friday.":     "12",
		"The strike in Kunduz, which killed 12 people, was denied by the army.":                                  "12 Kunduz",
		"Vietnam has built up 21 reefs, said the Institute for Sea Studies in Washington.":                       "21",
		"Benin has had nine coups since it won independence from France in 1960.":                                "9",
		"The assembly adopted a resolution on the siege of the Sudanese city of El Fasher by 121 votes to nine.": "121; 9",
		"Police in Kunduz said 12 people had been killed.":                                                       "12 Kunduz",
		"Two officials said 12 people had been killed in Mali.":                                                  "12 Mali",
		"Some 200 protesters said they would stay in Haiti.":                                                     "200 Haiti",
		"Nine people died in Haiti and three in Cuba.":                                                           "9 Haiti; 3 Cuba",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2018, 3, 9, 0, 0, 0, 0, time.UTC))
		var got []string
		for _, f := range rec.Figures {
			line := fmt.Sprint(f.Value)
			if p := rec.Place(f.Place); p != nil {
				line += " " + p.Name
			}
			got = append(got, line)
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%s\n got  %s\n want %s", text, have, want)
		}
	}
}

// TestFigures holds who counts, and since when, to short texts of our own.
func TestFigures(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Police said 7,000 took part, while organisers claimed 20,000.":                                                    "7000 Police; 20000 organisers",
		"The police said 8,000 people joined the march; organisers put the figure at 20,000.":                              "8000 police; 20000 organisers",
		"The Red Cross said on Monday 41 people died, while police put the toll at 28.":                                    "41 International Committee of the Red Cross; 28 police",
		"The police said that the hospital had recorded 40 deaths.":                                                        "40 police",
		"The war erupted in April 2014. It has since killed 13,000 people.":                                                "13000 since 2014-04",
		"Fighting resumed in March 2019, and since then 120,000 people have fled. Two dams were built.":                    "120000 since 2019-03; 2",
		"Congress condemned the deaths of five protesters in Puno, where strikers have blocked roads since early January.": "5",
		"Police seized 12 tonnes of rice, the first haul since January.":                                                   "12",
		"Benin, a country of 13 million people, has had nine coups since it won independence in 1960.":                     "1.3e+07; 9 since 1960",
		"Since then, 120 people have fled.":                                                                                "120",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
		var got []string
		for _, f := range rec.Figures {
			line := fmt.Sprint(f.Value)
			if f.Since != nil {
				line += " since " + f.Since.Value
			}
			for _, id := range rec.Speakers(f.ReportedBy) {
				line += " " + rec.Actor(id).Name
			}
			got = append(got, line)
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%s\n got  %s\n want %s", text, have, want)
		}
	}
}

// TestCountsOnce: who puts a toll at a number says so once.
func TestCountsOnce(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"The death toll has risen to 41, the Red Cross said on Monday, while police put the figure at 28.",
		"Police put the toll at 28.",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
		seen := map[string]bool{}
		for _, s := range rec.Statements {
			key := fmt.Sprint(s.Speaker, s.Cue)
			if seen[key] {
				t.Errorf("%s: told twice: %v", text, s)
			}
			seen[key] = true
		}
		if len(rec.Statements) == 0 {
			t.Errorf("%s: nobody says anything", text)
		}
	}
}
