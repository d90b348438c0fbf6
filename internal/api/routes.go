package api

import (
	"net/http"
	"reflect"

	"readout/internal/search"
	"readout/readout"
)

// route is a resource: what it is called, what it takes, and what answers.
// Requests are checked against it and the description is made of it, so that
// the two cannot differ.
type route struct {
	method, path string
	id, summary  string
	params       []param
	body         reflect.Type // of the request; nil for none
	result       reflect.Type
	send         string // the body of the example
	example      string // a request for the description's example, on the example record
	answer       func(*api, *http.Request) (any, error)
}

func routes() []route {
	q := param{name: "q", what: "a query (docs/QUERY.md): words, \"phrases\", field:value, OR, minus, brackets"}
	name := param{name: "actor", what: "a name, a code or the beginning of one, a country or a Wikidata id"}
	list := func(more ...param) []param {
		return append(more, param{name: "limit", what: "at most so many", high: maxLimit}, param{name: "after", what: "the cursor that the page before gave as next"})
	}
	one := param{name: "id", what: "its id", path: true, required: true}
	get := func(path, id, summary, example string, params []param, result reflect.Type, answer func(*api, *http.Request) (any, error)) route {
		return route{http.MethodGet, "/api/v1/" + path, id, summary, params, nil, result, "", "/api/v1/" + example, answer}
	}
	hits := reflect.TypeFor[page[Hit]]()
	return []route{
		get("documents", "listDocuments", "Articles that a query holds for, the newest first", "documents", list(q), reflect.TypeFor[page[Summary]](), (*api).documents),
		get("documents/{id}", "getDocument", "One record", "documents/"+exampleID, []param{one}, reflect.TypeFor[readout.Record](), (*api).document),
		get("events", "listEvents", "Events that a query holds for", "events?q=type:CONSULT", list(q), hits, searching("event")),
		get("statements", "listStatements", "Statements that a query holds for", "statements?q=act:deny", list(q), hits, searching("statement")),
		get("claims", "listClaims", "Claims that a query holds for", "claims?q=status:contested", list(q), hits, searching("claim")),
		get("search", "search", "Things of a kind that a query holds for", "search?kind=document&q=talks", list(q, param{name: "kind", what: "what is looked for; event when not given", enum: search.Kinds()}), hits, (*api).search),
		get("relations", "listRelations", "Lasting ties between actors", "relations", list(name, param{name: "type", what: "the kind of tie", enum: relationTypes()}), reflect.TypeFor[page[Relation]](), (*api).relations),
		get("figures", "listFigures", "Counted and measured quantities, with whose count it is", "figures?unit=killed",
			list(param{name: "unit", what: "killed, injured, displaced, or the noun that is counted"}, param{name: "by", what: "whose count: a name, a code or a country"}), reflect.TypeFor[page[Figure]](), (*api).figures),
		get("actors", "listActors", "Actors of all articles, those of most articles first", "actors?limit=2", list(param{name: "q", what: "a name, a code or the beginning of one, or a Wikidata id"}), reflect.TypeFor[page[Actor]](), (*api).actors),
		get("actors/{id}", "getActor", "One actor", "actors/Q114", []param{one}, reflect.TypeFor[Actor](), (*api).actor),
		get("stories", "listStories", "Stories, the largest first", "stories", list(), reflect.TypeFor[page[Story]](), (*api).stories),
		get("stories/{id}", "getStory", "The story of an article: its articles and what happened", "stories/"+exampleID, []param{one}, reflect.TypeFor[StoryDetail](), (*api).story),
		get("calendar", "listCalendar", "What is due from a day on, the earliest first", "calendar?from=2024-01-01", list(param{name: "from", what: "the first day; today when not given", day: true}), hits, (*api).calendar),
		get("contested", "listContested", "What one side claims and another denies, across articles", "contested", list(param{name: "all", what: "true: also what is only claimed, confirmed or retracted", enum: []string{"true", "false"}}), reflect.TypeFor[page[Matter]](), (*api).contested),
		get("corrections", "listCorrections", "Mistakes that people reported, the latest first", "corrections", list(param{name: "document", what: "of one article: its id"}), reflect.TypeFor[page[readout.Correction]](), (*api).corrections),
		{http.MethodPost, "/api/v1/corrections", "reportMistake", "Keeps a mistake that somebody reports, for readout eval --corrections; needs the role write", nil, reflect.TypeFor[Mistake](), reflect.TypeFor[readout.Correction](), exampleMistake, "/api/v1/corrections", (*api).correct},
		get("dyads", "getDyad", "What one actor did to another over time", "dyads?a=KEN&b=ETH", []param{{name: "a", what: "who acts", required: true}, {name: "b", what: "on whom", required: true},
			{name: "by", what: "the length of a period; month when not given", enum: []string{"day", "week", "month"}}}, reflect.TypeFor[Dyad](), (*api).dyad),
		{http.MethodPost, "/api/v1/read", "readText", "Reads a text and gives its record; nothing is kept", nil, reflect.TypeFor[Text](), reflect.TypeFor[readout.Record](), exampleText, "/api/v1/read", (*api).read},
		get("openapi.json", "getDescription", "This description", "", nil, reflect.TypeFor[map[string]any](), (*api).description),
	}
}

// byPath gives the routes of each path.
func byPath() map[string][]route {
	out := map[string][]route{}
	for _, r := range routes() {
		out[r.path] = append(out[r.path], r)
	}
	return out
}

func relationTypes() []string {
	return []string{"supports", "opposes", "member-of", "leads", "represents", "part-of", "sanctions", "at-war-with"}
}
