package story_test

import (
	"testing"
	"time"
)

// TestFollowUpOrdinary: plans and their ends in the words of ordinary reports. want is what
// became of the first plan of the articles, with the day to which it was moved.
func TestFollowUpOrdinary(t *testing.T) {
	for _, c := range []struct {
		want     string
		articles [][2]string
	}{
		// A day on which something was only said is no other day than the plan's.
		{"happened", [][2]string{{"2022-04-04", "Norwegians go to the polls on Sunday."}, {"2022-04-11", "Norway's Labour Party came first in the parliamentary election but fell short of a majority, results showed on Monday."}}},
		{"no report yet", [][2]string{{"2022-04-04", "Norwegians go to the polls on Sunday."}, {"2022-04-26", "Norway's Labour Party came first in the parliamentary election, results showed on Monday."}}},
		// Who came first is no first of a row.
		{"happened", [][2]string{{"2022-04-04", "Norway votes on Sunday for the seventh time in three years."}, {"2022-04-11", "Norway's Labour Party came first in the election on Sunday."}}},
		// What is put off is another thing.
		{"happened", [][2]string{{"2022-04-01", "Norway will hold an election on April 24."}, {"2022-04-15", "Norway's election board put off its decision on the list of the Labour Party on Friday."}, {"2022-04-25", "Norway's Labour Party won the election on Sunday."}}},
		{"happened", [][2]string{{"2022-04-01", "Norway will hold an election on April 24."}, {"2022-04-15", "A court in Norway refused on Friday to delay the election of April 24."}, {"2022-04-25", "Norway's Labour Party won the election on Sunday."}}},
		{"happened", [][2]string{{"2022-03-09", "A court in Lima will try the general Ana Ruiz on April 7."}, {"2022-04-07", "Ana Ruiz pleaded not guilty in Lima on Thursday at the start of her trial."}}},
		{"contradicted", [][2]string{{"2022-04-04", "Norway's parliament failed to elect a speaker on Monday. Deputies will try again on Friday."}, {"2022-04-08", "Norway's parliament failed for a second time on Friday to elect a speaker."}}},
		{"happened", [][2]string{{"2022-04-01", "A court in Lima will hold a hearing in the case against the general Ana Ruiz on April 7."}, {"2022-04-07", "A court in Lima adjourned the case against Ana Ruiz to May 5 on Thursday after a hearing of one hour."}}},
		{"contradicted", [][2]string{{"2022-04-03", "A truce between Norway and the rebels begins on Thursday."}, {"2022-04-08", "Fighting continued between Norway and the rebels on Thursday despite the truce."}}},
		{"cancelled", [][2]string{{"2022-04-03", "A team of Norwegian inspectors that was expected in Lima on Thursday will not come, Peru said."}}},
		// Somebody else did it.
		{"contradicted", [][2]string{{"2022-04-01", "Norwegian Prime Minister Jonas Gahr Store will open a museum in Lima on April 7."}, {"2022-04-08", "Norway's foreign minister opened a museum in Lima on Thursday in place of Jonas Gahr Store, who had a cold."}}},
		// A deadline that was extended has not lapsed, whoever is without something.
		{"moved 2022-05-31", [][2]string{{"2022-04-01", "Peru has given Chileans without papers until April 30 to leave the country."}, {"2022-04-28", "Peru on Thursday extended the deadline for Chileans without papers to leave the country to May 31."}}},
		// What is put off to the day of a plan is not that plan.
		{"happened", [][2]string{{"2022-04-01", "Leaders of 40 countries will meet in Lima on April 7."}, {"2022-04-05", "Talks between Chile and Bolivia were put off until Thursday."}, {"2022-04-08", "Leaders of 40 countries met in Lima on Thursday."}}},
		// What a Friday evening ends with is no Saturday.
		{"no report yet", [][2]string{{"2022-04-04", "Norwegian Prime Minister Jonas Gahr Store will give a speech on Friday evening."}, {"2022-04-10", "Norway's students marched in Oslo on Saturday, and the police said so."}}},
		{"contradicted", [][2]string{{"2022-04-01", "The licence of the oil firm Equinor to drill in Norway, which expires on April 30, will be renewed."}, {"2022-04-28", "Norway extended Equinor's licence by six months."}}},
		{"happened", [][2]string{{"2022-04-01", "Norway votes in a run-off on April 6."}, {"2022-04-07", "Ana Hansen was elected the first woman president of Norway with 65 percent of the vote."}}},
		// What has a deadline is not told by any sentence of the days before it, and has failed where the deadline expired.
		{"contradicted", [][2]string{{"2022-04-01", "Peru has given Bolivia's army until Thursday to restore President Ana Diaz."}, {"2022-04-03", "Peru's army has drawn up a plan for a war against Bolivia, an officer said on Saturday."}, {"2022-04-08", "Bolivia's army closed the airspace as a deadline to restore Ana Diaz expired on Thursday."}}},
		{"moved", [][2]string{{"2022-04-01", "A meeting of the army chiefs of Peru planned for Thursday in Lima has been suspended."}}},
		// Those who put their strike off did not walk out with the others.
		{"moved 2022-05-05", [][2]string{{"2022-04-01", "Air traffic controllers in Norway will walk out on April 7."}, {"2022-04-05", "Norway's air traffic controllers postponed their strike to May 5."}, {"2022-04-08", "Norway's teachers and nurses went on strike on Thursday."}}},
		// What is about an actor of one article is not about one of another.
		{"no report yet", [][2]string{{"2022-04-01", "The truce between Peru and Chile expires on April 7."}, {"2022-04-05", "A funeral for the Chilean rebel Ana Diaz will be held in Lima on April 12."}}},
		{"cancelled", [][2]string{{"2022-04-01", "Veterans in Peru have called on people to march on April 7."}, {"2022-04-05", "Police in Peru banned the protest on Tuesday."}, {"2022-04-08", "People in Peru stayed at home on Thursday and police arrested 95 protesters."}}},
		{"happened", [][2]string{{"2022-04-01", "Veterans in Peru have called on people to march on April 7."}, {"2022-04-05", "Police in Peru banned the protest on Tuesday."}, {"2022-04-08", "Thousands of people in Peru marched on Thursday despite the ban."}}},
		// What is cancelled beside the matter, in the passive, is another thing.
		{"happened", [][2]string{{"2022-04-01", "Norway's unions announced a general strike for April 7."}, {"2022-04-07", "Trains stopped and hundreds of flights were cancelled in Norway on Thursday during the general strike."}}},
		// Another plan of others of the land is not this one on another day.
		{"no report yet", [][2]string{{"2022-04-01", "Norwegian Prime Minister Jonas Gahr Store will meet the leaders of all parties on April 6."}, {"2022-04-07", "Norway's parliament holds its first session on May 3."}}},
		{"happened", [][2]string{{"2022-04-01", "Norway will lift a ban on exports of fish to Chile on April 7."}, {"2022-04-07", "Norway suspended its ban on exports of fish to Chile on Thursday as it had promised."}}},
		{"cancelled", [][2]string{{"2022-04-01", "Norwegian tariffs on Chilean fish that were due to take effect on April 7 have been dropped."}}},
		{"contradicted", [][2]string{{"2022-04-01", "Norway plans to open a second crossing on April 7."}, {"2022-04-08", "Norway kept the crossing at Kirkenes closed on Thursday, although it had promised to open it."}}},
		{"moved 2022-05-02", [][2]string{{"2022-04-01", "The trial of Ana Ruiz, a former minister of Peru, will open on April 12."}, {"2022-04-12", "The trial of Ana Ruiz was delayed on Tuesday. A judge set May 2 as the new date."}}},
		{"moved 2022-04-21", [][2]string{{"2022-04-01", "Norwegian and Finnish envoys who were to meet in Lima on April 14 will now gather there on April 21."}}},
		{"no report yet", [][2]string{{"2022-04-01", "Norwegian Prime Minister Jonas Gahr Store travels to Lima on April 7 for an emergency summit."}, {"2022-04-08", "Leaders condemned the war at an emergency summit in Lima on Thursday."}}},
		// One sentence tells one meeting.
		{"happened", [][2]string{{"2022-04-01", "Presidents of 12 countries will meet in Lima on April 7 for a summit of the Harbour Group."}, {"2022-04-08", "Presidents of 12 countries met in Lima on Thursday."}}},
		// What was planned and has been cancelled was planned.
		{"cancelled", [][2]string{{"2022-04-01", "Jonas Gahr Store is due in Lima on April 7."}, {"2022-04-07", "A visit by Jonas Gahr Store that was planned for Thursday has been cancelled because of fog."}}},
		{"contradicted", [][2]string{{"2022-04-01", "Norway and Peru will hold talks in Lima on April 7."}, {"2022-04-05", "No meeting with the Norwegians is planned, Peru's foreign ministry said."}}},
		// The next of a kind is not the last one on another day.
		{"no report yet", [][2]string{{"2022-04-01", "Peru's Constitutional Court holds a preparatory hearing on April 7."}, {"2022-04-08", "The next hearing of Peru's Constitutional Court is on April 21."}}},
		// What ended has been.
		{"happened", [][2]string{{"2022-04-01", "Norway will hold exercises around Iceland from April 7."}, {"2022-04-11", "Norway ended its drills around Iceland on Sunday."}}},
		{"happened", [][2]string{{"2022-04-04", "Norway's parliament holds the final reading of a bill on wolves on Thursday."}, {"2022-04-08", "Lawmakers in Norway passed the bill by 84 votes to 30 on Thursday."}}},
		{"cancelled", [][2]string{{"2022-04-01", "Norway's railway workers will strike on April 7."}, {"2022-04-05", "A court barred the strike of Norway's railway workers on Tuesday."}}},
		// A row counts things, not times.
		{"moved 2024-04-24", [][2]string{{"2022-04-01", "Norway will hold its first free election on April 24."}, {"2022-04-15", "Norway's parliament agreed on Friday to postpone the election for the fifth time, by two years."}}},
		// What is called off after its day had begun.
		{"happened", [][2]string{{"2022-04-01", "Norway's railway workers will strike on April 7."}, {"2022-04-09", "Norway's railway workers called off their strike after a night of talks."}}},
		// Whoever is called on to prolong a truce has not done so.
		{"no report yet", [][2]string{{"2022-04-01", "A ceasefire between Norway and the rebels runs out on April 29."}, {"2022-04-15", "A bishop called on Norway and the rebels to prolong the ceasefire."}}},
		{"happened", [][2]string{{"2022-04-04", "EU leaders meet in Lima on Thursday."}, {"2022-04-08", "European Union leaders agreed in Lima late on Thursday to put off Brexit to May 22."}}},
		// Who called off another thing of that day.
		{"happened", [][2]string{{"2022-04-01", "Norway's Supreme Court will hold a hearing on wolves on April 7."}, {"2022-04-05", "Norway's prime minister was to leave for Spain on April 7, but her office cancelled the tour."}, {"2022-04-08", "Norway's Supreme Court ruled on wolves on Thursday."}}},
		// A parliament that is spoken to does much else.
		{"no report yet", [][2]string{{"2022-04-04", "Norway's prime minister will make a statement to parliament on Wednesday."}, {"2022-04-08", "Norway's parliament threw out a bill on wolves on Thursday."}}},
		// What one wants, or may, has not been put off.
		{"happened", [][2]string{{"2022-04-01", "Norway will hold an election on April 24."}, {"2022-04-15", "Norway's opposition urged the government on Friday to delay the election of April 24."}, {"2022-04-25", "Norway's Labour Party won the election on Sunday."}}},
		{"no report yet", [][2]string{{"2022-04-01", "Norway will hold an election on April 24."}, {"2022-04-15", "The election in Norway on April 24 could be postponed because of floods."}}},
		{"moved 2022-04-14", [][2]string{{"2022-04-01", "Norway and Finland will hold talks in Lima on April 7."}, {"2022-04-06", "The talks between Norway and Finland that were planned for Thursday have been put back by a week."}}},
		{"cancelled", [][2]string{{"2022-04-01", "Norwegian Prime Minister Jonas Gahr Store flies to Lima on April 7 to see Pedro Castillo."}, {"2022-04-08", "Pedro Castillo opened a school on Thursday after Jonas Gahr Store's trip to Lima fell through."}}},
		// What came, or was put, a day earlier was moved.
		{"moved 2022-04-06", [][2]string{{"2022-04-01", "Norway and Peru will hold talks in Lima on April 7."}, {"2022-04-07", "Norway and Peru held talks in Lima on Wednesday, a day earlier than planned."}}},
		{"moved 2022-04-06", [][2]string{{"2022-04-01", "Nordic ministers meet in Lima on April 7."}, {"2022-04-06", "A meeting of Nordic ministers in Lima has been moved forward by a day, from Thursday to Wednesday."}}},
		// A day told by how far it lies from another.
		{"happened", [][2]string{{"2022-04-01", "Peru holds a presidential election on April 10."}, {"2022-04-13", "Peruvians waited for results on Tuesday, two days after they went to the polls."}}},
		// What will not be, long after its day, is the next thing.
		{"no report yet", [][2]string{{"2022-04-01", "Peru holds a presidential election on April 10."}, {"2022-04-21", "The inauguration of Ana Diaz, due on Friday, will not go ahead because a rival has challenged the election in Peru."}}},
		{"contradicted", [][2]string{{"2022-04-05", "Talks between Norway's government and the unions broke up on Monday. A second round is planned for Thursday."}, {"2022-04-08", "Union leaders did not turn up for a second round of talks with Norway's government on Thursday."}}},
		// One article calls off a trip and plans something else for the day after.
		{"no report yet", [][2]string{{"2022-04-05", "Norway's parliament will hold a confidence vote on Thursday. Jonas Gahr Store has scrapped a trip to Lima planned for Wednesday so that he can stay for the vote."}}},
	} {
		list := tracker(t).FollowUp(read(t, c.articles...), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
		got := "no plan"
		if len(list) > 0 {
			if got = list[0].Status; list[0].Moved != "" {
				got += " " + list[0].Moved
			}
		}
		if got != c.want {
			t.Errorf("%v: got %s, want %s", c.articles, got, c.want)
		}
	}
}
