package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"
)

func TestFindingsCarryAsManyIdsAsAreAskedFor(t *testing.T) {
	var moves [][]any
	for i := range 30 {
		moves = append(moves, append([]any{fmt.Sprintf("m%02d", i)}, sample("moves", true)[1:]...))
	}
	h := serveQuietly(t, quangnam().with("moves", moves...))
	const one = "/findings/pairs:level:district:commune"
	for address, c := range map[string]struct {
		ids   int
		total int64
	}{
		"/findings?topic=pairs":            {20, 150},
		"/findings?topic=pairs&evidence=2": {2, 150},
		"/findings?topic=pairs&evidence=0": {0, 150},
		one:                                {30, 30},
		one + "?evidence=5":                {5, 150},
	} {
		t.Run(address, func(t *testing.T) {
			data := []byte(get(t, h, base+address).wants(http.StatusOK).data())
			var found []Finding
			if data[0] == '{' {
				data = fmt.Appendf(nil, "[%s]", data)
			}
			if err := json.Unmarshal(data, &found); err != nil {
				t.Fatal(err)
			}
			e := found[0].Evidence
			if len(e.IDs) != c.ids || e.Total == nil || *e.Total != c.total || e.More != (c.ids < 30) {
				t.Errorf("evidence is %d ids of %d, more %t", len(e.IDs), *e.Total, e.More)
			}
			if c.ids > 0 && e.IDs[0] != "m00" {
				t.Errorf("the first is %s", e.IDs[0])
			}
		})
	}
}
