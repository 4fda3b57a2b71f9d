package ingest

import (
	"math"

	"careergraph/graph"
)

const (
	postID = iota
	postTitle
	postUnit
	postLevel
	postBloc
	postOffice
	postHead
	postRank
	postClass
	postSeats
	postFrom
	postTo
)

var postColumns = []column{
	must("id"), must("title"), must("unit_id").naming(unitsFile), may("level"), may("bloc"), may("office"),
	may("head"), may("rank"), may("class"), may("seats"), may("valid_from"), may("valid_to"),
}

// posts reads posts.csv.
type posts struct {
	*sheet
	levels, blocs []string
	units         *units
	list          []graph.Post // one for each row, whatever its fate
	unitOf        []int32
}

func (p *posts) read() {
	id, ok := p.identify(p.cell(postID))
	if !ok {
		p.list, p.unitOf = append(p.list, graph.Post{}), append(p.unitOf, nothing)
		return
	}
	p.word(postID, maxID)
	post := graph.Post{
		ID: id, Title: p.nameIn(postTitle), Level: graph.UnknownLevel,
		OwnLevel: p.among(postLevel, p.levels, sayLevel),
		Bloc:     p.among(postBloc, p.blocs, sayBloc),
		Office:   p.text(postOffice),
		Head:     p.boolean(postHead) == yes,
		Rank:     p.number(postRank),
		Class:    p.class(postClass),
		Seats:    int(p.count(postSeats, 1, math.MaxInt32, saySeats)),
		Extra:    p.extra(),
	}
	unit := p.refer(postUnit, p.units.sheet, false)
	if unit >= 0 {
		post.UnitID, post.Level = p.units.list[unit].ID, p.units.list[unit].Level
	}
	post.Level = levelOr(post.OwnLevel, post.Level)
	post.ValidFrom, _ = p.date(postFrom, &post.Extra)
	post.ValidTo, _ = p.date(postTo, &post.Extra)
	p.list, p.unitOf = append(p.list, post), append(p.unitOf, unit)
}

// settle compares the rows with each other once all are read.
func (p *posts) settle() {
	if !p.broken {
		p.duplicates("id")
	}
}
