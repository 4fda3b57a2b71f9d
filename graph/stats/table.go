package stats

import (
	"errors"
	"fmt"
)

// maxTableStates bounds a table, whose tests take time with the cube of its states.
const maxTableStates = 1000

// Table is a square table of counts over one list of states: row i, column j
// holds how many moved from state i to state j, the diagonal how many stayed.
type Table [][]int64

// Validate refuses a table without states, with more than 1,000, that is not
// square, that holds a negative count or that counts above 10^12 in all.
func (t Table) Validate() error {
	if len(t) == 0 {
		return errors.New("a table needs at least one state")
	}
	if len(t) > maxTableStates {
		return fmt.Errorf("a table may have %d states, not %d", maxTableStates, len(t))
	}
	var total int64
	for i, row := range t {
		if len(row) != len(t) {
			return fmt.Errorf("a table of %d states needs as many columns, not %d in row %d", len(t), len(row), i+1)
		}
		if err := checkCounts(row...); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
		for _, n := range row {
			total += n
		}
		if total > maxCount {
			return fmt.Errorf("a table may count %d in all, not more", int64(maxCount))
		}
	}
	return nil
}

// Margins gives the sums of the rows and of the columns, the diagonal included.
// It refuses what Validate refuses.
func (t Table) Margins() (rows, columns []int64, err error) {
	if err := t.Validate(); err != nil {
		return nil, nil, err
	}
	rows, columns = make([]int64, len(t)), make([]int64, len(t))
	for i, row := range t {
		for j, n := range row {
			rows[i] += n
			columns[j] += n
		}
	}
	return rows, columns, nil
}

// Flows gives how many left each state for another and how many came to it from
// another: the margins without the diagonal. It refuses what Validate refuses.
func (t Table) Flows() (out, in []int64, err error) {
	out, in, err = t.Margins()
	for i := range out {
		out[i] -= t[i][i]
		in[i] -= t[i][i]
	}
	return out, in, err
}

// Total gives the sum of all counts and of those off the diagonal. It refuses
// what Validate refuses.
func (t Table) Total() (all, moved int64, err error) {
	rows, _, err := t.Margins()
	for i, n := range rows {
		all += n
		moved += n - t[i][i]
	}
	return all, moved, err
}

// exchange is what two different states gave each other.
type exchange struct {
	i, j          int // i < j
	forward, back int64
}

func (e exchange) total() int64 { return e.forward + e.back }

// exchanges lists the pairs of states that gave each other anything, row by row.
func (t Table) exchanges() []exchange {
	var found []exchange
	for i := range t {
		for j := i + 1; j < len(t); j++ {
			if e := (exchange{i, j, t[i][j], t[j][i]}); e.total() > 0 {
				found = append(found, e)
			}
		}
	}
	return found
}
