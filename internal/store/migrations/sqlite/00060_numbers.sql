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
