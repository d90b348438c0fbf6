-- +goose Up

-- In which order documents came into the store, for those who watch. The last
-- hundred thousand are enough: what is older has been seen.
CREATE TABLE arrivals (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    at       TEXT NOT NULL       -- RFC 3339 in UTC
);

-- +goose StatementBegin
CREATE TRIGGER documents_arrive AFTER INSERT ON documents BEGIN
    INSERT INTO arrivals (document, at) VALUES (NEW.id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
    DELETE FROM arrivals WHERE n <= (SELECT max(n) FROM arrivals) - 100000;
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER documents_arrive;
DROP TABLE arrivals;
