"""Which addresses may be asked: http and https, to a host that everybody on the internet can see.

A site's evidence names addresses, and every page that is fetched may send us on to another; none of them may reach into the
network this program runs in. Names are resolved elsewhere; each address they give has to pass ``find_reason`` before it is
connected to, and it is that very address that is connected to. Ranges: the IANA special-purpose address registries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NoReturn
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_LONGEST_URL = 8_000
_LONGEST_NAME = 253

_LOCAL_V4 = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's own network"),
        ("127.0.0.0/8", "this machine"),
        ("169.254.0.0/16", "the local link"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a reserved range"),
        ("192.0.2.0/24", "a range for examples"),
        ("192.88.99.0/24", "a reserved range"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a range for measurements"),
        ("198.51.100.0/24", "a range for examples"),
        ("203.0.113.0/24", "a range for examples"),
        ("224.0.0.0/4", "a group of machines"),
        ("240.0.0.0/4", "a reserved range"),
    )
)
_GLOBAL_V6 = ip_network("2000::/3")
_LOCAL_V6 = tuple(  # within the global range; all outside it is local, reserved, or another address in disguise
    (ip_network(network), what)
    for network, what in (
        ("2001::/23", "a reserved range"),
        ("2001:db8::/32", "a range for examples"),
        ("2002::/16", "an address of another kind in disguise"),
        ("3fff::/20", "a range for examples"),
    )
)
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class AddressError(ValueError):
    """An address that is not asked; says why as a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart, ready to be asked. ``host`` is ASCII, without brackets; ``path`` has the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the usual one: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address in the one form that is asked, compared and recorded."""
        return f"{self.scheme}://{self.authority}{self.path}"


def make_target(url: str) -> Target:
    """The parts of an address that may be asked; raises AddressError. Looks at the words only."""
    if len(url) > _LONGEST_URL:
        _refuse("the address is too long")
    if _CONTROL.search(url):
        _refuse("the address holds a control character")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        _refuse("the address is broken")
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        _refuse(f'only http and https are fetched, and this is "{scheme}"')
    if "@" in parts.netloc:
        _refuse("the address names a user, which can make it look like another host")
    host = _read_host(parts.hostname or "")
    if "[" in parts.netloc and ":" not in host:
        _refuse("the host is no address")
    if port is None:
        port = PORTS[scheme]
    if port < _FIRST_FREE_PORT and port not in PORTS.values():
        _refuse(f"port {port} is not one of the web's")
    return Target(scheme=scheme, host=host, port=port, path=_make_path(parts.path, parts.query))


def host_of(url: str) -> str:
    """The host that would be asked, or an empty string where the address is not asked at all."""
    try:
        return make_target(url).host
    except AddressError:
        return ""


def find_reason(address: str) -> str:
    """Why a resolved address may not be asked, or an empty string where it is public."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "the host has no address that can be read"
    match ip:
        case IPv4Address():
            where = next((what for network, what in _LOCAL_V4 if ip in network), "")
        case IPv6Address():
            inside = next((what for network, what in _LOCAL_V6 if ip in network), "")
            where = inside if ip in _GLOBAL_V6 else "no public range"
    return f"its address {address} belongs to {where}" if where else ""


def _refuse(reason: str) -> NoReturn:
    """Never returns: raises AddressError."""
    raise AddressError(reason)


def _read_host(given: str) -> str:
    """The host in ASCII and small letters, as it is resolved."""
    if ":" in given:
        return given.lower() if _is_address(given) else _refuse("the host is no address")
    try:
        host = (given if given.isascii() else given.encode("idna").decode("ascii")).lower().removesuffix(".")
    except UnicodeError:
        _refuse("the host's name cannot be written in the internet's letters")
    if not _HOST.fullmatch(host) or len(host) > _LONGEST_NAME:
        _refuse("the host's name is broken" if host else "there is no host in the address")
    if _NUMERIC.fullmatch(host) and not _is_address(host):
        _refuse("the host is a number in disguise: only addresses such as 192.0.2.1 are read as one")
    return host


def _is_address(host: str) -> bool:
    try:
        return ip_address(host) is not None and "%" not in host
    except ValueError:
        return False


def _make_path(path: str, query: str) -> str:
    """Path and query with whatever may not stand in a request line encoded; what is encoded already stays as it is."""
    asked = path or "/"
    if query:
        asked += f"?{query}"
    return quote(asked if asked.startswith("/") else f"/{asked}", safe="/?%:@!$&'()*+,;=-._~[]|")
