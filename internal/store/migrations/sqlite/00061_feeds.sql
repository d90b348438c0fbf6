-- +goose Up

-- What is remembered of the feeds that are watched.
CREATE TABLE feeds (
    address TEXT PRIMARY KEY,
    state   TEXT NOT NULL        -- JSON of internal/ingest/schedule
);

-- +goose Down
DROP TABLE feeds;
