// Package graph holds the words of the domain: officials who hold posts in
// units, the moves between posts, and what a store of them promises.
//
// It knows nothing of any database, of HTTP or of configuration. The words map
// to a property graph like this:
//
//	Official  (:Official)
//	Unit      (:Unit)-[:PART_OF]->(:Unit)
//	UnitLink  (:Unit)-[:SUCCEEDED_BY]->(:Unit)
//	Post      (:Post)-[:IN]->(:Unit)
//	Tenure    (:Official)-[:HELD]->(:Post)
//	Move      (:Post)-[:ROTATED_TO]->(:Post), one edge a move
//	Dataset   (:Dataset)
//
// Text is compared by bytes everywhere; [Fold] is for searching names only.
package graph
