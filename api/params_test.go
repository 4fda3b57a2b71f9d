package api

import (
	"net/http"
	"strings"
	"testing"
)

func TestParametersThatAreRefused(t *testing.T) {
	h := serveQuietly(t, newShelf(baseRows()).with("units", sample("units", true)))
	for name, c := range map[string]struct {
		address, field string
		says           string // a part of the detail
	}{
		"an unknown one":                      {"/flows?by=level&sinse=2016", "sinse", "there are by, since, until, kind, level, bloc, unit, office, limit, cursor, format, explain"},
		"a filter that has no meaning there":  {"/paths?levels=commune&kind=rotation", "kind", "there is no parameter"},
		"one where there are none but format": {"/officials/x?since=2016", "since", "there are format, explain"},
		"one given twice":                     {"/flows?by=level&level=commune&level=district", "level", "2 times"},
		"an empty one":                        {"/flows?by=level&since=", "since", "empty"},
		"one that is not encoded":             {"/flows?by=level&since=%zz", "", "percent-encode"},
		"a semicolon between two":             {"/flows?by=level;since=2016", "", "percent-encode"},
		"no dimension":                        {"/flows", "by", "level, bloc, office, unit, year"},
		"a dimension that is none":            {"/flows?by=colour", "by", `not by "colour"`},
		"imbalances by colour":                {"/imbalances?by=colour", "by", "level, bloc, level_bloc, office, unit, territory"},
		"a date that no calendar has":         {"/tenures?since=2019-02-31", "since", "2019-02-31"},
		"a date of another form":              {"/heads?on=31.12.2019", "on", "2019-11-29"},
		"since after until":                   {"/tenures?since=2020&until=2019-12", "since", "after"},
		"a limit of 0":                        {"/claims?limit=0", "limit", "1 to 10000"},
		"a limit beyond the most":             {"/claims?limit=10001", "limit", "1 to 10000"},
		"a limit that is no number":           {"/claims?limit=all", "limit", "whole number"},
		"a truth that is none":                {"/claims?explain=1", "explain", "true or false"},
		"a list with an empty item":           {"/tenures?kind=rotation,,appointment", "kind", "empty item"},
		"a level the dataset does not know":   {"/flows?by=bloc&level=region", "level", `no level "region"; it knows commune, district, province, unknown`},
		"a step at such a level":              {"/paths?levels=commune,region", "levels", "it knows commune, district, province"},
		"a cell of such a level":              {"/moves?from_level=region", "from_level", "it knows commune"},
		"an office at such a level":           {"/offices/chair/around?at_level=region", "at_level", "it knows commune"},
		"a bloc it does not know":             {"/tenures?bloc=party,army", "bloc", `no bloc "army"; it knows party, state`},
		"a kind it does not know":             {"/net?kind=promotion", "kind", "it knows rotation, appointment, unstated"},
		"an office it does not know":          {"/heads?office=clerk", "office", `no office "clerk"; it knows chair, chair, deputy, secretary`},
		"a cell of such an office":            {"/moves?from_office=clerk", "from_office", `no office "clerk"`},
		"territories of no level":             {"/imbalances?by=territory&territory=region", "territory", `no level "region"`},
		"no levels to go through":             {"/paths", "levels", "1 to 8 levels"},
		"nine levels to go through":           {"/paths?levels=commune,commune,commune,commune,commune,commune,commune,commune,commune", "levels", "not 9"},
		"a level of units it does not know":   {"/net?unit_level=region", "unit_level", `no level "region"`},
		"units that only wait":                {"/net?only=within", "only", `not "within"`},
		"an order that is none":               {"/net?order=name", "order", `not "name"`},
		"a direction that is none":            {"/moves?direction=sideways", "direction", "sideways"},
		"a locality that is none":             {"/heads/locality?locality=near", "locality", "near"},
		"a severity that is none":             {"/report/problems?severity=fatal", "severity", `error or warning, not "fatal"`},
		"a filter the report does not have":   {"/report/codes?code=no_start", "code", "there are limit, cursor, format, explain"},
		"a year that is no number":            {"/moves?year=MMXIX", "year", "whole number"},
		"a depth below the roots":             {"/units?depth=-1", "depth", "0 to 1000"},
		"more ids than a finding carries":     {"/findings?evidence=1001", "evidence", "0 to 1000"},
		"a route from nowhere":                {"/routes/shortest?to=x", "from", "name the units"},
		"an argument of another question":     {"/questions/claims?since=2016", "since", "there are limit, cursor"},
		"an argument of the wrong kind":       {"/questions/moves?year=MMXIX", "year", "must be int"},
		"the stand-in for free arguments":     {"/questions/moves?args=x", "args", "there is no parameter"},
		"an argument that is wanting":         {"/questions/career_moves", "official", "needs the argument official"},
		"a page of another question's cursor": {"/claims?cursor=" + cursor{key: keyOf("moves", nil), revision: 7}.String(), "cursor", "another question"},
		"a cursor that is none":               {"/claims?cursor=abc", "cursor", "start again"},
		"a name too long to search":           {"/officials?name=" + strings.Repeat("x", 1001), "name", "longer than 1000"},
	} {
		t.Run(name, func(t *testing.T) {
			p := get(t, h, base+c.address).wants(http.StatusBadRequest).problem()
			if p.Code != "invalid" || p.Field != c.field || !strings.Contains(p.Detail, c.says) {
				t.Errorf("code %s, field %q, want %q; %q lacks %q", p.Code, p.Field, c.field, p.Detail, c.says)
			}
		})
	}
}

