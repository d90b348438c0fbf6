package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/readout"
)

// TestClaims reads texts of our own wording and compares who claims, denies and
// takes back what, and who stands behind a statement.
func TestClaims(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       []string // lines that must be there, see sides
		not        string   // what no line may hold
	}{
		{"both blame each other: two claims", "Norway and Sweden blamed each other for the shelling of a village.",
			[]string{"contested ACCUSE NOR>SWE: NOR claims, SWE denies", "contested ACCUSE SWE>NOR: SWE claims, NOR denies"}, ""},
		{"both sides are those told of before", "Ghana and Togo held talks on Monday. Both sides accused each other of breaking the truce.",
			[]string{"contested ACCUSE GHA>TGO: GHA claims, TGO denies", "contested ACCUSE TGO>GHA: TGO claims, GHA denies"}, ""},
		{"both tell of a fight, one of them who fired", "Beninese and Togolese guards exchanged fire on Sunday, wounding two Togolese guards, officials from both countries said. Togo's defence ministry said that guards from Benin had fired on its posts.", nil, "denies"},
		{"their own side goes on between claim and denial", "Chile's defence ministry said Peruvian troops had opened fire on its posts. \"We did not shoot back,\" ministry spokeswoman Ana Soto said. A Peruvian army spokesman denied that his troops had started the clash.",
			[]string{"contested ASSAULT PERMIL>CHLMIL: CHLMIL claims, PERMIL denies"}, ""},
		{"who arrests when nobody is told to", "The union said four people had been arrested in Nairobi. Police denied that anyone had been arrested.",
			[]string{"contested COERCE >KENCVL: KENLAB claims, KENCOP denies"}, ""},
		{"three are not both", "Ghana, Togo and Benin held talks on Monday. Both sides accused each other of breaking the truce.", nil, "contested"},
		{"a denial after a semicolon", "Kenya accused the Sudanese embassy of spying; the embassy denied it.",
			[]string{"contested ACCUSE KEN>SDNGOV: KEN claims, SDNGOV denies"}, ""},
		{"a denial in a relative clause", "Algeria accuses Finland of hacking a ministry, a charge Finland rejects.",
			[]string{"contested COERCE FIN>", "DZA claims, FIN denies"}, "COERCE DZA"},
		{"there was no such thing", "Kenya said Chile had imposed a blockade on its ports. Chile insisted there was no blockade.",
			[]string{"contested ACCUSE KEN>CHL: KEN claims, CHL denies"}, ""},
		{"there was no other thing", "Kenya said Chile had imposed a blockade on its ports. Chile insisted there was no hurry.", nil, "denies"},
		{"a lawyer answers for a client", "Prosecutors in Accra charged Kofi Danso, a former Ghanaian mayor, with taking bribes. His lawyer, Ama Boakye, said her client had never received a cent.",
			[]string{"contested ACCUSE GHAJUD>GHAELI: GHAJUD claims,  denies"}, ""},
		{"a lawyer has not received a paper", "Prosecutors in Accra charged Kofi Danso, a former Ghanaian mayor, with taking bribes. His lawyer, Ama Boakye, said her client had never received a letter.",
			nil, "denies"},
		{"that is no clause", "Niger said Chadian officers had set up a camp on its side of the lake. Chad called that an outright lie.",
			[]string{"contested ACCUSE NER>TCDMIL: NER claims, TCD denies"}, ""},
		{"a quotation on the word of an agency", "\"We have never sold gas to Peru,\" said a Chilean energy official, according to Reuters.",
			[]string{"S1 by Chilean energy official anonymous energy official CHLGOV", "S1 within S2"}, ""},
		{"a post that is given is nothing said", "Peru named Ana Soto as ambassador to Chile.", nil, "S1"},
		{"who did it is said", "Police named Ana Soto as the thief.", []string{"S1 by Police"}, ""},
		{"charged by a court that is not named", "A former Peruvian banker was charged on Friday with fraud.", nil, "S1"},
		{"who rejects a claim does not make it", "The Egyptian government said that it rejected the claim that Sudanese traders worked with smugglers.", nil, "EGYGOV claims, EGYGOV denies"},
		{"who takes a claim back", "Thailand said Vietnam had sunk a ferry. On Friday Thailand retracted the accusation.",
			[]string{"retracted ASSAULT VNM>: THA claims, THA retracts"}, "denies"},
		{"another cannot take it back", "Thailand said Vietnam had sunk a ferry. On Friday Norway retracted the invitation.",
			[]string{"claimed ASSAULT VNM>: THA claims"}, "retracts"},
		{"who passes a claim on does not make it", "Reuters reported on Tuesday that Norwegian officials said Chile had attacked Norwegian troops.",
			[]string{"claimed ASSAULT CHL>NORMIL: NORGOV claims", "S2 within S1", "S2 by Norwegian officials anonymous official NORGOV via Reuters"}, ": claims, "},
		{"an agency credited in a sentence", "The minister spoke on Monday. She told AFP that Peru had shelled a port.",
			[]string{"via AFP"}, "S1 by minister office via"},
		{"an unnamed source and whose it is", "A source in the Finnish defence ministry said Latvia had shelled a port.",
			[]string{"S1 by A source in the Finnish defence ministry anonymous source FIN"}, ""},
		{"close to is not of", "Sources close to the Sudanese presidency said Chad had shelled a port.",
			[]string{"S1 by Sources close to the Sudanese presidency anonymous source"}, "source SDN"},
		{"agencies without a name", "U.S. intelligence agencies believe that Iran shelled a port.",
			[]string{"S1 by U.S. intelligence agencies anonymous agency USASPY"}, ""},
		{"it means the study", "The study was published on Monday. It found that soldiers had killed 14 villagers.",
			[]string{"S1 by The study document study"}, ""},
		{"its mayor is the town's, not the organisation's", "The United Nations sent aid on Monday. Two people were hurt in Kharkiv, its mayor said.",
			[]string{"S1 by mayor"}, "IGOUNO"},
		{"a denial of something else that a pronoun begins", "Iran and Oman said they had held talks in Muscat. Iran denied that it wanted a nuclear weapon.", nil, "denies"},
		{"what is not confirmed is not confirmed", "Kenya said Chile had attacked Kenyan troops. Norway never confirmed the report.", []string{"ASSAULT CHL>"}, "confirm"},
		{"a thing a claim rests on is fake", "Relief Watch said it had letters in which Kenyan prisoners described beatings. A Kenyan minister said the letters were forgeries.",
			[]string{"KENGOV denies"}, ""},
		{"the charge, of those whom the claim does not name", "Peru's main opposition party said officials had stuffed ballot boxes. The electoral commission dismissed the charge.",
			[]string{"PEROPP claims, PERGOV denies"}, ""},
		{"a forecast is no charge", "The bank said the economy would shrink next year. The Peruvian government dismissed the report.", nil, "denies"},
		{"what was never done to them", "The United States said a Chilean firm had shipped drones to Iran. The firm said it had never sold goods to Iran.",
			[]string{"USA claims, CHLBUS denies"}, ""},
		{"those who were given it deny it", "Norway said Iran had given the drones to Russia. Russia denied using Iranian drones.", []string{"NOR claims, RUS denies"}, ""},
		{"we did not use them", "A Ghanaian spokeswoman said Togolese forces had used cluster munitions. \"We did not use such weapons,\" a Togolese colonel said.",
			[]string{"GHAGOV claims, TGOMIL denies"}, ""},
		{"troops of another matter", "Officials said Thai and Cambodian soldiers had exchanged fire. Talks went on in Hanoi. One ranger was killed. Cambodia denied that its soldiers were hungry.", nil, "denies"},
		{"an aide and the minister, further up", "Ana Soto, a former aide, said the Peruvian minister took bribes. The road was never built. The minister, Ivo Lema, denied wrongdoing.",
			[]string{"PERGOV denies"}, ""},
		{"the other side of two", "Thai and Cambodian soldiers exchanged fire on Monday. Each side accused the other of shooting first.",
			[]string{"contested ACCUSE THAMIL>KHMMIL: THAMIL claims, KHMMIL denies"}, ""},
		{"who keeps to his innocence", "Slovakia said a Czech officer had sold secret papers. The officer maintains his innocence.", []string{"SVK claims, CZEMIL denies"}, ""},
		{"none of ours was there", "A Somali lawmaker blamed the strike on Turkey. Turkey's defence ministry said none of its aircraft was in the area.",
			[]string{"SOMLEG claims, TURMIL denies"}, ""},
		{"who has not heard of it denies nothing", "A Somali lawmaker blamed the strike on Turkey. Turkey's defence ministry said it had not received a report.", nil, "denies"},
		{"that alone is what was said last", "A Somali army spokesman said the dead were fighters. Elders in the town disputed that, saying the youngest was 12.",
			[]string{"SOMMIL claims, ELI denies"}, ""},
		{"this is not what was said long before", "A witness said Malian police had threatened to arrest his brother. Ana Soto, a lawyer, said Ivo Lema had been denied medicine. The head of the Malian prison rejected this.",
			nil, "THREATEN MLICOP>: claims, MLI"},
		{"it is a helicopter", "Kenya said that Somali rebels had attacked a helicopter. A spokesman for the Somali rebels denied that it was carrying wounded soldiers.", nil, "denies"},
		{"another also denies it", "A Peruvian newspaper said Mario Lema had received money from a Spanish maker. Mario Lema said he had never met anyone from it. The Spanish company also denied paying commissions.",
			[]string{"ESPBUS denies"}, ""},
		{"a name by which a law is known is nobody's word", "The act, also known as the \"Lake Law\", was passed in Lima.", nil, "S1"},
		{"protests of which one tells are no words", "Monday was the third day in a row that Kenyans protested.", nil, "S1"},
		{"allies are not who they are allied with", "The Peruvian president's allies said the vote was fair.", []string{"S1 by The Peruvian president's allies anonymous ally"}, "PERGOV"},
		{"a call to somebody says nothing", "Ana Soto made a phone call to Ivo Lema on Monday.", nil, "S1"},
		{"whom and how says nothing", "Australia's foreign minister congratulated Ivo Lema by phone.", nil, "S1"},
		{"what a proposal did is not what it says", "The Peruvian minister's proposal intensified what was already a trade war.", nil, "S1"},
		{"what one will not do denies nothing", "Kenya's critics say that Kenya is closing its border. Kenya said it was not going to wait for the vote.", nil, "denies"},
		{"officials deny what families say", "The families say the confessions were beaten out of them, which Iranian officials deny.", []string{"CVL claims, IRNGOV denies"}, ""},
		{"a paper is not its government", "A Hungarian news site reported that minister Ivo Papp had phoned his Russian counterpart. His ministry denied it.", []string{"HUNJRN claims, HUNGOV denies"}, ""},
		{"it is what was said last, not the charge before", "Poland accused Hungary of spying. A Hungarian news site said the minister of Hungary had lied. The Hungarian ministry denied it.",
			nil, "POL claims, HUNGOV denies"},
		{"a former leader is not the government", "Former Bolivian President Evo Lema said police had attacked him. The Bolivian government rejected the accusation.", []string{"BOLELI claims, BOLGOV denies"}, ""},
		{"the thing that was told is not so", "Iran accused Sweden of sheltering a banned opposition group. Sweden says the group has no offices in Stockholm.", []string{"IRN claims, SWE denies"}, ""},
		{"who was hurt is only told besides", "The Nigerian army denied having hurt women freed from the rebels.", nil, "RETREAT >"},
		{"who was told not to tell denies nothing", "Ana Soto accused the Kenyan government of hiding figures. A Kenyan minister said: \"I have been told not to make them public. It is hard to hide them.\"", nil, "denies"},
		{"who is not special denies nothing", "Ana Soto said the Kenyan minister hid in a cellar. The minister said he was not special.", nil, "denies"},
		{"it was propaganda", "Kenya's army said the Somali rebels had shelled a camp. A Somali rebel spokesman said that was propaganda.", []string{"KENMIL claims, SOM"}, ""},
		{"a thing says nothing", "A main issue is the border, and it says a lot about the region.", nil, "S1"},
	} {
		rec := reader.Read(ingest.Article{Text: c.text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
		got := sides(rec)
		for _, w := range c.want {
			if !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, w) }) {
				t.Errorf("%s: want %q in\n%s", c.name, w, strings.Join(got, "\n"))
			}
		}
		if all := strings.Join(got, "\n"); c.not != "" && strings.Contains(all, c.not) {
			t.Errorf("%s: %q in\n%s", c.name, c.not, all)
		}
	}
}

