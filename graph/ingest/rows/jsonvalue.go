package rows

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// The bounds on JSON.
const (
	maxDepth        = 64
	maxElementBytes = 8 << 20
	maxTextBytes    = 1 << 20
	maxValues       = 500_000 // of an element
	maxMembers      = 100_000 // of an object that is read in pieces
)

// A value is a piece of JSON in memory.
type value struct {
	kind     valueKind
	text     string // of a text, number or word, as written
	names    []string
	index    map[string]int // where names stand, once they are many
	children []value        // the members' or the elements'
	line     int
}

type valueKind uint8

const (
	nothing valueKind = iota
	text
	word // a number, true or false
	list
	object
)

func (k valueKind) String() string {
	return [...]string{"null", "a text", "a number, true or false", "a list", "an object"}[k]
}

// blank says that a value holds nothing, in whatever form.
func (v *value) blank() bool { return v.text == "" && len(v.children) == 0 }

// How many names are searched faster than looked up.
const fewNames = 8

// find tells where the member of a name stands, or -1.
func (v *value) find(name string) int {
	if len(v.names) <= fewNames {
		return slices.Index(v.names, name)
	}
	if at, ok := v.index[name]; ok {
		return at
	}
	return -1
}

func (v *value) add(name string, child value) {
	v.names = append(v.names, name)
	v.children = append(v.children, child)
	if len(v.names) <= fewNames {
		return
	}
	if v.index == nil {
		v.index = make(map[string]int, 4*fewNames)
		for i, name := range v.names {
			v.index[name] = i
		}
	}
	v.index[name] = len(v.names) - 1
}

// appendText adds what a value is as a cell: a text or number as it is, nothing
// for null, compact JSON for the rest.
func (v *value) appendText(to []byte) []byte {
	switch v.kind {
	case list, object:
		return v.appendJSON(to)
	}
	return append(to, v.text...)
}

func (v *value) appendJSON(to []byte) []byte {
	switch v.kind {
	case nothing:
		return append(to, "null"...)
	case word:
		return append(to, v.text...)
	case text:
		return appendQuoted(to, v.text)
	}
	open, shut := byte('['), byte(']')
	if v.kind == object {
		open, shut = '{', '}'
	}
	to = append(to, open)
	for i := range v.children {
		if i > 0 {
			to = append(to, ',')
		}
		if v.kind == object {
			to = append(appendQuoted(to, v.names[i]), ':')
		}
		to = v.children[i].appendJSON(to)
	}
	return append(to, shut)
}

func appendQuoted(to []byte, s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s) // a text can always be written
	return append(to, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

// jsonReader reads JSON in pieces. It knows at which line and path it is.
type jsonReader struct {
	tokens *json.Decoder
	lines  *lineCounter
	top    path // to the value at the top: one line of several
	trail  path // from there to the value being read
	values int  // of the element so far
}

func newJSONReader(in io.Reader) *jsonReader {
	lines := &lineCounter{in: transform.NewReader(in, encoding.UTF8Validator), line: 1}
	r := &jsonReader{tokens: json.NewDecoder(lines), lines: lines}
	r.tokens.UseNumber()
	return r
}

// token is the next one, with its line. Where it ends the file inside of a
// value, that is a fault.
func (r *jsonReader) token() (json.Token, error) {
	r.lines.limit = r.tokens.InputOffset() + maxElementBytes
	t, err := r.tokens.Token()
	if err == nil {
		r.lines.pass(r.tokens.InputOffset())
		if s, ok := t.(string); ok && len(s) > maxTextBytes {
			return nil, r.fault(TooLarge, "holds a text of more than %d bytes; shorten it", maxTextBytes)
		}
		return t, nil
	}
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		r.lines.pass(r.tokens.InputOffset() + 1)
		return nil, r.fault(Unsound, "is not valid JSON: %s; mend it there, or export the file again", syntax)
	case errors.Is(err, io.ErrUnexpectedEOF), err == io.EOF && len(r.trail) > 0:
		r.lines.pass(r.lines.read)
		return nil, r.fault(Unsound, "is the last, but the JSON does not end there; get the whole file")
	}
	return nil, err
}

// fault is about the line that was read last.
func (r *jsonReader) fault(cause Cause, format string, args ...any) *Fault {
	where := append(slices.Clone(r.top), r.trail...).place()
	f := faultf(cause, r.lines.line, "line %d, at %s, %s", r.lines.line, where, fmt.Sprintf(format, args...))
	f.Where = where
	return f
}

// value reads the next value whole. It returns io.EOF where there is none.
func (r *jsonReader) value() (value, error) {
	t, err := r.token()
	if err != nil {
		return value{}, err
	}
	return r.wholeFrom(t)
}

