package rows

import (
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// The encodings that can be stated. What is not stated is UTF-8: no encoding is
// ever guessed. UTF-16 without a byte order mark is little-endian.
var encodings = map[string]encoding.Encoding{
	"utf-8":        nil,
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"windows-1258": charmap.Windows1258,
	"windows-1252": charmap.Windows1252,
	"iso-8859-1":   charmap.ISO8859_1,
}

const encodingNames = "utf-8, utf-16, windows-1258, windows-1252, iso-8859-1"

// decoded is the text of what is written in an encoding, as UTF-8. Windows-1258
// has most Vietnamese tones as signs of their own, after their letter: they
// are composed, since only so its text is equal to the same text in UTF-8.
func decoded(in io.Reader, name string) (io.Reader, error) {
	known, ok := encodings[strings.ToLower(name)]
	switch {
	case name != "" && !ok:
		return nil, faultf(Unsound, 0, "the encoding %q is not known; the known ones are %s", name, encodingNames)
	case known == nil:
		return in, nil
	case known == charmap.Windows1258:
		return transform.NewReader(in, transform.Chain(known.NewDecoder(), norm.NFC)), nil
	}
	return transform.NewReader(in, known.NewDecoder()), nil
}

// otherwiseEncoded says that bytes were decoded, so that the sign for a lost
// character tells of a byte that the encoding does not have.
func otherwiseEncoded(name string) bool {
	return !slices.Contains([]string{"", "utf-8"}, strings.ToLower(name))
}
