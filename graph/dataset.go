package graph

// A Label is a text in several languages, keyed by language: vi, en.
type Label map[string]string

// In gives the label in a language, else in English, else in Vietnamese, else
// the fallback.
func (l Label) In(lang, fallback string) string {
	for _, key := range []string{lang, "en", "vi"} {
		if text := l[key]; text != "" {
			return text
		}
	}
	return fallback
}

// Texts gives labels in a language, each as In does.
func Texts(labels []Label, lang string) (texts []string) {
	for _, label := range labels {
		texts = append(texts, label.In(lang, ""))
	}
	return texts
}

// UnknownLevel is the level of a unit or post that states none.
const UnknownLevel = "unknown"

// A Level is one step of the scale on which units and posts stand.
type Level struct {
	ID      string
	Label   Label
	ValidTo Date
}

// A Bloc is a group of offices: party, front, state.
type Bloc struct {
	ID    string
	Label Label
}

// An Office is what a post is, whatever its unit: secretary, chair. Posts may
// have offices that the dataset does not list.
type Office struct {
	ID    string
	Label Label
}

// A Kind is a kind of move. Rotation marks what counts as rotation.
type Kind struct {
	ID       string
	Rotation bool
	Label    Label
}

// UnstatedKind is the kind of a move that nobody stated.
const UnstatedKind = "unstated"

// A Dataset says what a batch is about and how its moves are derived.
type Dataset struct {
	ID          string
	Title       Label
	AsOf        Date // "now" for open tenures
	BlankEnd    EndStatus
	OverlapDays int
	GapDays     int
	Levels      []Level // lowest first
	Ordered     bool    // the order of Levels is a scale
	Blocs       []Bloc
	Offices     []Office
	Kinds       []Kind
	Source      string
	Licence     string
}

// LevelOrder tells the place of a level on the scale, from 0, and false for a
// level that is unknown, unlisted or without order.
func (d *Dataset) LevelOrder(id string) (int, bool) {
	if !d.Ordered {
		return 0, false
	}
	for i, level := range d.Levels {
		if level.ID == id {
			return i, true
		}
	}
	return 0, false
}

// LevelCode is the one character that stands for a level in an official's
// Trail: a, b, c… in the order of Levels, and _ for any other level.
func (d *Dataset) LevelCode(id string) rune {
	for i, level := range d.Levels {
		if level.ID == id {
			return levelCode(i)
		}
	}
	return '_'
}

// LevelCodes gives LevelCode of each of Levels, in their order.
func (d *Dataset) LevelCodes() []rune {
	codes := make([]rune, len(d.Levels))
	for i := range codes {
		codes[i] = levelCode(i)
	}
	return codes
}

// levelCode uses letters only, since a Trail is searched by regular
// expressions: after the 52 of ASCII come those of the CJK block.
func levelCode(i int) rune {
	switch {
	case i < 26:
		return 'a' + rune(i)
	case i < 52:
		return 'A' + rune(i-26)
	}
	return 0x4E00 + rune(i-52)
}
