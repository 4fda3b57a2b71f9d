package queries

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryFileIsHalfOfAQuestion(t *testing.T) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) == 0 || len(entries) != 2*len(Names()) {
		t.Errorf("%d files make %d questions", len(entries), len(Names()))
	}
	for _, name := range Names() {
		q, ok := Lookup(name)
		if !ok || q.Name != name || q.Cypher == "" || q.SQL == "" {
			t.Errorf("%s: looked up, it is %+v", name, q)
		}
	}
	if !slices.IsSorted(Names()) {
		t.Errorf("the names are not sorted: %q", Names())
	}
	if _, ok := Lookup("flows_by_colour"); ok {
		t.Error("a question that nobody wrote is found")
	}
}

// words finds words of a language, in any case, outside of quotes and comments.
func words(list string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(` + strings.ReplaceAll(list, " ", "|") + `)\b`)
}

// TestTextsOnlyRead holds the texts to clauses that read. The stores open them
// in read transactions besides.
func TestTextsOnlyRead(t *testing.T) {
	cypherWrites := words("create merge set delete detach remove drop foreach load use insert terminate show alter grant deny")
	procedure := regexp.MustCompile(`(?i)\bcall\s*[^\s({]`)
	library := words("apoc gds dbms")
	sqlWrites := words("insert update delete create drop alter copy attach detach install load pragma set call export import checkpoint vacuum begin commit truncate read_csv read_json read_parquet read_text glob getenv")
	sqlBegins := regexp.MustCompile(`(?i)^\s*(with|select)\b`)
	for _, name := range Names() {
		q, _ := Lookup(name)
		_, cypher := split(cypherSign, q.Cypher)
		cypher = bare(cypherSign, cypher)
		for _, pattern := range []*regexp.Regexp{cypherWrites, procedure, library} {
			if found := pattern.FindString(cypher); found != "" {
				t.Errorf("%s.cypher: does more than read: %q", name, found)
			}
		}
		_, sql := split(sqlSign, q.SQL)
		sql = bare(sqlSign, sql)
		if found := sqlWrites.FindString(sql); found != "" {
			t.Errorf("%s.sql: does more than read: %q", name, found)
		}
		if !sqlBegins.MatchString(sql) {
			t.Errorf("%s.sql: begins with neither SELECT nor WITH", name)
		}
		for file, text := range map[string]string{name + ".cypher": cypher, name + ".sql": sql} {
			if strings.Contains(strings.TrimRight(text, " \n;"), ";") {
				t.Errorf("%s: is more than one statement", file)
			}
		}
	}
}

// TestTextsHaveNoPlaceholders finds what asks to be filled in by something else
// than a parameter.
func TestTextsHaveNoPlaceholders(t *testing.T) {
	placeholder := regexp.MustCompile(`%[+#]?[svdqxtTf]\b|%\[|\{\{|\$\{|\$\d|<[A-Z_]+>|:[a-z]+\b\s*=|\bTODO\b|\?`)
	for _, name := range Names() {
		q, _ := Lookup(name)
		_, cypher := split(cypherSign, q.Cypher)
		_, sql := split(sqlSign, q.SQL)
		for file, text := range map[string]string{name + ".cypher": bare(cypherSign, cypher), name + ".sql": bare(sqlSign, sql)} {
			if found := placeholder.FindString(text); found != "" {
				t.Errorf("%s: %q is a placeholder; texts take parameters only", file, found)
			}
		}
	}
}

// TestFiltersMeanTheSameEverywhere holds the arguments that are common to many
// questions to one kind each.
func TestFiltersMeanTheSameEverywhere(t *testing.T) {
	kinds := map[string]Arg{}
	for _, name := range Names() {
		q, _ := Lookup(name)
		for _, arg := range q.Args {
			if !slices.Contains([]string{"since", "until", "kinds", "levels", "blocs", "offices", "on"}, arg.Name) {
				continue
			}
			if first, ok := kinds[arg.Name]; ok && first != arg {
				t.Errorf("%s: %s is %v here and %v elsewhere", name, arg.Name, arg, first)
			}
			kinds[arg.Name] = arg
		}
	}
	if len(kinds) != 7 {
		t.Errorf("only %d of the 7 filters are there", len(kinds))
	}
}
