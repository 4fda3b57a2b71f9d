package neo4jstore_test

import (
	"fmt"

	"careergraph/graph"
)

// smallBatch is a province p with a district d in it, a post in each, and one
// official who rose from the district to the province:
//
//	(o1)-[t1 2010]->(d-chair) and, a move later, (o1)-[t2 2015-03]->(p-chair)
func smallBatch() *graph.Batch {
	batch := &graph.Batch{
		Dataset: graph.Dataset{
			ID: "small", Title: graph.Label{"en": "Small"}, AsOf: graph.MustDate("2020-12-31"), BlankEnd: graph.Open, OverlapDays: 92, GapDays: 365,
			Levels: []graph.Level{{ID: "district"}, {ID: "province"}}, Ordered: true,
			Blocs:   []graph.Bloc{{ID: "state"}},
			Offices: []graph.Office{{ID: "chair", Label: graph.Label{"en": "chair"}}},
			Kinds:   []graph.Kind{{ID: "rotation", Rotation: true}},
		},
		Units: []graph.Unit{
			{ID: "d", Name: "Huyện D", Level: "district", ParentID: "p", Extra: map[string]string{"x_code": "D"}},
			{ID: "p", Name: "Tỉnh P", Level: "province"},
		},
		Posts: []graph.Post{
			{ID: "d-chair", Title: "Chair of D", UnitID: "d", Level: "district", Bloc: "state", Office: "chair", Head: true, Class: graph.Career},
			{ID: "p-chair", Title: "Chair of P", UnitID: "p", Level: "province", Bloc: "state", Office: "chair", Head: true, Class: graph.Career},
		},
		Officials: []graph.Official{{ID: "o1", Name: "Official 1", Tenures: 2, Moves: 1, Trail: "ab"}},
		Tenures: []graph.Tenure{
			{ID: "t1", OfficialID: "o1", PostID: "d-chair", Start: graph.MustDate("2010"), End: graph.MustDate("2015-02"), Status: graph.Ended, Seq: 1, Outcome: graph.Entry, LastDay: graph.DayOf(2015, 2, 28)},
			{ID: "t2", OfficialID: "o1", PostID: "p-chair", Start: graph.MustDate("2015-03"), Status: graph.Open, Arrival: "rotation", Seq: 2, Outcome: graph.Moved, LastDay: graph.Forever},
		},
		Moves: []graph.Move{{ID: "t2", OfficialID: "o1", FromTenure: "t1", ToTenure: "t2", FromPost: "d-chair", ToPost: "p-chair", On: graph.MustDate("2015-03"), Kind: "rotation", Direction: graph.Up, GapDays: 1}},
	}
	graph.PlaceUnits(batch.Units)
	return batch
}

// largeBatch is smallBatch with more officials, each in the post of the
// district: too many for one transaction, so a load of it can break off.
func largeBatch() *graph.Batch {
	const more = 12_000
	batch := smallBatch()
	for i := range more {
		id := fmt.Sprintf("l%05d", i)
		batch.Officials = append(batch.Officials, graph.Official{ID: id, Tenures: 1, Trail: "a"})
		batch.Tenures = append(batch.Tenures, graph.Tenure{ID: id, OfficialID: id, PostID: "d-chair", Start: graph.MustDate("2001"), Status: graph.Open, Seq: 1, Outcome: graph.Entry, LastDay: graph.Forever})
	}
	return batch
}

const largeTenures = 12_002
