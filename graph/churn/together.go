package churn

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A Together counts how often head posts of a level and office changed hands
// within some days of their deputies'.
type Together struct {
	Level, Office string
	Posts         int64 // head posts with a deputy, of which any change is known
	Heads         int64 // times that one changed hands
	Near          int64 // of these, within the days of a deputy's
	Expected      float64
}

// A month in which head posts and those of their deputies changed hands.
type month struct{ heads, deputies int64 }

// CountTogether counts by level and office. Expected is how many times, at most, a
// deputy's post would have changed hands within the days if the dates in one unit
// had nothing to do with each other, each month's number of changes being as
// it is: for each change of a head post, the changes of other units' deputies
// within the days of it, divided by the number of other units, where days are
// evenly spread within their months. It is at most that, because two changes at
// one unit count twice.
func CountTogether(ctx context.Context, r finding.Reader, filter graph.Filter, days int) ([]Together, error) {
	filter.Kinds = nil
	args := filter.Args()
	args["days"] = days
	answer, err := r.Ask(ctx, graph.Ask{Question: "head_change_months", Args: args})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("level", "office", "month", "posts", "heads", "near", "deputies")
	if err != nil {
		return nil, err
	}
	var all []Together
	var months []map[int]month
	for _, row := range answer.Rows {
		office, _ := row[at[1]].(string)
		t := Together{Level: row[at[0]].(string), Office: office, Posts: row[at[3]].(int64)}
		last := len(all) - 1
		if last < 0 || all[last].Level != t.Level || all[last].Office != t.Office {
			all, months, last = append(all, t), append(months, map[int]month{}), last+1
		}
		place, err := monthOf(row[at[2]].(string))
		if err != nil {
			return nil, err
		}
		m := month{row[at[4]].(int64), row[at[6]].(int64)}
		all[last].Heads += m.heads
		all[last].Near += row[at[5]].(int64)
		months[last][place] = m
	}
	for i := range all {
		all[i].Expected = expected(months[i], &all[i], days)
	}
	return all, nil
}

// monthOf counts months of 2019-11.
func monthOf(text string) (int, error) {
	if len(text) == len("2019-11") {
		year, errYear := strconv.Atoi(text[:4])
		month, errMonth := strconv.Atoi(text[5:])
		if errYear == nil && errMonth == nil {
			return year*12 + month - 1, nil
		}
	}
	return 0, graph.Errorf(graph.Internal, "", "the month %q of head_change_months is none", text)
}

const daysInMonth = 365.25 / 12

// expected leaves out what units have of their own: Near of all pairs.
func expected(months map[int]month, t *Together, days int) float64 {
	if t.Posts < 2 {
		return 0
	}
	reach := float64(days) / daysInMonth
	steps := int(math.Ceil(reach)) + 1
	pairs := 0.0
	// In order, so that the sum is the same to the last digit.
	for _, at := range slices.Sorted(maps.Keys(months)) {
		m := months[at]
		for step := -steps; step <= steps; step++ {
			pairs += float64(m.heads) * float64(months[at+step].deputies) * closeness(float64(step), reach)
		}
	}
	return min(max(0, pairs-float64(t.Near))/float64(t.Posts-1), float64(t.Heads))
}

// closeness is the chance that two dates in months so many steps apart lie
// within reach of each other, in months: their distance is the step plus
// the difference of two even draws, whose law is a triangle from -1 to 1.
func closeness(step, reach float64) float64 { return triangle(reach-step) - triangle(-reach-step) }

func triangle(z float64) float64 {
	switch {
	case z <= -1:
		return 0
	case z <= 0:
		return (1 + z) * (1 + z) / 2
	case z < 1:
		return 1 - (1-z)*(1-z)/2
	}
	return 1
}

// together tests what was counted by level and office.
func (t *topic) together(all []Together) ([]finding.Finding, error) {
	var trials []*trial
	unstated := int64(0)
	for i := range all {
		x := &trial{some: all[i].Near, of: all[i].Heads}
		trials = append(trials, x)
		if all[i].Office == "" {
			unstated += all[i].Heads
			continue
		}
		if all[i].Posts > 1 && all[i].Heads > 0 {
			x.share = all[i].Expected / float64(all[i].Heads)
		}
	}
	if unstated > 0 {
		t.note("%s lần thay người đứng đầu không ghi chức danh không được so với cấp phó", "%s changes of head posts that state no office are not held against those of deputies", unstated)
	}
	if err := correct(trials, nil); err != nil {
		return nil, err
	}
	var found []finding.Finding
	for i := range all {
		if all[i].Office != "" && all[i].Heads > 0 {
			found = append(found, t.describeTogether(&all[i], trials[i]))
		}
	}
	return found, nil
}

func (t *topic) describeTogether(x *Together, trial *trial) finding.Finding {
	args := t.filter.Args()
	delete(args, "kinds")
	args["levels"], args["offices"], args["days"] = []string{x.Level}, []string{x.Office}, t.days
	level, office := t.level(x.Level), t.office(x.Office)
	return finding.Finding{
		ID:      fmt.Sprintf("churn:together:%s:%s", x.Level, x.Office),
		What:    finding.Say("%s và cấp phó, %s", "%s and deputy, %s", office, level),
		Verdict: trial.verdict(),
		Reason:  trial.reason(),
		Weight:  trial.beyond(),
		Figures: []finding.Figure{
			finding.Whole("head_changes", x.Heads), finding.Whole("near", x.Near), {Name: "expected", Value: x.Expected}, finding.Whole("posts", x.Posts),
		},
		Tests: trial.tests("levels and offices of which head and deputy are compared", finding.Say(
			"ngày thay người đứng đầu và ngày thay cấp phó không liên quan với nhau",
			"the dates at which head and deputy change have nothing to do with each other")),
		Sentence: finding.Say("Chức vụ đứng đầu với chức danh %s (%s) thay người %s lần; trong đó %s lần chức vụ cấp phó cũng thay trong vòng %s ngày, nhiều nhất khoảng %s lần nếu các ngày không liên quan với nhau: %s.",
			"Head posts in the office %s (%s) changed hands %s times; %s of these times the deputy's did so too within %s days, where at most about %s would be expected if the dates had nothing to do with each other: %s.",
			office, level, x.Heads, x.Near, t.days, about(x.Expected), trial.clause()),
		Steps: []graph.Label{
			finding.Say("Cấp phó là chức vụ xếp cao nhất không đứng đầu, cùng đơn vị và cùng khối. %s chức vụ đứng đầu có cấp phó và có lần thay.",
				"The deputy is the highest post of the same unit and bloc that is no head. %s head posts have one and any change.", x.Posts),
			finding.Say("Số lần thay người đứng đầu: %s; có cấp phó thay trong vòng %s ngày (người khác): %s. Ngày chỉ biết năm thì để ngoài.",
				"Changes of a head: %s; with one of a deputy, by another official, within %s days: %s. Dates known to the year only are left out.", x.Heads, t.days, x.Near),
			finding.Say("Kỳ vọng nhiều nhất: với mỗi lần ấy, số lần thay cấp phó của các đơn vị khác trong vòng %s ngày, theo số lần thay từng tháng, chia cho số đơn vị khác; cộng lại: %s.",
				"Expected at most: for each, the changes of other units' deputies within %s days of it, by the number of changes in each month, divided by the number of other units; added up: %s.", t.days, about(x.Expected)),
			trial.step(),
		},
		Evidence: finding.Evidence{Of: "tenures", Total: x.Near, Ask: graph.Ask{Question: "head_changes", Args: args}},
	}
}
