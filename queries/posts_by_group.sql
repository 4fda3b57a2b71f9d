-- posts_by_group: posts by level, bloc, office and class, one row per combination that has any.
-- note A post that states no bloc or no office gives none. The filters hold for the posts themselves, whoever holds them: levels, blocs and offices are theirs, a unit counts with its descendants. heads are those of the posts that are head posts.
-- arg  levels   string[]?
-- arg  blocs    string[]?
-- arg  unit     string?
-- arg  offices  string[]?
-- row  level    string
-- row  bloc     string?
-- row  office   string?
-- row  class    string
-- row  posts    int
-- row  heads    int
-- sort level, bloc, office, class
SELECT level, bloc, office, class, count(*) AS posts, count(*) FILTER (head) AS heads
FROM posts
WHERE ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], level))
  AND ($blocs::VARCHAR[] IS NULL OR list_contains($blocs::VARCHAR[], bloc))
  AND ($unit::VARCHAR IS NULL
    OR place BETWEEN (SELECT place FROM units WHERE id = $unit::VARCHAR) AND (SELECT last_place FROM units WHERE id = $unit::VARCHAR))
  AND ($offices::VARCHAR[] IS NULL OR list_contains($offices::VARCHAR[], office))
GROUP BY level, bloc, office, class
ORDER BY level, bloc NULLS LAST, office NULLS LAST, class
LIMIT $limit OFFSET $skip
