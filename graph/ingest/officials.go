package ingest

import "careergraph/graph"

const (
	officialID = iota
	officialName
	officialGender
	officialBirth
	officialDeath
	officialNative
	officialSource
)

var officialColumns = []column{
	must("id"), may("name"), may("gender"), may("birth_date"), may("death_date"), may("native_unit_id").naming(unitsFile), may("source"),
}

// officials reads officials.csv. Without it the tenures define the officials.
type officials struct {
	*sheet
	units *units
	list  []graph.Official // one for each row, whatever its fate
}

func (o *officials) read() {
	id, ok := o.identify(o.cell(officialID))
	if !ok {
		o.list = append(o.list, graph.Official{})
		return
	}
	o.word(officialID, maxID)
	official := graph.Official{
		ID: id, Name: o.nameIn(officialName),
		Gender: o.text(officialGender), Source: o.text(officialSource), Extra: o.extra(),
	}
	if unit := o.refer(officialNative, o.units.sheet, true); unit >= 0 {
		official.NativeUnitID = o.units.list[unit].ID
	}
	official.Birth, _ = o.date(officialBirth, &official.Extra)
	official.Death, _ = o.date(officialDeath, &official.Extra)
	o.list = append(o.list, official)
}

// named finds or makes the official of an id that only tenures state.
func (o *officials) named(id []byte) int32 {
	if row, ok := o.index[string(id)]; ok {
		return row
	}
	row := int32(len(o.list))
	text := string(id)
	o.index[text] = row
	o.list = append(o.list, graph.Official{ID: text})
	return row
}

// settle compares the rows with each other once all are read.
func (o *officials) settle() {
	if !o.broken {
		o.duplicates("id")
	}
}
