package mapping

import (
	_ "embed"
	"slices"
)

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema of mapping files, by which an editor can check and
// complete one. What it refuses, Parse refuses too.
func Schema() []byte { return slices.Clone(schema) }
