// Package neo4jstore keeps a dataset in a Neo4j database and answers the
// questions of the catalogue with their Cypher texts.
//
// It promises what [graph.Store] promises. It shares the database with whatever
// else is there: it writes nodes and relationships that carry the property
// revision, and changes and deletes no others. It knows nothing of files, of
// statistics or of the embedded store. README.md tells how the data looks and
// what a load does.
package neo4jstore

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"careergraph/graph"
)

// Engine is the name that answers of this store carry.
const Engine = "neo4j"

// A Config says which database to open.
type Config struct {
	URI      string // neo4j://, neo4j+s://, bolt:// or bolt+s://
	User     string // empty: the server asks for none
	Password string
	Database string // empty: the user's home database
}

// How long to try before a server counts as out of reach. The driver's own
// bounds would let a user wait for a minute.
const (
	connectTime = 5 * time.Second
	retryTime   = 5 * time.Second
)

// The oldest server whose Cypher has what the texts use.
const (
	oldestMajor = 5
	oldestMinor = 26
)

// A Store is a database that was opened. It is safe for concurrent use.
type Store struct {
	config  Config
	driver  neo4j.DriverWithContext
	token   string        // names this store as the owner of a load
	silence time.Duration // after which a load of another owner counts as dead
	loading sync.Mutex    // one load at a time from this store
}

// Open connects to a server and checks that it can be used. It fails with
// Invalid for an address that is none, Unauthenticated for a wrong password,
// Unavailable where no server answers, the database does not exist or the
// server is too old.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	auth := neo4j.NoAuth()
	if cfg.User != "" || cfg.Password != "" {
		auth = neo4j.BasicAuth(cfg.User, cfg.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(cfg.URI, auth, func(c *config.Config) {
		c.UserAgent = "careergraph"
		c.MaxTransactionRetryTime = retryTime
		c.SocketConnectTimeout = connectTime
		c.ConnectionAcquisitionTimeout = 2 * connectTime
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "store", "%q is not an address of a Neo4j; write neo4j://HOST:7687 or bolt://HOST:7687", cfg.URI).Because(err)
	}
	s := &Store{config: cfg, driver: driver, token: newToken(), silence: loadSilence}
	if err := s.check(ctx); err != nil {
		driver.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	return s, nil
}

// check asks the server for its version and the database for a sign of life.
func (s *Store) check(ctx context.Context) error {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.fail(ctx, err)
	}
	if tooOld(info.Agent()) {
		return graph.Errorf(graph.Unavailable, "store", "the server at %s is %s; careergraph needs Neo4j %d.%d or later", s.config.URI, info.Agent(), oldestMajor, oldestMinor)
	}
	return s.Ping(ctx)
}

// tooOld reads an agent such as Neo4j/5.26.12 or Neo4j/2025.01.0. One that does
// not say its version counts as new enough.
func tooOld(agent string) bool {
	_, version, _ := strings.Cut(agent, "/")
	parts := strings.FieldsFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) < 2 {
		return false
	}
	major, _ := strconv.Atoi(parts[0])
	minor, _ := strconv.Atoi(parts[1])
	return major < oldestMajor || major == oldestMajor && minor < oldestMinor
}

// Ping asks the database for its state. It fails with Unavailable where the
// database cannot be reached.
func (s *Store) Ping(ctx context.Context) error {
	return s.read(ctx, func(ctx context.Context, tx neo4j.ManagedTransaction) error {
		_, err := readState(ctx, tx)
		return err
	})
}

// Close ends all connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), connectTime)
	defer cancel()
	return s.driver.Close(ctx)
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.config.Database,
		BookmarkManager: s.driver.ExecuteQueryBookmarkManager(),
	})
}

// read runs work in one transaction that the server lets write nothing. The
// driver looks at its context for every message, so it gets one of its own that
// is cheap to look at.
func (s *Store) read(ctx context.Context, work func(context.Context, neo4j.ManagedTransaction) error) error {
	own, cancel := context.WithCancel(ctx)
	defer cancel()
	session := s.session(own, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteRead(own, func(tx neo4j.ManagedTransaction) (any, error) { return nil, work(own, tx) })
	return s.fail(ctx, err)
}
