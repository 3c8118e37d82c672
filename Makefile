# make run    compare the short-term ward's two alternatives and say where the report is
# make test   lint, types, import contracts, tests
# Both set up .venv the first time; nothing but Python 3.11 or newer and make is needed.

VENV := .venv
BIN := $(VENV)/bin
DEPARTMENT ?= short-term-ward
OUT ?= out/$(DEPARTMENT)
SECONDS_EACH ?= 75

.PHONY: run test lint mutation lock clean

run: $(VENV)/.installed
	$(BIN)/turnus compare scenarios/$(DEPARTMENT) --out $(OUT) --seconds $(SECONDS_EACH)
	@echo "Sidene, med alle avdelingene: $(BIN)/turnus serve, og åpne http://127.0.0.1:8000 i nettleseren."

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Small faults in the rules, one at a time: SAMPLE a module, none named is all of them.
mutation: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-mutation.lock
	$(BIN)/python -m benchmarks.mutation --sample $(SAMPLE)

SAMPLE ?= 8

# Locks with hashes for every platform; no index address is written down.
lock: | $(BIN)/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml $(LOCK_OPTIONS) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCK_OPTIONS) --extra dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCK_OPTIONS) --extra mutation -c requirements-dev.lock -o requirements-mutation.lock

LOCK_OPTIONS := --quiet --upgrade --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links --generate-hashes

clean:
	rm -rf $(VENV) out

# The first Python on the path that is new enough; choose another with make PYTHON=...
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "turnus needs Python 3.11 or newer; none was found."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make $(VENV); on Debian: apt install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
