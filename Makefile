# Vraagbaak: everything from a fresh checkout, with only Python 3.11 or newer and make.
# `make` alone lists the targets. Nothing is written outside this folder, but for Debian's chromium and tesseract in `make setup`.

VENV := .venv
PY   := $(VENV)/bin/python
PIP  := $(PY) -m pip --disable-pip-version-check
INDEX ?= .vraagbaak
# Five encoders to measure with, each trained without a fifth of the data; made once, in half an hour.
FOLDS ?= .folds

SOURCES := $(wildcard seeds/*.txt seeds/*.toml) $(shell find index -type f -not -path '*/__pycache__/*')

.DEFAULT_GOAL := help
.PHONY: help run index test gate bench peers setup clean

help:  ## toon deze lijst / show this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 15

run: $(INDEX)/CURRENT  ## installeer, indexeer seeds/ en open de chat / install, index seeds/ and open the chat
	$(VENV)/bin/vraagbaak ui --index "$(INDEX)"

index: $(INDEX)/CURRENT  ## bouw de index van seeds/ / build the index of seeds/

test: $(VENV)/.dev-installed setup  ## ruff, mypy, pytest en de ondergrenzen / ruff, mypy, pytest and the floors
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest
	$(MAKE) --no-print-directory gate

gate: $(VENV)/.installed  ## meet de gouden vragen van seeds/ en bewaak hun ondergrenzen / measure the seeds' gold against its floors
	$(VENV)/bin/vraagbaak index seeds --index build/gate/index
	$(VENV)/bin/vraagbaak evaluate --index build/gate/index --gold seeds/gold/dev.jsonl --out build/gate/verslag --floors .ci/floors.toml

bench: $(VENV)/.dev-installed  ## meet snelheid, bijwerken, afbreken en evalueren / measure speed, updates, killed builds and evaluation
	$(PY) -m bench.speed
	$(PY) -m bench.growth
	$(PY) -m bench.kill
	$(PY) -m bench.evaluation

peers: $(VENV)/.bench-installed  ## vergelijk het zoeken met andere (DATA=map) / compare retrieval with peers
	@[ -n "$(DATA)" ] || { echo "geef de map met training/ en bench/: make peers DATA=MAP" >&2; exit 2; }
	$(PY) -m training.train_encoder --data "$(DATA)" --folds "$(FOLDS)"
	$(PY) -m bench.retrieval --data "$(DATA)" --folds "$(FOLDS)"

setup:  ## zet chromium en tesseract klaar voor de tests / get chromium and tesseract for the tests
	@need=; \
	command -v chromium >/dev/null 2>&1 || need="chromium fonts-dejavu-core"; \
	tesseract --list-langs 2>/dev/null | grep -qx nld || need="$$need tesseract-ocr tesseract-ocr-nld"; \
	[ -n "$$need" ] || exit 0; \
	if ! command -v apt-get >/dev/null 2>&1; then \
	  echo "niet gevonden: $$need; hier is geen apt-get: zet het zelf op het PATH." >&2; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; \
	elif command -v sudo >/dev/null 2>&1; then as_root=sudo; \
	else echo "niet gevonden, en zonder root of sudo niet te installeren:" \
	  "vraag de beheerder om 'apt-get install $$need'." >&2; exit 1; fi; \
	$$as_root apt-get update && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$need \
	|| { echo "installeren is mislukt ($$need): zie de regels hierboven." >&2; exit 1; }

# The index itself stays: it may hold papers and a history that somebody added.
clean:  ## wis .venv en tussenbestanden, niet de index / remove .venv and caches, not the index
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The build is incremental, so this costs little when only a date changed; touch tells make that it was looked at.
$(INDEX)/CURRENT: $(SOURCES) | $(VENV)/.installed
	$(VENV)/bin/vraagbaak index seeds --index "$(INDEX)"
	@touch -c "$@"

$(PY):
	@for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	  "$$p" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  echo "$$p -m venv $(VENV)"; exec "$$p" -m venv $(VENV); \
	done; \
	echo "Geen bruikbare Python gevonden (wel: $$(python3 --version 2>/dev/null || echo geen)): nodig is Python 3.11 of nieuwer" \
	  "met venv. Op Debian en Ubuntu: apt-get install python3 python3-venv." >&2; exit 1

$(VENV)/.installed: requirements.txt pyproject.toml | $(PY)
	$(PIP) install -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-installed: requirements-dev.txt requirements-cluster.txt $(VENV)/.installed
	$(PIP) install -r requirements-dev.txt
	@touch $@

$(VENV)/.bench-installed: requirements-bench.txt $(VENV)/.dev-installed
	$(PIP) install -r requirements-bench.txt
	@touch $@
