# Everything a newcomer needs: `make run` opens a town, `make test` proves it. Nothing has to be installed by hand but Python 3.11+.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
PORT ?= 8080

.PHONY: run test check bench lock clean help

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run: $(VENV)/.run  ## open the demo town on http://127.0.0.1:$(PORT)
	$(BIN)/haitang serve --demo --port $(PORT)

test: $(VENV)/.dev  ## the whole suite, on SQLite, PostgreSQL and a real browser
	@selection=$$($(BIN)/python -m tests.needs) && eval $(BIN)/pytest -n auto $$selection $(PYTEST)
	@$(BIN)/python -m tests.needs > /dev/null  # says once more, at the end, what could not run

check: $(VENV)/.dev  ## formatting, lint, types, layers, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.migrations_check

bench: $(VENV)/.bench  ## side by side with named peers; results in benchmarks/results/
	$(BIN)/python -m benchmarks.ingest
	$(BIN)/python -m benchmarks.classify
	$(BIN)/python -m benchmarks.latency
	$(BIN)/python -m benchmarks.serve

lock: $(VENV)/.uv  ## pin every dependency with its hashes
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url pyproject.toml --group build -o requirements.lock
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url pyproject.toml --group build --group dev -o requirements-dev.lock
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url pyproject.toml --group build --group dev --group bench -o requirements-bench.lock

clean:  ## forget everything that was installed and measured
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis var

$(VENV)/.uv:
	@$(PYTHON) -c 'import sys; sys.exit("haitang needs Python 3.11 or newer, this is " + sys.version) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/.uv
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/.uv
	$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.run

$(VENV)/.bench: requirements-bench.lock pyproject.toml | $(VENV)/.uv
	$(call install,requirements-bench.lock)
	@touch $@ $(VENV)/.dev $(VENV)/.run

define install
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r $(1)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
endef
