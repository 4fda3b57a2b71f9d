package neo4jstore

import _ "embed"

// The statements of a load. Those that write rows take them as $rows, a list of
// lists in the order in which rows.go makes them.
var (
	//go:embed load/claim_lock.cypher
	claimLockCypher string
	//go:embed load/begin.cypher
	beginCypher string
	//go:embed load/keep.cypher
	keepCypher string
	//go:embed load/release.cypher
	releaseCypher string
	//go:embed load/finish.cypher
	finishCypher string
	//go:embed load/clear_relationships.cypher
	clearRelationshipsCypher string
	//go:embed load/drop_nodes.cypher
	dropNodesCypher string
	//go:embed load/levels.cypher
	levelsCypher string
	//go:embed load/blocs.cypher
	blocsCypher string
	//go:embed load/offices.cypher
	officesCypher string
	//go:embed load/kinds.cypher
	kindsCypher string
	//go:embed load/units.cypher
	unitsCypher string
	//go:embed load/part_of.cypher
	partOfCypher string
	//go:embed load/succeeded_by.cypher
	succeededByCypher string
	//go:embed load/posts.cypher
	postsCypher string
	//go:embed load/officials.cypher
	officialsCypher string
	//go:embed load/held.cypher
	heldCypher string
	//go:embed load/rotated_to.cypher
	rotatedToCypher string
	//go:embed load/sent_to.cypher
	sentToCypher string
	//go:embed load/claims.cypher
	claimsCypher string
	//go:embed load/report_files.cypher
	reportFilesCypher string
	//go:embed load/report_codes.cypher
	reportCodesCypher string
	//go:embed load/report_problems.cypher
	reportProblemsCypher string
	//go:embed load/report_notes.cypher
	reportNotesCypher string
)
