package rows

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The bounds on the XML of a sheet: a cell holds so many characters in Excel,
// each of which may be written as a reference of some ten bytes.
const (
	maxCellRunes = 32767
	maxXMLToken  = 1 << 20
)

// markup reads the XML of a part in pieces.
type markup struct {
	tokens *xml.Decoder
	bound  *pieceBound
	book   string
	about  string // what is read, as faults name it
}

func newMarkup(in io.Reader, book, about string) *markup {
	bound := &pieceBound{in: in, book: book}
	return &markup{tokens: xml.NewDecoder(bufio.NewReaderSize(bound, 1<<16)), bound: bound, book: book, about: about}
}

// next gives the next piece; what is no XML is a fault.
func (m *markup) next() (xml.Token, error) {
	m.bound.left = maxXMLToken
	t, err := m.tokens.RawToken()
	var syntax *xml.SyntaxError
	if err != nil && (errors.As(err, &syntax) || strings.HasPrefix(err.Error(), "xml:")) {
		return nil, m.damaged()
	}
	return t, err
}

func (m *markup) damaged() error {
	return faultf(Unsound, 0, "%s of %s is damaged; open the workbook in Excel and save it again", m.about, m.book)
}

// inner is next where the part must not end.
func (m *markup) inner() (xml.Token, error) {
	t, err := m.next()
	if err == io.EOF {
		err = m.damaged()
	}
	return t, err
}

// attribute is the value of one, or nothing.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// text appends the text of the element that was begun: all that stands directly
// in it.
func (m *markup) text(to []byte) ([]byte, error) {
	from := len(to)
	for depth := 1; depth > 0; {
		t, err := m.inner()
		if err != nil {
			return to, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 1 {
				to = append(to, t...)
			}
		}
		if len(to)-from > maxXMLToken {
			return to, m.longCell()
		}
	}
	return to, nil
}

func (m *markup) longCell() error {
	return faultf(TooLarge, 0, "%s of %s holds a text of more than %d characters; shorten it", m.about, m.book, maxCellRunes)
}

// rich appends the text of an element whose runs have formats of their own. How
// its characters are pronounced is no part of it.
func (m *markup) rich(to []byte) ([]byte, error) {
	from, spoken := len(to), 0
	for depth := 1; depth > 0; {
		t, err := m.inner()
		if err != nil {
			return to, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			switch {
			case t.Name.Local == "rPh":
				spoken = depth
			case t.Name.Local == "t" && spoken == 0:
				if to, err = m.text(to); err != nil {
					return to, err
				}
				depth--
			}
		case xml.EndElement:
			if depth == spoken {
				spoken = 0
			}
			depth--
		}
		if len(to)-from > maxXMLToken {
			return to, m.longCell()
		}
	}
	to = append(to[:from], unescaped(to[from:])...)
	if utf8.RuneCount(to[from:]) > maxCellRunes {
		return to, m.longCell()
	}
	return to, nil
}

// unescaped replaces _x000D_ and the like, which stand for characters that XML
// cannot hold, and makes line breaks \n.
func unescaped(text []byte) []byte {
	s := string(text)
	if !strings.Contains(s, "_x") && !strings.Contains(s, "\r") {
		return text
	}
	var b strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, "_x")
		b.WriteString(before)
		if !found {
			break
		}
		code, err := uint64(0), error(strconv.ErrSyntax)
		if len(after) > 4 && after[4] == '_' {
			code, err = strconv.ParseUint(after[:4], 16, 32)
		}
		if err != nil || !utf8.ValidRune(rune(code)) {
			b.WriteString("_x")
			s = after
			continue
		}
		b.WriteRune(rune(code))
		s = after[5:]
	}
	return []byte(strings.ReplaceAll(b.String(), "\r\n", "\n"))
}

// pieceBound lets no piece through that is larger than any of a sheet.
type pieceBound struct {
	in   io.Reader
	book string
	left int
}

func (p *pieceBound) Read(b []byte) (int, error) {
	if p.left <= 0 {
		return 0, faultf(TooLarge, 0, "%s holds a piece of more than %d bytes, which is no cell; check where it comes from", p.book, maxXMLToken)
	}
	n, err := p.in.Read(b)
	p.left -= n
	return n, err
}

// texts are those that cells share, one after the other.
type texts struct {
	all  []byte
	ends []uint32
}

// The bound on the texts that cells share, all of which are held in memory.
const maxTexts = 512 << 20

func (t *texts) at(i int) ([]byte, bool) {
	if i < 0 || i >= len(t.ends) {
		return nil, false
	}
	begin := uint32(0)
	if i > 0 {
		begin = t.ends[i-1]
	}
	return t.all[begin:t.ends[i]], true
}

func readTexts(in io.Reader, book string) (*texts, error) {
	m, t := newMarkup(in, book, "the list of texts"), &texts{}
	for {
		token, err := m.next()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := token.(xml.StartElement); !ok || e.Name.Local != "si" {
			continue
		}
		if t.all, err = m.rich(t.all); err != nil {
			return nil, err
		}
		if t.ends = append(t.ends, uint32(len(t.all))); len(t.all)+4*len(t.ends) > maxTexts {
			return nil, faultf(TooLarge, 0, "%s holds more than %d MiB of texts; split it, or save its sheets as CSV", book, maxTexts>>20)
		}
	}
}
