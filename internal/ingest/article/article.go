// Package article is what every reader of a format yields, and the ways in
// which a source can fail to be an article.
package article

import (
	"errors"
	"strings"
	"time"
)

// Article is one document as its source gives it, before any language is read.
type Article struct {
	Source    string // the file or address it was read from, as the user gave it
	URL       string // the article's own address; empty when unknown
	Title     string
	Publisher string
	Byline    string
	Language  string // what the source declares (ISO 639-1); empty when it declares nothing

	Key        string   // the source's own name for the article, the same for all its versions (guid, uri, WARC target)
	Version    string   // the source's number of this version; empty when it counts none
	Credit     string   // credit line: whom the article thanks for it ("Reuters")
	Correction string   // editor's note or correction notice
	Status     string   // usable, withheld, canceled (IPTC pubStatus); empty when not said
	Links      []string // addresses the source gives with it

	// Text is the canonical text (see text.Clean), the title as its first
	// paragraph. Spans of the record count over it.
	Text string

	// Published is when it was published, zero when unknown. Only with HasTime
	// is it an instant; otherwise it is a date, at midnight UTC.
	Published     time.Time
	HasTime       bool
	PublishedFrom string // "metadata", "feed" or "text"; empty when unknown

	Warnings []string // what a person should know about how it was read
}

// Values of Article.PublishedFrom.
const (
	FromMetadata = "metadata"
	FromText     = "text"
	FromFeed     = "feed"
)

// Why a source yields no article. Errors that readers return wrap one of these
// and name the source.
var (
	ErrEmpty       = errors.New("no text in it")
	ErrBinary      = errors.New("not text")
	ErrNoArticle   = errors.New("no article in it")
	ErrTooLarge    = errors.New("too large")
	ErrUnsupported = errors.New("format not read yet")
	ErrList        = errors.New("no article itself")
)

// Language makes Article.Language of a tag: "en-US" is "en".
func Language(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	return tag
}
