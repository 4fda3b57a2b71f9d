INSERT INTO moves BY NAME
SELECT m.* EXCLUDE (firsts),
  p.level AS from_level, p.bloc AS from_bloc, p.office AS from_office, p.unit AS from_unit, p.place AS from_place,
  q.level AS to_level, q.bloc AS to_bloc, q.office AS to_office, q.unit AS to_unit, q.place AS to_place,
  (m.firsts & 1)::BOOLEAN AS first_level, (m.firsts & 2)::BOOLEAN AS first_bloc, (m.firsts & 4)::BOOLEAN AS first_office,
  (m.firsts & 8)::BOOLEAN AS first_unit, (m.firsts & 16)::BOOLEAN AS first_year
FROM incoming() m
JOIN posts p ON p.number = m.from_post
JOIN posts q ON q.number = m.to_post
