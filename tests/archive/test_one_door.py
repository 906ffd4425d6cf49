"""The network has one door: one module opens connections, and a build never comes near it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "firsthand"
DOOR = "archive/wire.py"
OPENERS = {
    "http.client.HTTPConnection",
    "http.client.HTTPSConnection",
    "urllib.request",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "urllib3",
    "aiohttp",
    "xmlrpc",
}
CALLS = {"create_connection", "connect", "connect_ex", "open_connection", "urlopen"}


def _uses(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in OPENERS)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            yield from names & OPENERS
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            yield node.func.attr


def test_only_one_module_opens_connections() -> None:
    found = {path.relative_to(ENGINE).as_posix(): sorted(set(_uses(path))) for path in ENGINE.rglob("*.py")}
    assert {path: uses for path, uses in found.items() if uses} == {DOOR: ["create_connection", "http.client.HTTPConnection"]}


def test_a_build_loads_nothing_that_could_ask_the_network() -> None:
    program = (
        "import sys; import firsthand.commands.build, firsthand.commands.check;"
        "asks = ('firsthand.archive', 'http.client', 'urllib.request', 'ssl');"
        "print([name for name in sys.modules if name.startswith(asks)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
