package api

import (
	"bytes"
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// The Quảng Nam moves of domain.md §4 as the question gives them.
func quangnam() *shelf {
	return newShelf(baseRows()).with("flows_by_level",
		[]any{"commune", "commune", int64(17), int64(17)},
		[]any{"commune", "district", int64(11), int64(11)},
		[]any{"district", "commune", int64(150), int64(149)},
		[]any{"district", "province", int64(3), int64(3)},
		[]any{"province", "district", int64(20), int64(20)},
	)
}

func TestFlowsAreTheFieldsThatOthersRelyOn(t *testing.T) {
	store := quangnam().
		with("flows_by_bloc", []any{"party", "state", int64(4), int64(4)}, []any{"party", nil, int64(2), int64(1)}).
		with("flows_by_unit", []any{"u1", "One", "u2", "Two", int64(5), int64(3)}).
		with("flows_by_year", []any{int64(2019), "commune", "district", int64(2), int64(2)})
	h := serveQuietly(t, store)
	for by, want := range map[string]string{
		"level": `[{"from":"commune","to":"commune","moves":17,"officials":17},{"from":"commune","to":"district","moves":11,"officials":11},` +
			`{"from":"district","to":"commune","moves":150,"officials":149},{"from":"district","to":"province","moves":3,"officials":3},{"from":"province","to":"district","moves":20,"officials":20}]`,
		"bloc": `[{"from":"party","to":"state","moves":4,"officials":4},{"from":"party","to":null,"moves":2,"officials":1}]`,
		"unit": `[{"from":"u1","to":"u2","moves":5,"officials":3,"from_name":"One","to_name":"Two"}]`,
		"year": `[{"year":2019,"from":"commune","to":"district","moves":2,"officials":2}]`,
	} {
		r := get(t, h, base+"/flows?by="+by).wants(http.StatusOK)
		if r.data() != want {
			t.Errorf("by %s:\n%s\nwant\n%s", by, r.data(), want)
		}
		if meta := r.meta(); meta.Question != "flows_by_"+by {
			t.Errorf("by %s: the question is %s", by, meta.Question)
		}
	}
}

// The numbers are those of statistics.md §2: p as fractions of integers, the
// intervals by bisection of the binomial tails; q is p·2 for the lesser p and p
// for the greater of two.
func TestImbalancesAreTheFieldsThatOthersRelyOn(t *testing.T) {
	r := get(t, serveQuietly(t, quangnam()), base+"/imbalances?by=level").wants(http.StatusOK)
	rows := strings.Split(r.data(), "},")
	if len(rows) != 2 {
		t.Fatalf("rows: %s", r.data())
	}
	for i, want := range []string{
		`[{"from":"district","to":"commune","forward":150,"back":11,"n":161,"share":0.9316770186335404,"p":2.4548631112343723e-32,"q":4.9097262224687446e-32,"ci_low":0.8810410277`,
		`{"from":"province","to":"district","forward":20,"back":3,"n":23,"share":0.8695652173913043,"p":0.00048828125,"q":0.00048828125,"ci_low":0.66411086246`,
	} {
		if !strings.HasPrefix(rows[i], want) {
			t.Errorf("row %d is\n%s\nwant it to begin with\n%s", i, rows[i], want)
		}
		if !strings.Contains(rows[i], `,"ci_high":0.9`) || !strings.Contains(rows[i], `,"verdict":"imbalanced"`) {
			t.Errorf("row %d is\n%s", i, rows[i])
		}
	}
	meta := r.meta()
	want := Meta{Question: "imbalances_by_level", Store: "demo.duckdb", Revision: 7, Count: 2, Engine: "shelf", Warnings: []string{"17 moves within one level are in no pair"},
		WarningLabels: []graph.Label{{"en": "17 moves within one level are in no pair", "vi": "17 lượt trong cùng một cấp không thuộc cặp nào"}}}
	if diff := cmp.Diff(want, meta); diff != "" {
		t.Errorf("meta (- want, + got)\n%s", diff)
	}
}

func TestPairsOfUnitsHaveNames(t *testing.T) {
	store := quangnam().with("flows_by_unit", []any{"u1", "One", "u2", "Two", int64(5), int64(3)}, []any{"u2", "Two", "u1", "One", int64(1), int64(1)})
	h := serveQuietly(t, store)
	for by, want := range map[string]string{
		"unit":  `,"from_name":"One","to_name":"Two"}]`,
		"level": `,"from_name":null,"to_name":null}]`,
	} {
		if got := get(t, h, base+"/imbalances?by="+by).wants(http.StatusOK).data(); !strings.HasSuffix(got, want) {
			t.Errorf("by %s: %s\nwant it to end with\n%s", by, got, want)
		}
	}
}

func TestCareerIsTheFieldsThatOthersRelyOn(t *testing.T) {
	store := newShelf(baseRows()).
		with("official_by_id", []any{"o1", "Nguyễn Văn A", "m", "1970", nil, nil, nil, nil, int64(2), int64(1)}).
		with("career_tenures",
			[]any{int64(1), "t1", "p1", "Secretary", "u1", "Commune One", "commune", "party", "secretary", true, "2016", "2018-05-31", "ended", nil, nil, "entry"},
			[]any{int64(2), "t2", "p2", "Vice-chair", "u2", "District Two", "district", nil, nil, false, "2018-06", nil, "open", "rotation", nil, "move"}).
		with("career_moves", []any{int64(2), "t2", "2018-06", "p1", "p2", "u1", "u2", "rotation", "up", int64(0)})
	h := serveQuietly(t, store)
	r := get(t, h, base+"/officials/o1/career").wants(http.StatusOK)
	want := `{"official":{"id":"o1","name":"Nguyễn Văn A"},"tenures":[` +
		`{"id":"t1","post_id":"p1","title":"Secretary","unit_id":"u1","unit":"Commune One","level":"commune","bloc":"party","start":"2016","end":"2018-05-31","outcome":"entry","status":"ended","office":"secretary","head":true,"arrival":null,"end_cause":null},` +
		`{"id":"t2","post_id":"p2","title":"Vice-chair","unit_id":"u2","unit":"District Two","level":"district","bloc":null,"start":"2018-06","end":null,"outcome":"move","status":"open","office":null,"head":false,"arrival":"rotation","end_cause":null}],` +
		`"moves":[{"id":"t2","on":"2018-06","from_post":"p1","to_post":"p2","from_unit":"u1","to_unit":"u2","kind":"rotation","direction":"up","gap_days":0}]}`
	if r.data() != want {
		t.Errorf("got\n%s\nwant\n%s", r.data(), want)
	}
	asCSV := get(t, h, base+"/officials/o1/career?format=csv").wants(http.StatusOK)
	wantCSV := "id,post_id,title,unit_id,unit,level,bloc,start,end,outcome,status,office,head,arrival,end_cause,move_on,from_post,from_unit,kind,direction,gap_days\n" +
		"t1,p1,Secretary,u1,Commune One,commune,party,2016,2018-05-31,entry,ended,secretary,true,,,,,,,,\n" +
		"t2,p2,Vice-chair,u2,District Two,district,,2018-06,,move,open,,false,rotation,,2018-06,p1,u1,rotation,up,0\n"
	if asCSV.body != wantCSV {
		t.Errorf("got\n%s\nwant\n%s", asCSV.body, wantCSV)
	}
}

func TestPathsAreTheFieldsThatOthersRelyOn(t *testing.T) {
	store := newShelf(baseRows()).with("careers_through_levels",
		[]any{"o1", nil, []string{"t1", "t2"}, []string{"commune", "district"}, []string{"p1", "p2"}, []string{"u1", "u2"}, []string{"2016", "2018-06"}, int64(2)},
		[]any{"o2", "B", []string{"t3", "t4"}, []string{"commune", "district"}, []string{"p1", "p2"}, []string{"u1", "u2"}, []string{"2017", "2019"}, int64(2)})
	h := serveQuietly(t, store)
	r := get(t, h, base+"/paths?levels=commune,district&limit=1").wants(http.StatusOK)
	want := `[{"official_id":"o1","name":null,"steps":[{"tenure_id":"t1","level":"commune","post_id":"p1","unit_id":"u1","start":"2016"},{"tenure_id":"t2","level":"district","post_id":"p2","unit_id":"u2","start":"2018-06"}]}]`
	if r.data() != want {
		t.Errorf("got\n%s\nwant\n%s", r.data(), want)
	}
	if meta := r.meta(); meta.Count != 2 || meta.Next == "" {
		t.Errorf("meta is %+v, want a count of 2 and a next page", meta)
	}
}

func TestReconcileIsTheFieldsThatOthersRelyOn(t *testing.T) {
	store := quangnam().with("claims",
		[]any{"all", "flows", int64(184), nil, nil, nil, nil, nil, nil, nil, nil},
		[]any{"down", "flows_by_level", int64(150), "all", "district", "commune", nil, nil, nil, nil, nil},
		[]any{"mood", "happiness", int64(9), nil, nil, nil, nil, nil, nil, nil, nil})
	r := get(t, serveQuietly(t, store), base+"/reconcile").wants(http.StatusOK)
	if !strings.HasPrefix(r.data(), `[{"claim_id":"all","claimed":184,"found":201,"verdict":"different","reason":null},`+
		`{"claim_id":"down","claimed":150,"found":150,"verdict":"equal","reason":null},`+
		`{"claim_id":"mood","claimed":9,"found":null,"verdict":"unanswerable","reason":"no figure is known for the question \"happiness\"`) ||
		!strings.HasSuffix(r.data(), `{"claim_id":"all:parts","claimed":184,"found":150,"verdict":"different","reason":null}]`) {
		t.Error(r.data())
	}
}

// The command line writes what the API sends, byte for byte.
func TestTheServiceWritesWhatTheAPISends(t *testing.T) {
	store := quangnam()
	sent := get(t, serveQuietly(t, store), base+"/flows?by=level&kind=rotation").wants(http.StatusOK)
	answer, err := NewService(store, "demo.duckdb").Flows(t.Context(), FlowsRequest{By: "level", Filter: graph.Filter{Kinds: []string{"rotation"}}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := answer.WriteJSON(&b); err != nil || b.String() != sent.body {
		t.Errorf("%v\n%s\nsent\n%s", err, b.String(), sent.body)
	}
}

func TestTheStoreIsNamedWithoutItsPassword(t *testing.T) {
	for address, want := range map[string]string{
		"career.duckdb":                       "career.duckdb",
		"duckdb:/data/career.duckdb":          "duckdb:/data/career.duckdb",
		"neo4j://host:7687":                   "neo4j://host:7687",
		"neo4j://neo4j:hunter2@host:7687/db":  "neo4j://neo4j@host:7687/db",
		"neo4j+s://neo4j:a%40b@host":          "neo4j+s://neo4j@host",
		"neo4j://neo4j:hun%zzter2@host:7687/": "neo4j://host:7687/",
	} {
		if got := NewService(newShelf(nil), address).store; got != want {
			t.Errorf("%s is told as %s, want %s", address, got, want)
		}
	}
}

func TestNetCountsTheUnitsOfAllPages(t *testing.T) {
	row := func(id string, gained int64) []any {
		return []any{id, id, "commune", gained, int64(0), int64(0), gained, -gained, int64(3)}
	}
	h := serveQuietly(t, newShelf(baseRows()).with("net_by_unit", row("a", 9), row("b", 4), row("c", 4)))
	r := get(t, h, base+"/net?order=gained&limit=2").wants(http.StatusOK)
	want := `[{"id":"a","name":"a","level":"commune","arrivals":9,"departures":0,"within":0,"net":9},{"id":"b","name":"b","level":"commune","arrivals":4,"departures":0,"within":0,"net":4}]`
	if meta := r.meta(); r.data() != want || meta.Count != 3 || meta.Next == "" {
		t.Errorf("%s", r.body)
	}
}

func TestAUnitTellsWhereItIs(t *testing.T) {
	store := newShelf(baseRows()).
		with("units", []any{"c1", "Xã Một", "commune", nil, "d1", int64(2), nil, nil, []string{}, int64(0), int64(2), int64(3)}).
		with("unit_ancestors", []any{"p", "Tỉnh", "province", int64(0)}, []any{"d1", "Huyện Một", "district", int64(1)})
	want := `{"id":"c1","name":"Xã Một","level":"commune","type":null,"parent_id":"d1","depth":2,"valid_from":null,"valid_to":null,"tags":[],"children":0,"posts":2,"place":3,` +
		`"ancestors":[{"id":"p","name":"Tỉnh","level":"province","depth":0},{"id":"d1","name":"Huyện Một","level":"district","depth":1}]}`
	r := get(t, serveQuietly(t, store), base+"/units/c1").wants(http.StatusOK)
	if r.data() != want || r.meta().Count != 1 {
		t.Errorf("%s", r.body)
	}
}

func TestPagesGoThroughAllRowsOnce(t *testing.T) {
	store := newShelf(baseRows())
	for i := range 5 {
		row := sample("tenures", false)
		row[0] = string(rune('a' + i))
		store.rows["tenures"] = append(store.rows["tenures"], row)
	}
	h := serveQuietly(t, store)
	var ids []string
	address := base + "/tenures?level=district&limit=2"
	for pages := 1; ; pages++ {
		r := get(t, h, address, "Accept", "text/csv").wants(http.StatusOK)
		for _, line := range strings.Split(strings.TrimSpace(r.body), "\n")[1:] {
			id, _, _ := strings.Cut(line, ",")
			ids = append(ids, id)
		}
		link := r.header.Get("Link")
		if link == "" {
			if pages != 3 {
				t.Errorf("%d pages, want 3", pages)
			}
			break
		}
		next, found := strings.CutSuffix(strings.TrimPrefix(link, "<"), `>; rel="next"`)
		if !found || !strings.Contains(next, "level=district") {
			t.Fatalf("Link is %s", link)
		}
		address = next
	}
	if got := strings.Join(ids, ""); got != "abcde" {
		t.Errorf("the rows of all pages are %s", got)
	}
}

// Adjusting for many tests takes the whole family, whatever page is asked for.
func TestImbalancesArePagedAfterTheyAreTested(t *testing.T) {
	h := serveQuietly(t, quangnam())
	first := get(t, h, base+"/imbalances?by=level&limit=1").wants(http.StatusOK)
	if !strings.Contains(first.data(), `"q":4.9097262224687446e-32`) || first.meta().Next == "" {
		t.Errorf("%s", first.body)
	}
	second := get(t, h, base+"/imbalances?by=level&limit=1&cursor="+first.meta().Next).wants(http.StatusOK)
	if !strings.Contains(second.data(), `"q":0.00048828125`) || second.meta().Next != "" || strings.Contains(second.data(), "commune") {
		t.Errorf("%s", second.body)
	}
}

func TestACursorOfAnOlderRevisionIsAConflict(t *testing.T) {
	store := quangnam()
	h := serveQuietly(t, store)
	next := get(t, h, base+"/flows?by=level&limit=2").wants(http.StatusOK).meta().Next
	other := get(t, h, base+"/flows?by=level&kind=rotation&cursor="+next).wants(http.StatusBadRequest).problem()
	if other.Field != "cursor" {
		t.Errorf("with other arguments: %+v", other)
	}
	store.revision++
	if p := get(t, h, base+"/flows?by=level&limit=2&cursor="+next).wants(http.StatusConflict).problem(); p.Field != "cursor" || !strings.Contains(p.Detail, "start again") {
		t.Errorf("%+v", p)
	}
}

func TestWarningsOfTheStoreAreToldOnce(t *testing.T) {
	store := quangnam()
	store.warnings = []string{"incomplete: a load of … is under way"}
	h := serveQuietly(t, store)
	r := get(t, h, base+"/imbalances?by=level").wants(http.StatusOK)
	if want := []string{"incomplete: a load of … is under way", "17 moves within one level are in no pair"}; !slices.Equal(r.meta().Warnings, want) {
		t.Errorf("warnings %q, want %q", r.meta().Warnings, want)
	}
	wantLabels := []graph.Label{
		{"en": "incomplete: a load of … is under way", "vi": storeWarnings["incomplete"]},
		{"en": "17 moves within one level are in no pair", "vi": "17 lượt trong cùng một cấp không thuộc cặp nào"},
	}
	if diff := cmp.Diff(wantLabels, r.meta().WarningLabels); diff != "" {
		t.Errorf("labels (- want, + got)\n%s", diff)
	}
	if etag := r.header.Get("ETag"); etag != "" {
		t.Errorf("an incomplete answer has the ETag %s", etag)
	}
	if got := get(t, h, base+"/claims?format=csv").wants(http.StatusOK).header.Get("X-Warning"); !strings.HasPrefix(got, "=?utf-8?q?incomplete") {
		t.Errorf("X-Warning is %q", got)
	}
}

func TestTermsAreAskedOnceForARevision(t *testing.T) {
	store := quangnam()
	h := serveQuietly(t, store)
	for range 3 {
		get(t, h, base+"/flows?by=level&level=district").wants(http.StatusOK)
	}
	want := []string{"levels", "flows_by_level", "flows_by_level", "flows_by_level"}
	if got := store.questions(); !slices.Equal(got, want) {
		t.Errorf("asked %v, want %v", got, want)
	}
	// A new revision knows a new level: the kept terms must not stand in its way.
	store.revision++
	store.rows["levels"] = append(slices.Clone(store.rows["levels"]), []any{"central", int64(4), nil, nil, nil, int64(0), int64(0)})
	get(t, h, base+"/flows?by=level&level=central").wants(http.StatusOK)
	// And one less.
	store.revision++
	store.rows["levels"] = store.rows["levels"][:3]
	get(t, h, base+"/flows?by=level&level=central").wants(http.StatusBadRequest)
}

// A load between two questions of one request would mix two datasets: the
// request begins again.
func TestAnAnswerIsOfOneRevision(t *testing.T) {
	store := quangnam().
		with("official_by_id", append([]any{"o1"}, sample("official_by_id", true)[1:]...)).
		with("career_tenures", sample("career_tenures", true))
	// The three are asked side by side, in whatever order: the load comes before the
	// second of them.
	loads := 1
	store.before = func(graph.Ask) {
		if len(store.asked)%3 == 2 && loads > 0 {
			loads--
			store.revision++
		}
	}
	h := serveQuietly(t, store)
	if got := get(t, h, base+"/officials/o1/career").wants(http.StatusOK).meta().Revision; got != 8 {
		t.Errorf("revision %d, want 8", got)
	}
	if got, want := len(store.asked), 6; got != want {
		t.Errorf("%d questions asked, want %d: two attempts of three", got, want)
	}
	loads = 1 << 30
	if p := get(t, h, base+"/officials/o1/career").wants(http.StatusConflict).problem(); !strings.Contains(p.Detail, "ask again") {
		t.Errorf("%+v", p)
	}
}

func TestExplainGivesWhatNeo4jBrowserTakes(t *testing.T) {
	h := serveQuietly(t, quangnam())
	r := get(t, h, base+"/flows?by=level&since=2016&kind=rotation,appointment&limit=5&explain=true").wants(http.StatusOK)
	explained := r.meta().Explain
	if len(explained) != 1 || explained[0].Question != "flows_by_level" || !strings.HasPrefix(explained[0].Cypher, "// flows_by_level: ") {
		t.Fatalf("%+v", explained)
	}
	want := []string{
		":param since => date('2016-01-01')", ":param until => null", ":param kinds => ['rotation', 'appointment']",
		":param levels => null", ":param blocs => null", ":param unit => null", ":param offices => null",
		":param skip => 0", ":param limit => 5",
	}
	if diff := cmp.Diff(want, explained[0].Params); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	if r := get(t, h, base+"/flows?by=level"); r.meta().Explain != nil {
		t.Errorf("explained without being asked: %s", r.body)
	}
}

func TestAnExplanationNamesNeo4jBrowserWhereThereIsOne(t *testing.T) {
	const browser = "http://127.0.0.1:7474/browser/"
	h := New(NewService(quangnam(), "bolt://127.0.0.1:7687").ShownIn(browser), Options{Version: "test", Log: discard})
	if got := get(t, h, base+"/routes?explain=true").wants(http.StatusOK).meta().Browser; got != browser {
		t.Errorf("it is at %q, want %s", got, browser)
	}
	if got := get(t, h, base+"/routes").wants(http.StatusOK).meta().Browser; got != "" {
		t.Errorf("unasked it is at %q", got)
	}
	if r := get(t, serveQuietly(t, quangnam()), base+"/routes?explain=true").wants(http.StatusOK); strings.Contains(r.body, `"browser"`) {
		t.Errorf("there is none, and it says %s", r.body)
	}
}

func TestNoRouteIsAWarning(t *testing.T) {
	store := newShelf(baseRows()).with("units", append([]any{"a"}, sample("units", true)[1:]...))
	r := get(t, serveQuietly(t, store), base+"/routes/shortest?from=a&to=a").wants(http.StatusOK)
	if r.data() != "[]" || !slices.Equal(r.meta().Warnings, []string{"no moves lead from a to a"}) {
		t.Error(r.body)
	}
}

func TestAnOfficeThatNobodyTookOrLeftIsAWarning(t *testing.T) {
	r := get(t, serveQuietly(t, newShelf(baseRows())), base+"/offices/secretary/around").wants(http.StatusOK)
	warnings := r.meta().Warnings
	if r.data() != "[]" || len(warnings) != 1 || !strings.Contains(warnings[0], "the office secretary") {
		t.Error(r.body)
	}
}

func TestAnEmptyStoreHasNoDataset(t *testing.T) {
	p := get(t, serveQuietly(t, newShelf(nil)), base+"/dataset").wants(http.StatusNotFound).problem()
	if !strings.Contains(p.Detail, "import") {
		t.Errorf("%+v", p)
	}
}

func TestTheServiceGivesAllRowsWithoutALimit(t *testing.T) {
	store := newShelf(baseRows())
	for range 2000 {
		store.rows["tenures"] = append(store.rows["tenures"], sample("tenures", false))
	}
	answer, err := NewService(store, "x").Tenures(context.Background(), ListRequest{})
	if err != nil || answer.Meta.Count != 2000 || answer.Meta.Next != "" {
		t.Errorf("%v, %+v", err, answer.Meta)
	}
	if _, err := NewService(store, "x").Tenures(context.Background(), ListRequest{View: View{Limit: -1}}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a limit of -1: %v", err)
	}
}
