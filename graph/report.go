package graph

// A Report tells how a batch was read: what became of the rows, and what is
// wrong with them. A store keeps it with the batch, so that whoever asks can
// know how far the answers are to be trusted.
type Report struct {
	Files    []ReportFile    // in the order in which they were read
	Codes    []ReportCode    // by severity and code
	Problems []ReportProblem // some of each code, by file and line
	Notes    []string        // what was assumed or left aside, one sentence each
}

// A ReportFile counts the rows of a file: Read is the sum of the others.
type ReportFile struct {
	File                                        string
	Read, Accepted, Rejected, Repeated, Skipped int
}

// A ReportCode counts the problems of a code and severity, all of them.
type ReportCode struct {
	Code, Severity string
	Problems       int
}

// A ReportProblem is something wrong with a row.
type ReportProblem struct {
	File     string
	Line     int    // where the row begins, from 1
	Where    string // the place where lines do not tell, such as Tenures!C5; else empty
	Column   string // empty where the whole row is meant
	Value    string // what stands in the cell, cut short when long
	Code     string
	Severity string
	Message  string // one sentence that says what to do
}
