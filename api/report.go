package api

import (
	"context"

	"careergraph/graph"
)

// ViewRequest asks for a list that nothing narrows.
type ViewRequest struct{ View View }

// ReportFiles lists what became of the rows of each file of the last load.
func (s *Service) ReportFiles(ctx context.Context, q ViewRequest) (*Answer, error) {
	return s.list(ctx, "report_files", nil, q.View, nil)
}

// ReportCodes lists how many problems of each code the last load found.
func (s *Service) ReportCodes(ctx context.Context, q ViewRequest) (*Answer, error) {
	return s.list(ctx, "report_codes", nil, q.View, nil)
}

// ReportNotes lists what the last load assumed or left aside.
func (s *Service) ReportNotes(ctx context.Context, q ViewRequest) (*Answer, error) {
	return s.list(ctx, "report_notes", nil, q.View, nil)
}

// ReportProblemsRequest narrows the problems of the last load to those of a
// code, a severity or a file; an empty one is any.
type ReportProblemsRequest struct {
	Code, Severity, File string
	View                 View
}

// ReportProblems lists what is wrong with the files of the last load.
func (s *Service) ReportProblems(ctx context.Context, q ReportProblemsRequest) (*Answer, error) {
	switch q.Severity {
	case "", "error", "warning":
	default:
		return nil, graph.Errorf(graph.Invalid, "severity", "severity is error or warning, not %q", q.Severity)
	}
	args := stated(graph.Args{"code": q.Code, "severity": q.Severity, "file": q.File})
	return s.list(ctx, "report_problems", args, q.View, nil)
}
