# Short names for the commands that README.md gives.
.PHONY: site look test clean

site: .venv
	.venv/bin/python build.py

look: .venv
	.venv/bin/python build.py serve

test:
	python3 tests/run.py

clean:
	rm -rf public .cache .venv

.venv:
	python3 -m venv .venv
	.venv/bin/pip install --quiet --editable .
