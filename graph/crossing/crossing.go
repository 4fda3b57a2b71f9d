// Package crossing tells how often moves cross from one bloc to another, held
// against how often they would if blocs meant nothing, how mixed the origins
// and destinations of blocs and offices are, and which offices turn careers from
// one bloc to another.
//
// Two expectations stand side by side. By the margins: each bloc sends and takes
// as many as it does, and who goes where is drawn by lot; it decides the
// verdicts, since a bloc that seldom moves is not taken for one that seldom
// mixes. By the posts: each move leaves and takes any post with the same chance.
//
// The integration degree of an office with a bloc is the share of its entries
// that come from posts of that bloc and, apart from it, the share of its exits
// that go to such posts (Zhou Xueguang and others, Shehui 40(2), 2020, 137–167;
// Chinese Journal of Sociology 7(3), 2021). They call an office whose two shares
// differ one that converts between the blocs. Here an office converts from X to Y
// if more than half of its entries come from X, more than half of its exits go to
// Y, and Fisher's exact test tells the two shares of X, or of Y, apart.
package crossing

import (
	"context"
	"maps"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// A Crossing is what the moves between blocs come to.
type Crossing struct {
	Blocs        []string         // those of the dataset in its order, then others by id
	Moves        [][]int64        // from bloc to bloc
	All, Crossed int64            // moves with both blocs stated; those from one bloc to another
	Unstated     int64            // moves from or to posts that state no bloc
	ByMargins    *stats.Departure // of all that crossed; nil where the margins leave no choice
	ByPosts      *stats.Departure // likewise; nil where the posts are not known or leave no choice
	Verdict      finding.Verdict
	Pairs        []Pair
	Ends         []Bloc
	Offices      []Office // by level, then office, as ids
	OfficeTests  int      // tests of offices in one family
}

// A Pair is the moves from one bloc to another.
type Pair struct {
	From, To string
	Moves    int64
	Expected float64 // by the margins
	Ratio    float64 // moves over expected
	// Share is that of the moves from From that go to To, with its Clopper–Pearson
	// interval.
	Share, Low, High float64
	// P is that of Fisher's exact test given the margins, Q is P adjusted by
	// Benjamini–Hochberg over the pairs tested; nil where no number of moves could
	// have been told from chance.
	P, Q    *float64
	Verdict finding.Verdict
	ByPosts *stats.Departure
}

// A Bloc is what one bloc takes and gives, its own moves among both.
type Bloc struct {
	ID                   string
	In, Out              Side // by the blocs at the other end
	FromOthers, ToOthers int64
}

// A Side is the entries into a bloc or an office, or the exits from it.
type Side struct {
	Moves     int64
	Diversity stats.Diversity // of where they come from or go to; nothing where Moves is 0
}

// MaxBlocs bounds the pairs of blocs that are tested.
const MaxBlocs = 100

// Read counts the moves that pass the filter and tests them. Blocs are put in
// the order given. Offices are held against the bloc of reference, or against
// each bloc where it is empty.
//
// It refuses more than MaxBlocs blocs, a bloc of reference that no post has, and a filter by blocs:
// that keeps the moves with either end there, so that those among all other blocs
// would be missing.
func Read(ctx context.Context, r finding.Reader, filter graph.Filter, order []string, reference string) (*Crossing, error) {
	if len(filter.Blocs) > 0 {
		return nil, graph.Errorf(graph.Invalid, "bloc", "crossing between blocs cannot be reckoned under a filter by bloc; leave it out")
	}
	flows, err := readFlows(ctx, r, filter)
	if err != nil {
		return nil, err
	}
	posts, err := readPosts(ctx, r, filter)
	if err != nil {
		return nil, err
	}
	c := &Crossing{Blocs: blocsOf(flows, posts, order)}
	if len(c.Blocs) > MaxBlocs {
		return nil, graph.Errorf(graph.TooLarge, "", "posts are in %d blocs; crossing is reckoned for %d at most, so give the posts fewer blocs", len(c.Blocs), MaxBlocs)
	}
	if reference != "" && c.place(reference) < 0 {
		return nil, graph.Errorf(graph.Invalid, "reference", "no post has the bloc %q; the blocs are %s", reference, strings.Join(c.Blocs, ", "))
	}
	c.count(flows)
	sizes := c.sizes(posts)
	for _, step := range []func() error{
		func() error { return c.testAll(sizes) },
		func() error { return c.testPairs(sizes) },
		func() error { return c.describeBlocs() },
		func() error { return c.testOffices(flows, reference) },
	} {
		if err := step(); err != nil {
			return nil, graph.Errorf(graph.Internal, "", "the moves between blocs cannot be reckoned with").Because(err)
		}
	}
	return c, nil
}

// An end is where a move starts or ends; bloc and office are empty where they
// are not stated.
type end struct{ level, bloc, office string }

type flow struct {
	from, to end
	moves    int64
}

func readFlows(ctx context.Context, r finding.Reader, filter graph.Filter) ([]flow, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "moves_by_group", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("from_level", "from_bloc", "from_office", "to_level", "to_bloc", "to_office", "moves")
	if err != nil {
		return nil, err
	}
	flows := make([]flow, len(answer.Rows))
	for i, row := range answer.Rows {
		text := func(column int) string { s, _ := row[at[column]].(string); return s }
		flows[i] = flow{from: end{text(0), text(1), text(2)}, to: end{text(3), text(4), text(5)}, moves: row[at[6]].(int64)}
	}
	return flows, nil
}

// blocsOf lists the blocs that moves or posts have.
func blocsOf(flows []flow, posts map[string]int64, order []string) []string {
	left := map[string]bool{}
	for _, f := range flows {
		left[f.from.bloc], left[f.to.bloc] = true, true
	}
	for bloc := range posts {
		left[bloc] = true
	}
	delete(left, "")
	var blocs []string
	for _, id := range order {
		if left[id] {
			blocs = append(blocs, id)
			delete(left, id)
		}
	}
	return append(blocs, slices.Sorted(maps.Keys(left))...)
}

func (c *Crossing) count(flows []flow) {
	c.Moves = make([][]int64, len(c.Blocs))
	for i := range c.Moves {
		c.Moves[i] = make([]int64, len(c.Blocs))
	}
	for _, f := range flows {
		if f.from.bloc == "" || f.to.bloc == "" {
			c.Unstated += f.moves
			continue
		}
		c.Moves[c.place(f.from.bloc)][c.place(f.to.bloc)] += f.moves
		c.All += f.moves
		if f.from.bloc != f.to.bloc {
			c.Crossed += f.moves
		}
	}
}

func (c *Crossing) place(bloc string) int { return slices.Index(c.Blocs, bloc) }

// readPosts counts the career posts of each bloc, in the unit of the filter. It
// gives nil under a filter by level or office, whose moves have an end among
// posts that it does not count.
func readPosts(ctx context.Context, r finding.Reader, filter graph.Filter) (map[string]int64, error) {
	if len(filter.Levels) > 0 || len(filter.Offices) > 0 {
		return nil, nil
	}
	args := graph.Args{}
	if filter.Unit != "" {
		args["unit"] = filter.Unit
	}
	answer, err := r.Ask(ctx, graph.Ask{Question: "posts_by_group", Args: args})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("bloc", "class", "posts")
	if err != nil {
		return nil, err
	}
	posts := map[string]int64{}
	for _, row := range answer.Rows {
		if bloc, ok := row[at[0]].(string); ok && row[at[1]] == string(graph.Career) {
			posts[bloc] += row[at[2]].(int64)
		}
	}
	return posts, nil
}

// sizes are the posts of each bloc, none where they are not known.
func (c *Crossing) sizes(posts map[string]int64) []int64 {
	if posts == nil {
		return nil
	}
	sizes := make([]int64, len(c.Blocs))
	for i, bloc := range c.Blocs {
		sizes[i] = posts[bloc]
	}
	return sizes
}

// describeBlocs tells what each bloc takes and gives, by the blocs at the other
// end, its own among them.
func (c *Crossing) describeBlocs() (err error) {
	for i, id := range c.Blocs {
		from := make([]int64, len(c.Blocs))
		for j := range c.Blocs {
			from[j] = c.Moves[j][i]
		}
		b := Bloc{ID: id}
		if b.In, err = spread(from); err != nil {
			return err
		}
		if b.Out, err = spread(c.Moves[i]); err != nil {
			return err
		}
		b.FromOthers, b.ToOthers = b.In.Moves-c.Moves[i][i], b.Out.Moves-c.Moves[i][i]
		c.Ends = append(c.Ends, b)
	}
	return nil
}

func spread(counts []int64) (s Side, err error) {
	for _, n := range counts {
		s.Moves += n
	}
	if s.Moves > 0 {
		s.Diversity, err = stats.Shannon(counts)
	}
	return s, err
}
