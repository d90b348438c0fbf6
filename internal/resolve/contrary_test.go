package resolve_test

import "testing"

// TestContrary reads accounts that dispute another without a word of denying.
func TestContrary(t *testing.T) {
	testPairings(t, []pairing{
		{"where a ship was", "Oman said it had seized a Kenyan trawler that had entered its waters. Kenya said the trawler was in international waters.", "OMN claims, KEN denies", ""},
		{"the other way round", "Kenya said its trawler was on the high seas. Oman said the trawler had entered its waters.", "KEN claims, OMN denies", ""},
		{"its crew was unhurt", "Oman said it had seized a Kenyan trawler that had entered its waters. Kenya said the crew was well.", "", "denies"},
		{"who holds a town", "Mali said it had captured the town of Kidal. The rebels said they still held the town.", "MLI claims, MLIREB denies", ""},
		{"who left a town", "Mali said it had captured the town of Kidal. The rebels said they had left the town.", "", "denies"},
		{"who the dead were", "Villagers in Mali said the army had killed nine herders. The army said the dead were terrorists.", "denies", ""},
		{"what the bombs fell on", "The Malian army said its jets had hit a rebel depot. Villagers said the bombs had fallen on a school.", "MLIMIL claims", ""},
		{"what others' bombs fell on", "The Malian army said its jets had hit a rebel depot. Villagers said the rebels had bombed a school.", "", "denies"},
		{"others who were killed", "Villagers in Mali said gunmen had killed nine herders. The army said it had killed four gunmen.", "", "denies"},
		{"both tell of the same", "Villagers in Mali said the army had killed nine herders. The army said the dead were farmers.", "", "denies"},
		{"no more than that", "Oman said Yemeni police had beaten two fishermen. Yemen said its police had only checked their papers.", "OMN claims, YEM denies", ""},
		{"only something else", "Oman said Yemeni police had beaten two fishermen. Yemen said only two ports were open.", "", "denies"},
		{"what they would only do", "Oman said Yemeni police had beaten two fishermen. Yemen said its police would only check papers.", "", "denies"},
		{"owned up and told otherwise", "Yemeni rebels said an air strike had killed 20 guests at a wedding. The coalition confirmed the strike but said it had hit a command post.", "denies", ""},
	})
}

// TestAnswersOtherwise reads answers that put down what was said, and rejections that answer nothing.
func TestAnswersOtherwise(t *testing.T) {
	testPairings(t, []pairing{
		{"slighted", "Oman accused Yemen of hiding arms. Yemen said the accusation was cynical.", "OMN claims, YEM denies", ""},
		{"another thing is slighted", "Oman accused Yemen of hiding arms. Yemen said the winter was pointless.", "", "denies"},
		{"by whom it was dismissed as absurd", "Oman accused Yemen of hiding arms. The charge was dismissed as absurd by Yemen's president.", "OMN claims, YEMGOV denies", ""},
		{"stressed", "Oman accused Yemen of hiding arms. \"That is simply not true,\" Yemen's foreign minister said.", "OMN claims, YEMGOV denies", ""},
		{"played down", "Oman accused Yemen of hiding arms. Yemen played down the allegations.", "OMN claims, YEM denies", ""},
		{"a call is rejected", "Oman accused Yemen of hiding arms. Yemen rejected a call to hold elections.", "", "denies"},
		{"others are responsible", "Oman blamed Yemen for the blast. Yemen said Omani gunmen were responsible.", "OMN claims, YEM denies", ""},
		{"whose words a charge answers", "Peru's president accused Chile of bombing a farm. He said a trader, Ivo Lema, had paid for the raid. Chile's president said his country had acted within the law. The trader, Ivo Lema, called the allegation a fabrication.", "PERGOV claims, ", "CHLGOV claims"},
	})
}

// TestWholeArticles reads what answers nothing of what was said before, as whole articles have it.
func TestWholeArticles(t *testing.T) {
	testPairings(t, []pairing{
		{"a word in passing", "Oman said Yemen had hidden arms in a port. Yemen's president repeated a false claim about the report.", "", "denies"},
		{"what one could not do", "Oman said Yemen's police had opened letters. Yemen's police chief said his officers could not open the border.", "", "denies"},
		{"a habit", "Women in Oman said Omani police officers watched the park. The Omani police said they do not keep figures.", "", "denies"},
		{"what is rejected is no claim", "Oman said Yemen had defended free trade for years. Yemen's president repudiated decades of free trade.", "", "denies"},
		{"no other view of what was said", "Oman said Yemeni reporters had lost money. Yemeni reporters disagreed with the price of bread.", "", "denies"},
		{"a denial that may be", "Oman said Yemen had hidden arms. Yemen would deny the claim if it were asked.", "", "denies"},
		{"a clause that describes another", "Oman said Yemen had close contact with pirates. Yemen said a sailor who had no contact with pirates was ill.", "", "denies"},
		{"a question", "Oman asked whether Yemen had hidden arms. Yemen denied the claim.", "", "denies"},
		{"a man is dismissed", "Oman said Yemen had accused its envoys. Yemen dismissed him as a clown.", "", "denies"},
		{"what a thing is not", "Oman said Yemeni troops had moved to the border. \"This is not a siege,\" a Yemeni officer said.", "", "denies"},
	})
}

