package mapping

import "flag"

// Every run draws the same data, unless -rapid.seed or RAPID_SEED says otherwise.
func init() {
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == "0" {
		flag.Set(seed.Name, "1")
	}
}
