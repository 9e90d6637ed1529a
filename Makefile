# Oasis Live. `make help` lists what there is. Every target sets up what it needs.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed-$(shell cat requirements-dev.txt tools/setup.sh 2>/dev/null | sha256sum | cut -c1-12)

.PHONY: help install run test check soak bench lock protocol assets screenshots browser

help:            ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | sort

install: $(STAMP) ## make .venv with everything pinned

$(STAMP):
	@PYTHON="$(PYTHON)" bash tools/setup.sh
	@rm -f .venv/installed-* && touch $@

run: install     ## serve, with a live demonstration summit
	@exec $(BIN)/python app.py demo

browser: install
	@bash tools/browser.sh

test: browser    ## every test, in Chromium too
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not soak" $(ARGS)

soak: browser    ## the long fault and load tests
	@$(BIN)/python -m pytest -m soak $(ARGS)

check: install   ## style, types and who may import whom
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: install   ## how fast the engine is on this machine
	@$(BIN)/python -m bench

lock: install    ## pin the newest versions of what requirements*.in name
	@bash tools/lock.sh

protocol: install ## write docs/protocol.md from the types
	@$(BIN)/python -m tools.protocol

assets: install  ## bundle the phone page (needs Node.js)
	@$(BIN)/python tools/build_assets.py

screenshots: browser ## take the pictures of docs/images anew
	@$(BIN)/python -m tools.screenshots
