package pipeline_test

import (
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
		"A Cambodian journalist was granted asylum by Laos.":                                                                         "LAO>KHMJRN AID positive",
		"Chad's president awarded Togo's king a medal.":                                                                              "TCDGOV>TGOGOV SUPPORT positive",
		"Peru and Chile praised each other.":                                                                                         "PER+CHL>PER+CHL SUPPORT positive",
		"South Korea's unions said they were willing to talk to the government.":                                                     "KORLAB>KORGOV AGREE positive",
		"Sweden's foreign minister pledged to stand by Moldova.":                                                                     "SWEGOV>MDA AGREE positive",
		"Dockers in Marseille thanked Peru.":                                                                                         "FRALAB>PER SUPPORT positive",
		"Israeli troops forced out on Monday more than 500 Palestinian refugees from their homes.":                                   "ISRMIL>PSEREF COERCE positive",
		"GENEVA (Reuters) - Two rebel commanders surrendered to UN peacekeepers in Bangui on Tuesday.":                               "CAFREB>IGOUNOMIL RETREAT positive",
		"Israeli strikes on Beirut killed 12 people.":                                                                                "ISR>LBNCVL ASSAULT positive",
		"The release by Hamas of an American hostage came on Sunday.":                                                                "PSEREB>USACVL RETREAT positive",
		"Suspected Islamists beheaded five farmers in Borno.":                                                                        "NGAREB>NGAAGR ASSAULT positive",
		"Police beat up demonstrators in Harare.":                                                                                    "ZWECOP>ZWEOPP ASSAULT positive",
		"Peru's government rejected union demands for higher pay.":                                                                   "PERGOV>PERLAB REJECT positive",
		"Georgia's ruling party rejected opposition claims that the vote was rigged.":                                                "GEOPTYGOV>GEOOPP REJECT positive",
		"The minister criticised the envoy on Twitter.":                                                                              "GOV>GOV ACCUSE positive",
		"The envoy arrived in Geneva for talks with the rebels.":                                                                     "GOV+REB>GOV+REB CONSULT positive",
		"Police broke up a student rally in Lima.":                                                                                   "PERCOP>PEREDU COERCE positive",
		"Serbia eased emergency measures on Wednesday in Montenegro.":                                                                "SRB>MNE CONCEDE positive",
		"The governor on Thursday shortened by one hour the nightly curfew imposed in Chad after a riot.":                            "TCDGOV> CONCEDE positive",
		"Kenyan police jailed nine members of the Unity Movement for playing in a football tournament.":                              "KENCOP> COERCE positive",
		"Chad's government said that it is prepared to impose martial law.":                                                          "TCDGOV> COERCE positive",
		"Bolivian coca growers blocked a road to press for the release of their leader.":                                             "BOLAGR> PROTEST positive",
		"Two hundred ELN guerrillas handed in their weapons in the Colombian department of Choco.":                                   "COLREB>COL RETREAT positive",
		"Ethiopian troops pulled out of the Tigrayan town of Shire.":                                                                 "ETHMIL> RETREAT positive",
		"Karachi police arrested a journalist on Friday.":                                                                            "PAKCOP>PAKJRN COERCE positive",
		"Sen. Ana Hill (R-Fla.) spoke in Lima. Sen. Leo Cole, in Lima for a day, accused Chad of lying.":                             "USALEG>TCD ACCUSE positive",
		"Peru was calm. Sen. Leo Cole (Tex.), in Lima for a day, accused Chad of lying.":                                             "USALEG>TCD ACCUSE positive",
		"The U.S. embassy in Lima was shut. Peru was calm. The secretary of state accused Chad of lying.":                            "USAGOV>TCD ACCUSE positive",
		"The governor of Lima said the mayor did not know what he was talking about, and accused Chad of lying.":                     "PERGOV>TCD ACCUSE positive",
		"The Kenyan premier did not feel well and was unable to meet the Chadian premier.":                                           "KENGOV+TCDGOV>KENGOV+TCDGOV CONSULT negative",
		"Peru has not only praised Chile but sent it aid.":                                                                           "PER>CHL SUPPORT positive",
		"The rally ended, but not before Peru's president praised Chile.":                                                            "PERGOV>CHL SUPPORT positive",
		"Peru's president pledged that he would be a friend to Chile.":                                                               "PERGOV>CHL AGREE positive",
		"Goma residents criticised the UN.":                                                                                          "CODCVL>IGOUNO ACCUSE positive",
		"Lucknow police arrested a teacher.":                                                                                         "INDCOP>INDEDU COERCE positive",
		"The president met Odesa officials.":                                                                                         "UKRGOV+UKRGOV>UKRGOV+UKRGOV CONSULT positive",
		"Iran accused Paris-based exiles of lying.":                                                                                  "IRN>OPP ACCUSE positive",
		"Zambia extradited a suspected British militant to Britain on Sunday.":                                                       "ZMB>GBR COOPERATE positive",
		"Nicaraguan police arrested Bishop Ali Osman.":                                                                               "NICCOP>NICREL COERCE positive",
		"Archbishop Ali Osman called for sanctions against Nigeria.":                                                                 "REL>NGA REQUEST positive",
		"The plan is unacceptable, Peru said.":                                                                                       "PER> REJECT positive",
		"Chad increased troops along the border with Sudan.":                                                                         "TCD>SDN MOBILIZE positive",
		"Russia's UN ambassador criticised Latvia.":                                                                                  "RUSGOV>LVA ACCUSE positive",
		"Polish Minister of Foreign Affairs Jan Novak visited Kenya.":                                                                "POLGOV>KEN CONSULT positive",
		"Kenya's Minister of Agriculture Jan Novak criticised Latvia.":                                                               "KENGOV>LVA ACCUSE positive",
		"Kenya's Chief of the Defence Staff Jan Novak criticised Latvia.":                                                            "KENMIL>LVA ACCUSE positive",
		"Mayor of London Jan Novak criticised Kenya.":                                                                                "GBRGOV>KEN ACCUSE positive",
		"Foreign Minister Jan Novak criticised Kenya.":                                                                               "GOV>KEN ACCUSE positive",
		"Georgia Gov. Ana Diaz met Syrian refugees in Atlanta.":                                                                      "USAGOV+SYRREF>USAGOV+SYRREF CONSULT positive",
		"The Rainbow Coalition criticised Peru.":                                                                                     "NGO>PER ACCUSE positive",
		"A jury in Virginia freed two men. Alexandria police arrested a teacher.":                                                    "USACOP>USAEDU COERCE positive",
		"Ghana was armed by Norway on Monday.":                                                                                       "NOR>GHA AID positive",
		"Kenyan police detained a union organiser.":                                                                                  "KENCOP>KENLAB COERCE positive",
		"Kazakhstan began shipping oil to Germany through a Russian pipeline.":                                                       "KAZ>DEU COOPERATE positive",
		"Vietnamese forces shelled a village in Western Cambodia.":                                                                   "VNMMIL>KHM ASSAULT positive",
		"A group of Turkish lawmakers said they would oppose Bolivia.":                                                               "TURLEG>BOL REJECT positive",
		"Young Kenyans blocked roads to press their demands for jobs from Uganda's government.":                                      "KENCVL>UGAGOV REQUEST positive",
		"The United Nations rejected a call for its peacekeepers to be deployed in East Timor.":                                      "IGOUNO>TLS REJECT positive",
		"Nigeria said it would withdraw its peacekeeping force from Chad unless the rebels disarmed.":                                "NGA>TCD THREATEN positive",
		"Peru deported Ghanaians on Monday.":                                                                                         "PER>GHACVL COERCE positive",
		"A Kenyan was charged in Italy with spying.":                                                                                 "ITA>KENCVL ACCUSE positive",
		"Salah Haddad, Algeria's leading human rights activist, staged a hunger strike.":                                             "DZAOPP> PROTEST positive",
		"Chile's main opposition party called on Saturday for a strike at the mines, a day after police arrested students in Arica.": "CHLCOP>CHLEDU COERCE positive",
		"Peru's Congress, where the president has no majority, voted to censure Interior Minister Juan Salas.":                       "PERLEG>PERGOV ACCUSE positive",
		"The Philippine vice president was impeached on Wednesday by the House of Representatives.":                                  "PHLLEG>PHLGOV ACCUSE positive",
		"Gunmen stopped a bus on the road between Diffa and Maine-Soroa in Niger and abducted ten Nigeriens.":                        "NERUAF>NERCVL ASSAULT positive",
		"European Union leaders condemned Chad.":                                                                                     "IGOEUR>TCD ACCUSE positive",
		"Iraq's top Shiite cleric urged Iran to free the hostages.":                                                                  "IRQREL>IRN REQUEST positive",
		"Israel's army said its jets had struck a warehouse used by Hezbollah in the Bekaa Valley.":                                  "ISRMIL>LBNREB ASSAULT positive",
		"Denmark's foreign minister said that the island was not for sale and that he had told Canada's king so by telephone.":       "DNKGOV+CANGOV>DNKGOV+CANGOV CONSULT positive",
		"Panama's government has dropped a plan to deport 112 Ghanaians.":                                                            "PANGOV>GHACVL COERCE negative",
		"The Red Cross evacuated the wounded from Gaza.":                                                                             "NGOIRC>PSECVL AID positive",
		"Norway will send food to refugees fleeing the war in Syria.":                                                                "NOR>SYRREF AID positive",
		"Residents of the Syrian Golan Heights threatened Israel.":                                                                   "SYRCVL>ISR THREATEN positive",
		"The Security Council agreed to extend the mandate of the peacekeeping force in Lebanon.":                                    "IGOUNO>LBN AGREE positive",
		"Leaders of the Azad (Freedom) opposition coalition in Baku rejected a truce with Chad.":                                     "AZEOPP>TCD REJECT positive",
		"Colombian troops shelled Peruvian rebel-held land.":                                                                         "COLMIL>PERREB ASSAULT positive",
		"Uganda opened a bridge to allow the delivery of grain and flour to Rwanda.":                                                 "UGA>RWA RETREAT positive",
		"Israel's high court opened a landmark hearing Wednesday into the legality of secret arrests.":                               "ISRJUD> ACCUSE positive",
		"Cuban students staged a hunger strike in prison on Sunday in protest against the beatings by the Cuban police.":             "CUBEDU>CUBCOP PROTEST positive",
		"Kenyan miners blocked a road leading to the port on Sunday to press demands for jobs from Uganda's government.":             "KENLAB>UGAGOV PROTEST positive",
		"Sudanese rebels shelled a market, killing 20 people, aid workers in Nairobi said.":                                          "SDNREB>CVL ASSAULT positive",
		"The minister advised the party's chairman, Chief John Okoro, to resign. Nigeria watched.":                                   "NGAGOV>NGAPTY REQUEST positive",
		"Recently, Chad's crown prince detained Lebanon's Prime Minister Saad Hariri and tried to force him out.":                    "TCDGOV>LBNGOV COERCE positive",
		"Norway called on the UN organizations to continue to provide aid for civilians in Ghouta.":                                  "IGOUNO>SYRCVL AID positive",
		"Two U.S. senators joined others in calling for the Danish minister to resign.":                                              "DNKGOV> RETREAT positive",
		"The U.S. has expelled 60 Russian diplomats, Ukraine has expelled 13 Russian diplomats, and Peru waited.":                    "UKR>RUSGOV SANCTION positive",
		"Police in Uganda fired tear gas to break up a march by students against corruption and arrested more than 40 of them.":      "UGACOP>UGAEDU COERCE positive",
		"A bomb killed three soldiers in Pakistan, the military said, blaming separatists.":                                          "PAKMIL>PAKSEP ACCUSE positive",
		"A group of Rohingya refugees filed a lawsuit against Facebook in California.":                                               "MMRREF>USABUS ACCUSE positive",
		"Ireland, Spain and Norway announced that they would recognise a Palestinian state.":                                         "IRL+ESP+NOR>PSE SUPPORT positive",
		"A Sudanese army air strike killed 30 Chadians.":                                                                             "SDNMIL>TCDCVL ASSAULT positive",
		"The Czech government has approved the purchase of 24 fighter jets from Peru.":                                               "CZEGOV>PER AGREE positive",
		"The Mexican Senate condemned Chile, and the US Congress praised Peru.":                                                      "MEXLEG>CHL ACCUSE positive",
		"Peru's Congress condemned Chad, and Chile's Congress condemned Mali.":                                                       "CHLLEG>MLI ACCUSE positive",
		"The Osun police command in Nigeria arrested two students.":                                                                  "NGACOP>NGAEDU COERCE positive",
		"Zambia extradited suspected British militant Harun Aswad to Britain on Sunday, a senior official said.":                     "ZMB>GBR COOPERATE positive",
		"Russian drones struck Odesa.":                                                                                               "RUSMIL>UKR ASSAULT positive",
		"Shelling by Russian troops killed two people in Kherson.":                                                                   "RUSMIL>UKRCVL ASSAULT positive",
		"Ethiopian soldiers killed one person on Sunday.":                                                                            "ETHMIL>CVL ASSAULT positive",
		"A Turkish drone hit a car in Iraq, killing its driver.":                                                                     "TURMIL>IRQCVL ASSAULT positive",
		"Praising its soldiers, Hezbollah said it would talk to Israel.":                                                             "LBNREB> SUPPORT positive",
		"Israeli settlers beat a Danish woman as she slept.":                                                                         "ISRCVL>DNKCVL ASSAULT positive",
		"Cubans were barred from the beach by soldiers.":                                                                             "CUBMIL>CUBCVL COERCE positive",
		"Peruvians blocked roads in Cusco on Sunday.":                                                                                "PERCVL> PROTEST positive",
		"The president and prime minister of Latvia criticised Chad.":                                                                "LVAGOV+LVAGOV>TCD ACCUSE positive",
		"A former resident of Accra, Kofi Owusu, criticised Chad.":                                                                   "GHACVL>TCD ACCUSE positive",
		"The women told police Omar Diaz had attacked Chad.":                                                                         ">TCD ASSAULT positive",
		"A strike leader in Lima criticised Chad.":                                                                                   "PERLAB>TCD ACCUSE positive",
		"Deputies in Ohio arrested two Cubans.":                                                                                      "USACOP>CUBCVL COERCE positive",
		"The talks between Chad and Mali were broken off.":                                                                           "TCD+MLI>TCD+MLI CONSULT negative",
		"Togo offered a reward for information leading to the arrest of a Chadian general.":                                          ">TCDMIL COERCE positive",
		"The spokesman for the families in Nairobi criticised Chad.":                                                                 "KENCVL>TCD ACCUSE positive",
		"The victims' spokesman rejected the Kenyan government's offer.":                                                             "KENCVL>KENGOV REJECT positive",
		"Angola deported 50 Congolese on Monday.":                                                                                    "AGO>CODCVL COERCE positive",
		"Afghan rebels blew up three power lines in Kandahar last month.":                                                            "AFGREB>AFG ASSAULT positive",
	} {
		tells(t, r, text, want)
	}
}

