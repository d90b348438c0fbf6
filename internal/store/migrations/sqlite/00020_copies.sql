-- +goose Up

-- Which documents are copies or earlier versions of another, and what they are
-- compared by. Documents whose texts are alike stand in one family; one of them
-- is counted, the others name it. Only a document that is counted has rows in
-- events, statements, claims and figures.
CREATE TABLE kin (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    address  TEXT NOT NULL,          -- what names the article through its versions; empty when nothing does
    family   TEXT NOT NULL,          -- the smallest id that was among its documents when it came together
    original TEXT NOT NULL,          -- the document that is counted instead; empty: this one is
    kind     TEXT NOT NULL,          -- copy, version; empty where original is
    sketch   BLOB NOT NULL           -- of internal/duplicate
) WITHOUT ROWID;

CREATE INDEX kin_by_family ON kin (family);
CREATE INDEX kin_by_original ON kin (original) WHERE original <> '';
CREATE INDEX kin_by_address ON kin (address) WHERE address <> '';

-- Texts that are much alike share a band.
CREATE TABLE bands (
    band     BIGINT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (band, document)
) WITHOUT ROWID;

CREATE INDEX bands_by_document ON bands (document);

-- +goose Down
DROP TABLE bands;
DROP TABLE kin;
