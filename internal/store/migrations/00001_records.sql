-- +goose Up
CREATE TABLE documents (
    id        TEXT PRIMARY KEY,          -- sha256:… of the canonical text
    published TEXT NOT NULL,             -- RFC 3339 date or date-time; '' when unknown
    title     TEXT NOT NULL,
    publisher TEXT NOT NULL,
    url       TEXT NOT NULL,
    language  TEXT NOT NULL,
    events    INTEGER NOT NULL,          -- how many the record holds
    record    BLOB NOT NULL              -- the record's JSON, gzipped
);
CREATE INDEX documents_by_date ON documents (published DESC, id);

CREATE TABLE events (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,              -- E1, E2, … within the document
    plover   TEXT NOT NULL,
    cameo    TEXT NOT NULL,
    modality TEXT NOT NULL,
    polarity TEXT NOT NULL,
    starts   TEXT NOT NULL,              -- '' when the text gives no time
    PRIMARY KEY (document, id)
);
CREATE INDEX events_by_start ON events (modality, starts);

CREATE TABLE claims (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    event    TEXT NOT NULL,
    status   TEXT NOT NULL,
    PRIMARY KEY (document, id)
);
CREATE INDEX claims_by_status ON claims (status);

-- +goose Down
DROP TABLE claims;
DROP TABLE events;
DROP TABLE documents;
