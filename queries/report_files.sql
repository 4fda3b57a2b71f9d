-- report_files: what became of the rows of each file of the last load.
-- row  position  int
-- row  file      string
-- row  read      int
-- row  accepted  int
-- row  rejected  int
-- row  repeated  int
-- row  skipped   int
-- sort position
SELECT position::BIGINT AS position, file, read::BIGINT AS read, accepted::BIGINT AS accepted, rejected::BIGINT AS rejected,
  repeated::BIGINT AS repeated, skipped::BIGINT AS skipped
FROM report_files
ORDER BY position
LIMIT $limit OFFSET $skip
