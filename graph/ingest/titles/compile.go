package titles

import (
	"strings"
	"unicode/utf8"
)

// A compiler turns a document into a table.
type compiler struct {
	*document
	table  *Table
	bodies map[string]*body // by name
}

func (c compiler) compile() error {
	for _, step := range []func() error{c.spell, c.ids, c.placeNames, c.bodyNames, c.officeNames, c.roleNames, c.commonWords} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// spell takes the rules of spelling first: every phrase goes through them.
func (c compiler) spell() error {
	s := &c.table.speller
	s.endings = map[string]accent{}
	for _, a := range c.accents {
		if utf8.RuneCountInString(a.from) != 2 {
			return file.Errorf(a.line, "the ending %q is not of two letters; write the last two of the word", a.from)
		}
		if _, ok := s.endings[a.from]; ok {
			return file.Errorf(a.line, "the ending %q stands twice; keep one", a.from)
		}
		for _, inCase := range []func(string) string{strings.ToUpper, upperFirst, strings.ToLower} {
			s.endings[inCase(a.from)] = accent{to: inCase(a.to), notAfter: a.notAfter}
		}
	}
	s.written = map[string][]string{}
	for _, spelled := range c.document.spellings {
		key := s.word(spelled.from)
		if _, ok := s.written[key]; ok {
			return file.Errorf(spelled.line, "%q is written out twice; keep one", spelled.from)
		}
		s.written[key] = strings.Fields(spelled.to)
	}
	return nil
}

// ids checks that every id is defined once and that every use of one is known.
func (c compiler) ids() error {
	t := c.table
	for _, o := range c.document.offices {
		if t.byID[o.ID] != nil {
			return file.Errorf(o.line, "the office %s stands twice; keep one", o.ID)
		}
		t.byID[o.ID] = o
		t.offices = append(t.offices, o.Word)
	}
	for _, o := range c.document.offices {
		for _, id := range []string{o.deputy, o.standing} {
			if id != "" && t.byID[id] == nil {
				return file.Errorf(o.line, "no office has the id %q; add it, or correct this one", id)
			}
			if id != "" && o.head {
				t.byID[id].deputizes = true
			}
		}
		for _, said := range []claim{o.otherwise, {bloc: o.bloc}} {
			if err := c.known(said, o.line); err != nil {
				return err
			}
		}
	}
	for _, p := range c.document.places {
		if err := c.known(claim{level: p.level}, p.line); err != nil {
			return err
		}
		if err := c.known(claim{level: p.raised}, p.line); err != nil {
			return err
		}
	}
	for _, b := range c.document.bodies {
		for _, said := range []claim{b.claim, b.otherwise} {
			if err := c.known(said, b.line); err != nil {
				return err
			}
		}
		for from, to := range b.offices {
			for _, id := range []string{from, to} {
				if t.byID[id] == nil {
					return file.Errorf(b.line, "no office has the id %q; add it, or correct this one", id)
				}
			}
		}
	}
	return nil
}

func (c compiler) known(said claim, line int) error {
	if said.level != "" && !has(c.levels, said.level) {
		return file.Errorf(line, "no level has the id %q; add it, or correct this one", said.level)
	}
	if said.bloc != "" && !has(c.blocs, said.bloc) {
		return file.Errorf(line, "no bloc has the id %q; add it, or correct this one", said.bloc)
	}
	return nil
}

func has(words []Word, id string) bool {
	for _, word := range words {
		if word.ID == id {
			return true
		}
	}
	return false
}

// add finds the meaning of a phrase in normal spelling.
func (c compiler) add(p phrase) (*meaning, error) {
	words := c.table.speller.folded(p.text)
	if len(words) == 0 {
		return nil, file.Errorf(p.line, "%q has no word; write one, or take it out", p.text)
	}
	return c.table.trie.add(words), nil
}

func twice(p phrase, what string) error {
	return file.Errorf(p.line, "%q says two %s; keep it with one", p.text, what)
}

func (c compiler) placeNames() error {
	for _, p := range c.document.places {
		if c.table.places[p.name] != nil {
			return file.Errorf(p.line, "the place %s stands twice; keep one", p.name)
		}
		c.table.places[p.name] = p
		for _, said := range append([]phrase{{p.name, p.line}}, p.says...) {
			m, err := c.add(said)
			if err != nil {
				return err
			}
			if m.place != nil {
				return twice(said, "kinds of place")
			}
			m.place = p
		}
		for _, name := range p.names {
			m, err := c.add(name)
			if err != nil {
				return err
			}
			if m.known != nil {
				return twice(name, "places")
			}
			m.known = &known{p, name.text}
		}
	}
	return nil
}

func (c compiler) bodyNames() error {
	for _, b := range c.document.bodies {
		if c.bodies[b.name] != nil {
			return file.Errorf(b.line, "the body %s stands twice; keep one", b.name)
		}
		if b.kind != "" && c.table.places[b.kind] == nil {
			return file.Errorf(b.line, "no place has the name %q; add it, or correct this one", b.kind)
		}
		b.place = c.table.places[b.kind]
		if err := c.nameSpellings(b); err != nil {
			return err
		}
		c.bodies[b.name] = b
		for _, said := range append([]phrase{{b.name, b.line}}, b.says...) {
			m, err := c.add(said)
			if err != nil {
				return err
			}
			if m.body != nil {
				return twice(said, "bodies")
			}
			m.body = b
		}
	}
	return nil
}

// nameSpellings lists the known names of a body by their words, whatever the case
// and the signs between them.
func (c compiler) nameSpellings(b *body) error {
	b.spelled = map[string]string{}
	for _, name := range b.names {
		key := strings.Join(c.table.speller.folded(name.text), " ")
		if b.spelled[key] != "" {
			return file.Errorf(name.line, "the name %q stands twice; keep one", name.text)
		}
		b.spelled[key] = name.text
	}
	return nil
}

// officeNames adds each way to say an office, alone, as its deputy, as its
// standing deputy and as the standing one.
func (c compiler) officeNames() error {
	for _, o := range c.document.offices {
		for _, s := range o.says {
			if err := c.sayOffice(o, s, s.text); err != nil {
				return err
			}
			for _, deputy := range c.deputy {
				if o.deputy == "" {
					break
				}
				words := deputy.text + " " + s.text
				if err := c.sayOffice(c.table.byID[o.deputy], s, words); err != nil {
					return err
				}
				for _, standing := range c.standing {
					if o.standing == "" {
						break
					}
					if err := c.sayOffice(c.table.byID[o.standing], s, words+" "+standing.text); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

func (c compiler) sayOffice(o *office, s say, words string) error {
	spoken := &spoken{office: o, words: words}
	for _, named := range []struct {
		name string
		to   **body
	}{{s.body, &spoken.body}, {s.unit, &spoken.unit}} {
		if named.name == "" {
			continue
		}
		if *named.to = c.bodies[named.name]; *named.to == nil {
			return file.Errorf(s.line, "no body has the name %q; add it, or correct this one", named.name)
		}
	}
	m, err := c.add(phrase{words, s.line})
	if err != nil {
		return err
	}
	if m.office != nil {
		return twice(phrase{words, s.line}, "offices")
	}
	m.office = spoken
	return nil
}

func (c compiler) roleNames() error {
	for role, list := range c.plain {
		for _, said := range list {
			m, err := c.add(said)
			if err != nil {
				return err
			}
			if m.role&role != 0 {
				return file.Errorf(said.line, "%q stands twice in its list; keep one", said.text)
			}
			m.role |= role
		}
	}
	return nil
}

// commonWords lists the words of all phrases as they are usually written, so
// that most words of a cell need no other look. A long abbreviation may be in small
// letters too, unless it is a word then.
func (c compiler) commonWords() error {
	s := &c.table.speller
	for _, spelled := range c.document.spellings {
		key := s.word(spelled.from)
		lower := fold(key)
		if _, ok := s.written[lower]; !ok && utf8.RuneCountInString(key) > 2 && c.table.trie.words[lower] == 0 {
			s.written[lower] = s.written[key]
		}
	}
	s.common = map[string]int32{}
	for folded, number := range c.table.trie.words {
		for _, text := range []string{folded, upperFirst(folded)} {
			if _, ok := s.written[text]; !ok && s.word(text) == text {
				s.common[text] = number
			}
		}
	}
	return nil
}
