"""Asking the web: every hop checked, paced and bounded, and every answer or failure a value.

    check the address -> wait our turn -> resolve its name, once -> check what that gave -> one exchange -> unpack -> next hop?

Holds nothing but the pace. What a question means is for who asks it; opening the connection is ``wire``'s.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from firsthand.archive.guard import AddressError, Target, find_reason, make_target
from firsthand.archive.pace import Pace
from firsthand.archive.request import Limits, Request, make_page_request
from firsthand.archive.response import Failure, Redirect, Response, Why, make_digest
from firsthand.archive.unpack import UnpackError, find_layers, unpack
from firsthand.archive.wire import Deadline, Exchange, Resolver, WireError, exchange, resolve_name

_MOVED = frozenset({301, 302, 303, 307, 308})
_TOO_MANY = 429
_ASKS_TO_WAIT = frozenset({_TOO_MANY, 503})
_WAIT_UNSAID_S = 120.0
_OF_THE_WAY = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "proxy-authenticate",
        "proxy-connection",
        "set-cookie",
        "set-cookie2",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def make_user_agent(version: str, contact: str) -> str:
    """Who asks: the program, and where its user can be reached, which is a URL (or an address) of the site's settings."""
    shown = "".join(char for char in contact if char.isprintable() and char.isascii())
    return f"Firsthand/{version} (+{shown})" if shown else f"Firsthand/{version}"


class Fetcher:
    """A polite reader of the web.

    ``find_reason`` says why an address may not be asked; only the command line (``--allow-private``) gives one that asks all.
    """

    def __init__(  # noqa: PLR0913 - each has one meaning, and a test that gives another
        self,
        *,
        user_agent: str,
        find_reason: Callable[[str], str] = find_reason,
        limits: Limits | None = None,
        pace: Pace | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        find_addresses: Resolver = resolve_name,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.pace = pace or Pace()
        self._user_agent = user_agent
        self._find_reason = find_reason
        self._limits = limits or Limits()
        self._now = now
        self._find_addresses = find_addresses
        self._tls = tls or ssl.create_default_context()

    def fetch(self, url: str) -> Response | Failure:
        """The page at ``url``, wherever it leads."""
        return self.send(make_page_request(url))

    def send(self, request: Request) -> Response | Failure:
        """The answer to ``request``, or why there is none. Never raises."""
        answer = self._follow(request)
        if not isinstance(answer, Response) or answer.status not in _ASKS_TO_WAIT:
            return answer
        said = read_retry_after(answer.header("Retry-After"), self._now())
        if said is None and answer.status != _TOO_MANY:
            return answer
        host = make_target(answer.final_url).host
        is_short = self.pace.hold(host, _WAIT_UNSAID_S if said is None else said)
        return self._follow(request) if is_short and said is not None and request.is_patient else answer

    def _follow(self, request: Request) -> Response | Failure:
        redirects: list[Redirect] = []
        try:
            return self._walk(request, redirects)
        except WireError as fault:
            return Failure(url=request.url, why=fault.why, message=fault.message, redirects=tuple(redirects))

    def _walk(self, request: Request, redirects: list[Redirect]) -> Response:
        deadline = Deadline(self._limits.total_s)
        target = _check(request.url)
        while True:
            answer = self._exchange(target, request, deadline)
            location = _find_location(answer) if request.is_followed else ""
            if not location:
                return self._make_response(request, target, answer, tuple(redirects))
            redirects.append(_make_redirect(target, answer, location))
            target = self._take_step(redirects)

    def _take_step(self, redirects: list[Redirect]) -> Target:
        """Where the last redirect leads, if we go on."""
        target = _check(redirects[-1].location)
        if target.url in {step.url for step in redirects}:
            raise WireError(Why.REDIRECTS, "it leads in a circle")
        if len(redirects) > self._limits.redirects:
            raise WireError(Why.REDIRECTS, f"it sends on more than {self._limits.redirects} times")
        return target

    def _exchange(self, target: Target, request: Request, deadline: Deadline) -> Exchange:
        """The answer of one hop, when it is our turn."""
        with deadline.paused():
            seconds = self.pace.wait(target.host, request.allowance)
        if seconds:
            raise WireError(Why.WAITING, f"the host asks to be left alone for {_tell_time(seconds)}")
        try:
            addresses = self._find_addresses(target.host, target.port)
            if reason := next(filter(None, map(self._find_reason, addresses)), ""):
                raise WireError(Why.REFUSED, reason)
            return exchange(
                target,
                addresses,
                request,
                user_agent=self._user_agent,
                limits=self._limits,
                deadline=deadline,
                tls=self._tls,
            )
        finally:
            self.pace.note(target.host)

    def _make_response(self, request: Request, target: Target, answer: Exchange, redirects: tuple[Redirect, ...]) -> Response:
        headers = {name.lower(): value for name, value in reversed(answer.headers)}
        is_pdf = headers.get("content-type", "").lower().startswith("application/pdf")
        try:
            layers = find_layers(headers.get("content-encoding", ""))
            body = unpack(answer.body, layers, limit=self._limits.pdf_bytes if is_pdf else self._limits.page_bytes)
        except UnpackError as fault:
            raise WireError(Why.TOO_LARGE if fault.is_too_large else Why.NONSENSE, str(fault)) from None
        return Response(
            url=request.url,
            final_url=target.url,
            status=answer.status,
            headers=_keep_headers(answer.headers),
            body=body,
            retrieved=self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            redirects=redirects,
            sent_digest=make_digest(answer.body) if layers else "",
        )


def read_retry_after(value: str, now: datetime) -> float | None:
    """The seconds a host asks us to wait, given as a number or as a date (RFC 9110, section 10.2.3); None where it does not."""
    if value.strip().isdecimal():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return max((then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp() - now.timestamp(), 0.0)


def _check(url: str) -> Target:
    try:
        return make_target(url)
    except AddressError as odd:
        raise WireError(Why.REFUSED, str(odd)) from None


def _find_location(answer: Exchange) -> str:
    """Where the answer sends us on to, or an empty string; headers are bytes, and theirs are UTF-8 if anything."""
    if answer.status not in _MOVED:
        return ""
    given = next((value for name, value in answer.headers if name.lower() == "location"), "")
    try:
        return given.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return given


def _make_redirect(target: Target, answer: Exchange, location: str) -> Redirect:
    try:
        leads_to = urljoin(target.url, location)
    except ValueError:
        leads_to = location  # broken, as checking it will say
    return Redirect(url=target.url, status=answer.status, location=leads_to, headers=_keep_headers(answer.headers))


def _keep_headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in headers if name.lower() not in _OF_THE_WAY)


def _tell_time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"  # noqa: PLR2004
