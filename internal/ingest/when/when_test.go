package when

import (
	"testing"
	"time"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2024-05-14T09:30:00Z", "2024-05-14T09:30:00Z"},
		{"2024-05-14T09:30:00.123+03:00", "2024-05-14T09:30:00+03:00"},
		{"2024-05-14T09:30+0530", "2024-05-14T09:30:00+05:30"},
		{"2024-05-14T09:30:00", "2024-05-14"},
		{"2024-05-14", "2024-05-14"},
		{"2024/5/4", "2024-05-04"},
		{"20240514", "2024-05-14"},
		{"20240514T093000Z", "2024-05-14T09:30:00Z"},
		{"Tue, 14 May 2024 09:30:05 GMT", "2024-05-14T09:30:05Z"},
		{"Tue, 14 May 2024 09:30:05 +0200", "2024-05-14T09:30:05+02:00"},
		{"May 14, 2024", "2024-05-14"},
		{"Sept. 3, 2024", "2024-09-03"},
		{"Published: 3rd September 2024, 4:10 p.m. EDT", "2024-09-03T16:10:00-04:00"},
		{"Updated 0410 GMT, 18 May 2024", "2024-05-18T04:10:00Z"},
		{"May 14, 2024 12:05 AM UTC+3", "2024-05-14T00:05:00+03:00"},
		{"Wednesday 14 May 2024 09.30 BST", "2024-05-14T09:30:00+01:00"},
		{"31 April 2024", ""},
		{"14 May", ""},
		{"call 2024 0514", ""},
		{"", ""},
	} {
		st, ok := Find(c.in)
		got := ""
		switch {
		case ok && st.HasTime:
			got = st.Time.Format(time.RFC3339)
		case ok:
			got = st.Time.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Tue, 14 May 2024 09:30:05 +0200")
	f.Add("at 4:10 p.m. EDT on 20240101T")
	f.Fuzz(func(t *testing.T, s string) {
		st, ok := Find(s)
		if ok && (st.Start < 0 || st.End > len(s) || st.Start >= st.End || st.Time.IsZero()) {
			t.Fatalf("Find(%q) = %+v", s, st)
		}
	})
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		in, tag, want string
	}{
		{"Posted 08/23/2016 5:14 PM", "", "2016-08-23"},
		{"03/04/2021", "en-US", "2021-03-04"},
		{"03/04/2021", "en-GB", "2021-04-03"},
		{"03/04/2021", "en", ""},
		{"04.04.2021", "", "2021-04-04"},
		{"31/31/2021, 5 May 2022", "en-GB", "2022-05-05"},
		{"13/09/2024 and 5 May 2022", "", "2024-09-13"},
		{"5 May 2022, 13/09/2024", "", "2022-05-05"},
	} {
		got := ""
		if st, ok := FindAs(c.in, OrderOf(c.tag)); ok {
			got = st.Time.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("FindAs(%q, %q) = %q, want %q", c.in, c.tag, got, c.want)
		}
	}
	for in, want := range map[string]string{"1488974400000": "2017-03-08T12:00:00Z", "1488974400": "2017-03-08T12:00:00Z", "148897440012": "",
		"Tue Nov 23 2021 18:00:00 GMT+0100 (Central European Standard Time)": "2021-11-23T18:00:00+01:00"} {
		got := ""
		if st, ok := Parse(in); ok {
			got = st.Time.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("Parse(%q) = %q, want %q", in, got, want)
		}
	}
}
