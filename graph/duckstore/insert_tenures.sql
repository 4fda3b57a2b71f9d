INSERT INTO tenures BY NAME
SELECT t.* REPLACE (coalesce(t.last_day, DATE '9999-12-31') AS last_day),
  p.level, p.bloc, p.office, p.unit, p.place, p.head, p.class
FROM incoming() t
JOIN posts p ON p.number = t.post
