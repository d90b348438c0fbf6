-- +goose Up

-- Cards have more than they had (search.Overview): all are made anew when the
-- store is opened.
DELETE FROM cards;

-- +goose Down
DELETE FROM cards;
