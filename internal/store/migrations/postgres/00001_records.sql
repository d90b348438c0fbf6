-- +goose Up

-- A document's record is kept whole; the other tables hold what is looked up,
-- never a second copy of what is shown.
CREATE TABLE documents (
    id            TEXT COLLATE "C" PRIMARY KEY,  -- "sha256:" and the digest of the canonical text
    published     TEXT COLLATE "C" NOT NULL,     -- as in the record
    published_utc TEXT COLLATE "C" NOT NULL,     -- to sort by: RFC 3339 in UTC; empty when unknown
    title         TEXT COLLATE "C" NOT NULL,
    url           TEXT COLLATE "C" NOT NULL,
    publisher     TEXT COLLATE "C" NOT NULL,
    language      TEXT COLLATE "C" NOT NULL,
    skipped       TEXT COLLATE "C" NOT NULL,
    events        INTEGER NOT NULL,  -- how many
    claims        INTEGER NOT NULL,
    digest        BYTEA NOT NULL,     -- SHA-256 of the record's JSON
    record        BYTEA NOT NULL      -- the record's JSON, gzip
);

CREATE INDEX documents_newest ON documents (published_utc DESC, id);

CREATE TABLE events (
    document  TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id        TEXT COLLATE "C" NOT NULL,
    plover    TEXT COLLATE "C" NOT NULL,
    mode      TEXT COLLATE "C" NOT NULL,
    modality  TEXT COLLATE "C" NOT NULL,
    polarity  TEXT COLLATE "C" NOT NULL,
    starts    TEXT COLLATE "C" NOT NULL,         -- RFC 3339 in UTC; empty when unknown
    ends      TEXT COLLATE "C" NOT NULL,         -- exclusive
    PRIMARY KEY (document, id)
);

CREATE INDEX events_due ON events (modality, starts);

CREATE TABLE statements (
    document     TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id           TEXT COLLATE "C" NOT NULL,
    speaker      TEXT COLLATE "C" NOT NULL,      -- the actor's name
    speaker_kind TEXT COLLATE "C" NOT NULL,
    act          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (document, id)
);

CREATE INDEX statements_by_speaker ON statements (speaker, act);

CREATE TABLE claims (
    document TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT COLLATE "C" NOT NULL,
    event    TEXT COLLATE "C" NOT NULL,
    status   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (document, id)
);

CREATE INDEX claims_by_status ON claims (status, document);

CREATE TABLE figures (
    document TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id       TEXT COLLATE "C" NOT NULL,
    unit     TEXT COLLATE "C" NOT NULL,
    value    DOUBLE PRECISION NOT NULL,
    event    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (document, id)
);

CREATE INDEX figures_by_unit ON figures (unit, value);

-- +goose Down
DROP TABLE figures;
DROP TABLE claims;
DROP TABLE statements;
DROP TABLE events;
DROP TABLE documents;
