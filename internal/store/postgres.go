package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"iter"
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
	// To look through the index of atoms is right for every search; the planner,
	// which does not know what unpacking them costs, may take the other.
	for _, way := range []string{"enable_indexscan", "enable_seqscan"} {
		config.RuntimeParams[way] = "off"
	}
	finding := stdlib.OpenDB(*config)
	finding.SetMaxOpenConns(connections / 2)
	finding.SetMaxIdleConns(connections / 2)
	return &Store{db: db, name: name, dialect: postgresDialect{finding, newKept[int64, *search.Card](maxCards)}}, nil
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
	finding *sql.DB // with connections that look for candidates
	opened  *kept[int64, *search.Card]
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

// gathered is from how many documents on their atoms are put into the GIN index all
// together: what is gathered for it is looked through by every search, and putting
// it in is cheaper the more there is.
const gathered = 50

func (d postgresDialect) cards(ctx context.Context, conn *sql.Conn, tx *sql.Tx, list []listed) (err error) {
	limit := "1MB"
	if len(list) >= gathered {
		limit = "256MB"
		defer func() {
			if err == nil {
				_, err = tx.ExecContext(ctx, "SELECT gin_clean_pending_list('cards_by_atoms')")
			}
		}()
	}
	if _, err := tx.ExecContext(ctx, "SET LOCAL gin_pending_list_limit = '"+limit+"'"); err != nil {
		return err
	}
	t := table{name: "cards", columns: []string{"pos", "document", "counted", "card", "atoms"}}
	for _, x := range list {
		t.add(x.pos, x.document, x.counted, x.card, x.atoms)
	}
	return d.insert(ctx, conn, tx, t)
}

// walked is how many of the newest documents are looked through one by one first:
// what is frequent is found among them, and of what is seldom the index gives few.
// A GIN index gives documents in no order, and has to be asked for all.
const (
	walked   = 128
	askedFor = 2000 // of the index at first, then four times as many
	atOnce   = 64   // cards fetched at once
)

// candidates gives, with walk, the newest documents as they are; then what the
// index has.
func (d postgresDialect) candidates(ctx context.Context, db *sql.DB, need *search.Need, counted bool, from int64, walk bool) iter.Seq2[candidate, error] {
	return func(yield func(candidate, error) bool) {
		// pass hands on the documents of a statement's rows; more is false where none
		// is wanted after.
		pass := func(where string, args ...any) (n int, more bool) {
			list, err := d.carded(ctx, db, where, args...)
			if err != nil {
				return 0, yield(candidate{}, err) && false
			}
			for _, c := range list {
				if !yield(c, nil) {
					return len(list), false
				}
				from = c.pos - 1
			}
			return len(list), true
		}
		for n := 0; walk && n < walked; n += atOnce {
			if n, more := pass("pos <= $1 AND (counted OR NOT $2) ORDER BY pos DESC LIMIT $3", from, counted, atOnce); !more || n < atOnce {
				return
			}
		}
		match := need.Write("&", "|", "&!", lexeme)
		for n := askedFor; ; n *= 4 {
			found, err := d.positions(ctx, match, from, counted, n)
			if err != nil {
				yield(candidate{}, err)
				return
			}
			for piece := range slices.Chunk(found, atOnce) {
				if _, more := pass("pos = ANY($1) ORDER BY pos DESC", piece); !more {
					return
				}
			}
			if len(found) < n {
				return
			}
		}
	}
}

// carded gives documents with their cards. A card that was opened before is not
// fetched again while its row is the same: the number of the transaction that wrote
// it says so.
func (d postgresDialect) carded(ctx context.Context, db *sql.DB, where string, args ...any) (list []candidate, err error) {
	rows, err := db.QueryContext(ctx, "SELECT pos, document, xmin::text::bigint FROM cards WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	missing := map[string]int{}
	var fetch []int64
	for rows.Next() {
		var c candidate
		var version int64
		if err := rows.Scan(&c.pos, &c.document, &version); err != nil {
			return nil, err
		}
		var ok bool
		if c.card, ok = d.opened.get(c.document, version); !ok {
			missing[c.document] = len(list)
			fetch = append(fetch, c.pos)
		}
		list = append(list, c)
	}
	if err := rows.Err(); err != nil || len(fetch) == 0 {
		return list, err
	}
	rows.Close()
	if rows, err = db.QueryContext(ctx, "SELECT document, xmin::text::bigint, card FROM cards WHERE pos = ANY($1)", fetch); err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var document string
		var version int64
		var card []byte
		if err := rows.Scan(&document, &version, &card); err != nil {
			return nil, err
		}
		if at, ok := missing[document]; ok {
			list[at].card = opened(card)
			d.opened.put(document, version, list[at].card)
		}
	}
	return list, rows.Err()
}

// positions gives up to n positions from one on of documents whose atoms match.
func (d postgresDialect) positions(ctx context.Context, match string, from int64, counted bool, n int) ([]int64, error) {
	// That pos is added to keeps the planner from the index of positions, with which
	// it would unpack the atoms of every document.
	rows, err := d.finding.QueryContext(ctx, `SELECT pos FROM cards WHERE array_to_tsvector(atoms) @@ $1::tsquery AND pos + 0 <= $2 AND (counted OR NOT $3)
		ORDER BY pos DESC LIMIT $4`, match, from, counted, n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var pos int64
		if err := rows.Scan(&pos); err != nil {
			return nil, err
		}
		out = append(out, pos)
	}
	return out, rows.Err()
}

func lexeme(atom string) string { return "'" + strings.ReplaceAll(atom, "'", "''") + "'" }

func (d postgresDialect) close() error { return d.finding.Close() }

func (postgresDialect) tidying() []string {
	return []string{"SELECT gin_clean_pending_list('cards_by_atoms')", "ANALYZE cards", "ANALYZE plans"}
}
