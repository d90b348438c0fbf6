package api

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"reflect"
	"strings"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"readout/readout"
)

// exampleRecord is the record of a text of our own wording. The examples of the
// description are what the routes answer from a store that holds it.
//
//go:embed example.json
var exampleRecord []byte

const (
	exampleID      = "sha256:EXAMPLE"
	exampleMistake = `{"document": "sha256:EXAMPLE", "problem": "wrong", "fact": "E1", "field": "day", "want": "2024-05-14"}`
	exampleText    = `{"text": "Kenya's foreign minister met his Ethiopian counterpart in Nairobi on Monday.", "date": "2024-05-14"}`
)

type object = map[string]any

// components are the types that stand in the description under names of their
// own.
func components() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[readout.Record](), reflect.TypeFor[readout.Document](), reflect.TypeFor[readout.Actor](), reflect.TypeFor[readout.ActorMention](),
		reflect.TypeFor[readout.Place](), reflect.TypeFor[readout.Time](), reflect.TypeFor[readout.Event](), reflect.TypeFor[readout.Evidence](),
		reflect.TypeFor[readout.Statement](), reflect.TypeFor[readout.Claim](), reflect.TypeFor[readout.ClaimSide](), reflect.TypeFor[readout.Relation](),
		reflect.TypeFor[readout.Figure](), reflect.TypeFor[readout.Span](), reflect.TypeFor[Summary](), reflect.TypeFor[Hit](), reflect.TypeFor[Relation](), reflect.TypeFor[Figure](),
		reflect.TypeFor[Actor](), reflect.TypeFor[Story](), reflect.TypeFor[StoryDetail](), reflect.TypeFor[Happening](), reflect.TypeFor[Field](), reflect.TypeFor[Value](), reflect.TypeFor[Report](), reflect.TypeFor[Toll](), reflect.TypeFor[Count](),
		reflect.TypeFor[Matter](), reflect.TypeFor[Change](), reflect.TypeFor[Entry](), reflect.TypeFor[Dyad](), reflect.TypeFor[Period](), reflect.TypeFor[Text](), reflect.TypeFor[Mistake](), reflect.TypeFor[readout.Correction](), reflect.TypeFor[problem](),
	}
}

// nameOf is a component's name: those of the record as they are, ours that would
// be the same with "Found" before them.
func nameOf(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[Actor](), reflect.TypeFor[Relation](), reflect.TypeFor[Figure]():
		return "Found" + t.Name()
	case reflect.TypeFor[problem]():
		return "Problem"
	}
	return t.Name()
}

// schemaOf describes a type; other components in it are named, not repeated.
func schemaOf(t reflect.Type) (*jsonschema.Schema, error) {
	known := map[reflect.Type]*jsonschema.Schema{}
	for _, c := range components() {
		if c != t {
			known[c] = &jsonschema.Schema{Ref: "#/components/schemas/" + nameOf(c)}
		}
	}
	integer, text := &jsonschema.Schema{Type: "integer"}, &jsonschema.Schema{Type: "string"}
	two, three := 2, 3
	switch t {
	case reflect.TypeFor[readout.Span]():
		return &jsonschema.Schema{Type: "array", Items: integer, MinItems: &two, MaxItems: &two, Description: "[start, end) in bytes of the document's text"}, nil
	case reflect.TypeFor[readout.ActorMention]():
		return &jsonschema.Schema{Type: "array", PrefixItems: []*jsonschema.Schema{integer, integer, text}, MinItems: &three, MaxItems: &three, Description: "start, end and kind: name, nominal, pronoun or metonym"}, nil
	}
	s, err := jsonschema.ForType(t, &jsonschema.ForOptions{TypeSchemas: known})
	if err != nil {
		return nil, fmt.Errorf("api: the schema of %s: %w", t, err)
	}
	open(s)
	return s, nil
}

// open lets objects have more fields than are named, for fields may be added. A
// pointer to a named type is left out when there is none, and is never null.
func open(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	s.AdditionalProperties = nil
	if s.Ref != "" {
		s.Type, s.Types = "", nil
	}
	for _, p := range s.Properties {
		open(p)
	}
	open(s.Items)
}

func (a *api) description(*http.Request) (any, error) {
	doc, err := Description(a.others...)
	if err != nil {
		return nil, err
	}
	return doc, nil
}

