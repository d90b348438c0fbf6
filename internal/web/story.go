package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"readout/internal/story"
	"readout/readout"
)

func (s *site) storyList(r *http.Request) (string, string, any, error) {
	stories, err := s.Stories(r.Context())
	d := listing{Caption: "Stories, the largest first", Head: []string{"Articles", "From", "To", "Story"}}
	for _, list := range stories {
		if len(d.Rows) == shown {
			break
		}
		d.Rows = append(d.Rows, []cell{{Text: fmt.Sprint(len(list))}, {Text: list[0].PublicationDay()}, {Text: list[len(list)-1].PublicationDay()}, {titleOf(list[0]), "/story/" + list[0].Document.ID}})
	}
	return "list", "Stories", d, err
}

// story shows the story that an article belongs to.
func (s *site) story(w http.ResponseWriter, r *http.Request) {
	rec, err := s.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	stories, err := s.Stories(r.Context())
	if err != nil {
		s.failed(w, err)
		return
	}
	i := slices.IndexFunc(stories, func(list []*readout.Record) bool {
		return slices.ContainsFunc(list, func(x *readout.Record) bool { return x.Document.ID == rec.Document.ID })
	})
	list := []*readout.Record{rec} // what came in a moment ago is a story of its own
	if i >= 0 {
		list = stories[i]
	}
	s.show(w, http.StatusOK, "story", titleOf(list[0]), "/stories", storyOf(list))
}

func storyOf(list []*readout.Record) storyData {
	d := storyData{From: list[0].PublicationDay(), To: list[len(list)-1].PublicationDay()}
	for _, rec := range list {
		d.Articles = append(d.Articles, lineOf(rec))
	}
	for _, h := range story.World(list) {
		first := h.Reports[0]
		x := happening{fact: factOf(first.Record, first.Event), Independent: h.Independent()}
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
