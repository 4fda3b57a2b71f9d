package duckstore_test

import (
	"strings"
	"testing"

	"careergraph/graph/duckstore"
)

// TestRowsThatSeveralThreadsBring loads more rows than a thread takes at a time:
// 300,000 tenures and 150,000 moves of 150,000 officials. Each must come once and
// lie among its neighbours.
func TestRowsThatSeveralThreadsBring(t *testing.T) {
	const officials = 150_000
	store := open(t, duckstore.Memory)
	load(t, store, parish(officials))
	if n := size(t, store); n != officials {
		t.Fatalf("the store holds a parish of %d", n)
	}
	const before = "(SELECT official, seq, lag(official) OVER (ORDER BY rowid) AS before FROM tenures)"
	for _, test := range []struct {
		what, text  string
		least, most int
	}{
		{"tenures with their own official and seq", "SELECT count(DISTINCT t.id) FROM tenures t JOIN officials o ON o.number = t.official WHERE t.id = o.id || '.' || t.seq", 2 * officials, 2 * officials},
		{"moves with their own official and tenures", `SELECT count(DISTINCT m.id) FROM moves m JOIN officials o ON o.number = m.official
			WHERE m.seq = 2 AND m.id = o.id || '.2' AND m.from_tenure = o.id || '.1'`, officials, officials},
		// What a thread takes begins with the first tenure of an official, since it is
		// an even number, and there are three such groups.
		{"second tenures after the first", "SELECT count(*) FROM " + before + " WHERE seq = 2 AND official = before", officials, officials},
		{"first tenures that do not follow the official before", "SELECT count(*) FROM " + before + " WHERE seq = 1 AND official IS DISTINCT FROM before + 1", 1, 3},
	} {
		var got int
		if err := store.DB().QueryRowContext(t.Context(), test.text).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got < test.least || got > test.most {
			t.Errorf("%d %s, not %d to %d", got, test.what, test.least, test.most)
		}
	}
}

func TestTextsReachNoRowsOfALoad(t *testing.T) {
	store := open(t, duckstore.Memory)
	load(t, store, parish(2))
	var name string
	err := store.DB().QueryRowContext(t.Context(), "SELECT any_value(function_name) FROM duckdb_functions() WHERE function_name LIKE 'incoming%'").Scan(&name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.DB().ExecContext(t.Context(), "FROM "+name+"()"); err == nil || !strings.Contains(err.Error(), "no load is under way") {
		t.Errorf("%s: %v", name, err)
	}
}
