package gold

import (
	"encoding/json"
	"path/filepath"
	"strings"
)

// StoryText is an article of ECB+: which story (subtopic) it belongs to, and
// its tokens.
type StoryText struct {
	ID        string `json:"doc_id"`
	Topic     string `json:"topic"`
	Story     string `json:"subtopic"`
	Sentences []struct {
		N      int      `json:"n"`
		Tokens []string `json:"tokens"`
	} `json:"sentences"`
}

// Text returns the article without the line that holds its address.
func (d *StoryText) Text() string {
	var lines []string
	for _, s := range d.Sentences {
		if len(s.Tokens) > 0 && (s.Tokens[0] == "http" || s.Tokens[0] == "https") {
			continue
		}
		lines = append(lines, strings.Join(s.Tokens, " "))
	}
	return strings.Join(lines, "\n")
}

// Stories reads the articles of a half of ECB+ in a folder.
func Stories(dir, half string) ([]StoryText, error) {
	var out []StoryText
	err := EachLine(filepath.Join(dir, "ecbplus_"+half+"_docs.jsonl.gz"), func(_ int, line string) error {
		var d StoryText
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return err
		}
		out = append(out, d)
		return nil
	})
	return out, err
}
