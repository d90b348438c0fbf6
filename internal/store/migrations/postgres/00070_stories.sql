-- +goose Up

-- To which story each document belongs. A row outlives its document: what is read
-- again stays where it is. Those that wait are put into stories in the order of
-- their publication.
CREATE TABLE storied (
    document TEXT COLLATE "C" PRIMARY KEY,
    at       TEXT COLLATE "C" NOT NULL,            -- RFC 3339 in UTC: the publication, or what was taken for it
    n        BIGINT NOT NULL DEFAULT -1,           -- in which order it was put into a story, from 0 on
    story    TEXT COLLATE "C" NOT NULL DEFAULT '', -- empty: it waits
    waits    INTEGER NOT NULL DEFAULT 1,           -- 1: it waits, or its record has changed since
    digest   BYTEA,                                -- what lists of stories show of it, as internal/story wants it
    compared BYTEA                                 -- by what it is compared with others; NULL once it has left the window
);

CREATE INDEX storied_waiting ON storied (at, document) WHERE waits = 1;
CREATE INDEX storied_by_story ON storied (story, n);
CREATE INDEX storied_window ON storied (n) WHERE compared IS NOT NULL;

INSERT INTO storied (document, at) SELECT id, published_utc FROM documents;

-- +goose StatementBegin
CREATE FUNCTION await() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO storied (document, at) SELECT id, published_utc FROM awaiting ON CONFLICT (document) DO UPDATE SET waits = 1;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER documents_wait AFTER INSERT ON documents REFERENCING NEW TABLE AS awaiting FOR EACH STATEMENT EXECUTE FUNCTION await();

CREATE TABLE stories (
    id       TEXT COLLATE "C" PRIMARY KEY,  -- that of a document
    n        BIGINT NOT NULL,               -- of that document
    joined   BIGINT NOT NULL,               -- documents since it was last taken apart and put together
    articles BIGINT NOT NULL                -- how many
);

CREATE INDEX stories_largest ON stories (articles DESC, id);

-- +goose Down
DROP TABLE stories;
DROP TRIGGER documents_wait ON documents;
DROP FUNCTION await();
DROP TABLE storied;
