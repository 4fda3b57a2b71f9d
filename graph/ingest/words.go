package ingest

// words keeps one copy of each text that stands in many cells.
type words struct {
	kept map[string]string
}

// A column of texts that never repeat must not fill memory with its index.
const maxWords = 1 << 18

func newWords() *words { return &words{kept: map[string]string{}} }

// of gives the text of a cell.
func (w *words) of(cell []byte) string {
	if len(cell) == 0 {
		return ""
	}
	if text, ok := w.kept[string(cell)]; ok {
		return text
	}
	text := string(cell)
	if len(w.kept) < maxWords && len(text) <= maxShown {
		w.kept[text] = text
	}
	return text
}
