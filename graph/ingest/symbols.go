package ingest

// A symbol stands for a text; 0 is the blank one.
type symbol int32

// symbols numbers texts.
type symbols struct {
	index map[string]symbol
	texts []string
}

func newSymbols() symbols {
	return symbols{index: map[string]symbol{"": 0}, texts: []string{""}}
}

func (s *symbols) of(cell []byte) symbol {
	if n, ok := s.index[string(cell)]; ok {
		return n
	}
	n, text := symbol(len(s.texts)), string(cell)
	s.index[text] = n
	s.texts = append(s.texts, text)
	return n
}

// A numbering numbers keys from 0.
type numbering[K comparable] struct {
	index map[K]int32
	keys  []K
}

func newNumbering[K comparable]() numbering[K] { return numbering[K]{index: map[K]int32{}} }

func (n *numbering[K]) of(key K) int32 {
	if i, ok := n.index[key]; ok {
		return i
	}
	i := int32(len(n.keys))
	n.index[key] = i
	n.keys = append(n.keys, key)
	return i
}

func (n *numbering[K]) len() int { return len(n.keys) }