// Description returns the OpenAPI 3.1 document of all routes.
func Description(others ...Route) (map[string]any, error) {
	schemas := object{}
	for _, t := range components() {
		s, err := schemaOf(t)
		if err != nil {
			return nil, err
		}
		schemas[nameOf(t)] = s
	}
	examples, err := newExamples()
	if err != nil {
		return nil, err
	}
	paths := object{}
	for path, list := range byPath() {
		methods := object{}
		for _, r := range list {
			if methods[strings.ToLower(r.method)], err = r.operation(examples); err != nil {
				return nil, err
			}
		}
		paths[path] = methods
	}
	for _, r := range others {
		paths[r.Path] = object{"get": r.Operation}
	}
	return object{
		"openapi":           "3.1.0",
		"jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
		"info": object{"title": "Readout", "version": "1", "license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
			"description": "Who did what to whom, who says so, who denies it, and what is due next. Lists take limit and after; answers carry an ETag; errors are problem+json (RFC 9457)."},
		"servers": []any{object{"url": "/"}},
		// On the machine itself no token is needed, beyond it one is.
		"security":   []any{object{}, object{"token": []any{}}},
		"paths":      paths,
		"components": object{"schemas": schemas, "responses": object{"Problem": Problem()}, "securitySchemes": object{"token": object{"type": "http", "scheme": "bearer", "description": "made with readout token add"}}},
	}, nil
}

// Problem describes the answer to what cannot be answered.
func Problem() map[string]any {
	return object{"description": "a problem (RFC 9457)", "content": object{"application/problem+json": object{"schema": object{"$ref": "#/components/schemas/Problem"}}}}
}

func (t route) operation(e *examples) (object, error) {
	result, err := schemaOf(t.result)
	if err != nil {
		return nil, err
	}
	schema := any(result)
	if named(t.result) {
		schema = object{"$ref": "#/components/schemas/" + nameOf(t.result)}
	}
	media := object{"schema": schema}
	if t.example != "/api/v1/" {
		if media["example"], err = e.answer(t); err != nil {
			return nil, err
		}
	}
	problem := object{"$ref": "#/components/responses/Problem"}
	answers := object{"200": object{"description": cmp.Or(t.summary, "the answer"), "headers": object{"ETag": object{"description": "of the answer's bytes; send it as If-None-Match", "schema": object{"type": "string"}}},
		"content": object{"application/json": media}}, "400": problem, "401": problem, "403": problem, "405": problem, "429": problem, "503": problem}
	op := object{"operationId": t.id, "summary": t.summary, "responses": answers}
	params := []any{}
	for _, p := range t.params {
		params = append(params, p.described())
		if p.path {
			answers["404"] = problem
		}
	}
	if t.method == http.MethodGet {
		answers["304"] = object{"description": "what the client has is still so"}
		op["parameters"] = params
		return op, nil
	}
	answers["413"] = problem
	op["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": object{"$ref": "#/components/schemas/" + nameOf(t.body)}, "example": json.RawMessage(t.send)}}}
	return op, nil
}

func named(t reflect.Type) bool {
	for _, c := range components() {
		if c == t {
			return true
		}
	}
	return false
}

func (p param) described() object {
	schema := object{"type": "string"}
	switch {
	case p.enum != nil:
		schema["enum"] = p.enum
	case p.high > 0:
		schema = object{"type": "integer", "minimum": 1, "maximum": p.high, "default": defaultLimit}
	case p.day:
		schema["format"] = "date"
	}
	in := "query"
	if p.path {
		in = "path"
	}
	return object{"name": p.name, "in": in, "description": p.what, "required": p.required, "schema": schema}
}

// examples asks the routes over a store that holds the example record.
type examples struct{ a *api }

func newExamples() (*examples, error) {
	rec := &readout.Record{}
	if err := json.Unmarshal(exampleRecord, rec); err != nil {
		return nil, fmt.Errorf("api: the example record: %w", err)
	}
	rec.Document.ID = exampleID
	list := []*readout.Record{rec}
	source := Over(func(context.Context) ([]*readout.Record, error) { return list, nil }, nil)
	source.Read = func(string, time.Time) *readout.Record { return rec }
	now := func() time.Time { return time.Date(2024, 5, 15, 9, 0, 0, 0, time.UTC) }
	told := readout.Correction{Problem: readout.None, Fact: "E1", By: "Amina", At: now().Format(time.RFC3339)}
	if err := told.Complete(rec); err != nil {
		return nil, fmt.Errorf("api: the example record: %w", err)
	}
	source.Correct = func(context.Context, readout.Correction) error { return nil }
	source.Corrections = func(context.Context, string) ([]readout.Correction, error) { return []readout.Correction{told}, nil }
	source.Who = func(context.Context) string { return "Amina" }
	return &examples{&api{Source: source, reading: make(chan struct{}, 1), now: now}}, nil
}

// answer is what a route gives for its example.
func (e *examples) answer(t route) (any, error) {
	r, err := http.NewRequest(t.method, t.example, strings.NewReader(t.send))
	if err != nil {
		return nil, fmt.Errorf("api: the example %s: %w", t.example, err)
	}
	r.SetPathValue("id", path.Base(r.URL.Path))
	v, err := t.answer(e.a, r)
	if err != nil {
		return nil, fmt.Errorf("api: the example %s: %w", t.example, err)
	}
	return v, nil
}
