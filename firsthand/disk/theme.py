"""Where the theme lies, and which of two files of one name is meant.

In a wheel the theme lies beside the engine (``firsthand/theme/``); in a checkout it is the repository's own ``layouts/`` and
``static/``, the only copy there is. A site's files shadow the theme's one by one.
"""

from __future__ import annotations

from pathlib import Path

from firsthand.disk.refusal import refuse

_PACKAGE = Path(__file__).resolve().parents[1]


def find_theme() -> Path:
    """The folder that holds the theme's ``layouts/`` and ``static/``; raises Refusal where the installation lost it."""
    for folder in (_PACKAGE / "theme", _PACKAGE.parent):
        if (folder / "layouts").is_dir():
            return folder
    return refuse(f"the theme is missing: there is no layouts folder in {_PACKAGE / 'theme'}; install Firsthand again")


def list_layers(root: Path) -> tuple[Path, ...]:
    """The folders whose ``layouts/`` and ``static/`` make the site, the theme first and what shadows it after."""
    theme = find_theme()
    return (root,) if theme.resolve() == root.resolve() else (theme, root)


def locate_asset(root: Path, path: str) -> Path:
    """The file an asset's ``path`` stands for: the site's own where there is one, else the theme's."""
    own = root / path
    return own if own.is_file() else find_theme() / path
