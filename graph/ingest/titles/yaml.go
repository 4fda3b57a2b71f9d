package titles

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
)

// A document is a table as written, before it is compiled. Each entry keeps the
// line it stands on, for errors.
type document struct {
	levels, blocs    []Word
	accents          []accent
	spellings        []spelling
	plain            map[role][]phrase
	between          string // what stands between an office and its unit in a title
	deputy, standing []phrase
	offices          []*office
	places           []*place
	bodies           []*body
}

type (
	phrase struct {
		text string
		line int
	}
	// An accent says that words ending in from are spelled with to instead,
	// unless the letter before it is one of notAfter.
	accent struct {
		from, to, notAfter string
		line               int
	}
	spelling struct {
		from, to string
		line     int
	}
	// A claim is what a term tells of a level and a bloc; either may be empty.
	claim struct{ level, bloc string }
	// An office is a kind of post.
	office struct {
		Word
		head, membership bool
		rank             bool   // said before the office proper, of which it is the rank
		charge           bool   // what follows tells the charge, or whom the holder serves, and is no unit
		bloc             string // whatever the body
		otherwise        claim
		says             []say
		deputy, standing string
		deputizes        bool // for a head
		line             int
	}
	// A say is a way to say an office. The name of the body that it heads may be
	// part of the words, or its unit be known without another word.
	say struct {
		phrase
		body, unit string
	}
	// A place is a kind of place.
	place struct {
		name   string
		says   []phrase
		level  string
		inner  bool // may follow the name of a body without a comma
		raised string
		lifted map[string]bool // the names whose level is raised
		names  []phrase        // names known without the word for the kind
		whole  map[string]bool // names that are never said without it
		line   int
	}
	// A body is a committee, an organ, or a kind of organ whose name follows.
	body struct {
		name      string
		says      []phrase
		of        bool     // of a place, which is the unit
		own       bool     // of a place, but a unit of its own
		kind      string   // the kind of that place, if the word tells it
		place     *place   // of that name
		named     bool     // a name follows
		until     string   // what ends the name: body, place or comma
		joins     bool     // the name of what it belongs to is part of its name
		suffix    string   // what it is called as part of another body's name
		local     bool     // a place that follows belongs to its name
		nation    bool     // the nation is part of its name
		outside   bool     // stands outside the levels and blocs
		sole      bool     // the only one of its name: what it belongs to tells nothing
		names     []phrase // names whose spelling is known
		silent    bool     // its word is not said beside an office that tells it
		inner     bool     // may follow the name of a body without a comma
		unit      string   // the unit where it stands alone
		claim     claim
		otherwise claim
		offices   map[string]string
		spelled   map[string]string // the names by their folded words
		line      int
	}
)

const maxTable = 1 << 20

func tableError(line int, format string, args ...any) *graph.Error {
	where := "the table of terms"
	if line > 0 {
		where = fmt.Sprintf("the table of terms, line %d:", line)
	}
	return graph.Errorf(graph.Invalid, "terms", "%s %s", where, fmt.Sprintf(format, args...))
}

