package graph

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// An Explanation is a question in the form in which a person runs it in Neo4j
// Browser: first the lines of Params, then Cypher.
type Explanation struct {
	Question string
	Params   []string // ":param name => value", one argument a line
	Cypher   string
}

// Explain gives the text and the parameters of an ask. It refuses what Bind
// refuses.
func Explain(ask Ask) (Explanation, error) {
	q, bound, err := Bind(ask.Question, ask.Args)
	if err != nil {
		return Explanation{}, err
	}
	explained := Explanation{Question: q.Name, Cypher: q.Cypher}
	param := func(name string, value any) {
		explained.Params = append(explained.Params, fmt.Sprintf(":param %s => %s", name, cypherLiteral(value)))
	}
	for _, arg := range q.Args {
		param(arg.Name, bound[arg.Name])
	}
	limit := int64(math.MaxInt32)
	if ask.Limit > 0 {
		limit = int64(ask.Limit)
	}
	param("skip", int64(ask.Skip))
	param("limit", limit)
	return explained, nil
}

// cypherLiteral writes a bound value as Cypher.
func cypherLiteral(value any) string {
	switch v := value.(type) {
	case string:
		return cypherText(v)
	case []string:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = cypherText(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		// An exponent keeps a whole number a float.
		return strconv.FormatFloat(v, 'e', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case Day:
		return "date('" + v.String() + "')"
	}
	return "null"
}

// cypherText quotes a text. Control characters are written as escapes, since a
// parameter must stay on its line.
func cypherText(text string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range text {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
