package api

import (
	"bytes"
	"encoding/json"
	"io"

	"careergraph/graph"
)

// An Answer is what every method of a Service returns, every route sends and
// the command line prints.
type Answer struct {
	Data Data `json:"data"`
	Meta Meta `json:"meta"`
}

// Data is a list of records or one object. Its JSON is that of the API; its
// Table stands for it in CSV and on a terminal.
type Data interface {
	Table() Table
}

// Meta tells what stands behind the data.
type Meta struct {
	Question      string        `json:"question" doc:"the question answered"`
	Store         string        `json:"store" doc:"the store asked, without any password"`
	Revision      int64         `json:"revision" doc:"rises with every load that changed the dataset"`
	Count         int64         `json:"count" doc:"the rows in data; for paths the officials, for net the units on all pages"`
	Warnings      []string      `json:"warnings" nullable:"false" doc:"what a reader of the data should know"`
	WarningLabels []graph.Label `json:"warning_labels,omitempty" nullable:"false" doc:"the same warnings, in the same order, in Vietnamese (vi) and English (en), where there are any"`
	Engine        string        `json:"engine,omitempty" doc:"which kind of store answered"`
	Next          string        `json:"next,omitempty" doc:"the cursor of the next page, where there is one"`
	Explain       []Explanation `json:"explain,omitempty" nullable:"false" doc:"the Cypher behind the answer, where explain=true"`
	Browser       string        `json:"browser,omitempty" doc:"where Neo4j Browser shows the store, where explain=true and the store is Neo4j"`
}

// An Explanation can be pasted into Neo4j Browser: the lines of Params, then
// Cypher.
type Explanation struct {
	Question string   `json:"question"`
	Params   []string `json:"params" nullable:"false"`
	Cypher   string   `json:"cypher"`
}

// WriteJSON writes the answer as one line of JSON, as the API sends it.
func (a *Answer) WriteJSON(w io.Writer) error {
	data, err := marshal(a.Data)
	if err != nil {
		return err
	}
	meta, err := marshal(a.Meta)
	if err != nil {
		return err
	}
	for _, part := range [][]byte{[]byte(`{"data":`), data, []byte(`,"meta":`), meta, []byte("}\n")} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// marshal gives the JSON of a value with nothing escaped that need not be. It
// asks a value that marshals itself directly: encoding/json would read what
// that gives once more, which for many rows costs more than making it.
func marshal(value any) ([]byte, error) {
	if own, ok := value.(json.Marshaler); ok {
		return own.MarshalJSON()
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// WriteCSV writes the table of the data with a row of column names. What is not
// stated is blank; the items of a list are joined by semicolons.
func (a *Answer) WriteCSV(w io.Writer) error {
	return a.Data.Table().writeCSV(w)
}

// The formats of an answer.
const (
	formatJSON = "json"
	formatCSV  = "csv"
)
