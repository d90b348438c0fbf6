-- +goose Up

-- What searches look through. pos sorts documents: the greater, the newer; of one
-- second the smaller id has the greater. card and atoms are of internal/search.
-- Rows of documents of an older store are made when it is opened.
CREATE TABLE cards (
    pos      BIGINT PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    counted  BOOLEAN NOT NULL,       -- false: a copy or an earlier version
    card     BYTEA NOT NULL,
    atoms    TEXT[] COLLATE "C" NOT NULL
) WITH (toast_tuple_target = 128);   -- many rows to a page: most are only counted and sorted

ALTER TABLE cards ALTER COLUMN card SET STORAGE EXTERNAL;
CREATE INDEX cards_by_atoms ON cards USING gin (array_to_tsvector(atoms)) WITH (gin_pending_list_limit = 1024);

ALTER TABLE events ADD COLUMN day TEXT COLLATE "C" NOT NULL DEFAULT '';          -- its own, else that of the publication; YYYY-MM-DD
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
    what      TEXT COLLATE "C" NOT NULL,      -- type, actor, place, dyad
    month     TEXT COLLATE "C" NOT NULL,      -- YYYY-MM
    key       TEXT COLLATE "C" NOT NULL,      -- CONSULT; RUS; UKR; RUS>UKR
    quad      INTEGER NOT NULL,
    events    INTEGER NOT NULL,
    goldstein INTEGER NOT NULL,   -- the sum, in tenths
    PRIMARY KEY (what, month, key, quad)
);

CREATE INDEX tallies_by_key ON tallies (what, key, month);

-- +goose Down
DROP TABLE tallies;
DROP TABLE cards;
