-- +goose Up

-- Nothing asked these; records have it all.
DROP TABLE figures;
DROP TABLE claims;
DROP TABLE statements;

-- As before, with a number for each document: bands name it twenty times. Most
-- documents are alone in their family and need no place in its index.
CREATE TABLE kin_numbered (
    n        INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    address  TEXT NOT NULL,          -- what names the article through its versions; empty when nothing does
    family   TEXT NOT NULL,          -- the smallest id that was among its documents when it came together
    original TEXT NOT NULL,          -- the document that is counted instead; empty: this one is
    kind     TEXT NOT NULL,          -- copy, version; empty where original is
    sketch   BLOB NOT NULL           -- of internal/duplicate
);
INSERT INTO kin_numbered SELECT row_number() OVER (ORDER BY document), document, address, family, original, kind, sketch FROM kin;
-- Documents of the first stores were never compared: an empty sketch says so.
INSERT INTO kin_numbered SELECT (SELECT COUNT(*) FROM kin) + row_number() OVER (ORDER BY id), id, '', id, '', '', x'' FROM documents WHERE id NOT IN (SELECT document FROM kin);

-- Texts that are much alike share a band. Their hashes are scattered over the
-- whole table, of which each transaction would write every page: so the bands of
-- the last documents stand in a small one and are moved many together.
CREATE TABLE bands_numbered (
    band BIGINT NOT NULL,
    n    INTEGER NOT NULL,           -- of kin
    PRIMARY KEY (band, n)
) WITHOUT ROWID;
CREATE TABLE bands_recent (
    band BIGINT NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (band, n)
) WITHOUT ROWID;
INSERT INTO bands_numbered SELECT b.band, k.n FROM bands b JOIN kin_numbered k ON k.document = b.document ORDER BY 1, 2;

DROP TABLE bands;
DROP TABLE kin;
ALTER TABLE kin_numbered RENAME TO kin;
ALTER TABLE bands_numbered RENAME TO bands;
CREATE INDEX kin_by_family ON kin (family) WHERE family <> document;
CREATE INDEX kin_by_original ON kin (original) WHERE original <> '';
CREATE INDEX kin_by_address ON kin (address) WHERE address <> '';

-- As before, in the order of the numbers of documents, without what nothing asked.
CREATE TABLE events_numbered (
    e         INTEGER PRIMARY KEY,       -- 65536 times n of kin, and how many of the document stand before it
    document  TEXT NOT NULL,
    id        TEXT NOT NULL,
    plover    TEXT NOT NULL,
    modality  TEXT NOT NULL,
    starts    TEXT NOT NULL,          -- RFC 3339 in UTC; empty when unknown
    ends      TEXT NOT NULL,          -- exclusive
    long      INTEGER NOT NULL,       -- 1: takes more than two days
    day       TEXT NOT NULL,          -- its own, else that of the publication; YYYY-MM-DD
    quad      INTEGER NOT NULL,
    goldstein INTEGER NOT NULL,       -- in tenths
    happened  INTEGER NOT NULL        -- 1: actual, not denied by the article, of a known type
);
INSERT INTO events_numbered SELECT 65536 * k.n + row_number() OVER (PARTITION BY k.n ORDER BY e.id), e.document, e.id, plover, modality, starts, ends, long, day, quad, goldstein, happened
    FROM events e JOIN kin k ON k.document = e.document ORDER BY 1;
DROP TABLE events;
ALTER TABLE events_numbered RENAME TO events;
CREATE INDEX events_by_day ON events (day, plover, quad, goldstein) WHERE happened = 1;
CREATE INDEX events_due ON events (starts, document, id) WHERE modality = 'scheduled' AND starts <> '';
CREATE INDEX events_running ON events (ends, starts) WHERE modality = 'scheduled' AND long = 1;

-- How much is gathered before it is written: that of some thousand documents.
INSERT INTO atoms (atoms, rank) VALUES ('hashsize', 16777216);
