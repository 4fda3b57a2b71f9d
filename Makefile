# careergraph: `make help` lists what this file can do.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

GO       ?= go
ADDRESS  ?= 127.0.0.1:8080
STORE    ?= run/quangnam.duckdb
PROGRAM  := bin/careergraph

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: build
build: ## build the program into bin/
	@command -v $(GO) >/dev/null || { echo "make: Go 1.26 or later is missing: https://go.dev/dl" >&2; exit 1; }
	@command -v gcc >/dev/null || command -v clang >/dev/null || { echo "make: a C compiler is missing (DuckDB is linked by cgo): install gcc" >&2; exit 1; }
	@mkdir -p bin
	$(GO) build -o $(PROGRAM) ./cmd/careergraph

NPM       ?= npm
CHROMIUM  ?= chromium
WEB_FILES := $(shell find web/src web/public web/*.html web/*.json web/*.ts -type f ! -name '*.gen.ts' 2>/dev/null)

.PHONY: web
web: node ## build the page into web/dist (Node 20.19 or later), for the next build of the program
	@$(MAKE) -s --no-print-directory web/dist/index.html

.PHONY: node
node:
	@command -v $(NPM) >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' || { \
	  echo "make: Node 20.19 or later is missing: https://nodejs.org (make test WEB=no leaves the page out)" >&2; exit 1; }

.PHONY: chromium
chromium:
	@mkdir -p run
	@command -v $(CHROMIUM) >/dev/null || { \
	  if [ "$(CHROMIUM)" = chromium ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "make: installing Chromium from the packages of the system"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } \
	      >run/chromium.log 2>&1 && command -v $(CHROMIUM) >/dev/null && exit; \
	    tail -5 run/chromium.log >&2; \
	  fi; \
	  echo "make: Chromium is missing: install it, or name it with CHROMIUM=… (make test WEB=no leaves the page out)" >&2; exit 1; }

web/node_modules/.package-lock.json: web/package-lock.json | node
	cd web && $(NPM) ci --ignore-scripts --no-fund --no-audit
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json api/testdata/openapi.json $(WEB_FILES)
	cd web && $(NPM) run --silent build

.PHONY: web-if-node
web-if-node:
	@if command -v $(NPM) >/dev/null; then $(MAKE) --no-print-directory web; \
	else echo "make: without Node 20 or later there is no page at /, only the API: https://nodejs.org" >&2; fi

.PHONY: web-check
web-check: web/node_modules/.package-lock.json ## format, lint and unit tests of the page
	cd web && $(NPM) run --silent check && $(NPM) run --silent test

.PHONY: web-test
web-test: web-check chromium ## the page in a real Chromium against the real service with the example
	@$(MAKE) --no-print-directory web
	@$(MAKE) --no-print-directory build
	@$(MAKE) --no-print-directory browser

.PHONY: browser
browser:
	cd web && CHROMIUM="$$(command -v $(CHROMIUM))" PROGRAM=$(CURDIR)/$(PROGRAM) EXAMPLE=$(CURDIR)/examples/quangnam $(NPM) run --silent test:browser
	@echo "browser: pictures of the pages are in web/browser/shots"

.PHONY: run
run: web-if-node build ## load the example, print its flows and imbalances, serve it (ADDRESS=127.0.0.1:8080)
	@mkdir -p $(dir $(STORE))
	$(PROGRAM) import examples/quangnam --store $(STORE)
	@echo
	$(PROGRAM) flows --by level --kind rotation --store $(STORE)
	@echo
	$(PROGRAM) imbalances --by level --kind rotation --store $(STORE)
	@echo
	$(PROGRAM) reconcile --store $(STORE)
	@echo
	exec $(PROGRAM) serve --store $(STORE) --listen $(ADDRESS)

.PHONY: check
check: ## formatting, vet, and that what the Dockerfile copies is there
	@unformatted="$$(gofmt -l $$(git ls-files '*.go'))"; \
	if [ -n "$$unformatted" ]; then echo "make: gofmt would change: $$unformatted" >&2; exit 1; fi
	@for path in $$(awk '$$1 == "COPY" && $$2 !~ /^--/ { for (i = 2; i < NF; i++) print $$i }' Dockerfile); do \
	  test -e $$path || { echo "make: the Dockerfile copies $$path, which is not there" >&2; exit 1; }; \
	done
	$(GO) vet ./...

# The page is built before what embeds it is compiled. Only what writes no file of
# the tree runs side by side.
.PHONY: test
test: ## everything: both engines on real databases (-race), the page in Chromium; provides Neo4j and Chromium (WEB=no: not the page)
	@test -d ../shared || { echo "make: ../shared is missing: the tests read the reference data beside the repository" >&2; exit 1; }
ifeq ($(WEB),no)
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory engines
else
	@$(MAKE) --no-print-directory web-check
	@$(MAKE) --no-print-directory web
	@$(MAKE) --no-print-directory -j2 check chromium
	@$(MAKE) --no-print-directory build
	@$(MAKE) --no-print-directory -j2 engines browser
endif
	FUZZED=./graph/ingest/... FUZZTIME=3s $(MAKE) --no-print-directory fuzz
ifeq ($(WEB),no)
	@echo "make: THE PAGE WAS NOT TESTED, since WEB=no: neither its checks (web-check) nor it in Chromium (web-test)" >&2
endif

.PHONY: engines
engines:
	@mkdir -p run && rm -f run/tally
	CAREERGRAPH_TALLY=$(CURDIR)/run/tally $(GO) test -race -count=1 -timeout 40m ./...
	$(GO) run ./graph/graphtest/tally run/tally

.PHONY: bench
bench: ## both engines at 100 k and 1 M tenures (CAREERGRAPH_BENCH_OFFICIALS=20000,200000), and imports
	$(GO) test -run '^$$' -bench '^Benchmark(Engines|Imports)$$' -benchtime 1x -timeout 90m ./cmd/careergraph

# Go would try for a minute to make an input shorter; -fuzzminimizetime 1x lets
# it try once.
.PHONY: fuzz
fuzz: ## every fuzz target of FUZZED (./...) for FUZZTIME (10s), one after another
	@mkdir -p run
	@for package in $$($(GO) list $${FUZZED:-./...}); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
	    echo "fuzz: $$package $$target for $${FUZZTIME:-10s}"; \
	    $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $${FUZZTIME:-10s} -fuzzminimizetime 1x $$package >run/fuzz.log 2>&1 || \
	      { cat run/fuzz.log >&2; exit 1; }; \
	    tail -1 run/fuzz.log; \
	  done; \
	done

.PHONY: example
example: ## make examples/quangnam again from its seed
	$(GO) run ./examples/quangnam/generator

.PHONY: docs
docs: ## make the pages of questions and of power again
	$(GO) test ./queries -run TestPageOfQuestions -update
	$(GO) test ./graph/stats -run TestPageOfPower -update

.PHONY: clean
clean: ## remove what was built and loaded here
	rm -rf bin run web/node_modules
	find web/dist -mindepth 1 ! -name .gitkeep -delete
