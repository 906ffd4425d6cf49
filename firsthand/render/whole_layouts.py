"""Layouts with the parts they include put in their places, so that a page is made in one go.

Jinja2 gives each included part a context and a template of its own; for parts of a line, of which a page has hundreds, that
costs more than the line. Here an include becomes the statements of its part, in a scope of their own, where every name means
what it meant to the part. Whatever could mean something else there (blocks, macros, imports, a part that includes itself)
stays an include. And what is asked with words that stand in the layout, of a function that always answers the same, is asked
when the layout is compiled. Does not know which layouts there are, nor what they show.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Mapping, MutableMapping
from contextlib import suppress
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateError, TemplateNotFound, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from firsthand.memo import Memo, Remembered, fingerprint

_STAY_APART = (nodes.Extends, nodes.Block, nodes.Macro, nodes.CallBlock, nodes.Import, nodes.FromImport)
"""What ties a part's statements to the template they stand in."""


Question = tuple[str, tuple[Any, ...], tuple[tuple[str, Any], ...]]
"""A function by its name, and what it is given, in order and by name."""


class WholeEnvironment(Environment):
    """Looks for what a name after a dot means among attributes alone, where Jinja2 looks for items after that.

    Views have no items. A layout that asks something else for one fails here, and has to be tried in Jinja2's own environment.
    """

    getattr = staticmethod(getattr)  # type: ignore[assignment]


class WholeLayouts(BaseLoader):
    """Loads layouts by name from ``texts``, each with its parts inside it.

    ``lasting`` are functions that always answer the same, by name. What is compiled is kept in ``memo``, and used again as long
    as no text and no answer is another one. Threads may load at once: what they share holds finished things alone.
    """

    def __init__(
        self, texts: Mapping[str, str], lasting: Mapping[str, Callable[..., str]] | None = None, memo: Memo | None = None
    ) -> None:
        self._texts = texts
        self._lasting = lasting or {}
        self._answers: dict[Question, str] = {}
        self._parts: dict[str, nodes.Template | None] = {}
        self._memo = memo
        self._print = fingerprint(sorted(texts.items())) if memo else ""
        if memo:
            for name in texts:  # a memo forgets what nobody asks for, and few builds need every layout
                memo.recall(f"layout:{name}")

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 (Jinja2's name for it)
        """The layout ``name``. Raises TemplateNotFound where there is none."""
        if name not in self._texts:
            raise TemplateNotFound(name)
        code = self._recall(name) or self._compile(environment, name)
        # As one dictionary, for it is copied whenever a page is made.
        template = environment.template_class.from_code(environment, code, dict(globals or {}))
        # The compiled statements look this name up whenever they put a value into the page.
        template.root_render_func.__globals__["escape"] = escape_into_text
        return template

    def _recall(self, name: str) -> CodeType | None:
        """The layout as an earlier build compiled it, where none of the layouts has changed since."""
        remembered = self._memo.recall(f"layout:{name}") if self._memo else None
        if self._memo is None or remembered is None or not self._holds(*remembered.note):
            return None
        code: CodeType = marshal.loads(self._memo.read(remembered.ticket))  # noqa: S302 - a layout may run anything anyway
        return code

    def _holds(self, texts: str, answers: tuple[tuple[Question, str], ...]) -> bool:
        return texts == self._print and all(self.find_answer(question) == answer for question, answer in answers)

    def _compile(self, environment: Environment, name: str) -> CodeType:
        tree = _Settler(self, environment).visit(self._parse(environment, name))
        code = environment.compile(tree, name, file_of(name))
        if self._memo:
            note = self._print, tuple((question, str(answer)) for question, answer in self._answers.copy().items())
            self._memo.keep(f"layout:{name}", Remembered(note, self._memo.write(marshal.dumps(code))))
        return code

    def find_answer(self, question: Question) -> str | None:
        """What the function answers; None where it is not one of the lasting ones, or cannot answer."""
        name, given, named = question
        if question not in self._answers and name in self._lasting:
            with suppress(TemplateError):
                self._answers[question] = self._lasting[name](*given, **dict(named))
        return self._answers.get(question)

    def find_part(self, environment: Environment, name: str, within: Collection[str] = ()) -> nodes.Template | None:
        """The statements of a part, the parts it includes in their places; None where it has to stay a template of its own.

        ``within`` are the parts in which it stands: one that includes itself stays an include there.
        """
        if name in within:
            return None
        if name not in self._parts:
            self._parts[name] = self._make_part(environment, name, {*within, name}) if name in self._texts else None
        return self._parts[name]

    def _make_part(self, environment: Environment, name: str, within: Collection[str]) -> nodes.Template | None:
        tree: nodes.Template = self._parse(environment, name)
        is_free = next(tree.find_all(_STAY_APART), None) is None
        return _Settler(self, environment, within).visit(tree) if is_free else None

    def _parse(self, environment: Environment, name: str) -> nodes.Template:
        return environment.parse(self._texts[name], name, file_of(name))


class _Settler(NodeTransformer):
    """Settles when a layout is compiled what would come out the same on each page."""

    def __init__(self, layouts: WholeLayouts, environment: Environment, within: Collection[str] = ()) -> None:
        self._layouts = layouts
        self._environment = environment
        self._within = within

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (Jinja2's way to name the method for a kind of node)
        """The part's statements, or the include as it stands."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            return node
        part = self._layouts.find_part(self._environment, name, self._within)
        return nodes.Scope(part.body, lineno=node.lineno) if part else node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """What the function answers, or the call as it stands: a mistake is told when the layout is used."""
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.dyn_args is not None or node.dyn_kwargs is not None:
            return node
        try:
            given = tuple(one.as_const() for one in node.args)
            named = tuple((one.key, one.value.as_const()) for one in node.kwargs)
        except nodes.Impossible:
            return node
        answer = self._layouts.find_answer((node.node.name, given, named))
        return node if answer is None else nodes.Const(answer, lineno=node.lineno)


def file_of(name: str) -> str:
    """What a layout's file is called in messages."""
    return f"layouts/{name}"


def escape_into_text(value: object) -> str:
    """``value`` escaped, as plain text: it is joined into a page and never escaped again, so it need not carry that it was."""
    if type(value) is str:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    return value if type(value) is Markup else escape(value)
