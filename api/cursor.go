package api

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"

	"careergraph/graph"
)

// A View says how much of an answer is wanted and how it is shown. Limit 0 asks
// for all rows; Cursor, from Meta.Next of the page before, for those after it.
// Explain asks for the Cypher behind the answer.
type View struct {
	Limit   int
	Cursor  string
	Explain bool
}

// A cursor is the place where the next page begins. It holds for one question
// with its arguments at one revision.
type cursor struct {
	key      [8]byte
	revision int64
	skip     int64
}

// keyOf tells questions with their arguments apart.
func keyOf(question string, args graph.Args) (key [8]byte) {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %q", question, args))
	copy(key[:], sum[:])
	return key
}

func (c cursor) String() string {
	b := binary.AppendVarint(c.key[:], c.revision)
	return base64.RawURLEncoding.EncodeToString(binary.AppendVarint(b, c.skip))
}

func parseCursor(text string, key [8]byte) (cursor, error) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	c := cursor{}
	bad := graph.Errorf(graph.Invalid, "cursor", "the cursor is not one that this service gave; start again without it")
	if err != nil || len(b) < len(c.key) {
		return c, bad
	}
	b = b[copy(c.key[:], b):]
	var n, m int
	if c.revision, n = binary.Varint(b); n <= 0 {
		return c, bad
	}
	if c.skip, m = binary.Varint(b[n:]); m <= 0 || n+m != len(b) || c.skip < 0 || c.skip > maxSkip {
		return c, bad
	}
	if c.key != key {
		return c, graph.Errorf(graph.Invalid, "cursor", "the cursor belongs to another question or to other arguments; start again without it")
	}
	return c, nil
}

const maxSkip = 1 << 40
