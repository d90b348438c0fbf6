package pipeline_test

import (
	"strings"
	"testing"

	"readout/readout"
)

// TestFrames reads one act in the frames that news puts it in: clauses of time, relative
// clauses about two, infinitives, nouns.
func TestFrames(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Kenya and Uganda, which severed ties with Rwanda in May, gave no reason.":         "KEN+UGA>RWA SANCTION positive",
		"Oil prices rose after officials in Serbia severed ties with Mali.":                "SRBGOV>MLI SANCTION positive",
		"Oil prices rose after Peru and Chile imposed sanctions on Bolivia last week.":     "PER+CHL>BOL SANCTION positive",
		"Having sworn revenge on Niger, Malian militants left for home.":                   "MLIREB>NER THREATEN positive",
		"Chad did not voice concern over Mali's arms purchases.":                           "TCD>MLI ACCUSE negative",
		"Peru's threat to attack Chile made front pages.":                                  "PER>CHL THREATEN positive",
		"Turkish President Recep Tayyip Erdogan's talks with Peru made front pages.":       "TURGOV+PER>TURGOV+PER CONSULT positive",
		"The Indian and Pakistani armies exchanged fire.":                                  "INDMIL+PAKMIL>INDMIL+PAKMIL ASSAULT positive",
		"The West condemned Belarus.":                                                      "WST>BLR ACCUSE positive",
		"Kenya's prime minister met regional leaders.":                                     "KENGOV+GOV>KENGOV+GOV CONSULT positive",
		"The Kenyan army said Somali militants attacked their patrol.":                     "SOMREB>KENMIL ASSAULT positive",
		"Serbia rejected a proposal to recognise Kosovo.":                                  "SRB> REJECT positive",
		"The currency fell after an exchange of prisoners between Chad and Sudan.":         "TCD+SDN>TCD+SDN COOPERATE positive",
		"The port reopened after an agreement between Algeria and Morocco on fishing.":     "DZA+MAR>DZA+MAR AGREE positive",
		"France declined Vietnam's defence minister's invitation.":                         "FRA>VNMGOV REJECT positive",
		"The Azerbaijani and Algerian foreign ministers closed a radio station.":           "AZEGOV+DZAGOV> COERCE positive",
		"The arrest by Thai police of a Kenyan banker drew anger.":                         "THACOP>KENBUS COERCE positive",
		"Oil prices rose after the Malian army massacred nine Peruvian villagers.":         "MLIMIL>PERCVL ASSAULT positive",
		"Chad shot down Togo's proposal.":                                                  "TCD>TGO REJECT positive",
		"The Rwandan court tried three Peruvian journalists.":                              "RWAJUD>PERJRN ACCUSE positive",
		"Peru has vowed to hit back at Chad.":                                              "PER>TCD THREATEN positive",
		"Chad recalled its troops from Mali.":                                              "TCD>MLI RETREAT positive",
		"An appeal by Sudan to Chad for help was published.":                               "SDN>TCD REQUEST positive",
		"The White House, which scrapped a tariff on Togo, praised Spain and Peru warmly.": "USA>ESP+PER SUPPORT positive",
	} {
		tells(t, r, text, want)
	}
}

// TestFramesTellNoMore reads what only sounds like an act: a charge against oneself, a plan
// turned down, a day that is not the noun's.
func TestFramesTellNoMore(t *testing.T) {
	r := reader(t)
	for text, wrong := range map[string]string{
		"Egypt said it had threatened to expel the envoys.":                                        "ACCUSE actual",
		"Hungary rejected a plan to send troops to Ukraine.":                                       "MOBILIZE scheduled",
		"Peru's voters go to the polls on May 3 following the resignation of the mining minister.": "RETREAT scheduled",
		"In 1811 Hungarian troops defeated an Egyptian army at the river.":                         "ASSAULT actual",
		"Brazilian colonists expelled the island's people in the 1840s.":                           "COERCE actual",
		"Egypt and Nepal meet in the semi-final of the handball championship.":                     "CONSULT actual",
		"The coach accused the Egyptian defender of laziness.":                                     "ACCUSE actual",
		"Sudan's attack on Colombia in a speech followed weeks of silence.":                        "ASSAULT actual",
		"Peru walked away from talks with Chile.":                                                  "CONSULT actual",
		"Indian diplomats pressured Iran to cut tariffs.":                                          "CONCEDE actual",
		"Ukrainian lawmakers destroyed their last landmines.":                                      "ASSAULT actual",
		"French officials consented to talks with Peru.":                                           "CONSULT actual",
	} {
		tellsNone(t, r, text, func(e *readout.Event, _ string) bool {
			return strings.HasPrefix(wrong, e.Plover) && strings.HasSuffix(wrong, e.Modality)
		})
	}
}
