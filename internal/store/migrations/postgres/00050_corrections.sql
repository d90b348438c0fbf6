-- +goose Up

-- What people say is wrong with what was read. A correction outlives the record
-- it speaks of: it is there to be checked when the document is read again.
CREATE TABLE corrections (
    id       TEXT PRIMARY KEY,   -- the same correction twice is one
    document TEXT NOT NULL,
    at       TEXT NOT NULL,      -- RFC 3339 in UTC
    body     TEXT NOT NULL       -- its JSON
);

CREATE INDEX corrections_by_document ON corrections (document);

-- +goose Down
DROP TABLE corrections;
