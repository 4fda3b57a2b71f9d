package crossing

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// An Office is one office at one level: who enters it, from which bloc, and where
// they go. Moves from one of its posts to another are both. Entries and exits
// whose other end states no bloc are left out.
type Office struct {
	Level, Office string
	In, Out       Side // by the levels, blocs and offices at the other end
	Integration   []Integration
	// Reference is the place in Integration of the bloc that tells most: that which
	// was asked for, or that of the least P, or the one met most often.
	Reference int
	// ConvertsFrom and ConvertsTo are set where the office turns careers from one
	// bloc to another; without a bloc of reference only.
	ConvertsFrom, ConvertsTo string
	Verdict                  finding.Verdict // Described where all entries and exits are in one bloc
}

// An Integration is how far an office and a bloc are integrated: the shares of
// the entries from the bloc and of the exits to it.
type Integration struct {
	Bloc        string
	From, To    int64
	Entry, Exit Share
	// P is that of Fisher's exact test that both shares are the same, Q is P adjusted
	// by Benjamini–Hochberg over all offices and blocs tested; nil where there are
	// fewer than MinMoves entries or exits, or nothing but this bloc or others.
	P, Q *float64
}

// A Share has its Clopper–Pearson interval.
type Share struct{ Value, Low, High float64 }

func (o *Office) reference() *Integration { return &o.Integration[o.Reference] }

// tally collects what enters and leaves one office.
type tally struct {
	from, to       []int64 // by bloc
	origins, ends  map[end]int64
	entries, exits int64
}

// testOffices tells of each office how far it is integrated with each bloc, or
// with the one of reference.
func (c *Crossing) testOffices(flows []flow, reference string) error {
	tallies := c.tallies(flows)
	keys := slices.SortedFunc(maps.Keys(tallies), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for _, key := range keys {
		o, err := c.office(key, tallies[key], reference)
		if err != nil {
			return err
		}
		if len(o.Integration) > 0 {
			c.Offices = append(c.Offices, o)
		}
	}
	var tested []*Integration
	var ps []float64
	for i := range c.Offices {
		for j := range c.Offices[i].Integration {
			if in := &c.Offices[i].Integration[j]; in.P != nil {
				tested, ps = append(tested, in), append(ps, *in.P)
			}
		}
	}
	qs, err := stats.BenjaminiHochberg(ps)
	if err != nil {
		return err
	}
	for i, in := range tested {
		in.Q = &qs[i]
	}
	c.OfficeTests = len(ps)
	for i := range c.Offices {
		c.Offices[i].conclude()
	}
	return nil
}

func (c *Crossing) tallies(flows []flow) map[[2]string]*tally {
	tallies := map[[2]string]*tally{}
	of := func(e end) *tally {
		key := [2]string{e.level, e.office}
		if tallies[key] == nil {
			tallies[key] = &tally{from: make([]int64, len(c.Blocs)), to: make([]int64, len(c.Blocs)), origins: map[end]int64{}, ends: map[end]int64{}}
		}
		return tallies[key]
	}
	for _, f := range flows {
		if f.to.office != "" && f.from.bloc != "" {
			t := of(f.to)
			t.from[c.place(f.from.bloc)] += f.moves
			t.origins[f.from] += f.moves
			t.entries += f.moves
		}
		if f.from.office != "" && f.to.bloc != "" {
			t := of(f.from)
			t.to[c.place(f.to.bloc)] += f.moves
			t.ends[f.to] += f.moves
			t.exits += f.moves
		}
	}
	return tallies
}

func (c *Crossing) office(key [2]string, t *tally, reference string) (o Office, err error) {
	o = Office{Level: key[0], Office: key[1]}
	// Sums of logarithms depend on their order, so counts go in order.
	if o.In, err = spread(slices.Sorted(maps.Values(t.origins))); err != nil {
		return o, err
	}
	if o.Out, err = spread(slices.Sorted(maps.Values(t.ends))); err != nil {
		return o, err
	}
	for i, bloc := range c.Blocs {
		met := t.from[i]+t.to[i] > 0
		if reference != "" && bloc != reference || reference == "" && !met {
			continue
		}
		in := Integration{Bloc: bloc, From: t.from[i], To: t.to[i]}
		if in.Entry, err = share(in.From, t.entries); err != nil {
			return o, err
		}
		if in.Exit, err = share(in.To, t.exits); err != nil {
			return o, err
		}
		if others := t.entries + t.exits - in.From - in.To; met && others > 0 && min(t.entries, t.exits) >= finding.MinMoves {
			p, err := stats.Fisher(in.From, t.entries-in.From, in.To, t.exits-in.To)
			if err != nil {
				return o, err
			}
			in.P = &p
		}
		o.Integration = append(o.Integration, in)
	}
	return o, nil
}

func share(a, n int64) (s Share, err error) {
	if n == 0 {
		return s, nil
	}
	s.Value = float64(a) / float64(n)
	s.Low, s.High, err = stats.ClopperPearson(a, n, finding.Confidence)
	return s, err
}

// conclude chooses the bloc that tells most and says what may be said of it.
func (o *Office) conclude() {
	o.convert()
	for i := range o.Integration {
		if o.tellsMore(&o.Integration[i], o.reference()) {
			o.Reference = i
		}
	}
	switch in := o.reference(); {
	case min(o.In.Moves, o.Out.Moves) < finding.MinMoves:
		o.Verdict = finding.TooFew
	case in.P == nil:
		o.Verdict = finding.Described
	default:
		o.Verdict = verdict(*in.Q)
	}
}

// tellsMore says that a is a better bloc of reference than b: that which an
// office converts from, the lesser P, the greater number met.
func (o *Office) tellsMore(a, b *Integration) bool {
	rank := func(in *Integration) (first, second float64) {
		switch {
		case in.Bloc == o.ConvertsFrom && in.P != nil:
			return 0, 0
		case in.P != nil:
			return 1, *in.P
		}
		return 2, -float64(in.From + in.To)
	}
	a1, a2 := rank(a)
	b1, b2 := rank(b)
	return cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a2, b2)) < 0
}

// convert sets the blocs that an office converts from and to.
func (o *Office) convert() {
	var from, to *Integration
	told := false
	for i := range o.Integration {
		in := &o.Integration[i]
		switch {
		case 2*in.From > o.In.Moves:
			from = in
		case 2*in.To > o.Out.Moves:
			to = in
		default:
			continue
		}
		told = told || in.Q != nil && *in.Q <= finding.MaxQ
	}
	if from != nil && to != nil && 2*from.To <= o.Out.Moves && told {
		o.ConvertsFrom, o.ConvertsTo = from.Bloc, to.Bloc
	}
}

// beyond is how many entries came from the bloc of reference beyond the share
// that entries and exits have together.
func (o *Office) beyond() float64 {
	in, all := o.reference(), float64(o.In.Moves+o.Out.Moves)
	return math.Abs(float64(in.From) - float64(o.In.Moves)*float64(in.From+in.To)/all)
}
