# Every target sets up what it needs; nothing is downloaded when nothing changed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

MINUTES ?= 10
WINGS   ?= joining audit text
COVERED := model text reading records joining audit editing columns exports figures pages

# What depends on the versions of other packages, and on no program besides Python: one test builds the site.
VERSION_TESTS := tests/text tests/reading tests/records tests/exports tests/online \
  tests/commands/test_cli.py tests/commands/test_serve.py tests/sphinx/test_site.py tests/sphinx/test_epub_builder.py \
  tests/sphinx/test_typst.py tests/sphinx/test_fast_bibtex.py

# One version of each package for every Python, so that all of them write the same bytes.
COMPILE := uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes --no-emit-index-url \
  --no-header --no-annotate --python-version 3.11 --all-extras pyproject.toml

.PHONY: site pdf epub zip test test-lowest test-newest coverage mutants lighthouse search queries check lock fonts words clean

site: $(VENV)/.site  ## convert the catalogue, set the book and the EPUB, and build docs/_build/html with both
	$(BIN)/survey build --editions

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

test-lowest: .venv-lowest/.test  ## build the site and test with the lowest versions that pyproject.toml allows
	CI= NO_PROGRAMS=1 .venv-lowest/bin/python -m pytest -p no:cacheprovider $(VERSION_TESTS)

test-newest:  ## the same with the newest published versions, whatever pyproject.toml allows; it may fail
	$(PYTHON) -m venv --clear .venv-newest
	.venv-newest/bin/python -m pip --disable-pip-version-check --quiet install --upgrade \
	  $$($(PYTHON) -c 'import re, tomllib; told = tomllib.load(open("pyproject.toml", "rb")); \
	  lists = (*told["project"]["optional-dependencies"].values(), *told["dependency-groups"].values()); \
	  names = told["project"]["dependencies"] + sum(lists, []); \
	  print(*(re.match(r"[\w.-]+", name)[0] for name in names))')
	.venv-newest/bin/python -m pip --disable-pip-version-check --quiet install \
	  --no-deps --no-build-isolation -e .
	.venv-newest/bin/python -m pip list
	CI= NO_PROGRAMS=1 .venv-newest/bin/python -m pytest -p no:cacheprovider $(VERSION_TESTS)

lighthouse: site  ## report what Lighthouse says of five pages (needs chromium, node and: npm ci --prefix tests/browser)
	$(BIN)/python tests/lighthouse.py

coverage: $(VENV)/.test  ## measure which lines the tests of the wings that touch no file run; fails if there are too few
	$(BIN)/coverage run -m pytest -q $(wildcard $(COVERED:%=tests/%))
	$(BIN)/coverage report

mutants: $(VENV)/.mutants  ## count how many of 300 small changes to joining, audit and text no test notices (6 to 60 minutes)
	$(BIN)/python tests/mutants.py $(WINGS)

search: $(VENV)/.test  ## try property tests with random examples until one fails or MINUTES are over
	$(BIN)/python tests/random_search.py $(MINUTES)

queries: $(VENV)/.test site  ## try what the search of the site finds first, for the queries in tests/own-queries.tsv
	$(BIN)/python tests/try_queries.py

check: $(VENV)/.site  ## report every problem of the catalogue
	$(BIN)/survey check

lock:  ## renew the lock files from pyproject.toml and tests/browser/package.json (needs uv and npm)
	$(COMPILE) --group build -o scripts/requirements.txt
	$(COMPILE) --group build --group test -c scripts/requirements.txt -o scripts/requirements-test.txt
	rm -f scripts/requirements-lowest.txt  # what it holds would be preferred
	$(COMPILE) --resolution lowest-direct -o scripts/requirements-lowest.txt
	$(COMPILE) --group build --group test -c scripts/requirements-lowest.txt -o scripts/requirements-lowest.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --group mutants -c scripts/requirements-test.txt \
	  -o scripts/requirements-mutants.txt
	npm install --package-lock-only --prefix tests/browser
	@$(PYTHON) -c 'import json, pathlib; path = pathlib.Path("tests/browser/package-lock.json"); \
	  lock = json.loads(path.read_text()); [each.pop("funding", None) for each in lock["packages"].values()]; \
	  path.write_text(json.dumps(lock, indent=2) + "\n")'  # npm writes addresses for donations

fonts:  ## renew the fallback fonts of the PDF book (needs uv; says which Debian and npm packages are missing)
	uv run --quiet scripts/subset_fonts.py

words: $(VENV)/.site  ## renew the list of common English words (says if Debian's package scowl is missing)
	$(BIN)/python scripts/collect_words.py

clean:  ## remove everything that is built; pages that a person wrote or changed stay
	if [ -x $(BIN)/survey ]; then $(BIN)/survey clean; fi
	rm -rf $(VENV) .venv-lowest .venv-newest docs/_build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, found " + sys.version.split()[0] + "; try: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: scripts/requirements.txt pyproject.toml scripts/survey_companion/__init__.py | $(VENV)/bin/python
	$(PIP) install --require-hashes -r scripts/requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q scripts/survey_companion  # every start is faster, even where Python writes no bytecode
	@touch $@

$(VENV)/.test: scripts/requirements-test.txt $(VENV)/.site
	$(PIP) install --require-hashes -r scripts/requirements-test.txt
	@touch $@

.venv-lowest/.test: scripts/requirements-lowest.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	.venv-lowest/bin/python -m pip --disable-pip-version-check --quiet install \
	  --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.mutants: scripts/requirements-mutants.txt $(VENV)/.test
	$(PIP) install --require-hashes -r scripts/requirements-mutants.txt
	@touch $@
