// How many nodes and relationships look like ours and are not.
CALL () {
  MATCH (n:Dataset|Level|Bloc|Office|Kind|Unit|Post|Official|Claim|ReportFile|ReportCode|ReportProblem|ReportNote)
  WHERE n.revision IS NULL
  RETURN count(n) AS nodes
}
CALL () {
  MATCH ()-[r:HELD|ROTATED_TO|SENT_TO]->()
  WHERE r.revision IS NULL
  RETURN count(r) AS named
}
CALL () {
  MATCH (:Post|Unit)-[r:IN|PART_OF|SUCCEEDED_BY]->(:Unit)
  WHERE r.revision IS NULL
  RETURN count(r) AS placed
}
RETURN nodes, named + placed AS relationships
