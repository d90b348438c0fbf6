-- +goose Up

-- In which order documents came into the store, for those who watch; the last
-- hundred thousand are enough. Numbers of
-- writers at work at the same time may be seen out of order.
CREATE TABLE arrivals (
    n        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL,
    at       TEXT NOT NULL       -- RFC 3339 in UTC
);

-- +goose StatementBegin
CREATE FUNCTION arrive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO arrivals (document, at) SELECT id, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM arrived;
    DELETE FROM arrivals WHERE n <= (SELECT max(n) FROM arrivals) - 100000;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER documents_arrive AFTER INSERT ON documents REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION arrive();

-- +goose Down
DROP TRIGGER documents_arrive ON documents;
DROP FUNCTION arrive();
DROP TABLE arrivals;
