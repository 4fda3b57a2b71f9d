package api

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// base is where the API of this version lies.
const base = "/api/v1"

// A route is one address of the API: how it is documented, what it takes and
// how it answers. The server, the documentation and the refusal of unknown
// parameters are all made from it.
type route struct {
	path    string // below base; {id} and {name} are parameters
	id      string
	tag     string
	summary string
	about   string
	params  []*huma.Param
	data    *huma.Schema
	answer  answerer
	free    *huma.Param                // stands for parameters that depend on the path
	names   func(path string) []string // of those
}

// params joins groups of parameters.
func params(own []*huma.Param, groups ...[]*huma.Param) []*huma.Param {
	return append(own, slices.Concat(groups...)...)
}

func only(own ...*huma.Param) []*huma.Param { return own }

// routes lists all addresses of the API.
func (s *Service) routes(schemas schemas) []route {
	return slices.Concat(s.datasetRoutes(schemas), s.officialRoutes(schemas), s.unitRoutes(schemas), s.flowRoutes(schemas), s.findingRoutes(schemas), s.pathRoutes(schemas), s.officeRoutes(schemas), s.headRoutes(schemas), s.claimRoutes(schemas), s.reportRoutes(schemas), s.questionRoutes(schemas))
}

// An answerer answers a request whose address is being read.
type answerer func(ctx context.Context, r *reading) (*Answer, error)

// answering joins a method of Service to the reading of its request.
func answering[Q any](method func(context.Context, Q) (*Answer, error), read func(r *reading) Q) answerer {
	return func(ctx context.Context, r *reading) (*Answer, error) {
		q := read(r)
		if r.err != nil {
			return nil, r.err
		}
		return method(ctx, q)
	}
}

// listed answers with a list that only a filter narrows.
func listed(method func(context.Context, ListRequest) (*Answer, error)) answerer {
	return answering(method, func(r *reading) ListRequest {
		return ListRequest{Filter: r.filter(), View: r.view()}
	})
}

// thing answers with what an id in the path names.
func thing(method func(context.Context, ThingRequest) (*Answer, error)) answerer {
	return answering(method, func(r *reading) ThingRequest {
		return ThingRequest{ID: r.path, View: r.view()}
	})
}
