package story_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/story"
	"readout/readout"
)

// read makes records of texts, each a day and what was written on it.
func read(t testing.TB, articles ...[2]string) []*readout.Record {
	t.Helper()
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var out []*readout.Record
	for _, a := range articles {
		at, err := time.Parse(time.DateOnly, a[0])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r.Read(ingest.Article{Text: a[1]}, at))
	}
	return out
}

func TestWorld(t *testing.T) {
	records := read(t,
		[2]string{"2021-05-11", "Norway condemned Russia on Monday."},
		[2]string{"2021-05-11", "Norway condemned Russia on Monday."},
		[2]string{"2021-05-12", "On Monday, Norway denounced Russia, officials said."},
		[2]string{"2021-06-20", "Norway condemned Russia on Saturday."})
	var got []string
	for _, h := range story.World(records) {
		got = append(got, fmt.Sprintf("%s %s %d/%d", h.Plover, h.Day, h.Independent(), len(h.Reports)))
	}
	if want := "ACCUSE 2021-05-10 2/3; ACCUSE 2021-06-19 1/1"; strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}

func TestLedger(t *testing.T) {
	records := read(t,
		[2]string{"2022-03-01", "Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops near the border."},
		[2]string{"2022-03-02", "Azerbaijan said that Armenian forces had attacked Azerbaijani troops. Armenia denied the allegation."})
	ledger := story.Ledger(records)
	if len(ledger) != 1 {
		t.Fatalf("%d matters, want 1", len(ledger))
	}
	l := ledger[0]
	if l.Status() != "contested" || len(l.History) != 2 || l.History[0].Status != "claimed" {
		t.Errorf("history %v, want claimed, then contested", l.History)
	}
	denied := false
	for _, e := range l.Entries {
		denied = denied || e.Stance == "denies" && e.Actor == "Armenia" && e.Day == "2022-03-02" && e.Sentence != ""
	}
	if !denied {
		t.Errorf("no denial by Armenia: %+v", l.Entries)
	}
	for _, a := range records[1].Actors {
		if key := story.Key(&a); !l.Concerns(key) {
			t.Errorf("it does not concern %s (%s)", a.Name, key)
		}
	}
	if l.Concerns("ARM|armenia") || l.Concerns("") { // Armenia has a Wikidata id
		t.Error("it concerns whoever shares a name")
	}
}

func TestFollowUp(t *testing.T) {
	records := read(t,
		[2]string{"2021-05-10", "Polish President Andrzej Duda will visit Ukraine on May 14. Turkey will impose sanctions on Syria on May 17. Norway will visit nobody."},
		[2]string{"2021-05-12", "Turkey will not impose sanctions on Syria on May 17."},
		[2]string{"2021-05-15", "Polish President Andrzej Duda visited Ukraine on Friday."})
	got := map[string]string{}
	for _, o := range tracker(t).FollowUp(records, time.Date(2021, 6, 1, 0, 0, 0, 0, time.UTC)) {
		got[o.Planned.Event.Plover] = o.Status
	}
	if got["CONSULT"] != "happened" || got["SANCTION"] != "cancelled" {
		t.Errorf("outcomes %v, want the visit happened and the sanctions cancelled", got)
	}
}

func TestDyad(t *testing.T) {
	var articles [][2]string
	for m := 1; m <= 6; m++ {
		n := 1
		if m == 6 {
			n = 4
		}
		for d := 1; d <= n; d++ {
			articles = append(articles, [2]string{fmt.Sprintf("2021-%02d-%02d", m, 10+d), fmt.Sprintf("Norway condemned Russia on %d %s.", d, time.Month(m))})
		}
		for range 3 {
			articles = append(articles, [2]string{fmt.Sprintf("2021-%02d-20", m), "Rain fell."})
		}
	}
	records := read(t, articles...)
	list, err := story.Dyad(records, story.Covered(records), story.Who{Words: "NOR"}, story.Who{Words: "Russia"}, "month")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 6 || list[0].Quads[3] != 1 || list[5].Quads[3] != 4 || list[5].Coverage != 7 || list[0].Mean() >= 0 {
		t.Errorf("periods %+v", list)
	}
	if _, err := story.Dyad(nil, nil, story.Who{Words: "a"}, story.Who{Words: "b"}, "year"); err == nil {
		t.Error("a year is no period, but no error")
	}
}