// TestWhoThreatens tells who threatens from who only foresees.
func TestWhoThreatens(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Economists warn that the tariffs could cause a trade war.": "assert",
		"The drivers warned that they would block the road.":        "threaten",
		"Norway warned that the sanctions would be harsh.":          "threaten",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
		if len(rec.Statements) != 1 || rec.Statements[0].Act != want {
			t.Errorf("%q: have %v, want %s", text, rec.Statements, want)
		}
	}
}

// TestPositions reads who takes which stand toward what.
func TestPositions(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Norway supports the treaty on fish.":                                                       "NOR supports the treaty on fish",
		"Norway does not support the treaty.":                                                       "NOR opposes the treaty",
		"Kenya does not want a base on its soil.":                                                   "KEN does-not-want a base on its soil",
		"Ghana called on Togo to open the port.":                                                    "GHA demands to open the port",
		"Oman opposes Qatar.":                                                                       "OMN opposes Qatar QAT",
		"The minister said Chile rejected the offer of talks.":                                      "CHL rejects the offer of talks S1",
		"Malta may support the treaty.":                                                             "",
		"Malta denied that it wants a base.":                                                        "MLT does-not-want a base S1",
		"Malta denied that a lawmaker had been paid to support it.":                                 "",
		"Neither Malta nor Cyprus wants a base.":                                                    "MLT does-not-want a baseCYP does-not-want a base",
		"Malta did not demand an apology.":                                                          "",
		"Malta must support the treaty.":                                                            "",
		"Malta voted for the treaty.":                                                               "MLT supports the treaty",
		"Malta insists that the vote was fair.":                                                     "",
		"Malta wants foreign troops to leave.":                                                      "MLT wants foreign troops to leave",
		"Malta issued demands for Cyprus to open the port.":                                         "MLT demands Cyprus to open the port CYP",
		"The Maltese minister said he would only vote for the treaty if the people could vote too.": "",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
		code := map[string]string{}
		for _, a := range rec.Actors {
			code[a.ID] = a.Code
		}
		got := ""
		for _, p := range rec.Positions {
			parts := []string{code[p.Holder], p.Stance, text[p.Toward[0]:p.Toward[1]], code[p.Actor]}
			got += strings.Join(slices.DeleteFunc(append(parts, p.Statements...), func(s string) bool { return s == "" }), " ")
		}
		if got != want {
			t.Errorf("%q: have %q, want %q", text, got, want)
		}
	}
}

