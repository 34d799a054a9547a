# Two commands: `make serve` and `make test`. Each sets up what it needs.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
SEEDS ?= seeds
ARCHIVE ?= var/archive
EMBEDDER ?=
# The address of PyTorch's CPU index, where pip would else bring gigabytes of CUDA (see README).
TORCH_INDEX ?=

VENV := .venv
BIN := $(VENV)/bin

export WENBAO_PORT := $(PORT)
export WENBAO_HOST := $(HOST)
export WENBAO_SEEDS := $(SEEDS)
export WENBAO_ARCHIVE := $(ARCHIVE)
export WENBAO_EMBEDDER := $(EMBEDDER)

.PHONY: help serve index test format clean

help:
	@echo "make serve    set up, build the archive from $(SEEDS), serve chat and API on http://$(HOST):$(PORT)/"
	@echo "make index    set up, build a new version of the archive"
	@echo "make test     set up, then format, lint, types, import contracts, tests"
	@echo "make format   format the code"
	@echo "make clean    delete what was made: $(VENV), var, caches"

serve: $(VENV)/.ready
	@exec $(BIN)/python -m qa serve

index: $(VENV)/.ready
	@$(BIN)/python -m index build

test: $(VENV)/.ready-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	sh tests/chromium.sh $(BIN)
	sh tests/chinese_font.sh $(BIN)
	env -u WENBAO_PORT -u WENBAO_HOST -u WENBAO_SEEDS -u WENBAO_ARCHIVE -u WENBAO_EMBEDDER $(BIN)/python -m pytest -n 2 --dist worksteal

format: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .schemathesis

$(VENV)/.ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
	  { echo "$(PYTHON) is older than Python 3.10. Choose another: make serve PYTHON=python3.11"; exit 2; }
	@echo "setting up $(VENV): packages of requirements.txt (about 1.4 GB, once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 2; }
	@# torch first: with it in place no other package brings another build of it.
	$(BIN)/python -m pip install --disable-pip-version-check $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) "$$(grep -o '^torch==[0-9.]*' requirements.txt)"
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt requirements-training.txt requirements-ocr.txt requirements-mcp.txt
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements-dev.txt
	@touch $@
