"""The lock as a memory: what it says of the same words, text and matcher is not found out again, and anything else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from errand import NOW, Site, article
from saved import call, read_all
from world import World, page

from firsthand.archive.holdings import read_holdings
from firsthand.archive.text import Text
from firsthand.archive.texts import Held, Texts
from firsthand.archive.verification import Verification, verify_site
from firsthand.model.lock import Lock
from firsthand.model.resolved import Key

pytest_plugins = ("served",)

TODAY = NOW.date().isoformat()
PAGE = "The mill will not open before spring, as I promised. The council met, and the mill will not open before spring again."
QUOTES = {
    "exact": ("it", "as I promised"),
    "normalised": ("it", "The MILL will not open"),
    "elided": ("it", "The mill will not open … as I promised"),
    "risky": ("it", "open before spring, as I promised"),
    "altered": ("it", "The mill will surely open before spring, as I promised"),
    "absent": ("it", "Nothing of this kind was ever said by anybody"),
}
SETTLED = {"exact", "normalised", "elided", "risky"}


class Asked(Texts):
    """Texts that remember which of them were read."""

    def __init__(self, root: Path, held: dict[Key, Held]) -> None:
        super().__init__(root, held)
        self.read: set[str] = set()

    def __getitem__(self, key: Key) -> Text:
        self.read.add(key.id)
        return super().__getitem__(key)


@pytest.fixture
def compared(site: Site, world: World) -> Site:
    """Two pages that were saved and compared, and one more that nothing is quoted from."""
    urls = {name: world.serve("town.example", f"/{name}", page(article(PAGE, title=name))) for name in ("it", "other")}
    site.write(urls, quotes={name: QUOTES[name] for name in SETTLED} | {"there": ("other", "as I promised")})
    site.snapshot()
    site.verify()
    return site


def _verify(
    site: Site, *, changed: Callable[[Lock], Lock] = lambda lock: lock, is_anew: bool = False
) -> tuple[Verification, set[str]]:
    """What is found with each lock ``changed``, and the sources whose texts were read for it."""
    resolved, inputs = site.read()
    holdings = read_holdings(site.root, resolved, inputs, today=TODAY)
    texts = Asked(site.root, {key: Held(lock=changed(lock)) for key, lock in holdings.texts.locks.items()})
    return verify_site(resolved, texts, holdings.absent, is_anew=is_anew), texts.read


def _of(source: str, **facts: str) -> Callable[[Lock], Lock]:
    """A lock of ``source`` in which these facts of each quotation are others."""

    def change(lock: Lock) -> Lock:
        quotes = tuple((name, replace(quote, **facts)) for name, quote in lock.quotes)  # type: ignore[arg-type]
        return replace(lock, quotes=quotes) if lock.source == source else lock

    return change


def test_what_was_compared_is_not_compared_again(compared: Site) -> None:
    known, read = _verify(compared)
    assert read == set()
    assert {finding.is_earlier for finding in known.findings} == {True}
    anew, read = _verify(compared, is_anew=True)
    assert read == {"it", "other"}
    assert known.locks == anew.locks
    told = [(one.id, one.source, one.result.match, one.result.flags, one.is_problem) for one in known.findings]
    assert told == [(one.id, one.source, one.result.match, one.result.flags, one.is_problem) for one in anew.findings]


def test_another_matcher_compares_again(compared: Site) -> None:
    assert _verify(compared, changed=_of("it", matcher="0"))[1] == {"it"}
    assert _verify(compared, changed=_of("other", matcher="0"))[1] == {"other"}


def test_a_quotation_that_was_edited_is_compared_again(compared: Site) -> None:
    _rewrite(compared, "The MILL will not open", "The MILL will not open before")
    assert _verify(compared)[1] == {"it"}
    compared.verify()
    assert _verify(compared)[1] == set()


def test_another_text_is_compared_with_again(compared: Site, world: World) -> None:
    world.serve("town.example", "/it", page(article(PAGE + " It is a pity.")))
    (compared.root / "content/evidence/lock/the-mill/it.json").unlink()
    compared.snapshot("it")
    assert _verify(compared)[1] == {"it"}
    compared.verify()
    assert _verify(compared)[1] == set()


def test_words_given_to_tell_the_passage_from_others_are_part_of_the_question(compared: Site) -> None:
    _rewrite(compared, '"as I promised"', '"as I promised"\n    prefix: "before spring,"', count=1)
    assert _verify(compared)[1] != set()
    compared.verify()
    assert _verify(compared)[1] == set()
    _rewrite(compared, '\n    prefix: "before spring,"', "")
    assert _verify(compared)[1] != set()


def test_what_was_not_found_is_looked_for_each_time_so_that_the_difference_can_be_told(site: Site, world: World) -> None:
    site.write({"it": world.serve("town.example", "/it", page(article(PAGE)))}, quotes=QUOTES)
    site.snapshot()
    first, second = site.verify(), site.verify()
    assert second.written == 0
    assert {one.id for one in second.findings if one.is_earlier} == SETTLED
    told = [{one.id: one.result.diff for one in done.findings if one.id not in SETTLED} for done in (first, second)]
    assert told[0] == told[1]
    assert told[1]["altered"]


def test_a_flag_that_nobody_knows_is_not_believed(compared: Site) -> None:
    assert _verify(compared, changed=lambda lock: _with_flags(lock, "strange"))[1] == {"it", "other"}


def test_the_command_says_what_was_compared_earlier_and_compares_it_anew_when_asked(compared: Site) -> None:
    before = read_all(compared.root)
    again = call(compared.root, "verify", "--clock", "2026-12-24")
    assert again.stderr.startswith("compared 5 quotations (all of them earlier): ")
    anew = call(compared.root, "verify", "--anew", "--clock", "2026-12-24")
    assert anew.stderr.startswith("compared 5 quotations: ")
    assert read_all(compared.root) == before


def _with_flags(lock: Lock, *flags: str) -> Lock:
    return replace(lock, quotes=tuple((name, replace(quote, flags=flags)) for name, quote in lock.quotes))


def _rewrite(site: Site, old: str, new: str, *, count: int = -1) -> None:
    post = site.root / "content/posts/the-mill.md"
    text = post.read_text(encoding="utf-8")
    assert old in text
    post.write_text(text.replace(old, new, count), encoding="utf-8")
