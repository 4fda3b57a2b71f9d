// Gives the lock back after a load broke off. $loading names the revision that
// is incomplete now, or is null where the load wrote nothing.
MATCH (d:Dataset {only: true})
WHERE d.loading_by = $token
SET d.loading = $loading
REMOVE d.loading_by, d.loading_at
