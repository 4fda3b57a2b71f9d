package api

func (s *Service) reportRoutes(schemas schemas) []route {
	view := func(r *reading) ViewRequest { return ViewRequest{View: r.view()} }
	return []route{
		{
			path: "/report/files", id: "reportFiles", tag: "report", summary: "What became of the rows of each file of the last load",
			params: params(nil, pageParams), data: schemas.rows("ReportFile", "report_files"),
			answer: answering(s.ReportFiles, view),
		},
		{
			path: "/report/codes", id: "reportCodes", tag: "report", summary: "How many problems of each code the last load found",
			params: params(nil, pageParams), data: schemas.rows("ReportCode", "report_codes"),
			answer: answering(s.ReportCodes, view),
		},
		{
			path: "/report/problems", id: "reportProblems", tag: "report", summary: "What is wrong with the files of the last load, row by row",
			about: "The first 200 problems of each code and severity are kept; /report/codes counts all.",
			params: params(only(
				textParam("code", "One code of problems."),
				textParam("severity", "An error kept its row out, a warning did not.", "error", "warning"),
				textParam("file", "One file, as /report/files names it."),
			), pageParams),
			data: schemas.rows("ReportProblem", "report_problems"),
			answer: answering(s.ReportProblems, func(r *reading) ReportProblemsRequest {
				return ReportProblemsRequest{Code: r.text("code"), Severity: r.text("severity"), File: r.text("file"), View: r.view()}
			}),
		},
		{
			path: "/report/notes", id: "reportNotes", tag: "report", summary: "What the last load assumed or left aside",
			params: params(nil, pageParams), data: schemas.rows("ReportNote", "report_notes"),
			answer: answering(s.ReportNotes, view),
		},
	}
}
