package syntax

// repair mends what the parser is known to get wrong in news because the
// treebanks hardly show it. Every step keeps one root and no cycle.
func (l verbLists) repair(words []Word) {
	counted(words)
	described(words)
	l.related(words)
	l.pairs(words)
	particleBeforeDay(words)
	sharesOn(words)
	headline(words)
	smallMonthActed(words)
	aRadical(words)
	nameActedOn(words)
	acronymActs(words)
	bareOblique(words)
	relativeOfName(words)
	passiveAdjective(words)
	gerundActs(words)
	haveUntil(words)
	modalActs(words)
	plansBesideName(words)
	l.toJail(words)
	bothAfter(words)
	l.passiveToo(words)
	conditionFirst(words)
	l.actedOnFirst(words)
	actsInMarked(words)
	titleOfTwo(words)
	deedKills(words)
	l.plantedFirst(words)
	l.samePast(words)
	l.headlineAs(words)
	l.deedObject(words)
	ownersPlan(words)
	planning(words)
	betweenTwo(words)
	afterSemicolon(words)
	l.isTo(words)
	dueIn(words)
	lostVerb(words)
	perfect(words)
	perfectBefore(words)
	dayBetween(words)
	daySaid(words)
	firedAt(words)
	objectBefore(words)
	secondVerb(words)
	listedVerbs(words)
	saidAfterPassive(words)
	secondObject(words)
	acrossVerb(words)
	nameOverVerb(words)
	toNoun(words)
	l.wouldFree(words)
	listedDoing(words)
	named(words)
	l.admitted(words)
	activeParticiple(words)
	describedObject(words)
	pastBeforeObject(words)
	pastBesideAnother(words)
	pastBehindTwo(words)
	l.offerTo(words)
	homewards(words)
	l.objectionTo(words)
	l.heldBy(words)
	l.agreedHow(words)
	nameBeforeTo(words)
	withWhom(words)
	asideParticiple(words)
	l.away(words)
	lateObject(words)
	actsInClause(words)
	farParticiple(words)
	struckAfter(words)
	afterWhom(words)
	actsOnTime(words)
	havingDone(words)
	l.warnedOf(words)
	ownersName(words)
	adjectivePair(words)
	ownersOwner(words)
	meetingIn(words)
	secondSubject(words)
	l.secondPast(words)
	l.spokenToo(words)
	l.ordered(words)
	l.orderedToBe(words)
	l.toldWhom(words)
	l.particles(words)
	objectOfDoing(words)
	shotAndKilled(words)
	steppedDown(words)
	l.toBe(words)
	subjectBefore(words)
	l.verblessHeadline(words)
	headlinePassive(words)
	l.headlineDoneTo(words)
	byDoing(words)
	releases(words)
	dayBeforeVerb(words)
	modalNames(words)
	modalVerbs(words)
	forThings(words)
	whoseDoing(words)
	l.receivers(words)
	l.deemed(words)
	subjunctive(words)
	towards(words)
	objects(words)
	agents(words)
	asides(words)
	adjectives(words)
	describing(words)
	lateVerb(words)
	onlyVerb(words)
	besideFlat(words)
	ownedParticiple(words)
	inOn(words)
	dueOn(words)
	dueTo(words)
	backTo(words)
	talksOpen(words)
	setForDay(words)
	behindRelative(words)
	l.onDay(words)
	l.secondOnDay(words)
	downing(words)
	modalVerb(words)
	besideDay(words)
	l.onlyNoun(words)
	years(words)
	dueToOpen(words)
	planners(words)
	plannersOf(words)
	l.likeVerbs(words)
	l.peopleVote(words)
	thereTo(words)
	ownSubject(words)
	plannedBetween(words)
	ledBy(words)
	actsAsNoun(words)
	numbered(words)
	overNumber(words)
	reportedFirst(words)
	bodies(words)
	lostSubjects(words)
	timeBeforeVerb(words)
	dayBeforeName(words)
	presents(words)
	pastForms(words)
	l.besides(words)
	l.resulting(words)
	meetingBesides(words)
	l.deeds(words)
	l.doingBlamed(words)
	l.aimed(words)
	denials(words)
	opening(words)
	upTo(words)
	straySubject(words)
	twoPassiveSubjects(words)
	countedObject(words)
	splitObject(words)
	clauseBehindObject(words)
	participleBeforeObject(words)
	nameBeforeNoun(words)
	objectBehindParticle(words)
	l.sayingBesides(words)
	nameAcrossVerb(words)
	thatOfNames(words)
	secondOwner(words)
	aDeed(words)
	behindAgent(words)
	listedAfterOf(words)
	l.itIsMinded(words)
	nounAndPeople(words)
	l.strongPast(words)
	headlineTwo(words)
	nameActs(words)
	afterTheirClause(words)
	whichDid(words)
	l.onlyDoing(words)
	ownedNoun(words)
	subjunctiveNoun(words)
	saidLast(words)
	saidOfDoer(words)
	l.hyphenVerbs(words)
	besideWhom(words)
	l.takenAs(words)
	l.sufferers(words)
	l.leaveGranted(words)
	l.deedBy(words)
	l.blockedFor(words)
	sayersSubject(words)
	sayersJoined(words)
	l.sayerOfClause(words)
	l.toldThat(words)
	upToSubject(words)
	namesJoined(words)
	l.halvesOfLand(words)
	objectNoun(words)
	nameBeforeTime(words)
	personaNonGrata(words)
	l.objectOfLet(words)
	besideVerb(words)
}

