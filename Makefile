# Oasis Live. `make help` lists what there is. Every target sets up what it needs, once.
SHELL := /bin/bash
BIN := .venv/bin
# Says more to a target's own command: make test ARGS="-k dots", make lock ARGS=--upgrade
ARGS ?=

.PHONY: help run test check install soak bench bench-themes lock protocol words assets vendor screenshots server-set-up browser compiler postgresql

help:            ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: server-set-up ## serve, with a live demonstration summit
	@exec $(BIN)/python app.py demo

# No process is begun anew: one that ends in a test would end in it again and again.
test: browser compiler postgresql ## every test, in Chromium too
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0 -m "not soak" $(ARGS)

check: install   ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install:         ## make .venv with all that development needs
	@bash tools/setup.sh requirements-dev.txt

soak: browser compiler postgresql ## the long tests of faults and load
	@$(BIN)/python -m pytest -m soak -o faulthandler_timeout=3600 $(ARGS)

bench: install   ## measure every row of docs/performance.md (16 minutes; ARGS=votes-1000: one)
	@$(BIN)/python -m bench $(ARGS)

bench-themes: install ## do themes agree with a coder's? (ARGS="--rooms DIR")
	@$(BIN)/python -m bench.themes $(ARGS)

lock: install    ## pin what requirements*.in ask for (ARGS=--upgrade: the newest)
	@bash tools/lock.sh $(ARGS)

protocol: install ## write docs/protocol.md from the types
	@$(BIN)/python -m tools.protocol

words: install   ## collect every sentence that a person reads, for translators
	@$(BIN)/python -m tools.words

assets: install  ## bundle the phone page (needs Node.js)
	@$(BIN)/python tools/build_assets.py

vendor: install  ## prove that vendored files are what their packages publish (needs Node.js)
	@$(BIN)/python -m tools.vendor

screenshots: browser ## take the pictures of docs/images anew
	@$(BIN)/python -m tools.screenshots

server-set-up:
	@bash tools/setup.sh requirements.txt

browser: install
	@bash tools/browser.sh

compiler:
	@bash tools/compiler.sh

postgresql:
	@bash tools/postgresql.sh
