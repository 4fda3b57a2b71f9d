package stats

// Fit is a model of a table with its counts as the model expects them.
type Fit struct {
	Expected [][]float64
	G2       ChiSquared // by the ratio of likelihoods, 2 Σ n ln(n/m)
	X2       ChiSquared // Pearson's, Σ (n-m)²/m
	Sweeps   int        // that the fit took, 0 where it is a formula
}

// newFit compares a table with expected counts; cells that expect 0 hold 0.
func newFit(t Table, expected [][]float64, df, sweeps int) Fit {
	g2, x2 := 0.0, 0.0
	for i, row := range t {
		for j, n := range row {
			if m := expected[i][j]; m > 0 {
				g2 += likelihoodTerm(n, m)
				x2 += (float64(n) - m) * (float64(n) - m) / m
			}
		}
	}
	return Fit{Expected: expected, G2: chiSquared(g2, df), X2: chiSquared(x2, df), Sweeps: sweeps}
}

// Independence fits m_ij = n_i+ n_+j / N, the diagonal included. Rows and columns
// without counts are left out: DF is (r-1)(c-1) for the r rows and c columns that
// are left. It refuses what Validate refuses; an empty table has DF 0.
func Independence(t Table) (Fit, error) {
	rows, columns, err := t.Margins()
	if err != nil {
		return Fit{}, err
	}
	all, _, err := t.Total()
	if err != nil {
		return Fit{}, err
	}
	expected := t.blank()
	r, c := 0, 0
	for i := range t {
		if rows[i] > 0 {
			r++
		}
		if columns[i] > 0 {
			c++
		}
		for j := range t {
			if rows[i] > 0 && columns[j] > 0 {
				expected[i][j] = float64(rows[i]) * float64(columns[j]) / float64(all)
			}
		}
	}
	return newFit(t, expected, max(0, r-1)*max(0, c-1), 0), nil
}

// QuasiIndependence fits, of those who leave their state, that the state they
// choose does not depend on the one they leave:
//
//	ln m_ij = λ + λ_i + λ'_j + δ_i I(i=j),
//
// so the diagonal is fitted exactly and the rest to its row and column sums, by
// iterative proportional fitting to a relative error of 10^-10. DF is
// (k-1)² - k where no cell is forced to 0. A cell is forced to 0 where no counts
// with these sums could fill it, as in a row or column that is empty but for
// its diagonal; such cells leave the model with the parameters that only they
// would tell. Source: Goodman 1968; Agresti, Categorical Data Analysis.
//
// It refuses what Validate refuses, and a table that does not fit within 50,000
// sweeps or, sooner, 10^8 steps: some hundred states in a row, or counts of a
// million beside a one that alone holds the table together.
func QuasiIndependence(t Table) (Fit, error) {
	out, in, err := t.Flows()
	if err != nil {
		return Fit{}, err
	}
	k := len(t)
	next := make([][]int, 2*k) // the rows, then the columns
	for i := range t {
		for j := range t {
			if i != j && out[i] > 0 && in[j] > 0 {
				next[i] = append(next[i], k+j)
				if t[i][j] > 0 {
					next[k+j] = append(next[k+j], i)
				}
			}
		}
	}
	// A count can grow where others can make room for it along a circle of cells.
	group, groups := strongGroups(next)
	expected := t.blank()
	var cells [][2]int
	for i := range t {
		expected[i][i] = float64(t[i][i])
		for j := range t {
			if i != j && group[i] == group[k+j] {
				cells = append(cells, [2]int{i, j})
			}
		}
	}
	sweeps, err := fitCells(expected, t, cells)
	if err != nil {
		return Fit{}, err
	}
	return newFit(t, expected, len(cells)-(2*k-groups), sweeps), nil
}

