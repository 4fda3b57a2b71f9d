package review

import (
	"maps"
	"slices"
	"strconv"

	"careergraph/graph"
)

// A keeper joins one thing into another: what the one that stands does not
// state it takes from the other, and tells what the other stated otherwise.
type keeper struct {
	applied  *Applied
	kind     Kind
	id, from string
}

// told notes what differs.
func (k *keeper) told(field, kept, dropped string) {
	if kept != dropped {
		k.applied.Dropped = append(k.applied.Dropped, Dropped{k.kind, k.id, k.from, field, kept, dropped})
	}
}

func (k *keeper) text(field string, a *string, b string) {
	switch {
	case b == "":
	case *a == "":
		*a = b
	default:
		k.told(field, *a, b)
	}
}

// level takes a level that is known for one that is not.
func (k *keeper) level(field string, a *string, b string) {
	switch {
	case !known(b):
	case !known(*a):
		*a = b
	default:
		k.told(field, *a, b)
	}
}

// date takes the more precise of two dates that can be the same day.
func (k *keeper) date(field string, a *graph.Date, b graph.Date) {
	switch p, q := of(*a), of(b); {
	case b.IsZero():
	case a.IsZero(), p.first <= q.first && q.last <= p.last:
		*a = b
	case q.first <= p.first && p.last <= q.last:
	default:
		k.told(field, a.String(), b.String())
	}
}

// ownLevel takes a level that the other post states itself where that which
// stands has none, not even from its unit.
func (k *keeper) ownLevel(a, b *graph.Post) {
	switch {
	case !known(b.OwnLevel):
	case !known(a.Level):
		a.OwnLevel = b.OwnLevel
	default:
		k.told("level", a.Level, b.OwnLevel)
	}
}

// head: a post that one of two spellings makes a head post is one, since a
// blank cell reads as false.
func (k *keeper) head(a, b *graph.Post) {
	if a.Head != b.Head {
		a.Head = true
		k.told("head", "true", "false")
	}
}

func (k *keeper) rank(a, b *graph.Post) {
	switch {
	case b.Rank == nil:
	case a.Rank == nil:
		a.Rank = b.Rank
	default:
		k.told("rank", strconv.FormatFloat(*a.Rank, 'g', -1, 64), strconv.FormatFloat(*b.Rank, 'g', -1, 64))
	}
}

func (k *keeper) seats(a, b *graph.Post) {
	switch {
	case b.Seats == 0:
	case a.Seats == 0:
		a.Seats = b.Seats
	default:
		k.told("seats", strconv.Itoa(a.Seats), strconv.Itoa(b.Seats))
	}
}

// extra leaves the tables of both things as they are, since rows may share them.
func (k *keeper) extra(a *map[string]string, b map[string]string) {
	if len(b) == 0 {
		return
	}
	all := maps.Clone(*a)
	if all == nil {
		all = map[string]string{}
	}
	for _, key := range slices.Sorted(maps.Keys(b)) {
		text := all[key]
		k.text(key, &text, b[key])
		all[key] = text
	}
	*a = all
}
