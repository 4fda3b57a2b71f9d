// Drops nodes that earlier loads wrote and this one did not. Our relationships
// are new by now, so what still hangs on such a node is someone else's: the
// node stays and is no longer ours.
MATCH (n:Level|Bloc|Office|Kind|Unit|Post|Official|Claim|ReportFile|ReportCode|ReportProblem|ReportNote)
WHERE n.revision < $revision
WITH n LIMIT $batch
WITH n, EXISTS { (n)--() } OR size(labels(n)) > 1 AS shared
FOREACH (_ IN CASE WHEN shared THEN [1] ELSE [] END | REMOVE n:Level:Bloc:Office:Kind:Unit:Post:Official:Claim:ReportFile:ReportCode:ReportProblem:ReportNote)
FOREACH (_ IN CASE WHEN shared THEN [] ELSE [1] END | DELETE n)
RETURN count(*) AS rows
