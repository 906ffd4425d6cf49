"""Where the operating system does not tell of changes: limits that are used up, network drives, and when a save is over."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest
from previews import MILL, POST, run_serve
from watchdog.utils import BaseThread

from firsthand.preview.choose_watch import SiteWatch
from firsthand.preview.drives import find_kind, find_network_drive
from firsthand.preview.git import find_git_lock
from firsthand.preview.settling import LONGEST_S, Changes

# A user namespace has limits of its own (user_namespaces(7)), so a test can use them up without taking them from anybody.
LIMITED = ("unshare", "--user", "--map-root-user", "sh", "-c")
MAY_LIMIT = ["echo 9 > /proc/sys/user/max_inotify_watches"]


def may_limit() -> bool:
    try:
        return subprocess.run([*LIMITED, *MAY_LIMIT], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not may_limit(), reason="this machine makes no user namespaces")
@pytest.mark.parametrize("limit", ["max_inotify_watches", "max_inotify_instances"])
def test_a_limit_that_is_reached_is_told_and_lived_with(site: Path, limit: str) -> None:
    for number in range(20):
        (site / f"content/posts/{number}").mkdir()
    number = {"max_inotify_watches": 15, "max_inotify_instances": 0}[limit]
    before = (*LIMITED, f'echo {number} > /proc/sys/user/{limit}; exec "$@"', "sh")
    with run_serve(site, "--port", "0", before=before) as served:
        said = served.read_until("looking for changes every 1 s instead")
        assert "sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024" in said
        served.read_until("serving ")
        (site / MILL).write_text(POST.replace("FIRST", "SECOND"), encoding="utf-8")
        served.read_until("built ")


@pytest.mark.skipif(not may_limit(), reason="this machine makes no user namespaces")
def test_a_limit_that_is_reached_later_is_lived_with_too(site: Path) -> None:
    before = (*LIMITED, 'echo 40 > /proc/sys/user/max_inotify_watches; exec "$@"', "sh")
    with run_serve(site, "--port", "0", before=before) as served:
        served.read_until("serving ")
        for number in range(50):
            (site / f"content/posts/{number}").mkdir()
        served.read_until("looking for changes every 1 s instead")
        (site / "content/posts/49/new.md").write_text(POST.replace("label: unverified", "label: x"), encoding="utf-8")
        assert served.read_until("error").startswith("content/posts/49/new.md:6:12: ")


def test_a_watch_whose_thread_died_gives_way_to_looking(site: Path) -> None:
    said: list[str] = []
    watch = SiteWatch([site], poll_s=None, say=said.append)

    class Dying(BaseThread):
        def run(self) -> None:
            message = "no more"
            raise ValueError(message)

    thread = Dying()
    thread.start()
    thread.join()
    assert watch.wait(10)
    (line,) = said
    assert line.startswith("nobody tells of changes here (watchdog stopped: ValueError: no more); looking for changes")
    (site / MILL).write_text(POST, encoding="utf-8")
    assert watch.wait(10)
    watch.close()


MOUNTS = """\
22 1 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw
30 22 0:40 / /home rw,relatime shared:5 - nfs4 server:/home rw,vers=4.2
31 30 259:2 / /home/ann/local rw - ext4 /dev/sdb1 rw
32 22 0:41 / /mnt/my\\040drive rw - fuse.sshfs ann@box:/ rw
33 22 0:42 / /mnt/c rw - 9p drvfs rw
34 22 0:43 / /srv rw - tmpfs tmpfs rw
35 22 0:44 / /srv rw - cifs //box/share rw
a line that is none
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/site", "ext4"),
        ("/home/ann/blog", "nfs4"),
        ("/home", "nfs4"),
        ("/home/ann/local/blog", "ext4"),
        ("/home/ann/local-blog", "nfs4"),
        ("/homes/blog", "ext4"),
        ("/mnt/my drive/blog", "fuse.sshfs"),
        ("/mnt/c/blog", "9p"),
        ("/srv/blog", "cifs"),
    ],
)
def test_the_deepest_and_last_mount_counts(folder: str, kind: str) -> None:
    assert find_kind(MOUNTS, folder) == kind


def test_a_folder_of_this_machine_is_no_network_drive(tmp_path: Path) -> None:
    assert find_network_drive(tmp_path) == ""


def test_changes_without_a_pause_are_over_after_the_longest_wait() -> None:
    changes, stopped = Changes(), threading.Event()

    def change_on() -> None:
        while not stopped.wait(0.01):
            changes.note()

    thread = threading.Thread(target=change_on)
    thread.start()
    try:
        assert changes.wait(10)
    finally:
        stopped.set()
        thread.join()
    changes.wait(0)
    assert not changes.wait(0)
    assert LONGEST_S == 0.5


def test_without_a_change_the_wait_ends() -> None:
    assert not Changes().wait(0.01)


def test_the_lock_of_a_linked_working_tree_is_in_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /elsewhere/.git/worktrees/blog\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    lock = find_git_lock(tmp_path / "site")
    assert lock
    assert lock.file == Path("/elsewhere/.git/worktrees/blog/index.lock")
    assert not lock.is_held()
