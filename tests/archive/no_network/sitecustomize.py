"""A Python without a network: put this folder first on PYTHONPATH, and whatever asks for a name or a connection ends here.

With ``NETWORK=away`` in the environment it ends as on a machine that is off the network; else in an error that nothing expects.
"""

from __future__ import annotations

import errno
import os
import socket
from typing import Any, NoReturn


def _refuse(*_arguments: Any, **_named: Any) -> NoReturn:  # noqa: ANN401 - in the place of functions of every kind
    message = "the network was asked, and there is none"
    raise RuntimeError(message)


def _know_nothing(*_arguments: Any, **_named: Any) -> NoReturn:  # noqa: ANN401 - as above
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def _reach_nothing(*_arguments: Any, **_named: Any) -> NoReturn:  # noqa: ANN401 - as above
    raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))


_IS_AWAY = os.environ.get("NETWORK") == "away"
for _name in ("getaddrinfo", "gethostbyname"):
    setattr(socket, _name, _know_nothing if _IS_AWAY else _refuse)
for _name in ("create_connection", "create_server"):
    setattr(socket, _name, _refuse)
for _name in ("connect", "connect_ex", "bind", "sendto"):
    setattr(socket.socket, _name, _reach_nothing if _IS_AWAY else _refuse)
