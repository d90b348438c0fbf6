# make build  bundle what the pages draw with (npm) and build bin/readout
# make run    build Readout and read an article into the embedded store
# make test   everything that must hold before a change lands
# make browser every page in Chromium (part of make test); pictures in bin/screenshots
# make bench  speed, one core
# make arm64  the language stages on arm64, under qemu-user: their tests, and the same records as here
# make million  speed of putting and searching, and of pages and API, at a million events (half an hour); the store stays in MILLION
# make stories  speed and memory of putting 100,000 made articles into stories (some minutes)
# make throughput  ARTICLES (2000) made pages and texts from their source into the store: articles a second, memory, and where the time goes
# make memory  100,000 short made texts into the store: memory stays where it is (some minutes)
# make workers  ARTICLES (2000) made texts read by one worker and by two on a core each, over NATS and PostgreSQL: how much faster, and the same records
# make crash  kill -9 fifty times on both set-ups, a full disk, servers restarted (as root; some minutes)
# make fuzz   every fuzz target for FUZZTIME (10m), one after the other; TARGETS=Feed only those whose name has it
# make soak   everything under load for MINUTES (60) while one thing after the other breaks; measurements in bin/soak.tsv (as root)
# make sbom   what the program is made of, as bin/readout.cdx.json (CycloneDX)
# make deb    a Debian package in bin, with manual, completions and unit, installed into a folder and run from there
# make check-all  make test, the licences of all modules, the same bytes from builds in two folders, known vulnerabilities (needs the Internet)
# make eval   score every task that has gold data and write testdata/scores.txt

export CGO_ENABLED = 0
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo dev)
# The seed article where the shared folder is there, else one of our own.
ARTICLE := $(firstword $(wildcard ../shared/articles/tillerson-lavrov.txt) testdata/articles/dev/ministers-meet.txt)

# What the pages need from npm, by name and exact version; git keeps none of it.
NPM := npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
PAGES := internal/web

# What the pictures of the pages are drawn by, bundled into the program.
BUILT := $(PAGES)/static/built/map.js

.PHONY: build run test lint check browser bench arm64 million stories throughput memory workers crash soak sbom deb check-all fuzz eval train

build: $(BUILT)
	go build -trimpath -ldflags "-X main.version=$(VERSION)" -o bin/readout ./cmd/readout

$(BUILT): $(PAGES)/package.json $(wildcard $(PAGES)/scripts/*.js)
	cd $(PAGES) && $(NPM) && npm run --silent build

run: build
	./bin/readout read --store .readout $(ARTICLE)

test: lint check
	@cd internal/export/readers && $(NPM)
	address=$$(sh .ci/postgres) && READOUT_TEST_POSTGRES=$$address go test ./...
	@sh .ci/scores
	@$(MAKE) --no-print-directory browser

lint:
	@fmt=$$(gofmt -l cmd data internal readout); if [ -n "$$fmt" ]; then echo "gofmt needed:"; echo "$$fmt"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

check: build
	./bin/readout check
	./bin/readout kb check

# Every page in Chromium; pictures of them go to bin/screenshots.
browser: build
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium >/dev/null)
	@cd $(PAGES) && $(NPM)
	cd $(PAGES) && node --test --test-concurrency=1 --test-reporter=$(if $(CI),spec,dot) browser/*.test.mjs

bench:
	GOMAXPROCS=1 go test -run '^$$' -bench . -benchmem ./internal/...

# Not part of make test: it takes some minutes and a package of Debian's.
arm64: build
	@command -v qemu-aarch64 >/dev/null || (apt-get update -qq && apt-get install -y -qq qemu-user >/dev/null)
	GOARCH=arm64 go test -exec qemu-aarch64 ./internal/matrix ./internal/token ./internal/syntax
	GOARCH=arm64 go build -o bin/readout-arm64 ./cmd/readout
	qemu-aarch64 bin/readout-arm64 read --format json --date 2022-03-09 testdata/articles/*/*.txt >bin/arm64.json
	./bin/readout read --format json --date 2022-03-09 testdata/articles/*/*.txt >bin/here.json
	cmp bin/arm64.json bin/here.json && echo "arm64: the same records"

MILLION ?= /tmp/readout-million
million: $(BUILT)
	address=$$(sh .ci/postgres) && READOUT_TEST_POSTGRES=$$address go test ./internal/store -run TestMillion -million 1000000 -million-folder $(MILLION) -v -timeout 3h
	go test ./cmd/readout -run TestMillionPages -million-store $(MILLION) -v -timeout 1h

stories:
	go test ./internal/assign -run TestMany -many 100000 -v -timeout 3h

ARTICLES ?= 2000
throughput: build
	go test ./cmd/readout -run TestThroughput -throughput $(ARTICLES) -throughput-profile $(CURDIR)/bin/throughput.prof -v -timeout 0
	@sh .ci/throughput bin/throughput.prof

memory:
	go test ./cmd/readout -run 'TestMemory$$' -memory 100000 -v -timeout 0

workers: build
	address=$$(sh .ci/postgres) && READOUT_TEST_POSTGRES=$$address go test ./cmd/readout -run 'TestWorkers$$' -workers $(ARTICLES) -v -timeout 0

crash:
	address=$$(sh .ci/postgres) && READOUT_TEST_POSTGRES=$$address go test ./cmd/readout -run 'TestKilled|TestDiskFull|TestRestarted' -kills 50 -v -timeout 1h

MINUTES ?= 60
soak: build
	nice -n 15 go test ./cmd/readout -run 'TestSoak$$' -soak $(MINUTES) -soak-table $(CURDIR)/bin/soak.tsv -v -timeout 0

sbom: build
	sh .ci/sbom

deb: sbom
	sh .ci/deb

check-all: test deb
	sh .ci/licences
	sh .ci/reproducible
	sh .ci/vulnerabilities

FUZZTIME ?= 10m
fuzz:
	@FUZZTIME=$(FUZZTIME) TARGETS="$(TARGETS)" sh .ci/fuzz

eval: build
	./bin/readout eval -u

train: build
	./bin/readout train
