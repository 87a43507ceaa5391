# Two commands do everything: `make demo` and `make test`. Each makes its own environment.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := sample_data/daqinggou-2013
SMALL := sample_data/longyunli-2014
DEMO := demo

.PHONY: demo test lint types tests bench accept clean

demo: $(READY)
	@mkdir -p $(DEMO)
	@for period in 2026Q1 2026Q2 2026Q3 2026Q4; do \
	  echo "== gridscore quarter $$period"; \
	  $(BIN)/gridscore quarter $$period $(SAMPLE) -o $(DEMO)/$$period.xlsx --journal $(DEMO)/$$period-journal.csv --force || exit; \
	done
	@echo "== gridscore year-end 2026"
	@$(BIN)/gridscore year-end 2026 $(SAMPLE) -o $(DEMO)/2026.xlsx --journal $(DEMO)/2026-journal.csv --force
	@echo "== gridscore explain W006 2026Q2"
	@$(BIN)/gridscore explain W006 2026Q2 $(SAMPLE)
	@for call in "quarter 2026Q1" "year-end 2026"; do \
	  echo "== gridscore $$call, by longyunli-2014"; \
	  period=$${call#* }; \
	  $(BIN)/gridscore $$call $(SMALL) -o $(DEMO)/longyunli-$$period.xlsx --journal $(DEMO)/longyunli-$$period-journal.csv --force || exit; \
	done
	@echo
	@echo "Results are in $(DEMO)/: 2026Q1.xlsx to 2026Q4.xlsx, 2026.xlsx and a journal beside each;"
	@echo "those of the second sample, by another regulation, begin with longyunli-."

test: lint types tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

# Each test process measures itself; the report is put together at the end.
tests: $(READY)
	$(BIN)/pytest -n auto --cov --cov-report=term

bench: $(READY)
	$(BIN)/python benchmarks/run.py

# Takes what the sample years give now as right; look at the difference before you commit it.
accept: $(READY)
	$(BIN)/python -m tests.golden_runs

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q gridscore
	@touch $@

clean:
	rm -rf $(VENV) $(DEMO) build dist
