"""Answers that look like pages and are none: a wall before the page, a shell that only scripts would fill, a missing page.

A copy of one of these would prove nothing, and its words missing say nothing about the page behind it. Judged by what it
says of itself and by how little else it says; an article about captchas is an article.
"""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

from firsthand.archive.extract import ExtractError, extract_text
from firsthand.archive.response import Response
from firsthand.evidence.charset import decode_page
from firsthand.evidence.html_text import read_html

_SHORT = 1_500
_EMPTY = 200
_BLOCKING = frozenset({401, 403, 407, 429, 451, 999})
_WALLS = re.compile(
    rb"/cdn-cgi/challenge-platform/|cf-chl-|captcha-delivery\.com|px-captcha|_Incapsula_Resource|awsWafCookieDomainList"
    rb"|hcaptcha\.com/|google\.com/recaptcha|challenges\.cloudflare\.com|ddos-guard",
    re.IGNORECASE,
)
_WALL_TITLES = re.compile(
    r"just a moment|attention required|access (?:to this page )?(?:has been |is )?denied|are you (?:a robot|human)"
    r"|verify you are|pardon our interruption|security check|checking your browser|robot check|bot verification"
    r"|unusual traffic",
    re.IGNORECASE,
)
_MISSING_TITLES = re.compile(
    r"\b404\b|\b410\b|(?:page|article|story|content|document|file) (?:was |is |could )?not (?:be )?(?:found|available)"
    r"|^not found|(?:page|article|story) (?:no longer|does ?n.t) exist|no longer available",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|signup|register|subscribe|consent|sso|oauth2?|auth|paywall)(?:[/.]|$)", re.IGNORECASE
)


class Obstacle(StrEnum):
    """What stands in the page's place."""

    WALL = "wall"
    SCRIPTS = "scripts"
    MISSING = "missing"


def find_obstacle(response: Response) -> Obstacle | None:
    """What an answer is instead of the page that was asked for, or None where it seems to be that page."""
    if response.status in _BLOCKING or response.header("cf-mitigated") == "challenge":
        return Obstacle.WALL
    if response.status in (404, 410):
        return Obstacle.MISSING
    words = read_answer_text(response)
    if words is None or not _is_html(response):
        return None
    title = read_html(decode_page(response.body, response.content_type)[0]).title
    if len(words) < _SHORT and (found := _find_in_short(response, title)):
        return found
    return Obstacle.SCRIPTS if len(words) - len(title) < _EMPTY and b"<script" in response.body.lower() else None


def _find_in_short(response: Response, title: str) -> Obstacle | None:
    if _WALL_TITLES.search(title) or _WALLS.search(response.body) or _was_sent_to_login(response):
        return Obstacle.WALL
    return Obstacle.MISSING if _MISSING_TITLES.search(title) else None


def read_answer_text(response: Response) -> str | None:
    """The words of an answer, or None where they cannot be read here."""
    try:
        return extract_text(response.body, response.content_type).text
    except ExtractError:
        return None


def _is_html(response: Response) -> bool:
    kind = response.content_type.partition(";")[0].strip().lower()
    return kind in ("", "text/html", "application/xhtml+xml")


def _was_sent_to_login(response: Response) -> bool:
    asked, given = urlsplit(response.url).path, urlsplit(response.final_url).path
    return bool(response.redirects) and bool(_LOGIN.search(given)) and not _LOGIN.search(asked)
