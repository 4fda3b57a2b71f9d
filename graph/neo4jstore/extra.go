package neo4jstore

import (
	"maps"
	"slices"
	"strings"

	"careergraph/graph"
)

// Extra columns become properties of their own names. A node outlives a load,
// so the properties that an earlier load gave it and this one does not must be
// taken away, while those that a user added stay: the dataset remembers which
// extra properties of which label loads have written, as "Label.property".

// extraOf gives, for each label, all extra properties that were ever loaded or
// are about to be, as null.
func extraOf(batch *graph.Batch, known []any) map[string]map[string]any {
	all := map[string]map[string]any{}
	add := func(label, property string) {
		if all[label] == nil {
			all[label] = map[string]any{}
		}
		all[label][property] = nil
	}
	for _, entry := range known {
		if name, ok := entry.(string); ok {
			label, property, _ := strings.Cut(name, ".")
			add(label, property)
		}
	}
	for i := range batch.Units {
		for property := range batch.Units[i].Extra {
			add("Unit", property)
		}
	}
	for i := range batch.Posts {
		for property := range batch.Posts[i].Extra {
			add("Post", property)
		}
	}
	for i := range batch.Officials {
		for property := range batch.Officials[i].Extra {
			add("Official", property)
		}
	}
	for i := range batch.Claims {
		for property := range batch.Claims[i].Extra {
			add("Claim", property)
		}
	}
	return all
}

// extraKeys lists the extra properties in the form in which the dataset
// remembers them.
func (r *rows) extraKeys() []string {
	keys := []string{}
	for label, properties := range r.extra {
		for property := range properties {
			keys = append(keys, label+"."+property)
		}
	}
	slices.Sort(keys)
	return keys
}

// nodeExtra gives the extra properties of a node, null for those it lacks.
func (r *rows) nodeExtra(label string, extra map[string]string) map[string]any {
	properties := make(map[string]any, len(r.extra[label]))
	maps.Copy(properties, r.extra[label])
	for property, value := range extra {
		properties[property] = value
	}
	return properties
}

// edgeExtra gives the extra properties of a relationship, which every load
// makes anew.
func edgeExtra(extra map[string]string) map[string]any {
	properties := make(map[string]any, len(extra))
	for property, value := range extra {
		properties[property] = value
	}
	return properties
}
