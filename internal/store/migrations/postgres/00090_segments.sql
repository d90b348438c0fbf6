-- +goose Up

-- Which documents have which atoms, in segments of internal/posting. What an older
-- store has is made when it is opened.
TRUNCATE cards;
DROP INDEX cards_by_atoms;
ALTER TABLE cards DROP COLUMN atoms;
CREATE TABLE segments (
    id        BIGINT PRIMARY KEY,   -- the greater, the later; none is used again
    documents INTEGER NOT NULL,     -- how many
    top       BIGINT NOT NULL       -- the position (cards.pos) of the newest
);
CREATE TABLE blocks (
    k     BIGINT PRIMARY KEY,       -- 16777216 times the id of the segment, and the number in it; 0 is its head
    block BYTEA NOT NULL
) WITH (toast_tuple_target = 8160); -- a block is a page
ALTER TABLE blocks ALTER COLUMN block SET STORAGE EXTERNAL;

-- Cards are read many together: they stand in their rows. What is packed already, or
-- is of hashes, is not pressed again.
ALTER TABLE cards SET (toast_tuple_target = 8160);
ALTER TABLE documents ALTER COLUMN record SET STORAGE EXTERNAL;
ALTER TABLE kin ALTER COLUMN sketch SET STORAGE EXTERNAL;
