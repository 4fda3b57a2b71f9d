// Keeps the lock while a load goes on; no row: another load has taken it over.
MATCH (d:Dataset {only: true})
SET d.waiting = $token
REMOVE d.waiting
WITH d
WHERE d.loading_by = $token
SET d.loading_at = datetime.realtime()
RETURN d.loading AS loading
