// report_problems: what is wrong with the files of the last load, row by row.
// note The first 200 problems of each code and severity are kept; report_codes counts all. where is the place in a sheet or in JSON, where lines do not tell it; column is left out where the whole row is meant.
// arg  code      string?
// arg  severity  string?
// arg  file      string?
// row  position  int
// row  file      string
// row  line      int
// row  where     string?
// row  column    string?
// row  value     string?
// row  code      string
// row  severity  string
// row  message   string
// sort position
MATCH (p:ReportProblem)
WHERE ($code IS NULL OR p.code = $code)
  AND ($severity IS NULL OR p.severity = $severity)
  AND ($file IS NULL OR p.file = $file)
RETURN p.position AS position, p.file AS file, p.line AS line, p.`where` AS `where`, p.`column` AS `column`, p.value AS value,
       p.code AS code, p.severity AS severity, p.message AS message
ORDER BY position
SKIP $skip LIMIT $limit
