package review

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"careergraph/graph"
)

// Bounds of what is held against each other, and of what a person can read.
const (
	maxBlock       = 300     // things that share a key
	maxPairs       = 200     // pairs among them that may be the same
	maxComparisons = 1 << 14 // of the tenures of one pair
	maxSuggestions = 20_000
)

// Suggest gives what looks the same, each with its evidence, strongest first,
// then by ids. Only things that share a key are held against each other (a
// folded name, a birth date, a title within a unit); where so many share one
// that their pairs would be beyond reading, a note says so in their stead.
func Suggest(ctx context.Context, b *graph.Batch) (*File, error) {
	s := newSuggester(ctx, b)
	for _, look := range []func() error{s.lookAtUnits, s.lookAtPosts, s.lookAtOfficials} {
		if err := look(); err != nil {
			return nil, err
		}
		if err := graph.ContextError(ctx); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.file.Suggestions, byStrength)
	if more := len(s.file.Suggestions) - maxSuggestions; more > 0 {
		s.file.Suggestions = s.file.Suggestions[:maxSuggestions]
		s.note("suggestions that are not listed, since %d stronger ones come first: %d; decide those and ask again", maxSuggestions, more)
	}
	if s.outweighed > 0 {
		s.note("pairs that are not listed, since as much or more speaks against them than for them: %d", s.outweighed)
	}
	return s.file, nil
}

// A suggester holds what is worked out once for all suggestions.
type suggester struct {
	ctx       context.Context
	batch     *graph.Batch
	units     map[string]int32
	officials map[string]int32
	posts     map[string]int32
	names     []spelling // of officials
	places    []spelling // the names of units
	nameKeys  map[string]string
	postsIn   map[string]int // of each unit
	held      lists          // tenures of each official
	holders   lists          // tenures of each post

	file       *File
	noted      map[string]bool
	compared   int
	outweighed int
}

func newSuggester(ctx context.Context, b *graph.Batch) *suggester {
	b = inOrder(b)
	s := &suggester{
		ctx: ctx, batch: b, file: &File{Version: version, Dataset: b.Dataset.ID}, noted: map[string]bool{},
		units:     index(b.Units, func(u *graph.Unit) string { return u.ID }),
		posts:     index(b.Posts, func(p *graph.Post) string { return p.ID }),
		officials: index(b.Officials, func(o *graph.Official) string { return o.ID }),
		names:     make([]spelling, len(b.Officials)),
		places:    make([]spelling, len(b.Units)),
		nameKeys:  map[string]string{},
		postsIn:   map[string]int{},
	}
	for i := range b.Posts {
		s.postsIn[b.Posts[i].UnitID]++
	}
	for i := range b.Units {
		s.places[i] = spell(b.Units[i].Name)
	}
	for i := range b.Officials {
		s.names[i] = spell(b.Officials[i].Name)
	}
	s.held = listed(len(b.Officials), len(b.Tenures), func(t int32) int32 { return at(s.officials, b.Tenures[t].OfficialID) })
	s.holders = listed(len(b.Posts), len(b.Tenures), func(t int32) int32 { return at(s.posts, b.Tenures[t].PostID) })
	return s
}

// inOrder gives the batch with units, posts and officials in the order of ids,
// so that the first of a pair is the one whose id comes first.
func inOrder(b *graph.Batch) *graph.Batch {
	ordered := *b
	ordered.Units = sorted(b.Units, func(x, y graph.Unit) int { return cmp.Compare(x.ID, y.ID) })
	ordered.Posts = sorted(b.Posts, func(x, y graph.Post) int { return cmp.Compare(x.ID, y.ID) })
	ordered.Officials = sorted(b.Officials, func(x, y graph.Official) int { return cmp.Compare(x.ID, y.ID) })
	return &ordered
}

func sorted[T any](things []T, compare func(x, y T) int) []T {
	if !slices.IsSortedFunc(things, compare) {
		things = slices.Clone(things)
		slices.SortFunc(things, compare)
	}
	return things
}

// note tells once what is not listed.
func (s *suggester) note(format string, args ...any) {
	if text := clipped(fmt.Sprintf(format, args...)); !s.noted[text] {
		s.noted[text] = true
		s.file.Notes = append(s.file.Notes, text)
	}
}

// clipped keeps a text within what a review file may hold.
func clipped(text string) string {
	if len(text) <= maxText {
		return text
	}
	return strings.ToValidUTF8(text[:maxText-len("…")], "") + "…"
}

// index finds things by their ids.
func index[T any](things []T, id func(*T) string) map[string]int32 {
	found := make(map[string]int32, len(things))
	for i := range things {
		found[id(&things[i])] = int32(i)
	}
	return found
}

const nowhere int32 = -1

func at(index map[string]int32, id string) int32 {
	if i, ok := index[id]; ok && id != "" {
		return i
	}
	return nowhere
}