func TestBursts(t *testing.T) {
	articles := [][2]string{}
	for m := 1; m <= 5; m++ {
		for range 12 {
			articles = append(articles, [2]string{fmt.Sprintf("2021-%02d-20", m), "Rain fell."})
		}
	}
	for d := 1; d <= 4; d++ {
		articles = append(articles, [2]string{fmt.Sprintf("2021-06-%02d", d), fmt.Sprintf("Norway condemned Russia on June %d.", d)})
	}
	records := read(t, articles...)
	list, err := story.Dyad(records, story.Covered(records), story.Who{Words: "Norway"}, story.Who{Words: "Russia"}, "month")
	if err != nil || len(list) != 6 || !list[5].Burst || list[4].Burst {
		t.Errorf("%v, periods %+v", err, list)
	}
}

func tracker(t testing.TB) *story.Tracker {
	t.Helper()
	tr, err := story.LoadTracker(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// TestFollowUpByWords: what no rule codes is closed by the sentence that tells it.
func TestFollowUpByWords(t *testing.T) {
	for _, c := range []struct {
		want, sentence string
		articles       [][2]string
	}{
		{"happened", "Ukraine held a presidential election on Sunday.", [][2]string{{"2019-03-01", "Ukraine will hold a presidential election on March 31."}, {"2019-04-01", "Ukraine held a presidential election on Sunday."}}},
		{"happened", "Qatar left OPEC on Tuesday.", [][2]string{{"2018-12-01", "Qatar will leave OPEC on January 1, its energy minister said."}, {"2019-01-02", "Qatar left OPEC on Tuesday."}}},
		{"moved", "Bolivia postponed its elections to September 6.", [][2]string{{"2020-03-10", "Bolivia will hold elections on May 3."}, {"2020-04-22", "Bolivia postponed its elections to September 6."}}},
		{"cancelled", "Donald Trump cancelled his visit to Denmark.", [][2]string{{"2019-08-15", "Donald Trump will visit Denmark on September 2."}, {"2019-08-21", "Donald Trump cancelled his visit to Denmark."}}},
		{"no report yet", "", [][2]string{{"2019-08-15", "Donald Trump will visit Denmark on September 2."}, {"2019-08-21", "Boris Johnson cancelled his visit to Denmark."}}},
		{"no report yet", "", [][2]string{{"2019-03-01", "Ukraine will hold a presidential election on March 31."}, {"2019-03-20", "Ukraine prepared for the presidential election."}}},
		{"no report yet", "", [][2]string{{"2019-03-01", "Ukraine will hold a presidential election on March 31."}, {"2019-04-01", "Ukraine would hold a new election, officials said."}}},
		{"happened", "Norway recognised the republic on Thursday.", [][2]string{{"2022-03-09", "Norway will recognise the republic on April 7."}, {"2022-04-08", "Norway recognised the republic on Thursday."}}},
		{"happened", "The last Dutch troops left Mali on Monday.", [][2]string{{"2022-03-09", "Dutch troops are to leave Mali by April 7."}, {"2022-04-05", "The last Dutch troops left Mali on Monday."}}},
		{"contradicted", "Norway did not recognise the republic on Thursday.", [][2]string{{"2022-03-09", "Norway will recognise the republic on April 7."}, {"2022-04-08", "Norway did not recognise the republic on Thursday."}}},
		{"happened", "Bolivians voted on April 3.", [][2]string{{"2022-03-09", "A vote is planned for April 3 in Bolivia."}, {"2022-05-08", "Bolivians voted on April 3."}}},
		{"happened", "On Monday Erna Solberg thanked Sanna Marin in Vilnius.", [][2]string{{"2021-05-01", "Norwegian Prime Minister Erna Solberg will meet Finnish Prime Minister Sanna Marin in Vilnius on May 10."}, {"2021-05-11", "On Monday Erna Solberg thanked Sanna Marin in Vilnius."}}},
		{"happened", "Erna Solberg laid a wreath in Vilnius on Monday.", [][2]string{{"2021-05-01", "Norwegian Prime Minister Erna Solberg will be in Vilnius on May 10."}, {"2021-05-11", "Erna Solberg laid a wreath in Vilnius on Monday."}}},
		{"happened", "Erna Solberg met Latvian President Egils Levits in Riga on Monday.", [][2]string{{"2021-05-01", "Norwegian Prime Minister Erna Solberg is due in Riga on May 10."}, {"2021-05-11", "Erna Solberg met Latvian President Egils Levits in Riga on Monday."}}},
		{"cancelled", "Erna Solberg will not attend talks with Finland in Vilnius on Monday.", [][2]string{{"2021-05-01", "The leaders of Norway and Finland will hold talks in Vilnius on May 10."}, {"2021-05-07", "Erna Solberg will not attend talks with Finland in Vilnius on Monday."}}},
		{"no report yet", "", [][2]string{{"2021-05-01", "Kenya will hold talks with Uganda on May 10."}, {"2021-05-03", "Kenya called off the talks with Uganda."}, {"2021-05-06", "Kenya will hold talks with Uganda on May 10 after all."}}},
		{"contradicted", "The licence for gold from Mali was extended for a year on Friday.", [][2]string{{"2021-05-01", "The licence for gold from Mali runs out on May 10."}, {"2021-05-08", "The licence for gold from Mali was extended for a year on Friday."}}},
		{"contradicted", "The third round of talks on the river due on Monday did not take place.", [][2]string{{"2022-03-05", "The third round of talks on the river is set for March 7."}, {"2022-03-08", "The third round of talks on the river due on Monday did not take place."}}},
		{"cancelled", "Libya's parliament said that the election on Friday was impossible.", [][2]string{{"2021-12-01", "Libya is to hold an election on December 24."}, {"2021-12-22", "Libya's parliament said that the election on Friday was impossible."}}},
		{"contradicted", "The evacuation of Sumy did not start on Monday.", [][2]string{{"2022-03-05", "The evacuation of Sumy is to start on March 7."}, {"2022-03-08", "The evacuation of Sumy did not start on Monday."}}},
		{"contradicted", "No meeting with the Finns is planned, Norway's foreign ministry said.", [][2]string{{"2022-04-03", "Norway and Finland will hold talks in Vilnius on April 7."}, {"2022-04-05", "No meeting with the Finns is planned, Norway's foreign ministry said."}}},
		{"no report yet", "", [][2]string{{"2022-03-09", "Norway will recognise the republic on April 7."}, {"2022-04-15", "Norway recognised the republic on April 14."}}},
		{"happened", "A rocket with the Norwegian probe lifted off on Thursday.", [][2]string{{"2022-03-09", "The launch of the Norwegian probe is planned for April 7."}, {"2022-04-08", "A rocket with the Norwegian probe lifted off on Thursday."}}},
		{"happened", "The guns fell silent in Mali on Thursday as the truce began.", [][2]string{{"2022-04-04", "The start of the truce in Mali has been put off until Thursday."}, {"2022-04-08", "The guns fell silent in Mali on Thursday as the truce began."}}},
		{"happened", "Ana Ruiz stood trial in Lima on Thursday.", [][2]string{{"2022-03-09", "Peru will try the general Ana Ruiz on April 7."}, {"2022-04-08", "Ana Ruiz stood trial in Lima on Thursday."}}},
		{"happened", "On Thursday the water of the old Norwegian plant flowed into the sea.", [][2]string{{"2022-03-09", "Norway will empty the water of its old plant into the sea on April 7."}, {"2022-04-08", "On Thursday the water of the old Norwegian plant flowed into the sea."}}},
		{"happened", "Norway emptied the water of its old plant on Thursday, but no fish died and nobody came.", [][2]string{{"2022-03-09", "Norway will empty the water of its old plant into the sea on April 7."}, {"2022-04-08", "Norway emptied the water of its old plant on Thursday, but no fish died and nobody came."}}},
		{"happened", "Erna Solberg landed near Helsinki on Monday.", [][2]string{{"2021-05-01", "Norwegian Prime Minister Erna Solberg will visit Finland, Estonia and Latvia from May 10."}, {"2021-05-11", "Erna Solberg landed near Helsinki on Monday."}}},
		{"no report yet", "", [][2]string{{"2022-03-09", "Norway will empty the water of its old plant into the sea on April 7."}, {"2022-04-08", "Norway condemned Sweden on Thursday."}}},
		{"happened", "Ana Ruiz got four years behind bars in Lima on Thursday.", [][2]string{{"2022-03-09", "A court in Lima will rule on the general Ana Ruiz on April 7."}, {"2022-04-08", "Ana Ruiz got four years behind bars in Lima on Thursday."}}},
		{"no report yet", "", [][2]string{{"2022-03-09", "Norway will take over its first frigate on April 7."}, {"2022-04-08", "Norway took over its second frigate on Thursday."}}},
		{"cancelled", "Norway's nurses dropped their call to strike next Thursday.", [][2]string{{"2022-03-29", "Norway's nurses will strike on April 7."}, {"2022-04-01", "Norway's nurses dropped their call to strike next Thursday."}}},
		{"no report yet", "", [][2]string{{"2022-04-03", "Norway's drivers end their strike. Talks will resume on April 9."}, {"2022-04-05", "Ministers of Chile and Peru will meet in Lima on April 12 about a delayed bridge."}}},
		{"happened", "Norway's parliament voted on Thursday not to impeach the minister.", [][2]string{{"2022-03-09", "Norway's parliament will vote on the minister on April 7."}, {"2022-04-08", "Norway's parliament voted on Thursday not to impeach the minister."}}},
		{"happened", "Not one of the mayors of Norway won the vote on Thursday.", [][2]string{{"2022-03-09", "Mayors of Norway face a vote on April 7."}, {"2022-04-08", "Not one of the mayors of Norway won the vote on Thursday."}}},
		{"contradicted", "The deadline that Kenya gave Uganda to release the men passed on Monday without a reply.", [][2]string{{"2021-05-05", "Uganda has until May 10 to release the men, Kenya said."}, {"2021-05-11", "The deadline that Kenya gave Uganda to release the men passed on Monday without a reply."}}},
		{"contradicted", "The crossing from Norway into Finland stayed shut on Monday.", [][2]string{{"2021-05-05", "Norway is to reopen the crossing into Finland on May 10."}, {"2021-05-11", "The crossing from Norway into Finland stayed shut on Monday."}}},
		{"cancelled", "Norway's oil workers struck a deal on pay, averting the strike.", [][2]string{{"2022-03-29", "Norway's oil workers will strike on April 7."}, {"2022-04-01", "Norway's oil workers struck a deal on pay, averting the strike."}}},
		{"happened", "Parties of the left won Norway's election on Thursday.", [][2]string{{"2022-03-09", "Norway will hold an election on April 7."}, {"2022-03-20", "Norway's court refused to delay the election of April 7."}, {"2022-04-08", "Parties of the left won Norway's election on Thursday."}}},
		{"happened", "Farmers blocked the streets of Oslo on Thursday.", [][2]string{{"2022-03-29", "Norway's farmers have called a protest in Oslo for April 7."}, {"2022-04-08", "Farmers blocked the streets of Oslo on Thursday."}}},
		{"cancelled", "The launch was aborted on Thursday seconds before lift-off, Norway's space agency said.", [][2]string{{"2022-03-29", "Norway will launch a weather satellite on April 7."}, {"2022-04-07", "The launch was aborted on Thursday seconds before lift-off, Norway's space agency said."}}},
		{"cancelled", "Norway's opposition withdrew its motion on Wednesday after the minister resigned.", [][2]string{{"2022-04-03", "Norway's opposition will table a motion of censure against the minister on April 7."}, {"2022-04-06", "Norway's opposition withdrew its motion on Wednesday after the minister resigned."}}},
		{"cancelled", "Norway's police banned the march on Tuesday.", [][2]string{{"2022-04-03", "Norway's teachers will march on April 7."}, {"2022-04-05", "Norway's police banned the march on Tuesday."}}},
		{"happened", "Norway's ports stood idle on Thursday as dock workers walked off the job.", [][2]string{{"2022-04-03", "Dock workers in Norway will down tools on Thursday, their union said."}, {"2022-04-08", "Norway's ports stood idle on Thursday as dock workers walked off the job."}}},
		{"happened", "A rocket with Norway's lander rose from Andoya on Thursday.", [][2]string{{"2022-04-03", "Norway's lander blasts off on Thursday from Andoya."}, {"2022-04-08", "A rocket with Norway's lander rose from Andoya on Thursday."}}},
		{"happened", "Norway sent its answer to the European Court of Human Rights on Wednesday.", [][2]string{{"2022-04-03", "Norway has until April 7 to answer the European Court of Human Rights."}, {"2022-04-06", "Norway sent its answer to the European Court of Human Rights on Wednesday."}}},
		{"cancelled", "Norway's ferry pilots agreed on Wednesday to keep working after their pay was raised.", [][2]string{{"2022-04-03", "Norway's ferry pilots have called a strike for April 7."}, {"2022-04-06", "Norway's ferry pilots agreed on Wednesday to keep working after their pay was raised."}}},
		{"cancelled", "A cold has forced Erna Solberg to abandon her trip to Skopje.", [][2]string{{"2021-05-01", "Norwegian Prime Minister Erna Solberg is to be in Skopje on May 10."}, {"2021-05-09", "A cold has forced Erna Solberg to abandon her trip to Skopje."}}},
		{"contradicted", "Norway's minister revoked the permits, and the whaling ships stayed in port on Thursday.", [][2]string{{"2022-04-03", "Norway's whaling ships sail on April 7."}, {"2022-04-07", "Norway's minister revoked the permits, and the whaling ships stayed in port on Thursday."}}},
		{"contradicted", "Norway's parliament adjourned on Thursday without voting on the minister.", [][2]string{{"2022-04-03", "Norway's parliament is to vote on the minister on April 7."}, {"2022-04-07", "Norway's parliament adjourned on Thursday without voting on the minister."}}},
		{"cancelled", "Norway's trains will run after all: the railway workers' union accepted a pay offer on Tuesday.", [][2]string{{"2022-04-03", "Norway's railway workers will strike on April 7."}, {"2022-04-06", "Norway's trains will run after all: the railway workers' union accepted a pay offer on Tuesday."}}},
		{"contradicted", "A Norwegian chair stayed empty in Vilnius on Thursday, and the Finnish envoys flew home.", [][2]string{{"2022-04-03", "Norwegian envoys will hold talks with Finnish envoys in Vilnius on April 7."}, {"2022-04-08", "A Norwegian chair stayed empty in Vilnius on Thursday, and the Finnish envoys flew home."}}},
		{"moved", "", [][2]string{{"2020-03-10", "Ana Ruiz, the president of Peru, will visit Chile on May 3."}, {"2020-04-22", "Chile said that the visit had been postponed."}, {"2020-08-22", "Ana Ruiz, the president of Peru, will visit Chile on September 6."}}},
	} {
		list := tracker(t).FollowUp(read(t, c.articles...), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
		if c.want == "moved" && len(list) > 0 && list[0].Moved != "2020-09-06" {
			t.Errorf("moved to %q, want 2020-09-06", list[0].Moved)
		}
		if len(list) == 0 || list[0].Status != c.want || c.sentence != "" && list[0].Sentence != c.sentence {
			t.Errorf("%v: got %+v, want %s by “%s”", c.articles, list, c.want, c.sentence)
		}
	}
}

// TestFollowUpMoved: what is put off or brought forward is not told by what comes
// to be on its new day, and has that day, also where the plan is told as put off first.
func TestFollowUpMoved(t *testing.T) {
	for _, c := range []struct {
		want     string
		articles [][2]string
	}{
		{"2021-05-10 moved 2021-05-11; 2021-05-11 happened", [][2]string{{"2021-05-05", "Mali is to free the first prisoners on May 10."}, {"2021-05-09", "The release of the first prisoners by Mali has been delayed until May 11."}, {"2021-05-12", "Mali freed ten prisoners on Tuesday."}}},
		{"2021-05-10 moved 2021-05-06; 2021-05-06 no report yet", [][2]string{{"2021-05-01", "The next hearing is scheduled for May 10."}, {"2021-05-04", "The court brought the hearing forward to May 6."}}},
		{"2021-05-10 moved 2021-06-14; 2021-06-14 no report yet", [][2]string{{"2021-05-01", "Kenya has postponed its general election of May 10."}, {"2021-05-20", "Kenya will hold its general election on June 14."}}},
		{"2021-05-09 moved 2021-05-23; 2021-05-23 no report yet", [][2]string{{"2021-05-04", "Polish President Andrzej Duda's inauguration, planned for May 9, has been put off."}, {"2021-05-20", "Andrzej Duda will be inaugurated on May 23."}}},
		{"2021-05-10 moved 2021-05-17; 2021-05-17 no report yet", [][2]string{{"2021-05-01", "The trial of Ana Ruiz, which was set for May 10, has been adjourned to May 17."}}},
		{"2022-04-07 moved 2022-05-08", [][2]string{{"2022-03-09", "Norway will hold an election on the islands on April 7."}, {"2022-04-01", "Norway put the election on the islands off to May 8."}}},
		{"2022-04-07 moved 2022-04-08; 2022-04-07 moved 2022-04-08; 2022-04-08 no report yet", [][2]string{{"2022-04-03", "Norway's parliament will vote on the treaty on Thursday."}, {"2022-04-05", "The vote in Norway's parliament planned for Thursday will be held on Friday instead."}}},
		{"2022-04-05 moved 2022-04-07; 2022-04-07 no report yet", [][2]string{{"2022-04-04", "The truce in Mali, which was to expire on Tuesday, has been extended until Thursday."}}},
		{"2022-04-07 moved 2022-04-14", [][2]string{{"2022-04-03", "Norway and Finland will hold talks on Thursday."}, {"2022-04-15", "Norway held talks with Finland on Thursday, a week later than planned."}}},
		{"2022-04-12 moved 2022-04-21; 2022-04-21 no report yet", [][2]string{{"2022-04-03", "Norway's parliament debates the report on the fire on April 12."}, {"2022-04-09", "Norway's parliament has moved the debate on the report about the fire from Tuesday to April 21."}}},
		{"2022-04-12 moved 2022-04-19", [][2]string{{"2022-04-03", "Norway's parliament will vote on the treaty on April 12."}, {"2022-04-09", "Norway's speaker delayed the vote on the treaty by a week."}}},
		{"2022-04-12 moved 2022-04-19; 2022-04-19 happened", [][2]string{{"2022-04-03", "Norway and Finland will hold talks in Vilnius on April 12."}, {"2022-04-09", "The talks between Norway and Finland were put off on Saturday. They will now be held on April 19."}, {"2022-04-20", "Norway and Finland agreed to open their border. Their foreign ministers had met in Vilnius the day before."}}},
		{"2021-05-10 happened", [][2]string{{"2021-05-05", "Chinese President Xi Jinping will visit Chile on May 10."}, {"2021-05-11", "Xi landed in Chile on Monday."}}},
		{"2021-05-10 moved 2021-05-24; 2021-05-24 happened", [][2]string{{"2021-05-01", "Norway plans to send four women around the Moon on May 10."}, {"2021-05-08", "Norway has pushed the flight of the women back to May 24."}, {"2021-05-25", "Four women lifted off for the Moon on Monday."}}},
		{"2022-07-13 moved 2022-07-15; 2022-07-15 no report yet", [][2]string{{"2022-07-06", "Norway holds its yearly manoeuvres from July 13 to July 17."}, {"2022-07-12", "Norway has delayed its manoeuvres because of a storm. They now begin on July 15."}}},
		{"2021-05-10 moved 2021-05-24; 2021-05-24 no report yet", [][2]string{{"2021-05-01", "The trial of Ana Ruiz, a former minister of Peru, is to open in Lima on May 10."}, {"2021-05-08", "The judge gave Ana Ruiz's lawyers more time. Opening statements are now scheduled for May 24."}}},
		{"2021-05-10 moved 2021-05-24; 2021-05-24 no report yet", [][2]string{{"2021-05-01", "Kenya will hold a fresh election on May 10."}, {"2021-05-04", "Kenya's repeat election has been moved from May 10 to May 24."}}},
		{"2022-04-12 moved 2022-04-26", [][2]string{{"2022-04-03", "Norway's Supreme Court will hear a petition against the law on April 12."}, {"2022-04-12", "The hearing of the petition was adjourned for two weeks on Tuesday after a lawyer for Norway's government fell ill."}}},
		{"2022-04-12 moved 2022-05-06; 2022-05-06 no report yet", [][2]string{{"2022-04-03", "The trial of Ana Ruiz, a former minister of Peru, will open on April 12."}, {"2022-04-08", "A court in Peru set a new trial date of May 6 for Ana Ruiz."}}},
		{"2022-04-12 moved 2022-05-02; 2022-05-02 no report yet", [][2]string{{"2022-04-03", "Norway will reopen its embassy in Mali on April 12."}, {"2022-04-08", "The reopening of the embassy would wait until May 2, Norway said."}}},
		{"2022-04-07 moved 2022-04-08", [][2]string{{"2022-04-03", "Norway's foreign minister will visit Peru on Thursday."}, {"2022-04-09", "Norway's foreign minister arrived in Peru a day later than planned, on Friday."}}},
	} {
		var got []string
		for _, o := range tracker(t).FollowUp(read(t, c.articles...), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)) {
			got = append(got, strings.TrimSpace(o.Planned.Record.Day(o.Planned.Event)+" "+o.Status+" "+o.Moved))
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%v:\n got %s\nwant %s", c.articles, text, c.want)
		}
	}
}

// TestRetractions holds what is taken back in a later article to the matter that
// it was claimed in.
func TestRetractions(t *testing.T) {
	claim := [2]string{"2022-03-01", "Kenya accused Uganda on Monday of arming rebels."}
	for _, c := range []struct {
		name     string
		articles [][2]string
		want     string
	}{
		{"an accusation", [][2]string{claim, {"2022-03-05", "Kenya retracted on Friday its accusation against Uganda."}}, "claimed retracted"},
		{"an attack that one is accused of", [][2]string{{"2022-03-01", "Kenya accused Uganda of shelling a town on Monday."}, {"2022-03-05", "Kenya retracted on Friday its accusation against Uganda."}}, "claimed retracted"},
		{"words that take up nothing", [][2]string{claim, {"2022-03-05", "Kenya has retracted the accusation."}}, "claimed retracted"},
		{"after a denial", [][2]string{claim, {"2022-03-02", "Uganda denied the accusation."}, {"2022-03-05", "The Kenyan government withdrew the accusation."}}, "claimed contested retracted"},
		{"a claim of what another did", [][2]string{{"2022-03-01", "Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops."},
			{"2022-03-03", "Azerbaijan retracted its claim that Armenian forces had attacked Azerbaijani troops."}}, "claimed retracted"},
		{"what no rule codes", [][2]string{{"2022-03-01", "Azerbaijan said that the purple dam near the border held back salty water."},
			{"2022-03-03", "Azerbaijan retracted its claim that the purple dam near the border held back salty water."}}, "claimed retracted"},
		{"what no article told before", [][2]string{{"2022-03-03", "Azerbaijan retracted its claim that Armenian forces had attacked Azerbaijani troops."}}, "retracted"},
		{"a deed that another was blamed for before", [][2]string{{"2022-03-01", "Ana Ruiz was killed in Lima on Monday. Peru blamed Chile."}, {"2022-05-20", "Chile admitted that it had killed Ana Ruiz."}}, "claimed confirmed"},
		{"what is denied by the one to whom it was done", [][2]string{{"2022-03-01", "Armenian forces hit a depot of fuel in Azerbaijan on Monday, Armenia's army said."}, {"2022-03-02", "Azerbaijan denied that a depot of fuel had been hit."}}, "claimed contested"},
		{"by one who never claimed it", [][2]string{claim, {"2022-03-05", "Peru has retracted the accusation."}}, "claimed"},
		{"of the matter that is named", [][2]string{claim, {"2022-03-02", "Kenya accused Ethiopia on Tuesday of arming rebels."},
			{"2022-03-05", "Kenya retracted on Friday its accusation against Uganda."}}, "claimed retracted / claimed"},
	} {
		var got []string
		for _, m := range story.Ledger(read(t, c.articles...)) {
			var states []string
			for _, s := range m.History {
				states = append(states, s.Status)
			}
			got = append(got, strings.Join(states, " "))
		}
		if have := strings.Join(got, " / "); have != c.want {
			t.Errorf("%s: got %s, want %s", c.name, have, c.want)
		}
	}
}

// TestOneScene holds reports of one attack together, whatever harm they name, and
// attacks of two days or towns apart.
func TestOneScene(t *testing.T) {
	for _, c := range []struct {
		articles [][2]string
		want     int // articles that tell of one event, at most
	}{
		{[][2]string{{"2024-03-16", "Russian missiles killed 14 people in Kharkiv on Friday."}, {"2024-03-17", "KYIV - The toll of Friday's Russian strike on Kharkiv rose to 21."}}, 2},
		{[][2]string{{"2024-03-16", "Russian missiles killed 14 people in Kharkiv on Friday."}, {"2024-03-17", "Russian missiles killed 3 people in Lviv on Friday."}}, 1},
		{[][2]string{{"2024-03-16", "Russian missiles killed 14 people in Kharkiv on Friday."}, {"2024-03-21", "Russia struck Kharkiv on Wednesday."}}, 1},
		{[][2]string{{"2024-01-17", "Gunmen killed Ana Ruiz in Lima on Wednesday."}, {"2024-01-18", "Police arrested two men over Ana Ruiz, who was shot dead in Lima on Wednesday."}}, 2},
		{[][2]string{{"2023-06-20", "Palestinian gunmen killed four Israelis on Tuesday."}, {"2023-06-22", "Hamas claimed responsibility for the shooting that killed four Israelis on Tuesday."}}, 2},
	} {
		most := 0
		for _, h := range story.World(read(t, c.articles...)) {
			in := map[*readout.Record]bool{}
			for _, r := range h.Reports {
				in[r.Record] = true
			}
			most = max(most, len(in))
		}
		if most != c.want {
			t.Errorf("%v: %d articles tell of one event, want %d", c.articles, most, c.want)
		}
	}
}

// TestTolls holds counts together and apart: what is a share of the dead, names them
// again or numbers the victim and not the event is no new count.
func TestTolls(t *testing.T) {
	for _, c := range []struct {
		want     string
		articles [][2]string
	}{
		{"3+ 5", [][2]string{{"2022-03-01", "Three people were killed in riots in Peru, police said."}, {"2022-03-03", "LIMA - The number of dead in Peru rose to five when a second policeman died."}}},
		{"12 65", [][2]string{{"2022-03-01", "An earthquake killed 12 people in Nepal."}, {"2022-03-09", "A second earthquake killed 65 people in Nepal."}}},
		{"3", [][2]string{{"2022-03-01", "A missile killed three sailors off Yemen on Monday."}, {"2022-03-03", "Two of the three sailors killed on Monday were from Ghana."}}},
	} {
		var got []string
		for _, toll := range story.Tolls(read(t, c.articles...)) {
			for _, n := range toll.Counts {
				s := fmt.Sprint(n.Figure.Value)
				if n.Superseded {
					s += "+"
				}
				got = append(got, s)
			}
		}
		if have := strings.Join(got, " "); have != c.want {
			t.Errorf("%v: got %s, want %s", c.articles, have, c.want)
		}
	}
}
