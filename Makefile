# Two commands do everything: `make demo` and `make test`. Each makes its own environment.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.bench-ready
DEMO := demo

.PHONY: demo test lint types tests coverage bench bench-country accept clean

# Each sample station with the periods to assess; results go to a folder of the station's name.
demo: $(READY)
	@for job in \
	  "daqinggou-2013 2026Q1 2026Q2 2026Q3 2026Q4 2026" \
	  "longyunli-2014 2026Q1 2026" \
	  "daqinggou-2015 2026-07 2026Q3 2026" \
	  "jimiya 2026Q3 2026" \
	  "haze-grid 2026-03"; do \
	  set -- $$job; station=$$1; shift; mkdir -p $(DEMO)/$$station; \
	  for period in "$$@"; do \
	    case $$period in *Q*) command=quarter;; *-*) command=month;; *) command=year-end;; esac; \
	    echo "== gridscore $$command $$period sample_data/$$station"; \
	    $(BIN)/gridscore $$command $$period sample_data/$$station --force \
	      -o $(DEMO)/$$station/$$period.xlsx --journal $(DEMO)/$$station/$$period-journal.csv || exit; \
	  done; \
	done
	@echo "== gridscore explain W006 2026Q2 sample_data/daqinggou-2013"
	@$(BIN)/gridscore explain W006 2026Q2 sample_data/daqinggou-2013
	@echo
	@echo "Results, a folder for each regulation 结果按办法分文件夹：$(DEMO)/"

test: lint types tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	$(BIN)/pytest -n auto --dist worksteal

# Apart from the tests, since measuring takes half as long again. Each test process measures
# itself; the report is put together at the end.
coverage: $(READY)
	$(BIN)/pytest -n auto --cov --cov-report=term

bench: $(READY)
	$(BIN)/python -m compileall -q gridscore
	$(BIN)/python benchmarks/run.py

# At most forty minutes, 6 GiB on the disk and of memory; SECTIONS="growth schemes" measures those.
bench-country: $(BENCH_READY)
	$(BIN)/python -m compileall -q gridscore
	$(BIN)/python benchmarks/run_country.py $(SECTIONS)

# Takes what the sample years give now as right; look at the difference before you commit it.
accept: $(READY)
	$(BIN)/python -m tests.golden_runs

# Compiled afterwards, since pip does it on one processor.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib gridscore
	@touch $@

# Programs in polars and DuckDB to be held against: nothing else needs them.
$(BENCH_READY): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) $(DEMO) build dist
