-- +goose Up

-- What searches look through. pos sorts documents: the greater, the newer; of one
-- second the smaller id has the greater. card is of internal/search. Rows of
-- documents of an older store are made when it is opened.
CREATE TABLE cards (
    pos      INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    counted  INTEGER NOT NULL,       -- 0: a copy or an earlier version
    card     BLOB NOT NULL
);

-- Which documents have which atoms; rowid is pos.
CREATE VIRTUAL TABLE atoms USING fts5 (list, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=_.-'");

-- +goose StatementBegin
CREATE TRIGGER cards_without_atoms AFTER DELETE ON cards BEGIN
    DELETE FROM atoms WHERE rowid = old.pos;
END;
-- +goose StatementEnd

ALTER TABLE events ADD COLUMN day TEXT NOT NULL DEFAULT '';          -- its own, else that of the publication; YYYY-MM-DD
ALTER TABLE events ADD COLUMN quad INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN goldstein INTEGER NOT NULL DEFAULT 0;  -- in tenths
ALTER TABLE events ADD COLUMN happened INTEGER NOT NULL DEFAULT 0;   -- 1: actual, not denied by the article, of a known type
ALTER TABLE events ADD COLUMN long INTEGER NOT NULL DEFAULT 0;       -- 1: takes more than two days
CREATE INDEX events_by_day ON events (day, plover, quad, goldstein) WHERE happened = 1;
DROP INDEX events_due;
CREATE INDEX events_due ON events (starts, document, id) WHERE modality = 'scheduled' AND starts <> '';
CREATE INDEX events_running ON events (ends, starts) WHERE modality = 'scheduled' AND long = 1;

-- How many events happened in a month, by what they are.
CREATE TABLE tallies (
    what      TEXT NOT NULL,      -- type, actor, place, dyad
    month     TEXT NOT NULL,      -- YYYY-MM
    key       TEXT NOT NULL,      -- CONSULT; RUS; UKR; RUS>UKR
    quad      INTEGER NOT NULL,
    events    INTEGER NOT NULL,
    goldstein INTEGER NOT NULL,   -- the sum, in tenths
    PRIMARY KEY (what, month, key, quad)
) WITHOUT ROWID;

CREATE INDEX tallies_by_key ON tallies (what, key, month);

-- +goose Down
DROP TABLE tallies;
DROP TABLE atoms;
DROP TABLE cards;
