-- +goose Up

-- What is remembered of the feeds that are watched.
CREATE TABLE feeds (
    address TEXT COLLATE "C" PRIMARY KEY,
    state   TEXT NOT NULL        -- JSON of internal/ingest/schedule
);

-- +goose Down
DROP TABLE feeds;
