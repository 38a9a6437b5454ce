# Everything that a fresh machine needs is made here: a virtual environment with the package in it.
PYTHON ?= python3
VENV ?= .venv

.PHONY: run test check
.DELETE_ON_ERROR:

run: $(VENV)/ready
	$(VENV)/bin/cleaner run raw clean

test: $(VENV)/ready
	$(VENV)/bin/python -m pytest

check: $(VENV)/ready
	$(VENV)/bin/cleaner check raw clean

$(VENV)/ready: pyproject.toml .ci/constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt -e '.[dev]'
	touch $@
