package resolve_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
)

// TestPlans reads what lies ahead, for which day and by whom, in the form of show.
func TestPlans(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	published := time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC) // a Wednesday
	for _, c := range []struct {
		text, want string // want: a line, or none that begins so ("no …")
	}{
		{"Peru's top court will consider the request on Friday.", " PERJUD> scheduled 2022-03-11 [1]"},
		{"Norway is considering leaving the bloc on Friday.", "no  NOR> scheduled"},
		{"Norway's prime minister, who was due in Lima on Friday, will not travel because of a strike.", "CONSULT NORGOV>PER scheduled cancelled @Lima 2022-03-11 [1]"},
		{"A team of Norwegian envoys that was expected in Lima on Friday will not come, officials in Peru said.", "CONSULT NORGOV>PER scheduled cancelled @Lima 2022-03-11 [1]"},
		{"A Norwegian minister who was due in Lima on Friday will not resign.", "no  NORGOV> scheduled cancelled"},
		{"The governor of Lima has banned all newspapers until Friday.", "no COERCE PERGOV> scheduled"},
		{"Norway, Finland and Sweden are due to disconnect from the grid on Friday.", " FIN,NOR,SWE> scheduled 2022-03-11 [1]"},
		{"Supporters of Pedro Castillo plan to rally in Lima on Friday.", "PROTEST PERGOV> scheduled @Lima 2022-03-11 [1]"},
		{"Peru's top court will sit on Friday instead of Thursday.", " PERJUD> scheduled 2022-03-11 [1]"},
		{"Peru's top court will sit on Friday instead of Thursday.", "no  PERJUD> scheduled 2022-03-10"},
		{"Peru has given Chile until Friday to abandon its claim.", " CHL> scheduled 2022-03-11 [1]"},
		{"Leaders at a summit in Lima on Tuesday called for more help.", "no  > scheduled"},
		{"The king of Norway will visit Peru next Friday.", "CONSULT NORGOV>PER scheduled 2022-03-18 [1]"},
		{"Norway's parliament dissolved itself, clearing the way for an early election on April 23.", " NOR> scheduled 2022-04-23 [1]"},
		{"Norway's parliament dissolved itself, clearing the way for an early election on April 23.", "COERCE NORLEG> actual [1]"},
		{"Israel will not withdraw its troops from Lebanon by Sunday's deadline.", "RETREAT ISR>LBN NOT scheduled cancelled @Lebanon 2022-03-13 [1]"},
		{"Peru's senate has moved the start of the trial of Ana Diaz from March 15 to March 22.", "ACCUSE > scheduled 2022-03-22 [1]"},
		{"A meeting of generals from Peru planned for Friday in Lima has been suspended.", " PERMIL> scheduled postponed 2022-03-11 [1]"},
		{"Peru and six other members of OPEC+ brought forward to Friday an online meeting on oil, two sources said.", "CONSULT IGOOPC,PER>IGOOPC,PER scheduled 2022-03-11 [1]"},
		{"Envoys from more than 20 countries open two days of talks in Lima on Friday.", "CONSULT GOV> scheduled @Lima 2022-03-11 [1]"},
		{"Norway will begin withdrawing its soldiers from Mali on April 20 and complete the pullout by April 30.", "RETREAT NOR> scheduled @Mali 2022-04-30 [1]"},
		{"Veterans in Peru have called on people to march on March 11.", "PROTEST PERCVL> scheduled 2022-03-11 [1]"},
		{"Ana Diaz, whom Peru has barred from office until 2031, said she would run.", "no COERCE PER> scheduled"},
		{"The king of Norway cut short a visit to Peru and called an emergency meeting of the cabinet for Friday.", "no CONSULT NORGOV>PER scheduled"},
		{"Peru and Chile agreed on Tuesday to open a hotline and to hold joint drills.", "COOPERATE CHL,PER>CHL,PER scheduled [1]"},
		{"The king of Norway met Ana Diaz in Lima in February, and he has threatened to sue Chile.", "THREATEN NORGOV>CHL actual [1]"},
		{"Peru's opposition boycotted the session and demanded that the president resign.", "no REQUEST PEROPP>PERGOV cancelled"},
		{"Peru's opposition boycotted the session and demanded that the president resign.", "no REQUEST PEROPP>PERGOV actual cancelled"},
		{"Chile's Senate postponed until June a vote on the budget that had been planned for Friday.", " CHL> scheduled postponed 2022-03-11 [1]"},
		{"A visit to Peru by Jonas Gahr Store has been put back by a week.", "CONSULT NORGOV>PER scheduled postponed @Peru [1]"},
		{"The Peruvian cabinet's vote was pushed back to Wednesday because of a dispute.", " PERGOV> scheduled 2022-03-09 [1]"},
		{"A meeting between Jonas Gahr Store and Alexander Stubb that was planned for Friday has been put back by a week.", "CONSULT FINELI,NORGOV>FINELI,NORGOV scheduled postponed 2022-03-11 [1]"},
		{"A team of the IMF had been due in the capital of Peru on March 15 but its trip has been put off.", " IGOIMF> scheduled postponed @Peru 2022-03-15 [1]"},
		{"Norway's prime minister was to leave for Peru on Saturday, but her office cancelled the tour.", " NORGOV> scheduled cancelled @Peru 2022-03-12 [1]"},
		{"Norway and Peru were to sign a pact on Sunday but did not cancel the old one.", "no SUPPORT NOR>PER scheduled cancelled"},
		{"Peru's court moved to Sunday a verdict that had been set for April 7.", " PERJUD> scheduled 2022-03-13 [1]"},
		{"Norway wants to delay the vote set for March 15.", " NOR> scheduled 2022-03-15 [1]"},
		{"Norway's president urged parliament to put off a vote planned for March 15.", " NORLEG> scheduled 2022-03-15 [1]"},
		{"Teachers in Peru suspended a strike that was due to begin on Friday after a night of talks with the education ministry.", "no CONSULT PERGOV> scheduled cancelled"},
		{"Norway's king, who was to visit Lima on Wednesday, put off the trip by three days.", "CONSULT NORGOV>PER scheduled postponed @Lima 2022-03-09 [1]"},
		{"Mali's junta called for nationwide protests on Friday.", "no REQUEST MLIGOVMIL> scheduled"},
		{"Norway's unions shelved for 30 days a strike that was to start on Tuesday.", " NORLAB> scheduled cancelled 2022-03-15 [1]"},
		{"The bill has its first reading in Norway's parliament on Thursday.", " NORLEG> scheduled 2022-03-10 [1]"},
		{"Norway called off a joint exercise with the Peruvian army that was to begin on April 7.", " NOR,PERMIL> scheduled cancelled 2022-04-07 [1]"},
		{"Norway's labour court barred a strike planned for Monday.", " NORJUD> scheduled cancelled 2022-03-14 [1]"},
		{"The Norwegian law becomes effective on Friday.", " NOR> scheduled 2022-03-11 [1]"},
		{"A conference on aid for Mali that Norway was to host on April 7 has been postponed until May 6.", " NOR> scheduled postponed 2022-04-07 [1]"},
		{"Norway agreed to delay the vote set for March 15.", " NOR> scheduled postponed 2022-03-15 [1]"},
		{"The inauguration of Ana Diaz, due on Friday, will not go ahead, a minister in Peru said.", " > scheduled cancelled 2022-03-11 [1]"},
		{"The talks with Peru, due on Friday, will not take a decision.", "no CONSULT PER> scheduled cancelled"},
		{"Norwegian unions called off a strike an hour before it was to begin on Friday.", " NORLAB> scheduled cancelled 2022-03-11 [1]"},
		{"The first session of Norway's parliament has been rescheduled for April 7.", " NORLEG> scheduled 2022-04-07 [1]"},
		{"Candidates in Peru must file their papers by March 25.", " PERPTY> scheduled 2022-03-25 [1]"},
	} {
		lines := show(reader.Read(ingest.Article{Text: c.text}, published))
		if begins, no := strings.CutPrefix(c.want, "no "); no == slices.ContainsFunc(lines, func(l string) bool { return l == c.want || no && strings.HasPrefix(l, begins) }) {
			t.Errorf("%s: want %q in\n%s", c.text, c.want, strings.Join(lines, "\n"))
		}
	}
}
