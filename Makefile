# Needs make, a POSIX shell and Python 3.11 or newer with venv; all else goes into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test lint types tests bench scans texts shapes phrases fuzz kills screenshots lock audit sbom clean

PLANS = raw/2025-26.pdf raw/2024-25.pdf
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

# A Python that can make a .venv: the first of these, or the one named with `make PYTHON=…`.
FITS = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c '$(FITS)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

# $(call install,LOCK): .venv with exactly what LOCK says, and ishplan itself in place.
define install
@python='$(PYTHON)'; "$${python:-false}" -c '$(FITS)' >/dev/null 2>&1 || { \
	echo "make: no Python 3.11 or newer with venv$${python:+ in '$$python'}; install one" \
		"(Debian, Ubuntu: apt install python3-venv) or name it: make PYTHON=/path/to/python3" >&2; \
	exit 1; }; \
echo "Setting up .venv from $(1)" && "$$python" -m venv .venv
@$(PIP) install --no-deps --only-binary :all: --require-hashes -r $(1)
@$(PIP) install --no-deps --no-build-isolation -e .
endef

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

run: .venv/run.stamp ## Turn the plans in raw/ into datasets in output/
	@$(BIN)/ishplan run $(PLANS)

test: lint types tests ## Check style, types and behaviour; coverage under 90 % fails

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: .venv/dev.stamp
	$(BIN)/mypy

tests: .venv/dev.stamp
	$(BIN)/pytest --cov -n auto --dist worksteal

bench: .venv/bench.stamp .venv-peers/stamp ## Compare with other readers, and see how cost grows with pages
	@$(BIN)/python bench/stages.py
	@$(BIN)/python bench/scale.py
	@$(BIN)/python bench/compare.py
	@$(BIN)/python bench/report.py
	@$(BIN)/python -m bench.peers

scans: .venv/dev.stamp ## See how well scans of the plans are read (needs Tesseract with Kyrgyz)
	@$(BIN)/python bench/scans.py

texts: .venv/dev.stamp ## See how well plans are read from their bare text
	@PYTHONPATH=. $(BIN)/python bench/bare_text.py

shapes: .venv/dev.stamp ## See how made plans of any shape are read
	@$(BIN)/python bench/run_shapes.py

phrases: .venv/dev.stamp ## See how made phrases of every kind are understood
	@$(BIN)/python -m bench.phrases

fuzz: .venv/dev.stamp ## Run 4,000 damaged and twisted plans, PDFs and Word files; takes up to two hours
	@PYTHONPATH=. $(BIN)/python bench/fuzz.py

kills: .venv/dev.stamp ## Kill 200 runs at random moments and look at what they leave
	@$(BIN)/python bench/kills.py

screenshots: .venv/dev.stamp ## Take the pictures of the reports anew (needs Chromium)
	@$(BIN)/python docs/screenshots.py

# Pins are kept where they still fit; `make lock UPGRADE=--upgrade` takes the newest versions.
COMPILE = uv pip compile --quiet --no-config --default-index https://pypi.org/simple \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--custom-compile-command "make lock" $(UPGRADE)
COMPILE_OWN = $(COMPILE) pyproject.toml --group lock

lock: ## Make the lock files anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make: uv is missing; install it: pip install uv" >&2; exit 1; }
	@$(COMPILE_OWN) -o requirements.lock
	@$(COMPILE_OWN) --extra dev -c requirements.lock -o requirements-dev.lock
	@$(COMPILE_OWN) --extra bench -c requirements.lock -o bench/requirements.lock
	@$(COMPILE) bench/peers/requirements.in --override bench/peers/overrides.txt \
		-o bench/peers/requirements.lock
	@$(COMPILE) bench/peers/pymupdf2.in -o bench/peers/pymupdf2.lock

audit: ## Look up known vulnerabilities of what is locked (needs uv)
	@command -v uv >/dev/null || { echo "make: uv is missing; install it: pip install uv" >&2; exit 1; }
	@uv tool run pip-audit@2.10.1 --require-hashes --disable-pip -r requirements.lock

sbom: ## Write sbom.json, what is locked as a bill of materials in CycloneDX (needs uv)
	@command -v uv >/dev/null || { echo "make: uv is missing; install it: pip install uv" >&2; exit 1; }
	@PYTHONWARNINGS=ignore uv tool run --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py requirements \
		--pyproject pyproject.toml --mc-type application --output-reproducible -o sbom.json \
		requirements.lock

clean: ## Remove environments, caches and build leftovers; output/ stays
	rm -rf .venv .venv-peers build dist sbom.json *.egg-info .coverage .coverage.* htmlcov
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find extractors normalizers pipeline tests bench -name __pycache__ -prune -exec rm -rf {} +

.venv/run.stamp: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch .venv/run.stamp $@

.venv/bench.stamp: bench/requirements.lock pyproject.toml
	$(call install,bench/requirements.lock)
	@touch .venv/run.stamp $@

# What cannot be installed is left out of the comparison; without the stamp it is tried again.
PEERS = bench/peers/requirements.lock bench/peers/pymupdf2.lock
.venv-peers/stamp: $(PEERS) bench/peers/install.py | .venv/bench.stamp
	@echo "Setting up .venv-peers from $(PEERS)" && $(BIN)/python -m venv .venv-peers
	@install='.venv-peers/bin/python bench/peers/install.py'; \
		$$install $(word 1,$(PEERS)); first=$$?; \
		$$install $(word 2,$(PEERS)) .venv-peers/pymupdf2 && [ $$first = 0 ] && touch $@ || true
