// What a reader must know of the state of the data; no row: nothing was loaded.
MATCH (d:Dataset)
WHERE d.only
RETURN d.revision AS revision, d.loading AS loading
