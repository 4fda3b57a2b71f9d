package graph

import "careergraph/queries"

// A Question describes one entry of the catalogue, without its texts.
type Question struct {
	Name, Title string
	Notes       []string
	Args        []Arg
	Columns     []Column
	Sort        []string // columns, the first leading; "moves desc" falls
}

// An Arg is an argument that a question takes. Kind is string, string[], int,
// float, bool, folded, first_day or last_day.
type Arg struct {
	Name     string
	Kind     string
	Optional bool
}

// A Page says which rows of an answer are wanted. Limit 0 wants all of them.
type Page struct {
	Skip, Limit int
}

// Describe tells what a question of the catalogue takes and gives. It fails
// with Invalid, listing the questions, where there is none of the name.
func Describe(name string) (Question, error) {
	q, ok := queries.Lookup(name)
	if !ok {
		_, _, err := Bind(name, nil)
		return Question{}, err
	}
	described := Question{Name: q.Name, Title: q.Title, Notes: q.Notes}
	for _, arg := range q.Args {
		described.Args = append(described.Args, Arg{Name: arg.Name, Kind: string(arg.Kind), Optional: arg.Optional})
	}
	for _, row := range q.Rows {
		described.Columns = append(described.Columns, Column{Name: row.Name, Kind: string(row.Kind), Nullable: row.Nullable})
	}
	for _, key := range q.Sort {
		column := key.Row
		if key.Descending {
			column += " desc"
		}
		described.Sort = append(described.Sort, column)
	}
	return described, nil
}

// Questions describes the whole catalogue in alphabetical order.
func Questions() []Question {
	var all []Question
	for _, name := range queries.Names() {
		question, _ := Describe(name)
		all = append(all, question)
	}
	return all
}

// Find gives the places of columns in each row of the answer. It fails with
// Internal where the answer lacks one.
func (a *Answer) Find(names ...string) ([]int, error) {
	places := make([]int, len(names))
	for i, name := range names {
		places[i] = -1
		for j, column := range a.Columns {
			if column.Name == name {
				places[i] = j
			}
		}
		if places[i] < 0 {
			return nil, Errorf(Internal, "", "the answer to %s has no column %s", a.Question, name)
		}
	}
	return places, nil
}
