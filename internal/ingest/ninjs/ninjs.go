// Package ninjs reads and checks news items in the IPTC's JSON, ninjs 1.0 to
// 3.1.
package ninjs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"readout/internal/ingest/article"
	"readout/internal/ingest/markup"
	"readout/internal/ingest/when"
)

// Looks reports whether a JSON object is a ninjs item: it has an uri and
// something that only ninjs has.
func Looks(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) || !bytes.Contains(head, []byte(`"uri"`)) {
		return false
	}
	for _, mark := range []string{`"body_`, `"bodies"`, `"headline`, `"versioncreated"`, `"versionCreated"`, `"pubstatus"`, `"pubStatus"`, `"$standard"`, `"standard"`, `"representationtype"`, `"representationType"`} {
		if bytes.Contains(head, []byte(mark)) {
			return true
		}
	}
	return false
}

// Each yields the item and the items it carries as associations that have text.
// An item that breaks the standard is read all the same, with a warning for
// each fault.
func Each(source string, data []byte, yield func(article.Article, error) bool) {
	var item map[string]any
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &item); err != nil {
		yield(article.Article{Source: source}, fmt.Errorf("%s: not a JSON object: %w", source, err))
		return
	}
	a, err := read(item)
	a.Source = source
	for _, fault := range Check(item) {
		a.Warnings = append(a.Warnings, "not as ninjs has it: "+fault)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", source, err)
	}
	if !yield(a, err) {
		return
	}
	for i, b := range associated(item) {
		b.Source = fmt.Sprintf("%s#%d", source, i+2)
		if !yield(b, nil) {
			return
		}
	}
}

// read makes an article of one item.
func read(item map[string]any) (article.Article, error) {
	a := article.Article{
		Key: str(item, "uri"), Version: str(item, "version"), Title: title(item), Byline: str(item, "byline"),
		Language: article.Language(str(item, "language")), Status: str(item, "pubstatus", "pubStatus"), Correction: str(item, "ednote", "edNote"),
		Publisher: str(item, "copyrightholder", "copyrightHolder"), Credit: str(item, "creditline", "creditLine"),
	}
	if strings.HasPrefix(a.Key, "http") {
		a.URL = a.Key
	}
	if a.Credit == "" {
		a.Credit = firstName(item["infosource"])
	}
	if a.Credit == "" {
		a.Credit = firstName(item["infoSources"])
	}
	for _, k := range []string{"firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated"} {
		if st, ok := when.Parse(str(item, k)); ok {
			a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromMetadata
			break
		}
	}
	body := body(item)
	if body == "" {
		what := str(item, "type")
		if what == "" {
			what = "item"
		}
		return a, fmt.Errorf("%w: a ninjs %s without text", article.ErrNoArticle, what)
	}
	a.Text = article.WithTitle(a.Title, body)
	return a, nil
}

func title(item map[string]any) string {
	if t := str(item, "headline", "headline_main", "title"); t != "" {
		return markup.Text(t)
	}
	for _, h := range objects(item["headlines"]) {
		if v := str(h, "value"); v != "" {
			return markup.Text(v)
		}
	}
	return ""
}

// body returns the fullest text: body_text before marked-up bodies before
// descriptions.
func body(item map[string]any) string {
	if t := str(item, "body_text"); t != "" {
		return markup.Text(t)
	}
	for _, prefix := range []string{"body_", "description_"} {
		keys := make([]string, 0, len(item))
		for k := range item {
			if strings.HasPrefix(k, prefix) {
				keys = append(keys, k)
			}
		}
		sort.Strings(keys)
		for _, k := range keys {
			if t := markup.Text(str(item, k)); len(strings.Fields(t)) > 3 {
				return t
			}
		}
		for _, list := range []string{"bodies", "descriptions"} {
			if list[0] != prefix[0] {
				continue
			}
			for _, b := range objects(item[list]) {
				if t := markup.Text(str(b, "value")); len(strings.Fields(t)) > 3 {
					return t
				}
			}
		}
	}
	return ""
}

// associated returns the text items inside an item.
func associated(item map[string]any) []article.Article {
	var inner []map[string]any
	switch v := item["associations"].(type) {
	case map[string]any:
		names := make([]string, 0, len(v))
		for k := range v {
			names = append(names, k)
		}
		sort.Strings(names)
		for _, k := range names {
			if o, ok := v[k].(map[string]any); ok {
				inner = append(inner, o)
			}
		}
	case []any:
		inner = objects(v)
	}
	var out []article.Article
	for _, o := range inner {
		if t := str(o, "type"); t != "" && t != "text" && t != "composite" {
			continue
		}
		if a, err := read(o); err == nil {
			out = append(out, a)
		}
	}
	return out
}

// str returns the first of the fields that holds a text.
func str(item map[string]any, keys ...string) string {
	for _, k := range keys {
		if s, ok := item[k].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

func objects(v any) []map[string]any {
	list, _ := v.([]any)
	var out []map[string]any
	for _, x := range list {
		if o, ok := x.(map[string]any); ok {
			out = append(out, o)
		}
	}
	return out
}

func firstName(v any) string {
	for _, o := range objects(v) {
		if n := str(o, "name", "literal"); n != "" {
			return n
		}
	}
	return ""
}
