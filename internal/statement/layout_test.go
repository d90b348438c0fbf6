package statement_test

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/statement"
)

func TestLayoutSaysWhoSpeaks(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		name, text string
		want       []string // source: content, with the kind direct
	}{
		{"signed quotations", "“The dam shames us all.” ― Sonia Herrera\n“We were never asked.”— Colonel Musa Sow, army spokesman\n\nThe dam was finished in May.", []string{
			"Sonia Herrera: “The dam shames us all.”", "Colonel Musa Sow, army spokesman: “We were never asked.”"}},
		{"signature below", "\"We shall stay here.\"\n\n- Amal Haddad.\n\nThe farm is an hour from Hebron.", []string{"Amal Haddad: \"We shall stay here.\""}},
		{"no signature", "“We shall stay here.”\n— Reduce the number of checkpoints by half.", nil},
		{"a dash within the paragraph", "“We shall stay here” — a line from his last speech — was painted on the wall.", nil},
		{"transcript", "\"HOLM: Who closed the port? Was it the army?\n\n\"VARGA: The army did not close it. The port is open.\n\n\"(CROSSTALK.)\n\n\"HOLM: Thank you.", []string{
			"HOLM: Who closed the port? Was it the army?", "VARGA: The army did not close it. The port is open.", "HOLM: Thank you."}},
		{"questions and answers, line by line", "Q: Will the port open?\nA: It will open on Monday\nQ: And the bridge?", []string{
			"Q: Will the port open?", "A: It will open on Monday", "Q: And the bridge?"}},
		{"labels are no speakers", "UPDATE: The port has opened.\n\nCORRECTION: The port is in Varna.\n\nUPDATE: It has closed.", nil},
		{"one label is no transcript", "BERLIN: The port has opened.", nil},
		{"post", "The port is open again. Thank you all! — Ines Varga (@inesvarga) May 4, 2021\n\nShe wrote it at noon.", []string{
			"Ines Varga (@inesvarga): The port is open again. Thank you all!"}},
	} {
		var got []string
		for _, st := range r.finder.Find(c.text, r.parse(c.text), nil) {
			if slices.ContainsFunc(st.Why, func(why string) bool {
				return strings.Contains(why, "transcript") || strings.Contains(why, "signed")
			}) && st.Kind == statement.Direct {
				got = append(got, c.text[st.Source[0]:st.Source[1]]+": "+join(c.text, st.Content))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}
