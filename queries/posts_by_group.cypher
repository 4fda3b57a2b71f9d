// posts_by_group: posts by level, bloc, office and class, one row per combination that has any.
// note A post that states no bloc or no office gives none. The filters hold for the posts themselves, whoever holds them: levels, blocs and offices are theirs, a unit counts with its descendants. heads are those of the posts that are head posts.
// arg  levels   string[]?
// arg  blocs    string[]?
// arg  unit     string?
// arg  offices  string[]?
// row  level    string
// row  bloc     string?
// row  office   string?
// row  class    string
// row  posts    int
// row  heads    int
// sort level, bloc, office, class
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (p:Post)
WHERE ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
RETURN p.level AS level, p.bloc AS bloc, p.office AS office, p.class AS class, count(p) AS posts,
       sum(CASE WHEN p.head THEN 1 ELSE 0 END) AS heads
ORDER BY level, bloc, office, class
SKIP $skip LIMIT $limit