// QuasiSymmetry fits a table that would be symmetric but for the pull of each
// state:
//
//	ln m_ij = λ + λ_i + λ'_j + δ_ij, δ_ij = δ_ji,
//
// by iterative proportional fitting to the sums of rows, columns and pairs, to a
// relative error of 10^-10; the diagonal is fitted exactly. A pair that does not
// fit is odd beyond what its two states' pulls explain: Binomial of its counts
// against the share m_ij/(m_ij+m_ji) tells how odd.
//
// DF is (k-1)(k-2)/2 where every pair exchanged something and each state can be
// reached from each. A pair that exchanged nothing leaves the model. Where moves
// between two groups of states go one way only, the model fits the pairs between
// them exactly and has nothing to say of them; with g such groups DF is the
// number of pairs within groups, less k, plus g. DF 0 says that pulls alone fit
// any such table. Sources: Caussinus 1965; Agresti, Categorical Data Analysis.
//
// It refuses what QuasiIndependence refuses.
func QuasiSymmetry(t Table) (Fit, error) {
	if err := t.Validate(); err != nil {
		return Fit{}, err
	}
	next := make([][]int, len(t))
	for i, row := range t {
		for j, n := range row {
			if i != j && n > 0 {
				next[i] = append(next[i], j)
			}
		}
	}
	group, groups := strongGroups(next)
	expected := t.blank()
	for i := range t {
		expected[i][i] = float64(t[i][i])
	}
	var cells [][2]int
	within := margin{}
	for _, p := range t.exchanges() {
		if group[p.i] != group[p.j] {
			expected[p.i][p.j], expected[p.j][p.i] = float64(p.forward), float64(p.back)
			continue
		}
		cells = append(cells, [2]int{p.i, p.j}, [2]int{p.j, p.i})
		within.set = append(within.set, len(within.target), len(within.target))
		within.target = append(within.target, float64(p.total()))
	}
	sweeps, err := fitCells(expected, t, cells, within)
	if err != nil {
		return Fit{}, err
	}
	return newFit(t, expected, len(within.target)-(len(t)-groups), sweeps), nil
}

// fitCells fits the cells named to what they add up to by row and by column in
// the table, and to further margins, and writes them where they belong.
func fitCells(expected [][]float64, t Table, cells [][2]int, further ...margin) (sweeps int, err error) {
	if len(cells) == 0 {
		return 0, nil
	}
	rows, columns := margin{target: make([]float64, len(t))}, margin{target: make([]float64, len(t))}
	fitted := make([]float64, len(cells))
	for c, cell := range cells {
		i, j := cell[0], cell[1]
		fitted[c] = 1
		rows.set, columns.set = append(rows.set, i), append(columns.set, j)
		rows.target[i] += float64(t[i][j])
		columns.target[j] += float64(t[i][j])
	}
	sweeps, err = rake(fitted, append([]margin{rows, columns}, further...)...)
	for c, cell := range cells {
		expected[cell[0]][cell[1]] = fitted[c]
	}
	return sweeps, err
}

func (t Table) blank() [][]float64 {
	expected := make([][]float64, len(t))
	for i := range expected {
		expected[i] = make([]float64, len(t))
	}
	return expected
}

// Asymmetry divides the lack of symmetry of a table into two parts:
// G²(symmetry) = G²(quasi-symmetry) + G²(equal margins given quasi-symmetry).
type Asymmetry struct {
	Symmetry ChiSquared
	// Pairs is G² of quasi-symmetry: single pairs are odd beyond the pulls.
	Pairs ChiSquared
	// Pulls is the rest: the states differ in pull. Its DF is that of
	// StuartMaxwell.
	Pulls ChiSquared
}

// SplitSymmetry divides the G² of Symmetry into that of QuasiSymmetry and the
// rest. The statistics add up, and so do the DFs but where QuasiSymmetry has
// pairs that it fits exactly. It refuses what QuasiSymmetry refuses. Source:
// Agresti, Categorical Data Analysis.
func SplitSymmetry(t Table) (Asymmetry, error) {
	symmetry, err := Symmetry(t)
	if err != nil {
		return Asymmetry{}, err
	}
	quasi, err := QuasiSymmetry(t)
	if err != nil {
		return Asymmetry{}, err
	}
	return Asymmetry{
		Symmetry: symmetry,
		Pairs:    quasi.G2,
		Pulls:    chiSquared(symmetry.Statistic-quasi.G2.Statistic, len(t)-len(t.groups())),
	}, nil
}
