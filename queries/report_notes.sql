-- report_notes: what the last load assumed or left aside.
-- row  position  int
-- row  note      string
-- sort position
SELECT position::BIGINT AS position, note
FROM report_notes
ORDER BY position
LIMIT $limit OFFSET $skip
