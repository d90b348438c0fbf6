package resolve_test

import "testing"

// TestTurned reads pronouns that stand for the accused, and who says that another began.
func TestTurned(t *testing.T) {
	testPairings(t, []pairing{
		{"a charge it denies", "Oman accused Yemen of hiding arms, a charge it denies.", "OMN claims, YEM denies", ""},
		{"which it called baseless", "Oman said Yemen had sunk a ship, an allegation it called baseless.", "OMN claims, YEM denies", ""},
		{"the charge, in the next sentence", "Oman accused Yemen of hiding arms. It denied the charge.", "OMN claims, YEM denies", ""},
		{"to have done so", "Oman has long accused Yemen of arming rebels. It denies doing so.", "OMN claims, YEM denies", ""},
		{"against a capital", "In 2012 Canada made similar accusations against Tehran, which it rejected.", "CAN claims, IRN denies", ""},
		{"a man of a man", "Ana Soto accused Ivo Lema of theft, which he denied.", " claims,  denies", ""},
		{"it is no man", "Oman accused President Ivo Lema of Yemen of theft. It denied the charge.", "", "YEMGOV denies"},
		{"a request is no charge", "Oman said Yemen had attacked its troops. It denied the request.", "", "denies"},
		{"having accused", "Oman accused Yemen of hiding arms. It denied having made such an accusation in anger.", "S2 by Oman", "YEM denies"},
		{"who fired first", "Oman said Yemeni troops had opened fire across the border. Yemen's army said it was Oman that had fired first.", "OMN claims, YEMMIL denies", ""},
		{"who fired first, of others", "Oman said Yemeni troops had opened fire across the border. Yemen's army said it was Qatar that had come first.", "", "denies"},
		{"told at length after its denial", "Libya's coast guard denied that it had fired at a boat. A charity said the coast guard had shot twice at the boat.", "LBYMIL denies", ""},
		{"another boat", "Libya's coast guard denied that it had fired at a boat. A charity said the Maltese navy had shot twice at a train.", "", "claims, LBYMIL"},
		{"admitted in other words", "A charity said the Libyan coast guard had shot twice at a boat. The Libyan coast guard admitted that shots had been fired.", "LBYMIL confirms", ""},
		{"admitted something else", "A charity said the Libyan coast guard had shot twice at a boat. The Libyan coast guard admitted that fuel had been sold.", "", "confirms"},
		{"confirmed in the same verb", "Oman said Yemeni and Qatari firms had bought shells in Togo. Qatar confirmed that its firms had bought shells in Togo.", "OMN claims, QAT confirms", ""},
		{"where it is said to have come from", "Peru said hackers in Chile had attacked its vote count. Chile said it had found no evidence of such an attack.", "PER claims, CHL denies", ""},
		{"somewhere else", "Peru said hackers in Chile had attacked its vote count. Oman said it had found no evidence of such an attack.", "", "denies"},
		{"a minister takes back no policeman's words", "A Somali police commander said that an officer had been arrested. The Somali information minister withdrew an earlier statement in which he had praised the officers.", "", "retract"},
		{"who withdraws his words denies nobody's", "Ana Soto said Somali police had killed her brother. The Somali information minister withdrew an earlier statement on fish.", "", "denies"},
		{"a second charge, and the report on the first", "Chad's army said that Sudanese soldiers had crossed the river. \"There are no Sudanese troops in Chad,\" Sudan's government spokesman said. Amnesty said it had evidence of Sudanese troops in Chad. Sudan rejected the report.",
			"NGOAMN claims, SDN denies", "TCDMIL claims, SDN denies"},
		{"blamed on others", "Campaigners said Ugandan police had killed 28 people. Uganda's police spokesman blamed the deaths on rioters.", "UGACOP denies", ""},
		{"blamed on who said so", "Sudan's army accused the Rapid Support Forces of shelling a market. The RSF blamed the army.", "SDNMIL claims, SDNREB denies", ""},
		{"others did the same to the town", "Witnesses said Chadian soldiers had shelled the town. Chad's army said rebels had attacked the town.", "TCDMIL denies", ""},
		{"another deed of the other side", "Oman accused Yemen of shelling a school in Sohar. Yemen accused Oman of shelling Aden.", "", "denies"},
		{"another deed, told", "Oman said Yemeni troops had shelled Sohar. Yemen said Omani forces had shelled Aden.", "", "denies"},
		{"an account that is doubted", "Oman's army said Yemeni troops had shelled Sohar. Yemen questioned the account.", "OMNMIL claims, YEM denies", ""},
		{"a stolen election", "Kenyan opposition leader Ana Soto accused Kenya's government of stealing the election. Kenya's government said there was no rigging.", "KENOPP claims, KENGOV denies", ""},
		{"accused besides what was done", "Kenya closed its border with Somalia on Monday, accusing it of arming rebels. Somalia denied the charge.", "KEN claims, SOM denies", ""},
		{"accused by two", "Oman and Peru cut ties with Yemen, accusing it of arming rebels. Yemen said the accusations were baseless.", "OMN claims, PER claims, YEM denies", ""},
		{"blame that is traded", "Russia and Ukraine traded blame for shelling near the plant.", "contested ACCUSE RUS>UKR: RUS claims, UKR denies", ""},
		{"the opposite", "A Russian official said Ukrainian guns had hit a power line. Ukraine said the opposite: Russian troops had fired on the line.", "RUSGOV claims, UKR denies", ""},
		{"the opposite of somebody", "A Russian official said Ukrainian guns had hit a power line. Ukraine said the opposite about Peru.", "", "denies"},
		{"no truth in that", "Lawmaker Ana Soto of Peru said hundreds of people had been treated for headaches. Hospitals in the capital said there was no truth in that.", "PERLEG claims,  denies", ""},
		{"no harm in that", "Lawmaker Ana Soto of Peru said hundreds of people had been treated for headaches. Hospitals in the capital said there was no harm in that.", "", "denies"},
	})
}