// readDocument reads the text of a table and refuses what it does not know.
func readDocument(text []byte) (*document, error) {
	if len(text) > maxTable {
		return nil, tableError(0, "is longer than %d bytes; split what it covers", maxTable)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var root, second yaml.Node
	if err := decoder.Decode(&root); err != nil {
		return nil, tableError(syntaxLine(err), "is not YAML; check its indentation, quotes and brackets").Because(err)
	}
	if decoder.Decode(&second) != io.EOF {
		return nil, tableError(0, "holds more than one document; keep the first, without a line of ---")
	}
	d := &document{between: " ", plain: map[role][]phrase{}}
	keys := map[string]func(*yaml.Node) error{
		"levels": wordsInto(&d.levels), "blocs": wordsInto(&d.blocs),
		"accents": each(d.accent), "spellings": d.spelling,
		"between": textBetween(&d.between),
		"deputy":  phrasesInto(&d.deputy), "standing": phrasesInto(&d.standing),
		"offices": each(d.office), "places": each(d.place), "bodies": each(d.body),
	}
	for name, role := range roles {
		keys[name] = func(node *yaml.Node) (err error) {
			d.plain[role], err = phrases(node)
			return err
		}
	}
	if err := mapping(root.Content[0], keys, "offices"); err != nil {
		return nil, err
	}
	return d, nil
}

// syntaxLine takes the line out of what the YAML reader says of a syntax error.
func syntaxLine(err error) int {
	_, rest, _ := strings.Cut(err.Error(), "line ")
	digits, _, _ := strings.Cut(rest, ":")
	line, _ := strconv.Atoi(digits)
	return line
}

// mapping reads each key by its own function, refuses any other, and misses
// those that must be there.
func mapping(node *yaml.Node, keys map[string]func(*yaml.Node) error, must ...string) error {
	if node.Kind != yaml.MappingNode {
		return tableError(node.Line, "here must stand keys with values")
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		read, ok := keys[key.Value]
		if !ok {
			names := make([]string, 0, len(keys))
			for name := range keys {
				names = append(names, name)
			}
			slices.Sort(names)
			return tableError(key.Line, "there is no key %q here; the keys are %s", key.Value, strings.Join(names, ", "))
		}
		if seen[key.Value] {
			return tableError(key.Line, "the key %s stands twice; keep one", key.Value)
		}
		seen[key.Value] = true
		if err := read(value); err != nil {
			return err
		}
	}
	for _, name := range must {
		if !seen[name] {
			return tableError(node.Line, "the key %s is missing; add it", name)
		}
	}
	return nil
}

// scalar gives the text of a value that must be one and not be blank.
func scalar(node *yaml.Node) (string, error) {
	if node.Kind != yaml.ScalarNode || strings.TrimSpace(node.Value) == "" || node.Tag == "!!null" {
		return "", tableError(node.Line, "here must stand a text")
	}
	return node.Value, nil
}

func textInto(to *string) func(*yaml.Node) error {
	return func(node *yaml.Node) (err error) {
		*to, err = scalar(node)
		return err
	}
}

// textBetween reads a text that may be of blanks.
func textBetween(to *string) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Kind != yaml.ScalarNode || node.Value == "" {
			return tableError(node.Line, "here must stand a text")
		}
		*to = node.Value
		return nil
	}
}

func flagInto(to *bool) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Tag != "!!bool" {
			return tableError(node.Line, "here must stand true or false")
		}
		*to = node.Value == "true"
		return nil
	}
}

// each reads the entries of a list.
func each(read func(*yaml.Node) error) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Kind != yaml.SequenceNode {
			return tableError(node.Line, "here must stand a list")
		}
		for _, item := range node.Content {
			if err := read(item); err != nil {
				return err
			}
		}
		return nil
	}
}

func phrases(node *yaml.Node) (found []phrase, err error) {
	err = each(func(item *yaml.Node) error {
		text, err := scalar(item)
		found = append(found, phrase{text, item.Line})
		return err
	})(node)
	return found, err
}

func phrasesInto(to *[]phrase) func(*yaml.Node) error {
	return func(node *yaml.Node) (err error) {
		*to, err = phrases(node)
		return err
	}
}

func setInto(to *map[string]bool) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		names, err := phrases(node)
		*to = map[string]bool{}
		for _, name := range names {
			(*to)[name.text] = true
		}
		return err
	}
}

// pairs reads the keys and values of a mapping of texts.
func pairs(node *yaml.Node, read func(key string, line int, value string) error) error {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node.Kind != yaml.MappingNode {
		return tableError(node.Line, "here must stand keys with values")
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		value, err := scalar(node.Content[i+1])
		if err != nil {
			return err
		}
		if err := read(node.Content[i].Value, node.Content[i].Line, value); err != nil {
			return err
		}
	}
	return nil
}

func labelInto(to *graph.Label) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		*to = graph.Label{}
		return pairs(node, func(key string, _ int, value string) error {
			(*to)[key] = value
			return nil
		})
	}
}

func claimInto(to *claim) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		return mapping(node, map[string]func(*yaml.Node) error{"level": textInto(&to.level), "bloc": textInto(&to.bloc)})
	}
}

