-- report_problems: what is wrong with the files of the last load, row by row.
-- note The first 200 problems of each code and severity are kept; report_codes counts all. where is the place in a sheet or in JSON, where lines do not tell it; column is left out where the whole row is meant.
-- arg  code      string?
-- arg  severity  string?
-- arg  file      string?
-- row  position  int
-- row  file      string
-- row  line      int
-- row  where     string?
-- row  column    string?
-- row  value     string?
-- row  code      string
-- row  severity  string
-- row  message   string
-- sort position
SELECT position::BIGINT AS position, file, line::BIGINT AS line, "where", "column", value, code, severity, message
FROM report_problems
WHERE ($code::VARCHAR IS NULL OR code = $code)
  AND ($severity::VARCHAR IS NULL OR severity = $severity)
  AND ($file::VARCHAR IS NULL OR file = $file)
ORDER BY position
LIMIT $limit OFFSET $skip
