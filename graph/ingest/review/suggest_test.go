package review_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// Each case is a batch and the suggestions that it must give, in their order;
// what is not suggested is a decoy.
func TestWhatIsSuggested(t *testing.T) {
	for _, c := range []struct{ name, batch, want string }{
		{"one name and one birth date under two ids", `
			official a1 | Lê Văn Một | 1960-03-02
			official a2 | LÊ  VĂN MỘT | 1960-03-02`,
			"officials a1 a2 same_name same_birth_date\n"},
		{"an accent that is missing is weaker, and a year can be that of a day", `
			official a1 | Lê Văn Một | 1960-03-02
			official a2 | Le Van Mot | 1960`,
			"officials a1 a2 same_folded_name compatible_birth_date\n"},
		{"a birth date that is not stated speaks neither for nor against", `
			official a1 | Lê Văn Một | 1960-03-02
			official a2 | Lê Văn Một`,
			"officials a1 a2 same_name\n"},
		// Both born in 1960, but on two days: two people.
		{"two people of one name and birth year are left alone", `
			official a1 | Lê Văn Một | 1960-03-02
			official a2 | Lê Văn Một | 1960-11-20`,
			""},
		// a1 ends on the day on which a2 begins, in the unit u. a3 was born in
		// another year on another day: his tenure follows too, and he is a decoy.
		{"a birth date that may be mistyped needs a career that goes on", `
			unit u | Ủy ban
			post p1 | Phó Chủ tịch | u
			post p2 | Chủ tịch | u
			official a1 | Lê Văn Một | 1960-03-02
			official a2 | Lê Văn Một | 1960-11-20
			official a3 | Lê Văn Một | 1951-04-01
			tenure t1 | a1 | p1 | 1999-01-01 | 2004-05-06
			tenure t2 | a2 | p2 | 2004-05-06 | 2009-01-01
			tenure t3 | a3 | p2 | 2004-05-01 | 2009-01-01`,
			"officials a1 a2 same_name different_birth_date contiguous_tenures\n"},
		// Provinces x and y have no common parent. 2 + 2 − 3 leaves 1 of a1 and a2.
		{"two who may share a birth year but head two places at once stand last", `
			unit x | Tỉnh X
			unit y | Tỉnh Y
			post px | Chủ tịch | x | | head
			post py | Chủ tịch | y | | head
			official a1 | Lê Văn Một | 1960
			official a2 | LÊ VĂN MỘT | 1960
			official b1 | Trần Thị Hai | 1961
			official b2 | Trần Thị Hai | 1961
			tenure t1 | a1 | px | 2001 | 2009
			tenure t2 | a2 | py | 2002 | 2008`,
			"officials b1 b2 same_name compatible_birth_date\n" +
				"officials a1 a2 same_name compatible_birth_date overlapping_posts\n"},
		// 1 for the letters of the name, −4 for a tenure of 1970 by someone who can be born in 1960.
		{"what would begin before the age of 16 is not suggested", `
			unit u | Ủy ban
			post p | Phó Chủ tịch | u
			official a1 | Lê Văn Một | 1960-03-02
			official a2 | Le Van Mot
			tenure t | a2 | p | 1970`,
			""},
		// c has another last word, d was born a day later.
		{"names in another order, or with a word more, need one birth day", `
			official a | Lê Văn Một | 1960-03-02
			official b | Văn Một Lê | 1960-03-02
			official c | Lê Văn Hai | 1960-03-02
			official d | Lê Một | 1960-03-03
			official e | Lê Một | 1960-03-02`,
			"officials a b same_words_other_order same_birth_date\n" +
				"officials a e one_word_more same_birth_date\n"},
		{"the same predecessor in the same post", `
			unit u | Ủy ban
			post p | Chủ tịch | u
			official a1 | Lê Văn Một
			official a2 | Lê Văn Một
			tenure t1 | a1 | p | 2001-02 | 2004 | Trần Thị Hai
			tenure t2 | a2 | p | 2001-02 | 2004 | Trần thị Hai`,
			"officials a1 a2 same_name same_tenure same_predecessor\n"},

		// uỷ and ủy have their accents on other letters. The posts of v are a decoy.
		{"two spellings of one title in one unit", `
			unit u | Núi
			unit v | Sông
			post p1 | Phó Chủ tịch Uỷ ban | u
			post p2 | Phó chủ tịch, Ủy ban | u
			post p3 | Phó Chủ tịch Ủy ban | v`,
			"posts p1 p2 same_spelling\n"},
		{"two posts of one title in two units are two", `
			unit u | Núi
			unit v | Sông
			post p1 | Phó Chủ tịch | u
			post p2 | Phó Chủ tịch | v`,
			""},
		// The accents of Quận and Quân differ, and so may the posts.
		{"a title with other accents stands after one with the same", `
			unit u | Núi
			post p1 | Bí thư Quận ủy | u
			post p2 | Bí thư Quân ủy | u
			post p3 | Bí thư Quân uỷ | u`,
			"posts p2 p3 same_spelling\nposts p1 p2 same_spelling_folded\nposts p1 p3 same_spelling_folded\n"},
		// t1 ends where t2 begins, and t2 names its holder as predecessor.
		{"holders of one post in two spellings follow each other", `
			unit u | Núi
			post p1 | Giám đốc | u | director
			post p2 | Giảm đốc | u | director
			official a | Lê Văn Một
			official b | Trần Thị Hai
			tenure t1 | a | p1 | 2001 | 2004-05-06
			tenure t2 | b | p2 | 2004-05-07 | 2008 | Lê Văn Một`,
			"posts p1 p2 same_spelling_folded predecessor_is_holder contiguous_holders same_office\n"},
		{"titles without the words of the unit and of what it lies in", `
			unit q | Quảng | province | | tỉnh
			unit u | Sở Nội vụ | province | q
			post p1 | Giám đốc | u
			post p2 | Giám đốc Sở Nội vụ | u
			post p3 | Giám đốc Sở Nội vụ tỉnh Quảng | u
			post p4 | Phó Giám đốc Sở Nội vụ | u`,
			"posts p1 p2 same_without_unit_name\nposts p1 p3 same_without_unit_name\nposts p2 p3 same_without_unit_name\n"},
		// Trường is a letter from Trưởng only by accents; Trởng lacks one. Group 1
		// and 2 differ by a digit, Khóm and Xóm are short.
		{"a slip of one letter in a long word", `
			unit u | Núi
			post p1 | Trưởng phòng | u
			post p2 | Trởngg phòng | u
			post p3 | Trưởnng phòng | u
			post p4 | Thành viên nhóm1 | u
			post p5 | Thành viên nhóm2 | u
			post p6 | Già làng Khóm | u
			post p7 | Già làng Xóm | u`,
			"posts p1 p3 one_edit\n"},
		{"a slip beside another accent is two differences", `
			unit u | Núi
			post p1 | Bí thư Thanh Hóa | u
			post p2 | Bí thư Khanh Hòa | u`,
			""},
		{"another office is another post", `
			unit u | Núi
			post p1 | Bí thư | u | secretary
			post p2 | Bí Thư | u | clerk`,
			""},
		// 4 − 2: still to be asked; with only the letters the same, 2 − 2 is not.
		{"a head post and one that is none", `
			unit u | Núi
			post p1 | Bí thư | u | | head
			post p2 | Bí Thư | u
			post p3 | Bi thu | u`,
			"posts p1 p2 same_spelling different_head\nposts p2 p3 same_spelling_folded\n"},

		// x3 lies in another district, x4 is of another level: decoys.
		{"a unit whose parent is stated once", `
			unit d | Huyện D | district
			unit e | Huyện Ê | district
			unit x1 | Xã Trà | commune | d
			unit x2 | Xã Trà | commune
			unit x4 | Xã Trà | province
			unit x3 | Xã Trà | commune | e`,
			"units x1 x2 same_spelling parent_stated_once same_level\nunits x2 x3 same_spelling parent_stated_once same_level\n"},
		// TP is what the type thành phố begins with, in short.
		{"the type in another spelling", `
			unit a | Thành phố Hội An | district | | thành phố
			unit b | TP Hội An | district
			unit c | TX Hội An | district`,
			"units a b same_without_type same_level\n"},
		{"a slip in the name of a unit needs the same parent", `
			unit q | Quảng | province
			unit r | Rừng | province
			unit a | Huyện Phước Sơn | district | q
			unit b | Huyện Phướcc Sơn | district | q
			unit c | Huyện Phướcc Sơn | district | r`,
			"units a b one_edit same_parent same_level\n"},
		// 4 + 1 − 2. c began on the last day of a: nobody's life is apart from its.
		{"a unit that ended before another of its name began", `
			unit a | Huyện Trà | district | | | 1980 | 1990-06-30
			unit b | Huyện Trà | district | | | 1990-07-01
			unit c | Huyện Trà | district | | | 1990-06-30`,
			"units a c same_spelling same_level\nunits b c same_spelling same_level\nunits a b same_spelling same_level lives_apart\n"},
		{"a unit that came after another is another", `
			unit a | Huyện Trà | district
			unit b | Huyện Trà | district
			link a | b | renamed | 2001`,
			""},
		{"a title without letters is like no other", `
			unit u | ?
			unit v | ?
			post p | - | u
			post q | ... | u
			official a |
			official b |`,
			""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(suggest(t, batch(t, c.batch)))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestSuggestionsDoNotDependOnTheOrderOfTheBatch(t *testing.T) {
	b := batch(t, `
		unit q | Quảng | province | | tỉnh
		unit u | Núi | district | q
		unit w | Nui | district
		post p1 | Bí thư | u
		post p2 | Bí Thư | u
		post p3 | Bi thu | u
		post p4 | Bí thư | w
		official a | Lê Văn Một | 1960
		official b | Lê Văn Một | 1960
		official c | Le Van Mot
		tenure t1 | a | p1 | 2001 | 2002
		tenure t2 | b | p2 | 2002 | 2003
		tenure t3 | c | p3 | 2003 | 2004
		tenure t4 | c | p1 | 2002 | 2004`)
	want := suggest(t, b)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		random.Shuffle(len(b.Units), func(i, j int) { b.Units[i], b.Units[j] = b.Units[j], b.Units[i] })
		random.Shuffle(len(b.Posts), func(i, j int) { b.Posts[i], b.Posts[j] = b.Posts[j], b.Posts[i] })
		random.Shuffle(len(b.Officials), func(i, j int) { b.Officials[i], b.Officials[j] = b.Officials[j], b.Officials[i] })
		random.Shuffle(len(b.Tenures), func(i, j int) { b.Tenures[i], b.Tenures[j] = b.Tenures[j], b.Tenures[i] })
		if diff := cmp.Diff(want, suggest(t, b), files); diff != "" {
			t.Fatalf("another order gives others (-want +got):\n%s", diff)
		}
	}
}

// 21 of one name are 210 pairs, which nobody would read.
func TestANameThatTooManyBearIsToldInANote(t *testing.T) {
	var text strings.Builder
	for i := range 21 {
		fmt.Fprintf(&text, "official a%d | Lê Văn Một\n", i)
	}
	got := suggest(t, batch(t, text.String()))
	want := []string{"21 officials are called Lê Văn Một, some perhaps one person: too many to suggest in pairs; give them birth dates, or ids of one person"}
	if diff := cmp.Diff(want, got.Notes); diff != "" || len(got.Suggestions) > 0 {
		t.Errorf("%d suggestions; notes -want +got:\n%s", len(got.Suggestions), diff)
	}
}

// 30 of one name, born in 30 years: all are compared, and none can be another.
func TestANameThatManyBearIsNoMatterWhereBirthDatesTellThemApart(t *testing.T) {
	var text strings.Builder
	for i := range 30 {
		fmt.Fprintf(&text, "official a%d | Lê Văn Một | %d\n", i, 1950+i)
	}
	text.WriteString("official b | Lê Văn Một | 1955-05-05\n")
	if got := told(suggest(t, batch(t, text.String()))); got != "officials a5 b same_name compatible_birth_date\n" {
		t.Errorf("suggested is\n%s", got)
	}
}

// 1 for the letters of the name, −3 for the gender.
func TestWhatIsOutweighedIsCounted(t *testing.T) {
	got := suggest(t, batch(t, `
		official a | Lê Văn Một | | male
		official b | Le Van Mot | | female`))
	want := []string{"pairs that are not listed, since as much or more speaks against them than for them: 1"}
	if diff := cmp.Diff(want, got.Notes); diff != "" || len(got.Suggestions) > 0 {
		t.Errorf("%d suggestions; notes -want +got:\n%s", len(got.Suggestions), diff)
	}
}

func TestSuggestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := review.Suggest(ctx, batch(t, "official a | Lê Văn Một")); graph.CodeOf(err) != graph.Canceled || !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
