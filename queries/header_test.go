package queries

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const head = `flows: moves, one row each.
note Levels are ids.
arg  since  first_day?
arg  kinds  string[]?
row  from   string
row  on     date?
row  moves  int
sort moves desc, from
`

// in writes a header and a body in one of the two languages.
func in(sign, header, body string) string {
	var b strings.Builder
	for line := range strings.Lines(header) {
		b.WriteString(sign + " " + line)
	}
	return b.String() + body
}

func cypher(header, body string) string { return in(cypherSign, header, body) }

const (
	cypherBody = "MATCH (a) WHERE a.on >= $since AND a.kind IN $kinds\nRETURN a\nSKIP $skip LIMIT $limit\n"
	sqlBody    = "SELECT a FROM moves WHERE d >= $since AND kind = ANY($kinds)\nLIMIT $limit OFFSET $skip\n"
)

func TestHeaderIsReadAsItIsWritten(t *testing.T) {
	want := &Question{
		Name: "flows", Title: "moves, one row each.",
		Notes: []string{"Levels are ids."},
		Args:  []Arg{{"since", FirstDay, true}, {"kinds", TextList, true}},
		Rows:  []Row{{"from", Text, false}, {"on", Date, true}, {"moves", Int, false}},
		Sort:  []Key{{"moves", true}, {"from", false}},
	}
	for _, test := range []struct{ file, sign, body, page string }{
		{"flows.cypher", cypherSign, cypherBody, cypherPage},
		{"flows.sql", sqlSign, sqlBody, sqlPage},
	} {
		got, err := parse(test.file, test.sign, in(test.sign, head, test.body), test.page)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", test.file, got, want)
		}
	}
}

func TestSlipsInAHeaderAreErrors(t *testing.T) {
	change := func(old, new string) string {
		if !strings.Contains(head, old) {
			t.Fatalf("the header has no %q", old)
		}
		return strings.Replace(head, old, new, 1)
	}
	for _, test := range []struct{ name, header, says string }{
		{"no header", "", "no header"},
		{"no title", change("flows: moves, one row each.", "flows"), "name: title."},
		{"an empty title", change("moves, one row each.", "."), "name: title."},
		{"a title without a full stop", change("each.", "each"), "name: title."},
		{"a title without a blank", change("flows: ", "flows:"), "name: title."},
		{"a name in capitals", change("flows:", "Flows:"), "name: title."},
		{"a name with a hyphen", change("flows:", "flows-all:"), "name: title."},
		{"a name with two underscores", change("flows:", "flows__all:"), "name: title."},
		{"a name that begins with a digit", change("flows:", "2flows:"), "name: title."},
		{"a word that is none", change("row  on", "rows on"), "not \"rows\""},
		{"a word in capitals", change("arg  since", "ARG  since"), "not \"ARG\""},
		{"a word with a colon", change("arg  since", "arg: since"), "not \"arg:\""},
		{"a line of prose", change("note Levels", "Levels"), "not \"Levels\""},
		{"an empty line of comment", change("note Levels are ids.", ""), "a line begins with"},
		{"an empty note", change("note Levels are ids.", "note"), "empty note"},
		{"a blank too many", change("note Levels", " note Levels"), "a blank"},
		{"a blank at the end", change("ids.", "ids. "), "a blank"},
		{"a carriage return", change("ids.", "ids.\r"), "a blank"},
		{"a tab for a blank", change("arg  since", "arg\tsince"), "not \"arg\\tsince\""},
		{"an argument without a kind", change("since  first_day?", "since"), "name kind"},
		{"an argument with a default", change("since  first_day?", "since  first_day? 2019"), "name kind"},
		{"an argument in capitals", change("arg  since", "arg  Since"), "name kind"},
		{"an argument with its sign", change("arg  since", "arg  $since"), "name kind"},
		{"a kind of columns for an argument", change("first_day?", "date?"), "not a kind"},
		{"a kind that is none", change("first_day?", "day?"), "not a kind"},
		{"a kind in capitals", change("first_day?", "First_Day?"), "not a kind"},
		{"two question marks", change("first_day?", "first_day??"), "not a kind"},
		{"a list of what is no text", change("string[]?", "int[]?"), "not a kind"},
		{"an argument twice", change("arg  kinds  string[]?", "arg  since  first_day?"), "twice"},
		{"an argument that pages", change("arg  kinds  string[]?", "arg  limit  int"), "not declared"},
		{"an argument after a row", change("row  moves  int", "row  moves  int\narg  blocs  string[]?"), "before row"},
		{"a kind of arguments for a row", change("row  on     date?", "row  on     last_day"), "not a kind"},
		{"a row twice", change("row  on     date?", "row  from   string"), "twice"},
		{"no rows", "flows: moves.\nsort moves\n", "no row"},
		{"no sort", change("sort moves desc, from\n", ""), "sort line"},
		{"an empty sort", change("sort moves desc, from", "sort"), "sort row"},
		{"a sort by no row", change("sort moves desc, from", "sort moves desc, to"), "no row"},
		{"a sort by an argument", change("sort moves desc, from", "sort since"), "no row"},
		{"a sort by one row twice", change("sort moves desc, from", "sort from, from desc"), "twice"},
		{"a comma at the end", change("sort moves desc, from", "sort from,"), "sort row"},
		{"asc", change("desc", "asc"), "sort row"},
		{"DESC", change("desc", "DESC"), "sort row"},
		{"a semicolon for a comma", change("desc, from", "desc; from"), "sort row"},
		{"a line after sort", head + "note Late.\n", "the last"},
		{"two sorts", head + "sort from\n", "the last"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := parse("flows.cypher", cypherSign, cypher(test.header, cypherBody), cypherPage)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("want an error that says %q, not %v", test.says, err)
			}
		})
	}
}

