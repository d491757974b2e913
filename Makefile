# make run | test | check | format | bench | faults | lock   (see README.md)
SHELL := /bin/bash
PORT ?= 8000
RUNS ?= 200
PYTHON ?= python3
BIN := .venv/bin
# Tests keep their databases in memory where there is room; every fsync they ask for is then free.
# They clear up after themselves: what a run leaves behind there is memory that the next one lacks.
ROOMY := $(shell [ "$$(df --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 3000000 ] 2>/dev/null && echo /dev/shm)
TEST_TMP := $(or $(ROOMY),$(TMPDIR),/tmp)

.PHONY: run test check format bench faults lock install chromium tools

run: .venv/installed
	@mkdir -p var
	@BASE_URL=$${BASE_URL:-http://127.0.0.1:$(PORT)} PORT=$(PORT) bash bin/run

install: .venv/installed

.venv/installed: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: $(PYTHON) was not found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/tools: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# One tool, pinned exactly; a lock file would list builds for systems that a registry may not carry.
node_modules/.package-lock.json: package.json
	npm install --ignore-scripts --no-audit --no-fund --no-package-lock --silent

tools: .venv/tools

chromium:
	@command -v chromium >/dev/null && command -v pdftotext >/dev/null || bash bin/chromium

test: .venv/tools chromium
	@tmp=$$(mktemp -d -p $(TEST_TMP) palpate-XXXXXX) && trap 'rm -rf "$$tmp"' EXIT && \
	TMPDIR=$$tmp $(BIN)/python -m pytest

check: .venv/tools node_modules/.package-lock.json
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/djlint templates --quiet --lint
	npx --no-install biome check static
	$(BIN)/python -m pytest tests/test_arrows.py tests/test_routes.py tests/test_content.py

format: .venv/tools node_modules/.package-lock.json
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	npx --no-install biome check --write static

bench: .venv/tools
	$(BIN)/python -m tests.benchmarks.run

faults: .venv/tools chromium
	$(BIN)/python -m tests.faults.kills --runs $(RUNS)
	$(BIN)/python -m tests.faults.exam --runs $$(( ($(RUNS) + 1) / 2 ))

lock: .venv/tools
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11.2 requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11.2 requirements-dev.in -o requirements-dev.txt
