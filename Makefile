# The first of these that runs; `make demo PYTHON=/path/to/python` for another.
PYTHON ?= $(shell for python in python3.11 python3; do $$python --version >/dev/null 2>&1 && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := corpora/sample
REPORT := demo/report.html

.PHONY: demo test lint types check
.DEFAULT_GOAL := demo

# Exit code 1 says that the sample drifts, as it should.
demo: $(VENV)/installed
	@mkdir -p $(dir $(REPORT))
	@$(BIN)/align $(SAMPLE)/english.txt $(SAMPLE)/arabic.txt -o $(REPORT) || [ $$? -eq 1 ]
	@echo "Read it side by side: file://$(CURDIR)/$(REPORT)"

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

check: lint types test

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The two files say what was installed, so that it is done once for each pyproject.toml.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV); the first time takes a minute or two."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), with what the tests need; the first time takes a minute or two."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed
