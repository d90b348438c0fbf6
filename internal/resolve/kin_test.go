package resolve_test

import "testing"

// TestKin reads denials that name the deed in another word of its kind, and those of other deeds.
func TestKin(t *testing.T) {
	testPairings(t, []pairing{
		{"no fraud, of a rigged count", "Opposition leader Ana Soto of Peru said the count had been rigged. Peru's government told reporters that there had been no fraud.", "PEROPP claims, PERGOV denies", ""},
		{"no hurry, of a rigged count", "Opposition leader Ana Soto of Peru said the count had been rigged. Peru's government told reporters that there had been no delay.", "", "denies"},
		{"no fraud, of another state's count", "Opposition leader Ana Soto of Peru said the count had been rigged. Togo's government told reporters that there had been no fraud.", "", "denies"},
		{"nobody did", "The court in Oslo found that samples from a Lima laboratory had been altered. Peru's sports ministry said nobody in Peru had tampered with the samples.", "PERGOV denies", ""},
		{"a verb joined to another", "Finland said two Russian jets are suspected of having entered its airspace. Russia said its jets had kept to their route and had not crossed any border.", "FIN claims, RUS denies", ""},
		{"a verb of another kind", "Finland said two Russian jets are suspected of having entered its airspace. Russia said its jets had kept to their route and had not paid any fee.", "", "denies"},
		{"it was the others", "Oman said the fight was caused by an attempt of Yemen to move the border. Yemen said it was Omani troops who had crossed the line.", "OMN claims, YEM denies", ""},
		{"it was yet others", "Oman said the fight was caused by an attempt of Yemen to move the border. Yemen said it was Qatari troops who had crossed the line.", "", "denies"},
		{"a charge behind a step of one's own", "Latvia is expelling two Russian envoys, Latvia's foreign minister said. \"Russian officers were involved in the blast,\" he said. A Russian lawmaker said the accusations were nonsense.", "RUSLEG denies", "SANCTION LVA>RUSGOV: LVAGOV claims, RUSLEG"},
		{"rumours of something else", "Miners said on Monday that two of their leaders were shot dead by Peruvian police. Peru's interior minister denied rumours that he was about to resign.", "", "PERGOV denies"},
		{"reports told after their denial", "Egypt's interior ministry said reports of a hunger strike at a jail were untrue. The Egyptian Initiative for Prisoner Care had said earlier that more than 100 inmates were refusing food.", "EGYGOV denies", ""},
	})
}

// TestAnswersLater reads answers of whom says something else first, and to what was only planned.
func TestAnswersLater(t *testing.T) {
	testPairings(t, []pairing{
		{"a plan, after another word", "Oman's foreign minister said Yemen wants to buy land on the Omani side, calling the plan dangerous. Yemen's foreign minister, Ivo Lema, said Oman had misread a fund. There was no plan to acquire fields abroad, he wrote.", "OMNGOV claims, YEMGOV denies", ""},
		{"a plan, of others", "Oman's foreign minister said Yemen wants to buy land on the Omani side, calling the plan dangerous. Togo's foreign minister, Ivo Lema, said Oman had misread a fund. There was no plan to acquire fields abroad, he wrote.", "", "denies"},
		{"a planned killing", "Oman's security service said Yemeni intelligence had planned to kill an exile. \"We have nothing to do with this affair,\" Yemen's foreign ministry said.", "OMNSPY claims, YEMGOV denies", ""},
		{"the case, by a pronoun", "Prosecutors said former minister Ivo Lema had led a corruption scheme. Lema wept as he told supporters the case was a lie.", "JUD claims", ""},
		{"the case, of one who is not accused", "Prosecutors said former minister Ivo Lema had led a corruption scheme. Ana Soto wept as she told supporters the case was a lie.", "", "denies"},
		{"pictures that were staged", "Oman accused Yemeni soldiers of beating migrants, and published photographs. Yemen said the pictures were staged.", "OMN claims, YEM denies", ""},
		{"pictures that were sold", "Oman accused Yemeni soldiers of beating migrants, and published photographs. Yemen said the pictures were sold.", "", "denies"},
		{"a deed that who does it tells", "Russia said it had fired warning shots in the path of a British destroyer. Britain's defence ministry said no warning shots had been fired.", "RUS claims, GBRMIL denies", ""},
		{"of another's ship", "Russia said it had fired warning shots in the path of a British destroyer. Togo's defence ministry said no warning shots had been fired.", "", "denies"},
		{"a report that is withdrawn", "The United Nations withdrew a report that blamed Chadian soldiers for the theft of cattle. Chad had rejected the report.", "retracted ACCUSE IGOUNO>TCDMIL: IGOUNO claims, IGOUNO retracts, TCD denies", ""},
		{"who recalls an envoy says nothing", "Denmark recalled its ambassador from Tehran on Monday.", "", "S1"},
		{"a military source and its state", "A Togolese military source said Ghana had shelled a port.", "S1 by Togolese military source anonymous source TGOMIL", ""},
		{"what a paper had said", "Nissan Motor denied a report that it would close its plant. The Financial Times had said that the carmaker would leave next year.", "GBRJRN claims, JPNBUS denies", ""},
		{"what a rival had said", "Nissan Motor denied a report that it would close its plant. Togo's finance minister had said that the tax would rise next year.", "", "denies"},
		{"who dismisses a chief denies nothing", "Spain's defence minister dismissed the head of the intelligence service on Tuesday.", "", "S1"},
		{"who dismisses his words does", "Spain's defence minister dismissed the senator's claim on Tuesday.", "S1 by", ""},
		{"nobody says it", "No group said it was behind the attack.", "", "S1"},
		{"some group says it", "A group said it was behind the attack.", "S1 by", ""},
		{"a plea answers the court", "Belarusian prosecutors charged journalist Ana Lema with inciting unrest. Her newspaper, Lun, said she had only filmed a rally. She pleaded not guilty on Tuesday.", "BLRJUD claims", "ACCUSE >"},
		{"complaints that are dismissed", "Georgia's opposition says the ruling party bought votes. Georgia's government dismissed the complaints as sour grapes.", "GEOOPP claims, GEOGOV denies", ""},
		{"after others said so", "Croatian swimmer Ivo Lema denied taking a banned drug after Norway said a sample he gave in March had tested positive.", "NOR claims", ""},
		{"after others said something else", "Croatian swimmer Ivo Lema denied taking a banned drug after Norway said the pool was closed.", "", "NOR claims"},
	})
}
