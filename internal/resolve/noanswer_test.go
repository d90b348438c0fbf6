package resolve_test

import "testing"

// TestNoAnswer reads words that seem to deny a claim and answer none.
func TestNoAnswer(t *testing.T) {
	testPairings(t, []pairing{
		{"others bring the charge that is denied", "Banker Kari Holm gave the plan her blessing, according to court papers. Two lawsuits have accused Internal Holm University of cheating students. Holm denied the fraud claims.", "", "denies"},
		{"remarks are the last that were made", "Police fired tear gas at protesters in Lahore, a Pakistani officer said. The United States said it was concerned. Islamabad rejected the remarks.", "PAK denies", "contested COERCE"},
		{"called names", "Senator Kari Holm said Governor Ivo Papp was too slow to win. Papp said on Monday that Holm was a loser, a liar and a whiner.", "", "denies"},
		{"called a liar", "Senator Kari Holm said Governor Ivo Papp had lost the tapes. Papp said that Holm was a liar.", "denies", ""},
		{"who notes is who denies", "The front-runner complained that the contest had been \"rigged\" against him, a charge that Norwegian party leaders strongly denied, noting that they had been using the same system since 2004.", "denies", "the contest claims"},
		{"a that of its own clause", "Kari Holm penned a letter that sought to calm the fans. Ana Soto wrote a letter on her website, but then noted that, with Papp, tickets were not going to be needed.", "", "denies"},
		{"what one thinks", "Swimmer Ivo Papp was arrested on Sunday, officials said, and he thinks he will be charged. Papp said he did not think charges would be filed.", "", "denies"},
		{"rumours that are told", "Delta Bank said Ivo Papp had resigned as its manager. He also rejected reports that his departure stemmed from anger over a manager's post.", "", "denies"},
		{"just before", "Police say a woman died after being struck by a van in Oslo and that officers arrested the driver who hit her. The woman's nephew said she had just left a bus and was walking when the van hit her.", "", "denies"},
		{"out of service is the line, not those who speak", "Phone lines between Kenya and Uganda on Delta's cable were cut, a Ugandan paper said. Officials of Delta said that half of the traffic in Uganda was out of service.", "", "denies"},
		{"a not is no answer to a criticism", "Norway criticised Ivo Papp on Monday over a speech. Papp said he had sacrificed nothing.", "", "denies"},
		{"not based on a talk", "Oman said a Yemeni minister had met the rebels. Yemen's aides said the minister's remark was not based on his talks with the king.", "", "denies"},
		{"how something else is done", "A Kenyan charity said the senator had been poisoned. The police denied that the state had won the vote by poisoning Ana Soto.", "", "KENNGO claims, KENCOP denies"},
		{"what is denied is done", "A Kenyan charity said the senator had been poisoned. The police denied that Ana Soto was poisoned.", "KENNGO claims, KENCOP denies", ""},
		{"who confirms takes nothing back", "Russian Colonel Ola Berg told Interfax he was suspending the pullout of troops until weapons seized by the Chechens were returned. Chechen rebel spokesman Ali Umarov confirmed the weapons had been seized but that it was a maverick group of Chechens. He said later that the rebels had handed them over.", "", "denies"},
		{"what has its claim answers no other", "The director of the Israeli president's office denied a report in the Haifa Times that the president had already invited Ana Soto to his home for talks. The newspaper said the prime minister, who is cool to meeting Soto himself, opposed talks between the president and Soto.", "denies", "contested CONSULT"},
		{"neither confirmed nor denied", "A Brazilian newspaper said the central bank would close Delta Bank. A central bank spokesman said he could not confirm or deny the report.", "", "contested"},
		{"what one rejected once", "A series of letters showed talks between Ivo Papp and Kari Holm in which they discussed a loan. Papp said the letters were dull, and that Holm \"raised, and I rejected, the theory that the bank would fall\".", "", "denies"},
		{"no desire is no denial", "President Ola Berg has invited Ana Soto to meet him at his home, Norway's biggest newspaper said on Sunday. Prime Minister Kari Holm, who has said she has no desire to meet Soto, was silent.", "", "contested"},
		{"a statement of a named body", "The Afghan government said last week that a road would be opened on Monday after talks with the Jumbish movement. Earlier this month, Jumbish denied a Kabul government statement that the two sides had agreed to a ceasefire in the north.", "contested AGREE", "contested ACCUSE"},
		{"who is accused does not accuse himself", "Delta Inc said on Tuesday Omega Co filed a patent lawsuit against Delta and its Purepac unit. The lawsuit was filed over a drug, Delta said. Delta said the claims in the lawsuit are without merit.", "CANBUS denies", "CANBUS claims"},
		{"her account, not her", "The sister of a Cuban poet said guards had kept food from him. Her account was rejected by the Cuban interior ministry.", "CUBGOV denies", ""},
		{"her application", "The sister of a Cuban poet said guards had kept food from him. Her application was rejected by the Cuban interior ministry.", "", "denies"},
		{"nothing to a tale", "Canada said an Indian diplomat had followed activists. \"There is nothing to this tale,\" the Indian high commissioner said.", "CAN claims, INDGOV denies", ""},
		{"nothing to eat", "Canada said an Indian diplomat had followed activists. \"There is nothing to eat,\" the Indian high commissioner said.", "", "denies"},
		{"a slur", "Tunisia's president said a Libyan bank had paid terrorists. The Libyan government said the president's claim was a slur on all banks.", "LBYGOV denies", ""},
		{"a port is taken back", "Omani fishermen fear that Yemen is taking back the port given to Oman when Qatar returned the bay to Yemen.", "", "retracts"},
		{"a port is not denied", "Omani fishermen fear that Yemen is taking back the port given to Oman when Qatar returned the bay to Yemen.", "", "contested"},
		{"what somebody should do is an offer", "Peru's envoy dismissed Chile's suggestion that he travel to Lima alone.", "", "denies"},
		{"what somebody did is none", "Peru's envoy dismissed Chile's suggestion that he had travelled to Lima alone.", "denies", ""},
		{"who calls a charge false does not make it", "Mayor Kari Holm wants to sack police chief Ivo Papp. Papp, who has called Holm's accusations \"false\", gave a long answer.", "GOV claims, COP denies", "COP claims"},
		{"cold water is poured on a claim", "Oman said the mine had leaked. Yemen's minister poured cold water on the claim.", "YEMGOV denies", ""},
	})
}
