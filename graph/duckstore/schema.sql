-- The tables of the embedded store. A load replaces all of them in one
-- transaction; dataset holds at most one row.
--
-- number counts officials, posts and units from 0 in the order of ids; tenures
-- and moves refer to them by it. What makes questions fast is copied where it is
-- asked: level, bloc, office, unit and place of a post on its tenures and moves,
-- names of units on posts and officials.
-- place numbers the unit tree: a unit lies in another where its place is between
-- the other's place and last_place.
--
-- A date that may be partial is its first possible day and the length of its
-- text as stated (4, 7 or 10), which shown() gives.
CREATE TABLE IF NOT EXISTS store (schema_version INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS dataset (
  id VARCHAR NOT NULL, title_vi VARCHAR, title_en VARCHAR, titles JSON,
  as_of DATE, as_of_shown VARCHAR, blank_end VARCHAR NOT NULL,
  overlap_days INTEGER NOT NULL, gap_days INTEGER NOT NULL, ordered BOOLEAN NOT NULL,
  source VARCHAR, licence VARCHAR, revision BIGINT NOT NULL, fingerprint VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS levels (
  id VARCHAR NOT NULL, position INTEGER NOT NULL, code VARCHAR NOT NULL,
  label_vi VARCHAR, label_en VARCHAR, labels JSON, valid_to VARCHAR
);
CREATE TABLE IF NOT EXISTS blocs (
  id VARCHAR NOT NULL, position INTEGER NOT NULL, label_vi VARCHAR, label_en VARCHAR, labels JSON
);
CREATE TABLE IF NOT EXISTS offices (
  id VARCHAR NOT NULL, position INTEGER NOT NULL, label_vi VARCHAR, label_en VARCHAR, labels JSON
);
CREATE TABLE IF NOT EXISTS kinds (
  id VARCHAR NOT NULL, position INTEGER NOT NULL, rotation BOOLEAN NOT NULL,
  label_vi VARCHAR, label_en VARCHAR, labels JSON
);
CREATE TABLE IF NOT EXISTS units (
  number INTEGER NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, folded VARCHAR NOT NULL, level VARCHAR NOT NULL,
  parent_id VARCHAR, type VARCHAR, valid_from VARCHAR, valid_to VARCHAR, tags VARCHAR[] NOT NULL,
  source VARCHAR, extra JSON, place INTEGER NOT NULL, last_place INTEGER NOT NULL, depth INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS unit_links (
  predecessor_id VARCHAR NOT NULL, successor_id VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  happened VARCHAR, extra JSON
);
CREATE TABLE IF NOT EXISTS posts (
  number INTEGER NOT NULL, id VARCHAR NOT NULL, title VARCHAR NOT NULL, unit INTEGER NOT NULL, unit_id VARCHAR NOT NULL, unit_name VARCHAR NOT NULL, own_level VARCHAR, level VARCHAR NOT NULL,
  bloc VARCHAR, office VARCHAR, head BOOLEAN NOT NULL, rank DOUBLE, class VARCHAR NOT NULL, seats INTEGER,
  valid_from VARCHAR, valid_to VARCHAR, extra JSON, place INTEGER NOT NULL
);
-- digest is md5_number_lower(id): one among many officials is found by it sooner
-- than by the text, and no index slows loads or asks for room on a full disk.
CREATE TABLE IF NOT EXISTS officials (
  number INTEGER NOT NULL, id VARCHAR NOT NULL, digest UBIGINT NOT NULL, name VARCHAR, folded VARCHAR NOT NULL, gender VARCHAR, birth_date VARCHAR, death_date VARCHAR,
  native_unit_id VARCHAR, native_unit_name VARCHAR, source VARCHAR, extra JSON,
  tenures INTEGER NOT NULL, moves INTEGER NOT NULL, trail VARCHAR NOT NULL
);
-- Sorted by official and seq within each group of 122,880 rows, so that a career is
-- a few neighbouring rows.
-- end_first is set only where an end is stated; last_day is the last possible
-- day held, 9999-12-31 where nothing bounds it.
CREATE TABLE IF NOT EXISTS tenures (
  official INTEGER NOT NULL, seq INTEGER NOT NULL, id VARCHAR NOT NULL, post INTEGER NOT NULL,
  start DATE, start_length TINYINT, end_first DATE, end_length TINYINT, last_day DATE NOT NULL,
  status VARCHAR NOT NULL, outcome VARCHAR NOT NULL, arrival VARCHAR, end_cause VARCHAR, decision VARCHAR, source VARCHAR, extra JSON,
  level VARCHAR NOT NULL, bloc VARCHAR, office VARCHAR, unit INTEGER NOT NULL, place INTEGER NOT NULL,
  head BOOLEAN NOT NULL, class VARCHAR NOT NULL
);
-- Sorted by official and the seq of the tenure that the move led to, whose id
-- is the move's own. first_level says that it is the first move of its official
-- between its two levels, and so on; first_year, the first between them in its
-- year. To count these is to count officials.
CREATE TABLE IF NOT EXISTS moves (
  official INTEGER NOT NULL, seq INTEGER NOT NULL, id VARCHAR NOT NULL, from_tenure VARCHAR NOT NULL,
  happened DATE NOT NULL, happened_length TINYINT NOT NULL,
  kind VARCHAR NOT NULL, direction VARCHAR NOT NULL, gap_days INTEGER NOT NULL, from_post INTEGER NOT NULL, to_post INTEGER NOT NULL,
  from_level VARCHAR NOT NULL, from_bloc VARCHAR, from_office VARCHAR, from_unit INTEGER NOT NULL, from_place INTEGER NOT NULL,
  to_level VARCHAR NOT NULL, to_bloc VARCHAR, to_office VARCHAR, to_unit INTEGER NOT NULL, to_place INTEGER NOT NULL,
  first_level BOOLEAN NOT NULL, first_bloc BOOLEAN NOT NULL, first_office BOOLEAN NOT NULL, first_unit BOOLEAN NOT NULL, first_year BOOLEAN NOT NULL
);
CREATE TABLE IF NOT EXISTS claims (
  id VARCHAR NOT NULL, question VARCHAR NOT NULL, count BIGINT NOT NULL, part_of VARCHAR, from_id VARCHAR, to_id VARCHAR,
  office VARCHAR, kind VARCHAR, since VARCHAR, until VARCHAR, source VARCHAR, extra JSON
);
-- How the dataset was read. position counts from 1 in the order of the report.
CREATE TABLE IF NOT EXISTS report_files (
  position INTEGER NOT NULL, file VARCHAR NOT NULL,
  read INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, repeated INTEGER NOT NULL, skipped INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS report_codes (code VARCHAR NOT NULL, severity VARCHAR NOT NULL, problems INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS report_problems (
  position INTEGER NOT NULL, file VARCHAR NOT NULL, line INTEGER NOT NULL, "where" VARCHAR, "column" VARCHAR, value VARCHAR,
  code VARCHAR NOT NULL, severity VARCHAR NOT NULL, message VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS report_notes (position INTEGER NOT NULL, note VARCHAR NOT NULL);

CREATE OR REPLACE MACRO shown(day, length) AS left(day::VARCHAR, length);
CREATE OR REPLACE MACRO last_possible(day, length) AS
  CASE length WHEN 4 THEN make_date(year(day), 12, 31) WHEN 7 THEN last_day(day) ELSE day END;

-- The common filters, once for moves and once for tenures. A NULL lets all pass;
-- narrowed says that not all are NULL.
CREATE OR REPLACE MACRO moves_that_pass(since_, until_, kinds_, levels_, blocs_, unit_, offices_) AS TABLE
SELECT m.*, since_ IS NOT NULL OR until_ IS NOT NULL OR kinds_ IS NOT NULL OR levels_ IS NOT NULL OR blocs_ IS NOT NULL
  OR unit_ IS NOT NULL OR offices_ IS NOT NULL AS narrowed
FROM moves m
WHERE (since_ IS NULL OR m.happened >= since_)
  AND (until_ IS NULL OR m.happened <= until_)
  AND (kinds_ IS NULL OR list_contains(kinds_, m.kind))
  AND (levels_ IS NULL OR list_contains(levels_, m.from_level) OR list_contains(levels_, m.to_level))
  AND (blocs_ IS NULL OR list_contains(blocs_, m.from_bloc) OR list_contains(blocs_, m.to_bloc))
  AND (unit_ IS NULL
    OR m.from_place BETWEEN (SELECT place FROM units WHERE id = unit_) AND (SELECT last_place FROM units WHERE id = unit_)
    OR m.to_place BETWEEN (SELECT place FROM units WHERE id = unit_) AND (SELECT last_place FROM units WHERE id = unit_))
  AND (offices_ IS NULL OR list_contains(offices_, m.to_office));

CREATE OR REPLACE MACRO tenures_that_pass(since_, until_, kinds_, levels_, blocs_, unit_, offices_) AS TABLE
SELECT t.*
FROM tenures t
WHERE (since_ IS NULL OR t.start >= since_)
  AND (until_ IS NULL OR t.start <= until_)
  AND (kinds_ IS NULL OR list_contains(kinds_, t.arrival))
  AND (levels_ IS NULL OR list_contains(levels_, t.level))
  AND (blocs_ IS NULL OR list_contains(blocs_, t.bloc))
  AND (unit_ IS NULL
    OR t.place BETWEEN (SELECT place FROM units WHERE id = unit_) AND (SELECT last_place FROM units WHERE id = unit_))
  AND (offices_ IS NULL OR list_contains(offices_, t.office));

-- The officials of the moves of a cell. Among all moves, each official has one
-- that is the first.
CREATE OR REPLACE MACRO officials_of(narrowed, first, official) AS
  count(*) FILTER (NOT narrowed AND first) + count(DISTINCT official) FILTER (narrowed);
