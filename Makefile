# make run    serve the dashboard on http://localhost:8501 (PORT=… for another)
# make test   install what is missing, browser included, and run every test
# make check  lint, format, types and the corpus
# make bench  measure speed and growth, and write bench/RESULTS.md (ARGS="repaint sessions" for parts)
#
# make lock      bring requirements.lock in line with requirements.txt (ARGS=--upgrade raises the rest)
# make audit     ask for known vulnerabilities of what is locked
# make sbom      write sbom.json, the bill of materials (CycloneDX)
# make licences  write licences.md, the licence of every locked package
#
# Needs Python 3.11 or newer; everything else goes into .venv.

PORT ?= 8501
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3.11 python3 python; do \
  if $$name -c '$(NEW_ENOUGH)' 2>/dev/null; then command -v $$name; break; fi; done)
PY := .venv/bin/python
RUN_READY := .venv/.ready-to-run
TEST_READY := .venv/.ready-to-test
TOOLS := .tools
TOOLS_READY := $(TOOLS)/.ready
PEERS := bench/peers/.venv
PEERS_READY := $(PEERS)/.ready
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

# Run a command as root if we may without being asked for a password.
AS_ROOT := if [ "$$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root=sudo; else as_root=no; fi
APT := env DEBIAN_FRONTEND=noninteractive apt-get

.DEFAULT_GOAL := run
.PHONY: run test check bench lock audit sbom licences browser companions clean

run: $(RUN_READY)
	@$(PY) -c "$$PORT_IS_FREE" $(PORT)
	@PVP_EVIDENCE_CURATOR=on exec $(PY) -m streamlit run app.py --server.port $(PORT)

test: $(TEST_READY) browser companions
	$(PY) -m pytest -n 2 --dist loadfile $(ARGS)

check: $(TEST_READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m evidence check

bench: $(TEST_READY) $(PEERS_READY) browser
	$(PY) -m bench $(ARGS)

lock: $(TOOLS_READY)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(TOOLS)/bin/uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes requirements.txt --output-file requirements.lock $(ARGS)

audit: $(TOOLS_READY)
	$(TOOLS)/bin/pip-audit --require-hashes --disable-pip --requirement requirements.lock $(ARGS)

sbom: $(TOOLS_READY)
	$(TOOLS)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
	  --output-file sbom.json requirements.lock

licences: $(TOOLS_READY) $(RUN_READY)
	$(TOOLS)/bin/pip-licenses --python $(PY) --format markdown --with-urls --output-file licences.md \
	  --packages $$(sed -n 's/^\([a-z0-9._-]*\)==.*/\1/p' requirements.lock)

clean:
	rm -rf .venv $(TOOLS) $(PEERS) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(PY):
	@[ -n "$(PYTHON)" ] && $(PYTHON) -c '$(NEW_ENOUGH)' || { \
	  echo "Python 3.11 or newer is needed and was not found. If it goes by another name: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  package=python$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv; $(AS_ROOT); \
	  if command -v apt-get >/dev/null && [ "$$as_root" != no ]; then \
	    echo "Installing $$package, without which Python makes no virtual environment …"; \
	    { $$as_root $(APT) -qq update && $$as_root $(APT) -qq install -y $$package; } >/dev/null \
	      || { echo "Could not install $$package: is this machine offline?" >&2; exit 1; }; \
	  else \
	    echo "This Python makes no virtual environment. On Debian or Ubuntu: sudo apt-get install $$package" >&2; exit 1; \
	  fi; }
	@echo "Making .venv with $$($(PYTHON) -V) …"
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

$(RUN_READY): requirements.lock | $(PY)
	@echo "Installing what the dashboard needs …"
	@$(PIP) --require-hashes -r requirements.lock || { $(EXPLAIN_PIP); }
	@touch $@

$(TEST_READY): requirements-dev.txt $(RUN_READY)
	@echo "Installing what the tests need …"
	@$(PIP) -r requirements-dev.txt || { $(EXPLAIN_PIP); }
	@touch $@

$(TOOLS_READY): requirements-tools.txt | $(PY)
	@echo "Installing the tools that look after dependencies …"
	@$(PY) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --no-input -r $< || { $(EXPLAIN_PIP); }
	@touch $@

$(PEERS_READY): bench/peers/requirements.txt requirements.txt | $(PY)
	@echo "Installing what the bench compares with …"
	@$(PY) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-input -r $< || { $(EXPLAIN_PIP); }
	@touch $@

EXPLAIN_PIP = echo "Packages could not be installed (see above). If this machine is offline, connect it once, or point pip at a mirror with PIP_INDEX_URL." >&2; exit 1

# Debian's Chromium, never one that Playwright downloads. Without one, the browser tests are skipped
# and the summary says so.
browser:
	@for name in $$CHROMIUM chromium chromium-browser google-chrome google-chrome-stable; do \
	  if command -v $$name >/dev/null; then exit 0; fi; done; \
	  $(AS_ROOT); \
	  if command -v apt-get >/dev/null && [ "$$as_root" != no ]; then \
	    echo "Installing Chromium for the browser tests …"; \
	    { $$as_root $(APT) -qq update && $$as_root $(APT) -qq install -y --no-install-recommends chromium; } >/dev/null \
	      || echo "Could not install Chromium: is this machine offline? The browser tests will be skipped." >&2; \
	  else \
	    echo "No Chromium: the browser tests will be skipped. On Debian: sudo apt-get install chromium. Elsewhere: put Chromium or Chrome on the PATH, or name it with CHROMIUM=…" >&2; \
	  fi

# Debian's nginx, for the test that kills replicas behind it, and Debian's Firefox; without one of
# them its test is skipped.
companions:
	@missing=; \
	  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="nginx-light"; \
	  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$$missing firefox-esr"; \
	  [ -n "$$missing" ] || exit 0; \
	  $(AS_ROOT); \
	  if command -v apt-get >/dev/null && [ "$$as_root" != no ]; then \
	    echo "Installing for the tests: $$missing …"; \
	    { $$as_root $(APT) -qq update && $$as_root $(APT) -qq install -y --no-install-recommends $$missing; } >/dev/null \
	      || echo "Could not install them: is this machine offline? Their tests will be skipped." >&2; \
	  else \
	    echo "Missing, so that their tests will be skipped: $$missing. On Debian: sudo apt-get install $$missing" >&2; \
	  fi

define PORT_IS_FREE
import socket, sys
with socket.socket() as probe:
    if probe.connect_ex(("127.0.0.1", int(sys.argv[1]))) == 0:
        sys.exit(f"Port {sys.argv[1]} is taken. Choose another: make run PORT={int(sys.argv[1]) + 1}")
endef
export PORT_IS_FREE
