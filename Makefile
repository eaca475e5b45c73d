# `make brief` and `make test` are all that a newcomer needs; both set everything up first.
# Needed before them: Python 3.11 or later, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FROM ?= examples/reports
SOURCES := $(shell find src -type f -not -name '*.pyc')

.PHONY: brief test lint packs evaluate models lock develop clean

## Print the brief of the reports in FROM (HTML=file writes it as a page instead).
brief: $(VENV)/.installed
	@$(BIN)/dragoman brief "$(FROM)" $(if $(HTML),--html "$(HTML)")

## Run the tests against the installed wheel.
test: $(VENV)/.installed
	$(BIN)/python -m pytest

## What the tests do not see: style, types, the import contract, the packs' own examples.
lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/reference.py --check

packs: $(VENV)/.installed
	$(BIN)/dragoman pack check

## Every figure that is pinned or told: cases, sentences, quotes, times, pairs, copies, casebooks, names, languages, pipelines (the last two need the data that training/README.md names).
evaluate: $(VENV)/.installed
	$(BIN)/python -m evaluation.score_cases
	$(BIN)/python -m evaluation.score_events
	$(BIN)/python -m evaluation.score_quotes
	$(BIN)/python -m evaluation.score_times
	$(BIN)/python -m evaluation.score_pairs
	$(BIN)/python -m evaluation.score_families
	$(BIN)/python -m evaluation.score_changes
	$(BIN)/python -m evaluation.score_records
	$(BIN)/python -m evaluation.score_names
	$(BIN)/python -m evaluation.score_languages
	for model in no en da_sv de fr ru fi; do $(BIN)/python -m training evaluate $$model || exit 1; done

## Train the shipped pipelines anew (hours; needs the data that training/README.md names).
models: $(VENV)/.installed
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 $(BIN)/python -m training all

# The wheel is built once and installed, so that what is run and tested is what users get.
$(VENV)/.installed: $(VENV)/.ready $(SOURCES) pyproject.toml README.md
	@rm -rf build/wheel
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir build/wheel .
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall build/wheel/dragoman-*.whl
	@touch $@

$(VENV)/.ready: requirements.lock
	@echo "Setting up $(VENV): this takes a minute, once." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dragoman needs Python 3.11 or later; name one with: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

## Work on the sources in place (the tests of CI still take the wheel).
develop: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed

## Pin every dependency anew, with hashes and for every platform.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev --extra postgresql \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist
