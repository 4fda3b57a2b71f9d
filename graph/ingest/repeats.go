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
	s.report(s.row, "", "", RepeatedRow, "the row equals that of "+s.spell(int(first))+" in every cell; take one of them out")
}

// spell names a row in a sentence.
func (s *sheet) spell(row int) string {
	switch {
	case row < len(s.places) && s.places[row] != "":
		return s.places[row]
	case len(s.tables) > 1:
		return fmt.Sprintf("%s line %d", s.spanOf(row).table.Name(), s.lines[row])
	}
	return fmt.Sprintf("line %d", s.lines[row])
}

// hash is of all cells of the row being read, as they stand, whatever the order
// of the columns: tables of one kind may have them in different orders.
func (s *sheet) hash() uint64 {
	s.key = s.key[:0]
	cells := s.in.Cells()
	for _, at := range s.at {
		if at < 0 {
			s.key = append(s.key, 0)
			continue
		}
		s.key = binary.AppendUvarint(s.key, uint64(len(cells[at])))
		s.key = append(s.key, cells[at]...)
	}
	for _, x := range s.extras {
		if cell := cells[x.at]; len(cell) > 0 {
			s.key = append(append(s.key, x.name...), 0)
			s.key = binary.AppendUvarint(s.key, uint64(len(cell)))
			s.key = append(s.key, cell...)
		}
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
