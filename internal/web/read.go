package web

import (
	"net/http"
	"strings"
	"time"

	"readout/internal/api"
)

type form struct{ Text, Date, Source, Problem, SourceProblem string }

func (s *site) readForm(w http.ResponseWriter, status int, f form) {
	s.show(w, status, "read", "Read", "/read", f)
}

// read codes a text that was typed in and shows what was read; nothing is kept.
func (s *site) read(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, api.MaxText+4096)
	if err := r.ParseForm(); err != nil {
		s.readForm(w, http.StatusRequestEntityTooLarge, form{Problem: "The text is too long."})
		return
	}
	f := form{Text: r.PostFormValue("text"), Date: r.PostFormValue("date")}
	at := s.now()
	if f.Date != "" {
		var err error
		if at, err = time.Parse(time.DateOnly, f.Date); err != nil {
			f.Problem = "Write the day as YYYY-MM-DD."
		}
	}
	if strings.TrimSpace(f.Text) == "" {
		f.Problem = "There is nothing to read."
	}
	if f.Problem != "" {
		s.readForm(w, http.StatusBadRequest, f)
		return
	}
	s.record(w, s.Read(f.Text, at), false, nil)
}

// add has a source on the web read and kept, and shows how that goes on.
func (s *site) add(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxReport)
	if err := r.ParseForm(); err != nil {
		s.readForm(w, http.StatusRequestEntityTooLarge, form{SourceProblem: "The address is too long."})
		return
	}
	source := strings.TrimSpace(r.PostFormValue("source"))
	if err := s.desk.Add(source); err != nil {
		s.readForm(w, http.StatusBadRequest, form{Source: source, SourceProblem: err.Error()})
		return
	}
	http.Redirect(w, r, "/live", http.StatusSeeOther)
}
