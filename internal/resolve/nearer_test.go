package resolve_test

import "testing"

// TestNearer tells which of several charges an answer answers.
func TestNearer(t *testing.T) {
	testPairings(t, []pairing{
		{"a denial in words of its own, at once", "Colombian rebels accused the Colombian government of violating a ceasefire. The Colombian defence minister denied there had been any breach.", "COLREB claims, COLGOV denies", ""},
		{"another matter, at once", "Colombian rebels accused the Colombian government of violating a ceasefire. The Colombian defence minister denied he would resign.", "", "denies"},
		{"the number was wrong", "Togo's government said it knew of 38 people held by the Malian rebels. The Malian rebels said the number was wrong.", "TGOGOV claims, MLIREB denies", ""},
		{"it was wrong to go", "Togo's government said it knew of 38 people held by the Malian rebels. The Malian rebels said it was wrong to go.", "", "denies"},
		{"those told before of the same accuser", "Moldova's spy service said that Russia was paying priests. A businessman, Ilan Tor, said he broke no law. Moscow dismissed the Moldovan accusations as unfounded.", "MDA claims, RUS denies", "RUS claims"},
		{"hackers who work for them", "Hackers working for Iran's defence ministry broke into the accounts of Omani diplomats, Oman said. The firm was told. The Iranian embassy called the accusation disinformation.", "OMN claims, IRNGOV denies", ""},
		{"hackers of nobody", "Hackers broke into the accounts of Omani diplomats, Oman said. The firm was told. The Iranian embassy called the accusation disinformation.", "", "IRNGOV denies"},
		{"the charges, in a letter", "Ana Soto's party called the arrest a coup against the Togolese mayor. Prosecutors said Togolese mayor Ivo Lema had led a criminal gang that took bribes. He denied the charges in a letter.", "JUD claims, TGOGOV denies", ""},
		{"a lawmaker of their own state", "Prosecutors in Sofia said Bulgarian lawmaker Ivo Papov had led a gang. He denied the charges.", "BGRJUD claims, BGRLEG denies", ""},
		{"he is whom they told of", "The Togolese interior minister, Ana Soto, said courts were free. Prosecutors said Ivo Lema had led a gang that took bribes. He denied the charges.", "claims,  denies", "TGOGOV denies"},
	})
}