// wholeFrom reads the rest of the element that begins with a token.
func (r *jsonReader) wholeFrom(t json.Token) (value, error) {
	r.values = 0
	return r.rest(t, r.tokens.InputOffset())
}

// rest reads the rest of the value that begins with a token, in an element that
// begins at an offset.
func (r *jsonReader) rest(t json.Token, began int64) (value, error) {
	if r.values++; r.values > maxValues {
		return value{}, r.fault(TooLarge, "is one of more than %d values in one element of the file; split the element", maxValues)
	}
	v := value{line: r.lines.line}
	switch t := t.(type) {
	case json.Delim:
		v.kind = list
		if t == '{' {
			v.kind = object
		}
		return v, r.children(&v, began)
	case string:
		v.kind, v.text = text, t
	case json.Number:
		v.kind, v.text = word, t.String()
	case bool:
		v.kind, v.text = word, fmt.Sprint(t)
	}
	return v, nil
}

func (r *jsonReader) children(v *value, began int64) error {
	if err := r.deeper(); err != nil {
		return err
	}
	defer r.higher()
	for {
		name, t, more, err := r.child(v.kind == object, len(v.children), func(name string) bool { return v.find(name) >= 0 })
		if err != nil || !more {
			return err
		}
		if r.tokens.InputOffset()-began > maxElementBytes {
			return r.fault(TooLarge, "passes %d bytes in one element of the file; split the element", maxElementBytes)
		}
		child, err := r.rest(t, began)
		if err != nil {
			return err
		}
		if v.kind == object {
			v.add(name, child)
		} else {
			v.children = append(v.children, child)
		}
	}
}

// deeper enters an object or a list.
func (r *jsonReader) deeper() error {
	if len(r.trail) >= maxDepth {
		return r.fault(TooLarge, "is more than %d levels deep; flatten the file", maxDepth)
	}
	r.trail = append(r.trail, step{kind: element})
	return nil
}

// higher leaves it.
func (r *jsonReader) higher() { r.trail = r.trail[:len(r.trail)-1] }

// child reads the token with which the next child begins, and its name in an
// object; there is no more after the last. A name that was seen before is a
// fault, since one of the two would be lost.
func (r *jsonReader) child(named bool, at int, seen func(name string) bool) (name string, t json.Token, more bool, err error) {
	t, err = r.token()
	if err != nil || t == json.Delim('}') || t == json.Delim(']') {
		return "", nil, false, err
	}
	if !named {
		r.trail[len(r.trail)-1] = step{kind: element, at: at}
		return "", t, true, nil
	}
	name = t.(string) // the decoder lets nothing else stand there
	r.trail[len(r.trail)-1] = step{kind: member, name: name}
	if seen(name) {
		return "", nil, false, r.fault(Unsound, "is the second member of that name in one object; rename or remove one of them")
	}
	t, err = r.token()
	return name, t, true, err
}

// skip passes over the rest of the value that begins with a token. It sees no
// more of it than whether it is JSON.
func (r *jsonReader) skip(t json.Token) error {
	if t != json.Delim('{') && t != json.Delim('[') {
		return nil
	}
	outer := len(r.trail)
	if err := r.deeper(); err != nil {
		return err
	}
	for len(r.trail) > outer {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			if err := r.deeper(); err != nil {
				return err
			}
		case json.Delim('}'), json.Delim(']'):
			r.trail = r.trail[:len(r.trail)-1]
		}
	}
	return nil
}

// A lineCounter tells on which line a byte stands that passed through it, and
// lets no more bytes through than a limit.
type lineCounter struct {
	in     io.Reader
	read   int64
	limit  int64
	breaks []int64 // where lines end, from the first that is not yet passed
	passed int     // how many of them are
	line   int     // of the byte that was passed last
}

func (l *lineCounter) Read(p []byte) (int, error) {
	if l.read > l.limit {
		line := l.last()
		return 0, faultf(TooLarge, line, "line %d holds a piece of more than %d bytes; split or shorten it", line, maxElementBytes)
	}
	l.breaks, l.passed = append(l.breaks[:0], l.breaks[l.passed:]...), 0
	n, err := l.in.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			l.breaks = append(l.breaks, l.read+int64(i))
		}
	}
	l.read += int64(n)
	if errors.Is(err, encoding.ErrInvalidUTF8) {
		line := l.last()
		err = faultf(Unsound, line, "line %d is not UTF-8 text; save the file as JSON in UTF-8", line)
	}
	return n, err
}

// last is the line that was read last, ahead of what was passed.
func (l *lineCounter) last() int { return l.line + len(l.breaks) - l.passed }

// pass goes on to the byte before an offset.
func (l *lineCounter) pass(offset int64) {
	for l.passed < len(l.breaks) && l.breaks[l.passed] < offset-1 {
		l.passed++
		l.line++
	}
}
