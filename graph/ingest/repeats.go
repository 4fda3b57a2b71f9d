package ingest

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
)

// identify notes the id of the row being read, and says whether the row is one
// to look at: it is not where it equals an earlier one in every cell.
func (s *sheet) identify(id []byte) (string, bool) {
	hash := s.hash()
	s.hashes = append(s.hashes, hash)
	first, known := s.index[string(id)]
	if !known {
		text := string(id)
		s.index[text] = int32(s.row)
		return text, true
	}
	// Only rows of an id that repeats are compared, so only they are looked up.
	s.seen[s.hashes[first]] = first
	if earlier, ok := s.seen[hash]; ok {
		s.repeat(earlier)
		return "", false
	}
	s.seen[hash] = int32(s.row)
	text := s.problems.words.of(id)
	s.further[text] = append(s.further[text], int32(s.row))
	return text, true
}

func (s *sheet) repeat(first int32) {
	s.fates[s.row] = repeated
	s.report(s.row, "", "", RepeatedRow, fmt.Sprintf("the row equals that of line %d in every cell; take one of them out", s.lines[first]))
}

// hash is of all cells of the row being read, as they stand.
func (s *sheet) hash() uint64 {
	s.key = s.key[:0]
	for _, cell := range s.records.cells {
		s.key = binary.AppendUvarint(s.key, uint64(len(cell)))
		s.key = append(s.key, cell...)
	}
	return maphash.Bytes(s.seed, s.key)
}

// duplicates reports and rejects all rows of the ids that stand on several
// rows that differ.
func (s *sheet) duplicates(column string) {
	for id, later := range s.further {
		if id == "" {
			continue
		}
		for _, row := range append([]int32{s.index[id]}, later...) {
			s.report(int(row), column, id, DuplicateID, "rows of one id must not differ; correct the id, or keep one of the rows")
		}
	}
	s.hashes, s.seen = nil, nil
}

// isNew is identify for files whose rows have no id.
func (s *sheet) isNew(hash uint64) bool {
	if earlier, ok := s.seen[hash]; ok {
		s.repeat(earlier)
		return false
	}
	s.seen[hash] = int32(s.row)
	return true
}