// sides shows claims with their sides and statements with who stands behind them.
func sides(rec *readout.Record) []string {
	code := func(id string) string {
		for _, a := range rec.Actors {
			if a.ID == id {
				return a.Code
			}
		}
		return id
	}
	codes := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, code(id))
		}
		return strings.Join(out, ",")
	}
	var lines []string
	for _, c := range rec.Claims {
		e := rec.Event(c.Event)
		var parts []string
		for _, s := range c.Sides {
			parts = append(parts, code(s.Actor)+" "+s.Stance)
		}
		lines = append(lines, fmt.Sprintf("%s %s %s>%s: %s", c.Status, e.Plover, codes(e.Source), codes(e.Target), strings.Join(parts, ", ")))
	}
	for _, s := range rec.Statements {
		line := s.ID + " by"
		for _, a := range rec.Actors {
			if a.ID == s.Speaker {
				line += fmt.Sprintf(" %s %s %s %s", a.Name, s.SpeakerKind, a.Role, a.Code)
			}
		}
		line = strings.TrimSpace(line)
		if len(s.Wires) > 0 {
			line += " via " + strings.Join(s.Wires, ",")
		}
		lines = append(lines, line)
		if s.Within != "" {
			lines = append(lines, s.ID+" within "+s.Within)
		}
	}
	return lines
}
