// Package jsonl reads articles from JSON Lines: one object a line with text
// and, where known, title, url, date, publisher, byline, language, credit, links,
// correction, and key and version, which tell versions of one article.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"readout/internal/ingest/article"
	"readout/internal/ingest/when"
	"readout/internal/text"
)

// line is one article. Of the names for one thing the first that is there
// counts.
type line struct {
	Text        string `json:"text"`
	Body        string `json:"body"`
	Title       string `json:"title"`
	URL         string `json:"url"`
	Date        string `json:"date"`
	DatePublish string `json:"date_publish"`
	Published   string `json:"published"`
	Publisher   string `json:"publisher"`
	Source      string `json:"source"`
	Byline      string `json:"byline"`
	Author      string `json:"author"`
	Language    string `json:"language"`

	Key        string   `json:"key"`
	Version    string   `json:"version"`
	Credit     string   `json:"credit"`
	Correction string   `json:"correction"`
	Links      []string `json:"links"`
}

// Looks reports whether a source that begins with head is JSON Lines: its first
// line is an object that has a text, or the beginning of a very long one.
func Looks(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	head = bytes.TrimLeft(head, " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) {
		return false
	}
	first, _, whole := bytes.Cut(head, []byte("\n"))
	first = bytes.TrimSpace(first)
	if whole || json.Valid(first) {
		var fields map[string]json.RawMessage
		return json.Unmarshal(first, &fields) == nil && (fields["text"] != nil || fields["body"] != nil || fields["title"] != nil)
	}
	return bytes.Contains(first, []byte(`"text"`)) || bytes.Contains(first, []byte(`"title"`))
}

// Each yields one article a line until yield returns false. A line that is not
// an article is yielded as an error with its number. A line longer than maxLine
// bytes ends the reading, since nothing says where the next begins.
func Each(source string, r io.Reader, maxLine int, yield func(article.Article, error) bool) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	number := 0
	for lines.Scan() {
		number++
		b := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\xef\xbb\xbf")))
		if len(b) == 0 {
			continue
		}
		a, err := read(b)
		a.Source = fmt.Sprintf("%s:%d", source, number)
		if err != nil {
			err = fmt.Errorf("%s: %w", a.Source, err)
		}
		if !yield(a, err) {
			return
		}
	}
	err := lines.Err()
	switch {
	case errors.Is(err, bufio.ErrTooLong):
		err = fmt.Errorf("%s:%d: %w: a line of more than %d bytes; cut it into single articles", source, number+1, article.ErrTooLarge, maxLine)
	case err != nil:
		err = fmt.Errorf("%s:%d: cannot be read on: %w", source, number+1, err)
	default:
		return
	}
	yield(article.Article{Source: source}, err)
}

func read(b []byte) (article.Article, error) {
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return article.Article{}, fmt.Errorf("not a JSON object with the text of an article: %v", err)
	}
	a := article.Article{URL: l.URL, Title: text.Clean(l.Title), Byline: or(l.Byline, l.Author), Publisher: or(l.Publisher, l.Source), Language: article.Language(l.Language),
		Key: l.Key, Version: l.Version, Credit: l.Credit, Correction: l.Correction, Links: l.Links}
	body := text.Clean(or(l.Text, l.Body))
	if body == "" {
		return a, fmt.Errorf("%w; give it a field \"text\"", article.ErrEmpty)
	}
	a.Text = article.WithTitle(a.Title, body)
	if st, ok := when.Parse(or(l.Date, or(l.DatePublish, l.Published))); ok {
		a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromMetadata
	}
	return a, nil
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
