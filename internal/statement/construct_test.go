package statement_test

import (
	"slices"
	"strings"
	"testing"

	"readout/data"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/token"
)

// reader reads raw text with the models of the data tree.
type reader struct {
	splitter *token.Splitter
	parser   *syntax.Parser
	finder   *statement.Finder
}

func newReader(t testing.TB) *reader {
	t.Helper()
	splitter, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := syntax.Load(data.FS)
	if err != nil {
		t.Skipf("no models: %v", err)
	}
	finder, err := statement.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{splitter, parser, finder}
}

func (r *reader) parse(text string) []syntax.Sentence {
	var sents []syntax.Sentence
	for i, s := range r.splitter.Split(text) {
		sents = append(sents, r.parser.Parse(text, i, s))
	}
	return sents
}

// want is what one of the statements of a text must be; content lists words
// that must lie inside it, not words that must not.
type want struct {
	name, text           string
	source, act, content string
	not                  string
	more                 func(st statement.Statement, text string) bool
}

func constructions() []want {
	return []want{
		{"direct", `"The harbour is full," Captain Nduka said.`, "Nduka", "assert", "The harbour is full", "Captain", kind(statement.Direct)},
		{"indirect", "Finance Minister Ines Varga said that the loan would be repaid in June.", "Ines Varga", "assert", "the loan would be repaid", "Minister", kind(statement.Indirect)},
		{"mixed", `The governor said the dam was "a danger to us all."`, "governor", "assert", `"a danger to us all."`, "", kind(statement.Mixed)},
		{"three paragraphs, one quotation", "\"First, we grieve.\n\n\"Second, we rebuild.\n\n\"Third, we vote,\" Mayor Ana Lind said.", "Ana Lind", "assert", "First, we grieve.", "Mayor", kind(statement.Direct)},
		{"phrase behind the speaker", "Sources close to the palace said the shipment had arrived.", "Sources close to the palace", "assert", "the shipment had arrived", "palace", speakerKind("anonymous")},
		{"could not be reached", "The ministry could not be reached for comment.", "ministry", "no-comment", "comment", "ministry", nil},
		{"an agency around it", "The consul said the road was closed, Interfax reported.", "consul", "assert", "the road was closed", "Interfax", nil},
		{"answer after a semicolon", "Oman said Qatar had planted a bomb in a market; Qatar denied it.", "Oman", "assert", "planted a bomb in a market", "denied", nil},
		{"the answer itself", "Oman said Qatar had planted a bomb in a market; the Qatari embassy denied it.", "embassy", "deny", "it", "bomb", nil},
		{"adjective of the speaker", "Bolivia dismissed a Vietnamese report that its forces had seized a ship.", "Vietnamese", "assert", "that its forces had seized a ship", "", nil},
		{"taking back", "Norway took back the accusation.", "Norway", "deny", "the accusation", "", nil},
		{"broken quotation", `"The guns," Admiral Pau said, "must fall silent."`, "Pau", "assert", "must fall silent", "Admiral", kind(statement.Direct)},
		{"quotation goes on after the cue", `"We are ready," Osei said. "Our ships sail at dawn."`, "Osei", "assert", "Our ships sail at dawn", "Osei", nil},
		{"quotation over paragraphs", "\"The well is dry,\" Mayor Lund said. \"We asked for help.\n\n\"Nobody came.\"", "Lund", "assert", "Nobody came", "Mayor", nil},
		{"speaker in the next sentence", `"Is this the end of the road?" he asked.`, "he", "assert", "Is this the end of the road?", "", nil},
		{"according to", "Rebels shelled the town on Monday, according to local doctors.", "local doctors", "assert", "Rebels shelled the town on Monday", "doctors", nil},
		{"noun of claiming", "Mexico rejected Guatemala's claim that the river belongs to both.", "Guatemala", "assert", "the river belongs to both", "rejected", nil},
		{"noun of calling", "Ghana's call for sanctions went unheard.", "Ghana", "call", "sanctions", "", nil},
		{"headline", "Lindqvist: No return to the old border regime", "Lindqvist", "assert", "No return to the old border regime", "", nil},
		{"social post", "President Moreau tweeted that the pact was dead.", "Moreau", "assert", "the pact was dead", "", nil},
		{"document", "The report said that 40 villages had burned.", "report", "assert", "40 villages had burned", "", speakerKind("document")},
		{"belief", "The opposition believes that the vote was rigged.", "opposition", "assert", "the vote was rigged", "", class("believe")},
		{"intention", "Peru plans to send a delegation to Lima.", "Peru", "assert", "to send a delegation", "", class("want")},
		{"nested, outer", "Reuters reported that two diplomats said the talks had failed.", "Reuters", "assert", "two diplomats said the talks had failed", "", carrier("Reuters")},
		{"nested, inner", "Reuters reported that two diplomats said the talks had failed.", "two diplomats", "assert", "the talks had failed", "Reuters", nil},
		{"scare quotes", `Analysts met after what Premier Ilves has called a "shameful" retreat.`, "Ilves", "assert", "shameful", "Analysts", nil},
		{"free relative", "Estonia closed the port for what Danish officials say was deliberate sabotage in the Baltic.", "Danish officials", "assert", "was deliberate sabotage in the Baltic", "Estonia", nil},
		{"insertion", "The bridge, he added, would open in May.", "he", "assert", "would open in May", "added", nil},
		{"trailing", "The army has left the valley, officials said.", "officials", "assert", "The army has left the valley", "officials", nil},
		{"a chief and his name, trailing", "The fund has not sold its shares in the Danish firm Elb, its chief executive, Nils Tang, said, contradicting a report.", "Tang", "assert", "The fund has not sold its shares", "executive", nil},
		{"what somebody is told, behind a dateline", "TAIPEI, Nov 24 (Reuters) - A man who says he worked as a spy has told Danish officials that Peru paid for the vote.", "man", "assert", "Peru paid for the vote", "Reuters", nil},
		{"passive without agent", "The colonel is said to have fled to Dubai.", "", "assert", "fled to Dubai", "", speakerKind("anonymous")},
		{"announced", "It was announced that the vote would be postponed.", "", "assert", "the vote would be postponed", "", nil},
		{"hedge", "The pilot was allegedly shot by border guards.", "", "assert", "shot by border guards", "", nil},
		{"told an agency", "Two aides told AFP that the plan had been dropped.", "Two aides", "assert", "the plan had been dropped", "AFP", carrier("AFP")},
		{"told reporters", `Admiral Pau told reporters in Manila that the exercise was over.`, "Pau", "assert", "the exercise was over", "reporters", venue("told reporters in Manila")},
		{"in a statement", "The ministry said in a statement that the ferry had sunk.", "ministry", "assert", "the ferry had sunk", "", venue("in a statement")},
		{"on Twitter", `The premier wrote on Twitter: "We stand with Malta."`, "premier", "assert", "We stand with Malta", "", venue("on Twitter")},
		{"denial", "Chad denied the allegations.", "Chad", "deny", "the allegations", "", nil},
		{"admits one thing and denies another", "The guards admitted that a boat had come close but denied that they had fired at it.", "guards", "confirm", "a boat had come close", "denied", nil},
		{"a quotation told by an agency", "\"We will not sign,\" the envoy said, according to Interfax.", "envoy", "assert", "We will not sign", "envoy", nil},
		{"what is ruled out", "The president ruled out stepping down.", "president", "decline", "stepping down", "", nil},
		{"what is not ruled out", "The president did not rule out a new vote.", "president", "assert", "a new vote", "", nil},
		{"dismissal", "The ministry dismissed the report as fiction.", "ministry", "deny", "the report", "", nil},
		{"rejection", "Qatar rejected the accusation that it had paid the militia.", "Qatar", "deny", "the accusation", "", nil},
		{"no comment", "The embassy declined to comment.", "embassy", "no-comment", "comment", "", nil},
		{"refusal", "The mayor refused to say whether he would resign.", "mayor", "decline", "whether he would resign", "", nil},
		{"silence", "A spokesman did not respond to a request for comment.", "spokesman", "no-comment", "comment", "", nil},
		{"call", "The president called for an immediate ceasefire.", "president", "call", "an immediate ceasefire", "", nil},
		{"demand", "Kenya demanded that Somalia withdraw its troops.", "Kenya", "demand", "Somalia withdraw its troops", "", nil},
		{"threat", "Turkey threatened to close the airspace.", "Turkey", "threaten", "to close the airspace", "", nil},
		{"promise", "Italy promised to pay the debt.", "Italy", "promise", "to pay the debt", "", nil},
		{"accusation", "Sweden accused Belarus of pushing migrants across the border.", "Sweden", "accuse", "pushing migrants", "Sweden", nil},
		{"admission", "The general admitted that the convoy had been hit by mistake.", "general", "confirm", "the convoy had been hit", "", nil},
		{"joined speakers", "Norway and Iceland have said they do not want the treaty to lapse.", "Norway and Iceland", "assert", "they do not want the treaty to lapse", "", func(st statement.Statement, _ string) bool { return len(st.Speakers) == 1 }},
		{"relative pronoun", "Oman, which has denied arming the rebels, offered to host the talks.", "", "deny", "arming the rebels", "offered", func(st statement.Statement, text string) bool { return st.SourceWord == 0 }},
		{"negated", "The minister did not say when the base would close.", "minister", "decline", "when the base would close", "", func(st statement.Statement, _ string) bool { return st.Negative }},
		{"gap, adjective", "It was not immediately clear whether the hostages had been freed.", "", "assert", "whether the hostages had been freed", "", gap},
		{"gap, verb", "It was not reported how many ships took part.", "", "assert", "how many ships took part", "", gap},
		{"headline without a verb of saying", "Zambia: Border with Congo to reopen on Monday", "Zambia", "assert", "Border with Congo to reopen", "", nil},
		{"headline, office", `UN envoy: "No military solution" to Sudan war`, "UN envoy", "assert", "to Sudan war", "", nil},
		{"no word on", "There was no immediate word on casualties.", "", "assert", "casualties", "", gap},
		{"gap, remains", "It remains to be seen whether the truce will last.", "", "assert", "whether the truce will last", "", gap},
		{"gap, a thing", "The cause of the crash was not immediately known.", "", "assert", "The cause of the crash", "", gap},
		{"gap, a thing that remains", "The motive for the raid remained unclear on Friday.", "", "assert", "The motive for the raid", "", gap},
		{"gap, a clause", "Whether the deal survives is unclear.", "", "assert", "Whether the deal survives", "", gap},
		{"neither, nor", "The president neither confirmed nor denied the report.", "president", "decline", "the report", "", func(st statement.Statement, _ string) bool { return st.Negative }},
		{"that account", "Libyan officials disputed that account.", "Libyan officials", "deny", "that account", "", nil},
		{"something done", "The Peruvian navy denied targeting fishermen.", "navy", "deny", "fishermen", "navy", nil},
		{"at least", "The governor said at least 15 of the dead were children.", "governor", "assert", "at least 15 of the dead were children", "", nil},
		{"up to", "The union said up to 3,000 workers had walked out.", "union", "assert", "up to 3,000 workers", "", nil},
		{"set against it", "The Red Cross said 41 people died, while police put the toll at 28.", "Red Cross", "assert", "41 people died", "police", nil},
		{"the speaker's own while", "\"We lost 12 men, while they lost 40,\" the general said.", "general", "assert", "they lost 40", "", nil},
		{"a number put at", "Emergency services put the number of injured at 84.", "Emergency services", "assert", "84", "", nil},
		{"another count behind it", "Fourteen people were arrested, a police spokesman said, but a lawyers' union put the number of those held at 32.", "police spokesman", "assert", "Fourteen people were arrested", "32", nil},
		{"the speaker goes on", "Fernando Diaz said he was safe and accused Peru of staging the coup.", "Fernando Diaz", "assert", "he was safe", "accused", nil},
		{"what a charge is dismissed as", "Oman accused Qatar of sinking a ship, a charge Doha dismissed as \"pure fiction\".", "Doha", "deny", "as \"pure fiction", "sinking", nil},
		{"a part in it", "The Coastal Defence Forces denied responsibility and blamed army pilots.", "Coastal Defence Forces", "deny", "responsibility", "pilots", nil},
		{"the speaker blames besides", "Observers said the vote was largely peaceful but criticised delays in the count.", "Observers", "assert", "the vote was largely peaceful", "delays", nil},
		{"an adjective within the speaker", "UN humanitarian coordinator Ana Lind said the roads were open.", "Ana Lind", "assert", "the roads were open", "", func(st statement.Statement, _ string) bool { return st.SourceWord >= 2 }},
		{"said by nobody", "No group has claimed responsibility for the bombing.", "No group", "assert", "responsibility", "", func(st statement.Statement, _ string) bool { return st.Negative && !st.Reports }},
		{"gap, unclear", "It is unclear if the deal covers fishing rights.", "", "assert", "if the deal covers fishing rights", "", gap},
	}
}

