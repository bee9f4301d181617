# Every target sets up what it needs; nothing is downloaded when nothing changed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

MINUTES ?= 10
WINGS   ?= joining audit text
COVERED := model text reading records joining audit columns exports figures pages

.PHONY: site pdf epub zip test coverage mutants search check lock fonts clean

site: $(VENV)/.site  ## convert the catalogue and build docs/_build/html
	$(BIN)/survey build

pdf: $(VENV)/.site  ## convert the catalogue and set the book, docs/_build/pdf
	$(BIN)/survey pdf

epub: $(VENV)/.site  ## convert the catalogue and write docs/_build/epub
	$(BIN)/survey epub

zip: $(VENV)/.site  ## convert the catalogue and write docs/_build/htmlzip
	$(BIN)/survey zip

test: $(VENV)/.test  ## lint, type-check and test
	$(BIN)/ruff check scripts tests docs
	$(BIN)/ruff format --check scripts tests docs
	$(BIN)/mypy
	$(BIN)/python -m pytest

coverage: $(VENV)/.test  ## measure which lines the tests of the wings that touch no file run; fails if there are too few
	$(BIN)/coverage run -m pytest -q $(wildcard $(COVERED:%=tests/%))
	$(BIN)/coverage report

mutants: $(VENV)/.mutants  ## count how many of 300 small changes to joining, audit and text no test notices (an hour)
	$(BIN)/python tests/mutants.py $(WINGS)

search: $(VENV)/.test  ## try property tests with random examples until one fails or MINUTES are over
	$(BIN)/python tests/random_search.py $(MINUTES)

check: $(VENV)/.site  ## report every problem of the catalogue
	$(BIN)/survey check

lock:  ## renew the lock files from pyproject.toml and tests/browser/package.json (needs uv and npm)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 pyproject.toml --group build -o scripts/requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 pyproject.toml --group build --group test -c scripts/requirements.txt \
	  -o scripts/requirements-test.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --group mutants -c scripts/requirements-test.txt -o scripts/requirements-mutants.txt
	npm install --package-lock-only --prefix tests/browser
	@$(PYTHON) -c 'import json, pathlib; path = pathlib.Path("tests/browser/package-lock.json"); \
	  lock = json.loads(path.read_text()); [each.pop("funding", None) for each in lock["packages"].values()]; \
	  path.write_text(json.dumps(lock, indent=2) + "\n")'  # npm writes addresses for donations

fonts:  ## renew the fallback fonts of the PDF book (needs uv; says which Debian and npm packages are missing)
	uv run --quiet scripts/subset_fonts.py

clean:  ## remove everything that is built; pages that a person wrote or changed stay
	if [ -x $(BIN)/survey ]; then $(BIN)/survey clean; fi
	rm -rf $(VENV) docs/_build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, found " + sys.version.split()[0] + "; try: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: scripts/requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r scripts/requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q scripts/survey_companion  # every start is faster, even where Python writes no bytecode
	@touch $@

$(VENV)/.test: scripts/requirements-test.txt $(VENV)/.site
	$(PIP) install --require-hashes -r scripts/requirements-test.txt
	@touch $@

$(VENV)/.mutants: scripts/requirements-mutants.txt $(VENV)/.test
	$(PIP) install --require-hashes -r scripts/requirements-mutants.txt
	@touch $@
