# Two commands do everything: make demo, make test. Both make the environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE = 1
export OMP_NUM_THREADS = 1

.PHONY: env demo test lint score bench wheel clean

env: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

demo: env
	$(BIN)/python samples/demo.py

lint: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest

score: env
	$(BIN)/python benchmarks/score.py $(ARGS)

bench: env
	$(BIN)/python benchmarks/speed.py $(ARGS)

wheel: env
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) build dist demo.record*
