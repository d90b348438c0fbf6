package storetest

import (
	"context"
	"testing"

	"readout/internal/store"
)

// feeds: the last that was said of each is remembered.
func feeds(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	ctx := context.Background()
	for _, f := range [][2]string{{"https://b.example/feed", `{"n":1}`}, {"https://a.example/feed", `{"n":2}`}, {"https://b.example/feed", `{"n":3}`}} {
		if err := s.KeepFeed(ctx, f[0], []byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Feeds(ctx)
	if err != nil || len(list) != 2 || string(list[0]) != `{"n":2}` || string(list[1]) != `{"n":3}` {
		t.Errorf("%s, %v", list, err)
	}
}