func TestSlipsInABodyAreErrors(t *testing.T) {
	for _, test := range []struct{ name, text, says string }{
		{"an argument that is not used", cypher(head, "MATCH (a) WHERE a.on >= $since\nSKIP $skip LIMIT $limit"), "not use the argument $kinds"},
		{"an argument in a comment only", cypher(head, "MATCH (a) WHERE a.on >= $since // and $kinds\nSKIP $skip LIMIT $limit"), "not use the argument $kinds"},
		{"an argument in quotes only", cypher(head, "MATCH (a) WHERE a.on >= $since AND a.x = '$kinds'\nSKIP $skip LIMIT $limit"), "not use the argument $kinds"},
		{"a parameter that is not declared", cypher(head, "MATCH (a) WHERE a.on >= $since AND $kinds = $bloc AND $a\nSKIP $skip LIMIT $limit"), "uses $a, $bloc"},
		{"an argument in another case", cypher(head, "MATCH (a) WHERE a.on >= $Since AND $kinds\nSKIP $skip LIMIT $limit"), "not use the argument $since"},
		{"no paging", cypher(head, "MATCH (a) WHERE a.on >= $since AND $kinds\nRETURN a"), "must end with"},
		{"paging in a comment", cypher(head, "MATCH (a) WHERE a.on >= $since AND $kinds\nRETURN a // SKIP $skip LIMIT $limit"), "must end with"},
		{"paging the other way round", cypher(head, "MATCH (a) WHERE a.on >= $since AND $kinds\nRETURN a LIMIT $limit SKIP $skip"), "must end with"},
		{"paging by a number", cypher(head, "MATCH (a) WHERE a.on >= $since AND $kinds\nRETURN a SKIP $skip LIMIT 10"), "must end with"},
		{"paging of the other language", cypher(head, sqlBody), "must end with"},
		{"no body", cypher(head, ""), "must end with"},
		{"a header without its sign", strings.ReplaceAll(cypher(head, cypherBody), "// ", ""), "no header"},
		{"a header without blanks", strings.ReplaceAll(cypher(head, cypherBody), "// ", "//"), "a blank"},
		{"a header after a blank line", "\n" + cypher(head, cypherBody), "no header"},
		{"a header in the sign of the other language", in(sqlSign, head, cypherBody), "no header"},
		{"a header in a block", "/*\n" + head + "*/\n" + cypherBody, "no header"},
		{"bytes that are no text", cypher(head, "\xff"+cypherBody), "not UTF-8"},
		{"a byte order mark", "\ufeff" + cypher(head, cypherBody), "no header"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := parse("flows.cypher", cypherSign, test.text, cypherPage)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("want an error that says %q, not %v", test.says, err)
			}
		})
	}
}

