UNWIND $rows AS row
CREATE (:ReportProblem {revision: $revision, position: row[0], file: row[1], line: row[2], `where`: row[3], `column`: row[4],
  value: row[5], code: row[6], severity: row[7], message: row[8]})
