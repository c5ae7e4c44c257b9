# The two main commands are `make site` and `make test`. `make help` lists the others.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
NODE_BIN := .ci/node/node_modules/.bin
# The time that stands in the built files: the commit's, so that one commit always gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Kept between builds, and shared by those of released versions.
export REVIEW_CACHE := $(CURDIR)/.build/cache
# Compiled modules are kept, whatever the environment says: hundreds of processes start in a run of the tests.
export PYTHONDONTWRITEBYTECODE :=

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/uv.stamp: requirements/uv.txt
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/need no-such-command python3-venv
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@echo "$(CURDIR)/hooks" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/review.pth"
	@touch $@

.venv/site.stamp: .venv/uv.stamp requirements/site.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/site.txt
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/test.txt
	@touch $@

# The shell without windows takes half the time of the whole browser; not every system has a package of it.
browser:
	@.ci/need chromium-headless-shell chromium-headless-shell fonts-dejavu-core 2>/dev/null || $(MAKE) --no-print-directory chromium

chromium:
	@.ci/need chromium chromium fonts-dejavu-core

check: .venv/site.stamp ## Check the evidence; show every problem with file, line and what to do
	$(BIN)/python -m review check

site: .venv/site.stamp ## Check, build and publish the whole site into site/
	$(BIN)/python -m review build $(if $(EVERY_VERSION),--every-version)

serve: .venv/site.stamp ## Serve the site on localhost:8000, and show each change when a file is saved
	$(BIN)/python -m review serve

test: .venv/test.stamp .ci/node/node_modules/.stamp browser ## Run every test, the built site in a browser included
	@$(MAKE) --no-print-directory --jobs=2 --output-sync site lint
	node --test --test-reporter=spec tests/scripts/*.test.js
	$(BIN)/python -m pytest -n auto --max-worker-restart=0

test-evidence: .venv/test.stamp browser site ## Run what a change to records and prose alone needs: the records, and every page of the built site
	$(BIN)/codespell
	$(BIN)/python -m pytest -n auto --max-worker-restart=0 tests/data $(addprefix tests/site/test_,every_page.py policy.py built_site.py valid_html.py)

test-quick: .venv/test.stamp ## Run what a code change needs at once: no browser, no site, no other processes, no real evidence
	$(BIN)/python -m pytest -n auto --max-worker-restart=0 --hypothesis-profile=quick $(addprefix --ignore=tests/,adopted data site) \
		-m "not (site or browser or process or data or slow)"

.ci/node/node_modules/.stamp: .ci/node/package-lock.json
	@.ci/need npm nodejs npm
	cd .ci/node && npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
	@touch $@

audit: .venv/test.stamp chromium site ## Run Lighthouse on the built site; write its reports to .build/audit
	@.ci/need npm nodejs npm
	cd .ci/lighthouse && npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
	$(BIN)/python .ci/audit.py site .build/audit

links: .venv/site.stamp site ## Check links to other hosts; write a report to .build/links.md
	$(BIN)/python .ci/external_links.py site .build/links.md

screenshots: .venv/test.stamp chromium site ## Take screenshots, wide and narrow, light and dark, into .build/screenshots
	$(BIN)/python .ci/screenshots.py site .build/screenshots

bench: .venv/site.stamp ## Measure builds of 30 and 300 studies, or of SIZES, beside stock ones; write .build/bench.json
	$(BIN)/python .ci/bench.py $(SIZES)

fuzz: .venv/test.stamp ## Test with random damaged input for a minute, or SECONDS_TO_RUN
	$(BIN)/python .ci/fuzz.py $(or $(SECONDS_TO_RUN),60)

coverage: .venv/test.stamp .ci/node/node_modules/.stamp site ## Count which lines and branches of hooks/ the tests reach, without the browser
	@rm -rf .build/coverage && mkdir -p .build/coverage
	$(BIN)/coverage run -m pytest -n auto --max-worker-restart=0 -m "not browser"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutation: .venv/test.stamp ## Count the small changes of the code that the tests notice (takes hours); MUTANTS=review.site.links* limits it
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/mutation.txt
	rm -rf .build/mutation && mkdir -p .build/mutation
	git ls-files -z | xargs -0 cp --parents -t .build/mutation && cp -r .build/mutation/hooks .build/mutation/src
	cd .build/mutation && $(CURDIR)/$(BIN)/mutmut run $(if $(MUTANTS),'$(MUTANTS)') && $(CURDIR)/$(BIN)/mutmut results && $(CURDIR)/$(BIN)/mutmut export-cicd-stats

reproduce: .venv/site.stamp ## Build the last commit twice under different conditions and compare every byte
	@.ci/need faketime faketime
	.ci/reproduce

lint: .venv/test.stamp .ci/node/node_modules/.stamp ## Check the style and types of the code, and the spelling of every text
	$(BIN)/ruff check hooks tests .ci
	$(BIN)/ruff format --check hooks tests .ci
	$(BIN)/mypy
	$(NODE_BIN)/eslint --config .ci/node/eslint.config.mjs hooks/review/theme/assets hooks/review/building tests/access tests/scripts
	$(NODE_BIN)/tsc --project .ci/node/tsconfig.json
	$(NODE_BIN)/tsc --project .ci/node/tsconfig.tests.json
	PYTHONPATH=hooks $(BIN)/lint-imports --no-cache
	$(BIN)/codespell

format: .venv/test.stamp ## Format the code
	$(BIN)/ruff check --fix hooks tests .ci
	$(BIN)/ruff format hooks tests .ci

.venv/surveillance.stamp: .venv/site.stamp requirements/surveillance.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/surveillance.txt
	@touch $@

.venv/rank.stamp: .venv/site.stamp requirements/rank.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements/rank.txt
	@touch $@

lock: .venv/uv.stamp ## Upgrade and pin every dependency, with hashes
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --custom-compile-command 'make lock' pyproject.toml -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --custom-compile-command 'make lock' --override requirements/overrides.txt --extra surveillance --extra rank --extra check --extra test pyproject.toml -o requirements/test.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --custom-compile-command 'make lock' -c requirements/test.txt --extra surveillance pyproject.toml -o requirements/surveillance.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --custom-compile-command 'make lock' -c requirements/test.txt --extra rank pyproject.toml -o requirements/rank.txt
	echo 'mutmut>=3.8.1' | $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --custom-compile-command 'make lock' -c requirements/test.txt - -o requirements/mutation.txt

licences: .venv/test.stamp ## List the licences of all dependencies, and write a bill of materials to .build/
	@mkdir -p .build
	$(BIN)/python .ci/licences.py --bill .build/bill-of-materials.json

vulnerabilities: .venv/test.stamp ## Look up known vulnerabilities of all pinned packages
	$(BIN)/python .ci/vulnerabilities.py

catalogue: .venv/site.stamp ## Bring the catalogues of translations up to date with the texts in the source
	$(BIN)/python .ci/catalogue.py

schemas: .venv/site.stamp ## Write the JSON Schemas of the records to .schemas/, for editors
	$(BIN)/python -m review schemas .schemas

clean: ## Delete what was built
	rm -rf .build .ci/node/node_modules .ci/lighthouse/node_modules .schemas site .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

.PHONY: help browser chromium check site serve test test-evidence test-quick audit links screenshots bench fuzz coverage mutation reproduce lint format lock licences vulnerabilities catalogue schemas clean
