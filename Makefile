# Every target works on a fresh checkout: it makes the virtual environment that it needs, one for
# each Python version and extra, and makes it anew when pyproject.toml has changed.

PYTHON ?= python3
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# pyenv's commands answer for chosen versions only. All that are installed are chosen here, the
# current one first, so that PYTHON=python3.13 needs no further setting.
INSTALLED = pyenv versions --bare | grep -E '^3\.(1[1-9]|[2-9][0-9])\.[0-9]+$$' | sort -t. -k2,2nr -k3,3nr
ifneq ($(shell command -v pyenv 2>/dev/null),)
export PYENV_VERSION := $(shell { pyenv version-name; $(INSTALLED); } 2>/dev/null | tr '\n' ':' | sed 's/:$$//')
# $(shell) does not see what is exported here.
CHOSEN = PYENV_VERSION='$(PYENV_VERSION)'
endif

VERSION := $(shell $(CHOSEN) $(PYTHON) -c 'import platform; print(platform.python_version())' 2>/dev/null)
MINOR = $(basename $(VERSION))
ENV = .venv/$(VERSION)
DEV = $(ENV)-dev/bin/python

.PHONY: help test demo book bench bench-functions build clean version

help: ## show this list
	@echo "make TARGET [PYTHON=python3]"
	@sed -n 's/^\([a-z-]*\):.*## /  \1	/p' Makefile

test: $(ENV)-dev/stamp ## run the type checkers and the tests
	$(DEV) -m mypy --python-version $(MINOR)
	$(DEV) -m basedpyright --pythonpath $(DEV) --pythonversion $(MINOR)
	PATH="$(CURDIR)/$(dir $(DEV)):$$PATH" $(DEV) -m basedpyright --ignoreexternal --verifytypes dezero_typed
	$(DEV) -m pytest -q

demo: $(ENV)-examples/stamp ## learn to read handwritten digits
	@$(ENV)-examples/bin/python -m dezero_typed

book: $(ENV)-examples/stamp ## compute what the book's steps compute
	@$(ENV)-examples/bin/python -m dezero_typed --book

bench: $(ENV)-bench/stamp ## measure speed and memory
	$(ENV)-bench/bin/python -m benchmarks

bench-functions: $(ENV)-bench/stamp ## measure the speed of each function, into docs/speed.md
	$(ENV)-bench/bin/python -m benchmarks functions --write

build: $(ENV)-dev/stamp ## build the wheel, into dist/
	rm -rf dist
	$(DEV) -m pip wheel -q --no-deps --wheel-dir dist .
	@ls -l dist

clean: ## remove the virtual environments, the wheel, and caches
	rm -rf .venv dist .mypy_cache .pytest_cache
	find src tests examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

version:
	@test -n '$(VERSION)' && echo '$(VERSION)'

# The stem ends with the name of the extra. --clear, so that nothing is left of an earlier install.
.venv/%/stamp: pyproject.toml
	@test -n '$(VERSION)' || { echo "$(PYTHON) does not run here; write make PYTHON=... with one that does" >&2; exit 1; }
	@echo "preparing .venv/$*"
	@$(PYTHON) -m venv --clear '.venv/$*'
	@'.venv/$*/bin/python' -m pip install -q -e '.[$(lastword $(subst -, ,$*))]'
	@touch '$@'
