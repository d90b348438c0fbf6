package gold

import (
	"encoding/json"
	"path/filepath"
	"slices"
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
	Annotated []int `json:"annotated_sentences"` // numbers of the sentences in which mentions are
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

// EventMention is a word or words of ECB+ that tell of an event: those of one
// chain tell of the same.
type EventMention struct {
	Article   string `json:"doc_id"`
	Sentence  int    `json:"sentence"`
	Tokens    []int  `json:"tokens"`
	Chain     string `json:"chain"`
	Event     bool   `json:"event"`
	Validated bool   `json:"validated"`
}

// EventMentions reads the validated event mentions of a half of ECB+, by article.
func EventMentions(dir, half string) (map[string][]EventMention, error) {
	out := map[string][]EventMention{}
	err := EachLine(filepath.Join(dir, "ecbplus_"+half+"_mentions.jsonl.gz"), func(_ int, line string) error {
		var m EventMention
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return err
		}
		if m.Event && m.Validated {
			out[m.Article] = append(out[m.Article], m)
		}
		return nil
	})
	return out, err
}

// Passage returns the sentences of an article in which mentions are annotated,
// a line each, and the byte range of each of their tokens, by the number of the
// sentence.
func (d *StoryText) Passage() (text string, tokens map[int][][2]int) {
	var b strings.Builder
	tokens = map[int][][2]int{}
	for _, s := range d.Sentences {
		if !slices.Contains(d.Annotated, s.N) {
			continue
		}
		for i, t := range s.Tokens {
			if i > 0 {
				b.WriteByte(' ')
			}
			tokens[s.N] = append(tokens[s.N], [2]int{b.Len(), b.Len() + len(t)})
			b.WriteString(t)
		}
		b.WriteString("\n\n")
	}
	return b.String(), tokens
}

// Span is where a mention stands in the passage of its article; false when it
// stands outside.
func (m *EventMention) Span(tokens map[int][][2]int) ([2]int, bool) {
	list := tokens[m.Sentence]
	if len(m.Tokens) == 0 || m.Tokens[0] < 0 || m.Tokens[len(m.Tokens)-1] >= len(list) {
		return [2]int{}, false
	}
	return [2]int{list[m.Tokens[0]][0], list[m.Tokens[len(m.Tokens)-1]][1]}, true
}
