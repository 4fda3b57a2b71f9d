package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"careergraph/graph"
)

// schemas makes the schemas of answers and keeps each under its name.
type schemas struct{ huma.Registry }

const schemaPrefix = "#/components/schemas/"

// named keeps a schema under a name and gives a reference to it.
func (s schemas) named(name string, schema *huma.Schema) *huma.Schema {
	s.Map()[name] = schema
	return &huma.Schema{Ref: schemaPrefix + name}
}

// of gives a reference to the schema of a type.
func (s schemas) of(value any) *huma.Schema {
	return s.Schema(reflect.TypeOf(value), true, "")
}

// rows is the schema of the rows of a question of the catalogue.
func (s schemas) rows(name, question string) *huma.Schema {
	return list(s.named(name, s.row(question)))
}

// row is the schema of one row of a question of the catalogue.
func (s schemas) row(question string) *huma.Schema {
	described, err := graph.Describe(question)
	if err != nil {
		panic(err)
	}
	return record(described.Columns)
}

// columns is the schema of the rows of a question under other names, as tableOf
// gives them.
func (s schemas) columns(question string, names ...string) []graph.Column {
	described, err := graph.Describe(question)
	if err != nil {
		panic(err)
	}
	table, err := tableOf(&graph.Answer{Question: question, Columns: described.Columns}, names...)
	if err != nil {
		panic(err)
	}
	return table.Columns
}

// answer is the schema of an answer with such data.
func (s schemas) answer(data *huma.Schema) *huma.Schema {
	return &huma.Schema{
		Type:                 huma.TypeObject,
		Properties:           map[string]*huma.Schema{"data": data, "meta": s.of(Meta{})},
		Required:             []string{"data", "meta"},
		AdditionalProperties: false,
	}
}

func list(items *huma.Schema) *huma.Schema {
	return &huma.Schema{Type: huma.TypeArray, Items: items}
}

// record is the schema of an object with a field for each column.
func record(columns []graph.Column) *huma.Schema {
	schema := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{}, AdditionalProperties: false}
	for _, column := range columns {
		schema.Properties[column.Name] = cell(column)
		schema.Required = append(schema.Required, column.Name)
	}
	return schema
}

func cell(column graph.Column) *huma.Schema {
	schema := &huma.Schema{Nullable: column.Nullable}
	switch column.Kind {
	case "string[]":
		schema.Type, schema.Items = huma.TypeArray, &huma.Schema{Type: huma.TypeString}
	case "int":
		schema.Type, schema.Format = huma.TypeInteger, "int64"
	case "float":
		schema.Type, schema.Format = huma.TypeNumber, "double"
	case "bool":
		schema.Type = huma.TypeBoolean
	case "date":
		schema.Type, schema.Pattern = huma.TypeString, datePattern
		schema.Description = "A date as precise as it is stated."
	default:
		schema.Type = huma.TypeString
	}
	return schema
}
