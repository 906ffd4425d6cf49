"""Whether changes in a folder are told of at all: network drives tell only of those made on this machine."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "afs", "ncpfs"})
_SHARED = frozenset({"9p", "virtiofs", "drvfs", "vboxsf", "vmhgfs", "prl_fs"})  # a machine's folder inside a virtual one
_FUSE = ("sshfs", "vmhgfs-fuse", "rclone", "s3fs", "davfs", "glusterfs", "grpcfuse")
_SILENT = _NETWORK | _SHARED | {f"fuse.{kind}" for kind in _FUSE}
_ESCAPE = re.compile(r"\\([0-7]{3})")
_MOUNTS = Path("/proc/self/mountinfo")


def find_network_drive(folder: Path) -> str:
    """The kind of network or shared drive that ``folder`` lies on, such as ``nfs4``; empty where it lies on none we know."""
    real = os.path.realpath(folder)
    if sys.platform == "win32":
        return "network" if real.startswith("\\\\") else ""
    try:
        kind = find_kind(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"), real)
    except OSError:  # not Linux
        return ""
    return kind if kind in _SILENT else ""


def find_kind(mounts: str, real: str) -> str:
    """The kind of file system at ``real``, as the table in /proc/self/mountinfo (proc(5)) has it: the deepest mount counts."""
    kind, deepest = "", -1
    for line in mounts.splitlines():
        left, mark, right = line.partition(" - ")
        if not mark:
            continue
        place = _ESCAPE.sub(lambda match: chr(int(match[1], 8)), left.split(" ")[4])
        is_inside = real == place or real.startswith(place.rstrip("/") + "/")
        if is_inside and len(place) >= deepest:
            kind, deepest = right.split(" ")[0], len(place)
    return kind
