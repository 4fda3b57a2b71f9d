UNWIND $rows AS row
CREATE (:ReportCode {revision: $revision, code: row[0], severity: row[1], problems: row[2]})
