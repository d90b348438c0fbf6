package resolve_test

import "testing"

// TestRetold reads answers that tell again, in the same or in other words, what was claimed.
func TestRetold(t *testing.T) {
	testPairings(t, []pairing{
		{"the same deed to one called otherwise", "Allies of a jailed Malian opposition leader said he had been poisoned. Prison authorities denied that Ivo Lema had been poisoned.", "MLICOP denies", ""},
		{"the same deed to another", "Oman said that Ana Soto had been poisoned in Yemen. Qatar denied that Ivo Lema had been poisoned.", "", "QAT denies, "},
		{"one confirms the deed", "The family of a Togolese trader said that Ghanaian police had detained him. The Togolese ministry confirmed that a trader had been detained in Ghana.", "confirmed COERCE GHACOP>", ""},
		{"one confirms another deed", "The family of a Togolese trader said that Ghanaian police had detained him. The Togolese ministry confirmed that a ferry had been sunk in Ghana.", "", "confirmed"},
		{"no such troops", "Chad's army said that Sudanese soldiers had crossed the river. \"There are no Sudanese troops in Chad,\" Sudan's government spokesman said.", "TCDMIL claims, SDNGOV denies", ""},
		{"no troops of another matter", "Chad's army said that Libyan soldiers had crossed the river. \"There are no Sudanese troops in Chad,\" Sudan's government spokesman said.", "", "denies"},
		{"no movement of them", "Oman said that Yemen was massing troops. Yemen said there was no movement of troops.", "OMN claims, YEM denies", ""},
		{"a prisoner's wife answers for no police", "The family of a Togolese trader said that Ghanaian police had detained him. The road was long. A Ghanaian businessman rejected the charge.", "", "CVL claims, GHABUS denies"},
		{"each other, with a day behind", "Chad and Libya accused each other on Monday of breaking a ceasefire that came into force hours earlier.", "contested ACCUSE TCD>LBY: TCD claims, LBY denies", ""},
		{"what is to come is no charge", "Ivo Lema said he would take the matter to Peru's supreme court. Peru's government said the claim was without merit.", "", "denies"},
		{"a charge that is put down", "Oman accused Yemen of hiding arms. Yemen called the statement an insult.", "OMN claims, YEM denies", ""},
		{"a statement that is praised", "Oman accused Yemen of hiding arms. Yemen called the statement a step toward peace.", "", "denies"},
		{"what is demanded accuses nobody", "Oman demanded that a doctor examine the Yemeni prisoner. Yemen denied the charge.", "", "denies"},
		{"a trial is no talk", "A Peruvian paper reported that President Ana Soto had met the envoy of Chile. President Ana Soto called the trial a witch hunt.", "", "denies"},
		{"those who were given it find no evidence", "Chile said Iran had given missiles to Yemen. Yemen said there was no evidence of such deliveries.", "CHL claims, YEM denies", ""},
		{"those who habitually do it", "Amnesty said Egyptian security forces routinely torture prisoners. Egypt's foreign ministry rejected the report.", "EGYGOV denies", ""},
		{"what is planned, as another reports", "Israel denied a report by Channel 12 that it would free 300 prisoners.", "ISR denies,  claims", ""},
		{"what is planned, as nobody reports", "Oman said it would free 300 prisoners.", "", "claimed RETREAT"},
	})
}

// TestWhoseClaim finds whose claim a denial answers where he is named in its own words.
func TestWhoseClaim(t *testing.T) {
	testPairings(t, []pairing{
		{"claims by an army", "Oman rejected claims by the Yemeni army that its soldiers had shot down a jet.", "OMN denies, YEMMIL claims", ""},
		{"a report in a paper", "Oman denied a report in the Daily Planet that its jets had bombed a school.", "OMN denies,", ""},
		{"media reports", "Oman denied media reports that it had sold missiles to Yemen.", "OMN denies,  claims", ""},
		{"another's suggestion", "President Ana Soto of Peru said the plan of Peru's opposition leader Ivo Lema had failed. Peruvian minister Eva Rojas accused Ivo Lema of lying. Ivo Lema rejected Eva Rojas's suggestion.", "", "PERGOV>PEROPP: PERGOV claims, PERGOV"},
		{"a liar", "Ivo Lema said the Peruvian minister had taken money. The minister called Lema a liar.", "claims, PERGOV denies", ""},
		{"no liar", "Ivo Lema said the Peruvian minister had taken money. The minister said Lema was not a liar.", "", "denies"},
		{"of those whom nobody knows", "Residents said that Dogon hunters had killed 130 herders in Mali. A leader of the hunters, Ivo Lema, denied that his men were responsible for the killings.", "CVL claims,  denies", ""},
		{"nobody was killed, a state's police say", "Doctors said that seven Togolese protesters were shot dead on Monday. The Togolese police chief said no one had been killed.", "TGOCOP denies", ""},
		{"another state's police", "Doctors said that seven Togolese protesters were shot dead on Monday. The Malian police chief said no one had been killed.", "", "denies"},
		{"that number", "Doctors at a Kenyan hospital said they had treated 45 people. The Kenyan interior ministry disputed that number.", "KENMED claims, KENGOV denies", ""},
		{"the same side goes on", "Chad said Libyan officers had altered the books. The books were kept in Tunis, Chad said. Libya said it was not true.", "TCD claims, LBY denies", ""},
		{"who denies is not denied", "Chile said Iran had given missiles to Yemen. Yemen said there was no evidence of such deliveries. Iran called the reports rumours without foundation.", "CHL claims, YEM denies", "YEM claims"},
		{"a name behind its office", "A leader of the hunters' militia, Ivo Lema, said the men had left.", "S1 by Ivo Lema", ""},
		{"a mayor of nowhere known", "The mayor of a nearby town, Ivo Lema, told Reuters that the men had left.", "S1 by Ivo Lema named mayor GOV", ""},
	})
}
