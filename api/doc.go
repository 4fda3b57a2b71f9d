// Package api gives the answers of careergraph: as values from a [Service],
// which the command line uses too, and over HTTP from the handler that [New]
// makes.
//
// It knows the use cases under graph and the names of the fields that other
// programs rely on. It has never heard of a database.
package api
