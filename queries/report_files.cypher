// report_files: what became of the rows of each file of the last load.
// row  position  int
// row  file      string
// row  read      int
// row  accepted  int
// row  rejected  int
// row  repeated  int
// row  skipped   int
// sort position
MATCH (f:ReportFile)
RETURN f.position AS position, f.file AS file, f.read AS read, f.accepted AS accepted, f.rejected AS rejected,
       f.repeated AS repeated, f.skipped AS skipped
ORDER BY position
SKIP $skip LIMIT $limit
