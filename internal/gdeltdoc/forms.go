package gdeltdoc

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/api"
)

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Title}}</title><link rel="stylesheet" href="/static/style.css"></head><body><main id="main"><h1>{{.Title}}</h1>
{{with .Articles}}<ul>{{range .}}<li>{{.SeenDate}} <a href="{{.URL}}">{{.Title}}</a> {{.Domain}}</li>
{{end}}</ul>{{end}}{{range .Lines}}<table><caption>{{.Series}}</caption><thead><tr><th scope="col">Date</th><th scope="col">Value</th></tr></thead><tbody>{{range .Data}}<tr><td>{{.Date}}</td><td>{{.Value}}</td></tr>
{{end}}</tbody></table>{{end}}{{with .Tones}}<table><caption>Articles by tone</caption><thead><tr><th scope="col">Tone</th><th scope="col">Articles</th></tr></thead><tbody>{{range .}}<tr><td>{{.Bin}}</td><td>{{.Count}}</td></tr>
{{end}}</tbody></table>{{end}}</main></body></html>
`

func (r *request) writeArticles(w http.ResponseWriter, in *http.Request, papers []*paper) {
	list := []article{}
	for _, p := range papers {
		list = append(list, articleOf(p))
	}
	switch r.format {
	case "json", "jsonp":
		r.writeJSON(w, in, map[string]any{"articles": list})
	case "jsonfeed":
		sendJSON(w, in, "application/feed+json; charset=utf-8", "", r.jsonFeed(papers))
	case "csv":
		rows := [][]string{{"URL", "MobileURL", "Date", "Title"}}
		for i, a := range list {
			rows = append(rows, []string{a.URL, a.URLMobile, plainTime(papers[i].at, time.DateTime), a.Title})
		}
		writeCSV(w, in, rows)
	case "rss", "rssarchive":
		r.writeRSS(w, in, papers)
	default:
		r.writeHTML(w, in, map[string]any{"Title": r.title, "Articles": list})
	}
}

func (r *request) writeTimeline(w http.ResponseWriter, in *http.Request, lines []series, d details) {
	switch r.format {
	case "json", "jsonp":
		r.writeJSON(w, in, map[string]any{"query_details": d, "timeline": lines})
	case "csv":
		rows := [][]string{{"Date", "Series", "Value"}}
		for _, s := range lines {
			for _, p := range s.Data {
				at, _ := time.Parse(stampForm, p.Date)
				layout := time.DateTime
				if d.Resolution == "day" {
					layout = time.DateOnly
				}
				rows = append(rows, []string{at.Format(layout), s.Series, strconv.FormatFloat(p.Value, 'f', -1, 64)})
			}
		}
		writeCSV(w, in, rows)
	default:
		r.writeHTML(w, in, map[string]any{"Title": r.title, "Lines": lines})
	}
}

func (r *request) writeTones(w http.ResponseWriter, in *http.Request, bins []toneBin) {
	switch r.format {
	case "json", "jsonp":
		r.writeJSON(w, in, map[string]any{"tonechart": bins})
	case "csv":
		rows := [][]string{{"Label", "Count"}}
		for _, b := range bins {
			rows = append(rows, []string{strconv.Itoa(b.Bin), strconv.Itoa(b.Count)})
		}
		writeCSV(w, in, rows)
	default:
		r.writeHTML(w, in, map[string]any{"Title": r.title, "Tones": bins})
	}
}

func plainTime(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(layout)
}

// writeJSON answers in JSON, or in a script that calls a function with it. The
// server's Cross-Origin-Resource-Policy lets only pages of its own origin run such
// a script: any other site could read the store by it.
func (r *request) writeJSON(w http.ResponseWriter, in *http.Request, v any) {
	if r.format == "jsonp" {
		sendJSON(w, in, "text/javascript; charset=utf-8", r.callback, v)
		return
	}
	sendJSON(w, in, "application/json; charset=utf-8", "", v)
}

// sendJSON writes a value, as the argument of a call where callback names one.
func sendJSON(w http.ResponseWriter, r *http.Request, kind, callback string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		api.Fail(w, http.StatusInternalServerError, "the answer cannot be written")
		return
	}
	if callback != "" { // the comment keeps the name from being read as the head of another kind of file
		b = slices.Concat([]byte("/**/"+callback+"("), b, []byte(");"))
	}
	api.Send(w, r, kind, append(b, '\n'))
}

func writeCSV(w http.ResponseWriter, r *http.Request, rows [][]string) {
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		api.Fail(w, http.StatusInternalServerError, "the answer cannot be written")
		return
	}
	api.Send(w, r, "text/csv; charset=utf-8", b.Bytes())
}

func (r *request) writeHTML(w http.ResponseWriter, in *http.Request, data map[string]any) {
	var b bytes.Buffer
	t, err := template.New("page").Parse(page)
	if err == nil {
		err = t.Execute(&b, data)
	}
	if err != nil {
		api.Fail(w, http.StatusInternalServerError, "the page cannot be made")
		return
	}
	api.Send(w, in, "text/html; charset=utf-8", b.Bytes())
}

// rss is RSS 2.0.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Channel struct {
		Title       string    `xml:"title"`
		Link        string    `xml:"link"`
		Description string    `xml:"description"`
		Items       []rssItem `xml:"item"`
	} `xml:"channel"`
}

type rssItem struct {
	Title string  `xml:"title"`
	Link  string  `xml:"link,omitempty"`
	GUID  rssGUID `xml:"guid"`
	Date  string  `xml:"pubDate,omitempty"`
}

type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

func (r *request) writeRSS(w http.ResponseWriter, in *http.Request, papers []*paper) {
	feed := rss{Version: "2.0"}
	feed.Channel.Title, feed.Channel.Link, feed.Channel.Description = "Readout: "+r.title, "http://"+in.Host+"/", "Articles of the store that the query holds for"
	for _, p := range papers {
		d := p.rec.Document
		feed.Channel.Items = append(feed.Channel.Items, rssItem{clean(p.title()), d.URL, rssGUID{false, d.ID}, plainTime(p.at, time.RFC1123Z)})
	}
	b, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		api.Fail(w, http.StatusInternalServerError, "the feed cannot be made")
		return
	}
	api.Send(w, in, "application/rss+xml; charset=utf-8", append([]byte(xml.Header), b...))
}

// jsonFeed is JSON Feed 1.1.
func (r *request) jsonFeed(papers []*paper) map[string]any {
	items := []map[string]any{}
	for _, p := range papers {
		item := map[string]any{"id": p.rec.Document.ID, "title": p.title(), "content_text": p.title()}
		if p.rec.Document.URL != "" {
			item["url"] = p.rec.Document.URL
		}
		if !p.at.IsZero() {
			item["date_published"] = p.at.Format(time.RFC3339)
		}
		items = append(items, item)
	}
	return map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "Readout: " + r.title, "items": items}
}

// clean keeps a value on one line.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
