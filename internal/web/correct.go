package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/readout"
)

type correctData struct {
	Problem, Article, ArticlePath string
	Fact                          *card
	Fields                        []string // that can be wrong
	Types                         []string
	Sentences                     []string
	Given                         readout.Correction
	Sentence                      int
}

// correctForm asks what is wrong with a fact, or what is missing in an article.
func (s *site) correctForm(w http.ResponseWriter, r *http.Request) {
	rec, err := s.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	s.askCorrection(w, http.StatusOK, rec, readout.Correction{Fact: r.URL.Query().Get("fact")}, 0, "")
}

func (s *site) askCorrection(w http.ResponseWriter, status int, rec *readout.Record, given readout.Correction, sentence int, problem string) {
	d := correctData{Problem: problem, Article: titleOf(rec), ArticlePath: "/article/" + rec.Document.ID, Given: given, Types: readout.EventTypes(), Sentence: sentence}
	for _, c := range slices.Concat(eventCards(rec, ""), statementCards(rec, ""), figureCards(rec, "")) {
		if c.ID == given.Fact {
			d.Fact, d.Fields = &c, readout.CorrectionFields(c.Kind)
		}
	}
	if d.Fact == nil && given.Fact != "" {
		http.Error(w, "there is no such fact in this article", http.StatusNotFound)
		return
	}
	if d.Fact == nil {
		for i := range rec.Document.Sentences {
			d.Sentences = append(d.Sentences, rec.Sentence(i))
		}
	}
	s.show(w, status, "correct", "Report a mistake", "", d)
}

// maxReport bounds the body of a report.
const maxReport = 16 << 10

// correct keeps what somebody reports. That no other site can send it is seen to
// around all routes (internal/access).
func (s *site) correct(w http.ResponseWriter, r *http.Request) {
	rec, err := s.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxReport)
	if err := r.ParseForm(); err != nil {
		http.Error(w, "the report is too long", http.StatusRequestEntityTooLarge)
		return
	}
	c := readout.Correction{Problem: r.PostFormValue("problem"), Fact: r.PostFormValue("fact"), Field: r.PostFormValue("field"), Want: r.PostFormValue("want"), Note: r.PostFormValue("note"),
		By: s.Who(r.Context()), At: s.now().UTC().Format(time.RFC3339)}
	sentence, _ := strconv.Atoi(r.PostFormValue("sentence")) // a wrong one is no sentence
	if c.Problem == readout.Missing && sentence >= 1 && sentence <= len(rec.Document.Sentences) {
		c.Span = rec.Document.Sentences[sentence-1]
	}
	if err := c.Complete(rec); err != nil {
		s.askCorrection(w, http.StatusBadRequest, rec, c, sentence, strings.TrimPrefix(err.Error(), readout.ErrCorrection.Error()+": "))
		return
	}
	if err := s.Correct(r.Context(), c); err != nil {
		s.failed(w, err)
		return
	}
	to := "/article/" + rec.Document.ID
	if c.Fact != "" {
		to += "#" + c.Fact
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// correctionLine says in words what a correction says.
func correctionLine(c readout.Correction) string {
	line := "there is no such " + c.Kind
	switch {
	case c.Problem == readout.Missing:
		line = c.Want + " is missing"
	case c.Problem == readout.Wrong && c.Want == "":
		line = fmt.Sprintf("%s: none, not “%s”", c.Field, c.Was)
	case c.Problem == readout.Wrong:
		line = fmt.Sprintf("%s: “%s”, not “%s”", c.Field, c.Want, c.Was)
	}
	if c.Note != "" {
		line += " – " + c.Note
	}
	return line
}

// corrections lists all that people reported.
func (s *site) corrections(w http.ResponseWriter, r *http.Request) {
	list, err := s.Corrections(r.Context(), "")
	if err != nil {
		s.failed(w, err)
		return
	}
	type row struct{ At, By, What, Path string }
	var rows []row
	for _, c := range slices.Backward(list) {
		rows = append(rows, row{c.At[:min(10, len(c.At))], c.By, correctionLine(c), "/article/" + c.Document + "#" + c.Fact})
	}
	s.show(w, http.StatusOK, "corrections", "Corrections", "", rows[:min(len(rows), 500)])
}
