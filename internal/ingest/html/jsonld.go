package html

import (
	"cmp"
	"encoding/json"
	"html"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// jsonArticle is what JSON-LD (schema.org) says of the page's article.
type jsonArticle struct {
	headline, publisher, published, modified, language, url, body, correction string
	authors                                                                   []string
	credits                                                                   []string // who gave the article, the most telling first
}

// readJSON finds the article in the page's JSON-LD. Scripts that do not parse
// even after repair are searched for the plain values.
func readJSON(scripts []string) jsonArticle {
	var roots []any
	var broken []string
	for _, s := range scripts {
		v, ok := decode(s)
		if !ok {
			broken = append(broken, s)
			continue
		}
		roots = append(roots, v)
	}
	byID := map[string]map[string]any{}
	var found []map[string]any
	for _, r := range roots {
		visit(r, 0, func(o map[string]any) {
			if id, _ := o["@id"].(string); id != "" && len(o) > 1 && byID[id] == nil {
				byID[id] = o
			}
			if isArticle(o) {
				found = append(found, o)
			}
		})
	}
	// A page may describe teasers too: the first article with a headline and a
	// date is the page's own.
	for _, complete := range []bool{true, false} {
		for _, o := range found {
			a := newJSONArticle(o, byID)
			if !complete || a.headline != "" && a.published != "" {
				return a
			}
		}
	}
	for _, s := range broken {
		if a := salvage(s); a.headline != "" || a.published != "" {
			return a
		}
	}
	return jsonArticle{}
}

// decode parses JSON, then once more with common slips repaired.
func decode(s string) (any, bool) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	if json.Unmarshal([]byte(repair(s)), &v) == nil {
		return v, true
	}
	return nil, false
}

// repair mends what editors' templates break: comment and CDATA wrappers, a
// closing semicolon, raw line ends inside strings, commas before a closing
// bracket, invalid escapes.
func repair(s string) string {
	s = strings.TrimSpace(s)
	for _, w := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, w))
	}
	for _, w := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, w))
	}
	var b strings.Builder
	inString := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inString && c == '\\' && i+1 < len(s):
			i++
			if strings.IndexByte(`"\/bfnrtu`, s[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(s[i])
		case c == '"':
			inString = !inString
			b.WriteByte(c)
		case inString && c < ' ':
			b.WriteByte(' ')
		case !inString && c == ',' && closes(s[i+1:]):
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func closes(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r\n")
	return rest != "" && (rest[0] == '}' || rest[0] == ']')
}

// visit calls f for every object, outer ones first, in the order of sorted
// keys so that the result does not depend on the order of a map.
func visit(v any, level int, f func(map[string]any)) {
	if level > 64 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			visit(x, level+1, f)
		}
	case map[string]any:
		f(v)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			visit(v[k], level+1, f)
		}
	}
}

// isArticle reports whether an object is one of schema.org's kinds of article.
func isArticle(o map[string]any) bool {
	for _, t := range stringsOf(o["@type"]) {
		t = t[strings.LastIndexAny(t, "/#:")+1:]
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report" {
			return true
		}
	}
	return false
}

func newJSONArticle(o map[string]any, byID map[string]map[string]any) jsonArticle {
	a := jsonArticle{
		headline:  cmp.Or(plainValue(o["headline"]), plainValue(o["name"])),
		published: cmp.Or(plainValue(o["datePublished"]), plainValue(o["dateCreated"])),
		modified:  plainValue(o["dateModified"]),
		language:  plainValue(o["inLanguage"]),
		url:       plainValue(o["url"]),
		body:      plainBody(o["articleBody"]),
		authors:   names(o["author"], byID),
	}
	a.correction = plainValue(o["correction"])
	if c, ok := o["correction"].(map[string]any); ok {
		a.correction = cmp.Or(plainValue(c["text"]), plainValue(c["description"]))
	}
	if p := names(o["publisher"], byID); len(p) > 0 {
		a.publisher = p[0]
	}
	if t := plainValue(o["creditText"]); t != "" {
		a.credits = append(a.credits, t)
	}
	for _, key := range []string{"sourceOrganization", "provider", "copyrightHolder"} {
		a.credits = append(a.credits, names(o[key], byID)...)
	}
	if a.url == "" {
		a.url = plainValue(o["mainEntityOfPage"])
	}
	return a
}

// names reads a person or organisation: a string, an object with a name, a
// reference to one, or a list of these.
func names(v any, byID map[string]map[string]any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		if s := plainValue(v); s != "" && !strings.Contains(s, "://") {
			out = append(out, s)
		}
	case []any:
		for _, x := range v {
			for _, n := range names(x, byID) {
				if !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
	case map[string]any:
		if n := plainValue(v["name"]); n != "" {
			return []string{n}
		}
		if id, _ := v["@id"].(string); byID[id] != nil {
			if n := plainValue(byID[id]["name"]); n != "" {
				return []string{n}
			}
		}
	}
	return out
}

func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// plainValue reads a string, or the first of a list, freed of entities, or a whole
// number.
func plainValue(v any) string {
	if f, ok := v.(float64); ok && f == math.Trunc(f) {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	list := stringsOf(v)
	if o, ok := v.(map[string]any); ok {
		list = append(stringsOf(o["@value"]), stringsOf(o["@id"])...)
	}
	if len(list) == 0 {
		return ""
	}
	return squeeze(html.UnescapeString(list[0]))
}

// plainBody reads articleBody, whose line ends set paragraphs apart.
func plainBody(v any) string {
	list := stringsOf(v)
	if len(list) == 0 {
		return ""
	}
	var out []string
	for line := range strings.Lines(stripTags(html.UnescapeString(strings.Join(list, "\n")))) {
		if line = squeeze(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n\n")
}

var loose = regexp.MustCompile(`"(headline|datePublished)"\s*:\s*"((?:[^"\\]|\\.)*)"`)

// salvage takes headline and date out of JSON that cannot be parsed.
func salvage(s string) jsonArticle {
	var a jsonArticle
	for _, m := range loose.FindAllStringSubmatch(s, -1) {
		var value string
		if json.Unmarshal([]byte(`"`+m[2]+`"`), &value) != nil {
			value = m[2]
		}
		value = squeeze(html.UnescapeString(value))
		switch {
		case m[1] == "headline" && a.headline == "":
			a.headline = value
		case m[1] == "datePublished" && a.published == "":
			a.published = value
		}
	}
	return a
}