// What only looks like a statement.
func TestNoStatement(t *testing.T) {
	r := newReader(t)
	for _, text := range []string{
		"Opinion: Why the ceasefire will not hold",
		"Analysis: Three reasons the coalition collapsed",
		"Live updates: Rescue teams search collapsed hotel",
		`The so-called "people's court" sat in a school on Tuesday.`,
		`Soldiers took part in the "special operation" near the river.`,
		`Mongolia and Fiji signed a "historic" fishing agreement on Friday.`,
		`The junta's "caretaker government" postponed the election again.`,
		`Residents of the "no-go zone" returned to their homes.`,
		"Under the treaty, both countries must share flood data.",
	} {
		for _, st := range r.finder.Find(text, r.parse(text), nil) {
			t.Errorf("%q: cue %q, content %q; want no statement", text, text[st.Cue[0]:st.Cue[1]], join(text, st.Content))
		}
	}
}

func TestReports(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]bool{
		"The army said that the fort had fallen.":         true,
		"Sweden accused Belarus of shelling the village.": true,
		"Peru wants to join the pact.":                    false,
		"Kenya demanded that Somalia withdraw its troops": false,
		"The minister did not say when the base closed.":  false,
	} {
		all := r.finder.Find(text, r.parse(text), nil)
		if len(all) != 1 || all[0].Reports != want {
			t.Errorf("%q: %+v, want one statement with Reports %v", text, all, want)
		}
	}
}

