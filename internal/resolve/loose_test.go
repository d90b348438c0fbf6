package resolve_test

import "testing"

// TestLoose reads what looks like an answer and is none, and answers of those attacked.
func TestLoose(t *testing.T) {
	testPairings(t, []pairing{
		{"other things are ridiculous", "Ana Soto claimed that rules of speech were harming the Kenyan military. \"You are right, it is getting worse,\" the Kenyan president said, adding that some of the things that they are asking officers to do in the field now are ridiculous.", "", "denies"},
		{"maybe he did not", "Ana Soto said the Kenyan president had not paid a builder. The president was angry, saying, \"Maybe he did not do a good job.\"", "", "denies"},
		{"of what is told beside a call", "Calls for a commission in Yemen, where Saudi jets are bombing rebels, were rejected by the United Nations.", "", "IGOUNO denies"},
		{"he refuses, of another", "Ivo Lema blamed the war on Ana Soto. \"I was there. He refuses to take part,\" Ana Soto said.", "", "denies"},
		{"what does not please them", "A source said the minister could not answer because Kenya had only asked for the papers on Monday. The refusal to answer did not please Kenya, Kenya's envoy said.", "", "denies"},
		{"not disclosing is no denial", "The report said that the Kenyan ministry lets firms hide subsidiaries. The ministry said that the fines for not disclosing subsidiaries were light.", "", "denies"},
		{"she may be who spoke last", "Ana Soto said that Eva Rojas does not care for farmers. \"It is not something that I hear her say,\" she said.", "", "denies"},
		{"her support of a raid is nobody's word", "Ana Soto stressed her support of the raid that killed six.", "", "by of the raid"},
		{"the attacked lost nothing", "Yemeni rebels said they had shot down a Kenyan drone over Marib. Kenya's military said it had not lost any aircraft.", "YEMREB claims, KENMIL denies", ""},
		{"the attacked lost a vote", "Yemeni rebels said they had shot down a Kenyan drone over Marib. Kenya's military said the opposition had not lost the vote.", "", "denies"},
		{"a watchdog is not its state", "Mexican marines killed eight unarmed men, the National Human Rights Commission said on Monday. The Mexican navy rejected the findings.", "MEXMIL denies", ""},
		{"nobody was hurt", "Ivo Lema said that Togolese soldiers had attacked farmers. The Togolese army said nobody had been hurt.", " claims, TGOMIL denies", ""},
		{"a figure called invented", "A party in Togo said police had killed 19 of its supporters, a figure the police called invented.", "COP denies", ""},
		{"another reply in between", "Ana Soto said Togolese police had threatened her. The police chief of Togo said that was not true. The Togolese president's office said the president did not interfere with the courts.", "TGOCOP denies", "TGOGOV denies"},
		{"what is denied and claimed at once", "Rangers said that Togolese guards had beaten them. Togo's army said the rangers had attacked its guards and that nobody had been hurt. The rangers called the statement laughable.", "TGOMIL claims", ""},
		{"a plot", "Ivo Lema, the Togolese opposition leader, calls the trial a plot to keep him out of the vote. The Togolese government denies that.", "TGOOPP claims, TGOGOV denies", ""},
	})
}
