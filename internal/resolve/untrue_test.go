package resolve_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
)

// pairing is a text and a line of sides that it must give ("" for none), and what no line
// may hold.
type pairing struct{ name, text, want, not string }

func testPairings(t *testing.T, cases []pairing) {
	t.Helper()
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		got := sides(reader.Read(ingest.Article{Text: c.text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC)))
		all := strings.Join(got, "\n")
		if c.want != "" && !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, c.want) }) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, all)
		}
		if c.not != "" && strings.Contains(all, c.not) {
			t.Errorf("%s: %q in\n%s", c.name, c.not, all)
		}
	}
}

// TestUntrue reads denials in words other than those of denying.
func TestUntrue(t *testing.T) {
	testPairings(t, []pairing{
		{"one disagrees", "Oman said Yemeni boats had rammed a tanker. Yemen disagreed, saying its boats were in port.", "OMN claims, YEM denies", ""},
		{"who does not disagree", "Oman said Yemeni boats had rammed a tanker. Yemen did not disagree.", "", "denies"},
		{"a charge is named otherwise", "Oman accused Yemen of hiding arms. Yemen described the accusation as an insult.", "OMN claims, YEM denies", ""},
		{"a charge taken in earnest", "Oman accused Yemen of hiding arms. Yemen described the accusation as serious.", "", "denies"},
		{"a charge that may be an insult", "Oman accused Yemen of hiding arms. Yemen said it would call the accusation an insult.", "", "denies"},
		{"something else is named", "Oman accused Yemen of hiding arms. Yemen described the weather as an insult.", "", "denies"},
		{"no proof", "Oman accused Yemen of hiding arms. Yemen said Oman had shown no proof.", "OMN claims, YEM denies", ""},
		{"another's missing proof", "Oman accused Yemen of hiding arms. Yemen said Qatar had shown no proof of its wealth.", "", "denies"},
		{"soldiers without their state", "Witnesses said soldiers had burned three farms near Gao. Mali's government denied the report.", "denies", ""},
		{"refused in words of one's own", "Oman accused Yemen of hiding arms. \"We reject it,\" the Yemeni foreign minister said.", "YEMGOV denies", ""},
		{"refused is something else", "Oman accused Yemen of hiding arms. \"We reject Oman's offer of talks,\" the Yemeni foreign minister said.", "", "denies"},
		{"only soldiers are attacked", "Oman said Yemeni jets had bombed a school in the south. Yemen said it strikes only military targets.", "OMN claims, YEM denies", ""},
		{"not involved", "Somali rebels kidnapped two nurses, the governor said. A rebel commander said his fighters were not involved.", "denies", ""},
		{"rebels of another country", "Somali rebels kidnapped two nurses, the governor said, and Malian rebels fled. A rebel commander said his fighters were not tired.", "", "denies"},
		{"accused and not involved", "A blast in northern Mali killed ten people, the army said, blaming rebels. A rebel commander said that his fighters were not involved.", "REB denies", ""},
		{"talks that did not involve", "Oman accused Yemen of hiding arms. Yemen said the talks on fish did not involve ministers.", "", "denies"},
	})
}

// TestAhead reads denials that are told before what they deny.
func TestAhead(t *testing.T) {
	testPairings(t, []pairing{
		{"told before", "Togo denied the charge. Benin had said on Monday that Togolese guards had burned a ferry.", "BEN claims, TGO denies", ""},
		{"told before, earlier", "Togo dismissed the allegation as false. Benin said earlier that Togolese guards had burned a ferry.", "BEN claims, TGO denies", ""},
		{"nothing tells that it was earlier", "Togo denied the charge. Benin said that Togolese guards burned a ferry.", "", "denies"},
		{"a claim of others", "Togo denied the charge. Benin had said on Monday that Ghanaian guards had burned a ferry.", "", "denies"},
		{"too far on", "Togo denied the charge. Rain fell. The port was shut. Trains stood still. Benin had said on Monday that Togolese guards had burned a ferry.", "", "denies"},
		{"answered already", "Ghana accused Chad of spying. Chad denied the charge. Benin had said on Monday that Chadian guards had burned a ferry.", "GHA claims, TCD denies", "BEN claims, TCD denies"},
		{"one voice", "Togo denied the charge. Togo's army had said on Monday that its guards had burned a ferry.", "", "TGOMIL claims, TGO denies"},
	})
}

