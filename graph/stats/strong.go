package stats

// strongGroups numbers the groups of nodes that can all reach one another along
// the edges, next[i] being the ends of the edges that leave i (Tarjan 1972).
func strongGroups(next [][]int) (group []int, groups int) {
	group = make([]int, len(next))
	order := make([]int, len(next)) // when a node was entered, from 1
	var open []int
	entered := 0
	var enter func(i int) int
	enter = func(i int) int {
		entered++
		order[i] = entered
		low, base := entered, len(open)
		open = append(open, i)
		group[i] = -1
		for _, j := range next[i] {
			switch {
			case order[j] == 0:
				low = min(low, enter(j))
			case group[j] < 0:
				low = min(low, order[j])
			}
		}
		if low == order[i] {
			for _, j := range open[base:] {
				group[j] = groups
			}
			open = open[:base]
			groups++
		}
		return low
	}
	for i := range next {
		if order[i] == 0 {
			enter(i)
		}
	}
	return group, groups
}
