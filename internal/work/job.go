// Package work takes articles from the queue, has them read and stored, and only
// then says that they are done. It knows no language and no database: how an
// article is read and how records are kept it is given.
package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"readout/internal/bus"
	"readout/internal/ingest/article"
)

// Job is an article to be read.
type Job struct {
	Article   article.Article
	Published time.Time `json:",omitzero"` // the date that the user gave; zero: the article's own
}

// Put puts an article on the queue under the hash of its text, which is also
// the id of its record. Once it returns without error the article is safe.
// queued is false when the same text is on the queue already.
func Put(ctx context.Context, b *bus.Bus, j Job) (queued bool, err error) {
	body, err := json.Marshal(j)
	if err != nil {
		return false, fmt.Errorf("%s: %w", j.Article.Source, err)
	}
	sum := sha256.Sum256([]byte(j.Article.Text))
	return b.Put(ctx, bus.Message{Key: hex.EncodeToString(sum[:]), Name: j.name(), Body: body})
}

// name is what people call the article.
func (j Job) name() string {
	if a := j.Article; a.URL != "" && a.URL != a.Source {
		return a.Source + " (" + a.URL + ")"
	}
	return j.Article.Source
}

// Parse makes a job of the body of a message.
func Parse(body []byte) (j Job, err error) {
	if err := json.Unmarshal(body, &j); err != nil {
		return j, fmt.Errorf("no article of Readout's: %w", err)
	}
	return j, nil
}
