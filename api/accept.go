package api

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"careergraph/graph"
)

// mediaTypes are the types of the formats, that preferred first.
var mediaTypes = []struct{ format, media, subtype string }{
	{formatJSON, "application", "json"},
	{formatCSV, "text", "csv"},
}

// negotiate chooses the format of an answer: the one named, else what Accept
// likes best, else JSON.
func negotiate(named, accept string) (string, error) {
	if named != "" {
		for _, t := range mediaTypes {
			if t.format == named {
				return named, nil
			}
		}
		return "", notAcceptable("format", "format must be json or csv, not "+strconv.Quote(named))
	}
	if strings.TrimSpace(accept) == "" {
		return formatJSON, nil
	}
	best, liking := "", 0.0
	for _, t := range mediaTypes {
		if q := quality(accept, t.media, t.subtype); q > liking {
			best, liking = t.format, q
		}
	}
	if best == "" {
		return "", notAcceptable("Accept", "answers come as application/json or text/csv; accept one of them")
	}
	return best, nil
}

func notAcceptable(field, message string) error {
	return statusError{graph.Errorf(graph.Invalid, field, "%s", message), http.StatusNotAcceptable}
}

// quality gives the weight that the most specific range of an Accept header
// has for a type.
func quality(accept, media, subtype string) float64 {
	weight, specific := 0.0, 0
	for part := range strings.SplitSeq(accept, ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		level := 0
		switch name {
		case media + "/" + subtype:
			level = 3
		case media + "/*":
			level = 2
		case "*/*", "*":
			level = 1
		}
		if level <= specific {
			continue
		}
		q := 1.0
		if text, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil || !(q >= 0 && q <= 1) {
				continue
			}
		}
		weight, specific = q, level
	}
	return weight
}
