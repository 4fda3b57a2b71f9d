package graphtest

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/queries"
)

// mustReadCases gives every case file.
func mustReadCases(t *testing.T) []*caseFile {
	t.Helper()
	files, err := readCases()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestCasesDoNotNameAnEngine keeps "equal rows" from turning into "equal, except".
func TestCasesDoNotNameAnEngine(t *testing.T) {
	banned := regexp.MustCompile(`(?i)neo4j|cypher|duckdb|\bsql\b|skip(s|ped|ping)?\b|\bonly on\b|\bengine`)
	harmless := regexp.MustCompile(`(?m)^(  skip = \d+|rows: .*)$`) // pages and columns
	for _, tree := range []fs.FS{caseFiles, fixtures} {
		err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(tree, name)
			if word := banned.Find(harmless.ReplaceAll(text, nil)); word != nil {
				t.Errorf("%s: cases and data may not say %q", name, word)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryQuestionHasACaseWithRowsAndOneWithADecoy(t *testing.T) {
	rows, decoys := map[string]bool{}, map[string]bool{}
	for _, file := range mustReadCases(t) {
		for _, c := range file.cases {
			rows[file.question.Name] = rows[file.question.Name] || len(c.rows) > 0
			decoys[file.question.Name] = decoys[file.question.Name] || len(c.decoys) > 0
		}
	}
	for _, name := range queries.Names() {
		if !rows[name] {
			t.Errorf("%s: no case has rows", name)
		}
		if !decoys[name] {
			t.Errorf("%s: no case names a decoy", name)
		}
	}
}

func TestEveryArgumentOfEveryQuestionHasACase(t *testing.T) {
	used := map[string]bool{}
	for _, file := range mustReadCases(t) {
		for _, c := range file.cases {
			for name := range c.ask.Args {
				if c.failure == nil {
					used[file.question.Name+" "+name] = true
				}
			}
		}
	}
	for _, name := range queries.Names() {
		question, _ := queries.Lookup(name)
		for _, arg := range question.Args {
			if !used[name+" "+arg.Name] {
				t.Errorf("%s: no case gives the argument %s", name, arg.Name)
			}
		}
	}
}

// TestArgumentsOfCasesAreWhatTheyClaim binds what has rows, so that a slip in a
// case does not pass for a case about slips.
func TestArgumentsOfCasesAreWhatTheyClaim(t *testing.T) {
	for _, file := range mustReadCases(t) {
		for _, c := range file.cases {
			_, _, err := graph.Bind(c.ask.Question, c.ask.Args)
			if c.failure == nil && err != nil {
				t.Errorf("%s:%d: %s: %v", file.path, c.line, c.title, err)
			}
			if c.failure != nil && c.failure.matches(err) != nil {
				t.Errorf("%s:%d: %s: %v", file.path, c.line, c.title, c.failure.matches(err))
			}
		}
	}
}

// TestRowsOfCasesAreInTheDeclaredOrder checks the expected rows as if a store
// had given them.
func TestRowsOfCasesAreInTheDeclaredOrder(t *testing.T) {
	for _, file := range mustReadCases(t) {
		var columns []graph.Column
		for _, row := range file.question.Rows {
			columns = append(columns, graph.Column{Name: row.Name, Kind: string(row.Kind), Nullable: row.Nullable})
		}
		for _, c := range file.cases {
			answer := &graph.Answer{Question: file.question.Name, Columns: columns, Rows: c.rows, More: c.more == "yes"}
			if err := wellFormed(c.ask, answer); err != nil {
				t.Errorf("%s:%d: %s: %v", file.path, c.line, c.title, err)
			}
		}
	}
}

// TestDecoysCouldAppear holds a decoy to three things: the data has it, it is
// of a sort that rows of the question show, and no row of its case shows it.
func TestDecoysCouldAppear(t *testing.T) {
	files := mustReadCases(t)
	things := map[*caseFile]map[string][]string{}
	shown := map[string]map[string]bool{} // the sorts of things in the rows of a question
	for _, file := range files {
		things[file] = sorts(loadData(t, file))
		sorts := shown[file.question.Name]
		if sorts == nil {
			sorts = map[string]bool{}
			shown[file.question.Name] = sorts
		}
		for _, c := range file.cases {
			for text := range texts(c.rows) {
				for _, sort := range things[file][text] {
					sorts[sort] = true
				}
			}
		}
	}
	for _, file := range files {
		for _, c := range file.cases {
			visible := texts(c.rows)
			for _, d := range c.decoys {
				could := false
				for _, sort := range things[file][d.id] {
					could = could || shown[file.question.Name][sort]
				}
				switch {
				case len(things[file][d.id]) == 0:
					t.Errorf("%s:%d: %s: the data has no %s", file.path, c.line, c.title, d.id)
				case !could:
					t.Errorf("%s:%d: %s: %s is a %s, which no row of %s shows", file.path, c.line, c.title, d.id, strings.Join(things[file][d.id], ", "), file.question.Name)
				case visible[d.id]:
					t.Errorf("%s:%d: %s: the decoy %s is in a row", file.path, c.line, c.title, d.id)
				}
			}
		}
	}
}

// sorts tells what each text of a batch is the id, or the title, of.
func sorts(b *graph.Batch) map[string][]string {
	all := map[string][]string{}
	seen := map[string]bool{}
	add := func(sort, text string) {
		if key := sort + "\x00" + text; text != "" && !seen[key] {
			seen[key] = true
			all[text] = append(all[text], sort)
		}
	}
	for _, title := range b.Dataset.Title {
		add("title of a dataset", title)
	}
	for _, level := range b.Dataset.Levels {
		add("level", level.ID)
	}
	for _, bloc := range b.Dataset.Blocs {
		add("bloc", bloc.ID)
	}
	for _, office := range b.Dataset.Offices {
		add("office", office.ID)
	}
	for _, kind := range b.Dataset.Kinds {
		add("kind", kind.ID)
	}
	for _, u := range b.Units {
		add("unit", u.ID)
		add("level", u.Level)
	}
	for _, p := range b.Posts {
		add("post", p.ID)
		add("bloc", p.Bloc)
		add("office", p.Office)
		add("class", string(p.Class))
	}
	for _, o := range b.Officials {
		add("official", o.ID)
	}
	for _, x := range b.Tenures {
		add("tenure", x.ID)
	}
	for _, m := range b.Moves {
		add("kind", m.Kind)
	}
	for _, c := range b.Claims {
		add("claim", c.ID)
	}
	for _, f := range b.Report.Files {
		add("file", f.File)
	}
	for _, p := range b.Report.Problems {
		add("code of problems", p.Code)
		add("value of a problem", p.Value)
	}
	for _, note := range b.Report.Notes {
		add("note", note)
	}
	return all
}

// texts gives every text that rows show, items of lists among them.
func texts(rows [][]any) map[string]bool {
	all := map[string]bool{}
	for _, row := range rows {
		for _, value := range row {
			switch v := value.(type) {
			case string:
				all[v] = true
			case []string:
				for _, item := range v {
					all[item] = true
				}
			}
		}
	}
	return all
}

func TestSharedDataIsUsedAndExplained(t *testing.T) {
	used := map[string]bool{}
	for _, file := range mustReadCases(t) {
		used[file.use] = true
	}
	folders, err := fs.ReadDir(fixtures, "testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if !used[folder.Name()] {
			t.Errorf("testdata/%s: no case uses it", folder.Name())
		}
		readme, err := fs.ReadFile(fixtures, path.Join("testdata", folder.Name(), "README.md"))
		if err != nil {
			t.Errorf("testdata/%s: has no readme: %v", folder.Name(), err)
		} else if !strings.Contains(strings.ToLower(string(readme)), "decoy") {
			t.Errorf("testdata/%s: its readme explains no decoy", folder.Name())
		}
	}
}

// TestAsksCoverEveryQuestionAndArgument keeps what stores are compared by as
// broad as the catalogue.
func TestAsksCoverEveryQuestionAndArgument(t *testing.T) {
	batch := Fixture(t, "river")
	asks, again := AllAsks(batch), AllAsks(batch)
	given := map[string]bool{}
	for i, ask := range asks {
		if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
			t.Errorf("%s: %v", formatAsk(ask), err)
		}
		if formatAsk(again[i]) != formatAsk(ask) {
			t.Errorf("made again, %s is %s", formatAsk(ask), formatAsk(again[i]))
		}
		given[ask.Question] = true
		for name := range ask.Args {
			given[ask.Question+" "+name] = true
		}
	}
	for _, name := range queries.Names() {
		question, _ := queries.Lookup(name)
		if !given[name] {
			t.Errorf("%s is not asked", name)
		}
		for _, arg := range question.Args {
			if !given[name+" "+arg.Name] {
				t.Errorf("%s is not asked with %s", name, arg.Name)
			}
		}
	}
	t.Logf("%d asks", len(asks))
}