func TestWhatIsNotThere(t *testing.T) {
	h := serveQuietly(t, newShelf(baseRows()))
	for name, c := range map[string]struct{ address, field string }{
		"an official":               {"/officials/nobody", "id"},
		"the career of one":         {"/officials/nobody/career", "id"},
		"a unit":                    {"/units/nobody", "id"},
		"the posts of one":          {"/units/nobody/posts", "id"},
		"the holders of its posts":  {"/units/nobody/holders", "id"},
		"the links of one":          {"/units/nobody/links", "id"},
		"the units around one":      {"/units/nobody/around", "id"},
		"a post to begin or end at": {"/routes/posts?post=nobody", "post"},
		"a unit to narrow by":       {"/flows?by=level&unit=nobody", "unit"},
		"a unit to leave from":      {"/routes/shortest?from=nobody&to=nobody", "from"},
		"a post":                    {"/posts/nobody", "id"},
		"the holders of one":        {"/posts/nobody/holders", "id"},
		"an official of a question": {"/questions/career_moves?official=nobody", "official"},
	} {
		t.Run(name, func(t *testing.T) {
			p := get(t, h, base+c.address).wants(http.StatusNotFound).problem()
			if p.Code != "not_found" || p.Field != c.field || !strings.Contains(p.Detail, `"nobody"`) {
				t.Errorf("%+v", p)
			}
		})
	}
	p := get(t, h, base+"/questions/nothing").wants(http.StatusNotFound).problem()
	if p.Code != "not_found" || !strings.Contains(p.Detail, "careers_through_levels") {
		t.Errorf("%+v", p)
	}
}

// A dataset without lists of blocs and kinds takes any word for them.
func TestADatasetWithoutListsKnowsAnyWord(t *testing.T) {
	store := newShelf(baseRows()).with("blocs").with("kinds")
	h := serveQuietly(t, store)
	get(t, h, base+"/tenures?bloc=army&kind=whim").wants(http.StatusOK)
}

