// What neo4jstore needs of a database besides its data. Every statement may be
// run again; each name begins with careergraph_, so that none meets an index of
// the database's own.

// Identity: loads find nodes by it.
CREATE CONSTRAINT careergraph_dataset IF NOT EXISTS FOR (n:Dataset) REQUIRE n.only IS UNIQUE;
CREATE CONSTRAINT careergraph_level IF NOT EXISTS FOR (n:Level) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_bloc IF NOT EXISTS FOR (n:Bloc) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_office IF NOT EXISTS FOR (n:Office) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_kind IF NOT EXISTS FOR (n:Kind) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_unit IF NOT EXISTS FOR (n:Unit) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_post IF NOT EXISTS FOR (n:Post) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_official IF NOT EXISTS FOR (n:Official) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careergraph_claim IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;

// Searches: names in their folded form, the places of a part of the unit tree,
// head posts, posts by level and bloc.
CREATE TEXT INDEX careergraph_official_folded IF NOT EXISTS FOR (n:Official) ON (n.folded);
CREATE INDEX careergraph_unit_place IF NOT EXISTS FOR (n:Unit) ON (n.place);
CREATE INDEX careergraph_post_place IF NOT EXISTS FOR (n:Post) ON (n.place);
CREATE INDEX careergraph_post_head IF NOT EXISTS FOR (n:Post) ON (n.head);
CREATE INDEX careergraph_post_level IF NOT EXISTS FOR (n:Post) ON (n.level);
CREATE INDEX careergraph_post_bloc IF NOT EXISTS FOR (n:Post) ON (n.bloc);

// Long lists, a page at a time: moves and tenures in the order of their dates.
CREATE INDEX careergraph_rotated_to_on IF NOT EXISTS FOR ()-[r:ROTATED_TO]-() ON (r.on);
CREATE INDEX careergraph_held_begun IF NOT EXISTS FOR ()-[r:HELD]-() ON (r.begun);
