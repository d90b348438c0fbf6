-- +goose Up

-- Which documents have which atoms, in segments of internal/posting. What an older
-- store has is made when it is opened.
DROP TRIGGER cards_without_atoms;
DROP TABLE atoms;
DELETE FROM cards;
CREATE TABLE segments (
    id        INTEGER PRIMARY KEY,  -- the greater, the later; none is used again
    documents INTEGER NOT NULL,     -- how many
    top       INTEGER NOT NULL      -- the position (cards.pos) of the newest
);
CREATE TABLE blocks (
    k     INTEGER PRIMARY KEY,      -- 16777216 times the id of the segment, and the number in it; 0 is its head
    block BLOB NOT NULL
);
