package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"maps"
	"net/netip"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"readout/internal/search"
)

// connections bounds what one process takes of a server's.
const connections = 16

func openAddress(address string) (*Store, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("store: the address of the database: %w", err) // pgx leaves the password out
	}
	plainHere(address, config)
	// A plan made for any words fits none: how often each stands in the store
	// decides which index helps.
	config.RuntimeParams["plan_cache_mode"] = "force_custom_plan"
	config.RuntimeParams["jit"] = "off"
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "readout"
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	name := fmt.Sprintf("postgres://%s:%d/%s", config.Host, config.Port, config.Database)
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, fmt.Errorf("store %s: %w; is the server up, and the database made?", name, err)
	}
	return &Store{db: db, name: name, dialect: postgresDialect{newKept[string, int64, *search.Card](maxCards)}}, nil
}

// plainHere has a connection within this machine go without encryption first, where
// the address leaves the choice: a server that insists gets an encrypted one.
func plainHere(address string, config *pgx.ConnConfig) {
	ip, err := netip.ParseAddr(config.Host)
	if here := config.Host == "localhost" || err == nil && ip.IsLoopback(); !here || strings.Contains(address, "sslmode") || os.Getenv("PGSSLMODE") != "" || config.TLSConfig == nil {
		return
	}
	encrypted := &pgconn.FallbackConfig{Host: config.Host, Port: config.Port, TLSConfig: config.TLSConfig}
	config.TLSConfig, config.Fallbacks = nil, []*pgconn.FallbackConfig{encrypted}
}

type postgresDialect struct {
	opened *kept[string, int64, *search.Card]
}

func (postgresDialect) schema() (string, goose.Dialect) { return "postgres", goose.DialectPostgres }

// hold takes a lock of the session. goose has one of its own, which asks again
// only every five seconds.
func (postgresDialect) hold(ctx context.Context, db *sql.DB) (release func(), err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", int64(migrators)); err != nil {
		conn.Close()
		return nil, err
	}
	return func() { unlock(ctx, conn, migrators) }, nil
}

// unlock lets go of a lock of a session and ends the use of its connection.
func unlock(ctx context.Context, conn *sql.Conn, lock int64) {
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_unlock($1)", lock); err != nil {
		conn.Raw(func(any) error { return driver.ErrBadConn }) // the server lets go when the connection ends
	}
	conn.Close()
}

// keeping takes a lock of the session; the server lets go when it ends.
func (postgresDialect) keeping(ctx context.Context, s *Store) (release func(), ok bool, err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return func() {}, false, err
	}
	release = func() { unlock(context.WithoutCancel(ctx), conn, keepers) }
	err = conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1)", int64(keepers)).Scan(&ok)
	if err != nil || !ok {
		conn.Close()
	}
	return release, ok, err
}

// check has nothing to do: whoever runs the server makes the tables.
func (postgresDialect) check(context.Context, *Store) error { return nil }

var argument = regexp.MustCompile(`\?\d*`)

func (postgresDialect) bind(statement string) string {
	n := 0
	return argument.ReplaceAllStringFunc(statement, func(mark string) string {
		n++
		if mark == "?" {
			mark += strconv.Itoa(n)
		}
		return "$" + mark[1:]
	})
}

// writers is the number of the lock that writers hold one after the other. The
// same document from two workers is then stored once, and no two transactions
// wait for each other in a ring. migrators is that of those who make tables, keepers
// that of who puts documents into stories.
const (
	writers   = 0x5245414430555400
	migrators = writers + 1
	keepers   = writers + 2
)

// alone also has the planner look up by an index what is asked for by key, as all
// is that a writer asks: for some thousand keys it would go through whole tables,
// the longer the more there is in them.
func (postgresDialect) alone(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(writers)); err != nil {
		return err
	}
	for _, way := range []string{"enable_seqscan", "enable_hashjoin", "enable_mergejoin"} {
		if _, err := tx.ExecContext(ctx, "SET LOCAL "+way+" = off"); err != nil {
			return err
		}
	}
	return nil
}

func (postgresDialect) arrays() bool { return true }

// insert copies: tx runs on conn, so the copy is part of it.
func (postgresDialect) insert(ctx context.Context, conn *sql.Conn, _ *sql.Tx, t table) error {
	if len(t.rows) == 0 {
		return nil
	}
	return conn.Raw(func(c any) error {
		_, err := c.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromRows(t.rows))
		return err
	})
}

// carded: of the few cards that most searches look through, one that was opened
// before is not fetched again while its row is the same: the number of the
// transaction that wrote it says so. Where many are looked through all are fetched.
func (d postgresDialect) carded(ctx context.Context, db *sql.DB, positions []int64, counted bool) ([]candidate, error) {
	few := len(positions) <= cardsFirst
	rows, err := db.QueryContext(ctx, `SELECT pos, document, xmin::text::bigint, CASE WHEN NOT $3 THEN card END FROM cards
		WHERE pos = ANY($1) AND (counted OR NOT $2) ORDER BY pos DESC`, positions, counted, few)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []candidate
	missing := map[int64]int{}
	for rows.Next() {
		var c candidate
		if err := rows.Scan(&c.pos, &c.document, &c.version, &c.packed); err != nil {
			return nil, err
		}
		var ok bool
		if c.card, ok = d.opened.get(c.document, c.version); !ok && few {
			missing[c.pos] = len(list)
		}
		list = append(list, c)
	}
	if err := rows.Err(); err != nil || len(missing) == 0 {
		return list, err
	}
	rows.Close()
	if rows, err = db.QueryContext(ctx, "SELECT pos, xmin::text::bigint, card FROM cards WHERE pos = ANY($1)", slices.Collect(maps.Keys(missing))); err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var pos, version int64
		var card []byte
		if err := rows.Scan(&pos, &version, &card); err != nil {
			return nil, err
		}
		c := &list[missing[pos]]
		if c.version != version {
			continue // another document stands there now
		}
		c.card = opened(card)
		d.opened.put(c.document, version, c.card)
	}
	return list, rows.Err()
}

func (postgresDialect) tidying() []string { return []string{"ANALYZE cards", "ANALYZE plans"} }
