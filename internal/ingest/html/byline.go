package html

import (
	"regexp"
	"strings"

	"readout/internal/ingest/article"
	"readout/internal/ingest/when"
)

const (
	nameWord = `\p{Lu}[\p{L}'’.-]*`
	oneName  = nameWord + `(?: (?:(?:[dl][aeiou]s?|v[ao]n|de[rn]|bin|ter) )*` + nameWord + `){0,4}`
)

var (
	byNames   = regexp.MustCompile(`(?:^|\s)[Bb][Yy]:? (` + oneName + `(?:(?:, | and | & )` + oneName + `)*)`)
	onlyNames = regexp.MustCompile(`^(?:[Bb][Yy]:? )?(` + oneName + `(?:(?:, | and | & )` + oneName + `)*)(?:$|[,|•·–(]| - )`)
)

// bylineBytes bounds what may be a byline.
const bylineBytes = 120

// byline finds who wrote the article: as JSON-LD names them, other metadata, a
// property or a mark in the page, or a line "By ..." under the headline.
func (p *page) byline(head []block, sites []string) string {
	if names := strings.Join(p.data.authors, ", "); names != "" {
		return names
	}
	by := p.meta.first("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
	if by != "" && !strings.Contains(by, "://") { // a profile's address, as Open Graph prescribes, names nobody
		return strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(by, "By "), "by "), "BY ")
	}
	if names := namesIn(onlyNames, p.shown.props["author"], sites); names != "" {
		return names
	}
	for _, b := range head {
		for _, marked := range b.authors {
			if names := namesIn(onlyNames, marked, sites); names != "" {
				return names
			}
		}
	}
	for _, b := range head {
		_, dated := when.Find(b.text)
		if by := strings.ToLower(b.text[:min(3, len(b.text))]); dated || by == "by " || by == "by:" {
			if names := namesIn(byNames, b.text, sites); names != "" {
				return names
			}
		}
	}
	return ""
}

// namesIn gives the names that an expression finds, without the site's own name and
// without what stands behind a comma that no "and" follows: an office, a paper.
func namesIn(re *regexp.Regexp, text string, sites []string) string {
	if len(text) > bylineBytes {
		return ""
	}
	g := re.FindStringSubmatch(text)
	if g == nil {
		return ""
	}
	names := g[1]
	if before, after, ok := strings.Cut(names, ", "); ok && !strings.Contains(after, " and ") && !strings.Contains(after, " & ") {
		names = before
	}
	for _, site := range sites {
		if site != "" && article.SameWords(names, site) {
			return ""
		}
	}
	return names
}
