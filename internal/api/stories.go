package api

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"readout/internal/story"
	"readout/readout"
)

// Story is articles of one matter.
type Story struct {
	ID       string `json:"id"` // that of its first article
	Title    string `json:"title"`
	From     string `json:"from"` // day of the first article
	Until    string `json:"until"`
	Articles int    `json:"articles"`
}

// StoryDetail is a story with what its articles tell.
type StoryDetail struct {
	Story      Story       `json:"story"`
	Documents  []Summary   `json:"documents"`
	Happenings []Happening `json:"happenings"`
}

// Happening is one event of the world with its reports.
type Happening struct {
	Plover      string   `json:"plover"`
	Mode        string   `json:"mode"`
	Source      []string `json:"source"` // names
	Target      []string `json:"target"`
	Day         string   `json:"day"`
	Place       string   `json:"place"`
	Independent int      `json:"independent"` // reports that copy no other
	Reports     []Report `json:"reports"`
}

// Report is one article's telling of an event.
type Report struct {
	Document string `json:"document"`
	Event    string `json:"event"`
	Sentence string `json:"sentence"`
	Copy     bool   `json:"copy"` // an earlier report has the same words
}

func storyOf(list []*readout.Record) Story {
	first := list[0].Document
	title, _, _ := strings.Cut(first.Text, "\n")
	return Story{first.ID, cmp.Or(first.Title, title), list[0].PublicationDay(), list[len(list)-1].PublicationDay(), len(list)}
}

func (a *api) stories(r *http.Request) (any, error) {
	list, err := a.Stories(r.Context())
	if err != nil {
		return nil, err
	}
	return cut(r, list, func(s []*readout.Record) string { return s[0].Document.ID }, storyOf)
}

func (a *api) story(r *http.Request) (any, error) {
	rec, err := a.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	list, err := a.Stories(r.Context())
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(s []*readout.Record) bool {
		return slices.ContainsFunc(s, func(x *readout.Record) bool { return x.Document.ID == rec.Document.ID })
	})
	if i < 0 {
		return nil, ErrNone
	}
	out := StoryDetail{Story: storyOf(list[i]), Happenings: []Happening{}}
	for _, x := range list[i] {
		out.Documents = append(out.Documents, summaryOf(x))
	}
	for _, h := range story.World(list[i]) {
		out.Happenings = append(out.Happenings, happeningOf(h))
	}
	return out, nil
}

func happeningOf(h *story.Happening) Happening {
	// Empty lists, not null, where nobody is named.
	out := Happening{h.Plover, h.Mode, append([]string{}, h.Source...), append([]string{}, h.Target...), h.Day, h.Place, h.Independent(), []Report{}}
	for _, r := range h.Reports {
		out.Reports = append(out.Reports, Report{r.Record.Document.ID, r.Event.ID, r.Record.EventSentence(r.Event), r.Copy})
	}
	return out
}
