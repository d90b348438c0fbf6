package resolve

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"readout/internal/table"
)

// Lexicon is the words that joining needs.
type Lexicon struct {
	Credits      []string          // beginnings of credit lines, lower case
	CreditVerbs  map[string]bool   // lemmas that credit an agency in their clause
	PlaceNouns   map[string]bool   // lemmas that may stand between a place and what happens there
	Acts         map[string]bool   // lemmas that stand for something done before ("the decision")
	PointsBack   map[string]bool   // lemmas of nouns and pronouns that stand for a claim made before
	Shares       map[string]bool   // those of them that stand for a share in what was done: "involvement"
	Mouths       map[string]bool   // roles of those who speak for a person: "spokesman"
	Relatives    map[string]bool   // nouns for those whom a possessive alone tells: "her husband"
	Advocates    map[string]bool   // roles of those who speak for a client
	AnyDets      map[string]bool   // determiners with which one denies all of a kind: "any link"
	Links        map[string]bool   // lemmas for what one may have to do with somebody
	Keeping      phrases           // phrases, as lemmas, by which one says to have kept to a norm: "in line with"
	Norms        map[string]bool   // lemmas for what may be broken or kept: "treaty"
	Instead      phrases           // phrases, as lemmas, by which one puts others in the place of who is blamed
	Courts       map[string]bool   // lemmas of verbs for what a court or prosecutors do to somebody: "was charged"
	Appoints     map[string]bool   // lemmas of verbs that give a post where a post stands behind "as"
	Clients      map[string]bool   // lemmas for the one for whom a lawyer speaks
	Money        map[string]bool   // lemmas for money that one may have taken
	Charges      map[string]bool   // those of them that are charges against who denies them: "allegation"
	Also         map[string]bool   // words by which one denies what another has just denied
	WhatWas      phrases           // how one begins to tell what happened instead: "what happened was"
	Opines       map[string]bool   // lemmas of verbs for what one thinks, of which a "not" denies nothing: "did not think it would rain"
	Unaware      map[string]bool   // lemmas of what one has not done without denying anything: "has not received"
	Untrue       map[string]bool   // words that call something untrue
	Negations    map[string]bool   // words that say that something is not so
	AndMore      map[string]bool   // words behind a "not" that make it say that it is so, and more: "not only"
	Staff        map[string]bool   // nouns for those who speak for a person: "the Soto campaign"
	Invents      map[string]bool   // verbs for saying what is not so: "he fabricated the story"
	Critiques    map[string]bool   // nouns for blame without a charge: "rejected the criticism"
	Befalls      map[string]bool   // verbs by which what was told took place: "denied it happened"
	Unrelated    phrases           // phrases that deny a part in something, as lemmas: "nothing to do with"
	NotSo        phrases           // clauses, as lemmas, that say that what was said before is not so: "that be not true"
	Untruths     phrases           // phrases, as lemmas, that call a claim or a case made up: "without foundation"
	Sparing      phrases           // phrases, as lemmas, by which one says to attack soldiers only: "only military"
	Mishaps      phrases           // phrases, as lemmas, for what happens by nobody's will: "mechanical fault"
	DoSo         phrases           // phrases, as lemmas, for having done what was told: "do so"
	FirstBlow    phrases           // phrases, as lemmas, by which one says who began: "fire first"
	Unnamed      phrases           // phrases, as lemmas, by which one asks not to be named: "be name", "anonymity"
	Earlier      map[string]bool   // words by which a claim is told after its denial: "had said a day earlier"
	Cases        map[string]bool   // lemmas of what is brought against somebody, which he may call made up
	Naming       map[string]bool   // lemmas of verbs that say what something is: "described the charge as …"
	Remarks      map[string]bool   // nouns for what somebody said just now: "remark"
	Slights      map[string]bool   // words by which one puts down what was said, though not as untrue: "insult"
	Liars        map[string]bool   // lemmas for one who does not tell the truth
	Tallies      map[string]bool   // lemmas for a count, which one may dispute: "that number"
	Fetch        map[string]bool   // lemmas of verbs of saying that only bring people back: "recalled its ambassador"
	Shifts       map[string]bool   // lemmas of verbs by which the accused names others: "blamed rebels"
	Pleads       map[string]bool   // lemmas of verbs by which who is brought to court answers the court
	Shown        map[string]bool   // lemmas for pictures of any kind
	Posts        map[string]bool   // lemmas for those who hold a post, which one may lose: "the head of the service"
	Faked        map[string]bool   // participles by which a thing that is shown is called untrue: "staged"
	Partakers    map[string]bool   // words for one who has a share in a deed: "responsible"
	Watchdogs    map[string]bool   // words in the names of bodies that watch over their own state, lower case
	Losses       map[string]bool   // lemmas of what one does not lose in an attack that did not happen: "lost no aircraft"
	Doubts       map[string]bool   // words by which what is said is only thought possible
	Earnest      map[string]bool   // words by which who names a charge takes it in earnest: "serious"
	Differ       map[string]bool   // lemmas of verbs by which one only says that it is not so: "disagreed, saying …"
	Proof        map[string]bool   // lemmas of what a claim lacks where its maker "has shown no proof"
	Retractions  map[string]bool   // lemmas of verbs by which speakers take back their own claim
	Mutual       phrases           // phrases that make what is said go both ways: "each other"
	Pair         phrases           // phrases, as lemmas, for the two sides told of before: "both side"
	Kin          map[string]string // lemmas that tell of one kind of deed, each with the first of its kind: "rigging" is "fraud"
	Empty        map[string]bool   // verbs that may stand in any two sentences that share nothing else
	Inside       map[string]bool   // prepositions between unnamed speakers and what they belong to
	Circumstance map[string]bool   // prepositions of time and circumstance, which bring in nobody acted on
	Faiths       map[string]bool   // codes of those of a faith, which are of no country
	States       map[string]bool   // nouns for states, several of which are nobody's one country
	Outposts     map[string]bool   // nouns for what a state has in another one: "embassy"
	Abroad       map[string]bool   // adjectives of people who are not of the country in question
	Joint        map[string]bool   // words for forces of several states
	Elsewhere    map[string]bool   // adjectives of leaders and officials of several countries
	Strangers    map[string]bool   // nouns for people who are hardly from where they are: "detainee"
	LentSectors  map[string]bool   // sectors whose people and bodies are of the country in question
	Private      map[string]bool   // sectors of those who hold no power: business, patients, pupils
	Political    map[string]bool   // lemmas beside which violence among private people is more than a crime: "terrorist"
	Deeds        map[string]bool   // lemmas of attacks, whose place is where they harm
	Harm         map[string]bool   // lemmas in which an attack may be denied
	Asks         map[string]bool   // lemmas of verbs by which one asks and says nothing to be so
	Rejects      map[string]bool   // lemmas of verbs of denying that deny nothing of a thing that is no claim: "dismissed the idea"
	Claims       map[string]bool   // lemmas for what somebody says, which one may reject, though it is no claim of a deed
	Results      map[string]bool   // lemmas for what a vote or a count has given, which one may reject
	Turnouts     map[string]bool   // lemmas of verbs for coming to a rally, any of which counts the same people
	TownBodies   []string          // names of the bodies and offices of a town: "school board"
	DeedEnds     []string          // endings of nouns for deeds: "movement"
	Innocent     phrases           // phrases, as lemmas, by which who is charged says to be innocent: "the victim"
	Lands        map[string]bool   // lemmas for what of a state one may be in: "waters"
	Offers       map[string]bool   // lemmas for what is asked or offered, which one may reject without denying anything
	Owns         map[string]bool   // lemmas of verbs by which one owns up to a deed: "confirmed the strike"
	Fewer        map[string]bool   // words for less in front of "than" and a count
	Limits       map[string]bool   // words by which one did no more than something: "only"
	Contraries   contraries        // accounts of one thing of which only one can be so
	Status       map[string]statusWord
	Agenda       agenda
}

