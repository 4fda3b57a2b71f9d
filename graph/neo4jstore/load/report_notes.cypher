UNWIND $rows AS row
CREATE (:ReportNote {revision: $revision, position: row[0], note: row[1]})
