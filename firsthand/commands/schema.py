"""``firsthand schema``: the JSON Schemas of the YAML a writer types, for editors that complete and check as one types.

``--write`` puts them into ``.firsthand/schema/`` of the site: a folder of their own, because ``.cache/`` may be thrown away
and an editor should go on finding them. They are the same for every site and may be put under version control.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from firsthand.commands.console import Console
from firsthand.disk.atomic import write_atomically
from firsthand.disk.inputs import check_site
from firsthand.parse.documents import make_json_schema
from firsthand.parse.json_schema import Kind

FOLDER = ".firsthand/schema"
_FILES: dict[Kind, list[str]] = {
    "settings": ["content/site.yaml"],
    "words": ["content/words.yaml"],
    "sources": ["content/sources/*.yaml"],
    "evidence": ["content/posts/*.yaml", "content/posts/*/evidence.yaml"],
    "post": [],
}
"""Each kind, and the files it describes; ``post`` is the front matter of Markdown, for editors that know such a thing."""


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``schema``."""
    parser.add_argument("--write", action="store_true", help=f"write them into {FOLDER}/ and print the editor's setting")


def run(args: Namespace, console: Console) -> int:
    """0, and the schemas by kind as one object; or, with ``--write``, the setting that makes an editor use them."""
    schemas = {kind: make_json_schema(kind) for kind in _FILES}
    if not args.write:
        console.give(_render(schemas))
        return 0
    check_site(args.root)
    folder = args.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kind, schema in schemas.items():
        write_atomically(folder / f"{kind}.json", _render(schema).encode())
    setting = {f"{FOLDER}/{kind}.json": files for kind, files in _FILES.items() if files}
    console.say(
        f"wrote {len(schemas)} schemas into {folder}/; for VS Code (with the YAML extension), in .vscode/settings.json:"
    )
    console.give(_render({"yaml.schemas": setting}))
    return 0


def _render(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
