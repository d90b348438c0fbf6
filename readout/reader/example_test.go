package reader_test

import (
	"fmt"
	"time"

	"readout/readout/reader"
)

// Three lines from a text to its events.
func ExampleReader_Read() {
	r, err := reader.New()
	if err != nil {
		panic(err)
	}
	rec := r.Read("Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops near Baku. Armenia denied the allegation.", time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
	for _, e := range rec.Events {
		fmt.Println(rec.Names(e.Source), "→", rec.Names(e.Target)+":", e.Plover, "by the word of", rec.Names(rec.Speakers(e.ReportedBy)))
		fmt.Println(rec.EventSentence(&e))
	}
	for _, c := range rec.Claims {
		for _, side := range c.Sides {
			fmt.Println(c.Status+":", rec.Names([]string{side.Actor}), side.Stance)
		}
	}
	// Output:
	// Armenian forces → Azerbaijani troops: ASSAULT by the word of Azerbaijan
	// Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops near Baku.
	// contested: Azerbaijan claims
	// contested: Armenia denies
}

// A text in another language is recognised and said, not coded.
func ExampleReader_Read_skipped() {
	r, err := reader.New()
	if err != nil {
		panic(err)
	}
	rec := r.Read("Der Minister sprach gestern in Berlin über die neuen Sanktionen gegen Belarus und die Lage an der Grenze.", time.Time{})
	fmt.Println(len(rec.Events), rec.Document.Skipped)
	// Output: 0 language de: only English (en) is coded
}