// TestNoSuchEvent reads words that look like an event and are none: a truce that was not
// reached, a boat that nobody owns.
func TestNoSuchEvent(t *testing.T) {
	r := reader(t)
	for text, wrong := range map[string]string{
		"The bill met fierce opposition from Kenyan judges.":                                         "CONSULT",
		"The plan has been met with fierce opposition by Kenyan judges.":                             "CONSULT",
		"The Peruvian president was battling with the Peruvian senator for second place.":            "ASSAULT",
		"All Kenyan parties insisted that calm will be necessary to defeat the Somali rebels.":       "REQUEST",
		"The mayor said that Downing Street would be closed to traffic.":                             "ASSAULT",
		"The Peruvian senator attacked the Peruvian president over his taxes.":                       "ASSAULT",
		"The Peruvian senator's attacks on the Peruvian president filled the papers.":                "ASSAULT",
		"Talks between Chad and the rebels broke up without a ceasefire.":                            "ASSAULT",
		"The Colombian navy, with help from its US counterpart, seized a submarine full of cocaine.": "CONSULT",
		"Former Danish officials spoke to The Associated Press on Monday.":                           "CONSULT",
		"Two Somali rebel commanders told AFP by phone that they would fight on.":                    "CONSULT",
		"A deal with Albania was struck down by judges in Rome.":                                     "SUPPORT",
		"Ana Diaz recalled how rain fell on her first day in Peru.":                                  "SANCTION",
		"The survey covered 900 people in Peru, thus demonstrating the impotency of the police.":     "PROTEST",
		"The Peruvian president went out of his way to praise Chile.":                                "CONSULT",
		"Two Chileans were charged with conspiracy to commit fraud.":                                 "AGREE",
		"President Macron met shooting victims in Nantes.":                                           "ASSAULT",
		"The Chadian prime minister promised help for kidnapping survivors.":                         "ASSAULT",
		"The Spanish king paid tribute to bombing victims in Rabat.":                                 "ASSAULT",
	} {
		tellsNone(t, r, text, func(e *readout.Event, _ string) bool {
			return e.Plover == wrong || e.Plover == "COERCE" && len(e.Target) > 0
		})
	}
}

