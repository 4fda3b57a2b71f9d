UNWIND $rows AS row
CREATE (:ReportFile {revision: $revision, position: row[0], file: row[1], read: row[2], accepted: row[3], rejected: row[4],
  repeated: row[5], skipped: row[6]})