func wordsInto(to *[]Word) func(*yaml.Node) error {
	return each(func(node *yaml.Node) error {
		var word Word
		err := mapping(node, map[string]func(*yaml.Node) error{"id": textInto(&word.ID), "label": labelInto(&word.Label)}, "id", "label")
		*to = append(*to, word)
		return err
	})
}

func (d *document) accent(node *yaml.Node) error {
	a := accent{line: node.Line}
	err := mapping(node, map[string]func(*yaml.Node) error{
		"from": textInto(&a.from), "to": textInto(&a.to), "not_after": textInto(&a.notAfter),
	}, "from", "to")
	d.accents = append(d.accents, a)
	return err
}

func (d *document) spelling(node *yaml.Node) error {
	return pairs(node, func(key string, line int, value string) error {
		d.spellings = append(d.spellings, spelling{key, value, line})
		return nil
	})
}

func (d *document) office(node *yaml.Node) error {
	o := &office{line: node.Line}
	d.offices = append(d.offices, o)
	return mapping(node, map[string]func(*yaml.Node) error{
		"id": textInto(&o.ID), "label": labelInto(&o.Label), "head": flagInto(&o.head), "membership": flagInto(&o.membership),
		"rank": flagInto(&o.rank), "charge": flagInto(&o.charge), "bloc": textInto(&o.bloc), "otherwise": claimInto(&o.otherwise), "deputy": textInto(&o.deputy), "standing": textInto(&o.standing),
		"say": each(func(item *yaml.Node) (err error) {
			s := say{phrase: phrase{line: item.Line}}
			if item.Kind == yaml.MappingNode {
				err = mapping(item, map[string]func(*yaml.Node) error{
					"text": textInto(&s.text), "body": textInto(&s.body), "unit": textInto(&s.unit),
				}, "text")
			} else {
				s.text, err = scalar(item)
			}
			o.says = append(o.says, s)
			return err
		}),
	}, "id", "label")
}

func (d *document) place(node *yaml.Node) error {
	p := &place{line: node.Line}
	d.places = append(d.places, p)
	return mapping(node, map[string]func(*yaml.Node) error{
		"name": textInto(&p.name), "say": phrasesInto(&p.says), "level": textInto(&p.level), "inner": flagInto(&p.inner),
		"names": phrasesInto(&p.names), "whole": setInto(&p.whole),
		"raised": func(node *yaml.Node) error {
			return mapping(node, map[string]func(*yaml.Node) error{
				"level": textInto(&p.raised), "names": setInto(&p.lifted),
			}, "level", "names")
		},
	}, "name")
}

func (d *document) body(node *yaml.Node) error {
	b := &body{line: node.Line, until: untilBody}
	d.bodies = append(d.bodies, b)
	var of string
	if err := mapping(node, map[string]func(*yaml.Node) error{
		"name": textInto(&b.name), "say": phrasesInto(&b.says), "of": textInto(&of), "own": flagInto(&b.own), "kind": textInto(&b.kind),
		"named": flagInto(&b.named), "until": textInto(&b.until), "joins": flagInto(&b.joins), "suffix": textInto(&b.suffix),
		"local": flagInto(&b.local), "nation": flagInto(&b.nation), "outside": flagInto(&b.outside), "silent": flagInto(&b.silent), "sole": flagInto(&b.sole), "names": phrasesInto(&b.names), "inner": flagInto(&b.inner),
		"unit": textInto(&b.unit), "level": textInto(&b.claim.level), "bloc": textInto(&b.claim.bloc), "otherwise": claimInto(&b.otherwise),
		"offices": func(node *yaml.Node) error {
			b.offices = map[string]string{}
			return pairs(node, func(key string, _ int, value string) error {
				b.offices[key] = value
				return nil
			})
		},
	}, "name"); err != nil {
		return err
	}
	if of != "" && of != "place" {
		return tableError(node.Line, "of is %q; it can only be place", of)
	}
	b.of = of == "place"
	if b.until != untilBody && b.until != untilPlace && b.until != untilComma {
		return tableError(node.Line, "until is %q; it can be body, place or comma", b.until)
	}
	return nil
}

// What ends the name of a body. A comma ends it only before another body or a
// place: names have commas of their own.
const (
	untilBody  = "body"
	untilPlace = "place"
	untilComma = "comma"
)
