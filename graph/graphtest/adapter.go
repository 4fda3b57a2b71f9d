package graphtest

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	_ "unsafe" // for linkname

	"gopkg.in/yaml.v3"

	"careergraph/graph"
	_ "careergraph/graph/ingest" // the derivation
)

//go:linkname derive careergraph/graph/ingest.derive
func derive(b *graph.Batch) map[graph.Outcome]int

type sheet []map[string]string

func readSheet(t testing.TB, name string) sheet {
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	var rows sheet
	for _, record := range all[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

type yamlItem struct {
	ID       string
	Label    map[string]string
	Rotation bool
	ValidTo  string `yaml:"valid_to"`
}

func ingestFolder(t testing.TB, dir string) *graph.Batch {
	var y struct {
		ID          string
		Title       map[string]string
		AsOf        string `yaml:"as_of"`
		BlankEnd    string `yaml:"blank_end"`
		OverlapDays *int   `yaml:"overlap_days"`
		GapDays     *int   `yaml:"gap_days"`
		Levels      []yamlItem
		Blocs       []yamlItem
		Kinds       []yamlItem
		Source      string
		Licence     string
	}
	if text, err := os.ReadFile(filepath.Join(dir, "dataset.yaml")); err == nil {
		if err := yaml.Unmarshal(text, &y); err != nil {
			t.Fatal(err)
		}
	}
	b := &graph.Batch{}
	date := graph.MustDate
	d := &b.Dataset
	*d = graph.Dataset{ID: y.ID, Title: y.Title, AsOf: date(y.AsOf), BlankEnd: graph.Open, OverlapDays: 92, GapDays: 365, Source: y.Source, Licence: y.Licence}
	if y.BlankEnd == "unknown" {
		d.BlankEnd = graph.UnknownEnd
	}
	if y.OverlapDays != nil {
		d.OverlapDays = *y.OverlapDays
	}
	if y.GapDays != nil {
		d.GapDays = *y.GapDays
	}
	d.Ordered = len(y.Levels) > 0
	for _, l := range y.Levels {
		d.Levels = append(d.Levels, graph.Level{ID: l.ID, Label: l.Label, ValidTo: date(l.ValidTo)})
	}
	for _, l := range y.Blocs {
		d.Blocs = append(d.Blocs, graph.Bloc{ID: l.ID, Label: l.Label})
	}
	for _, l := range y.Kinds {
		d.Kinds = append(d.Kinds, graph.Kind{ID: l.ID, Label: l.Label, Rotation: l.Rotation})
	}
	levels := map[string]string{}
	for _, r := range readSheet(t, filepath.Join(dir, "units.csv")) {
		u := graph.Unit{ID: r["id"], Name: r["name"], Level: r["level"], ParentID: r["parent_id"], Type: r["type"], ValidFrom: date(r["valid_from"]), ValidTo: date(r["valid_to"]), Source: r["source"]}
		if u.Level == "" {
			u.Level = graph.UnknownLevel
		}
		if r["tags"] != "" {
			u.Tags = strings.Split(r["tags"], ";")
		}
		levels[u.ID] = u.Level
		b.Units = append(b.Units, u)
	}
	graph.PlaceUnits(b.Units)
	for _, r := range readSheet(t, filepath.Join(dir, "unit_links.csv")) {
		b.Links = append(b.Links, graph.UnitLink{PredecessorID: r["predecessor_id"], SuccessorID: r["successor_id"], Kind: graph.LinkKind(r["kind"]), On: lenient(r["on"])})
	}
	for _, r := range readSheet(t, filepath.Join(dir, "posts.csv")) {
		p := graph.Post{ID: r["id"], Title: r["title"], UnitID: r["unit_id"], OwnLevel: r["level"], Level: r["level"], Bloc: r["bloc"], Office: r["office"], Head: r["head"] == "true", Class: graph.Career, ValidFrom: date(r["valid_from"]), ValidTo: date(r["valid_to"])}
		if p.Level == "" {
			p.Level = levels[p.UnitID]
		}
		if _, ok := levels[p.UnitID]; !ok {
			t.Fatal("no unit", p.UnitID)
		}
		if r["class"] != "" {
			p.Class = graph.Class(r["class"])
		}
		if r["rank"] != "" {
			x, err := strconv.ParseFloat(r["rank"], 64)
			if err != nil {
				t.Fatal(err)
			}
			p.Rank = &x
		}
		if r["seats"] != "" {
			p.Seats, _ = strconv.Atoi(r["seats"])
		}
		b.Posts = append(b.Posts, p)
	}
	known := map[string]bool{}
	for _, r := range readSheet(t, filepath.Join(dir, "officials.csv")) {
		known[r["id"]] = true
		b.Officials = append(b.Officials, graph.Official{ID: r["id"], Name: r["name"], Gender: r["gender"], Birth: date(r["birth_date"]), Death: date(r["death_date"]), NativeUnitID: r["native_unit_id"], Source: r["source"]})
	}
	for _, r := range readSheet(t, filepath.Join(dir, "tenures.csv")) {
		if !known[r["official_id"]] {
			known[r["official_id"]] = true
			b.Officials = append(b.Officials, graph.Official{ID: r["official_id"]})
		}
		x := graph.Tenure{ID: r["id"], OfficialID: r["official_id"], PostID: r["post_id"], Start: date(r["start"]), End: date(r["end"]), Arrival: r["arrival"], EndCause: r["end_cause"], Decision: r["decision"], Source: r["source"], Status: d.BlankEnd}
		switch {
		case !x.End.IsZero():
			x.Status = graph.Ended
		case r["status"] == "current":
			x.Status = graph.Open
		case r["status"] != "":
			x.Status = graph.UnknownEnd
		}
		b.Tenures = append(b.Tenures, x)
	}
	for _, r := range readSheet(t, filepath.Join(dir, "claims.csv")) {
		n, _ := strconv.ParseInt(r["count"], 10, 64)
		b.Claims = append(b.Claims, graph.Claim{ID: r["id"], Question: r["question"], Count: n, PartOf: r["part_of"], From: r["from"], To: r["to"], Office: r["office"], Kind: r["kind"], Since: date(r["since"]), Until: date(r["until"]), Source: r["source"]})
	}
	b.Sort()
	derive(b)
	return b
}

func lenient(text string) graph.Date {
	d, _ := graph.ParseDate(text)
	return d
}
