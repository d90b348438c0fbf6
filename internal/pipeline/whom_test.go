package pipeline_test

import (
	"slices"
	"testing"
	"time"

	"readout/internal/ingest"
	"readout/readout"
)

// TestWhoToWhom reads sentences whose ends hang on how the news words them: objects
// behind a day, people of a country, one's own forces abroad, what is blocked for a
// purpose.
func TestWhoToWhom(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Israeli troops forced out on Monday more than 500 Palestinian refugees from their homes.":        "ISRMIL>PSEREF COERCE positive",
		"Serbia eased emergency measures on Wednesday in Montenegro.":                                     "SRB>MNE CONCEDE positive",
		"The governor on Thursday shortened by one hour the nightly curfew imposed in Chad after a riot.": "TCDGOV> CONCEDE positive",
		"Kenyan police jailed nine members of the Unity Movement for playing in a football tournament.":   "KENCOP> COERCE positive",
		"Chad's government said that it is prepared to impose martial law.":                               "TCDGOV> COERCE positive",
		"Vietnamese forces shelled a village in Western Cambodia.":                                        "VNMMIL>KHM ASSAULT positive",
		"A group of Turkish lawmakers said they would oppose Bolivia.":                                    "TURLEG>BOL REJECT positive",
		"Young Kenyans blocked roads to press their demands for jobs from Uganda's government.":           "KENCVL>UGAGOV REQUEST positive",
		"The United Nations rejected a call for its peacekeepers to be deployed in East Timor.":           "IGOUNO>TLS REJECT positive",
		"Nigeria said it would withdraw its peacekeeping force from Chad unless the rebels disarmed.":     "NGA>TCD THREATEN positive",
		"Peru deported Ghanaians on Monday.":                                                              "PER>GHACVL COERCE positive",
		"A Kenyan was charged in Italy with spying.":                                                      "ITA>KENCVL ACCUSE positive",
		"Salah Haddad, Algeria's leading human rights activist, staged a hunger strike.":                  "DZAOPP> PROTEST positive",
	} {
		rec := r.Read(ingest.Article{Text: text}, time.Time{})
		if !slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return codes(rec, &e)+" "+e.Polarity == want }) {
			t.Errorf("%s\n    want %s", text, want)
			for i := range rec.Events {
				t.Logf("    got  %s %s %q", codes(rec, &rec.Events[i]), rec.Events[i].Polarity, rec.Events[i].Why)
			}
		}
	}
}
