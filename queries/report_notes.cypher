// report_notes: what the last load assumed or left aside.
// row  position  int
// row  note      string
// sort position
MATCH (n:ReportNote)
RETURN n.position AS position, n.note AS note
ORDER BY position
SKIP $skip LIMIT $limit
