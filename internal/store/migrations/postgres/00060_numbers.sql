-- +goose Up

-- Nothing asked these; records have it all.
DROP TABLE figures;
DROP TABLE claims;
DROP TABLE statements;

-- As before, with a number for each document: bands name it twenty times. Most
-- documents are alone in their family and need no place in its index.
CREATE TABLE kin_numbered (
    n        BIGINT PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    address  TEXT COLLATE "C" NOT NULL,          -- what names the article through its versions; empty when nothing does
    family   TEXT COLLATE "C" NOT NULL,          -- the smallest id that was among its documents when it came together
    original TEXT COLLATE "C" NOT NULL,          -- the document that is counted instead; empty: this one is
    kind     TEXT COLLATE "C" NOT NULL,          -- copy, version; empty where original is
    sketch   BYTEA NOT NULL           -- of internal/duplicate
);
INSERT INTO kin_numbered SELECT row_number() OVER (ORDER BY document), document, address, family, original, kind, sketch FROM kin;

-- Texts that are much alike share a band. Their hashes are scattered over the
-- whole table, of which each transaction would write every page: so the bands of
-- the last documents stand in a small one and are moved many together.
CREATE TABLE bands_numbered (
    band BIGINT NOT NULL,
    n    BIGINT NOT NULL             -- of kin
);
CREATE TABLE bands_recent (
    band BIGINT NOT NULL,
    n    BIGINT NOT NULL
);
INSERT INTO bands_numbered SELECT b.band, k.n FROM bands b JOIN kin_numbered k ON k.document = b.document ORDER BY 1, 2;

DROP TABLE bands;
DROP TABLE kin;
ALTER TABLE kin_numbered RENAME TO kin;
ALTER TABLE bands_numbered RENAME TO bands;
CREATE INDEX bands_by_band ON bands (band);
CREATE INDEX bands_recent_by_band ON bands_recent (band);
CREATE INDEX kin_by_family ON kin (family) WHERE family <> document;
CREATE INDEX kin_by_original ON kin (original) WHERE original <> '';
CREATE INDEX kin_by_address ON kin (address) WHERE address <> '';