func TestParametersReachTheQuestion(t *testing.T) {
	store := newShelf(baseRows()).with("units", sample("units", true))
	h := serveQuietly(t, store)
	for name, c := range map[string]struct{ address, want string }{
		"a whole filter": {
			"/net?since=2016&until=2023-11&kind=rotation,appointment&level=commune&bloc=state&unit=x&office=chair",
			`net_by_unit map["blocs":["state"] "kinds":["rotation" "appointment"] "levels":["commune"] "offices":["chair"] "since":"2016" "unit":"x" "until":"2023-11"] 0 1000`,
		},
		"an office with a comma": {`/net?office=chair%5C,+deputy,secretary`, `net_by_unit map["offices":["chair, deputy" "secretary"]] 0 1000`},
		"units of a level that only receive": {
			"/net?unit_level=commune&only=arrivals&order=gained",
			`net_by_unit map["only":"arrivals" "order":"gained" "unit_levels":["commune"]] 0 1000`,
		},
		"the cell of nothing":    {"/moves?from_bloc=&to_bloc=party", `moves map["from_bloc":"" "to_bloc":"party"] 0 1000`},
		"an office at a level":   {"/offices/secretary/around?at_level=district&office=chair", `around_office map["at_level":"district" "office":"secretary" "offices":["chair"]] 0 1000`},
		"no cell at all":         {"/moves?limit=3", `moves map[] 0 3`},
		"levels to go through":   {"/paths?levels=commune,province", `careers_through_levels map["gaps":%!q(bool=true) "or_higher":%!q(bool=false) "sequence":["commune" "province"]] 0 1000`},
		"an id with a slash":     {"/questions/career_moves?official=", `career_moves map["official":""] 0 1000`},
		"unstated and unknown":   {"/moves?kind=unstated&level=unknown", `moves map["kinds":["unstated"] "levels":["unknown"]] 0 1000`},
		"the problems of a file": {"/report/problems?code=no_start&severity=warning&file=tenures.csv&limit=2", `report_problems map["code":"no_start" "file":"tenures.csv" "severity":"warning"] 0 2`},
		"how much is stated of":  {"/coverage?level=commune&office=chair", `coverage map["levels":["commune"] "offices":["chair"]] 0 1000`},
		"a question's own words": {"/questions/tenures?kinds=rotation,appointment&limit=2", `tenures map["kinds":["rotation" "appointment"]] 0 2`},
	} {
		t.Run(name, func(t *testing.T) {
			store.asked = nil
			get(t, h, base+c.address).wants(http.StatusOK)
			ask := store.asked[len(store.asked)-1]
			if got := askText(ask); got != c.want {
				t.Errorf("asked\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAnIdMayHoldAnything(t *testing.T) {
	store := newShelf(baseRows()).with("official_by_id", append([]any{"a/b c?"}, sample("official_by_id", false)[1:]...))
	r := get(t, serveQuietly(t, store), base+"/officials/a%2Fb%20c%3F").wants(http.StatusOK)
	if !strings.HasPrefix(r.data(), `{"id":"a/b c?","name":null`) {
		t.Error(r.data())
	}
}

func TestAccept(t *testing.T) {
	h := serveQuietly(t, newShelf(baseRows()))
	for name, c := range map[string]struct {
		address, accept string
		media           string // empty: 406
	}{
		"nothing said":             {"", "", "application/json"},
		"anything":                 {"", "*/*", "application/json"},
		"a browser":                {"", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"},
		"CSV":                      {"", "text/csv", "text/csv"},
		"any text":                 {"", "text/*", "text/csv"},
		"CSV rather than JSON":     {"", "application/json;q=0.5, text/csv", "text/csv"},
		"anything but JSON":        {"", "application/json;q=0, */*", "text/csv"},
		"JSON named over Accept":   {"?format=json", "text/csv", "application/json"},
		"CSV named over Accept":    {"?format=csv", "application/json", "text/csv"},
		"something else":           {"", "application/xml", ""},
		"something else named":     {"?format=xml", "", ""},
		"nothing that can be read": {"", ";;", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := get(t, h, base+"/claims"+c.address, "Accept", c.accept)
			if c.media == "" {
				if p := r.wants(http.StatusNotAcceptable).problem(); p.Code != "invalid" {
					t.Errorf("%+v", p)
				}
				return
			}
			if got, _, _ := strings.Cut(r.wants(http.StatusOK).header.Get("Content-Type"), ";"); got != c.media {
				t.Errorf("got %s, want %s", got, c.media)
			}
		})
	}
}