// counted makes the number in "the two agreed" and "the two last met" the subject
// of the verb.
func counted(words []Word) {
	for i, w := range words {
		if w.Rel == "nummod" && w.Head == i+1 && words[i+1].UPOS == "ADJ" && IsRel(words[i+1].Rel, "nsubj") && words[i+1].Head == i+2 {
			v := i + 2
			words[i+1].Head, words[i+1].Rel, words[i+1].UPOS, words[i+1].XPOS = v, "advmod", "ADV", "RB"
			words[i].Head, words[i].Rel = v, "nsubj"
			if i > 0 && words[i-1].Rel == "det" && words[i-1].Head == i+1 {
				words[i-1].Head = i
			}
			continue
		}
		if w.Rel != "nummod" || w.Head != i+1 || !finite(words[w.Head]) {
			continue
		}
		words[i].Rel = "nsubj"
		if i > 0 && words[i-1].Rel == "det" && words[i-1].Head == w.Head {
			words[i-1].Head = i
		}
	}
}

func finite(w Word) bool {
	return w.UPOS == "VERB" && (w.XPOS == "VBD" || w.XPOS == "VBP" || w.XPOS == "VBZ")
}

// described joins a title and the name after it ("ministry spokeswoman Ana
// Ruiz said") that came out as two subjects of the same verb.
func described(words []Word) {
	for j, name := range words {
		if name.UPOS != "PROPN" || !IsRel(name.Rel, "nsubj") || name.Head <= j {
			continue
		}
		first := j
		for first > 0 && words[first-1].Head == j && words[first-1].Rel != "punct" {
			first--
		}
		i := first - 1
		if i < 0 || words[i].Head != name.Head || !IsRel(words[i].Rel, "nsubj") || words[i].UPOS != "NOUN" && words[i].UPOS != "PROPN" {
			continue
		}
		words[i].Head, words[i].Rel = j, "nmod:desc"
	}
}

// headline mends "Diaz, Ruiz discuss trade", where headlines leave out the
// "and" between two subjects.
func headline(words []Word) {
	n := len(words)
	comma := names(words, 0)
	if n < 4 || words[n-1].Text == "." || comma == 0 || comma >= n || words[comma].Text != "," {
		return
	}
	verb := names(words, comma+1)
	if verb == comma+1 || verb >= n {
		return
	}
	h1, h2 := headOf(words, 0, comma), headOf(words, comma+1, verb)
	v := words[h2].Head
	if v < verb || words[v].UPOS != "VERB" || !IsRel(words[h2].Rel, "nsubj") || words[h1].Head != v && words[v].Head != h1 {
		return
	}
	if words[v].Head == h1 {
		words[v].Head, words[v].Rel = words[h1].Head, words[h1].Rel
	}
	for i := comma + 1; i < n; i++ {
		if words[i].Head == h1 && i != h2 {
			words[i].Head = v
		}
	}
	words[h1].Head, words[h1].Rel = v, words[h2].Rel
	words[h2].Head, words[h2].Rel = h1, "conj"
	words[comma].Head, words[comma].Rel = h2, "punct"
}

// names returns the end of the run of proper nouns that starts at i.
func names(words []Word, i int) int {
	for i < len(words) && words[i].UPOS == "PROPN" {
		i++
	}
	return i
}

// headOf returns the word of a run whose head is outside it.
func headOf(words []Word, first, last int) int {
	for i := first; i < last; i++ {
		if h := words[i].Head; h < first || h >= last {
			return i
		}
	}
	return first
}
