package knowledge

import (
	"testing"

	"os"
)

func TestLoadRealData(t *testing.T) {
	b, err := Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(b.actors), len(b.offices), len(b.agencies))
}
