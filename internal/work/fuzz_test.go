package work

import "testing"

func FuzzJob(f *testing.F) {
	f.Add([]byte(`{"Article":{"Source":"a","Text":"The envoys met."},"Published":"2020-01-01T00:00:00Z"}`))
	f.Add([]byte("{"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if j, err := Parse(body); err == nil {
			j.name()
		}
	})
}
