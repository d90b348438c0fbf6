package pipeline_test

import (
	"strings"
	"testing"
	"time"

	"readout/internal/ingest"
)

// TestActorCodes reads sentences whose actors are known by what stands around them: ranks of
// police, committees of parliament, firms, coalitions, regions, towns called like a state and
// people called like one. What is wanted is a word of the actor's name and its code.
func TestActorCodes(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Sgt. Dana Pell said the suspect was arrested on Friday, police said.":                                                 "Dana Pell COP",
		"Sgt. Ron Hask was killed by a mine, the army said.":                                                                   "Ron Hask MIL",
		"Sgt. Dana Pell of the Denver Police Department said two men were arrested.":                                           "Dana Pell USACOP",
		"Officer Neil Farrow shot a man in the car park.":                                                                      "Neil Farrow COP",
		"Chief Veterinary Officer Ana Milne warned farmers on Monday.":                                                         "Ana Milne ",
		"Deputy Ron Hask shot the man after the sheriff called him, prosecutors said.":                                         "Ron Hask COP",
		"Two NYPD officers shot a man in Queens on Monday.":                                                                    "NYPD officers USACOP",
		"FBI agents arrested a man in Queens on Monday.":                                                                       "FBI agents USACOP",
		"Russian agents poisoned the banker.":                                                                                  "Russian agents RUSSPY",
		"Her agent, Mark Rossler, said she died on Monday.":                                                                    "Mark Rossler ",
		"Lt. Gary Bohm, a fire department spokesman, said the blaze was out.":                                                  "Gary Bohm GOV",
		"Capt. Luis Maro, a spokesman for the Los Angeles County Sheriff's Department, said a suspect was arrested.":           "Luis Maro USACOP",
		"The Senate Banking Committee urged the bank to explain.":                                                              "Senate Banking Committee USALEG",
		"The Philippine Senate's Finance Committee summoned the governor.":                                                     "Finance Committee PHLLEG",
		"The Commons Defence Committee accused ministers of stalling.":                                                         "Commons Defence Committee GBRLEG",
		"Oversight Committee Chairman Jason Fetters (R-Utah) asked the agency to explain.":                                     "Jason Fetters USALEG",
		"The Kenyan chief of police met Thai officials.":                                                                       "chief KENCOP",
		"Ruben Azcona, the Peruvian head of the army, met Thai officials.":                                                     "Ruben Azcona PERMIL",
		"Thailand's leader of the opposition met Chilean officials.":                                                           "leader THAOPP",
		"Danish ex-defence minister Jonas Ferrin met Chilean officials.":                                                       "Jonas Ferrin DNKELI",
		"The president of General Motors met workers on Monday.":                                                               "president USABUS",
		"Brandel Corp. sued Norvik Holdings on Friday.":                                                                        "Brandel Corp. BUS",
		"Lena Portach, finance director of Brandel Corp., accused the regulator of bias.":                                      "Lena Portach BUS",
		"The Ohio Supreme Court rejected the appeal.":                                                                          "Ohio Supreme Court USAJUD",
		"The Municipal Corporation of Pune ordered the demolition of forty huts.":                                              "Municipal Corporation INDGOV",
		"A professor at George Washington University accused Oslo of delay.":                                                   "George Washington University EDU",
		"The coalition pledged to scrap the tax if it wins in July.":                                                           "coalition PTY",
		"The coalition said its jets hit a militant camp in Iraq.":                                                             "coalition MIL",
		"Coalition forces killed twelve fighters near Raqqa.":                                                                  "Coalition forces MIL",
		"A coalition of health charities urged the government to raise the levy.":                                              "coalition NGO",
		"California sued the federal government on Friday.":                                                                    "California USAGOV",
		"Ontario accused the federal government of cutting its funding.":                                                       "Ontario CANGOV",
		"Kolkata: The premier rejected the plan.":                                                                              "Kolkata -",
		"The Justice Department sued North Carolina on Monday.":                                                                "North Carolina USAGOV",
		"Virginia accused her brother of theft.":                                                                               "Virginia -USAGOV",
		"Cuba protested. The Justice Department in Washington said nothing. A federal judge ordered the boy returned to Cuba.": "federal judge USAJUD",
		"A military judge at Guantanamo Bay, Cuba, ordered the detainee released.":                                             "military judge USAJUD",
		"Police in Lebanon, Ohio, arrested a man on Monday.":                                                                   "Police USACOP",
		"The talks in Lebanon, which Syria joined, failed.":                                                                    "Lebanon LBN",
		"Jordan shot the ball over his defender and the crowd roared.":                                                         "Jordan -JOR",
		"Chad Pellham won the race. Chad thanked the fans.":                                                                    "Chad -TCD",
		"Jordan said King Abdullah would see his generals.":                                                                    "Jordan JOR",
		"Rahm Emmet, his chief of staff, urged a strong stand.":                                                                "Rahm Emmet GOV",
		"Deputy campaign director Jeb Stone lied to the senator.":                                                              "Jeb Stone -LEG",
		"Deputy finance minister Jeb Stone of Kenya met Thai officials.":                                                       "Jeb Stone KENGOV",
		"PC Doug Mole issued the pair with a warning.":                                                                         "Doug Mole COP",
		"The General Assembly in South Carolina cut the budget of the state museum.":                                           "General Assembly USALEG",
		"The U.N. General Assembly condemned Chad. The General Assembly urged calm.":                                           "General Assembly IGOUNO",
		"State Trooper David Lavelle of Ohio shot the man.":                                                                    "David Lavelle USACOP",
		"LAPD officers shot a man on Sunday.":                                                                                  "LAPD officers USACOP",
		"Officers arrested a man in Omaha.":                                                                                    "Officers USACOP",
		"Hezbollah killed the deputy chief of Israel's proxy militia in southern Lebanon.":                                     "deputy chief -ISRLEG",
	} {
		rec := r.Read(ingest.Article{Text: text}, time.Date(2016, 5, 9, 0, 0, 0, 0, time.UTC))
		at := strings.LastIndexByte(want, ' ')
		name, code := want[:at], want[at+1:]
		found := false
		for _, a := range rec.Actors {
			called := strings.Contains(a.Name, name)
			for _, m := range a.Mentions {
				called = called || strings.Contains(rec.Document.Text[m.Span[0]:m.Span[1]], name)
			}
			found = found || called && (a.Code == strings.TrimPrefix(code, "-") || code == "-")
		}
		if found == strings.HasPrefix(code, "-") {
			t.Errorf("%s\n\twant %q, have %+v", text, want, rec.Actors)
		}
	}
}
