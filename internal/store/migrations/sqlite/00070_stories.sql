-- +goose Up

-- To which story each document belongs. A row outlives its document: what is read
-- again stays where it is. Those that wait are put into stories in the order of
-- their publication.
CREATE TABLE storied (
    document TEXT PRIMARY KEY,
    at       TEXT NOT NULL,               -- RFC 3339 in UTC: the publication, or what was taken for it
    n        INTEGER NOT NULL DEFAULT -1, -- in which order it was put into a story, from 0 on
    story    TEXT NOT NULL DEFAULT '',    -- empty: it waits
    waits    INTEGER NOT NULL DEFAULT 1,  -- 1: it waits, or its record has changed since
    digest   BLOB,                        -- what lists of stories show of it, as internal/story wants it
    compared BLOB                         -- by what it is compared with others; NULL once it has left the window
) WITHOUT ROWID;

CREATE INDEX storied_waiting ON storied (at, document) WHERE waits = 1;
CREATE INDEX storied_by_story ON storied (story, n);
CREATE INDEX storied_window ON storied (n) WHERE compared IS NOT NULL;

INSERT INTO storied (document, at) SELECT id, published_utc FROM documents;

-- +goose StatementBegin
CREATE TRIGGER documents_wait AFTER INSERT ON documents BEGIN
    INSERT INTO storied (document, at) VALUES (NEW.id, NEW.published_utc) ON CONFLICT (document) DO UPDATE SET waits = 1;
END;
-- +goose StatementEnd

CREATE TABLE stories (
    id       TEXT PRIMARY KEY,  -- that of a document
    n        INTEGER NOT NULL,  -- of that document
    joined   INTEGER NOT NULL,  -- documents since it was last taken apart and put together
    articles INTEGER NOT NULL   -- how many
) WITHOUT ROWID;

CREATE INDEX stories_largest ON stories (articles DESC, id);

-- +goose Down
DROP TABLE stories;
DROP TRIGGER documents_wait;
DROP TABLE storied;
