package resolve_test

import "testing"

// TestSpeakersOn reads pronouns that speak and cannot stand for whom the words name, or go on for many.
func TestSpeakersOn(t *testing.T) {
	testPairings(t, []pairing{
		{"nobody calls himself by his name", "Holm said that Berg was the best. He also thinks Berg will win.", "S2 by Holm", "by Berg"},
		{"he who was told of goes on", "Holm said that Berg was late. He said the train had stopped.", "S2 by", ""},
		{"the police go on", "Police said 16 Kenyan farmers were killed near Nairobi. They said the bus was old.", "S2 by Police", "S2 by 16"},
	})
}
