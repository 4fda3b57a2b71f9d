-- report_codes: how many problems of each code the last load found.
-- note An error kept its row out, and every row that needs it; a warning did not.
-- row  severity  string
-- row  code      string
-- row  problems  int
-- sort severity, code
SELECT severity, code, problems::BIGINT AS problems
FROM report_codes
ORDER BY severity, code
LIMIT $limit OFFSET $skip
