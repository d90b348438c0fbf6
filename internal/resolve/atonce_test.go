package resolve_test

import "testing"

// TestAtOnce reads denials that are set against what their own sentence tells, and what only looks
// like a denial.
func TestAtOnce(t *testing.T) {
	testPairings(t, []pairing{
		{"but reports say that is untrue", "Ana Soto said the fund had named all its donors, but two reports say that is untrue.", "ACCUSE >:  claims,  denies", ""},
		{"but a team denied it in words of its own", "The Lima Times reported that Ana Soto's firm was selling her speeches, but Soto's team denied that she would speak.", "ACCUSE >:  claims,  denies", ""},
		{"a point that others dispute", "Kenyan senator Ana Soto has said the letters were open when she sent them - a point that Kenyan police have disputed.", "KENCOP denies", ""},
		{"but she herself", "The former Ghanaian minister said it was wrong to use her own phone, but she denied that she had lost it. Ama Boakye, a Ghanaian senator, was glad.", "", " denies"},
		{"a view that the bank contests", "Turkey's president said prices had come down, a view that the central bank has contested.", "TURGOV claims, TURGOV denies", ""},
		{"although they dispute this", "Egypt's foreign minister said Oman would wait for the king. The island is held to be foreign soil, although Oman disputes this.", "", "denies"},
		{"it happened", "A Togolese reporter said Ivo Lema had torn her coat. The Lema campaign has denied it happened.", "denies", ""},
		{"not only", "Supporters of the Kenyan senator Ana Soto said she did not care about the count. The Kenyan minister said she was not only here to work but to listen.", "", "denies"},
		{"not surprised", "A Ghanaian paper said senator Kofi Danso had left the debate. Senator Ama Boakye said she was not surprised that Danso had left the debate.", "", "denies"},
		{"what goes with a denial", "Rosa Mamani dismissed Luis Paz's charge that the Soto campaign was breaking the law, saying Paz had turned down the same help. The Soto campaign denies any wrongdoing.", "", ":  claims,  denies;  claims"},
		{"a liar for another thing", "President Ivo Lema said there was no proof of murder. Senator Luis Paz called Lema a liar for repeating old tales about refugees.", "", "denies"},
		{"he who made it up", "Minister Eva Rojas said candidate Ivo Lema was behind the brawl. Lema told a paper that Luis Paz had made up the story.", "", "denies"},
		{"what one proposed", "Ana Soto proposed that they debate on the radio in April, but Ivo Lema rejected that, too.", "", "denies"},
		{"a claim in passing", "A campaign aide said that Ana Soto had misspoken. The words came in an answer about her claim that she never sent secret files.", "", "denies"},
		{"rumours of another", "A league of lawyers denounced the speech of candidate Ivo Lema. He rejected rumours that President Ana Soto might set terms in a speech.", "", "denies"},
		{"has not asked them", "Leaders of the Peruvian party said Luis Paz was somebody who could be chosen. Paz said he had not spoken to the district.", "", "denies"},
		{"said on the telephone", "Minister Eva Rojas said on Monday that Ivo Lema had sold gold to smugglers. ''It's nonsense,'' Mr. Lema said by telephone on Radio Lima's ''Meet the Town.''", "GOV claims,  denies", ""},
		{"a letter that disputes", "A Ghanaian oil firm, Petrona, accused the Accra law school of spying. The school published a letter strongly disputing claims by Petrona.", "S2 by Accra law school", ""},
	})
}

// TestOneState reads disputes within a state: its people and bodies answer for themselves.
func TestOneState(t *testing.T) {
	testPairings(t, []pairing{
		{"parliament and army", "A parliamentary committee in Ghana said the army had lost 300 rifles. The army denied the charge.", "GHALEG claims, GHAMIL denies", ""},
		{"a campaign's word is its candidate's", "Reporter Eva Rojas said a guard had hit her. Ivo Lema's campaign said she was hit by a man of Lema's. Lema said the charge was false.", "", "S2 claims"},
		{"a church and its government", "Nicaragua's government said a priest had robbed a bank. The archdiocese of Managua said the accusation was false.", "NICGOV claims, NICREL denies", ""},
		{"they did do it", "Doctors in Omdurman said the army had not let food into the hospital. The army said that it had let three trucks in.", "denies", ""},
		{"they did something else", "Doctors in Omdurman said the army had not let food into the hospital. The army said that it had cleared three mines.", "", "denies"},
		{"they will do it", "Doctors in Omdurman said the army would not let food into the hospital. The army said that it had let three men go.", "", "denies"},
		{"a body that bears his name", "Two suits being heard in Lima have accused Soto University of using false practices. Ana Soto has denied the fraud claims.", "denies", ""},
	})
}

// TestOfNobody reads words that look like denials of what others said, and answer nothing of it.
func TestOfNobody(t *testing.T) {
	testPairings(t, []pairing{
		{"one speaker with two roles", "Ivo Lema, a delegate from Callao and the president of the Lima-based Andes Institute, said: \"I don't think he will walk away from this.\"", "", "denies"},
		{"a liar in another's quarrel", "Senator Luis Paz said minister Eva Rojas had caused deaths. Trader Ivo Lema called Paz a liar.", "", "denies"},
		{"neither says that it was", "Kenya's campaign chief said she never sent any secret files to her aide. The Kenyan interior ministry said it found no sign that the files were ever sent.", "", "denies"},
		{"rumours of another of his state", "A league of Peruvian lawyers denounced a speech of Peruvian senator Luis Paz. Paz rejected rumours that Peru's president Ana Soto might hold a speech in May.", "", "denies"},
		{"a vow is no denial", "Candidate Luis Paz has attacked minister Eva Rojas as a weak friend of workers. \"I will stop any deal that costs jobs,\" Rojas said. \"I oppose it now. I will oppose it as president.\"", "", "denies"},
		{"he who speaks of another", "Ivo Lema is a man who thinks that talk of President Luis Paz being a thief is unfair. He dismisses accusations that Paz has robbed the state.", "", "PEROPP denies"},
		{"a senator answers for no ministry", "Priests in Lima wrote that the Peruvian interior ministry had returned 40 families to danger. Peruvian senators said they had not returned its letter.", "", "denies"},
		{"the criticism", "Ghana criticised Togo over new rules on ports. Togo rejected the criticism.", "GHA claims, TGO denies", ""},
		{"criticism of something else", "Ghana said Togo had closed a port. Togo dismissed criticism of its budget.", "", "denies"},
	})
}