// LoadLexicon reads lexicon/en/joining.tsv, contraries.tsv, calendar.tsv and agenda.tsv.
func LoadLexicon(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{Kin: map[string]string{}}
	lists := map[string]*phrases{"unrelated": &l.Unrelated, "notso": &l.NotSo, "mutual": &l.Mutual, "pair": &l.Pair, "untruth": &l.Untruths, "sparing": &l.Sparing, "mishap": &l.Mishaps, "unnamed": &l.Unnamed, "doso": &l.DoSo, "firstblow": &l.FirstBlow, "keeping": &l.Keeping, "instead": &l.Instead, "innocent": &l.Innocent, "whatwas": &l.WhatWas}
	words := map[string]*map[string]bool{
		"joint":      &l.Joint,
		"creditverb": &l.CreditVerbs, "placenoun": &l.PlaceNouns, "act": &l.Acts, "pointsback": &l.PointsBack, "untrue": &l.Untrue, "share": &l.Shares, "charge": &l.Charges, "advocate": &l.Advocates, "mouth": &l.Mouths, "relative": &l.Relatives, "also": &l.Also, "anydet": &l.AnyDets, "link": &l.Links, "court": &l.Courts, "appoint": &l.Appoints, "norm": &l.Norms, "money": &l.Money, "client": &l.Clients, "unaware": &l.Unaware, "opine": &l.Opines,
		"case": &l.Cases, "naming": &l.Naming, "earnest": &l.Earnest, "doubt": &l.Doubts, "watchdog": &l.Watchdogs, "loss": &l.Losses, "partaker": &l.Partakers, "faked": &l.Faked, "post": &l.Posts, "shown": &l.Shown, "plead": &l.Pleads, "shift": &l.Shifts, "fetch": &l.Fetch, "tally": &l.Tallies, "liar": &l.Liars, "slight": &l.Slights, "remark": &l.Remarks, "differ": &l.Differ, "proof": &l.Proof, "earlier": &l.Earlier,
		"negation": &l.Negations, "andmore": &l.AndMore, "staff": &l.Staff, "befall": &l.Befalls, "invent": &l.Invents, "critique": &l.Critiques, "retraction": &l.Retractions, "empty": &l.Empty, "inside": &l.Inside, "circumstance": &l.Circumstance, "lent": &l.LentSectors, "private": &l.Private, "political": &l.Political, "abroad": &l.Abroad, "elsewhere": &l.Elsewhere, "outpost": &l.Outposts, "states": &l.States, "faith": &l.Faiths, "deed": &l.Deeds, "harm": &l.Harm, "limit": &l.Limits, "land": &l.Lands, "turnout": &l.Turnouts, "result": &l.Results, "reject": &l.Rejects, "said": &l.Claims, "ask": &l.Asks, "fewer": &l.Fewer, "own": &l.Owns, "offer": &l.Offers, "stranger": &l.Strangers,
	}
	for _, set := range words {
		*set = map[string]bool{}
	}
	for _, list := range lists {
		*list = phrases{}
	}
	err := table.Read(fsys, "lexicon/en/joining.tsv", 2, func(c []string) error {
		if list, ok := lists[c[0]]; ok {
			list.add(c[1])
		} else if set, ok := words[c[0]]; ok {
			(*set)[c[1]] = true
		} else if c[0] == "kin" {
			kind := strings.Fields(c[1])
			for _, w := range kind {
				l.Kin[w] = kind[0]
			}
		} else if c[0] == "credit" {
			l.Credits = append(l.Credits, c[1])
		} else if c[0] == "townbody" {
			l.TownBodies = append(l.TownBodies, c[1])
		} else if c[0] == "deedend" {
			l.DeedEnds = append(l.DeedEnds, c[1])
		} else {
			known := slices.Sorted(maps.Keys(words))
			return fmt.Errorf("unknown class %q: %s, %s, kin, credit, townbody or deedend", c[0], strings.Join(known, ", "), strings.Join(slices.Sorted(maps.Keys(lists)), ", "))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if l.Contraries, err = loadContraries(fsys); err != nil {
		return nil, err
	}
	if l.Status, err = loadStatuses(fsys); err != nil {
		return nil, err
	}
	l.Agenda, err = loadAgenda(fsys)
	return l, err
}
