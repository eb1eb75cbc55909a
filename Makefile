# Each target sets up .venv in this checkout first; afterwards .venv/bin/onrecord works.
# The first suitable Python of these is used: make PYTHON=/path/to/python3.12 names another.
PYTHON ?= python3 python3.13 python3.12 python3.11 python
BIN := .venv/bin
# How many made-up articles make bench asks the pages about; 100000 take 25 minutes to make, once.
ARTICLES ?= 2000
export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check eval folds bench readme screenshots lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: .venv/.runtime ## set up .venv, so that .venv/bin/onrecord works

demo: .venv/.runtime ## read the bundled articles into a record and show what was said
	@sh tools/demo.sh

serve: .venv/.runtime ## show the bundled articles, or the record that ONRECORD_RECORD names, in the browser
	@test -n "$$ONRECORD_RECORD" -o -e out/demo.db || $(MAKE) --no-print-directory demo > /dev/null
	@ONRECORD_RECORD=$${ONRECORD_RECORD:-out/demo.db} $(BIN)/onrecord serve

test: .venv/.development ## run the tests
	@sh tools/axe.sh
	$(BIN)/python -m pytest

check: .venv/.development ## lint, formatting, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: .venv/.development ## measure the quality, and hold it against the floors
	$(BIN)/onrecord eval quotations own $(wildcard ../shared/corpora/polnear/dev.jsonl ../shared/corpora/wikinews/dev.jsonl)
	$(BIN)/onrecord eval people $(wildcard ../shared/corpora/names/wikidata_*.tsv ../shared/corpora/names/checks.yml ../shared/corpora/wikinews/dev.jsonl)
	$(BIN)/onrecord eval events $(wildcard ../shared/corpora/events/plover_gsr.jsonl)
	$(BIN)/onrecord eval places
	for corpus in $(wildcard ../shared/corpora/places/GeoVirus.xml); do $(BIN)/onrecord eval places $$corpus || exit 1; done
	$(BIN)/onrecord eval times $(wildcard ../shared/corpora/time/timebank_pairs.json)

folds: .venv/.development ## measure events by cross-validation, with models that have not seen the sentence
	@if [ -e ../shared/corpora/events/plv_train.jsonl ]; then \
	    $(BIN)/python tools/cross_validate_events.py; \
	else echo "no corpora at ../shared: nothing to measure on"; fi

bench: .venv/.development ## measure speed, memory, start-up time, and how soon the pages answer
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_web.py --articles $(ARTICLES)

readme: .venv/.development ## run the commands in README.md and write their output there
	$(BIN)/python tools/readme.py

screenshots: .venv/.development ## take the pictures of the pages that README.md shows (needs Chromium)
	$(BIN)/python tools/screenshots.py

lock: .venv/.development ## pin the dependencies anew (needs Python 3.11 and the network)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python tools/lock.py

clean: ## remove .venv and everything that was made
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/.runtime: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

.venv/bin/python:
	@for python in $(PYTHON); do \
	    if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
	        echo "setting up .venv with $$("$$python" --version)"; \
	        exec "$$python" -m venv --clear .venv; \
	    fi; \
	done; \
	echo "onrecord needs Python 3.11, 3.12 or 3.13, and none of these is: $(PYTHON)." >&2; \
	echo "Install one, or name yours: make PYTHON=/path/to/python3.12" >&2; \
	exit 1
