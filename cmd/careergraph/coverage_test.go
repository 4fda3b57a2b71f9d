package main

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A coveredRow is a row of the question coverage, whose columns are named like
// the fields of a report.
type coveredRow struct {
	Decade *int   `json:"decade"`
	Class  string `json:"class"`
	covered
}

func (c covered) plus(d covered) covered {
	return covered{
		c.Tenures + d.Tenures, c.Start + d.Start, c.EndStated + d.EndStated, c.EndOpen + d.EndOpen, c.EndUnknown + d.EndUnknown,
		c.BothDates + d.BothDates, c.BothToDay + d.BothToDay, c.BothToMonth + d.BothToMonth, c.BothToYear + d.BothToYear,
		c.Dated + d.Dated, c.Level + d.Level, c.Bloc + d.Bloc, c.Office + d.Office, c.Parent + d.Parent,
	}
}

// What import prints and what the store answers are counted apart, from data
// whose dates are of every precision.
func TestTheStoreStatesAsMuchAsTheReportSays(t *testing.T) {
	store := filepath.Join(t.TempDir(), "vn.duckdb")
	var r report
	if err := json.Unmarshal([]byte(call(t, "import", vnOfficials(t), "--mapping", vnMapping, "--store", store, "--format", "json")), &r); err != nil {
		t.Fatal(err)
	}
	var answer struct{ Data []coveredRow }
	if err := json.Unmarshal([]byte(call(t, "ask", "coverage", "--store", store, "--format", "json")), &answer); err != nil {
		t.Fatal(err)
	}
	var got coverage
	for _, row := range answer.Data {
		got.All = got.All.plus(row.covered)
		if row.Class == "membership" {
			got.Membership = got.Membership.plus(row.covered)
		} else {
			got.Career = got.Career.plus(row.covered)
		}
		// The classes of a decade follow each other.
		last := len(got.Decades) - 1
		if last < 0 || !cmp.Equal(got.Decades[last].Decade, row.Decade) {
			got.Decades = append(got.Decades, decade{Decade: row.Decade})
			last++
		}
		got.Decades[last].covered = got.Decades[last].covered.plus(row.covered)
	}
	if diff := cmp.Diff(r.Coverage, got, cmp.AllowUnexported(decade{})); diff != "" {
		t.Errorf("- the report, + the store:\n%s", diff)
	}
	if got.All.BothToDay == 0 || got.All.BothToMonth == 0 || got.All.BothToYear == 0 || got.Membership.Tenures == 0 || len(got.Decades) < 3 {
		t.Errorf("the data is too plain to tell: %+v", got)
	}
}
