-- +goose Up

-- A document's record is kept whole; the other tables hold what is looked up,
-- never a second copy of what is shown.
CREATE TABLE documents (
    id            TEXT PRIMARY KEY,  -- "sha256:" and the digest of the canonical text
    published     TEXT NOT NULL,     -- as in the record
    published_utc TEXT NOT NULL,     -- to sort by: RFC 3339 in UTC; empty when unknown
    title         TEXT NOT NULL,
    url           TEXT NOT NULL,
    publisher     TEXT NOT NULL,
    language      TEXT NOT NULL,
    skipped       TEXT NOT NULL,
    events        INTEGER NOT NULL,  -- how many
    claims        INTEGER NOT NULL,
    digest        BLOB NOT NULL,     -- SHA-256 of the record's JSON
    record        BLOB NOT NULL      -- the record's JSON, gzip
) WITHOUT ROWID;

CREATE INDEX documents_newest ON documents (published_utc DESC, id);

CREATE TABLE events (
    document  TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id        TEXT NOT NULL,
    plover    TEXT NOT NULL,
    mode      TEXT NOT NULL,
    modality  TEXT NOT NULL,
    polarity  TEXT NOT NULL,
    starts    TEXT NOT NULL,         -- RFC 3339 in UTC; empty when unknown
    ends      TEXT NOT NULL,         -- exclusive
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE INDEX events_due ON events (modality, starts);

CREATE TABLE statements (
    document     TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id           TEXT NOT NULL,
    speaker      TEXT NOT NULL,      -- the actor's name
    speaker_kind TEXT NOT NULL,
    act          TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE INDEX statements_by_speaker ON statements (speaker, act);

CREATE TABLE claims (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    event    TEXT NOT NULL,
    status   TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE INDEX claims_by_status ON claims (status, document);

CREATE TABLE figures (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    unit     TEXT NOT NULL,
    value    REAL NOT NULL,
    event    TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE INDEX figures_by_unit ON figures (unit, value);

-- +goose Down
DROP TABLE figures;
DROP TABLE claims;
DROP TABLE statements;
DROP TABLE events;
DROP TABLE documents;
