package pipeline_test

import (
	"strings"
	"testing"
	"time"

	"readout/internal/ingest"
)

// TestAhead reads what lies ahead and what only seems to. Wanted is a part of the words of what is
// planned and its day, or "none" where nothing is, or "not" and the word that is no plan.
func TestAhead(t *testing.T) {
	r := reader(t)
	for _, c := range [][3]string{
		{"2016-05-09", "I don't think the party would accept him.", "none"},
		{"2016-05-09", "Analysts think Norway will accept the offer.", "none"},
		{"2016-05-09", "He predicted that Chad would attack Sudan.", "none"},
		{"2016-05-09", "The minister warned that rebels would attack the town.", "none"},
		{"2016-05-09", "She bets that voters will reject the plan.", "none"},
		{"2016-05-09", "They worry that lawyers will be unwilling to take the case.", "none"},
		{"2016-05-09", "The premier will be eager to please Berlin.", "none"},
		{"2016-05-09", "\"I'd like to punch the minister in the face,\" he said.", "none"},
		{"2016-05-09", "When the minister criticizes the king, voters listen.", "none"},
		{"2016-05-09", "As she campaigns against the mayor ahead of the island's June 5 caucuses, she shakes hands.", "caucuses@2016-06-05"},
		{"2016-05-09", "Rita Molva, 14, plays with her dog Friday.", "none"},
		{"2016-05-09", "Lane closure through May 20 to widen the road in Lima.", "closure@2016-05-20"},
		{"2009-03-24", "Lima Public Library is open Monday-Thursday 10-8, Friday 10-6, and Saturday 10-5.", "none"},
		{"2009-03-22", "Later in May, Pehrson was invited by McMahon to Columbus late the night of May 27 to watch a movie.", "none"},
		{"2015-12-22", "Tuesday, in her last campaign speech before the Christmas holiday, Molva plans to call for an increase in spending.", "not plans"},
		{"2009-03-31", "Thursday will begin mostly sunny, the Weather Service said.", "none"},
		{"2009-03-25", "We would've played the first match in London on the Friday.", "none"},
		{"2016-08-10", "Her success in November will be closely tied to the king.", "none"},
		{"2016-06-23", "Mr. Taylor's group, March for Mercy, plans to demand her resignation.", "not plans"},
		{"2009-03-18", "Regulators expect just 122,000 fish this fall.", "none"},
		{"2015-12-23", "Their most recent debate was held the Saturday before Christmas.", "none"},
		{"2016-05-09", "Parliament meets on Tuesday to vote on the bill.", "@2016-05-10"},
		{"2016-05-09", "Sentencing is set for June 14.", "@2016-06-14"},
		{"2016-05-09", "He faces sentencing on June 14.", "@2016-06-14"},
		{"2016-05-09", "Her next court date is May 31.", "@2016-05-31"},
		{"2016-05-09", "The suspect is due back in court on May 31.", "@2016-05-31"},
		{"2016-05-09", "Bids are due by June 1.", "@2016-06-01"},
		{"2016-05-09", "Iowa's caucuses are on February 1.", "@2017-02-01"},
		{"2016-05-09", "She takes office on May 30.", "@2016-05-30"},
		{"2016-05-09", "The school board meets at 6 p.m. Tuesday.", "@2016-05-10"},
		{"2016-05-09", "He has been summoned to appear before the panel on May 17.", "@2016-05-17"},
		{"2016-05-09", "The king will visit Peru when the minister visits Chile.", "visit"},
		{"2016-05-09", "He promised to deport the rebels.", "deport"},
		{"2016-05-09", "He fights for every vote as he campaigns in Ohio ahead of the June 7 primaries.", "primaries@2016-06-07"},
		{"2016-05-09", "The pool will open on Saturday.", "open@2016-05-14"},
		{"2016-05-09", "The talks begin in Geneva on Thursday.", "@2016-05-12"},
		{"2016-05-09", "The law takes effect on July 1.", "@2016-07-01"},
		{"2016-05-09", "The senate holds a hearing on Tuesday.", "@2016-05-10"},
		{"2016-05-09", "Opponents will rally in Lima on Sunday.", "@2016-05-15"},
		{"2016-05-09", "The firm's offer expires on May 31.", "expires@2016-05-31"},
		{"2016-05-09", "The minister is due in Oslo on Friday.", "@2016-05-13"},
		{"2016-05-06", "\"I've invited the mayor for a meeting with party leaders next week,\" Molva wrote.", "meeting"},
		{"2016-05-09", "The Boulder City Council on Tuesday will consider the plan.", "consider@2016-05-10"},
		{"2016-05-09", "The minister on Friday will meet the envoy.", "meet@2016-05-13"},
		{"2016-05-09", "The queen will celebrate Easter in Windsor on Sunday.", "@2016-05-15"},
		{"2016-08-22", "Mr. Molva said Thursday he would leave the board if she won.", "none"},
		{"2016-08-22", "The candidate said Wednesday she, too, wants an inquiry.", "none"},
		{"2016-08-22", "The minister said Friday would be his last day.", "none"},
		{"2016-05-03", "The two are stumping for every last vote heading into the primary in Indiana on Wednesday.", "not stumping"},
		{"2016-02-04", "These are the stories that will be talked about tomorrow.", "none"},
		{"2016-07-06", "The visit comes as officials are scrambling to develop a plan by the fall.", "not scrambling"},
		{"2016-02-01", "The mood will almost certainly be reflected in the contests this spring.", "not reflected"},
		{"2009-03-30", "The committee will hold a public hearing on the grant application on Wednesday at 6:30 p.m.", "not application"},
		{"2009-03-30", "A public hearing on the grant application on Wednesday drew no crowd.", "not application"},
		{"2016-05-09", "The officer was initially convicted of murder but was later cleared.", "none"},
		{"2016-05-09", "Officials initially reported that a deputy was shot.", "none"},
		{"2016-05-09", "She went on to attack the senator over taxes.", "none"},
		{"2016-05-09", "The leaders are meeting in Oslo on Friday.", "meeting@2016-05-13"},
		{"2009-03-23", "The mayor presented a program that encourages all residents to read the same book during April.", "none"},
		{"2016-05-09", "Diplomats say the two will meet during the week of May 23.", "meet"},
		{"2016-02-11", "The senator must face other voters as he turns to contests in Nevada on Feb. 20.", "not turns"},
		{"2015-12-23", "The debate caps a comeback for the candidate after a rocky summer.", "none"},
		{"2016-04-07", "As the parties turn their attention to the primary in New York in two weeks, costs rise.", "not turn"},
		{"2016-03-07", "A poll out this week shows her with a lead.", "none"},
		{"2016-05-09", "Envoys gather in Lima on Friday.", "gather"},
		{"2016-05-09", "Peru signs the accord with Chile on Friday.", "sign"},
		{"2016-05-09", "The king receives the envoys of four states on Friday.", "receives"},
		{"2016-05-09", "Kenya hosts the leaders of the bloc on Friday.", "hosts"},
		{"2016-05-09", "The truce with the rebels of the north takes hold at noon on Friday.", "take"},
	} {
		day, err := time.Parse(time.DateOnly, c[0])
		if err != nil {
			t.Fatal(err)
		}
		rec := r.Read(ingest.Article{Text: c[1]}, day)
		var have []string
		found := false
		what, when, _ := strings.Cut(c[2], "@")
		what, not := strings.CutPrefix(what, "not ")
		for i := range rec.Events {
			e := &rec.Events[i]
			if e.Modality != "scheduled" || e.Polarity != "positive" {
				continue
			}
			trigger, value := e.Evidence[0].Trigger.Cut(rec.Document.Text), ""
			if e.Time != nil {
				value = e.Time.Value
			}
			have = append(have, trigger+"@"+value)
			found = found || strings.Contains(trigger, what) && strings.HasPrefix(value, when) || what == "none"
		}
		if found == (not || what == "none") {
			t.Errorf("%s\n\twant %s, have %v", c[1], c[2], have)
		}
	}
}
