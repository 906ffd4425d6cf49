"""The wheel, installed where there is no checkout: it begins a site, adds a post, and builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKED = ("firsthand", "layouts", "static", "pyproject.toml", "README.md", "LICENSE")
BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built from a copy of the files it is made of."""
    pytest.importorskip("hatchling", reason="no wheel was built: that needs hatchling, of the group test in pyproject.toml")
    checkout = tmp_path_factory.mktemp("checkout")
    for name in PACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, checkout / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel"], cwd=checkout, check=True, capture_output=True
    )
    (built,) = (checkout / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; what it depends on is read from ours, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    packages = sysconfig.get_path("purelib", vars={"base": str(folder)})
    # A line of a .pth file adds a folder without the .pth files inside it: our own editable install stays out.
    (Path(packages) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = str(folder / BIN / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return folder


def run(environment: Path, name: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    command = [str(environment / BIN / name), *words]
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_wheel_holds_the_engine_and_the_theme_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name.partition("/")[0] for name in names} == {"firsthand"}
    theme = {
        f"firsthand/theme/{path.relative_to(ROOT).as_posix()}"
        for folder in ("layouts", "static")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    engine = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "firsthand").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == theme | engine


def test_the_installed_program_is_not_the_checkout(environment: Path, tmp_path: Path) -> None:
    where = run(environment, "python", "-c", "import firsthand; print(firsthand.__file__)", cwd=tmp_path).stdout.strip()
    assert Path(where).is_relative_to(environment)


def test_a_site_is_begun_added_to_and_built_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    begun = run(environment, "firsthand", "new", "site", "blog", cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    site = tmp_path / "blog"
    added = run(environment, "firsthand", "new", "post", "First", cwd=site)
    assert (added.returncode, added.stdout) == (0, "content/posts/first.md\n"), added.stderr
    built = run(environment, "firsthand", "build", "--strict", cwd=site)
    assert built.returncode == 0, built.stderr
    assert "1 draft" in built.stderr
    assert "to look at it: firsthand serve" in built.stderr
    assert not (site / "public/posts/first").exists()
    assert list((site / "public").glob("site.*.css"))
    assert run(environment, "firsthand", "build", "--drafts", cwd=site).returncode == 0
    assert "First" in (site / "public/posts/first/index.html").read_text(encoding="utf-8")
