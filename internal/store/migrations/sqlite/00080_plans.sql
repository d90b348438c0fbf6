-- +goose Up

-- The calendar asks only for planned events with a time; days are tallied like
-- months (what is day, month a whole day, key the type). What is tallied is counted
-- anew, as the store of a Readout before migration 52 was counted twice by it.
DROP TABLE events;
CREATE TABLE plans (
    starts   TEXT NOT NULL,          -- RFC 3339 in UTC
    ends     TEXT NOT NULL,          -- exclusive
    long     INTEGER NOT NULL,       -- 1: takes more than two days
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT NOT NULL           -- of the event
);
CREATE INDEX plans_due ON plans (starts, document, id);
CREATE INDEX plans_running ON plans (ends, starts) WHERE long = 1;
CREATE INDEX plans_of ON plans (document);

DELETE FROM tallies;
CREATE TABLE uncounted (document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO uncounted SELECT id FROM documents;

-- Atoms tell of titles and of what has no day: all are made anew when the store is
-- opened.
DELETE FROM cards;