func kind(k string) func(statement.Statement, string) bool {
	return func(st statement.Statement, _ string) bool { return st.Kind == k }
}

func class(c string) func(statement.Statement, string) bool {
	return func(st statement.Statement, _ string) bool { return st.Class == c }
}

func speakerKind(k string) func(statement.Statement, string) bool {
	return func(st statement.Statement, _ string) bool { return st.SpeakerKind == k }
}

func carrier(c string) func(statement.Statement, string) bool {
	return func(st statement.Statement, _ string) bool { return st.Carrier == c }
}

func venue(v string) func(statement.Statement, string) bool {
	return func(st statement.Statement, _ string) bool { return st.Venue == v }
}

func gap(st statement.Statement, _ string) bool { return st.Gap && st.SourceWord < 0 }

func TestConstructions(t *testing.T) {
	r := newReader(t)
	for _, c := range constructions() {
		var got []string
		ok := slices.ContainsFunc(r.finder.Find(c.text, r.parse(c.text), nil), func(st statement.Statement) bool {
			source, content := c.text[st.Source[0]:st.Source[1]], join(c.text, st.Content)
			got = append(got, strings.Join([]string{"[" + source + "]", "{" + c.text[st.Cue[0]:st.Cue[1]] + "}", "<" + content + ">", st.Act, st.Kind, st.SpeakerKind, st.Venue, st.Carrier}, " "))
			return strings.Contains(source, c.source) && st.Act == c.act && strings.Contains(content, c.content) &&
				(c.not == "" || !strings.Contains(content, c.not)) && (c.more == nil || c.more(st, c.text))
		})
		if !ok {
			t.Errorf("%s: %q: want [%s] <%s> %s, have %q", c.name, c.text, c.source, c.content, c.act, got)
		}
	}
}

func TestNestedStatementsKnowTheirParent(t *testing.T) {
	r := newReader(t)
	text := "Reuters reported that two diplomats said the talks had failed."
	all := r.finder.Find(text, r.parse(text), nil)
	if len(all) != 2 || all[0].Parent != -1 || all[1].Parent != 0 {
		t.Errorf("%q: %+v, want two statements, the second inside the first", text, all)
	}
}

func FuzzFind(f *testing.F) {
	r := newReader(f)
	for _, c := range constructions() {
		f.Add(c.text)
	}
	f.Add("")
	f.Add("\"\n\n\" said \xff:")
	f.Fuzz(func(t *testing.T, text string) {
		sents := r.parse(text)
		check(t, text, r.finder.Find(text, sents, nil), len(sents))
	})
}

func BenchmarkFind(b *testing.B) {
	r := newReader(b)
	var text strings.Builder
	for _, c := range constructions() {
		text.WriteString(c.text + "\n\n")
	}
	doc := text.String()
	sents := r.parse(doc)
	for b.Loop() {
		r.finder.Find(doc, sents, nil)
	}
	b.ReportMetric(float64(b.N*len(sents))/b.Elapsed().Seconds(), "sentences/s")
}
