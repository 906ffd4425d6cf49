"""A Python without a network: put this folder first on PYTHONPATH, and whatever asks for a name or a connection ends here."""

from __future__ import annotations

import socket
from typing import Any, NoReturn


def _refuse(*_arguments: Any, **_named: Any) -> NoReturn:  # noqa: ANN401 - in the place of functions of every kind
    message = "the network was asked, and there is none"
    raise RuntimeError(message)


for _name in ("getaddrinfo", "gethostbyname", "create_connection", "create_server"):
    setattr(socket, _name, _refuse)
for _name in ("connect", "connect_ex", "bind", "sendto"):
    setattr(socket.socket, _name, _refuse)