func TestCommentsInABodyAreNoHeader(t *testing.T) {
	for _, test := range []struct{ name, file, sign, text, page string }{
		{"comments after a blank line", "flows.cypher", cypherSign, cypher(head, "\n// arg  x  string\n// sort x\n"+cypherBody), cypherPage},
		{"a comment at the end of a line", "flows.cypher", cypherSign, cypher(head, "MATCH (a) // row x int, $unknown\n"+cypherBody), cypherPage},
		{"a comment after the last clause", "flows.cypher", cypherSign, cypher(head, cypherBody+"// The end of $it.\n"), cypherPage},
		{"a block of comment", "flows.cypher", cypherSign, cypher(head, "/* $unknown\n // */\n"+cypherBody), cypherPage},
		{"a comment sign in quotes", "flows.cypher", cypherSign, cypher(head, `WITH 'it\'s // $no' AS x, "/*" AS y`+"\n"+cypherBody), cypherPage},
		{"a semicolon at the end", "flows.cypher", cypherSign, cypher(head, strings.TrimSuffix(cypherBody, "\n")+";\n"), cypherPage},
		{"comments in SQL", "flows.sql", sqlSign, in(sqlSign, head, "\n-- sort x, $unknown\nWITH x AS (SELECT 'it''s -- $no', '\\')\n"+sqlBody), sqlPage},
		{"the sign of the other language in SQL", "flows.sql", sqlSign, in(sqlSign, head, "WITH x AS (SELECT 4 // 2)\n"+sqlBody), sqlPage},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := parse(test.file, test.sign, test.text, test.page); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTwins(t *testing.T) {
	sound := map[string]string{"flows.cypher": cypher(head, cypherBody), "flows.sql": in(sqlSign, head, sqlBody)}
	other := strings.Replace(head, "flows:", "routes:", 1)
	for _, test := range []struct {
		name  string
		files map[string]string
		says  string
	}{
		{"a pair", sound, ""},
		{"no Cypher", map[string]string{"flows.sql": sound["flows.sql"]}, "no twin flows.cypher"},
		{"no SQL", map[string]string{"flows.cypher": sound["flows.cypher"]}, "no twin flows.sql"},
		{"a title of its own", map[string]string{"flows.cypher": sound["flows.cypher"], "flows.sql": in(sqlSign, strings.Replace(head, "moves,", "Moves,", 1), sqlBody)}, `"flows: moves, one row each." against "flows: Moves, one row each."`},
		{"a note of its own", map[string]string{"flows.cypher": sound["flows.cypher"], "flows.sql": in(sqlSign, strings.Replace(head, "sort", "note Only here.\nsort", 1), sqlBody)}, "differs"},
		{"another order of rows", map[string]string{"flows.cypher": sound["flows.cypher"], "flows.sql": in(sqlSign, strings.Replace(head, "row  on     date?\nrow  moves  int", "row  moves  int\nrow  on     date?", 1), sqlBody)}, "differs"},
		{"other blanks", map[string]string{"flows.cypher": sound["flows.cypher"], "flows.sql": in(sqlSign, strings.Replace(head, "row  on     date?", "row  on  date?", 1), sqlBody)}, "differs"},
		{"another name than the files", map[string]string{"flows.cypher": cypher(other, cypherBody), "flows.sql": in(sqlSign, other, sqlBody)}, `names "routes"`},
		{"a slip in SQL", map[string]string{"flows.cypher": sound["flows.cypher"], "flows.sql": in(sqlSign, head, "SELECT 1")}, "flows.sql:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			questions, err := pair(test.files)
			if test.says == "" {
				if err != nil || questions["flows"].Cypher != sound["flows.cypher"] || questions["flows"].SQL != sound["flows.sql"] {
					t.Errorf("got %+v and %v", questions, err)
				}
			} else if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("want an error that says %q, not %v", test.says, err)
			}
		})
	}
}

// write gives a header that says what a question holds.
func write(q *Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", q.Name, q.Title)
	for _, note := range q.Notes {
		fmt.Fprintf(&b, "note %s\n", note)
	}
	mark := map[bool]string{true: "?"}
	for _, arg := range q.Args {
		fmt.Fprintf(&b, "arg %s %s%s\n", arg.Name, arg.Kind, mark[arg.Optional])
	}
	for _, row := range q.Rows {
		fmt.Fprintf(&b, "row %s %s%s\n", row.Name, row.Kind, mark[row.Nullable])
	}
	var keys []string
	for _, key := range q.Sort {
		keys = append(keys, key.Row+map[bool]string{true: " desc"}[key.Descending])
	}
	return b.String() + "sort " + strings.Join(keys, ", ") + "\n"
}

// FuzzHeader checks that nothing panics, and that what is read and written down
// again is read as the same.
func FuzzHeader(f *testing.F) {
	for _, name := range slices.Sorted(maps.Keys(catalogue)) {
		f.Add(catalogue[name].Cypher)
	}
	f.Add(cypher(head, cypherBody))
	f.Add("// a: b.\n// row x int\n// sort x,\nSKIP $skip LIMIT $limit")
	f.Add("// a: /*.\n// note '\n// row x string[]?\n// sort x desc\n'\\'/*`$x`*/SKIP $skip LIMIT $limit")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := parse("x.cypher", cypherSign, text, cypherPage)
		if err != nil {
			return
		}
		_, body := split(cypherSign, text)
		again, err := parse("x.cypher", cypherSign, cypher(write(q), body), cypherPage)
		if err != nil {
			t.Fatalf("written down again it is refused: %v", err)
		}
		if !reflect.DeepEqual(q, again) {
			t.Fatalf("written down again it is %+v, not %+v", again, q)
		}
	})
}