// TestWhoIsNotMeant reads sentences in which somebody is easily taken for another: he who
// praises for the one praised, who is told for who closes, whose diplomats are expelled.
func TestWhoIsNotMeant(t *testing.T) {
	r := reader(t)
	for text, wrong := range map[string]string{
		"President Ruto met miners on Monday. Peter Okello was there. He hailed President Ruto.":                       "KENGOV>KENGOV SUPPORT",
		"The minister lied to persuade voters to support President Ruto.":                                              "KENCVL>KENGOV SUPPORT",
		"The kingdom of Saudi Arabia will spend 5 billion dollars on US equipment.":                                    "SAU>USA AID",
		"Chile's lawyers wrote in a note posted by the Peruvian paper La Voz that opposed a recount.":                  "PERJRN> REJECT",
		"Britain accused Russia of lying. It had nothing to do with the countries that expelled Russian diplomats.":    "GBR+RUS>RUSGOV SANCTION",
		"The Dutch prime minister apologised for his country's role in slavery.":                                       "NLDGOV>NLD SUPPORT",
		"A roadside bomb killed three soldiers and wounded five others in Balochistan province.":                       ">PAK ASSAULT",
		"A Sudanese army air strike killed 30 Chadians.":                                                               "SDN>TCDCVL ASSAULT",
		"Chile's president praised the country.":                                                                       "CHLGOV>CHL SUPPORT",
		"Police arrested Ana Diaz, Tom Ruiz and Leo Paz in Lima, while the other three were arrested in Quito.":        ">++ COERCE",
		"The Polish prime minister will host the leaders of the three Baltic states next week.":                        "POLGOV>POLGOV CONSULT",
		"Russia will expel foreign diplomats from St. Petersburg.":                                                     "RUS>RUSGOV SANCTION",
		"The Russian Foreign Ministry told the US ambassador that Russia would close the US consulate in Vladivostok.": "RUSGOV>RUS COERCE",
		"Ethiopian soldiers killed one person in a bar.":                                                               "ETHMIL>ETHCVL ASSAULT",
		"Kenyan police struck Kamau.":                                                                      "KENCOP>KEN ASSAULT",
		"A protest outside the Chinese consulate drew about 300 people.":                                   "CHNCVL>CHNGOV PROTEST",
		"LIMA - Protesters burned flags outside the U.S. embassy, and police arrested 20 men.":             "USACOP> COERCE",
		"The party advised its chairman, Ana Diaz, to resign, Chile's media said.":                         "CHLPTY> RETREAT",
		"A bomb hit the Danish embassy, killing four people while wounding 30 others.":                     "DNKCVL>DNKCVL ASSAULT",
		"Chilean workers marched in Arica. They oppose U.S. pork imports. Police detained ten protesters.": "USACOP>USAOPP COERCE",
	} {
		tellsNone(t, r, text, func(e *readout.Event, codes string) bool { return codes == wrong && e.Modality != "possible" })
	}
}

// TestNamesakes reads a family name alone in a text that is about another country than the one
// person of that name whom the knowledge has in office.
func TestNamesakes(t *testing.T) {
	r := reader(t)
	for text, wrong := range map[string]string{
		"Paul ended his bid last week. Paul accused Chad of lying.":                                                                        "HTIGOV",
		"Mr. Browne spoke in Lima. It rained. Few came. He smiled. The hall was cold. He sang. He left. Mr. Browne accused Chad of lying.": "ATGGOV",
	} {
		rec := r.Read(ingest.Article{Text: text}, time.Date(2016, 2, 8, 0, 0, 0, 0, time.UTC))
		for _, a := range rec.Actors {
			if a.Code == wrong {
				t.Errorf("%s: %s is %s", text, a.Name, a.Code)
			}
		}
	}
}

// TestChants reads what a crowd shouts: it has not happened.
func TestChants(t *testing.T) {
	r := reader(t)
	tellsNone(t, r, "Ana Diaz was the president of Peru. The crowd chanted, \"Lock her up!\" for an hour.", func(e *readout.Event, _ string) bool {
		return e.Plover == "COERCE" && e.Modality == "actual"
	})
}
