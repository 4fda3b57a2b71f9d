package main

import (
	"strings"
	"testing"
)

func TestAGridAlignsNumbersToTheRightAndCountsLetters(t *testing.T) {
	g := newGrid("từ", "#moves", "note")
	g.add("cấp tỉnh", "20", "")
	g.add("cấp xã", "3", "")
	var b strings.Builder
	if err := g.print(&b, "  "); err != nil {
		t.Fatal(err)
	}
	// "cấp tỉnh" has eight letters in twelve bytes.
	want := "  từ        moves  note\n" +
		"  --------  -----  ----\n" +
		"  cấp tỉnh     20\n" +
		"  cấp xã        3\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
