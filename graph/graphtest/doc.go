// Package graphtest is the conformance suite of a store: what design and
// interface promise, and the answers that a reader of the data works out by
// hand. Every engine runs the same suite, and it knows none of them.
//
// A case is text that needs no Go. Below cases/ there is a folder for each
// question, and in it files like this one:
//
//	# What the reader of this file should know.
//	use river
//
//	case: only rotations count
//	  kinds = rotation
//	rows: from_id | to_id | moves | officials
//	  # t3 and t8; t5 is an election.
//	  district | commune | 2 | 2
//	decoy: province is reached by an election only
//
// The data is a shared folder below testdata/, or files of the dataset format
// that follow the cases in the same file, each after a line such as
// "-- tenures.csv --". The words of a case are:
//
//   - case: TITLE begins one; "name = value" gives an argument, lists separated
//     by commas; skip and limit give the page;
//   - rows: names all columns of the question and the rows follow, all of them
//     and in order, cells separated by |. "rows: none" is the answer without
//     rows. A shorter list of columns names rows that another case of the file
//     writes out in full, and stands for the whole of them;
//   - more: yes or no, where the case has a limit;
//   - decoy: ID WHY names a thing that the data has and no row may show;
//   - error: CODE FIELD, instead of rows.
//
// A cell is nothing (-), a text, a number or a fraction such as 1/3, true or
// false, a date, or a list ([a b]); a text that would read as something else
// stands in double quotes, as in Go. There is no way to write "some rows".
package graphtest
