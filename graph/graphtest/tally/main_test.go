package main

import "testing"

func TestSummaryFailsUnlessBothEnginesRanTheSame(t *testing.T) {
	for _, test := range []struct {
		name, text, line string
		fails            bool
	}{
		{"both ran the same", "duckdb 3 2\nneo4j 3 2\n", "conformance: 3 cases, 2 promises on duckdb; 3 cases, 2 promises on neo4j", false},
		{"the order of the lines is no matter", "neo4j 3 2\nduckdb 3 2\n", "conformance: 3 cases, 2 promises on duckdb; 3 cases, 2 promises on neo4j", false},
		{"a second run replaces the first", "duckdb 1 1\nneo4j 3 2\nduckdb 3 2\n", "conformance: 3 cases, 2 promises on duckdb; 3 cases, 2 promises on neo4j", false},
		{"one engine is missing", "duckdb 3 2\n", "conformance: 3 cases, 2 promises on duckdb", true},
		{"nothing ran", "", "", true},
		{"fewer cases passed on one", "duckdb 3 2\nneo4j 2 2\n", "conformance: 3 cases, 2 promises on duckdb; 2 cases, 2 promises on neo4j", true},
		{"fewer promises passed on one", "duckdb 3 2\nneo4j 3 1\n", "conformance: 3 cases, 2 promises on duckdb; 3 cases, 1 promises on neo4j", true},
		{"no case passed on either", "duckdb 0 2\nneo4j 0 2\n", "conformance: 0 cases, 2 promises on duckdb; 0 cases, 2 promises on neo4j", true},
		{"a line is cut short", "duckdb 3\n", "", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			line, err := summarise(test.text)
			if line != test.line || (err != nil) != test.fails {
				t.Errorf("got %q and %v", line, err)
			}
		})
	}
}
