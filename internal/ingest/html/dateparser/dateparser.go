// Package dateparser stands in for the date parser that go-htmldate falls back
// on in its extensive search, which Readout never asks for: the real one sets up
// 78 MB of tables whenever a program starts that links it. go.mod puts this one
// in its place. It has what go-htmldate refers to and finds no dates.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a way to read dates.
type ParserType int

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which of several possible dates is meant.
type PreferredDateSource int

// Past prefers dates that are over.
const Past PreferredDateSource = 1

// Configuration is what go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser finds nothing.
type Parser struct{ ParserTypes []ParserType }

// Date is a date as found.
type Date struct{ Time time.Time }

// Parse always fails.
func (*Parser) Parse(*Configuration, string) (Date, error) {
	return Date{}, errors.New("dateparser: not built in")
}