// TestCounter reads who tells an attack as a mishap, and who seconds a claim.
func TestCounter(t *testing.T) {
	testPairings(t, []pairing{
		{"a mishap", "Somalia said a missile had hit a passenger plane in Kenya. Kenya said the plane suffered a mechanical fault.", "SOM claims, KEN denies", ""},
		{"what a pronoun stands for", "Iran said an Israeli drone had hit a depot in Shiraz. Israel said it was an accident.", "IRN claims, ISR denies", ""},
		{"no mishap", "Somalia said a missile had hit a passenger plane in Kenya. Kenya said the crash of the plane was no accident.", "", "denies"},
		{"it may be a mishap", "Somalia said a missile had hit a passenger plane in Kenya. Kenya said the plane may have suffered a mechanical fault.", "", "denies"},
		{"another mishap", "Somalia said a missile had hit a passenger plane in Kenya. Kenya said a train had suffered a mechanical fault.", "", "denies"},
		{"one voice", "Somalia said a missile had hit a passenger plane in Kenya. The Somali minister said the plane suffered a mechanical fault too.", "", "denies"},
		{"a third party", "Chad said Sudanese soldiers had burned a village. Sudan denied the charge. The African Union confirmed that Sudanese troops had burned the village.", "contested ACCUSE TCD>SDNMIL: TCD claims, SDN denies, IGOAFU confirms", ""},
		{"another death than is claimed", "A union said police shot two farmers at a roadblock near Puno. Police said the men died when a bus hit them.", "denies", ""},
		{"whose account is denied", "Amnesty said Egyptian police had tortured a student in custody; prosecutors said the student fell ill. The student's family called the prosecutors' account a lie.", "EGYJUD claims, EGYCVL denies", "NGOAMN claims, EGYCVL"},
		{"a denial is not denied in turn", "Indian newspapers said that China had sold Pakistan a missile. China said the reports were groundless, and Pakistan also denied them.", "INDJRN claims, PAK denies", "CHN claims"},
		{"a third party of something else", "Chad said Sudanese soldiers had burned a village. The African Union confirmed that Sudanese troops had left the village.", "", "confirms"},
		{"a third party that names nobody", "Chad said Sudanese soldiers had burned a village. The African Union confirmed that a village had been burned.", "", "confirms"},
	})
}

// TestWhoSpeaks tells who only wishes not to be named from who demands something, and who
// speaks from where the piece was written.
func TestWhoSpeaks(t *testing.T) {
	testPairings(t, []pairing{
		{"declined", "A Kenyan official, who declined to be named, said the army had left.", "S1 by", "S2"},
		{"asked", "A Kenyan official who asked not to be identified said the army had left.", "S1 by", "S2"},
		{"requested", "The Kenyan minister requested anonymity.", "", "S1"},
		{"a dateline is no part of who speaks", "OSLO - Swedish tabloids claimed that Norway had left the talks.", "S1 by Swedish tabloids", "OSLO"},
		{"an agency in the dateline says nothing", "OSLO (Reuters) - Norway accused Sweden on Monday of spying on ships.", "S1 by Norway", "S1 by Reuters"},
		{"his counterpart by name", "Jon Abara flew to Oslo last week. His Kenyan counterpart, Amal Diallo, said that Oslo would decide.", "S1 by Amal Diallo", ""},
		{"asked for something", "A Kenyan official who asked not to be paid said the army had left.", "S2 by", ""},
	})
}
