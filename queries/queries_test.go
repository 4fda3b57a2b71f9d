package queries

import "testing"

func TestCatalogueLoads(t *testing.T) {
	if len(Names()) == 0 {
		t.Fatal("the catalogue is empty")
	}
}
