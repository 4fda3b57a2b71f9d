package neo4jstore_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/neo4jstore"
	"careergraph/graph/neo4jstore/neo4jtest"
)

func load(t *testing.T, store *neo4jstore.Store, batch *graph.Batch) graph.Loaded {
	t.Helper()
	loaded, err := store.Load(t.Context(), batch, nil)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func ask(t *testing.T, store *neo4jstore.Store, question string) *graph.Answer {
	t.Helper()
	answer, err := store.Ask(t.Context(), graph.Ask{Question: question})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// picture gives all nodes and relationships with all they hold but what differs
// from load to load.
func picture(t *testing.T, server neo4jtest.Server) [][]any {
	t.Helper()
	return append(
		run(t, server, `MATCH (n)
			RETURN labels(n)[0] + ' ' + coalesce(n.id, '') AS node, COLLECT {
				UNWIND keys(n) AS key WITH key WHERE NOT key IN ['revision', 'fingerprint', 'extra']
				RETURN key + '=' + toStringOrNull(n[key]) ORDER BY key } AS properties
			ORDER BY node`, nil),
		run(t, server, `MATCH (a)-[r]->(b)
			RETURN coalesce(a.id, '') + ' ' + type(r) + ' ' + coalesce(b.id, '') AS edge, COLLECT {
				UNWIND keys(r) AS key WITH key WHERE key <> 'revision'
				RETURN key + '=' + toStringOrNull(r[key]) ORDER BY key } AS properties
			ORDER BY edge, properties`, nil)...)
}

func TestAReloadLeavesTheGraphOfAFreshLoad(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	load(t, store, smallBatch())
	fresh := picture(t, server)
	if len(fresh) < 10 {
		t.Fatalf("the picture shows %d things only", len(fresh))
	}
	// Everything of the other batch differs: a unit, post and official of its
	// own, another name, an extra column more and one less.
	other := smallBatch()
	other.Units = append(other.Units, graph.Unit{ID: "e", Name: "Huyện E", Level: "district", ParentID: "p", Extra: map[string]string{"x_area": "12"}})
	other.Units[0].Extra = nil
	other.Posts[0].Title = "President of D"
	other.Posts = append(other.Posts, graph.Post{ID: "e-chair", Title: "Chair of E", UnitID: "e", Level: "district", Class: graph.Career})
	other.Officials[0].Gender = "female"
	other.Tenures, other.Moves = other.Tenures[:1], nil
	graph.PlaceUnits(other.Units)
	if got := load(t, store, other); got != (graph.Loaded{Revision: 2, Changed: true}) {
		t.Errorf("the second load: %+v", got)
	}
	if cmp.Equal(fresh, picture(t, server)) {
		t.Fatal("the other batch makes no difference")
	}
	if got := load(t, store, smallBatch()); got != (graph.Loaded{Revision: 3, Changed: true}) {
		t.Errorf("the third load: %+v", got)
	}
	if diff := cmp.Diff(fresh, picture(t, server)); diff != "" {
		t.Errorf("what another load wrote is still there (- fresh, + reloaded):\n%s", diff)
	}
	if got := load(t, store, smallBatch()); got != (graph.Loaded{Revision: 3}) {
		t.Errorf("the same again: %+v", got)
	}
}

func TestWhatOthersWroteSurvivesAReload(t *testing.T) {
	server := emptied(t)
	run(t, server, "CREATE (:Journalist {id: 'j'})-[:WRITES_FOR]->(:Paper {id: 'n'})", nil)
	store := open(t, server)
	load(t, store, smallBatch())
	run(t, server, `MATCH (j:Journalist), (o:Official {id: 'o1'}), (d:Unit {id: 'd'}), (p:Post {id: 'p-chair'})
		CREATE (j)-[:ASKED {year: 2020}]->(o), (j)-[:VISITED]->(d)
		SET o.note = 'spoke', o.x_mine = 'kept', p.colour = 'blue'`, nil)

	// The district leaves the dataset, and with it all that hangs on it.
	smaller := smallBatch()
	smaller.Units, smaller.Posts, smaller.Tenures, smaller.Moves = smaller.Units[1:], smaller.Posts[1:], smaller.Tenures[1:], nil
	graph.PlaceUnits(smaller.Units)
	load(t, store, smaller)

	for _, test := range []struct {
		what, cypher string
		want         any
	}{
		{"a foreign relationship between foreign nodes", "MATCH (:Journalist)-[r:WRITES_FOR]->(:Paper) RETURN count(r)", int64(1)},
		{"a foreign relationship to an official that stayed", "MATCH (:Journalist)-[r:ASKED {year: 2020}]->(:Official {id: 'o1'}) RETURN count(r)", int64(1)},
		{"a property that a user gave an official", "MATCH (o:Official {id: 'o1'}) RETURN o.note + ' ' + o.x_mine", "spoke kept"},
		{"a property that a user gave a post", "MATCH (p:Post {id: 'p-chair'}) RETURN p.colour", "blue"},
		{"a unit that left, on which a foreign relationship hangs", "MATCH (:Journalist)-[:VISITED]->(d) RETURN d.name", "Huyện D"},
		{"that unit is no unit any more", "MATCH (u:Unit) RETURN count(u)", int64(1)},
		{"a post that left, on which nothing hangs", "MATCH (p) WHERE p.id = 'd-chair' RETURN count(p)", int64(0)},
	} {
		rows := run(t, server, test.cypher, nil)
		if len(rows) != 1 || rows[0][0] != test.want {
			t.Errorf("%s: %v, want %v", test.what, rows, test.want)
		}
	}

	load(t, store, smallBatch())
	if got := run(t, server, "MATCH (u:Unit {id: 'd'})-[r]-() RETURN collect(DISTINCT type(r))", nil); len(got) != 1 {
		t.Errorf("the unit that came back: %v", got)
	}
}

func TestADatabaseWithNodesOfOurLabelsIsRefused(t *testing.T) {
	for name, cypher := range map[string]string{
		"a node":         "CREATE (:Unit {id: 'd', name: 'a unit of measure'})",
		"a relationship": "CREATE (:Person)-[:HELD]->(:Auction)",
	} {
		t.Run(name, func(t *testing.T) {
			server := emptied(t)
			run(t, server, cypher, nil)
			before := picture(t, server)
			_, err := open(t, server).Load(t.Context(), smallBatch(), nil)
			refused(t, err, graph.Conflict, "a database of its own")
			if diff := cmp.Diff(before, picture(t, server)); diff != "" {
				t.Errorf("the refused load changed something:\n%s", diff)
			}
		})
	}
}

// complete checks that a store holds the whole of largeBatch, once.
func complete(t *testing.T, store *neo4jstore.Store, server neo4jtest.Server) {
	t.Helper()
	answer := ask(t, store, "tenures")
	if len(answer.Rows) != largeTenures || len(answer.Warnings) > 0 {
		t.Errorf("%d of %d tenures, warnings %q", len(answer.Rows), largeTenures, answer.Warnings)
	}
	if got := run(t, server, "MATCH (:Official)-[h:HELD]->(:Post) RETURN count(h), count(DISTINCT h.id)", nil); got[0][0] != got[0][1] {
		t.Errorf("%d tenures of %d ids", got[0]...)
	}
}

// incomplete checks that a store warns of a load that broke off.
func incomplete(t *testing.T, store *neo4jstore.Store) {
	t.Helper()
	warnings := ask(t, store, "units").Warnings
	if len(warnings) != 1 || !strings.HasPrefix(warnings[0], "incomplete: ") {
		t.Errorf("warnings %q of a load that broke off", warnings)
	}
}

// at calls a function once when a load has written rows of a stage.
func at(stage string, call func()) graph.Progress {
	called := false
	return func(now string, done, total int) {
		if now == stage && !called {
			called = true
			call()
		}
	}
}

func TestALoadThatIsCancelledIsFinishedByAnother(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	load(t, store, smallBatch())
	ctx, cancel := context.WithCancel(t.Context())
	_, err := store.Load(ctx, largeBatch(), at("tenures", cancel))
	refused(t, err, graph.Canceled, "cancelled")
	incomplete(t, store)

	if got := load(t, open(t, server), largeBatch()); !got.Changed || got.Revision <= 1 {
		t.Errorf("the load that finishes it: %+v", got)
	}
	complete(t, store, server)
}

func TestALoadWhoseServerDiesIsFinishedByAnother(t *testing.T) {
	folder := t.TempDir()
	first, err := neo4jtest.Run(neo4jtest.Config{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	store := open(t, first.Server)
	_, err = store.Load(t.Context(), largeBatch(), at("tenures", first.Kill))
	refused(t, err, graph.Unavailable, first.URI)
	_, err = store.Ask(t.Context(), graph.Ask{Question: "units"})
	refused(t, err, graph.Unavailable, first.URI)

	second, err := neo4jtest.Run(neo4jtest.Config{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Kill()
	again := open(t, second.Server)
	incomplete(t, again)
	again.TakeForDeadAfter(0)
	load(t, again, largeBatch())
	complete(t, again, second.Server)
}

func TestASmallLoadIsSeenWholeOrNotAtAll(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	load(t, store, smallBatch())
	changed := smallBatch()
	changed.Units[1].Name = "Tỉnh P mới"
	ctx, cancel := context.WithCancel(t.Context())
	_, err := store.Load(ctx, changed, at("tenures", cancel))
	refused(t, err, graph.Canceled, "cancelled")
	answer := ask(t, store, "dataset")
	if answer.Revision != 1 || len(answer.Warnings) > 0 {
		t.Errorf("revision %d, warnings %q after a small load broke off", answer.Revision, answer.Warnings)
	}
	if got := run(t, server, "MATCH (u:Unit {id: 'p'}) RETURN u.name", nil); got[0][0] != "Tỉnh P" {
		t.Errorf("the name of a load that broke off: %v", got)
	}
}

// underWay makes the database look as if another program were loading.
func underWay(t *testing.T, server neo4jtest.Server) {
	t.Helper()
	run(t, server, "MATCH (d:Dataset {only: true}) SET d.loading = d.revision + 1, d.loading_by = 'another', d.loading_at = datetime.realtime()", nil)
}

func TestALoadBesideALiveOneIsRefused(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	store.TakeForDeadAfter(time.Hour)
	load(t, store, smallBatch())
	underWay(t, server)
	_, err := store.Load(t.Context(), largeBatch(), at("waiting for another load", func() { underWay(t, server) }))
	refused(t, err, graph.Conflict, "another load")
	if got := run(t, server, "MATCH (d:Dataset) RETURN d.loading_by", nil); got[0][0] != "another" {
		t.Errorf("the lock is %v's", got[0][0])
	}
}

func TestALoadThatWasTakenForDeadStops(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	_, err := store.Load(t.Context(), largeBatch(), at("officials", func() { underWay(t, server) }))
	refused(t, err, graph.Conflict, "taken over")
	if got := run(t, server, "MATCH (d:Dataset) RETURN d.loading_by, d.revision", nil); got[0][0] != "another" || got[0][1] != int64(0) {
		t.Errorf("the owner and the revision are %v", got[0])
	}
}
