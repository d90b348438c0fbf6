package ingest

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"iter"

	"readout/internal/ingest/fetch"
	"readout/internal/ingest/listing"
)

// fetch reads an address: a page, or whatever else stands there.
func (r Reader) fetch(ctx context.Context, source string, yield func(Article, error) bool) {
	got, err := r.web().Get(ctx, fetch.Request{URL: source})
	if err != nil {
		yield(Article{Source: source}, err)
		return
	}
	r.Fetched(source, got)(yield)
}

// Fetched yields the articles of what an address gave.
func (r Reader) Fetched(source string, got fetch.Page) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		r.stream(origin{source, got.URL, got.ContentType}, bufio.NewReader(bytes.NewReader(got.Body)), func(part Part) bool {
			for a, err := range part {
				if err == nil && a.URL == "" {
					a.URL = got.URL
				}
				if !yield(a, err) {
					return false
				}
			}
			return true
		})
	}
}

func (r Reader) web() *fetch.Client {
	if r.Web != nil {
		return r.Web
	}
	return fetch.New(fetch.Options{MaxBytes: r.limit()})
}

// Addresses returns what a feed list or sitemap leads to, in its order; nothing
// when the source is no list.
func (r Reader) Addresses(ctx context.Context, source string) ([]listing.Entry, error) {
	var in io.Reader
	contentType := ""
	if isAddress(source) {
		got, err := r.web().Get(ctx, fetch.Request{URL: source})
		if err != nil {
			return nil, err
		}
		in, contentType = bytes.NewReader(got.Body), got.ContentType
	} else {
		file, err := r.open(source)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	b, err := unzipped(source, bufio.NewReader(in))
	if err != nil {
		return nil, err
	}
	data, err := r.all(source, b)
	if err != nil {
		return nil, err
	}
	s, _, err := decode(data, contentType)
	if err != nil || !listing.Looks(beginning(s)) {
		return nil, err
	}
	return listing.Parse(s)
}
