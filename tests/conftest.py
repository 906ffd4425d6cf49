"""For all tests: what failed is named at once, so that a run that is cut short has told it, and no example has to be quick."""

import signal

import pytest
from hypothesis import settings

# An example of hypothesis may take its time on a busy machine; speed is measured in benchmarks/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# A shell has what it runs in the background ignore interruptions, and so would each program that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class _NamesOfFailures:
    """Prints the name of each test that fails when it fails; what was wrong comes at the end of the run, as always."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._terminal.ensure_newline()
            self._terminal.write_line(f"failed: {report.nodeid}", red=True)


def pytest_sessionstart(session: pytest.Session) -> None:
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if isinstance(terminal, pytest.TerminalReporter) and terminal.verbosity <= 0:
        session.config.pluginmanager.register(_NamesOfFailures(terminal))
