"""What can go wrong with a layout: found when a page is rendered, long after all content was judged."""

from __future__ import annotations


class ThemeError(Exception):
    """A layout that cannot be used: the message names the file, the line and what is wrong, in one line."""
