FROM node:22-bookworm AS page
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --ignore-scripts
COPY web ./
COPY api/testdata/openapi.json /src/api/testdata/openapi.json
RUN npm run build

# The embedded database is linked by cgo, so both stages have glibc and libstdc++.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=page /src/web/dist web/dist
RUN go build -trimpath -ldflags='-s -w' -o /careergraph ./cmd/careergraph

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /careergraph /usr/local/bin/careergraph
COPY --from=build /src/examples /usr/share/careergraph/examples
WORKDIR /data
ENTRYPOINT ["careergraph"]
CMD ["serve"]
