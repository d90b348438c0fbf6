package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/story"
	"readout/readout"
)

func (s *site) storyList(r *http.Request) (string, string, any, error) {
	list, next, err := s.Stories(r.Context(), r.URL.Query().Get("after"), shown)
	d := listing{Caption: "Stories, the largest first", Head: []string{"Articles", "From", "To", "Story", "Actors", "Places"}}
	if next != "" {
		d.Next = "/stories?" + url.Values{"after": {next}}.Encode()
	}
	for _, t := range list {
		d.Rows = append(d.Rows, []cell{{Text: fmt.Sprint(t.Articles)}, {Text: t.From}, {Text: t.Until}, {t.Title, "/story/" + t.ID}, {Text: strings.Join(t.Actors, ", ")}, {Text: strings.Join(t.Places, ", ")}})
	}
	return "list", "Stories", d, err
}

// story shows the story that an article belongs to.
func (s *site) story(w http.ResponseWriter, r *http.Request) {
	t, list, err := s.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	s.show(w, http.StatusOK, "story", t.Title, "/stories", storyOf(list))
}

func storyOf(list []*readout.Record) storyData {
	d := storyData{From: list[0].PublicationDay(), To: list[len(list)-1].PublicationDay()}
	for _, rec := range list {
		d.Articles = append(d.Articles, lineOf(rec))
	}
	for _, h := range story.World(list) {
		first := h.Reports[0]
		x := happening{fact: factOf(first.Record, first.Event), Independent: h.Independent(), First: first.Record.PublicationDay()}
		for _, f := range h.Fields() {
			if !f.Agree() {
				x.Differs = append(x.Differs, f)
			} else if len(f.Values[0].Reports) > 1 {
				x.Agrees = append(x.Agrees, f)
			}
		}
		for _, r := range h.Reports {
			if l := lineOf(r.Record); !slices.Contains(x.Reports, l) {
				x.Reports = append(x.Reports, l)
			}
		}
		d.Happenings = append(d.Happenings, x)
	}
	slices.SortStableFunc(d.Happenings, func(a, b happening) int { return strings.Compare(a.Day, b.Day) })
	for _, m := range story.Ledger(list) {
		if m.Status() == "contested" {
			d.Contested = append(d.Contested, matter{m, matterID(m)})
		}
	}
	for _, rec := range list {
		for _, f := range rec.Figures {
			if f.Unit == "killed" || f.Unit == "injured" || f.Unit == "displaced" {
				d.Figures = append(d.Figures, field{rec.PublicationDay(), f.Span.Cut(rec.Document.Text) + " (" + f.Unit + ")", "/article/" + rec.Document.ID + "#" + f.ID})
			}
		}
	}
	return d
}
