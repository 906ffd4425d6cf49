"""Layouts with the parts they include put in their places, so that a page is made in one go.

Jinja2 gives each included part a context and a template of its own; for parts of a line, of which a page has hundreds, that
costs more than the line. Here an include becomes the statements of its part, in a scope of their own, where every name means
what it meant to the part. Whatever could mean something else there (blocks, macros, imports, a part that includes itself)
stays an include. Does not know which layouts there are, nor what they show.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from firsthand.memo import Memo, Remembered, fingerprint

_STAY_APART = (nodes.Extends, nodes.Block, nodes.Macro, nodes.CallBlock, nodes.Import, nodes.FromImport)
"""What ties a part's statements to the template they stand in."""


class WholeLayouts(BaseLoader):
    """Loads layouts by name from ``texts``, each with its parts inside it."""

    def __init__(self, texts: Mapping[str, str], memo: Memo | None = None) -> None:
        self._texts = texts
        self._trees: dict[str, nodes.Template | None] = {}
        self._memo = memo
        self._print = fingerprint(sorted(texts.items())) if memo else ""

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 (Jinja2's name for it)
        """The layout ``name``. Raises TemplateNotFound where there is none."""
        if name not in self._texts:
            raise TemplateNotFound(name)
        code = self._recall(name) or self._compile(environment, name)
        template = environment.template_class.from_code(environment, code, globals or {})
        # The compiled statements look this name up whenever they put a value into the page.
        template.root_render_func.__globals__["escape"] = escape_into_text
        return template

    def _recall(self, name: str) -> CodeType | None:
        """The layout as an earlier build compiled it, where none of the layouts has changed since."""
        remembered = self._memo.recall(f"layout:{name}") if self._memo else None
        if self._memo is None or remembered is None or remembered.note != self._print:
            return None
        code: CodeType = marshal.loads(self._memo.read(remembered.ticket))  # noqa: S302 - a layout may run anything anyway
        return code

    def _compile(self, environment: Environment, name: str) -> CodeType:
        tree = _Inserter(self, environment).visit(self._parse(environment, name))
        code = environment.compile(tree, name, file_of(name))
        if self._memo:
            self._memo.keep(f"layout:{name}", Remembered(self._print, self._memo.write(marshal.dumps(code))))
        return code

    def find_part(self, environment: Environment, name: str) -> nodes.Template | None:
        """The statements of a part, the parts it includes in their places; None where it has to stay a template of its own."""
        if name not in self._trees:
            self._trees[name] = None  # while its own parts are looked for, so that none of them includes this one again
            if name in self._texts:
                tree = self._parse(environment, name)
                is_free = next(tree.find_all(_STAY_APART), None) is None
                self._trees[name] = _Inserter(self, environment).visit(tree) if is_free else None
        return self._trees[name]

    def _parse(self, environment: Environment, name: str) -> nodes.Template:
        return environment.parse(self._texts[name], name, file_of(name))


class _Inserter(NodeTransformer):
    """Puts parts in the place of plain includes."""

    def __init__(self, layouts: WholeLayouts, environment: Environment) -> None:
        self._layouts = layouts
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (Jinja2's way to name the method for a kind of node)
        """The part's statements, or the include as it stands."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            return node
        part = self._layouts.find_part(self._environment, name)
        return nodes.Scope(part.body, lineno=node.lineno) if part else node


def file_of(name: str) -> str:
    """What a layout's file is called in messages."""
    return f"layouts/{name}"


def escape_into_text(value: object) -> str:
    """``value`` escaped, as plain text: it is joined into a page and never escaped again, so it need not carry that it was."""
    if type(value) is str:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    return value if type(value) is Markup else escape(value)
