-- +goose Up

-- The calendar asks only for planned events with a time; nothing asked the others,
-- nor the tallies. Rows of documents are made when the store is opened.
DROP TABLE events;
DROP TABLE tallies;
CREATE TABLE plans (
    starts   TEXT COLLATE "C" NOT NULL,          -- RFC 3339 in UTC
    ends     TEXT COLLATE "C" NOT NULL,          -- exclusive
    long     INTEGER NOT NULL,       -- 1: takes more than two days
    document TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT COLLATE "C" NOT NULL           -- of the event
);
CREATE INDEX plans_due ON plans (starts, document, id);
CREATE INDEX plans_running ON plans (ends, starts) WHERE long = 1;
CREATE INDEX plans_of ON plans (document);

-- Atoms tell of titles and of what has no day: all are made anew when the store is
-- opened.
DELETE FROM cards;

-- How much is gathered for the index is said with each insert; to press atoms takes
-- longer than to write them.
ALTER INDEX cards_by_atoms RESET (gin_pending_list_limit);
ALTER TABLE cards ALTER COLUMN atoms SET STORAGE EXTERNAL;
