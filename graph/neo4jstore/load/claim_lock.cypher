// Takes the lock of the dataset and tells who holds it. Writing first makes
// loads that begin at one time wait for each other here.
MERGE (d:Dataset {only: true})
ON CREATE SET d.revision = 0
SET d.waiting = $token
REMOVE d.waiting
RETURN d.revision AS revision, d.fingerprint AS fingerprint, d.loading AS loading,
       d.loading_by AS owner, coalesce(d.extra, []) AS extra,
       d.loading_at.epochMillis AS sign, datetime.realtime().epochMillis AS now
