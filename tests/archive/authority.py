"""A time-stamping authority of the tests' own, as OpenSSL plays one."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_SETTINGS = """\
[tsa]
default_tsa = here
[here]
dir = .
serial = {folder}/serial
signer_cert = {folder}/cert.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
[req]
distinguished_name = name
[name]
[ext]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
"""


@dataclass(frozen=True, slots=True)
class Authority:
    """Where its key and its certificate lie."""

    folder: Path

    def answer(self, query: bytes) -> bytes:
        """What it answers a query."""
        asked = self.folder / "query.tsq"
        asked.write_bytes(query)
        settings = str(self.folder / "settings.cnf")
        given = self.folder / "answer.tsr"
        _run("ts", "-reply", "-config", settings, "-queryfile", str(asked), "-out", str(given))
        return given.read_bytes()

    def believes(self, answer: Path, digest: str) -> bool:
        """Whether OpenSSL, which believes this authority, finds the answer to be a good stamp over the hash."""
        command = ["ts", "-verify", "-in", str(answer), "-digest", digest, "-CAfile", str(self.folder / "cert.pem")]
        return subprocess.run(["openssl", *command], capture_output=True, check=False).returncode == 0


def open_authority(folder: Path) -> Authority:
    """A new authority, or a skip where OpenSSL is missing."""
    if not shutil.which("openssl"):
        pytest.skip("nothing was dated: OpenSSL is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "settings.cnf"
    settings.write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    name = ("-subj", "/O=Town/CN=Clock of the town", "-days", "30", "-extensions", "ext", "-config", str(settings))
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(folder / "key.pem"))
    _run("req", "-x509", *key, "-out", str(folder / "cert.pem"), *name)
    return Authority(folder)


def _run(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)
