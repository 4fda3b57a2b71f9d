// Package ingest turns files into a batch that a store can load: a dataset
// folder or one flat table of CSV, their problems with file, line and column,
// and the moves derived from what is sound.
//
// It promises that nothing is lost and nothing repaired in silence: every row
// read is accepted, rejected or a repetition of an earlier one, and every
// problem names the cell it stands on. The same rows give the same batch in
// whatever order they are written. It knows nothing of any store, of HTTP or
// of the command line.
package ingest
