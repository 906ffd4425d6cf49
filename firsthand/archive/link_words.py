"""What looking at links gave, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.archive.check_links import Checked
from firsthand.model.evidence import LinkState
from firsthand.report.marked_line import make_visible
from firsthand.report.words import count


def is_news(checked: Checked) -> bool:
    """Whether a person who asked about links wants to hear of this one."""
    return checked.look is None or checked.look.state is not LinkState.LIVE


def render_link(checked: Checked) -> str:
    """One line: whose address, what state, and why."""
    cited, look = checked.cited, checked.look
    if look is None:
        return f"{cited.key}: not asked: {cited.url}\n"
    state = str(checked.link.state)
    if look.state is LinkState.DEAD and checked.link.state is not LinkState.DEAD:
        state = "unknown (dead is said after three such looks over at least seven days)"
    return make_visible(f"{cited.key}: {state}: {look.reason}: {cited.url}") + "\n"


def link_as_json(checked: Checked) -> dict[str, object]:
    """The same for a program."""
    return {
        "id": str(checked.cited.key),
        "url": checked.cited.url,
        "state": checked.link.state,
        "found": checked.look.state if checked.look else None,
        "reason": checked.look.reason if checked.look else "",
        "checked": checked.link.checked,
    }


def render_link_counts(seen: Sequence[Checked]) -> str:
    """``looked at 83 links: 80 live, 2 moved, 1 unknown``."""
    counts = Counter(one.link.state if one.look else None for one in seen)
    parts = [f"{counts[state]:,} {state}" for state in LinkState if counts[state]]
    parts += [f"{counts[None]:,} not asked"] if counts[None] else []
    return f"looked at {count(len(seen), 'link')}" + (f": {', '.join(parts)}" if parts else "")
