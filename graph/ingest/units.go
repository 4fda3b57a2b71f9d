package ingest

import (
	"strings"

	"careergraph/graph"
)

const (
	unitID = iota
	unitName
	unitLevel
	unitParent
	unitType
	unitFrom
	unitTo
	unitTags
	unitSource
)

var unitColumns = []column{
	must("id"), must("name"), blankable("level"), may("parent_id").naming(unitsFile), may("type"),
	may("valid_from"), may("valid_to"), may("tags"), may("source"),
}

// units reads units.csv.
type units struct {
	*sheet
	levels []string
	list   []graph.Unit // one for each row, whatever its fate
	kin    kinship
}

func (u *units) read() {
	id, ok := u.identify(u.cell(unitID))
	if !ok {
		u.add(graph.Unit{}, "", "")
		return
	}
	u.word(unitID, maxID)
	unit := graph.Unit{
		ID: id, Name: u.nameIn(unitName),
		Level:  levelOr(u.among(unitLevel, u.levels, sayLevel), graph.UnknownLevel),
		Type:   u.text(unitType),
		Tags:   splitTags(u.text(unitTags)),
		Source: u.text(unitSource), Extra: u.extra(),
	}
	parent, ok := u.word(unitParent, maxID)
	if ok {
		unit.ParentID = u.problems.words.of(parent)
	}
	unit.ValidFrom, _ = u.date(unitFrom, &unit.Extra)
	unit.ValidTo, _ = u.date(unitTo, &unit.Extra)
	u.add(unit, id, unit.ParentID)
}

func (u *units) add(unit graph.Unit, id, parent string) {
	u.list = append(u.list, unit)
	u.kin.ids = append(u.kin.ids, id)
	u.kin.kin = append(u.kin.kin, parent)
}

// settle compares the rows with each other once all are read.
func (u *units) settle() {
	if u.broken {
		return
	}
	u.duplicates("id")
	u.kin.sheet, u.kin.column = u.sheet, "parent_id"
	for row := range u.list {
		unit := &u.list[row]
		if unit.ParentID == "" || u.kin.node(unit.ParentID) >= 0 {
			continue
		}
		u.warn(row, "parent_id", u.problems.shown([]byte(unit.ParentID)), UnknownRef, u.sayUnknown()+"; the unit is taken to have no parent")
		unit.ParentID, u.kin.kin[row] = "", ""
	}
	u.kin.cascade(u.kin.cycles(UnitCycle, "the unit is its own ancestor; correct one of the parents on the way round"))
}

func splitTags(text string) []string {
	var tags []string
	for tag := range strings.SplitSeq(text, ";") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

func levelOr(level, fallback string) string {
	if level == "" {
		return fallback
	}
	return level
}

const (
	linkFrom = iota
	linkTo
	linkKind
	linkOn
)

var linkColumns = []column{must("predecessor_id").naming(unitsFile), must("successor_id").naming(unitsFile), must("kind"), must("on")}

var linkKinds = []string{string(graph.Renamed), string(graph.Merged), string(graph.Split), string(graph.Transferred)}

// links reads unit_links.csv. Its rows have no id: only equal ones are
// compared.
type links struct {
	*sheet
	units *units
	list  []graph.UnitLink
}

func (l *links) read() {
	if hash := l.hash(); !l.isNew(hash) {
		l.list = append(l.list, graph.UnitLink{})
		return
	}
	var link graph.UnitLink
	if row := l.refer(linkFrom, l.units.sheet, false); row >= 0 {
		link.PredecessorID = l.units.list[row].ID
	}
	if row := l.refer(linkTo, l.units.sheet, false); row >= 0 {
		link.SuccessorID = l.units.list[row].ID
	}
	l.filled(linkKind)
	link.Kind = graph.LinkKind(l.among(linkKind, linkKinds, sayLink))
	link.Extra = l.extra()
	l.filled(linkOn)
	link.On, _ = l.date(linkOn, &link.Extra)
	l.list = append(l.list, link)
}
