package graphtest

import "testing"

func TestCaseFilesParse(t *testing.T) {
	files, err := readCases()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		loadData(t, f)
	}
}
