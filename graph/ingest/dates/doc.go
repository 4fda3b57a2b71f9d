// Package dates reads days, months and years as people write them in
// Vietnamese, in English and in numbers, and the words by which they say that
// a post is still held or that nobody knows.
//
// It promises never to guess: a text is read only where every rule that reads
// it gives the same date, so 3/4/2008 stays unread until the order of day and
// month is stated, and so do ranges, years of two digits and misspelt words.
// What a date cannot carry is kept beside it, as written. It knows nothing of
// files, columns or rows, and nothing of what a date is the date of.
package dates