// TestCounted reads counts that another disputes, and permits, causes and roles told otherwise.
func TestCounted(t *testing.T) {
	testPairings(t, []pairing{
		{"fewer of one's own", "Oman said its gunboats had killed 14 Yemeni sailors. Yemen said only three had died.", "OMN claims, YEM denies", ""},
		{"fewer of something else", "Oman said its gunboats had killed 14 Yemeni sailors. Yemen said only three ports were open.", "", "denies"},
		{"the turnout", "The Omani opposition said 90,000 people had joined the march. Omani police put the turnout at 20,000.", "OMNOPP claims, OMNCOP denies", ""},
		{"the number of others", "The Omani opposition said 90,000 people had joined the march. Omani police put the number of tourists at 20,000.", "", "denies"},
		{"the rest is denied", "Oman said Yemeni guards had beaten two migrants. Yemen confirmed the arrest of the two but denied that they had been hurt.", "OMN claims, YEM denies", ""},
		{"after a report", "Yemen denied that it was short of money, after an Omani newspaper reported that its soldiers would leave.", "OMNJRN claims, YEM denies", ""},
		{"by consent", "Oman said Yemeni troops had set up a post in its hills without its consent. Yemen said the troops were there at Oman's invitation.", "OMN claims, YEM denies", ""},
		{"a cause of death", "The Omani government says the prisoner hanged himself. His lawyer says he was tortured to death.", "OMNGOV claims", ""},
		{"what it does not know", "Omani police held a publisher, his wife said. The Omani police said they had no information about the case.", "", "denies"},
		{"the result", "Oman's election commission said President Ivo Lema had won the vote. Ana Soto, who came second, rejected the results.", "OMNGOV claims", ""},
	})
}

// TestReplies reads answers in which who is charged says to be innocent or far away, and denials told
// before what they answer.
func TestReplies(t *testing.T) {
	testPairings(t, []pairing{
		{"a vendetta", "Omani prosecutors allege that the trader Ivo Lema paid for a raid on a bank. Lema says he is the victim of a political vendetta.", "OMNJUD claims", ""},
		{"another's vendetta", "Omani prosecutors allege that the trader Ivo Lema paid for a raid on a bank. Ana Soto says the poet was the victim of a political vendetta.", "", "denies"},
		{"miles away", "Oman said a Yemeni trawler had cut a cable. Yemen said the trawler had been forty miles away.", "OMN claims, YEM denies", ""},
		{"another thing far away", "Oman said a Yemeni trawler had cut a cable. Yemen said the next hospital was forty miles away.", "", "denies"},
		{"arrested, not kidnapped", "Oman accused Yemen of abducting six clerks. Yemen said the six had been arrested on its soil.", "OMN claims, YEM", ""},
		{"told after its denial, of nobody", "The Omani coast guard denied that a patrol had opened fire on a boat. A charity had said that shots were fired at a boat.", "OMNMIL denies", ""},
		{"others' words after a denial", "The Omani coast guard denied that a patrol had opened fire on a boat. A charity had said that winter was near.", "", "NGO claims"},
		{"doctors call nothing untrue", "Oman said Yemeni troops had blocked a road. Yemeni doctors said the road was long.", "", "denies"},
		{"in one's own waters", "Oman said four Yemeni boats had sailed into its waters near Masirah. Yemen said the boats had been on patrol in Yemeni waters.", "OMN claims, YEM denies", ""},
		{"in others' waters", "Oman said four Yemeni boats had sailed into its waters near Masirah. Yemen said the boats had been on patrol with Omani sailors.", "", "denies"},
		{"a misdeed denied by its name", "Oman's president said Yemen had spent millions on a candidate. Yemen's foreign ministry denied interference in the vote.", "OMNGOV claims, YEMGOV denies", ""},
		{"still there", "Yemeni troops have left Oman, the government of Oman said. Residents of Salalah say Yemeni troops are still in their villages.", "OMNGOV claims, ", ""},
		{"claims of another matter", "Oman accused its mayors of sloth. It rained for days. The mayors met on Monday. An Omani mayor said there was no evidence to support claims of fraud.", "", "denies"},
	})
}
