package api

import "net/http"

type object = map[string]any

// openAPI describes the interface (OpenAPI 3.1).
func (a *api) openAPI(w http.ResponseWriter, r *http.Request) {
	answer(w, r, Description())
}

// Description returns the OpenAPI 3.1 document.
func Description() object {
	text := func(name, what string) object {
		return object{"name": name, "in": "query", "description": what, "schema": object{"type": "string"}}
	}
	paging := []any{
		object{"name": "limit", "in": "query", "schema": object{"type": "integer", "minimum": 1, "maximum": maxLimit, "default": defaultLimit}},
		text("after", "the cursor that the page before gave as next"),
	}
	get := func(summary string, params ...any) object {
		return object{"get": object{"summary": summary, "parameters": append([]any{}, params...), "responses": responses()}}
	}
	q := text("q", "a query; docs/QUERY.md")
	paths := object{
		"/api/v1/documents":  get("Articles, the newest first", paging...),
		"/api/v1/events":     get("Events that a query holds for", append([]any{q}, paging...)...),
		"/api/v1/statements": get("Statements that a query holds for", append([]any{q}, paging...)...),
		"/api/v1/claims":     get("Claims that a query holds for", append([]any{q}, paging...)...),
		"/api/v1/search":     get("Things of a kind that a query holds for", append([]any{q, text("kind", "event, statement, claim or document")}, paging...)...),
		"/api/v1/calendar":   get("What is due from a day on", append([]any{text("from", "YYYY-MM-DD; today when not given")}, paging...)...),
		"/api/v1/contested":  get("What one side claims and another denies", append([]any{text("all", "anything: also what is only claimed, confirmed or retracted")}, paging...)...),
		"/api/v1/dyads":      get("What one actor did to another over time", text("a", "who acts"), text("b", "on whom"), text("by", "day, week or month")),
		"/api/v1/documents/{id}": object{"get": object{"summary": "One record", "responses": responses(),
			"parameters": []any{object{"name": "id", "in": "path", "required": true, "schema": object{"type": "string"}}}}},
		"/api/v1/read": object{"post": object{"summary": "Reads a text and gives its record; nothing is kept", "responses": responses(),
			"requestBody": object{"required": true, "content": object{"application/json": object{"schema": object{"type": "object", "required": []string{"text"},
				"properties": object{"text": object{"type": "string", "maxLength": MaxText}, "date": object{"type": "string", "format": "date"}}}}}}}},
	}
	return object{"openapi": "3.1.0", "info": object{"title": "Readout", "version": "1", "description": "Who did what to whom, who says so, who denies it, and what is due next."}, "paths": paths}
}

func responses() object {
	return object{
		"200":     object{"description": "the answer", "content": object{"application/json": object{"schema": object{"type": "object"}}}},
		"304":     object{"description": "what the client has is still so (ETag)"},
		"default": object{"description": "a problem (RFC 9457)", "content": object{"application/problem+json": object{"schema": object{"type": "object"}}}},
	}
}
