package titles

import (
	"strings"

	"gopkg.in/yaml.v3"

	"careergraph/graph/ingest/yamlfile"
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

// file is how a table is read. What several bodies have in common may be
// written once.
var file = yamlfile.File{Name: "the table of terms", TooLong: "split what it covers", Aliases: true}

// readDocument reads the text of a table and refuses what it does not know.
func readDocument(text []byte) (*document, error) {
	root, err := file.Parse(text)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, file.Errorf(0, "is empty; it must at least list its offices")
	}
	d := &document{between: " ", plain: map[role][]phrase{}}
	keys := map[string]yamlfile.Reader{
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
	if err := file.Keys(root, "the table", keys, "offices"); err != nil {
		return nil, err
	}
	return d, nil
}

// scalar gives the text of a value that must not be blank.
func scalar(node *yaml.Node) (string, error) {
	text, err := file.Scalar(node, "a text")
	if err == nil && (yamlfile.Blank(node) || strings.TrimSpace(text) == "") {
		err = file.Errorf(node.Line, "here must stand a text")
	}
	return text, err
}

func textInto(to *string) yamlfile.Reader {
	return func(node *yaml.Node) (err error) {
		*to, err = scalar(node)
		return err
	}
}

// textBetween reads a text that may be of blanks.
func textBetween(to *string) yamlfile.Reader {
	return func(node *yaml.Node) (err error) {
		if *to, err = file.Scalar(node, "a text"); err == nil && *to == "" {
			err = file.Errorf(node.Line, "here must stand a text")
		}
		return err
	}
}

// each reads the entries of a list.
func each(read yamlfile.Reader) yamlfile.Reader {
	return func(node *yaml.Node) error { return file.List(node, read) }
}

func phrases(node *yaml.Node) (found []phrase, err error) {
	err = file.List(node, func(item *yaml.Node) error {
		text, err := scalar(item)
		found = append(found, phrase{text, item.Line})
		return err
	})
	return found, err
}

func phrasesInto(to *[]phrase) yamlfile.Reader {
	return func(node *yaml.Node) (err error) {
		*to, err = phrases(node)
		return err
	}
}

func setInto(to *map[string]bool) yamlfile.Reader {
	return func(node *yaml.Node) error {
		names, err := phrases(node)
		*to = map[string]bool{}
		for _, name := range names {
			(*to)[name.text] = true
		}
		return err
	}
}

// textsInto reads a text for each key.
func textsInto[M ~map[string]string](to *M, what string) yamlfile.Reader {
	return func(node *yaml.Node) error {
		*to = M{}
		return file.Pairs(node, what, func(key, value *yaml.Node) (err error) {
			(*to)[key.Value], err = scalar(value)
			return err
		})
	}
}

func claimInto(to *claim) yamlfile.Reader {
	return func(node *yaml.Node) error {
		return file.Keys(node, "otherwise", map[string]yamlfile.Reader{"level": textInto(&to.level), "bloc": textInto(&to.bloc)})
	}
}

func wordsInto(to *[]Word) yamlfile.Reader {
	return each(func(node *yaml.Node) error {
		var word Word
		err := file.Keys(node, "a word", map[string]yamlfile.Reader{"id": textInto(&word.ID), "label": textsInto(&word.Label, "a label")}, "id", "label")
		*to = append(*to, word)
		return err
	})
}

func (d *document) accent(node *yaml.Node) error {
	a := accent{line: node.Line}
	err := file.Keys(node, "an accent", map[string]yamlfile.Reader{
		"from": textInto(&a.from), "to": textInto(&a.to), "not_after": textInto(&a.notAfter),
	}, "from", "to")
	d.accents = append(d.accents, a)
	return err
}

func (d *document) spelling(node *yaml.Node) error {
	return file.Pairs(node, "spellings", func(key, value *yaml.Node) error {
		text, err := scalar(value)
		d.spellings = append(d.spellings, spelling{key.Value, text, key.Line})
		return err
	})
}

func (d *document) office(node *yaml.Node) error {
	o := &office{line: node.Line}
	d.offices = append(d.offices, o)
	return file.Keys(node, "an office", map[string]yamlfile.Reader{
		"id": textInto(&o.ID), "label": textsInto(&o.Label, "a label"), "head": file.Flag(&o.head), "membership": file.Flag(&o.membership),
		"rank": file.Flag(&o.rank), "charge": file.Flag(&o.charge), "bloc": textInto(&o.bloc), "otherwise": claimInto(&o.otherwise), "deputy": textInto(&o.deputy), "standing": textInto(&o.standing),
		"say": each(func(item *yaml.Node) (err error) {
			s := say{phrase: phrase{line: item.Line}}
			if item.Kind == yaml.MappingNode {
				err = file.Keys(item, "a way to say an office", map[string]yamlfile.Reader{
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
	return file.Keys(node, "a place", map[string]yamlfile.Reader{
		"name": textInto(&p.name), "say": phrasesInto(&p.says), "level": textInto(&p.level), "inner": file.Flag(&p.inner),
		"names": phrasesInto(&p.names), "whole": setInto(&p.whole),
		"raised": func(node *yaml.Node) error {
			return file.Keys(node, "raised", map[string]yamlfile.Reader{
				"level": textInto(&p.raised), "names": setInto(&p.lifted),
			}, "level", "names")
		},
	}, "name")
}

func (d *document) body(node *yaml.Node) error {
	b := &body{line: node.Line, until: untilBody}
	d.bodies = append(d.bodies, b)
	var of string
	if err := file.Keys(node, "a body", map[string]yamlfile.Reader{
		"name": textInto(&b.name), "say": phrasesInto(&b.says), "of": textInto(&of), "own": file.Flag(&b.own), "kind": textInto(&b.kind),
		"named": file.Flag(&b.named), "until": textInto(&b.until), "joins": file.Flag(&b.joins), "suffix": textInto(&b.suffix),
		"local": file.Flag(&b.local), "nation": file.Flag(&b.nation), "outside": file.Flag(&b.outside), "silent": file.Flag(&b.silent), "sole": file.Flag(&b.sole), "names": phrasesInto(&b.names), "inner": file.Flag(&b.inner),
		"unit": textInto(&b.unit), "level": textInto(&b.claim.level), "bloc": textInto(&b.claim.bloc), "otherwise": claimInto(&b.otherwise),
		"offices": textsInto(&b.offices, "the offices of a body"),
	}, "name"); err != nil {
		return err
	}
	if of != "" && of != "place" {
		return file.Errorf(node.Line, "of is %q; it can only be place", of)
	}
	b.of = of == "place"
	if b.until != untilBody && b.until != untilPlace && b.until != untilComma {
		return file.Errorf(node.Line, "until is %q; it can be body, place or comma", b.until)
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
