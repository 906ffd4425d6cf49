"""The shape of the engine as ARCHITECTURE.md states it: floors, bans and sizes."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "firsthand"
MODULES = sorted(path for path in ENGINE.rglob("*.py") if "theme" not in path.parts)

PURE = ("model", "evidence", "words", "parse", "resolve", "render", "report")
BELOW = {"model", "evidence", "memo", "words"}
ALONE = {"render": {"cards"}}
"""What one stage alone may know."""

IMPURE_NAMES = {"open", "print", "input", "breakpoint", "exec", "eval", "compile"}


def test_floors_and_bans_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("firsthand/parse/planted.py", "import firsthand.resolve"),
        ("firsthand/render/planted.py", "import firsthand.report"),
        ("firsthand/model/planted.py", "import firsthand.parse"),
        ("firsthand/resolve/planted.py", "import pathlib"),
        ("firsthand/render/planted.py", "import yaml"),
        ("firsthand/disk/planted.py", "import jinja2"),
        ("firsthand/render/planted.py", "import PIL"),
        ("firsthand/cards/planted.py", "import firsthand.model"),
        ("firsthand/cards/planted.py", "import firsthand.evidence"),
        ("firsthand/cards/planted.py", "import pathlib"),
        ("firsthand/planted/__init__.py", ""),
    ],
)
def test_a_planted_break_is_found(tmp_path: Path, module: str, planted: str) -> None:
    for path in MODULES:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    target = tmp_path / module
    target.parent.mkdir(exist_ok=True)
    target.write_text(planted + "\n", encoding="utf-8")
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "planted" in done.stdout


def test_no_module_is_longer_than_300_lines() -> None:
    long = {str(path.relative_to(ROOT)): count for path in MODULES if (count := path.read_bytes().count(b"\n")) > 300}
    assert long == {}


def test_every_module_says_what_it_is() -> None:
    silent = [str(path.relative_to(ROOT)) for path in MODULES if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert silent == []


def test_pure_stages_call_nothing_that_touches_the_world() -> None:
    assert list(_impure_calls()) == []


def _impure_calls() -> Iterator[str]:
    for path in MODULES:
        if path.relative_to(ENGINE).parts[0] not in PURE:
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_NAMES:
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}()"
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"now", "today", "utcnow"}
            ):
                yield f"{path.relative_to(ROOT)}:{node.lineno}: .{node.func.attr}()"


def test_every_stage_knows_only_what_stands_below_it() -> None:
    strangers = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in MODULES
        if (stage := path.relative_to(ENGINE).parts[0]) in PURE
        for name in _own_imports(path)
        if name.split(".")[1] not in {stage, *BELOW, *ALONE.get(stage, ())}
    ]
    assert strangers == []


def _own_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("firsthand."):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("firsthand."))