// lists holds a list of numbers for each of n owners, in one slice.
type lists struct {
	all   []int32
	first []int32 // of each owner's list in all, and the end of the last
}

func (l lists) of(owner int32) []int32 { return l.all[l.first[owner]:l.first[owner+1]] }

// listed deals out n members to their owners.
func listed(owners, n int, owner func(int32) int32) lists {
	of := make([]int32, n)
	l := lists{first: make([]int32, owners+1)}
	for m := range of {
		of[m] = owner(int32(m))
		if of[m] >= 0 {
			l.first[of[m]+1]++
		}
	}
	for i := range owners {
		l.first[i+1] += l.first[i]
	}
	l.all = make([]int32, l.first[owners])
	next := slices.Clone(l.first)
	for m, o := range of {
		if o >= 0 {
			l.all[next[o]] = int32(m)
			next[o]++
		}
	}
	return l
}

// byStart puts a list of tenures in the order of their starts.
func (s *suggester) byStart(tenures []int32) []int32 {
	slices.SortFunc(tenures, func(x, y int32) int {
		t, u := &s.batch.Tenures[x], &s.batch.Tenures[y]
		return cmp.Or(cmp.Compare(start(t).first, start(u).first), cmp.Compare(t.ID, u.ID))
	})
	return tenures
}

// A keyed is a thing under a key that things which may be the same share.
type keyed[K cmp.Ordered] struct {
	key  K
	what int32
}

// A couple is two things to be held against each other, the lower number first.
type couple [2]int32

// couples gives, once each, the pairs of things that share a key and that may
// be the same. Where too many share a key, or too many of those may be the
// same, the block is told and gives no pair.
func couples[K cmp.Ordered](things []keyed[K], may func(x, y int32) bool, tooMany func(block []keyed[K])) []couple {
	slices.SortFunc(things, func(x, y keyed[K]) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.what, y.what)) })
	things = slices.Compact(things)
	var found []couple
	for from := 0; from < len(things); {
		to := from + 1
		for to < len(things) && things[to].key == things[from].key {
			to++
		}
		block, before := things[from:to], len(found)
		from = to
		if len(block) <= maxBlock {
			found = among(found, block, may)
		}
		if len(block) > maxBlock || len(found)-before > maxPairs {
			found = found[:before]
			tooMany(block)
		}
	}
	return distinct(found)
}

// among appends the pairs of one block, up to one more than are listed.
func among[K cmp.Ordered](found []couple, block []keyed[K], may func(x, y int32) bool) []couple {
	before := len(found)
	for i := range block {
		for j := i + 1; j < len(block) && len(found)-before <= maxPairs; j++ {
			if may(block[i].what, block[j].what) {
				found = append(found, couple{block[i].what, block[j].what})
			}
		}
	}
	return found
}

func distinct(found []couple) []couple {
	slices.SortFunc(found, func(x, y couple) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return slices.Compact(found)
}

// add lists a suggestion unless more speaks against it than for it.
func (s *suggester) add(kind Kind, a, b Thing, evidence []Evidence) {
	for i := range evidence {
		evidence[i].Text = clipped(evidence[i].Text)
	}
	found := Suggestion{Kind: kind, A: a, B: b, Evidence: evidence}
	if found.weight() <= 0 {
		s.outweighed++
		return
	}
	s.file.Suggestions = append(s.file.Suggestions, found)
}

// alive asks the context now and then.
func (s *suggester) alive() error {
	s.compared++
	if s.compared%1024 != 0 {
		return nil
	}
	return graph.ContextError(s.ctx)
}

// span says how often and when the tenures of a thing were.
func (s *suggester) span(tenures []int32) string {
	years := ""
	first, last := 0, 0
	for _, t := range tenures {
		for _, date := range []graph.Date{s.batch.Tenures[t].Start, s.batch.Tenures[t].End} {
			if year := date.Year(); year > 0 {
				if first == 0 || year < first {
					first = year
				}
				last = max(last, year)
			}
		}
	}
	if first > 0 {
		years = fmt.Sprintf(" %d–%d", first, last)
	}
	if len(tenures) == 1 {
		return "1 tenure" + years
	}
	return fmt.Sprintf("%d tenures%s", len(tenures), years)
}

// unitName names a unit for a person, with what it lies in.
func (s *suggester) unitName(id string) string {
	var names []string
	for depth := 0; depth < maxAncestors; depth++ {
		u := at(s.units, id)
		if u < 0 {
			break
		}
		names = append(names, s.batch.Units[u].Name)
		id = s.batch.Units[u].ParentID
	}
	return strings.Join(names, " in ")
}

// maxAncestors bounds the way up from a unit, which ends where a chain of
// parents goes on for longer than any hierarchy.
const maxAncestors = 8
