# The habits of Izin. `make help` lists them. Every one of them works from nothing: it installs what is missing,
# and says what it does on standard error, so that standard output holds only what was asked for.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Handed to the command: make demo ARGS='--json --exit'
ARGS ?=
UV_VERSION := 0.13.9
UV := .venv-tools/$(UV_VERSION)/bin/uv
RUN := .venv/bin
HAS_BROWSER := command -v chromium && command -v chromium-headless-shell
HAS_LIBATOMIC := /sbin/ldconfig -p | grep -q libatomic.so.1

# Where bytecode is not kept, every start of a process takes seconds longer.
unexport PYTHONDONTWRITEBYTECODE
# The environment is the one this file makes, whatever shell it is called from.
unexport VIRTUAL_ENV
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never

# The core's rules run first and alone: they are quick, and when they fail the rest has no meaning.
CORE := $(wildcard tests/licensing features/semantics features/permits)
# Playwright keeps an event loop running in its process, and Prefect wants to start its own: each has a process.
BROWSER := tests/browser
PREFECT := tests/flows features/operations
PYTEST := $(RUN)/python -m pytest -q
# Files beside each other: most of what they do is wait for services, or for what the file reads once.
BESIDE := -n 2 --dist loadfile
# Parts beside each other, for the same reason, the longest first. Each has services of its own and is told whole when
# it ends; where one fails no further one begins, and make fails.
TOGETHER := $(MAKE) -j 2 --output-sync=target

.PHONY: help demo up test lint fmt schema proof bench mutants
.PHONY: shape types test-core test-services test-browser test-prefect

help: ## list the habits
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/ready ## the tour: real permits from application to licence (ARGS='--json --exit')
	@exec $(RUN)/izin demo $(ARGS)

up: .venv/ready ## start everything and stay (Ctrl-C stops it)
	@exec $(RUN)/izin up $(ARGS)

test: .venv/ready-dev ## everything that is checked: style, types, imports, the core, then the rest
	@$(MAKE) shape test-core
	@echo "== now beside each other, each told when it ends: services, browser, Prefect, types" >&2
	@$(TOGETHER) test-services test-browser test-prefect types || \
	  { echo "Not everything holds: above, '*** [Makefile' names the part that failed, right below what it said." >&2; exit 1; }

test-core: .venv/ready-dev
	@echo "== the core" >&2; time $(PYTEST) $(BESIDE) $(CORE)

test-services: .venv/ready-dev
	@echo "== definitions, records, services, portal, command line" >&2
	@time $(PYTEST) $(BESIDE) -m "not proof" tests features $(patsubst %,--ignore=%,$(CORE) $(BROWSER) $(PREFECT)) $(ARGS)

test-prefect: .venv/ready-dev
	@echo "== through Prefect, killed parts included" >&2; time $(PYTEST) $(BESIDE) $(PREFECT) $(ARGS)

test-browser: .venv/ready-dev
	@echo "== in the browser" >&2; time $(PYTEST) $(BROWSER) $(ARGS)

lint: .venv/ready-dev ## style, types and import contracts
	@$(TOGETHER) types shape

shape: .venv/ready-dev
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/lint-imports --no-cache | tail -n +9

types: .venv/ready-dev
	@echo "== types" >&2; time $(RUN)/pyright

fmt: .venv/ready-dev ## put the code into shape
	@$(RUN)/ruff check --fix --exit-zero --quiet .
	@$(RUN)/ruff format .

schema: .venv/ready ## write process_definitions/schema.json anew, after the grammar or a name has changed
	@exec $(RUN)/izin schema

proof: .venv/ready-dev ## brute force beside the checker on 1,500 random definitions, and each property on many examples
	@$(PYTEST) -m proof tests/definitions $(ARGS)
	@$(PYTEST) --hypothesis-profile=many tests/licensing $(ARGS)

bench: .venv/ready-dev ## measure (ARGS=--json)
	@exec $(RUN)/python -m tests.bench $(ARGS)

mutants: .venv/ready-dev ## change the core's rules one place at a time: do its tests notice? (ARGS='--sample 300 --seed izin')
	@exec nice -n 15 $(RUN)/python -m tests.mutants $(ARGS)

# Without the tools for tests; a second run finds the stamp and installs nothing.
.venv/ready: uv.lock pyproject.toml | $(UV)
	@$(UV) sync --frozen --inexact --no-dev >&2
	@touch $@

.venv/ready-dev: uv.lock pyproject.toml | $(UV)
	@$(call need,$(HAS_BROWSER) && $(HAS_LIBATOMIC),chromium chromium-headless-shell libatomic1)
	@$(UV) sync --frozen --inexact >&2
	@touch $@ .venv/ready

# pip brings uv, so that nothing but the machine's own package index is asked.
$(UV):
	@$(call need,python3 -c 'import ensurepip',python3-venv)
	@echo "Installing uv $(UV_VERSION) into .venv-tools." >&2
	@python3 -m venv --clear .venv-tools/$(UV_VERSION) >&2
	@.venv-tools/$(UV_VERSION)/bin/python -m pip install --quiet 'uv==$(UV_VERSION)' >&2

# $(call need,<command that succeeds when they are there>,<Debian packages>)
define need
if ! ($(1)) >/dev/null 2>&1; then \
  if [ "$$(id -u)" -ne 0 ]; then \
    echo "Debian packages $(2): not all are installed. Ask for them with: sudo apt-get install $(2)" >&2; exit 1; \
  fi; \
  echo "Installing what is missing of the Debian packages $(2)." >&2; \
  export DEBIAN_FRONTEND=noninteractive; \
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(2); } >&2; \
fi
endef
