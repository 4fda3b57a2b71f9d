// report_codes: how many problems of each code the last load found.
// note An error kept its row out, and every row that needs it; a warning did not.
// row  severity  string
// row  code      string
// row  problems  int
// sort severity, code
MATCH (c:ReportCode)
RETURN c.severity AS severity, c.code AS code, c.problems AS problems
ORDER BY severity, code
SKIP $skip LIMIT $limit
